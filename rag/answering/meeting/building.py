"""In which building a meeting was held, by the sentences that place it in one; each of them where accounts differ."""

import re

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.sentences import sentences_of
from rag.english import sentence_case

_WORD = r"[A-ZÀ-Þ][\w’'-]+"
_KIND = (
    r"(?:Palace|Hall|Cent(?:re|er)|Hotel|House|Museum|Castle|Complex|Pavilion|Resort|Residence|Theatre|Theater"
    r"|Headquarters|Stadium|Arena|Mansion|Villa|Chancellery|Kremlin|University)"
)
_BUILDING = re.compile(
    rf"\b(?:in|at|to|inside|named) (?:the )?(?P<name>(?:{_WORD} )*?{_KIND}\b"
    rf"(?: (?:{_KIND}|of (?:the )?{_WORD}(?: {_WORD})*))*)"
)
_MEETS = re.compile(
    r"\b(?:met|meet|meeting|summit|session|held|gathered|convened|opened|sat|took place|venue|welcomed|received"
    r"|hosted|presided|talks)\b"
)
_WHERE = re.compile(r"\bwhere\b")
_DIFFER = re.compile(r"\b(?:whereas|while|but|though|although|however)\b")


def building(asked: Asked, what: Meant) -> Composed | None:
    """The building of the meetings meant, or all that are named for it; None where no sentence names one."""
    if _WHERE.search(what.text) and not any(one.city.casefold() in what.text for one in what.meetings):
        return None  # "where in Asia": a city is asked for
    citations = Citations(asked.library)
    named: list[str] = []
    differ = False
    for one in sentences_of(asked.library, [key for each in what.meetings for key in each.article_ids]):
        found = [each["name"] for each in _BUILDING.finditer(one.text)] if _MEETS.search(one.text) else []
        if found:
            citations.cite(one.article_id, one.span)
            named += found
            differ = differ or (len({*found}) > 1 and bool(_DIFFER.search(one.text)))
    if not named:
        return None
    said = "; ".join(dict.fromkeys(named))
    headline = f"Accounts differ: {said}." if differ else f"{sentence_case(said)}."
    return Composed("meeting", headline=headline, quotes=tuple(citations.quotes))
