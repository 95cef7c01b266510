"""A question once it is understood: the result that retrieval, reading, refusals and the window share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rag.question.asked import ParsedQuestion, parse_question
from rag.question.catalogue import Agreement, Catalogue
from rag.question.kind import kind_of
from rag.question.kinds.compare import asks_for_superlative
from rag.question.kinds.phrasing import Phrasing
from rag.question.meeting import Meeting
from rag.question.named import Named
from rag.question.sides import ComparedSide, sides
from rag.types import Kind

Reach = Literal["one", "open", "across"]
"""What a question is about: one meeting, no particular meeting, or several meetings."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a question asks for, and which things in the library it names."""

    text: str
    """The question as it stands on its own."""
    kind: Kind
    """What kind of answer it wants."""
    parsed: ParsedQuestion
    named: Named
    meetings: tuple[Meeting, ...]
    """The meetings that agree best with what it names, by date; empty when it names no summit and no place."""
    agreement: Mapping[str, Agreement]
    """By article id: how the article agrees with what the question names."""
    sides: tuple[ComparedSide, ...] = ()
    """The meetings that it sets beside each other, in its order; at most one when it compares none."""
    carried_over: bool = False
    """Whether its text takes something from earlier turns that the question as it was asked does not say."""

    @property
    def reach(self) -> Reach:
        """How many meetings it is about: several, if its wording says so or it names two places of meetings."""
        places = self.named.places
        apart = {place for place in places if not any(place != other and place in other for other in places)}
        if self.parsed.across or len(apart) > 1:
            return "across"
        return "one" if len(self.meetings) == 1 else "open"

    @property
    def superlative(self) -> bool:
        """Whether it asks which of all meetings, or of a series, has the most or least of something."""
        return asks_for_superlative(Phrasing.of(self.parsed, self.named, self.sides))


def understand(text: str, catalogue: Catalogue) -> Understood:
    """Understand a question that stands alone (see `followup.standalone`), given what the library holds."""
    named = catalogue.names_in(text)
    agreement = catalogue.agreement(named)
    parsed = parse_question(text)
    beside = sides(text, catalogue)
    kind = kind_of(parsed, named, beside)
    return Understood(text, kind, parsed, named, catalogue.best_meetings(named), agreement, beside)
