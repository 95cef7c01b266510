"""What a question sets beside each other, by its wording alone: the sides as written, and what is asked of each.

"MC13 and MC14 side by side, on fees and on fish", "fish quotas, Oslo 2019 vs Lima", "Ada's and Bo's trips: which one
brought contracts?", "who got the chair after Oslo and who after Lima". The sides need be no meetings that the library
holds: a plan, a person, or a meeting that articles only look back on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.english import AUXILIARIES, QUESTION_WORDS, countries, words

_PREPOSITION = r"(?:after|before|in|at|from|for|of|to|by|under|during)"
_QUESTION_WORD = rf"(?:who|where|when|how (?!to\b|come\b|(?:{'|'.join(AUXILIARIES)})\b)[a-z]+)"
_EACH = re.compile(
    rf"^(?:and |so )?(?P<stem>(?:(?:in |at |by )?{_QUESTION_WORD}|(?:the )?(?:number|amount|share|count) of)\b[^,?]*?)"
    rf" (?P<preposition>{_PREPOSITION}) (?P<one>[^,?]+?),?"
    rf" (?:and|but) (?:(?:{_QUESTION_WORD}) )?(?P=preposition) (?P<other>[^,?]+?)\W*$",
    re.IGNORECASE,
)
_COLON = re.compile(
    r"^(?P<sides>[^:?]{3,90}?)(?: ?:| [-–—]|,(?= (?:what|who|where|when|why|how|which)\b)) (?P<rest>.+)$"
)
_OF_EACH = re.compile(
    r"\b(?:each(?: one| of (?:them|the two))?|both(?: of them)?|either|which (?:one|of (?:them|the two)))\b",
    re.IGNORECASE,
)
_SIDE_BY_SIDE = re.compile(
    r"^(?:please |can you |could you )?(?:put |set |show |give |place )?(?:me )?(?P<sides>.+?)"
    r" (?:side by side|next to each other|beside each other|alongside each other|in comparison|compared)\b[,:]?"
    r"\s*(?P<rest>.*?)\W*$",
    re.IGNORECASE,
)
_LED = re.compile(
    r"^(?:i (?:need|want|would like|'d like) (?:to (?:see|have) )?)?(?P<matter>\S+ (?:\S+ )+?)"
    r"(?P<preposition>with|in|at|by|from|to) (?P<sides>(?:the )?\S+(?: \S+)?(?:,| and ).+)$",
    re.IGNORECASE,
)
"""The matter in front of the first side: "the trade of Asia with China, India and Peru next to each other"."""
_NEXT_TO = re.compile(
    r"^(?:if (?:i|we|you) )?(?:please |can you |could you )?(?:put|set|place|lay|hold) (?P<one>[^,:?]+?)"
    r" (?:right )?(?:next to|beside|alongside|(?:up )?against) (?P<other>[^,:?]+?)"
    r"(?:(?:[,:]| [-–—]| on| about| regarding) (?P<rest>[^?]+?))?\W*$",
    re.IGNORECASE,
)
"""Sets one beside another, and then says on what: "put Oslo next to Lima, fish only"."""
_VERSUS = re.compile(
    r"^(?:(?P<before>.+?)(?:[,:]| [-–—]) )?(?P<one>[^,:?]+?) (?P<sign>vs\.?|versus|against|compared (?:to|with))"
    r" (?P<other>[^,:?]+?)"
    r"(?:(?:[,:?]| [-–—]| on| about| regarding) (?P<after>[^?]+?))?\W*$",
    re.IGNORECASE,
)
_COMPARE = re.compile(
    r"^(?:please |can you |could you )?(?:compare|contrast) (?P<sides>.+?)"
    r" (?:on|regarding|concerning|in terms of|as to|when it comes to) (?P<rest>.+?)\W*$",
    re.IGNORECASE,
)
_WHICH_HAS_MORE = re.compile(
    r"^(?:and |so )?(?:who|which(?: one| side| country| of (?:them|the two))?) "
    r"(?P<matter>(?:[^,:?]+ )?(?:more|less|fewer|larger|bigger|smaller|higher|lower|greater|most|least|first|earlier"
    r"|later)\b[^,:?]*?)(?:[,:] (?P<sides>(?:[^,?]+, )*[^,?]+?,? or [^,?]+?)"
    r"|[,:]? (?:–|- )?(?P<one>(?:the )?[^\s,]+(?: [^\s,]+){0,2}?) or (?P<other>[^,?]+?))\W*$",
    re.IGNORECASE,
)
"""Asks which of some did more of something: "who pledged more, China or Japan?"."""
_MATTER_FIRST = re.compile(
    r"^(?:please |can you |could you )?(?:compare|contrast) (?P<matter>(?!.*\b(?:and|with|to)\b.*:)[^:?]+?) ?:"
    r" (?P<sides>[^:?]+?)\W*$",
    re.IGNORECASE,
)
"""Names the matter, and then the sides: "compare the figures on trade: Kenya and Chile"."""
_MATTER_IN = re.compile(
    r"^(?:please |can you |could you )?(?:compare|contrast) (?P<matter>[^,:?]+?) (?P<preposition>in|at|from|by|of)"
    r" (?P<one>[^,:?]+?),? (?:and|with|to|against) (?P=preposition) (?P<other>[^,:?]+?)\W*$",
    re.IGNORECASE,
)
"""The same with a preposition before each: "compare the wording on reefs in the Oslo Pact and in the Lima text"."""
_DIFFERS = re.compile(
    r"^(?:and |so )?(?:how (?:did|does|do|has|have|had) (?P<matter>.+?) (?:differ|change|shift|evolve|develop)(?:ed|d)?"
    r"|what (?:has |was |had )?(?:changed|different|new|moved|shifted) (?:on|in|about|regarding|with|for) (?P<on>.+?))"
    r" (?:between|from|at|in|across) (?P<sides>.+?)\W*$",
    re.IGNORECASE,
)
"""Asks how one thing changed from side to side: "how did Kenya's vote differ between Oslo and Lima?"."""
_EACH_DID = re.compile(
    r"^(?P<matter>[^:?]+?)(?:: | [-–—] )(?:and )?what (?:did|does|has) (?P<one>[^,?]+?) [a-z]+"
    r",? and what (?:did|does|has) (?P<other>[^,?]+?) [a-z]+(?:[ ,][^?]*)?\W*$"
)
"""Asks of each in words of its own: "fish: what did Oslo fix and what did Lima keep, add or drop?"."""
_MATTER_OF = re.compile(r"^(?P<matter>[^,]+?) (?:of|from|for|on) (?P<side>[A-Z][\w-]+['’]s?\b.*)$")
"""What is asked about stands before the first of those whose it is: "the contracts of Ada's trip"."""
_WHEN = re.compile(r"^(?:in|at|of|from) .*$|\s+(?:in|of|from) (?:\w+ )?\d{4}$")
_TO_COMPARE = re.compile(r"^(?:please |can you |could you )?(?:compare|contrast) ", re.IGNORECASE)
_SERIES_WITH = re.compile(
    r"^[^,:]* (?:summits|meetings|conferences|sessions|talks) with (?=[^:]*\band\b)", re.IGNORECASE
)
"""In front of those with whom each was: "the Asian summits with Peru and Chile: what came out of each?"."""
_VS = re.compile(r"\s+(?:vs\b\.?|versus\b)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,\s*(?:and\s+)?|\band\b|\bvs\b\.?|\bversus\b|\bwith\b|&)\s*", re.IGNORECASE)
_OR = re.compile(r"\s*(?:,\s*(?:or\s+)?|\bor\b)\s*", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:,\s*(?:(?:and|to|then)\s+)*|\band\b(?:\s+(?:then|to|on)\b)*|\bthen\b(?:\s+to\b)?|\bto\b)\s*", re.IGNORECASE
)
_AND_QUESTION = re.compile(r",? and (?=(?:who|what|where|when|why|how|which)\b)", re.IGNORECASE)
_AND_ON = re.compile(
    r",? (?:and|nor|or) (?:on |in |about |regarding )|,? and (?=the )|, (?:on |about |regarding )?", re.IGNORECASE
)
_ON = re.compile(r"^(?:on|in|about|regarding|concerning|in terms of|for|as to)\s+", re.IGNORECASE)
_COUNTS = re.compile(r"\b(?:how (?:many|much)|number|amount|share|count)\b", re.IGNORECASE)
_CHANGED = re.compile(r"^(?:so )?what(?:'s| is| has| was)? (?:the )?(?:changed?|differ\w*|new)\b\W*$", re.IGNORECASE)
_NOTHING_ASKED = re.compile(
    r"^(?:please|pls|thanks|(?:in )?(?:a )?table"
    r"|(?:in )?(?:an?|one|two|three) (?:short )?(?:para|line|sentence|page)\w*)?\W*$",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(
    r"(?<=[?.]) (?:please )?(?:i (?:want|need|would like|'d like)|(?:just )?(?:give|tell|show)(?: me)?|with|and|both"
    r"|what (?:has )?changed)\b[^?.]*\W*$",
    re.IGNORECASE,
)
"""A last sentence that only says how the answer is to be: "Which is longer, Oslo or Lima? I need both numbers."."""
_NUMBER = re.compile(r"\d")
_OWNED = re.compile(r"^(?P<owner>.+?)['’]s?(?: (?P<owned>.+))?$")
_NAMED_WITH = re.compile(
    r"^(?P<owner>(?:the )?(?-i:[A-Z])[\w.’'-]*(?: (?-i:[A-Z])[\w-]*)*) (?P<owned>(?-i:[a-z])[a-z]+)$"
)
"""A name and what it has that is asked about, without "'s": "EU position"."""
_AT = re.compile(r"\s+(?:at|in|from|for(?! the (?-i:[A-Z]))) (?:the|their|its|his|her) .*$", re.IGNORECASE)
"""Says of the last side where all of them were: "fish vs ports at the council"."""
_VERB_LAST = re.compile(
    r"^(?P<side>.*[A-Z0-9][\w’'-]*) (?:have|contain|hold|include|get|receive|bring|give|offer|last|adopt|produce)s?$"
)
"""Ends a question that asks with "did" or "do": "how many points do the texts of Oslo and of Lima contain?"."""
_MOST_WORDS = 8
"""A side of more words is a sentence and no name."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Two or more sides, and what is asked of each."""

    sides: tuple[str, ...]
    """As they are written, without "the" and "'s"."""
    matters: tuple[str, ...]
    """As they are written; empty when they are only to be compared."""
    preposition: str = ""
    """What joins the one matter to each side: "who got the chair" with "after"."""
    leads: bool = False
    """Whether the matter stands before the sides: "the vote on fish, Oslo vs Lima"."""
    owned: str = ""
    """What each side has that is asked about: "trips" of "Ada's and Bo's trips"."""
    apart: bool = False
    """Whether each side is asked about in words of its own."""

    @property
    def counts(self) -> bool:
        """Whether a number of each is asked for."""
        return bool(self.matters and _COUNTS.search(self.matters[0]))

    def question(self, matter: str, side: str) -> str:
        """What is asked of one side, written out."""
        if self.preposition:
            return f"{matter} {self.preposition} {side}?"
        if _OF_EACH.search(matter):
            return _OF_EACH.sub(f"{side}'s {self.owned}" if self.owned else side, matter, count=1)
        return f"{matter}, {side}"


def set_beside(text: str) -> Beside | None:
    """What a question sets beside each other; None where its wording sets nothing so."""
    asked = _ASKED_FOR.sub("", text.strip())
    if found := _EACH.match(asked):
        return _of([found["one"], found["other"]], [found["stem"]], found["preposition"])
    if found := _SIDE_BY_SIDE.match(asked):
        matters = _matters(found["rest"])
        if (led := _LED.match(found["sides"])) and not matters:
            return _of(_AND.split(led["sides"]), [led["matter"]], led["preposition"])
        return _of(_AND.split(found["sides"]), matters)
    if (found := _COLON.match(asked)) and _OF_EACH.search(found["rest"]):
        sides = _SERIES_WITH.sub("", _TO_COMPARE.sub("", found["sides"]))
        return _of(_AND.split(sides), _AND_QUESTION.split(found["rest"].strip(" ?.")))
    if (led_in := _after_its_matter(asked)) is not None:
        return led_in
    if opposed := _opposed(asked):
        return opposed
    if more := _which_has_more(asked):
        return more
    if found := _MATTER_FIRST.match(asked):
        return _of(_AND.split(found["sides"]), [found["matter"]])
    if found := _COMPARE.match(asked):
        return _of(_AND.split(found["sides"]), _matters(found["rest"]))
    return None


def _opposed(asked: str) -> Beside | None:
    """The sides of a question that opposes them, or puts one next to the other; None for another question."""
    if found := _NEXT_TO.match(asked):
        return _of([found["one"], found["other"]], _matters(found["rest"] or ""))
    found = _VERSUS.match(asked)
    if found and (
        found["sign"].casefold().startswith("v") or all(_NUMBER.search(found[one]) for one in ("one", "other"))
    ):
        told = [_TO_COMPARE.sub("", found["before"] or ""), *_matters(found["after"] or "")]
        matters = [one for one in told if one and not _CHANGED.match(one)]
        return _of([found["one"], *_VS.split(found["other"])], matters, leads=bool(found["before"]))
    return None


def _which_has_more(asked: str) -> Beside | None:
    """The sides of a question after the one that has more of something; None for another question."""
    found = _WHICH_HAS_MORE.match(asked)
    if found is None:
        return None
    named = _OR.split(found["sides"]) if found["sides"] else [found["one"], found["other"]]
    return _of(named, [found["matter"]]) if named[0][:1].isupper() or named[0].startswith("the ") else None


def _after_its_matter(asked: str) -> Beside | None:
    """The sides of a question that names the one matter in front of them; None for another question."""
    if found := _DIFFERS.match(asked):
        return _of(_BETWEEN.split(found["sides"]), [found["matter"] or found["on"]], leads=True)
    if found := _MATTER_IN.match(asked):
        return _of([found["one"], found["other"]], [found["matter"]], leads=True)
    if found := _EACH_DID.match(asked):
        return _of([found["one"], found["other"]], [found["matter"]], leads=True, apart=True)
    return None


def _matters(rest: str) -> list[str]:
    if _NOTHING_ASKED.match(rest) or _CHANGED.match(rest):
        return []
    told = [_ON.sub("", part).strip(" ,.?") for part in _AND_ON.split(_ON.sub("", rest))]
    return [one for one in told if not _NOTHING_ASKED.match(one)]


def _of(
    sides: Sequence[str], matters: Sequence[str], preposition: str = "", *, leads: bool = False, apart: bool = False
) -> Beside | None:
    sides = _with_whole_names(sides)
    owned = ""
    if not matters and (led := _MATTER_OF.match(sides[0].strip())) and all(map(_OWNED.match, sides[1:])):
        matters, sides, leads = [led["matter"]], [led["side"], *sides[1:]], True
    if len(sides) > 1 and all(_OWNED.match(one.strip()) for one in sides):
        told = [_WHEN.sub("", found["owned"] or "") for one in sides if (found := _OWNED.match(one.strip()))]
        owned, sides = next(filter(None, reversed(told)), ""), [_OWNED.sub(r"\g<owner>", one.strip()) for one in sides]
    elif owned := _owned_by_all(sides):
        sides = [re.sub(rf"\s+{owned}$", "", one.strip(" ,.?")) for one in sides]
    if preposition and (found := _VERB_LAST.match(sides[-1].strip(" ,.?"))):
        sides = [*sides[:-1], found["side"]]
    named = [_AT.sub("", _bare(one)) for one in sides]
    if len(named) < 2 or not all(one and len(one.split()) <= _MOST_WORDS for one in named):
        return None
    if any(words(one)[:1] and words(one)[0] in QUESTION_WORDS for one in named):
        return None
    asked = tuple(bare for one in matters if (bare := one.strip(" ,.?")))
    return Beside(tuple(named), asked, preposition.lower(), leads, owned, apart)


def _owned_by_all(sides: Sequence[str]) -> str:
    """What all sides have that is asked about, where one of them names it: "EU position vs Japan's"; "" for nothing."""
    told = [one.strip(" ,.?") for one in sides]
    named = {found["owned"] for one in told if (found := _NAMED_WITH.match(one))}
    rest = [one for one in told if not _NAMED_WITH.match(one)]
    return named.pop() if len(named) == 1 and rest and all(re.search(r"['’]s?$", one) for one in rest) else ""


def _with_whole_names(sides: Sequence[str]) -> list[str]:
    """The sides, a country whose name has "and" in one piece: "Trinidad and Tobago"."""
    found: list[str] = []
    for side in sides:
        whole = f"{found[-1]} and {side.strip()}" if found else ""
        if whole and any({*words(whole)} - {"the"} <= {*words(country)} for country in countries(whole)):
            found[-1] = whole
        else:
            found.append(side.strip())
    return found


_LEADS_SIDE = re.compile(
    r"^(?:(?:in|at) )?(?:(?:(?:the )?(?:number|figure|value|sum|amount)s? (?:from|at|in|of|for)|those of|that of"
    r"|(?:the )?ones? (?:held |signed |adopted )?(?:in|at|of|from))\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


def _bare(side: str) -> str:
    told = re.sub(r"\s*\(.*$", "", side.strip(" ,.?;:"))
    return re.sub(r"['’]s$", "", _LEADS_SIDE.sub("", told))
