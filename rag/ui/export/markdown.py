"""A conversation, or one answer of it, in CommonMark; every text is escaped, so that it is read as text."""

from collections.abc import Iterator, Sequence

from rag.markdown import markdown_address, markdown_line, markdown_text
from rag.types import Table
from rag.ui.export.text import note_line, quote_line
from rag.ui.export.told import Note, Told, ToldAnswer


def as_markdown(title: str, exchanges: Sequence[Told]) -> str:
    """The whole file."""
    parts = [f"# {markdown_line(title)}"]
    for one in exchanges:
        parts += _exchange(one, title)
    return "\n\n".join(part for part in parts if part) + "\n"


def _exchange(one: Told, title: str) -> Iterator[str]:
    if one.question != title:
        yield f"## {markdown_line(one.question)}"
    yield f"Asked on {one.asked}."
    if one.scope:
        yield f"Asked only of: {markdown_line(one.scope)}"
    if one.understood:
        yield f"Understood as: {markdown_line(one.understood)}"
    yield from _answer(one.answer)


def _answer(answer: ToldAnswer) -> Iterator[str]:
    if answer.headline:
        yield f"**{markdown_line(answer.headline)}**"
    yield from map(markdown_text, answer.paragraphs)
    yield from (f"> {markdown_line(quote_line(quote))}" for quote in answer.leading)
    for section in answer.sections:
        yield f"### {markdown_line(section.title)}"
        yield "\n".join(f"- {markdown_line(str(item))}" for item in section.items)
    if answer.table:
        yield _grid(answer.table)
    yield answer.counted
    if answer.further:
        yield "### Also said"
        yield from (f"> {markdown_line(quote_line(quote))}" for quote in answer.further)
    yield from (f"*{markdown_line(remark)}*" for remark in answer.remarks)
    yield markdown_line(answer.checked)
    if answer.notes:
        yield "### Notes"
        yield "\n".join(f"- {markdown_line(f'[{note.marker}]')} {_note(note)}" for note in answer.notes)


def _grid(table: Table) -> str:
    rows = [list(map(markdown_line, table.columns)), ["---"] * len(table.columns)]
    rows += [[markdown_line(str(cell)) for cell in row] for row in table.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _note(note: Note) -> str:
    line = markdown_line(note_line(note))
    if note.link is None or note.same_as:
        return line
    return f"{line} [{markdown_line(note.link.label)}](<{markdown_address(note.link.url)}>)"
