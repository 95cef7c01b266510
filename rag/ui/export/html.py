"""A conversation, or one answer of it, as an HTML file that needs nothing else, made to be read on paper too.

Every text goes through `escape`, and the page forbids itself scripts, images and anything from outside.
"""

from collections.abc import Iterator, Sequence
from html import escape

from rag.types import Item, Table
from rag.ui.export.text import note_line
from rag.ui.export.told import Note, Told, ToldAnswer, ToldQuote

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
  font: 1rem/1.5 "Source Serif 4", Georgia, "Liberation Serif", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 0.4rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0; }
h3 { font: 600 0.9rem/1.4 "Source Sans 3", system-ui, "Liberation Sans", sans-serif; margin: 1rem 0 0.2rem; }
section + section { margin-top: 2rem; padding-top: 1.2rem; border-top: 1px solid #ccc5b5; }
.small { font: 0.875rem/1.5 "Source Sans 3", system-ui, "Liberation Sans", sans-serif; color: #55585e;
  margin: 0.3rem 0; }
.headline { font-size: 1.2rem; font-weight: 600; line-height: 1.35; margin: 0.8rem 0; }
.said { white-space: pre-wrap; }
blockquote { margin: 0.6rem 0; padding-left: 0.9rem; border-left: 3px solid #ccc5b5; white-space: pre-wrap;
  break-inside: avoid; }
ul { margin: 0.2rem 0; padding-left: 1.2rem; }
table { border-collapse: collapse; margin: 0.8rem 0; font-size: 0.9rem; }
th, td { border: 1px solid #ccc5b5; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; }
.notes { list-style: none; padding: 0.5rem 0 0; margin-top: 0.8rem; border-top: 1px solid #ccc5b5;
  font: 0.8rem/1.4 "Source Sans 3", system-ui, "Liberation Sans", sans-serif; color: #55585e; }
.notes li { break-inside: avoid; }
.before, .number { color: #55585e; }
.warning { color: #9b2c22; font-weight: 600; }
a { color: #1d5468; }
a, span, strong { unicode-bidi: isolate; }
@page { margin: 1.6cm 2cm; }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 10pt; line-height: 1.4; }
  h2, h3, .small { break-after: avoid; }
}
</style>
</head>
<body>
"""


def as_page(title: str, exchanges: Sequence[Told]) -> str:
    """The whole file."""
    parts = [_HEAD % escape(title), f'<h1 dir="auto">{escape(title)}</h1>\n']
    for one in exchanges:
        parts += ("<section>\n", *_exchange(one, title), "</section>\n")
    return "".join((*parts, "</body>\n</html>\n"))


def _exchange(one: Told, title: str) -> Iterator[str]:
    if one.question != title:
        yield f'<h2 dir="auto">{escape(one.question)}</h2>\n'
    yield _small(f"Asked on {one.asked}.")
    if one.scope:
        yield _small(f"Asked only of: {one.scope}")
    if one.understood:
        yield _small(f"Understood as: {one.understood}")
    yield from _answer(one.answer)


def _answer(answer: ToldAnswer) -> Iterator[str]:
    if answer.headline:
        yield f'<p class="headline" dir="auto">{escape(answer.headline)}</p>\n'
    yield from (f'<p class="said" dir="auto">{escape(paragraph)}</p>\n' for paragraph in answer.paragraphs)
    yield from map(_quote, answer.leading)
    for section in answer.sections:
        lines = "".join(f'<li dir="auto">{_item(item)}</li>\n' for item in section.items)
        yield f'<h3 dir="auto">{escape(section.title)}</h3>\n<ul>\n{lines}</ul>\n'
    if answer.table:
        yield _grid(answer.table)
    if answer.counted:
        yield _small(answer.counted)
    if answer.further:
        yield "<h3>Also said</h3>\n"
        yield from map(_quote, answer.further)
    yield from (_small(remark) for remark in (*answer.remarks, answer.checked) if remark)
    if answer.notes:
        yield '<ul class="notes">\n{}</ul>\n'.format("".join(map(_note, answer.notes)))


def _quote(quote: ToldQuote) -> str:
    before = f'<span class="before">{escape(quote.before)} </span>' if quote.before else ""
    status = f' <span class="before">({escape(quote.status)})</span>' if quote.status else ""
    warning = f' <span class="warning">{escape(quote.warning)}</span>' if quote.warning else ""
    number = f'<span class="number">[{quote.marker}]</span>'
    apart = "".join(f'<br><span class="before">{escape(one)}.</span>' for one in quote.apart)
    return f"<blockquote>{before}“{_foreign(quote.text)}” {number}{status}{warning}{apart}</blockquote>\n"


def _item(item: Item) -> str:
    marks = "".join(f"[{marker}]" for marker in item.markers)
    return _foreign(item.text) + (f' <span class="number">{marks}</span>' if marks else "")


def _grid(table: Table) -> str:
    head = "".join(f'<th scope="col">{_foreign(name)}</th>' for name in table.columns)
    rows = "".join(f"<tr>{''.join(f'<td>{_item(cell)}</td>' for cell in row)}</tr>\n" for row in table.rows)
    return f"<table>\n<tr>{head}</tr>\n{rows}</table>\n"


def _note(note: Note) -> str:
    link = note.link if not note.same_as else None
    outside = f' <a href="{escape(link.url)}" rel="noopener noreferrer">{escape(link.label)}</a>' if link else ""
    return f'<li><span class="number">[{note.marker}]</span> {_foreign(note_line(note))}{outside}</li>\n'


def _foreign(text: str) -> str:
    """The text with a direction of its own, so that it reorders nothing that stands around it."""
    return f"<bdi>{escape(text)}</bdi>" if text else ""


def _small(text: str) -> str:
    return f'<p class="small" dir="auto">{escape(text)}</p>\n'
