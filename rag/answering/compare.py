"""Sets meetings beside each other in a table, with a quote behind every cell.

On a topic there is a row a meeting with what was said of it there. Without one there is a row an aspect: the documents
adopted, who took part, what else was agreed, the money, what was proposed, what comes next. A meeting without an entry
says so; none is filled from another.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.measures import Measured, MeetingBeside, measured, of_the_named, sums
from rag.answering.points import Point, adopted_documents, announcing_next, naming_most, of_status, points_of
from rag.answering.rarity import weighed
from rag.answering.topic import topic_phrase, topic_words
from rag.english import figures, listing, sentence_case, stem, terms
from rag.question import Meeting
from rag.types import Item, Quote, Refusal, Table

MOST_MEETINGS = 8
"""A question that can mean more meetings than this compares none in particular."""
NOTHING = "nothing in the library"
_GOES_ON = re.compile(
    r"(?:It|This|These|That|The (?:text|document|deal|plan|proposal|agreement|statement|declaration|paper|passage))\b"
)
_PER_CELL = 2
_WORDS, _CHOSEN, _READ, _TOLD = 2.0, 1.2, 1.0, 0.5
"""What counts for a sentence on a topic: the share of the topic's words, by rarity; and being the first of those that
the reader chose in all articles, of those in the meeting's own, and of its points that mention the topic."""
_WITH_FIGURES = 0.8
"""What a figure counts for where figures are asked for."""
_FIGURES = frozenset(terms("figure figures number numbers sum sums amount amounts much many percentage share"))
_TOPIC_WORDS = 5
"""A topic of more words is none that can be put into a title."""
_DONE = {"adopted": "agreed", "announced": "announced", "proposed": "only proposed", "failed": "not agreed"}
_SHARE_OF_BEST = 0.6
_ABBREVIATIONS = re.compile(r"\b[A-Z]{2,6}\b")
_LONGEST_ABBREVIATION = 5
"""In letters."""
_SHORTEST = 3
"""In letters; shorter words are in no abbreviation."""
_IN_A_HEADLINE = 3
_NAMED = 8
"""Participants named in a cell."""
_MONEY = frozenset(
    terms("money fund funding finance financing sum sums pledge pledges pledged invest investment grant loan billions")
)
_MONEY_ASKED = frozenset(
    terms("much many amount figure offer offered give gave given promise promised announce announced billion million")
)
_DOCUMENTS = frozenset(terms("document documents paper papers declaration adopted adopt sign signed agreement result"))
_WHO = frozenset(terms("participant participants attendance attended attend present guest absent"))
_NEXT = frozenset(terms("next following venue"))


def compare(asked: Asked) -> Composed | None:
    """The table; None when fewer than two meetings are compared, or nothing is told of any of them."""
    named = asked.understood.sides
    missing = [side.said for side in named if not side.meetings]
    meetings = list(dict.fromkeys(one for side in named for one in side.meetings))
    if len(meetings) + len(missing) < 2 or not meetings or len(meetings) > MOST_MEETINGS:
        return None
    about = topic_words(asked.understood.text, meetings, asked.catalogue)
    sides = [MeetingBeside(one, label, points_of(asked, one.article_ids)) for one, label in _labelled(meetings)]
    citations = Citations(asked.library)
    if found := measured(asked.understood.text, sides, asked, citations):
        return _by_size(found, sides, missing, citations)
    aspect = _aspect_of([word for word in about if not asked.catalogue.names_in(word).people])
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


def _by_size(found: Measured, sides: Sequence[MeetingBeside], missing: Sequence[str], citations: Citations) -> Composed:
    """The values side by side, and which is the larger or earlier."""
    headline = f"{found.line([side.label for side in sides])}."
    if missing:
        headline += f" The library holds nothing on {listing(missing, 'or')}."
    cells = [one.cell if one else Item(NOTHING) for one in found.values]
    rows = [(Item(side.label), cell) for side, cell in zip(sides, cells, strict=True)]
    rows += [(Item(one), Item(NOTHING)) for one in missing]
    table = Table(("Meeting", found.name), tuple(rows))
    return Composed("compare", headline=headline, table=table, quotes=tuple(citations.quotes))


_Cells = Callable[[MeetingBeside, Asked, Citations], Item | None]


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
    return _told(agreed[:_PER_CELL], citations)


def _money(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    told = of_the_named([one for one in side.points if one.money], asked)
    pledged = [one for one in told if one.status in ("adopted", "announced")]
    return _told([*pledged, *(one for one in told if one not in pledged)][:_PER_CELL], citations)


def _proposed(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    return _told(of_status(side.points, "proposed")[:_PER_CELL], citations)


def _failed(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    return _told(of_status(side.points, "failed")[:1], citations)


def _next(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
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
    sides: Sequence[MeetingBeside],
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
    documents = next((row[1:] for row in rows if row[0].text == "Documents adopted"), ())
    told = [
        f"{side.label}: {_shortened(cell.text)}" for side, cell in zip(sides, documents, strict=False) if cell.markers
    ]
    contrast = f"documents adopted in {'; in '.join(told)}" if told else ""
    if aspects == ["Money"]:
        values = zip(sides, sums(sides, asked, citations), strict=True)
        contrast = "; ".join(f"{side.label}: {value.said}" for side, value in values if value)
    subject = aspects[0] if about and len(aspects) == 1 else " ".join(about[:_TOPIC_WORDS])
    return _composed(subject, contrast, sides, missing, table, citations)


def _shortened(names: str) -> str:
    """The first names of a list, and how many more there are."""
    every = names.split("; ")
    more = [f"{len(every) - _IN_A_HEADLINE} more"] if len(every) > _IN_A_HEADLINE + 1 else []
    return listing([*(every[:_IN_A_HEADLINE] if more else every), *more])


def _on_topic(
    about: Sequence[str], sides: Sequence[MeetingBeside], missing: Sequence[str], citations: Citations, asked: Asked
) -> Composed:
    said = topic_phrase(about, asked.understood.text) if len(about) <= _TOPIC_WORDS else "what was asked"
    rows, silent = [], []
    statuses: list[str] = []
    for side in sides:
        quotes = _answers(about, side, asked)
        if not quotes:
            silent.append(side.label)
        statuses += [f"{_DONE[status]} in {side.label}" for status in _status(quotes, side) if status in _DONE]
        cell = Item(" ".join(" ".join(one.text.split()) for one in quotes), citations.take(quotes)) if quotes else None
        rows.append((Item(side.label), cell or Item(NOTHING)))
    rows += [(Item(one), Item(NOTHING)) for one in missing]
    if not citations.quotes:
        lacking = f" The library holds nothing on {listing(missing, 'or')}." if missing else ""
        told = f"Nothing in the library on {said} at {listing(silent, 'or')}.{lacking}"
        return Composed("compare", "declined", refusal=Refusal(told), confidence=0.0)
    table = Table(("Meeting", sentence_case(said)), tuple(rows))
    contrast = f"nothing on it from {listing(silent)}" if silent else ""
    if len(statuses) == len(sides) and len({one.partition(" in ")[0] for one in statuses}) > 1:
        contrast = ", ".join(statuses)
    return _composed(said, contrast, sides, missing, table, citations)


def _status(quotes: Sequence[Quote], side: MeetingBeside) -> list[str]:
    """What the record says of the first sentence: that it was adopted, announced, proposed or not agreed."""
    return [
        one.status
        for quote in quotes[:1]
        for one in side.points
        if one.article_id == quote.article_id and one.statement.span == (quote.start, quote.end)
    ]


def _answers(about: Sequence[str], side: MeetingBeside, asked: Asked) -> list[Quote]:
    """The sentences of a meeting's articles that answer on the topic, best first; none when none mentions it.

    What the reader chooses for the question, in these articles and in all, is weighed with the topic's words that a
    sentence has. A sentence without any counts only as what goes on from the best.
    """
    weights = weighed((term for word in about for term in terms(word)), asked.library)
    of_figures = bool(weights.keys() & _FIGURES)
    weights = {term: weight for term, weight in weights.items() if term not in _FIGURES} or weights
    initials = "".join(word[0] for word in about).casefold() if len(about) > 1 else ""
    own = asked.read(asked.understood.text, side.meeting.article_ids).quotes
    chosen = [one for one in asked.reading.quotes if one.article_id in side.meeting.article_ids]
    told = [
        _quote(one) for one in side.points if (one.terms | _spelt_out(one.sentence, about, initials)) & weights.keys()
    ]
    scores: dict[tuple[str, int], tuple[float, Quote]] = {}
    for every, most in ((chosen, _CHOSEN), (own, _READ), (told, _TOLD)):
        for nth, one in enumerate(every):
            has = {*terms(one.text)} | _spelt_out(one.text, about, initials)
            share = sum(weight for term, weight in weights.items() if term in has) / max(sum(weights.values()), 1e-9)
            if share == 0:
                continue
            figured = _WITH_FIGURES * (of_figures and bool(figures(one.text) or has & _FIGURES))
            score, _ = scores.get((one.article_id, one.start), (_WORDS * share + figured, one))
            scores[one.article_id, one.start] = (score + most / (1 + nth), one)
    ranked = sorted(scores.values(), key=lambda one: (-one[0], one[1].article_id, one[1].start))
    best = ranked[0][0] if ranked else 0.0
    answers = [one for score, one in ranked[:_PER_CELL] if score >= _SHARE_OF_BEST * best]
    known = {(one.article_id, one.start) for one in answers}
    more = [_going_on(one, of_figures, asked) for one in answers]
    going_on = [one for one in more if one and (one.article_id, one.start) not in known]
    return [*answers[:1], *going_on[:1], *answers[1:]]


def _going_on(quote: Quote, of_figures: bool, asked: Asked) -> Quote | None:
    """The sentence after one on the topic, where it leans on that or gives the figures that are asked for."""
    after = asked.library.sentence_after(quote.article_id, quote.end)
    if after is None:
        return None
    between, text = (
        asked.library.cut(quote.article_id, *span) for span in ((quote.end, after.start), (after.start, after.end))
    )
    wanted = of_figures and bool(figures(text)) and not figures(quote.text)
    if "\n" in between or not (wanted or _GOES_ON.match(text)):
        return None
    return Quote(0, quote.article_id, after.start, after.end, text, quote.score)


def _quote(point: Point) -> Quote:
    """The sentence of a point."""
    start, end = point.statement.span
    return Quote(0, point.article_id, start, end, point.sentence, 1.0)


def _spelt_out(text: str, about: Sequence[str], initials: str) -> set[str]:
    """The stems of a topic that a text abbreviates or spells out: "AI" for artificial intelligence, and back."""
    if initials and initials.upper() in _ABBREVIATIONS.findall(text):
        return {term for word in about for term in terms(word)}
    return {term for word in about if _spells_out(text, word.casefold()) for term in terms(word)}


def _spells_out(text: str, short: str) -> bool:
    """Whether words that follow each other begin with these letters; of two neither may be short or a name."""
    if not 2 <= len(short) <= _LONGEST_ABBREVIATION or not short.isalpha():
        return False
    two = len(short) == 2
    spelt = [word for word in re.findall(r"[^\W\d_]+", text) if two or len(word) > _SHORTEST]
    runs = zip(*(spelt[nth:] for nth in range(len(short))), strict=False)
    return any(
        "".join(word[0] for word in run).casefold() == short
        and (not two or ("".join(run).islower() and min(map(len, run)) > _SHORTEST))
        for run in runs
    )


def _composed(
    subject: str,
    contrast: str,
    sides: Sequence[MeetingBeside],
    missing: Sequence[str],
    table: Table,
    citations: Citations,
) -> Composed:
    compared = listing([side.label for side in sides])
    series = {side.meeting.summit for side in sides}
    of = f"{next(iter(series))}, {compared}" if len(series) == 1 else compared
    headline = f"{sentence_case(subject)}: {of}" if subject else f"{of}, compared"
    headline += f" – {contrast}." if contrast else "."
    if missing:
        headline += f" The library holds nothing on {listing(missing, 'or')}."
    return Composed("compare", headline=headline, table=table, quotes=tuple(citations.quotes))
