"""Lists on which points accounts of a meeting differ, both sides of each and neither of them chosen."""

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, meetings_meant
from rag.answering.naming import counted, shortened
from rag.disagreements import Disagreement
from rag.english import number_of, sentence_case, terms
from rag.question import TOLD_DIFFERENTLY
from rag.types import Item, Section

_ASKING = frozenset(
    terms(
        """point points report reports account accounts source sources article articles media outlet outlets agency
        agencies press newspaper newspapers paper papers coverage contradict contradicts contradiction contradictions
        disagree disagrees disagreement disagreements differ differs difference differences different differently
        diverge diverging discrepancy discrepancies inconsistent inconsistency inconsistencies conflict conflicting
        figure figures version versions claim claims told tell detail details other another each list everything all
        anything where which library there"""
    )
)
"""Stems that ask for differences and say nothing of what these are about."""


def asks_for_differences(what: Meant) -> bool:
    """Whether a question asks on what accounts differ."""
    return bool(TOLD_DIFFERENTLY.search(what.text))


def differences(asked: Asked, what: Meant) -> Composed | None:
    """The points on which accounts differ, of the meetings meant or, where none is, of all; None without any."""
    about = what.topic - _ASKING
    citations = Citations(asked.library)
    sections = []
    for meeting in meetings_meant(asked, what) or asked.catalogue.meetings:
        found = [one for one in asked.record.disagreements(meeting) if not about or about & set(terms(_said(one)))]
        if items := tuple(_item(one, citations) for one in found):
            sections.append(Section(meeting.heading, items))
    count = sum(len(one.items) for one in sections)
    if not citations.quotes:
        return None
    at = f" on {counted(len(sections), 'meeting')}" if len(sections) > 1 else ""
    return Composed(
        "list",
        headline=f"{sentence_case(number_of(count, 'point'))}{at} {'is' if count == 1 else 'are'} told differently.",
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=count,
        there=count,
    )


def _said(one: Disagreement) -> str:
    return " ".join((one.about, *(side.value for side in one.sides)))


def _item(one: Disagreement, citations: Citations) -> Item:
    """Both sides, after what they are accounts of where that is told."""
    cited = (citations.cite(side.article_id, side.span) for side in one.sides if side.span is not None)
    told = "; ".join(shortened(side.value.rstrip(".")) for side in one.sides)
    about = f"{one.about}: " if one.about else ""
    return Item(sentence_case(f"{about}{told}"), tuple(dict.fromkeys(cited)))
