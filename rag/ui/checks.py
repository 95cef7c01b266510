"""What checking an answer found, in the words that the page and every export use."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import get_args

from rag.presenting import of_sources
from rag.types import Article, ClaimVerdict, EarlierVersion, Quote, Writing, stories

VERDICTS: tuple[ClaimVerdict, ...] = get_args(ClaimVerdict)


def stands(quote: Quote, article: Article | None) -> bool:
    """Whether the quote is, character for character, what its article says there now."""
    return article is not None and article.says(quote.text, quote.start, quote.end)


FindEarlier = Callable[[str, int, str], EarlierVersion | None]
"""Gives the article of an id as it was when it had that text at that character."""


def changed_since(
    quotes: Iterable[Quote], articles: Mapping[str, Article | None], earlier: FindEarlier
) -> dict[int, EarlierVersion]:
    """By marker: the version that a quote stands in, for those whose article has changed since and has it no more."""
    moved = [quote for quote in quotes if articles[quote.article_id] and not stands(quote, articles[quote.article_id])]
    found = {quote.marker: earlier(quote.article_id, quote.start, quote.text) for quote in moved}
    return {marker: version for marker, version in found.items() if version is not None}


def checked_line(
    quotes: Sequence[Quote],
    sound: Mapping[int, bool],
    articles: Mapping[str, Article | None],
    changed: Collection[int] = (),
) -> str:
    """`3 quotes, all word for word from 2 articles`; or how many of them are not.

    Args:
        quotes: Of an answer.
        sound: By marker, whether the quote stands in its article.
        articles: The quoted ones by id.
        changed: Markers of quotes that stand in an earlier version of their article, which has changed since.
    """
    if not quotes:
        return "Nothing is quoted"
    good = [quote for quote in quotes if sound[quote.marker] or quote.marker in changed]
    count = len({quote.article_id for quote in good})
    quoted = {one.id: one for quote in good if (one := articles[quote.article_id]) is not None}
    told = of_sources(f"{count} article" if count == 1 else f"{count} articles", count, len(stories(quoted.values())))
    if len(good) < len(quotes):
        return f"Only {len(good)} of {len(quotes)} quotes are word for word in their articles. Do not rely on the rest."
    since = ", changed since" if changed and len(changed) == len(quotes) else ""
    since = since or (f", {len(changed)} of them changed since" if changed else "")
    if len(quotes) == 1:
        return f"1 quote, word for word from 1 article{since}"
    return f"{len(quotes)} quotes, {'both' if len(quotes) == 2 else 'all'} word for word from {told}{since}"


def counts_line(writing: Writing) -> str:
    """As `4 sentences written: 3 supported, 1 unsupported.`, and how many citations were struck out."""
    counts = Counter(claim.verdict for claim in writing.claims)
    total = len(writing.claims)
    told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS if counts[verdict])
    line = f"{total} {'sentence' if total == 1 else 'sentences'} written: {told or 'none checked'}."
    if struck := len(writing.struck):
        line += f" {struck} citation{'s' if struck > 1 else ''} of nothing that was shown, struck out."
    return line


def cost_line(writing: Writing) -> str:
    """`ollama:qwen3:8b · 1,234 tokens read, 210 written · 3.2 s`."""
    tokens = f"{writing.input_tokens:,} tokens read, {writing.output_tokens:,} written"
    return " · ".join((writing.model, *([tokens] if writing.input_tokens else []), f"{writing.seconds:.1f} s"))
