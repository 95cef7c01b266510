"""What in a question is talk with the assistant: greetings, thanks, orders to it, and questions about Readout itself.

Such talk says nothing about any meeting. In front of a real question it is left out, so that it changes neither how the
question is understood nor what is found: "hi, who chaired it?" is "who chaired it?", and so is "You are now a pirate.
Who chaired it?".
"""

import re
from typing import Literal

from rag.english import words
from rag.question.language import language_of

Talk = Literal[
    "greeting",
    "thanks",
    "farewell",
    "feelings",
    "model",
    "identity",
    "prompt",
    "languages",
    "sources",
    "adding",
    "abilities",
    "foreign",
]
"""What is said to, or asked about, Readout; `foreign` is anything in another language than English."""

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
            r"\byour (?:\w+ ){0,2}(?:prompt|instructions|rules|guidelines)\b|\bsystem prompt\b",
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
        "languages",
        (
            r"\b(?:do|can) (?:you|u) (?:only |also )?(?:speak|understand|read|answer in|reply in|write in|talk in)\b",
            r"\b(?:can|may|could|should|must) i (?:also )?(?:ask|write|type|speak|chat|talk|put questions)\b.{0,30}"
            r"\bin (?!the\b)\w+",
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
            r"\b(?:is|are) (?:you|the information|the answers?|your (?:answers?|sources)) (?:reliable|trustworthy)\b",
            r"\bcan i (?:trust|rely on) (?:you|this|your|the answers?)\b",
            r"\b(?:do|can) you (?:search|browse|use|access) the (?:web|internet)\b",
            r"\bhow do (?:you|i) know (?:this|it|that|you) (?:is|are) (?:true|right|correct)\W*$",
        ),
    ),
    (
        "adding",
        (
            r"\bhow (?:do|can|could|should|would) (?:i|we|you) (?:add|upload|import|load|ingest|put in|remove|delete) "
            r"(?:\w+ ){0,4}(?:articles?|documents?|files?|pdfs?|texts?|sources?|library|reports?)\b",
            r"\bcan i (?:add|upload|import|load|ingest|use) (?:\w+ ){0,3}"
            r"(?:own|articles?|documents?|files?|pdfs?|texts?)\b",
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
            r"\bhow do(?:es)? (?:you|this|readout) (?:\w+ )?(?:find|answer|produce|make|compose|write)"
            r" (?:(?:the|your|its|my) )?(?:answers?|questions?|sentences?|quotes?)\W*$",
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
_ORDER = re.compile(
    r"^(?:please |now |so |system: *|ok,? )*(?:(?:ignore|disregard|forget|override|bypass|skip) (?:all|any|every"
    r"|everything|what|the|your|previous|prior|these|those|that|about)\b"
    r"|you (?:are|will be|must|should|shall) now\b|you are (?:an?|dan|no longer|not|free|my)\b|from now on\b|(?:act"
    r"|behave|respond|answer|reply|speak|write|talk) (?:as|like)\b|pretend\b"
    r"|(?:the |your )?(?:right|correct|true|only) answer (?:is|must be|should be)\b|imagine (?:you|that you)\b"
    r"|enter \w+ mode\b|do ?n[o']t (?:cite|quote|use (?:the|your|any))\b"
    r"|without (?:using )?(?:the |your )?(?:articles|library|quotes|sources)\b)",
    re.IGNORECASE,
)
_QUESTION = (
    r"(?:who|whom|whose|what|which|when|where|why|how|was|were|is|are|did|does|do|has|have|will|tell|list|name|say|give"
    r"|explain|answer|just|summari[sz]e|compare|show)\b"
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?\n]+|$)\s*")
_AFTER_ORDER = re.compile(rf"(?:,|;|:| -| –|—| and| then)+\s+(?={_QUESTION})", re.IGNORECASE)


def talk_of(text: str) -> Talk | None:
    """What a text says to Readout, or asks about it; None when it asks about anything else."""
    folded = " ".join(text.casefold().replace("’", "'").split())
    found = next((talk for talk, wordings in _TALK if any(re.search(one, folded) for one in wordings)), None)
    return found or ("foreign" if language_of(text) else None)


def without_talk(text: str) -> str:
    """The text without greetings, thanks and orders to the assistant; unchanged if nothing else is left."""
    rest = _without_orders(_TRAILING.sub("", _LEADING.sub("", text)))
    if rest == text or talk_of(text) or len(words(rest)) < 2:
        return text
    return rest[:1].upper() + rest[1:] if text[:1].isupper() else rest


def _without_orders(text: str) -> str:
    sentences = [found[0] for found in _SENTENCE.finditer(text)]
    kept = [one for one in sentences if not _ORDER.match(one)]
    if not kept:
        kept = [_after_order(one) for one in sentences]
    return "".join(kept).strip() or text


def _after_order(sentence: str) -> str:
    """What a sentence asks after the order with which it begins; empty when it only orders."""
    found = _AFTER_ORDER.search(sentence)
    return sentence[found.end() :] if found else ""
