"""Compares meetings by aspects: documents, participants, money, what was agreed, proposed and left out."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.attendance import attended
from rag.answering.compare.measures import of_the_named, sums
from rag.answering.compare.table import LONGEST_TOPIC, MOST_IN_A_CELL, NOTHING, MeetingBeside, headed_table, lacking
from rag.answering.composed import Citations, Composed
from rag.answering.meant import meant
from rag.answering.meeting import told_number
from rag.answering.money import tells_of_giving
from rag.answering.naming import shortened
from rag.answering.points import Point, adopted_documents, announcing_next, naming_most, of_status
from rag.answering.sentences import ArticleSentence, is_heading, sentences_of
from rag.answering.who import Actors
from rag.english import CURRENCIES, STOPWORDS, countries, figures, listing, sentence_case, stem, terms, words
from rag.record import StatementStatus
from rag.types import Item, Quote, Refusal, Table

_TAKES_PART = re.compile(r"\b(?:take|took|taking|attend|participat|join)\w*\b", re.IGNORECASE)
_VERDICT = re.compile(r"(?:Yes|No|Only by video): ")
_IN_A_HEADLINE = 3
_LONGEST_GIST = 120
"""In characters."""
_NAMED = 8
"""Participants named in a cell."""
_MONEY = frozenset(
    terms("money fund funding finance financing sum sums pledge pledges pledged invest investment grant loan billions")
)
_SUMS = frozenset(terms("money sum sums billions"))
"""Words for money that say nothing of what kind it is."""
_SETTLED: tuple[StatementStatus, ...] = ("adopted", "announced", "failed")
_MONEY_ASKED = frozenset(
    terms(
        "much many amount figure offer offered give gave given promise promised announce announced billion million"
        " agree agreed decide decided adopt adopted put raise raised commit committed trillion large big"
    )
)
_WISE = re.compile(r"(?<=\w)-?wise$", re.IGNORECASE)
"""Ends a word that says in which respect meetings are compared: "money-wise"."""
_PAYER = frozenset(
    terms("come source pay pays paid paying payer private public state company companies side case meant behind")
)
"""Asks who pays, which the sentence after a sum tells."""
_OF_THE_SUM = re.compile(
    r"\b(?:the|this|that|these|those) (?:figures?|sums?|amounts?|money|total|package|pledges?|target|goal|funds?)\b",
    re.IGNORECASE,
)
"""Leans on a sum that the sentence before gives."""
_DOCUMENTS = frozenset(
    terms("document documents paper papers declaration adopted adopt sign signed agreement result came")
)
_WHO = frozenset(terms("participant participants attendance attended attend present guest absent"))
_AT_TABLE = (
    r"\b(?:countries|states|members|delegations|people|who (?:was|were|sat)) (?:a?round|at|in) the (?:table|room)\b"
)
_WHO_CAME = re.compile(
    r"\bwho (?:all )?(?:came|attended|took part|participated|sat|(?:was|were) (?:there|present))\b"
    rf"|{_AT_TABLE}",
    re.I,
)
_WHO_JOINED = re.compile(
    r"\b(?:who|whom|(?:which|what) (?:new )?(?:countries|states|nations|members|partners|ones?))\b[^,;?]{0,30}?"
    r"\b(?:(?:t(?:ake|ook|aken) in|admit(?:ted)?|let in|accept(?:ed)?|brought in|c[ao]me in|joined|added)"
    r"(?=\W*$| (?:as|at|in|by|each|there|then|when)\b|[,:;?])"
    r"|joined (?:the )?(?!(?:statement|declaration|text|pledge|coalition|initiative|call)\b)[\w+-]+ (?:at|in)\b"
    r"|(?:became|become) (?:new |full )*(?:members|partners)\b)"
    r"|\b(?:admit|accept|welcome|gain|get|take in)(?:s|t?ed)? (?:any )?(?:new |further |more )(?:full )?"
    r"(?:members|partners)\b",
    re.IGNORECASE,
)
"""Asks by whom a group grew."""
_AS_WHAT = frozenset(
    terms("part take took taken person personally video link remotely online virtually represented through send sent")
)
"""Asks of somebody named how they took part."""
_NEXT = frozenset(terms("next following venue"))
_GROWS = frozenset(
    terms("enlargement expansion enlarged expanded accession accessions admission newcomers new member members partner")
)
_JOINED = re.compile(
    r"\b(?:became|become|admitted|accepted|received|welcomed|joined|t(?:ook|aken) in|merged|granted)\b[^.;]{0,70}?"
    r"\b(?:members?(?:hip)?|partners?|observers?)\b|\b(?:members?(?:hip)?|partners?|observers?)\b[^.;]{0,50}?"
    r"\b(?:was|were) (?:admitted|accepted|received|merged|granted|taken in)\b",
    re.IGNORECASE,
)
"""Tells that a group grew."""
_WORDS_OF = {
    "Documents adopted": _DOCUMENTS,
    "Who took part": _WHO,
    "Next meeting": _NEXT,
    "New members": _GROWS,
}
_OFFERS = frozenset(
    terms("offer offered pledge pledged promise promised announce announced bring brought give gave put alone pocket")
)
_POSITIONS = frozenset(
    terms("position positions stance stances stand stood line view views attitude attitudes posture reaction behave")
)
_TAKES_A_STAND = re.compile(
    r"\b(?:sign|endors|back|support|oppos|reject|refus|distanc|object|boycott|abstain|warn|welcom|criticis|criticiz"
    r"|declin|reserv|insist|demand|vot)\w*\b|\bdid not (?:sign|join|attend|agree)\b",
    re.IGNORECASE,
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
        cells = [(COMPARED_ASPECTS | _ONLY_ASKED)[title](side, asked, citations) for side in sides]
        if any(cells) or about:
            rows.append((Item(title), *(cell or Item(NOTHING) for cell in cells), *(Item(NOTHING) for _ in missing)))
    if not citations.quotes and aspects == ["New members"]:
        at = listing([side.label for side in sides], "or")
        said = Refusal(f"Nothing in the library says that anybody was taken in at {at}.{lacking(missing)}")
        return Composed("compare", "declined", refusal=said, confidence=0.0)
    if not citations.quotes and aspects == ["Took part"]:
        who = listing([one.title() for one in sorted(asked.understood.named.people)], "or")
        at = listing([side.label for side in sides], "or")
        said = Refusal(f"Nothing in the library says how {who} took part in {at}.{lacking(missing)}")
        return Composed("compare", "declined", refusal=said, confidence=0.0)
    if not citations.quotes:
        return None
    table = Table(("", *(side.label for side in sides), *missing), tuple(rows))
    documents = next((row[1:] for row in rows if row[0].text == "Documents adopted"), ())
    told = [
        f"{side.label}: {_shortened(cell.text, numbers=aspects == ['Documents adopted'])}"
        for side, cell in zip(sides, documents, strict=False)
        if cell.markers
    ]
    contrast = f"documents adopted in {'; in '.join(told)}" if told else ""
    if aspects == ["Money"]:
        values = zip(sides, sums(sides, asked, citations), strict=True)
        contrast = "; ".join(f"{side.label}: {value.said}" for side, value in values if value)
    if aspects == ["Took part"]:
        contrast = "; ".join(
            f"{side.label}: {cell.text.rstrip('.')}" for side, cell in zip(sides, rows[0][1:], strict=False)
        )
    if grew := [*aspects] in (["New members"], ["Position"]):
        cells_told = zip(sides, rows[0][1:], strict=False)
        contrast = "; ".join(f"{side.label}: {_first_sentence(cell.text)}" for side, cell in cells_told if cell.markers)
    subject = aspects[0] if (about or grew) and len(aspects) == 1 else " ".join(about[:LONGEST_TOPIC])
    return headed_table(subject, contrast, sides, missing, table, citations)


def person_of(about: Sequence[str], asked: Asked) -> str | None:
    """The aspect of how the people named took part in each meeting, where nothing else is asked for."""
    wanted = {stem(word.casefold()) for word in about if not asked.catalogue.names_in(word).people}
    people = asked.understood.named.people
    return "Took part" if people and wanted and wanted <= _WHO | _AS_WHAT else None


def aspect_of(about: Sequence[str]) -> str | None:
    """The aspect that a topic is: "money", "who pledged how much", "documents"."""
    told = [word for word in about if not (_is_currency(word) or word[0].isdigit())]
    wanted = {part for word in told for part in terms(_WISE.sub("", word))}
    of_money = _MONEY | _MONEY_ASKED | _PAYER
    if (any(map(_is_currency, about)) or wanted & _MONEY) and wanted <= of_money:
        return "Money"
    return next((title for title, words_of in _WORDS_OF.items() if wanted and wanted <= words_of), None)


def at_table(matter: str) -> str | None:
    """The aspect of who came, where a matter asks for it by the table: "the countries round the table"."""
    return "Who took part" if re.search(_AT_TABLE, matter, re.I) else None


def newcomers_of(matter: str) -> str | None:
    """The aspect of by whom a group grew, where a matter asks that: "who was taken in"."""
    return "New members" if _WHO_JOINED.search(matter) else None


def aspect_of_each(matter: str) -> str | None:
    """The aspect that one of several matters is, as it is written: "who came", "which texts"; None for another."""
    if _WHO_CAME.search(matter):
        return "Who took part"
    if joined := newcomers_of(matter):
        return joined
    told = [one for one in words(matter) if one not in STOPWORDS]
    return "Documents adopted" if {*terms(" ".join(told))} == {*terms("text")} else aspect_of(told) if told else None


def _is_currency(word: str) -> bool:
    return any(one.unit in CURRENCIES for one in figures(f"1 {word.casefold()}"))


def act_of(about: Sequence[str], asked: Asked) -> str | None:
    """The aspect of what was offered or proposed at each meeting, or by those named, where no more is asked for."""
    wanted = {stem(word.casefold()) for word in about if not asked.catalogue.names_in(word)}
    if not wanted:
        return None
    if wanted <= _POSITIONS and _acting(asked):
        return "Position"
    if not _acting(asked):
        return "Announced" if wanted <= _OFFERS else "Proposed" if wanted <= _PROPOSES else None
    return "Offered" if wanted <= _OFFERS else "Proposed by them" if wanted <= _PROPOSES else None


def _first_sentence(text: str) -> str:
    return shortened(re.split(r"(?<=[.?!]) (?=[A-Z])", text)[0].rstrip("."), _LONGEST_GIST)


def _acting(asked: Asked) -> Actors:
    """Those whom the question names as acting at one of the meetings, which may be in their country."""
    actors = Actors.named(asked, meant(asked))
    text = asked.understood.text
    for city in {one.city for side in asked.understood.sides for one in side.meetings if one.city}:
        text = re.sub(rf"(?i)\b{re.escape(city)}\b", " ", text)
    named = {*countries(text)} - {country for one in asked.understood.named.summits for country in countries(one)}
    return replace(actors, countries=actors.countries | named)


def aspects_of(about: Sequence[str], matter: str) -> list[str]:
    """The aspects that the words of a topic are, where each of them is of one: "documents and money".

    Args:
        about: The words.
        matter: The question's own words, with those that only ask: "who came".
    """
    found = {word: aspect_of([word]) for word in about}
    who = ["Who took part"] if _WHO_CAME.search(matter) else []
    return list(dict.fromkeys([*(one for one in found.values() if one), *who])) if all(found.values()) else []


def _documents(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    """The documents by name, after their number where a sentence tells it."""
    known = asked.record.meeting(side.meeting)
    found = adopted_documents(known, side.points)
    told = told_number(known, asked)
    if not found and told is None:
        return None
    places = [(told[1].article_id, told[1].span)] if told else []
    places += [(one.article_id, one.span) for one in found.values()]
    markers = dict.fromkeys(citations.cite(article_id, span) for article_id, span in places)
    return Item(": ".join(filter(None, (told[0] if told else "", "; ".join(found)))), tuple(markers))


def _new_members(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    """The sentences that tell by whom the group grew."""
    every = sentences_of(asked.library, side.meeting.article_ids)
    told = [one for one in every if _JOINED.search(one.text)][:MOST_IN_A_CELL]
    markers = tuple(citations.cite(one.article_id, one.span) for one in told)
    return Item(" ".join(" ".join(one.text.split()) for one in told), markers) if told else None


def _who(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    known = asked.record.meeting(side.meeting)
    if found := naming_most(known, side.points)[:1]:
        return _told(found, citations)
    names = [one.value.name for one in known.who("present", "state", "organisation") if one.value.named]
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED + 1 else []
    return Item(listing([*(names[:_NAMED] if more else names), *more])) if names else None


def _took_part(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    """How the people whom the question is about took part: present, by video, or not."""
    subject = _TAKES_PART.split(asked.understood.text)[0]
    people = asked.catalogue.names_in(subject).people or asked.understood.named.people
    told = [
        attended(alone, meant(alone))
        for alone in (asked.of(f"Did {one.title()} attend {side.meeting}?") for one in sorted(people))
    ]
    found = [one for one in told if one and _VERDICT.match(one.headline)]
    said = " ".join(sentence_case(_VERDICT.sub("", one.headline)) for one in found)
    return Item(said, tuple(dict.fromkeys(m for one in found for m in citations.take(one.quotes)))) if found else None


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
    others = [one for one in told if one not in pledged]
    others.sort(key=lambda one: (one.status == "proposed", not tells_of_giving(one.sentence)))
    every = [*pledged, *others][:MOST_IN_A_CELL]
    kinds = (_MONEY - _SUMS).intersection(terms(asked.understood.text))
    named = [one for one in side.points if one.terms & kinds and one.status in _SETTLED and one not in every]
    cell = _told(every + named[:1], citations)
    after = _on_the_sum(every[0], asked) if every else None
    if cell is None or after is None:
        return cell
    return Item(f"{cell.text} {after.text}", (*cell.markers, *citations.take([after])))


def _on_the_sum(point: Point, asked: Asked) -> Quote | None:
    """The sentence after one that gives a sum, where it says something of that: "The figure is a goal of companies"."""
    _, end = point.statement.span
    after = asked.library.sentence_after(point.article_id, end)
    if after is None or "\n" in asked.library.cut(point.article_id, end, after.start):
        return None
    text = asked.library.cut(point.article_id, after.start, after.end)
    return Quote(0, point.article_id, after.start, after.end, text, 1.0) if _OF_THE_SUM.search(text) else None


def _proposed(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    return _told(of_status(side.points, "proposed")[:MOST_IN_A_CELL], citations)


def _announced(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    return _told(of_status(side.points, "announced")[:MOST_IN_A_CELL], citations)


def _acts(status: StatementStatus) -> "_Cells":
    """The points of a status in which somebody acts whom the question names."""

    def cell(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
        actors = _acting(asked)
        by_them = [one for one in side.points if actors.act(one.statement)]
        theirs = of_status(by_them, status) or [one for one in by_them if one.money]
        theirs.sort(key=lambda one: not one.money)
        return _told(theirs[:MOST_IN_A_CELL], citations)

    return cell


def _position(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    """The sentences that tell where those asked about stood: that they sign or refuse, and else what they did."""
    actors = _acting(asked)
    acts = {one.span[0] for one in asked.library.statements(side.meeting.article_ids) if actors.act(one)}

    def weight(one: ArticleSentence) -> int:
        of = {*countries(one.text), *asked.record.countries_of(words(one.text))}
        named = bool(actors.countries & of or actors.people & {*words(one.text)})
        return named * (2 * bool(_TAKES_A_STAND.search(one.text)) + (one.start in acts))

    every = [one for one in sentences_of(asked.library, side.meeting.article_ids) if not is_heading(one.text)]
    ranked = sorted(filter(weight, every), key=lambda one: (-weight(one), one.article_id, one.start))
    told = sorted(ranked[:MOST_IN_A_CELL], key=lambda one: (one.article_id, one.start))
    markers = tuple(citations.cite(one.article_id, one.span) for one in told)
    return Item(" ".join(" ".join(one.text.split()) for one in told), markers) if told else None


def _failed(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    return _told(of_status(side.points, "failed")[:1], citations)


def _next(side: MeetingBeside, asked: Asked, citations: Citations) -> Item | None:
    return _told(announcing_next(side.meeting.article_ids, asked, side.points)[:1], citations)


def _told(chosen: Iterable[Point], citations: Citations) -> Item | None:
    every = list(chosen)
    if not every:
        return None
    return Item(" ".join(map(str, every)), tuple(citations.cite(one.article_id, one.span) for one in every))


def _shortened(names: str, *, numbers: bool) -> str:
    """The first names of a list, and how many more there are; or the number that stands before them."""
    number, _, listed = names.rpartition(": ")
    if not listed or (numbers and number):
        return number or names
    every = listed.split("; ")
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
_ONLY_ASKED: dict[str, _Cells] = {
    "New members": _new_members,
    "Took part": _took_part,
    "Position": _position,
    "Announced": _announced,
    "Offered": _acts("announced"),
    "Proposed by them": _acts("proposed"),
}
"""What is shown only where it is asked for."""
