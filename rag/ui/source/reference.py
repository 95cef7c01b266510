"""How a passage is taken along: its words with their reference, a link to it here, a link to it in the original."""

import re
from urllib.parse import quote as percent_encoded

from rag.links import web_address
from rag.types import Article
from rag.ui.byline import article_day, publisher_line

EDGE_WORDS = 5
"""How many of a quote's first and last words find it in the original: few enough to survive an edit in its middle."""

_OUTER_PUNCTUATION = re.compile(r"^\W+|\W+$")


def cited_text(article: Article, start: int, end: int) -> str:
    """The words of that range and, on a line of its own, where they are from."""
    parts = (article.title, article.summit, article.place, article_day(article), publisher_line(article))
    line = " · ".join(part for part in parts if part)
    return f"“{article.text[start:end]}”\n{line} · article {article.id}, characters {start}–{end}"


def original_link(article: Article, words: str) -> str:
    """The article's own page, opened at those words; empty when it has none.

    A summary drawn from several publications has none: its words are in none of them.
    """
    address = web_address(article.url)
    fragment = text_fragment(words)
    if not address or not fragment or article.is_summary:
        return ""
    page = address.partition(":~:")[0]
    return f"{page}{'' if '#' in page else '#'}{fragment}"


def text_fragment(words: str) -> str:
    """`:~:text=start,end` of the text's own first and last words; `:~:text=all` when there are few.

    The syntax gives `-`, `,` and `&` a meaning, so they are always encoded (https://wicg.github.io/scroll-to-text-fragment/).
    """
    found = _OUTER_PUNCTUATION.sub("", words).split()
    if not found:
        return ""
    edges = [found] if len(found) <= 2 * EDGE_WORDS else [found[:EDGE_WORDS], found[-EDGE_WORDS:]]
    terms = [percent_encoded(" ".join(edge), safe="").replace("-", "%2D") for edge in edges]
    return f":~:text={','.join(terms)}"
