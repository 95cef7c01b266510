"""The form of a turn: what leads it in, whether it is only a phrase, and the question added to an earlier one."""

import re

from rag.english import words
from rag.question.catalogue import Catalogue
from rag.question.understood import Understood, understand

NAME = r"(?:[A-Z0-9][\w.’'+-]*)(?:[ –-](?:de |of |the |al-)?(?:[A-Z0-9][\w.’'+-]*))*"
SERIES_AND_NUMBER = re.compile(r"\b([A-Z]{2,})(\d{1,3})\b")
"""A series and the number of one of its meetings: "COP30"."""
_TAKES_BACK = (
    r"sorry|oops|apologies|my (?:mistake|bad)|scratch that|(?:the )?wrong (?:one|meeting|summit|group|body|year|place)"
    r"|(?:no|nope|wait|actually|rather)(?=[,.!]| sorry\b| i meant?\b| not\b)"
    r"|(?:forgive|pardon) me|pardon"
    r"|(?:no,? )?i (?:meant|mean|said|(?:was|am) (?:asking about|thinking (?:of|about)|referring to|talking about))"
    r"(?: to (?:ask about|say))?"
)
LEAD_IN = re.compile(
    r"^((and|but|or|so|then|also|ok(ay)?|now|what about|how about|what of|(the )?same( question| thing)?"
    r"|(?:(?:please|can you|could you) )*(?:do|repeat|give me|tell me) (?:the same|that|this)"
    r" (?:for|with|about|of)"
    rf"|{_TAKES_BACK}|(no,? )?i (only|just) (want(ed)?|need(ed)?|care about)|(only|just)(?= the\b))"
    r"\b[,.:!\s–-]*)+",
    re.IGNORECASE,
)
CORRECTS = re.compile(rf"^(?:{_TAKES_BACK})\b", re.IGNORECASE)
"""Opens a turn that puts the one before right."""
HESITATES = re.compile(
    r"^(?:(?:really|seriously|wow)[?!]+\s+|(?:h+m+|u+h+m*|u+m+|e+r+m*|eh|oh|aha?|well|right|alright|interesting|i see)"
    r"(?:[\s,.!…–—-]*[,.!…–—-]+\s*|\s+(?=(?:and|but|so|then|ok|what about|how about)\b)))+",
    re.IGNORECASE,
)
"""Says at the head of a turn only that somebody thinks: "hm, and on Ukraine?"."""
NOT_BUT = re.compile(r"^not (?P<not>[^,;]+?)(?:[,;]|,? but) +(?P<but>.+)$", re.IGNORECASE)
"""A correction: "not Uzbekistan, Kazakhstan"."""
_BUT_NOT = re.compile(
    rf"^(?P<but>(?:(?:{_TAKES_BACK})\b[,.:!\s–-]*)+(?=\w)(?!not\b)[^,;?]+?)"
    r"(?:,(?: and| but)?| and| but|(?= (?:not|instead of|rather than) (?:(?:in|at|on|of|for|the) )*(?-i:[A-Z])))"
    r" (?:not|instead of|rather than) [^?]+$",
    re.IGNORECASE,
)
"""A correction that says last what was not meant: "sorry, I meant Kazakhstan, not Uzbekistan"."""
ONES_FIGURE = re.compile(
    rf"^(?:the )?(?P<whose>{NAME})['’]s? (?:figure|number|share|sum|amount|pledge|contribution|count"
    r"|total|answer)s?\W*$"
)
"""Wants what was told of one of another: "what about Peru's figure?"."""
PLEASE = re.compile(
    r"[\s,]*\b(?:please|pls|plz|thanks|thx|then|i mean|i meant"
    r"|(?:if|may) (?:i|we|one)(?: (?:may|might|can|could))? ask)\W*$"
    r"|\s*[,;:–—-]+\s*(?:the )?same(?: (?:thing|question|again|there|please|pls)){0,2}\W*$",
    re.IGNORECASE,
)
"""Ends a turn and says nothing of what it is on."""
PREPOSITION = "in|at|on|for|after|before|from|with|to|by|of|about|between|under|during"
THE_ONE = re.compile(
    r"^the (.+?) (?:one|summit|meeting|text|declaration)s?(?P<there> (?:in|of|from) [^?]{2,40}?)?[\s?.!]*$",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\b(who|what|which|when|where|why|how|did|does|do|is|are|was|were|will|would|has|have|had|can(?=\W+\w+\W+\w)|could)\b",
    re.IGNORECASE,
)
TELLS_TO = re.compile(
    r"^(?:(?:please|pls|can you|could you)\b[\s,]*)*(?:brief|summari[sz]e|sum up|recap|list|compare|explain|describe"
    r"|outline"
    r"|tell me|give me|show me)\b",
    re.IGNORECASE,
)
"""Opens an order that asks for something by itself."""
_SHORT_PHRASE = 7
"""In words."""
_GOES_ON = re.compile(r"^(?:(?:and|but|so|then|also|ok(?:ay)?|now)\b\W*)+", re.IGNORECASE)
_FEWEST_WORDS = 4
"""A first question of fewer words, "really?", asks nothing of its own."""
FILLER = re.compile(
    r"[ -](?:thing(?:y|s)?|stuff|issue|question|matter|business|bit|part|point|topic|story)\W*$", re.IGNORECASE
)
"""Ends a phrase that names what a turn is on: "the railway thing"."""
SHORT_ANSWER = 160
"""In characters. A longer answer is a list of quotes, so a name in it may not be what was asked for."""


def without_lead_in(turn: str) -> str:
    """What a turn asks for, without what leads it in, and without what a correction says that it did not mean."""
    told = _BUT_NOT.sub(r"\g<but>", PLEASE.sub("", turn.strip()))
    return ONES_FIGURE.sub(r"\g<whose>", NOT_BUT.sub(r"\g<but>", LEAD_IN.sub("", told)))


def first_question(turn: str) -> str:
    """The first of several questions, which those after it may point to; a turn that is one question as it is."""
    first, _, rest = turn.partition("? ")
    own = _GOES_ON.sub("", first)
    return f"{own}?" if rest and len(words(own)) >= _FEWEST_WORDS and ASKS.match(own) else turn


def is_phrase(bare: str) -> bool:
    """Whether the turn is only a name or a prepositional phrase, without a question word."""
    return len(words(bare)) <= _SHORT_PHRASE and not ASKS.search(bare)


def head(before: str) -> str:
    """An earlier turn without the question that was added to it in brackets."""
    return re.sub(r"\?? \([^()]*\)", "", before)


def root(before: Understood, catalogue: Catalogue) -> Understood:
    """The question that was added to an earlier turn in brackets, or else that turn."""
    inside = re.search(r"\? \(([^()]*\?)", before.text)
    return understand(inside[1], catalogue) if inside else before


def with_question_mark(question: str) -> str:
    """The question, with a mark at its end unless it ends in one or in a question in brackets."""
    return question if question.rstrip().endswith(("?", ")")) else f"{question.rstrip(' .!')}?"
