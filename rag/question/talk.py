"""What in a question is talk with the assistant: greetings, thanks, orders to it, and questions about Readout itself.

Such talk says nothing about any meeting. In front of a real question it is left out, so that it changes neither how the
question is understood nor what is found: "hi, who chaired it?" is "who chaired it?", and so is "You are now a pirate.
Who chaired it?".
"""

import re
from typing import Literal

from rag.english import sentence_case, words
from rag.question.language import language_of
from rag.question.orders import only_orders, without_orders

Talk = Literal[
    "greeting",
    "thanks",
    "farewell",
    "feelings",
    "model",
    "identity",
    "prompt",
    "languages",
    "accuracy",
    "choosing",
    "feedback",
    "privacy",
    "cost",
    "exporting",
    "adding",
    "sources",
    "abilities",
    "orders",
    "foreign",
]
"""What is said to, or asked about, Readout; `orders` are no question, `foreign` is anything in another language."""

_GREETING = (
    r"(?:(?:hi|hello|hey|hiya|howdy|greetings|salaam|salam|dear readout|good (?:morning|afternoon|evening|day))"
    r"(?: (?:there|again|all|everyone|everybody|readout|friend|team))*)"
)
_BESIDE_THANKS = (
    r"(?:a|lot|million|so|very|much|again|for|your|the|that'?s|that|this|was|is|it|all|today|now|helpful|useful|great"
    r"|perfect"
    r"|good|nice|help|answers?|time|i|have|got|need|needed|everything|really|you|were|been|just|then|readout|indeed"
    r"|enough"
    r"|nothing|else|more|no|quick|info|information|clear|anyway|folks|team)"
)
_THANKS = (
    r"(?:(?:(?:many|ok|okay|great|perfect|nice|cool|good|excellent|no|right|alright)[\s,.!]+)*"
    r"(?:thanks|thank (?:you|u)|thanx|thx|tnx|ty|cheers|much appreciated)"
    rf"(?! to\b)(?:[\s,.!]+{_BESIDE_THANKS}\b)*)"
)
_PRAISE = (
    r"(?:(?:very |really |so )?(?:great|perfect|excellent|awesome|nice|helpful|well done|good (?:job|work|answer)|cool)"
    r"|that (?:was|is) (?:all|very|really|great|helpful|useful|perfect|good)(?: \w+)?|that'?s (?:all|it|great|perfect"
    r"|helpful))"
)
_FAREWELL = (
    r"(?:(?:good)?bye(?:[ -]?bye)?(?: for now| then)?|see (?:you|ya|u)(?: (?:later|soon|tomorrow))?|farewell|good night"
    r"|cya|have a (?:nice|good|great) (?:day|evening|weekend|one))"
)
_MARKS = r"[\s,.!?;:)(–—-]*"
_MODELS = r"(?:chat ?gpt|gpt(?:-?\d\S*)?|claude|gemini|llama|copilot|mistral|qwen|deepseek|siri|alexa)"

_TAKES = r"(?:add|upload|import|load|ingest|feed(?: \w+)?|paste|use|put|insert|include|attach|submit|bring in)"
_MATERIAL = (
    r"(?:articles?|documents?|docs?|files?|pdfs?|texts?|sources?|reports?|releases?|library|links?|urls?|websites?"
    r"|web ?pages?|feeds?|rss|emails?|communiques?|readouts|notes?|material|stuff|folders?|papers|news)"
)
_FORMATS = (
    r"(?:pdfs?|docx?|word (?:files?|documents?)|odt|rtf|e?mails?|eml|html?|markdown|md files?|txt|text files|excel"
    r"|xlsx?|pptx?|powerpoints?|epubs?|csv|images|scans?|scanned \w+|rss|mhtml)"
)
_CHOOSES = r"(?:choos(?:e|es|ing)|chose|chosen|pick(?:s|ed)?|select(?:s|ed)?|decide[sd]?|find|found|rank(?:s|ed)?)"
_QUOTES = r"(?:quotes?|quotations?|sentences?|answers?|passages?|excerpts?|to (?:quote|show|cite))"
_TYPED = (
    r"(?:data|questions?|conversations?|chats?|quer(?:y|ies)|texts?|documents?|files?|articles?|inputs?|history"
    r"|searches"
    r"|privacy|information)"
)
_HANDLES = (
    r"(?:private|privately|safe|secure|sent|send|stored?|storing|kept|keep|saved?|saving|shared?|sharing|seen|logged"
    r"|log"
    r"|leaves?|leaving|confidential|train\w*|collect\w*|tracked|transmit\w*|transferred|uploaded|exposed|leak\w*)"
)

_TALK: tuple[tuple[Talk, tuple[str, ...]], ...] = (
    ("farewell", (rf"^(?:(?:{_THANKS}|ok(?:ay)?|{_PRAISE})[\s,.!]+(?:and )?)*{_FAREWELL}{_MARKS}$",)),
    ("thanks", (rf"^(?:(?:ok(?:ay)?|{_PRAISE}|{_THANKS}){_MARKS})*(?:{_THANKS}|{_PRAISE}){_MARKS}$",)),
    ("thanks", (r"^(?:ok(?:ay)?|k|got it|i see|understood|fine|alright|noted)\W*$",)),
    ("greeting", (rf"^{_GREETING}{_MARKS}(?:{_GREETING}{_MARKS})*$",)),
    (
        "feelings",
        (
            r"^how are (?:you|u)(?: (?:today|doing))*\W*$",
            r"^(?:how(?:'s| is) it going|what'?s up|are you (?:ok|there|awake|alive))\W*$",
        ),
    ),
    (
        "prompt",
        (
            r"\b(?:print|show|reveal|repeat|what|which|tell|give|output|see|leak|display|write|share|copy|paste"
            r"|dump)\b.*"
            r"\byour (?:\w+ ){0,2}(?:prompt|instructions|rules|guidelines)\b|\bsystem prompt\b"
            r"|^your (?:\w+ ){0,2}(?:prompt|instructions)\W*$",
            r"\b(?:ignore|forget|disregard) (?:\w+ ){0,4}(?:instructions|prompt|rules)\W*$",
        ),
    ),
    (
        "model",
        (
            r"\b(?:which|what) (?:\w+ ){0,4}(?:models?|llm|ai|engine)\b.*"
            r"\b(?:you|u|your|behind (?:this|it|the answers?))\b",
            r"\b(?:which|what) (?:language )?(?:models?|llm) (?:is|are) (?:this|it|used|running|configured)"
            r"(?: here)?\W*$",
            r"\b(?:your|the) (?:language )?(?:model|llm) (?:are you|do you|in use)\b",
            r"^(?:which|what)(?: language)? (?:model|llm)\W*$",
            r"\b(?:do|are) you (?:use|using|run on|running|based on|powered by) (?:an? )?(?:\w+ )?"
            rf"(?:language model|model|llm|ai|{_MODELS})\b",
            r"\bis (?:there|this) an? (?:\w+ )?(?:language model|llm|ai)\b",
            r"\bdoes (?:an? )?(?:ai|llm|language model|machine) write (?:this|the answers?|these|it)\b",
        ),
    ),
    (
        "identity",
        (
            r"\b(?:who|what)(?: are| r|'re) (?:you|u)\b(?! (?:talking|referring|saying|looking|able|capable|for|good))",
            r"\bwhat'?s your name\b|\bintroduce yourself\b|\btell me about (?:yourself|you)\W*$",
            r"\bare (?:you|u) (?:an? |the |really |just |actually )*"
            rf"(?:{_MODELS}|ai|artificial\w*|bot|chatbot|robot|human|person|real|machine|program|computer|llm"
            r"|language model|readout)\b",
            r"\bis this (?:an? )?(?:ai|bot|chatbot|chat ?gpt)\b",
            r"\bwho (?:made|built|created|wrote|developed|programmed|runs) (?:you|u|this (?:app|tool|assistant|bot))\b",
            r"\bwhat is (?:readout|this (?:app|tool|assistant|site|thing|program))\b|^what is this\W*$",
        ),
    ),
    (
        "adding",
        (
            rf"\b(?:how|where|can|could|may) (?:do |can |could |should |would |might )?(?:i|we|you|one) (?:\w+ "
            rf"){{0,2}}?"
            rf"(?:{_TAKES}|remove|delete)\b (?:\w+ ){{0,5}}{_MATERIAL}\b",
            rf"^(?:(?:hi|hello|please|and|so|know|explain|tell me)[, ]+)*how to (?:{_TAKES}|remove|delete)\b (?:\w+ "
            rf"){{0,4}}{_MATERIAL}\b",
            r"\b(?:how|where|can|could|may|want to|like to) .{0,25}\b(?:add|put|get|bring|load|feed|include|import"
            r"|insert"
            r"|drop)\b .{0,60}\b(?:in here|in this|into (?:this|it|here|readout)"
            r"|(?:to|into|in) (?:the|your|this|my) library)\b",
            r"\b(?:how|where|can|could|may) .{0,15}\b(?:i|we) (?:upload|ingest)\b",
            rf"\bmy own (?:\w+ ){{0,2}}{_MATERIAL}\b",
            rf"\b(?:do|does|can|could|will|is it possible to) .{{0,30}}\b(?:{_TAKES}|read|accept|take|open|support"
            rf"|handle|process)\b .{{0,40}}\b{_FORMATS}\b",
            r"\b(?:which|what)(?: kinds? of| sorts? of)? (?:file|document)[ -]?(?:formats?|types?|s)\b.*"
            r"\b(?:can|do|does|may|are|is)\b",
            r"\b(?:which|what) (?:formats?|files?)\b.*\b(?:you|i|it|readout|we)\b.*"
            r"\b(?:read|accept|support|upload|import|add|ingest|open|take)\b"
            r"|\b(?:which|what) formats? (?:are|is) (?:the |your )?(?:articles|texts|files|library)\b",
        ),
    ),
    (
        "accuracy",
        (
            r"\b(?:can|do|does|could|will|might|may|are|have|is|did) (?:you|readout|this (?:app|tool|thing)) "
            r"(?:\w+ ){0,2}(?:make (?:\w+ )?(?:mistakes?|errors?)|wrong|err|hallucinat\w+"
            r"|make (?:things?|stuff|it|this|that|anything|facts|quotes|answers) up|make up|invent|lie|lying|trusted"
            r"|accurate|reliable|trustworthy|biased|unbiased|neutral|objective|impartial|fallible|infallible"
            r"|get (?:it|things|facts|this|stuff|anything) wrong)\b",
            r"\bhow (?:accurate|reliable|trustworthy|precise|often|sure|certain|good|confident|likely) "
            r"(?:are|is|do|can|were) (?:you|u|your|readout|the (?:answers?|quotes?|results)|this (?:app|tool|thing))\b",
            r"\bhow (?:do|can|could|would|should) (?:i|we|you) (?:know|check|verify|tell|be (?:sure|certain)|trust"
            r"|confirm)\b.{0,20}\b(?:(?:quotes?|answers?|you|your|what you)\b.{0,20}|(?:this|it|that) is )"
            r"\b(?:right|true|correct|real|genuine|accurate|made up|wrong|reliable|mistaken|say)\W*$",
            r"\b(?:how|can|could) (?:do |can |could )?(?:i|we) (?:check|verify|trust|rely on)(?: \w+)? "
            r"(?:you|your (?:\w+ )?(?:answers?|quotes?|sources)|the (?:answers?|quotes?)|readout"
            r"|this(?: (?:app|tool|answer))?)\W*$",
            r"\b(?:your|readout's|the tool's) (?:\w+ )?(?:limits|limitations|weaknesses|accuracy|error rate|bias(?:es)?"
            r"|shortcomings|blind spots)\b",
            r"\b(?:is|are) (?:the information|the answers?|your (?:answers?|sources|quotes?)) (?:\w+ )?"
            r"(?:reliable|trustworthy|correct|accurate|real|genuine|right|true|made up)\b",
        ),
    ),
    (
        "choosing",
        (
            rf"\bhow (?:do|does|did|are|were|is|was) (?:\w+ ){{0,4}}{_CHOOSES}\b.{{0,30}}\b{_QUOTES}\W*$",
            rf"\bhow (?:do|does|did|are|were|is|was) (?:\w+ ){{0,2}}{_QUOTES} (?:\w+ )?{_CHOOSES}\b",
            rf"\bhow do(?:es)? (?:you|this|readout|it) {_CHOOSES} (?:what|which)\b",
            rf"\bwhy (?:do|did|have|are) (?:you|readout) (?:\w+ )?(?:{_CHOOSES}|quot(?:ed?|ing)|show(?:n|ing)?"
            r"|cit(?:ed?|ing)) (?:me )?(?:this|that|these|those|only|the|so)\b",
        ),
    ),
    (
        "feedback",
        (
            r"\b(?:leave|give|send|submit|provide|share) (?:you |u |my |some |any )*feedback\b",
            r"\b(?:how|where|can|could|to whom|want to|like to) .{0,20}\b(?:report|flag|complain about|correct|rate)\b"
            r".{0,30}\b(?:answers?|mistakes?|errors?|quotes?|bugs?|problems?)\b",
            r"^(?:this|that|your|the) (?:last )?(?:answer|quote) (?:is|was) (?:\w+ )?(?:wrong|bad|incorrect|useless"
            r"|false"
            r"|nonsense|not (?:right|correct|helpful|good))\b",
        ),
    ),
    (
        "privacy",
        (
            rf"\b(?:my|our) (?:\w+ )?{_TYPED} (?:\w+ ){{0,2}}{_HANDLES}\b"
            rf"|\b{_HANDLES}\b.{{0,20}}\bmy (?:\w+ )?{_TYPED}\b",
            rf"\b(?:what|whatever|anything|everything|things|stuff|texts?|questions) (?:that )?(?:i|we) (?:\w+ "
            rf")?(?:type|write|ask|enter|paste|upload|say|put in)\b.*\b(?:{_HANDLES}|see|go|goes"
            r"|leaves?|left)\b",
            rf"\b(?:{_HANDLES}|see|read)\b.{{0,15}}\b(?:what|everything|anything|whatever|all) (?:i|we) (?:type|write"
            rf"|ask"
            r"|enter|paste|upload|say)\b",
            r"\bleav(?:e|es|ing) (?:my|this|the|your|our) (?:computer|machine|laptop|pc|device|network|office"
            r"|server)\b",
            r"\b(?:do|does|will|can|are|is) (?:you|readout|it|this(?: \w+)?) (?:\w+ )?(?:phon(?:e|ing) home|spy\w*"
            r"|track\w*"
            r"|log(?:ging)?|collect\w*|(?:send|sending|shar(?:e|ing)|stor(?:e|ing)|keep(?:ing)?) (?:\w+ )?(?:data"
            r"|anything"
            r"|information|conversations?|questions|everything))\b(?! on\b)",
            r"\b(?:does|do|can|will|could) (?:you|it|readout|this(?: \w+)?|i) (?:\w+ )?(?:work|run|use|be used"
            r"|function)\b"
            r".{0,25}\b(?:offline|locally|without (?:\w+ ){0,2}(?:internet|network|connection|wifi))\b",
            r"\b(?:need|require|use)s? (?:an? |the )?(?:internet|network|online) ?(?:connection|access)?\W*$",
            r"^(?:(?:and|what about|how about|is this|are you|is readout) )*(?:privacy|data protection|gdpr\b.*)\W*$"
            r"|\b(?:your|readout's) (?:\w+ )?privacy\b|\bprivacy policy\W*$",
            r"\bis (?:this|readout|this \w+|what i \w+) (?:private|confidential|secure|safe|offline|local|gdpr)\b",
            r"\bwhere (?:is|are) (?:the |my |your |our )?(?:data|conversations?|library|questions|history) "
            r"(?:stored|kept|saved|held|hosted)\b",
        ),
    ),
    (
        "cost",
        (
            r"\bdo i (?:have to |need to )?pay\b|\b(?:is|are) (?:this|readout|you|it|this (?:app|tool|service)) "
            r"(?:really "
            r"|completely |for |all )?free(?: of charge| to use)?\W*$",
            r"\b(?:what|how much) (?:do|does|would|will) (?:you|u|readout|this (?:app|tool|thing|program|assistant"
            r"|service|software)) cost\b",
            r"\b(?:what|how much) (?:do|does|would|will|is) .{0,15}\bcost\w* to (?:use|run) (?:it|this|you|readout)?",
            r"\b(?:do|does) (?:i|you|it|this|readout|one|we) (?:\w+ )?(?:need|require|have to have) (?:an? |any "
            r")?(?:\w+ )?"
            r"(?:api key|key|gpu|account|subscription|licen[sc]e|login|registration|graphics card)\b",
            r"\b(?:price|pricing|subscription|licen[sc]e)\b.*\b(?:readout|this (?:app|tool|program|software)|you)\W*$",
        ),
    ),
    (
        "exporting",
        (
            r"\b(?:how|where|can|could|may|want to|like to) (?:do |can |could |would )?(?:i|we) (?:\w+ )?(?:export"
            r"|download"
            r"|save|print|copy|share|cite|keep)\b (?:\w+ ){0,3}?(?:this|it|answers?|conversations?|chats?|results?"
            r"|quotes?"
            r"|everything|history|references?|list|table|brief)\b",
            r"^(?:please |can you |could you )*(?:export|download|save|print) (?:this|it|that|the|my|our) ?(?:answers?"
            r"|conversations?|chats?|results?|quotes?|list|table|brief)?\b(?: (?:as|to|in|into)\b.*)?\W*$",
        ),
    ),
    (
        "languages",
        (
            r"\b(?:do|can) (?:you|u) (?:only |also )?(?:speak|understand|read|answer in|reply in|write in|talk in)\b",
            r"\b(?:can|may|could|should|must) i (?:also )?(?:ask|write|type|speak|chat|talk|put questions)"
            r"(?: (?:to )?(?:you|it|this|my|a|some|questions?|things|something))* in (?!the\b)\w+",
            r"\b(?:can|could|will|do) (?:you|readout|it|this) (?:please |also )?translate\b"
            r"|^(?:please )?translate (?:this|that|it|the answer)\b",
            r"\b(?:which|what) languages\b.*\b(?:you|i)\b|^answer (?:me )?in [a-z]+(?:ian|ish|nch|man)\W*$",
        ),
    ),
    (
        "sources",
        (
            r"\b(?:which|what)(?: news)? (?:sources|publications|publishers|outlets|newspapers|media)\b.*"
            r"\b(?:you|u|your|library|these answers)\b",
            r"\b(?:what|which) (?:are|is) your (?:sources?|data|database|training data|knowledge base)\b",
            r"\byour (?:data )?sources\W*$",
            r"\bwhere (?:do|does) (?:you|u|your (?:\w+ )?(?:answers?|information|facts|data|quotes?)) (?:\w+ )?"
            r"(?:get|come|take|find|draw)\b",
            r"\b(?:do|can) you (?:search|browse|use|access) the (?:web|internet)\b",
        ),
    ),
    (
        "abilities",
        (
            r"\bwhat (?:else )?(?:can|could|do) (?:you|u|readout)(?: \w+)? (?:do|answer|offer|help)\b"
            r"(?! (?:about|on|at|in)\b)",
            r"\bwhat (?:can|does) this (?:(?:app|tool|thing|assistant|site|program) )?do\b",
            r"\bwhat are you (?:able|capable|for|good)\b|\bwhat (?:can|may|should|could) i (?:ask|do|type|write)\b",
            r"\bwhat (?:kinds? of |sorts? of )?(?:questions?|things)\b.*\b(?:can i|can you|do you|to ask)\b",
            r"\bhow (?:do|does|can|should|would) (?:i|you|u|this|readout|one) (?:work|use|ask|start|begin)\b"
            r"(?! (?:with|out|in|on))(?: (?:this|you|it|readout|here|app|tool))*\W*$",
            r"\byour (?:abilities|capabilities|features|functions|purpose)\b",
            r"^(?:please )?(?:help|can you help|i need help|menu|start|commands)(?: me)?(?: please)?\W*$",
            r"\b(?:can|could) you help(?: me)?(?: please)?\W*$",
            r"\bhow do(?:es)? (?:you|this|readout) (?:\w+ )?(?:answer|produce|make|compose|write)"
            r" (?:(?:the|your|its|my) )?(?:answers?|questions?)\W*$",
        ),
    ),
)
"""What is said, each with its wordings, folded. They are tried in this order."""

_LEADING = re.compile(
    rf"^(?:(?:{_GREETING}|{_THANKS})(?:[\s]*[,.!;:–—-]+\s*|\s+(?=(?:who|what|which|when|where|why|how|was|were|is|are"
    rf"|did|does|do|has|have|can|could|will|please|list|tell|i)\b))"
    rf"|(?:{_PRAISE})[,.!]+\s*)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"(?<=[?.!])\s*(?:{_THANKS}|{_GREETING}|{_FAREWELL})[\s.!]*$|,? (?:thanks|thank you|thx|cheers)[\s.!]*$",
    re.IGNORECASE,
)


def talk_of(text: str) -> Talk | None:
    """What a text says to Readout, or asks about it; None when it asks about anything else."""
    folded = " ".join(text.casefold().replace("’", "'").split())
    found = next((talk for talk, wordings in _TALK if any(re.search(one, folded) for one in wordings)), None)
    return found or ("foreign" if language_of(text) else "orders" if only_orders(text) else None)


def without_talk(text: str) -> str:
    """The text without greetings, thanks and orders to the assistant; unchanged if nothing else is left."""
    rest = without_orders(_TRAILING.sub("", _LEADING.sub("", text)))
    if rest == text or talk_of(text) not in (None, "prompt") or len(words(rest)) < 2:
        return text
    return sentence_case(rest) if text[:1].isupper() else rest
