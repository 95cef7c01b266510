"""A conversation as one HTML file that needs nothing else, made to be read on paper too.

Every text goes through `escape`, and the page forbids itself scripts, images and anything from outside.
"""

from html import escape

from rag.conversations import KeptConversation
from rag.ui.saving.told import FindArticle, Told, ToldQuote, told

_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>%s</title>
<style>
body { max-width: 42rem; margin: 2.5rem auto; padding: 0 1.25rem; background: #fff; color: #22252a;
  font: 1rem/1.55 Georgia, "Liberation Serif", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.8rem; line-height: 1.2; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 0; }
section { margin-top: 2.2rem; padding-top: 1.2rem; border-top: 1px solid #ccc5b5; }
.small { font: 0.875rem/1.5 system-ui, "Liberation Sans", sans-serif; color: #55585e; margin: 0.3rem 0; }
.said { white-space: pre-wrap; }
ol { list-style: none; padding: 0; }
li { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid #ccc5b5; break-inside: avoid; }
blockquote { margin: 0; white-space: pre-wrap; }
.before, .number { color: #55585e; }
.warning { color: #9b2c22; font-weight: 600; }
a { color: #1d5468; }
a, span, strong { unicode-bidi: isolate; }
@page { margin: 2cm; }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 11pt; }
  h2, .small { break-after: avoid; }
  a::after { content: " (" attr(href) ")"; }
}
</style>
</head>
<body>
"""


def as_page(conversation: KeptConversation, find_article: FindArticle) -> str:
    """The whole file."""
    title = escape(conversation.title)
    parts = [_HEAD % title, f'<h1 dir="auto">{title}</h1>\n', '<p class="small">A conversation with Readout.</p>\n']
    parts += [_section(told(exchange, find_article)) for exchange in conversation.exchanges]
    return "".join((*parts, "</body>\n</html>\n"))


def _section(one: Told) -> str:
    parts = [f'<section>\n<h2 dir="auto">{escape(one.question)}</h2>\n', _small(f"Asked on {one.asked}.")]
    if one.scope:
        parts.append(_small(f"Asked only of: {one.scope}"))
    if one.understood:
        parts.append(_small(f"Understood as: {one.understood}"))
    parts += [f'<p class="said" dir="auto">{escape(paragraph)}</p>\n' for paragraph in one.paragraphs]
    parts += [_small(remark) for remark in one.remarks]
    if one.quotes:
        parts.append("<ol>\n{}</ol>\n".format("".join(map(_quote, one.quotes))))
    return "".join((*parts, "</section>\n"))


def _quote(quote: ToldQuote) -> str:
    before = f'<span class="before">{escape(quote.before)} </span>' if quote.before else ""
    number = f'<span class="number">[{quote.marker}]</span>'
    outside = [
        f'<a href="{escape(link.url)}" rel="noopener noreferrer">{escape(link.label)}</a>' for link in quote.links
    ]
    words = [
        f"<strong>{escape(quote.title)}</strong>",
        _foreign(quote.origin),
        _foreign(quote.place),
        ", ".join(outside),
    ]
    warning = f'<p class="small warning">{escape(quote.warning)}</p>' if quote.warning else ""
    return (
        f"<li><blockquote>{number} {before}“{_foreign(quote.text)}”</blockquote>\n"
        f'<p class="small">{" · ".join(part for part in words if part)}</p>{warning}</li>\n'
    )


def _foreign(text: str) -> str:
    """The text with a direction of its own, so that it reorders nothing that stands around it."""
    return f"<bdi>{escape(text)}</bdi>" if text else ""


def _small(text: str) -> str:
    return f'<p class="small">{escape(text)}</p>\n'
