"""A conversation, or one answer of it, in CommonMark; every text is escaped, so that it is read as text."""

import re
from collections.abc import Iterator, Sequence

from rag.types import Table
from rag.ui.export.text import note_line, quote_line
from rag.ui.export.told import Note, Told, ToldAnswer

_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#~|&!$]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_LINE_STARTS = re.compile(r"^(\s*)([-+=>:])|^(\s*\d{1,9})([.)])", re.MULTILINE)


def as_markdown(title: str, exchanges: Sequence[Told]) -> str:
    """The whole file."""
    parts = [f"# {_line(title)}"]
    for one in exchanges:
        parts += _exchange(one, title)
    return "\n\n".join(part for part in parts if part) + "\n"


def _exchange(one: Told, title: str) -> Iterator[str]:
    if one.question != title:
        yield f"## {_line(one.question)}"
    yield f"Asked on {one.asked}."
    if one.scope:
        yield f"Asked only of: {_line(one.scope)}"
    if one.understood:
        yield f"Understood as: {_line(one.understood)}"
    yield from _answer(one.answer)


def _answer(answer: ToldAnswer) -> Iterator[str]:
    if answer.headline:
        yield f"**{_line(answer.headline)}**"
    yield from map(_escaped, answer.paragraphs)
    yield from (f"> {_line(quote_line(quote))}" for quote in answer.leading)
    for section in answer.sections:
        yield f"### {_line(section.title)}"
        yield "\n".join(f"- {_line(str(item))}" for item in section.items)
    if answer.table:
        yield _grid(answer.table)
    yield answer.counted
    if answer.further:
        yield "### Also said"
        yield from (f"> {_line(quote_line(quote))}" for quote in answer.further)
    yield from (f"*{_line(remark)}*" for remark in answer.remarks)
    yield _line(answer.checked)
    if answer.notes:
        yield "### Notes"
        yield "\n".join(f"- {_line(f'[{note.marker}]')} {_note(note)}" for note in answer.notes)


def _grid(table: Table) -> str:
    rows = [list(map(_line, table.columns)), ["---"] * len(table.columns)]
    rows += [[_line(str(cell)) for cell in row] for row in table.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _note(note: Note) -> str:
    line = _line(note_line(note))
    if note.link is None or note.same_as:
        return line
    return f"{line} [{_line(note.link.label)}](<{_address(note.link.url)}>)"


def _line(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    """The text with all that Markdown would read as more than text put behind a backslash, addresses in it too."""
    lines = "\n".join(line.strip() for line in text.splitlines())
    escaped = _MARKDOWN.sub(lambda found: f"\\{found[0]}", lines)
    return _LINE_STARTS.sub(lambda found: f"{found[1] or found[3] or ''}\\{found[2] or found[4]}", escaped)


def _address(url: str) -> str:
    return url.replace("<", "%3C").replace(">", "%3E")
