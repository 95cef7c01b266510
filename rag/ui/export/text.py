"""An answer as plain text, for the clipboard."""

from collections.abc import Iterator

from rag.ui.export.told import Note, ToldAnswer, ToldQuote, note_reference


def as_plain_text(answer: ToldAnswer) -> str:
    """The answer with its references numbered below it."""
    return "\n\n".join(part for part in _parts(answer) if part)


def _parts(answer: ToldAnswer) -> Iterator[str]:
    yield answer.headline
    yield from answer.paragraphs
    yield from map(quote_line, answer.leading)
    yield from map(str, answer.sections)
    yield str(answer.table or "")
    yield answer.counted
    if answer.further:
        yield "Also said:"
        yield from map(quote_line, answer.further)
    yield from answer.remarks
    yield answer.checked
    yield "\n".join(map(_note, answer.notes))


def quote_line(quote: ToldQuote) -> str:
    """`They met. “They adopted a plan.” [1] (adopted, read from “adopted”)`."""
    status = f"({quote.status})" if quote.status else ""
    apart = (f"{one}." for one in quote.apart)
    words = (quote.before, f"“{quote.text}”", f"[{quote.marker}]", status, quote.warning, *apart)
    return " ".join(word for word in words if word)


def note_line(note: Note) -> str:
    """What a note says, without its number."""
    status = f"{note.status[:1].upper()}{note.status[1:]}." if note.status else ""
    apart = (f"{one}." for one in note.apart)
    return " ".join(part for part in (note.words, note_reference(note), status, note.warning, *apart) if part)


def _note(note: Note) -> str:
    return f"[{note.marker}] {note_line(note)}"
