"""How a brief is to be arranged: "… in two parts: A, and B", "…, keeping A apart from B", "…, ending on A".

Such words say how the brief is to be written. They name parts of it and nothing that it is on.
"""

import re
from dataclasses import dataclass

from rag.english import QUESTION_WORDS, number_words

_QUESTION = rf"(?:{'|'.join(QUESTION_WORDS)})"
_BEGINS = r"(?:[,;:.(–—-]\s*|\s)(?:(?:and|but|then|please|always)\s+)*"
_SET_OFF = r"(?:[,;:.(–—-]\s*|\b(?:and|but|please|that|which)\s+)(?:(?:and|but|then|please|always|with)\s+)*"
_SECTIONS = r"(?:parts|sections|halves|blocks|chapters|headings|columns|paragraphs|groups|lists)"
_SOME = rf"(?:(?:{'|'.join(number_words(2, 5))}|[2-5]|separate|distinct|short|different|clear)\s+)+"
_APART = (
    re.compile(
        rf"{_SET_OFF}(?:keep|separat|distinguish|tell|set|split)(?:es?|s|ing|ting)?\s+(?:clearly\s+)?(?!between\b)"
        r"(?P<one>[^,;:.]+?)(?:\s+(?:apart|separate(?:ly|d)?|distinct|away))?\s+from\s+(?P<other>[^;:.]+)$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_SET_OFF}(?:distinguish|separat|divid|differentiat)(?:es?|ing)?\s+(?:clearly\s+)?between\s+"
        r"(?P<one>[^;:.]+?),?\s+and\s+(?P<other>[^;:.]+)$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:{_SET_OFF}(?=what\b|the\b)|,? with\s+)(?P<one>[^,;:.]+?),?\s+(?:and|from|apart from)\s+"
        r"(?P<other>[^;:.]+?)\s+"
        rf"(?:(?:kept|set|told)\s+)?(?:apart|separate(?:ly|d)?|in (?:{_SOME})?{_SECTIONS})(?: from each other)?$",
        re.IGNORECASE,
    ),
)
"""Two parts that are not to be mixed."""
_PARTED = re.compile(
    rf"{_BEGINS}(?:(?:(?:split|divided?|broken|organi[sz]ed|arranged|grouped|sorted)\s+(?:it\s+)?(?:up\s+|down\s+)?)?"
    rf"(?:in|into|under|with|as)\s+{_SOME}{_SECTIONS}\s*(?:[,:–-]|for|on|about|called|namely)*"
    r"|(?:split|divided?|broken|organi[sz]ed|grouped|sorted)\s+(?:up\s+|down\s+)?(?:into|between|by)"
    r"|covering|(?:with\s+(?:a|the|particular|special)\s+)?(?:focus(?:s?ing|s?ed)?|concentrating|emphasis)\s+on)"
    r"\s+(?P<parts>[^.]+)$",
    re.IGNORECASE,
)
"""Parts that are only named, in whatever order."""
_ENDS = re.compile(
    rf"{_BEGINS}(?:end|clos|finish|conclud)(?:e|ing)?\s+(?:with|on|by)\s+(?P<last>[^.]+)$", re.IGNORECASE
)
_STARTS = re.compile(
    rf"{_BEGINS}(?:start|begin|open|lead)(?:n?ing)?\s+(?:with|on|from)\s+(?P<first>[^.]+?),?\s+(?:and|then|before)\s+"
    r"(?:end|clos|finish|conclud)(?:e|ing)?\s+(?:with|on|by)\s+(?P<last>[^.]+)$",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"[,;:(–—-]\s*(?:(?:and|with|please)\s+)*(?P<first>(?:the |its |their )?[\w-]+(?: [\w-]+)?) first"
    r"(?:,? (?:and )?(?:then|after that|followed by|before) (?P<then>[^.]+))?$",
    re.IGNORECASE,
)
"""Says what comes first: "decisions first, then money"."""
_ASKED_AFTER = re.compile(rf"^(?P<subject>[^.?!]+[.?!])\s+(?:and\s+)?(?P<parts>{_QUESTION}\b[^.]+\?)$", re.IGNORECASE)
"""A brief that goes on to ask: "Tell me about Oslo. What was agreed, and what was left open?"."""
_NEXT_QUESTION = re.compile(rf"\s*(?:[,;?+&]|\b(?:and|plus|then)\b)[\s,]*(?:and\s+)?(?={_QUESTION}\b)", re.IGNORECASE)
_AND_THE = re.compile(r",(?: and)? (?=the\b)", re.IGNORECASE)
_NEXT_PART = re.compile(r"\s*(?:[,;+&]|\b(?:and|plus|then)\b)\s*(?:(?:and|then)\s+)?", re.IGNORECASE)
_NO_MORE = re.compile(r"[,.]? (?:and |but )?(?:no|nothing) (?:more|else|longer|further)(?: please)?\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A request for a brief, taken apart."""

    subject: str
    """What the brief is on, with all that does not say how it is to be arranged."""
    parts: tuple[str, ...] = ()
    """As they are written; empty where none is told."""
    last: str = ""
    """What the whole brief is to end on."""


def arrangement_of(text: str) -> Arrangement:
    """The subject of a brief and its parts, by the words that only arrange it."""
    told = text.strip()
    if found := _ASKED_AFTER.match(told):
        return Arrangement(found["subject"], parts_within(found["parts"]))
    bare = _NO_MORE.sub("", told.rstrip(" .?!)"))
    if found := next(filter(None, (one.search(bare) for one in _APART)), None):
        return Arrangement(bare[: found.start()], (_stripped(found["one"]), _stripped(found["other"])))
    if found := _PARTED.search(bare):
        return Arrangement(bare[: found.start()], parts_within(found["parts"]))
    if found := _FIRST.search(bare):
        then = parts_within(found["then"]) if found["then"] else ()
        return Arrangement(bare[: found.start()], (_stripped(found["first"]), *then) if then else ())
    if found := _STARTS.search(bare):
        return Arrangement(bare[: found.start()], (_stripped(found["first"]), _stripped(found["last"])))
    if found := _ENDS.search(bare):
        return Arrangement(bare[: found.start()], last=_stripped(found["last"]))
    return Arrangement(told)


def parts_within(text: str) -> tuple[str, ...]:
    """The parts that are named one after another: clauses where each begins with a question word, else phrases."""
    pieces = [one for piece in _NEXT_QUESTION.split(text) for one in _AND_THE.split(piece)]
    clauses = [one for piece in pieces if (one := _stripped(piece))]
    asking = [one for one in clauses if re.match(rf"{_QUESTION}\b", one, re.IGNORECASE)]
    if len(asking) > 1:
        return tuple(clauses)
    return tuple(one for piece in _NEXT_PART.split(text) if (one := _stripped(piece)))


def _stripped(part: str) -> str:
    return part.strip(" ,;:.?!()")
