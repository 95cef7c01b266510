"""What the kind of a question is judged by."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.question.asked import ParsedQuestion, aside_of
from rag.question.named import Named
from rag.question.sides import ComparedSide


@dataclass(frozen=True, slots=True)
class Phrasing:
    """The words of a question, and what they name in the library."""

    parsed: ParsedQuestion
    named: Named
    text: str
    """As written, without the earlier question in brackets (see `aside_of`)."""
    folded: str
    """The same in lower case, with straight apostrophes and single spaces."""
    earlier: str
    """The earlier question in brackets, folded in the same way; empty when there is none."""
    sets_beside: bool
    """Whether it sets meetings that the library holds beside each other."""

    @classmethod
    def of(cls, parsed: ParsedQuestion, named: Named, sides: Sequence[ComparedSide]) -> "Phrasing":
        """The wording of a question, given what it names and the meetings that it sets beside each other."""
        whole = " ".join(parsed.text.casefold().replace("’", "'").split())
        end = aside_of(whole)
        return cls(
            parsed,
            named,
            text=parsed.text[: aside_of(parsed.text)],
            folded=whole[:end].strip(),
            earlier=whole[end:].strip("() "),
            sets_beside=len(sides) > 1 and all(side.meetings for side in sides),
        )
