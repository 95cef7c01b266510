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
_THANKS = (
    r"(?:(?:many |ok |okay |great |perfect |thats? |great,? |ok,? |okay,? )?(?:thanks|thank (?:you|u)|thx|tnx|ty|cheers"
    r"|much appreciated)"
    r"(?! to\b)(?: (?:a lot|a million|so|very|much|again|for (?:your|the|that|this|all)(?: \w+){0,3}|readout|that"
    r"|this|was|is"
    r"|really|helpful|useful|great|perfect|all|then))*)"
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

_TALK: tuple[tuple[Talk, str], ...] = (
    ("farewell", rf"^(?:(?:{_THANKS}|ok(?:ay)?|{_PRAISE})[\s,.!]+(?:and )?)*{_FAREWELL}{_MARKS}$"),
    ("thanks", rf"^(?:(?:ok(?:ay)?|{_PRAISE}|{_THANKS}){_MARKS})*(?:{_THANKS}|{_PRAISE}){_MARKS}$"),
    ("greeting", rf"^{_GREETING}{_MARKS}(?:{_GREETING}{_MARKS})*$"),
    (
        "feelings",
        r"^(?:how are (?:you|u)(?: (?:today|doing))*|how(?:'s| is) it going|what'?s up|are you (?:ok|there|awake"
        r"|alive))\W*$",
    ),
    (
        "prompt",
        r"\byour (?:\w+ ){0,2}(?:prompt|instructions|rules|guidelines)\b|\bsystem prompt\b"
        r"|\b(?:ignore|forget|disregard) (?:\w+ ){0,4}(?:instructions|prompt|rules)\W*$",
    ),
    (
        "model",
        r"\b(?:which|what) (?:\w+ ){0,4}(?:models?|llm|ai|engine)\b.*\b(?:you|u|your|use[ds]?|using|run(?:s"
        r"|ning)?|behind|power\w*|this|here)\b"
        r"|\b(?:which|what) (?:language )?(?:models?|llm) (?:is|are) (?:this|it|configured)\b"
        r"|\b(?:your|the) (?:language )?(?:model|llm) (?:are you|do you|in use)\b|^(?:which"
        r"|what)(?: language)? (?:model|llm)\W*$"
        rf"|\b(?:do|are) you (?:use|using|run on|running|based on|powered by) (?:an? )?(?:\w+ )?(?:language model"
        rf"|model|llm|ai|{_MODELS})\b"
        r"|\bis (?:there|this) an? (?:\w+ )?(?:language model|llm|ai)\b|\bdoes (?:an? )?(?:ai|llm|language model"
        r"|machine) write\b",
    ),
    (
        "identity",
        r"\b(?:who|what)(?: are| r|'re) (?:you|u|this)\b(?! (?:talking|referring|saying|looking|able|capable|for"
        r"|good))|\bwhat'?s your name\b|\bintroduce yourself\b"
        rf"|\bare (?:you|u) (?:an? |the |really |just |actually )*(?:{_MODELS}|ai|artificial\w*|bot|chatbot|robot"
        rf"|human|person|real|machine|program|computer|llm|language model|readout)\b"
        r"|\bis this (?:an? )?(?:ai|bot|chatbot|chat ?gpt)\b|\bwho (?:made|built|created|wrote|developed"
        r"|programmed|runs) (?:you|u|this (?:app|tool|assistant|bot))\b"
        r"|\bwhat is (?:readout|this (?:app|tool|assistant|site|thing|program))\b|\btell me about (?:yourself"
        r"|you)\W*$",
    ),
    (
        "languages",
        r"\b(?:do|can) (?:you|u) (?:only |also )?(?:speak|understand|read|answer in|reply in|write in|talk in)\b"
        r"|\b(?:can|may|could|should|must) i (?:also )?(?:ask|write|type|speak|chat|talk"
        r"|put questions)\b.{0,30}\bin (?!the\b)\w+"
        r"|\b(?:which|what) languages\b.*\b(?:you|i|speak|supported?|ask|understand)\b"
        r"|\banswer (?:me )?in [a-z]+ian\b|\bother languages\b",
    ),
    (
        "sources",
        r"\b(?:which|what)(?: news)? (?:sources|publications|publishers|outlets|newspapers|media)\b.*\b(?:you|u"
        r"|your|this|library|drawn?|used?|based)\b"
        r"|\b(?:what|which) (?:are|is) your (?:sources?|data|database|training data|knowledge base)\b"
        r"|\byour (?:data )?sources\W*$"
        r"|\bwhere (?:do|does) (?:you|u|your (?:\w+ )?(?:answers?|information|facts|data"
        r"|quotes?)) (?:\w+ )?(?:get|come|take|find|draw)\b"
        r"|\b(?:is|are) (?:this|you|the information|the answers?|your (?:answers?|sources)) (?:reliable"
        r"|trustworthy|from the (?:internet|web))\b"
        r"|\bcan i (?:trust|rely on) (?:you|this|your|the answers?)\b|\b(?:do|can) you (?:search|browse|use"
        r"|access) the (?:web|internet)\b|\bhow do (?:you|i) know (?:this|it|that|you) (?:is|are) (?:true|right"
        r"|correct)\W*$",
    ),
    (
        "adding",
        r"\bhow (?:do|can|could|should|would) (?:i|we|you) (?:add|upload|import|load|ingest|put in|remove"
        r"|delete) (?:\w+ ){0,4}(?:articles?|documents?|files?|pdfs?|texts?|sources?|library|reports?)\b"
        r"|\bcan i (?:add|upload|import|load|ingest|use) (?:\w+ ){0,3}(?:own|articles?|documents?|files?|pdfs?"
        r"|texts?)\b",
    ),
    (
        "abilities",
        r"\bwhat (?:can|could|do|does|will) (?:you|u|this|it|readout)(?: \w+)? (?:do|answer|offer"
        r"|help)\b(?! (?:about|on|at|in|for (?!me|us)))"
        r"|\bwhat are you (?:able|capable|for|good)\b|\bwhat (?:can|may|should|could) i (?:ask|do|type|write)\b"
        r"|\bwhat (?:kinds? of |sorts? of )?(?:questions?|things)\b.*\b(?:can i|can you|do you|to ask)\b"
        r"|\bhow (?:do|does|can|should|would) (?:i|you|u|this|it|readout|one) (?:work|use|ask|start"
        r"|begin)\b(?! (?:with|out|in|on))(?: (?:this|you|it|readout|here))*\W*$"
        r"|\byour (?:abilities|capabilities|features|functions|purpose)\b|^(?:please )?(?:help|can you help"
        r"|i need help|menu|start|commands)(?: me)?(?: please)?\W*$"
        r"|\b(?:can|could) you help(?: me)?(?: please)?\W*$|\bhow do(?:es)? (?:you|this|it"
        r"|readout) (?:\w+ )?(?:find|answer|produce|make|compose|write)(?: (?:the |your |its |my )?(?:answers?"
        r"|questions?|sentences?|quotes?))\W*$",
    ),
)

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
    r"|imagine (?:you|that you)\b|enter \w+ mode\b|do ?n[o']t (?:cite|quote|use (?:the|your|any))\b"
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
    found = next((talk for talk, pattern in _TALK if re.search(pattern, folded)), None)
    return found or ("foreign" if language_of(text) else None)


def without_talk(text: str) -> str:
    """The text without greetings, thanks and orders to the assistant around a question; unchanged if nothing is left."""
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
