"""Answers which editions of a series the library lacks between those that it holds."""

from collections import defaultdict
from collections.abc import Sequence

from rag.answering.about import rows
from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.missing import editions_in_words
from rag.english import listing, number_of, sentence_case
from rag.ordinals import ordinal
from rag.question import Meeting
from rag.types import Item, Section


def gaps(asked: Asked) -> Composed | None:
    """Which editions are missing, of the series asked for or of all; None where no meeting is numbered."""
    wanted = asked.understood.named.summits
    by_series: dict[str, list[Meeting]] = defaultdict(list)
    for one in asked.catalogue.meetings:
        if not wanted or one.summit in wanted:
            by_series[one.summit].append(one)
    if not wanted:
        return _of_all(by_series)
    meetings = [one for ones in by_series.values() for one in ones]
    return Composed(
        "library",
        headline=" ".join(_of_one(series, ones) for series, ones in sorted(by_series.items())),
        sections=(Section("Meetings", rows(((one, ()) for one in meetings), Citations(asked.library))),),
        shown=len(meetings),
        there=len(meetings),
    )


def _of_one(series: str, held: Sequence[Meeting]) -> str:
    """What is held of a series and what is missing in between, as a sentence."""
    numbers = sorted(one.edition for one in held if one.edition)
    head = f"Of the {series} the library holds {editions_in_words(held)}"
    if len(numbers) < 2:
        unnumbered = "its articles give no number" if not numbers else "no other with a number"
        return f"{head}; {unnumbered}, so that no gap can be told."
    beyond = f"none before the {ordinal(numbers[0])} or after the {ordinal(numbers[-1])} is held"
    missing = _missing(held)
    if not missing:
        return f"{head}: no edition between them is missing; {beyond}."
    verb = "is" if len(missing) == 1 else "are"
    return f"{head}; the {listing([ordinal(one) for one in missing])} {verb} missing, and {beyond}."


def _of_all(by_series: dict[str, list[Meeting]]) -> Composed | None:
    """The gaps in all series of which at least two meetings are numbered."""
    several = {series: ones for series, ones in sorted(by_series.items()) if sum(bool(one.edition) for one in ones) > 1}
    if not several:
        return None
    lacking = {series: missing for series, ones in several.items() if (missing := _missing(ones))}
    items = tuple(
        Item(
            f"{series}: the {listing([ordinal(one) for one in missing])}",
            article_id=by_series[series][0].article_ids[0],
        )
        for series, missing in lacking.items()
    )
    compared = number_of(len(several), "series", "series")
    count = sum(map(len, lacking.values()))
    headline = (
        f"{sentence_case(number_of(count, 'edition'))} {'is' if count == 1 else 'are'} missing between those that the "
        f"library holds of {compared}."
        if lacking
        else f"No edition is missing between those that the library holds of {compared}."
    )
    sections = (Section("Missing", items),) if items else ()
    return Composed("library", headline=headline, sections=sections, shown=len(items), there=len(items))


def _missing(held: Sequence[Meeting]) -> list[int]:
    """The numbers between those of the meetings that none of them has."""
    numbers = {one.edition for one in held if one.edition}
    return [one for one in range(min(numbers), max(numbers)) if one not in numbers] if numbers else []
