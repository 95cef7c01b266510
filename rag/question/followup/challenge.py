"""A later turn that doubts an answer: "another site says 61, not 58. who is right?", "wasn't it Oslo?".

It gives only another value. With the earlier question it makes a claim that can be checked: after "How many countries
signed?" it is "61 countries signed".
"""

import re

from rag.english import Figure, figures, is_verb, moments, plain, words
from rag.question.claim import without_asking

ASKED_OF_A_CLAIM = "Is it right that "
"""How a question begins that writes out the claim of a later turn."""
_WHO_IS_RIGHT = re.compile(
    r"[\s,.;:!?–—-]*\b(?:(?:so |and |then )?(?:(?:who|which)(?: one| of (?:them|these|those|the two))?(?: is|'s| are)"
    r" (?:it|right|correct|true|wrong)|which (?:is it|number|figure|one)(?: is (?:right|correct|true))?"
    r"|why the difference|are you (?:really )?sure|sure|really))\b[\s?.!]*",
    re.IGNORECASE,
)
_BUT = re.compile(r"^(?:hmm?|wait|but|no|nope|sorry|really|and|so|well|oh)\b[\s,.;:!?–—-]*", re.IGNORECASE)
_IT_WAS = re.compile(
    r"^(?:(?:it|that|they|there)(?:'s| is| was| were| are)"
    r"|(?:isn't|wasn't|weren't|aren't|was|is) (?:it|that|they|there))(?: not)? ",
    re.IGNORECASE,
)
_NOT = re.compile(r"^(?P<value>.+?)(?:,? (?:and |but )?(?:not|instead of|rather than) (?P<other>.+))?$", re.IGNORECASE)
_MOST_WORDS = 6
_OF_IT = r"(?P<rest>(?: (?:in|at|on|for|to)\b.*)?)$"
_HOW_MANY = re.compile(
    rf"^how many (?P<things>.+?) (?P<aux>do|does|did|will|would) (?P<who>.+) (?P<verb>[a-z]+){_OF_IT}", re.IGNORECASE
)
_HOW_MUCH = re.compile(
    rf"^how much (?P<things>money )?(?P<aux>do|does|did|will|would) (?P<who>.+?) (?P<verb>[a-z]+){_OF_IT}",
    re.IGNORECASE,
)
_WHEN_OR_WHERE = re.compile(
    r"^(?P<asks>when|where) (?P<be>is|was|were|are|will) (?P<who>.+?)(?: (?P<verb>be \w+|\w+ed|held|signed|born))?$",
    re.IGNORECASE,
)


def challenged(turn: str, earlier: str) -> str | None:
    """The claim that a turn sets against the answer to the earlier question; None when it sets none."""
    other = _other_value(turn)
    return _stated(earlier.strip(" ?.!"), other) if other else None


def _other_value(turn: str) -> str | None:
    """The value that a turn gives instead, in a few words; None when it doubts nothing."""
    text = plain(turn).strip()
    whole = text.strip(" ,.;:?!")
    bare = _WHO_IS_RIGHT.sub(" ", text).strip(" ,.;:?!")
    doubts = bare != whole
    while shorter := _BUT.match(bare):
        bare = bare[shorter.end() :]
    claimed = without_asking(bare).strip(" ,.;:?!")
    value = _IT_WAS.sub("", claimed)
    doubts = doubts or value != bare
    told = _NOT.match(value)
    if told is None or not (doubts or told["other"]) or len(value.split()) > _MOST_WORDS:
        return None
    return told["value"].strip(" ,")


def _stated(asked: str, value: str) -> str | None:
    """An earlier question as a statement, with this value for what it asks."""
    counted, dated = figures(plain(value)), moments(plain(value))
    begins = asked.lower().split()[:2]
    if begins == ["how", "many"]:
        return _counted(asked, counted[0].text) if counted and _is_bare(value, counted[0], asked) else None
    if begins == ["how", "much"]:
        return _counted(asked, value) if counted and _is_bare(value, counted[0], asked) else None
    if told := _WHEN_OR_WHERE.match(asked):
        if not (dated if told["asks"].lower() == "when" else value[:1].isupper()):
            return None
        by = value if value.split()[0].lower() in ("on", "in", "at") else f"{'on' if dated else 'in'} {value}"
        return " ".join(filter(None, (told["who"], told["be"], told["verb"], by)))
    told_of = any(is_verb(word) for word in value.split()[1:])  # a claim of its own: "Peru supported it"
    if begins[:1] == ["who"] and begins != ["who", "did"] and value[:1].isupper() and not told_of:
        return f"{value} {asked[len('who ') :]}"
    return None


def _is_bare(value: str, figure: Figure, asked: str) -> bool:
    """Whether a turn gives the figure and no subject of its own: "about 61 countries", "61 signed"."""
    before = words(value[: figure.start])
    after = [word for word in words(value[figure.end :]) if word != "or" and not word.isdigit()]
    return len(before) <= 1 and (len(after) <= 1 or set(after) <= {*words(asked)})


def _counted(asked: str, value: str) -> str:
    """A question for a number, with the number in its place: "the text does have 14 points"."""
    if told := _HOW_MANY.match(asked) or _HOW_MUCH.match(asked):
        things = "" if (told["things"] or "money ") == "money " else f" {told['things']}"
        return f"{told['who']} {told['aux']} {told['verb']} {value}{things}{told['rest']}"
    rest = " ".join(asked.split()[2:])
    return f"{value} {rest.removeprefix('money ')}"
