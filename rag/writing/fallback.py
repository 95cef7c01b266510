"""A text that a model wrote and that is not the answer: how it stands behind the answer in quotes."""

from collections.abc import Sequence
from dataclasses import replace

from rag.english import sentence_case
from rag.markers import renumbered
from rag.types import Answer, Quote, Writing

DOES_NOT_HOLD = "Most of what the model wrote is not carried by the quotes it cites, so these are the quotes alone."


def behind(quoted: Answer, writing: Writing, quotes: Sequence[Quote]) -> Answer:
    """The answer in quotes with what a model wrote behind it, and why.

    Args:
        quoted: The answer in quotes.
        writing: What was written, whole or not.
        quotes: That it cites, by its own markers; those that the answer does not have are put after its own.
    """
    why = f"{sentence_case(writing.cut)}, so these are the quotes alone." if writing.cut else DOES_NOT_HOLD
    if not writing.text.strip():
        return replace(quoted, note=why)
    places = {(quote.article_id, quote.start): quote.marker for quote in quoted.quotes}
    markers: dict[int, int] = {}
    others: list[Quote] = []
    for quote in quotes:
        known = places.get((quote.article_id, quote.start))
        if known is None:
            others.append(replace(quote, marker=len(quoted.quotes) + len(others) + 1))
        markers[quote.marker] = known or others[-1].marker
    return replace(quoted, writing=replace(remarked(writing, markers), quotes=tuple(others)), note=why)


def remarked(writing: Writing, markers: dict[int, int]) -> Writing:
    """The same with other markers; the claims' offsets move with the text."""
    text, done = "", 0
    moved: dict[int, int] = {}
    for edge in sorted({edge for claim in writing.claims for edge in (claim.start, claim.end)}):
        text += renumbered(writing.text[done:edge], markers)
        moved[edge], done = len(text), edge
    text += renumbered(writing.text[done:], markers)
    claims = tuple(
        replace(
            claim,
            start=moved[claim.start],
            end=moved[claim.end],
            markers=tuple(markers[marker] for marker in claim.markers),
        )
        for claim in writing.claims
    )
    return replace(writing, text=text, claims=claims)
