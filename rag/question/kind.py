"""What kind of answer a question wants, judged by its wording and by what it names.

How each kind is worded stands in `rag.question.kinds`. A composer that finds nothing to say leaves the question to the
reader, so a wrong kind costs little.
"""

from collections.abc import Callable, Sequence

from rag.question.asked import ParsedQuestion
from rag.question.kinds.about import is_about_readout
from rag.question.kinds.check import asks_of_what_it_quotes, is_to_be_checked
from rag.question.kinds.compare import (
    asks_about_several,
    asks_for_superlative,
    asks_of_each,
    asks_to_compare,
    asks_which_has_more,
)
from rag.question.kinds.digest import asks_for_digest, only_names_topic, says_how_long
from rag.question.kinds.library import asks_about_library, goes_on_about_library
from rag.question.kinds.listed import (
    asks_for_all_put_forward,
    asks_for_largest_sums,
    asks_for_list,
    asks_for_two_lists,
    asks_what_divided,
    asks_what_is_told_differently,
)
from rag.question.kinds.meeting import asks_about_meeting
from rag.question.kinds.phrasing import Phrasing
from rag.question.kinds.status import asks_for_status
from rag.question.named import Named
from rag.question.sides import ComparedSide
from rag.types import Kind

_KINDS: tuple[tuple[Kind, Callable[[Phrasing], bool]], ...] = (
    ("check", asks_of_what_it_quotes),
    ("about", is_about_readout),
    ("library", goes_on_about_library),
    ("check", is_to_be_checked),
    ("compare", asks_for_superlative),
    ("compare", asks_which_has_more),
    ("digest", says_how_long),
    ("list", asks_for_largest_sums),
    ("library", asks_about_library),
    ("list", asks_what_is_told_differently),
    ("list", asks_what_divided),
    ("compare", asks_to_compare),
    ("compare", asks_of_each),
    ("digest", asks_for_digest),
    ("list", asks_for_two_lists),
    ("list", asks_for_all_put_forward),
    ("status", asks_for_status),
    ("meeting", asks_about_meeting),
    ("list", asks_for_list),
    ("digest", only_names_topic),
    ("compare", asks_about_several),
)
"""In the order in which they are tried: the first that fits is taken."""


def kind_of(parsed: ParsedQuestion, named: Named, beside: Sequence[ComparedSide] = ()) -> Kind:
    """The kind of answer that a question wants; "fact" when no other wording fits.

    Args:
        parsed: Its words.
        named: What it names in the library.
        beside: The meetings that it sets beside each other.
    """
    asked = Phrasing.of(parsed, named, beside)
    return next((kind for kind, fits in _KINDS if fits(asked)), "fact")
