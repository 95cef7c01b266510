"""Sets meetings beside each other in a table, with a quote behind every cell.

On a topic there is a row a meeting with what was said of it there. Without one there is a row an aspect: the documents
adopted, who took part, what else was agreed, the money, what was proposed, what comes next. A meeting without an entry
says so; none is filled from another.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.points import Point, adopted_documents, announcing_next, naming_most, of_status, points
from rag.answering.topic import topic_words
from rag.english import listing, stem, terms
from rag.question import Meeting
from rag.types import Item, Quote, Table

MOST_MEETINGS = 8
"""A question that can mean more meetings than this compares none in particular."""
NOTHING = "nothing in the library"
_PER_CELL = 2
_NAMED = 8
"""Participants named in a cell."""
_MONEY = frozenset(terms("money fund funding finance financing sum sums pledge pledges pledged invest investment"))
_MONEY_ASKED = frozenset(terms("much many amount figure offer offered give gave given promised billion million"))
_DOCUMENTS = frozenset(terms("document documents paper papers declaration adopted adopt sign signed agreement result"))
_WHO = frozenset(terms("participant participants attendance attended attend present guest absent"))
_NEXT = frozenset(terms("next following venue"))


@dataclass(frozen=True, slots=True)
class _Side:
    meeting: Meeting
    label: str
    points: list[Point]
    """The weightiest first."""


def compare(asked: Asked) -> Composed | None:
    """The table; None when fewer than two meetings are compared, or nothing is told of any of them."""
    named = asked.understood.sides
    missing = [side.said for side in named if not side.meetings]
    meetings = list(dict.fromkeys(one for side in named for one in side.meetings))
    if len(meetings) + len(missing) < 2 or not meetings or len(meetings) > MOST_MEETINGS:
        return None
    about = topic_words(asked.understood.text, meetings, asked.catalogue)
    sides = [_Side(one, label, points(asked, one.article_ids)) for one, label in _labelled(meetings)]
    citations = Citations(asked.library)
    aspect = _aspect_of(about)
    if about and aspect is None:
        return _on_topic(about, sides, missing, citations, asked)
    return _by_aspect([aspect] if aspect else list(_ASPECTS), about, sides, missing, citations, asked)


def _labelled(meetings: Sequence[Meeting]) -> list[tuple[Meeting, str]]:
    """The meetings by date, each with a short name: its series where they differ, its city and year."""
    ordered = sorted(meetings, key=lambda one: (one.date.toordinal() if one.date else 0, one.heading))
    apart = len({one.summit for one in ordered}) > 1
    return [(one, _label(one, series=apart)) for one in ordered]


def _label(meeting: Meeting, *, series: bool) -> str:
    year = str(meeting.date.year) if meeting.date else ""
    parts = (meeting.summit if series or not (meeting.city or year) else "", meeting.city, year)
    return " ".join(part for part in parts if part)


_Cells = Callable[[_Side, Asked, Citations], Item | None]


def _documents(side: _Side, asked: Asked, citations: Citations) -> Item | None:
    found = adopted_documents(asked.record.meeting(side.meeting), side.points)
    if not found:
        return None
    markers = dict.fromkeys(citations.cite(one.article_id, one.span) for one in found.values())
    return Item("; ".join(found), tuple(markers))


def _who(side: _Side, asked: Asked, citations: Citations) -> Item | None:
    known = asked.record.meeting(side.meeting)
    if found := naming_most(known, side.points)[:1]:
        return _told(found, citations)
    names = [one.value.name for one in known.who("present", "state", "organisation") if one.value.named]
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED + 1 else []
    return Item(listing([*(names[:_NAMED] if more else names), *more])) if names else None


def _adopted(side: _Side, asked: Asked, citations: Citations) -> Item | None:
    documents = adopted_documents(asked.record.meeting(side.meeting), side.points).values()
    agreed = [one for one in of_status(side.points, "adopted") if one not in documents]
    return _told(agreed[:_PER_CELL], citations)


def _money(side: _Side, asked: Asked, citations: Citations) -> Item | None:
    sums = [one for one in side.points if one.money]
    pledged = [one for one in sums if one.status in ("adopted", "announced")]
    return _told([*pledged, *(one for one in sums if one not in pledged)][:_PER_CELL], citations)


def _proposed(side: _Side, asked: Asked, citations: Citations) -> Item | None:
    return _told(of_status(side.points, "proposed")[:_PER_CELL], citations)


def _failed(side: _Side, asked: Asked, citations: Citations) -> Item | None:
    return _told(of_status(side.points, "failed")[:1], citations)


def _next(side: _Side, asked: Asked, citations: Citations) -> Item | None:
    return _told(announcing_next(asked.record.meeting(side.meeting), side.points)[:1], citations)


_ASPECTS: dict[str, _Cells] = {
    "Documents adopted": _documents,
    "Also agreed": _adopted,
    "Who took part": _who,
    "Money": _money,
    "Proposed": _proposed,
    "Not agreed, or left out": _failed,
    "Next meeting": _next,
}


def _aspect_of(about: Sequence[str]) -> str | None:
    """The aspect that a topic is: "money", "who pledged how much", "documents"."""
    wanted = {stem(word.casefold()) for word in about}
    if wanted & _MONEY and wanted <= _MONEY | _MONEY_ASKED:
        return "Money"
    for words_of, title in ((_DOCUMENTS, "Documents adopted"), (_WHO, "Who took part"), (_NEXT, "Next meeting")):
        if wanted and wanted <= words_of:
            return title
    return None


def _told(chosen: Iterable[Point], citations: Citations) -> Item | None:
    every = list(chosen)
    if not every:
        return None
    return Item(" ".join(map(str, every)), tuple(citations.cite(one.article_id, one.span) for one in every))


def _by_aspect(
    aspects: Sequence[str],
    about: Sequence[str],
    sides: Sequence[_Side],
    missing: Sequence[str],
    citations: Citations,
    asked: Asked,
) -> Composed | None:
    rows = []
    for title in aspects:
        cells = [_ASPECTS[title](side, asked, citations) for side in sides]
        if any(cells) or about:
            rows.append((Item(title), *(cell or Item(NOTHING) for cell in cells), *(Item(NOTHING) for _ in missing)))
    if not citations.quotes:
        return None
    table = Table(("", *(side.label for side in sides), *missing), tuple(rows))
    documents = {row[0].text: row for row in rows}.get("Documents adopted")
    contrast = ""
    if documents and not (about and rows[0][0].text != "Documents adopted"):
        contrast = "; ".join(f"{side.label}: {cell.text}" for side, cell in zip(sides, documents[1:], strict=False))
    subject = " ".join(about) or "documents adopted"
    return _composed(subject, contrast, sides, missing, table, citations)


def _on_topic(
    about: Sequence[str], sides: Sequence[_Side], missing: Sequence[str], citations: Citations, asked: Asked
) -> Composed | None:
    said = " ".join(about)
    rows, silent = [], []
    for side in sides:
        quotes = _answers(about, side, asked)
        if not quotes:
            silent.append(side.label)
        cell = Item(" ".join(" ".join(one.text.split()) for one in quotes), citations.take(quotes)) if quotes else None
        rows.append((Item(side.label), cell or Item(NOTHING)))
    rows += [(Item(one), Item(NOTHING)) for one in missing]
    if not citations.quotes:
        return None
    table = Table(("Meeting", said[:1].upper() + said[1:]), tuple(rows))
    contrast = f"nothing on it from {listing(silent)}" if silent else ""
    return _composed(said, contrast, sides, missing, table, citations)


def _answers(about: Sequence[str], side: _Side, asked: Asked) -> list[Quote]:
    """The sentences of a meeting's articles that answer on the topic, best first; none when none mentions it.

    The reader orders them; a sentence that has none of the topic's words counts only when the reader is confident.
    """
    wanted = frozenset(terms(" ".join(about)))
    reading = asked.read(f"What was said about {' '.join(about)}?", side.meeting.article_ids)
    return [one for one in reading.quotes if wanted & set(terms(one.text))][:_PER_CELL]


def _composed(
    subject: str,
    contrast: str,
    sides: Sequence[_Side],
    missing: Sequence[str],
    table: Table,
    citations: Citations,
) -> Composed:
    compared = listing([side.label for side in sides])
    series = {side.meeting.summit for side in sides}
    of = f"{next(iter(series))}, {compared}" if len(series) == 1 else compared
    headline = f"{subject[:1].upper()}{subject[1:]}: {of}" + (f" – {contrast}." if contrast else ".")
    if missing:
        headline += f" The library holds nothing on {listing(missing, 'or')}."
    return Composed("compare", headline=headline, table=table, quotes=tuple(citations.quotes))
