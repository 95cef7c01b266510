"""Compares meetings by aspects: documents, participants, money, what was agreed, proposed and left out."""

from collections.abc import Callable, Iterable, Sequence

from rag.answering.asked import Asked
from rag.answering.compare.measures import of_the_named, sums
from rag.answering.compare.table import LONGEST_TOPIC, MOST_IN_A_CELL, NOTHING, MeetingBeside, headed_table
from rag.answering.composed import Citations, Composed
from rag.answering.meant import meant
from rag.answering.points import Point, adopted_documents, announcing_next, naming_most, of_status
from rag.answering.who import Actors
from rag.english import listing, stem, terms
from rag.record import StatementStatus
from rag.types import Item, Table

_IN_A_HEADLINE = 3
_NAMED = 8
"""Participants named in a cell."""
_MONEY = frozenset(
    terms("money fund funding finance financing sum sums pledge pledges pledged invest investment grant loan billions")
)
_MONEY_ASKED = frozenset(
    terms(
        "much many amount figure offer offered give gave given promise promised announce announced billion million"
        " agree agreed decide decided adopt adopted put raise raised commit committed"
    )
)
_DOCUMENTS = frozenset(terms("document documents paper papers declaration adopted adopt sign signed agreement result"))
_WHO = frozenset(terms("participant participants attendance attended attend present guest absent"))
_NEXT = frozenset(terms("next following venue"))
_OFFERS = frozenset(
    terms("offer offered pledge pledged promise promised announce announced bring brought give gave put")
)
_PROPOSES = frozenset(terms("propose proposed suggest suggested want wanted ask asked idea ideas proposal proposals"))


def by_aspect(
    aspects: Sequence[str],
    about: Sequence[str],
    sides: Sequence[MeetingBeside],
    missing: Sequence[str],
    citations: Citations,
    asked: Asked,
) -> Composed | None:
    """A row for each aspect with a cell for each meeting; None when nothing is quoted."""
    rows = []
    for title in aspects:
        cells = [(COMPARED_ASPECTS | _OF_SOMEBODY)[title](side, asked, citations) for side in sides]
        if any(cells) or about:
            rows.append((Item(title), *(cell or Item(NOTHING) for cell in cells), *(Item(NOTHING) for _ in missing)))
    if not citations.quotes:
        return None
    table = Table(("", *(side.label for side in sides), *missing), tuple(rows))
    documents = next((row[1:] for row in rows if row[0].text == "Documents adopted"), ())
    told = [
        f"{side.label}: {_shortened(cell.text)}" for side, cell in zip(sides, documents, strict=False) if cell.markers
    ]
    contrast = f"documents adopted in {'; in '.join(told)}" if told else ""
    if aspects == ["Money"]:
        values = zip(sides, sums(sides, asked, citations), strict=True)
        contrast = "; ".join(f"{side.label}: {value.said}" for side, value in values if value)
    subject = aspects[0] if about and len(aspects) == 1 else " ".join(about[:LONGEST_TOPIC])
    return headed_table(subject, contrast, sides, missing, table, citations)


def aspect_of(about: Sequence[str]) -> str | None:
    """The aspect that a topic is: "money", "who pledged how much", "documents"."""
    wanted = {stem(word.casefold()) for word in about}
    if wanted & _MONEY and wanted <= _MONEY | _MONEY_ASKED:
        return "Money"
    for words_of, title in ((_DOCUMENTS, "Documents adopted"), (_WHO, "Who took part"), (_NEXT, "Next meeting")):
        if wanted and wanted <= words_of:
            return title
    return None


def act_of(about: Sequence[str], asked: Asked) -> str | None:
    """The aspect of what somebody named offered or proposed at each meeting, where nothing else is asked for."""
    wanted = {stem(word.casefold()) for word in about if not asked.catalogue.names_in(word)}
    if not wanted or not Actors.named(asked, meant(asked)):
        return None
    return "Offered" if wanted <= _OFFERS else "Proposed by them" if wanted <= _PROPOSES else None


def aspects_of(about: Sequence[str]) -> list[str]:
    """The aspects that the words of a topic are, where each of them is of one: "documents and money"."""
    found = {word: aspect_of([word]) for word in about}
    return list(dict.fromkeys(one for one in found.values() if one)) if all(found.values()) else []


def _documents(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    found = adopted_documents(asked.record.meeting(side.meeting), side.points)
    if not found:
        return None
    markers = dict.fromkeys(citations.cite(one.article_id, one.span) for one in found.values())
    return Item("; ".join(found), tuple(markers))


def _who(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    known = asked.record.meeting(side.meeting)
    if found := naming_most(known, side.points)[:1]:
        return _told(found, citations)
    names = [one.value.name for one in known.who("present", "state", "organisation") if one.value.named]
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED + 1 else []
    return Item(listing([*(names[:_NAMED] if more else names), *more])) if names else None


def _adopted(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    documents = adopted_documents(asked.record.meeting(side.meeting), side.points).values()
    known = [place for one in asked.record.meeting(side.meeting).documents for place in one.places]
    agreed = [
        one
        for one in of_status(side.points, "adopted")
        if one not in documents and not any(one.holds(place) for place in known)
    ]
    return _told(agreed[:MOST_IN_A_CELL], citations)


def _money(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    told = of_the_named([one for one in side.points if one.money], asked)
    pledged = [one for one in told if one.status in ("adopted", "announced")]
    return _told([*pledged, *(one for one in told if one not in pledged)][:MOST_IN_A_CELL], citations)


def _proposed(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    return _told(of_status(side.points, "proposed")[:MOST_IN_A_CELL], citations)


def _acts(status: StatementStatus) -> "_Cells":
    """The points of a status in which somebody acts whom the question names."""

    def cell(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
        actors = Actors.named(asked, meant(asked))
        theirs = [one for one in of_status(side.points, status) if actors.act(one.statement)]
        theirs.sort(key=lambda one: not one.money)
        return _told(theirs[:MOST_IN_A_CELL], citations)

    return cell


def _failed(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    return _told(of_status(side.points, "failed")[:1], citations)


def _next(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    return _told(announcing_next(side.meeting.article_ids, asked, side.points)[:1], citations)


def _told(chosen: Iterable[Point], citations: Citations) -> Item | None:
    every = list(chosen)
    if not every:
        return None
    return Item(" ".join(map(str, every)), tuple(citations.cite(one.article_id, one.span) for one in every))


def _shortened(names: str) -> str:
    """The first names of a list, and how many more there are."""
    every = names.split("; ")
    more = [f"{len(every) - _IN_A_HEADLINE} more"] if len(every) > _IN_A_HEADLINE + 1 else []
    return listing([*(every[:_IN_A_HEADLINE] if more else every), *more])


_Cells = Callable[[MeetingBeside, Asked, Citations], Item | None]
COMPARED_ASPECTS: dict[str, _Cells] = {
    "Documents adopted": _documents,
    "Also agreed": _adopted,
    "Who took part": _who,
    "Money": _money,
    "Proposed": _proposed,
    "Not agreed, or left out": _failed,
    "Next meeting": _next,
}
_OF_SOMEBODY: dict[str, _Cells] = {"Offered": _acts("announced"), "Proposed by them": _acts("proposed")}
"""What is asked for of somebody named only."""
