"""Lists the sums of money of meetings, or of somebody, in a table: each with what is said, by whom, and its status."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, articles_meant
from rag.answering.naming import counted, counted_articles, short_label, shortened
from rag.answering.topic import Topic
from rag.answering.who import Actors
from rag.english import Figure, capital_runs, countries, figures, listing, plain, stem, words
from rag.question import SUMS_COMPARED
from rag.record import Statement
from rag.types import Item, Span, Table

_CURRENCY = re.compile(r"^[A-Z]{3}$")
_SAME_SUM = re.compile(r"^\s*(?:\(|,? or (?:about|some|around|nearly|roughly)?\s*$)")
"""What stands between a sum and the same in another currency."""
_ASKS_FOR_PLEDGES = re.compile(r"\b(?:pledg|promis|commit|offer|donat|donor|contribut)\w*")
_ASKS_WHO_GAVE = re.compile(r"^(?:(?:and|so|but|please|ok)\W+)*who(?:'s| else| all| has| have)*\b")
"""Asks who gives, so that a country that it names is not the giver."""
_ASKS_FOR_ALL = re.compile(
    r"\b(?:figures|numbers|amounts|sums|(?:every|each|any|largest|biggest|highest|greatest) (?:sum|amount|figure))\b"
)
_PLEDGED = re.compile(r"\b(?:pledg|promis|grant|loan|package|contribut|commit|provid|financ|lend|aid\b)", re.IGNORECASE)
"""The same where only what was pledged is asked for."""
_CONVERTED = re.compile(r"\b(?:convert\w*|equivalent|equal to|worth about)\b[^;]*$")
_ASKED_FOR = re.compile(
    r"\b(?:short of|below|instead of|out of|of|less than|against) the\W+$|\b(?:had asked for|had wanted|aimed for)\b"
)
"""Before a sum that was only wanted, and behind it."""
_GIVEN = re.compile(
    r"\b(pledg|promis|fund|invest|grant|loan|package|financ|credit|contribut|provid|allocat|commit|worth|lend|deal)",
    re.IGNORECASE,
)
"""Stems of a sentence in which a sum is one to be given, and not of trade or output."""
_NAME = r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*"
_NEXT_GIVER = re.compile(
    rf"(?:[,:;]| and|, and| by| of| from|^) ?((?:the )?{_NAME}(?: and (?:the )?{_NAME})?)"
    r"(?: itself| alone)?(?: with|:| [–—-])? \(?(?:an? |about |some |up to |nearly |another )?$"
)
"""In a list: "Germany promised 400 million euros, Japan 250 million dollars", "by Chile (3 million) and Peru (2)"."""
_FROM = re.compile(r" (?:each )?from\b")
"""Right behind a sum, before its giver, whoever tells of it: "the envoy spoke of 7 million from Norway"."""
_TOTAL = re.compile(r"\b(?:totals?|totall?ing|in total|total of|altogether|in all)(?: about| some| nearly| over)?,? $")
_ALL_TOGETHER = "all together"
_GIVER_BEHIND = re.compile(
    r"^[^,;.\d]{0,40}?\b(?:from|by|attributed to) (?:the |an? )?"
    r"([^,;.\d]+?)(?= (?:to|over|for|in|on|at|of)\b| and(?: \w+){0,3} \d|[,;.]|$)"
)
"""Behind a sum: "20 billion was attributed to the firm Brookfield", "50 billion from the Commission to 150 billion"."""
_DEALS = re.compile(r"\b(?:deals?|contracts?|orders?|agreements?|projects?|purchases?|partnerships?)\b")
"""What is concluded with a country or in it, so that the country need not act."""
_COSTS = re.compile(r"\b(?:cost|order|contract|stake|purchase|valued|invest)", re.IGNORECASE)
"""Stems of a sentence that tells of a deal beside `_GIVEN`."""
_OR_THE_SAME = re.compile(r"at least|upwards of|not? |up to|at most")
_RANGE = re.compile(r"\s*(?:[–—-]|to)\s*")
"""Between the two ends of one sum: "$3–5 billion"."""
_POINTS_BACK = re.compile(r"(?:it|they|he|she|this|these|the (?:list|summary|package))\b", re.IGNORECASE)
_RIGHT_BEFORE = re.compile(r"(?:,? and|,|;) (?:an? |about |some |up to |nearly |over |around )*$")
"""Parts two sums of a list right before the second."""
_PARTS = (re.compile(r"[,;] "), re.compile(r",? and "))
"""Otherwise parts them, the likelier first."""
_GOES_ON_WITHIN = 400
"""Characters after the beginning of a sentence on the topic within which sums are taken to be for it; those of its
paragraph are, too."""
_RIGHT_AFTER = 3
"""Characters: two sentences so near are of one paragraph."""
_IN_ITS_CURRENCY_WITHIN = 300
"""Characters behind a sum within which a number is in its currency where it names none: "of this, 20 billion"."""
_COUNTS = re.compile(r"\s+(?!in\b|to\b|by\b|as\b|is\b|was\b)[a-z]+s\b")
"""Behind a number: what it counts, which is no currency."""
_STATISTICS = re.compile(
    r"\b(turnover|trade (?:between|with|volume|reached|grew|rose)|gdp|output|stock of|exports? (?:reached"
    r"|grew)|annual (?:two-way )?trade"
    r"|had (?:passed|exceeded|reached)|accumulated)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Limit:
    """A sum that those asked for are above or below."""

    above: bool
    itself: bool
    """Whether the sum itself is among them: "at least"."""
    figure: Figure

    @classmethod
    def of(cls, what: Meant) -> "_Limit | None":
        """The one that a question gives; None where it gives none."""
        found = SUMS_COMPARED.search(what.text)
        told = figures(plain(what.text[found.end() :])) if found else ()
        if not (found and told):
            return None
        return cls(bool(found["above"]), bool(_OR_THE_SAME.match(found[0])), told[0])

    def __str__(self) -> str:
        """As a headline says it, behind what it counts."""
        than = f"of at {'least' if self.above else 'most'}" if self.itself else "above" if self.above else "below"
        return f" {than} {self.figure.text}"

    def fits(self, value: float, unit: str) -> bool | None:
        """Whether a sum is one of those asked for; None where it is in another currency."""
        if unit and self.figure.unit not in ("", unit):
            return None
        beyond = value > self.figure.value if self.above else 0 < value < self.figure.value
        return beyond or (self.itself and value == self.figure.value)


def money(asked: Asked, what: Meant, topic: Topic) -> Composed | None:
    """Every sum pledged, agreed or proposed; None where nothing limits them, or no sum is recorded.

    Args:
        asked: The question.
        what: What it means.
        topic: What the sums are to be for. The sentence before may say so.
    """
    actors = Actors(frozenset(), frozenset()) if _ASKS_WHO_GAVE.search(what.text) else Actors.named(asked, what)
    if not (what.meetings or what.period or actors or topic):
        return None
    topic = _of_programme(what, asked) or topic
    pledges = bool(_ASKS_FOR_PLEDGES.search(what.text))
    every = bool(_ASKS_FOR_ALL.search(what.text)) and not pledges
    citations = Citations(asked.library)
    limit = _Limit.of(what)
    elsewhere: list[tuple[Item, ...]] = []
    deals = actors.countries if _DEALS.search(what.text) else frozenset[str]()
    rows: list[tuple[Item, ...]] = []
    articles: set[str] = set()
    before: Statement | None = None
    statements = _on_topic(asked.library.statements(articles_meant(asked, what)), topic, what, asked)
    stories = asked.library.stories({one.article_id for one in statements})
    told: dict[tuple[str, float, str], str] = {}
    for one in statements:
        if actors and not actors.act(one) and not deals & _spoken_of(one, asked):
            continue
        clause = asked.library.cut(one.article_id, *one.clause)
        follows = before is not None and _follows(before, one)
        telling = _PLEDGED if pledges else _GIVEN
        only_told = ("reported", "failed", "proposed") if pledges else ("reported", "failed")
        given = every or one.status not in only_told or bool(telling.search(clause)) or follows
        given = given or bool(deals and _COSTS.search(clause))
        if (one.status == "failed" and not every) or not given or _STATISTICS.search(clause):
            continue
        sums = [*_sums_of_story(one, stories.get(one.article_id, ""), told, asked)]
        if not sums and before and _is_near(before, one):
            sums = _without_currency(one, clause)
        if sums or any(_CURRENCY.match(amount.unit) for amount in one.amounts):
            before = one
        values = {amount.span[0]: (amount.value, amount.unit) for amount in one.amounts}
        for place in sums:
            value, unit = values.get(place[0], (0.0, ""))
            fits = limit.fits(value, unit) if limit else True
            if fits is not False:
                articles.add(one.article_id)
                (elsewhere if fits is None else rows).append(_row(one, place, sums, citations, asked))
    if not rows and not elsewhere:
        return None
    by = f" {'of' if deals else 'by'} {' or '.join(actors.names)}" if actors else ""
    other = f"; {counted(len(elsewhere), 'sum')} in another currency, not compared" if elsewhere else ""
    number = f"{counted(len(rows), 'sum') if rows else 'No sum'}{limit or ''}"
    rows += elsewhere
    return Composed(
        "list",
        headline=f"{number}{by} in {counted_articles(articles, asked.library)}{other}.",
        table=_with_meetings(Table(("Sum", "What is said", "By", "Status"), tuple(rows)), citations, asked),
        quotes=tuple(citations.quotes),
        shown=len(rows),
        there=len(rows),
    )


def _with_meetings(table: Table, citations: Citations, asked: Asked) -> Table:
    """The table with the meeting of each sum, where they are of several."""
    about = asked.catalogue.meeting_of
    of_rows = [about.get(citations.quotes[row[0].markers[0] - 1].article_id) for row in table.rows]
    if len({*of_rows}) == 1:
        return table
    told = [short_label(one, series=False) if one else "not told" for one in of_rows]
    rows = tuple((*row, Item(meeting)) for row, meeting in zip(table.rows, told, strict=True))
    return Table((*table.columns, "Meeting"), rows)


def _row(one: Statement, place: Span, sums: Sequence[Span], citations: Citations, asked: Asked) -> tuple[Item, ...]:
    """A sum with what is said of it, who gives it, and its status."""
    return (
        Item(asked.library.cut(one.article_id, *place), (citations.cite(one.article_id, one.span),)),
        Item(shortened(" ".join(_told_of(place, sums, one, asked).split()).strip(" ,;:"), 160)),
        Item(_giver(one, place, asked) or "not told"),
        Item("reported" if one.status == "failed" else one.status),
    )


def _spoken_of(statement: Statement, asked: Asked) -> set[str]:
    """The countries that a sentence names, or where it points back the sentence before it."""
    told = asked.library.cut(statement.article_id, *statement.span)
    before = asked.library.sentence_before(statement.article_id, statement.span[0])
    if before is not None and _POINTS_BACK.match(told):
        told = f"{asked.library.cut(statement.article_id, before.start, before.end)} {told}"
    return {*countries(told)}


def _told_of(place: Span, sums: Sequence[Span], statement: Statement, asked: Asked) -> str:
    """The part of a clause that tells of one of its sums: "400 million for roads" of "… and 2 billion for ports"."""
    begin, end = statement.clause
    nth = [*sums].index(place)
    if nth:
        begin = _parting(sums[nth - 1], place, statement, asked)[1]
    if nth + 1 < len(sums):
        end = _parting(place, sums[nth + 1], statement, asked)[0]
    return asked.library.cut(statement.article_id, begin, end)


def _parting(one: Span, other: Span, statement: Statement, asked: Asked) -> Span:
    """What parts two sums that a clause gives one after the other."""
    between = asked.library.cut(statement.article_id, one[1], other[0])
    right_before = _RIGHT_BEFORE.search(between)
    every = ([*pattern.finditer(between)] for pattern in _PARTS)
    found = right_before or next((told[-1] for told in every if told), None)
    if found is None:
        return other[0], statement.clause[0]
    word = re.match(r"(?:,? and|,|;) ", found[0])
    return one[1] + found.start(), one[1] + found.start() + (word.end() if word else 0)


def _of_programme(what: Meant, asked: Asked) -> Topic | None:
    """The name of the programme, of which the question asks for what goes to each of two regions."""
    regions = _TWO_REGIONS.search(plain(what.written))
    if regions is None:
        return None
    told = {stem(word) for region in regions.groups() for word in words(region)}
    for start, end, named in capital_runs(plain(what.written)):
        stems = {stem(word) for word in named}
        if len(named) > 1 and told.isdisjoint(stems) and len(asked.library.articles_with(what.written[start:end])) > 1:
            return Topic.of(frozenset(stems), asked)
    return None


_REGION = r"(?:the )?([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)"
_TWO_REGIONS = re.compile(
    rf"\b(?:for|to|in|on) {_REGION},? (?:and|versus|vs\.?|against|or) (?:(?:for|to|in|on) )?{_REGION}"
)


def _on_topic(every: Sequence[Statement], topic: Topic, what: Meant, asked: Asked) -> list[Statement]:
    """The statements on the topic and those that go on from one, by its last word alone: "the facility"."""
    if not topic:
        return list(every)
    told = [word for word in words(what.written) if stem(word) in topic.weights]
    by_its_noun = re.compile(rf"\b(?:the|this|its) {re.escape(told[-1])}\b", re.IGNORECASE) if told else None
    found: list[Statement] = []
    spoken: Statement | None = None
    for one in every:
        sentence = asked.library.cut(one.article_id, *one.span)
        meeting = asked.catalogue.meeting_of.get(one.article_id)
        of_meeting = meeting.summit if meeting else ""
        again = spoken and spoken.article_id == one.article_id and by_its_noun and by_its_noun.search(sentence)
        if again or topic.is_of(f"{sentence} {of_meeting}"):
            spoken = one
        if (spoken and _goes_on(spoken, one, asked)) or (found and found[-1].amounts and _follows(found[-1], one)):
            found.append(one)
    return found


def _follows(before: Statement, one: Statement) -> bool:
    """Whether its sentence comes right after that of another, in one paragraph."""
    return before.article_id == one.article_id and 0 <= one.span[0] - before.span[1] < _RIGHT_AFTER


def _goes_on(spoken: Statement, one: Statement, asked: Asked) -> bool:
    """Whether a statement comes soon after one on the topic, or in its paragraph, or is that one."""
    if spoken.article_id != one.article_id or one.span[0] < spoken.span[0]:
        return False
    between = asked.library.cut(one.article_id, spoken.span[0], one.span[0])
    return len(between) <= _GOES_ON_WITHIN or "\n" not in between


def _is_near(before: Statement, one: Statement) -> bool:
    """Whether a statement stands so soon after one with a sum that its numbers can be in the same currency."""
    return before.article_id == one.article_id and 0 <= one.span[0] - before.span[1] <= _IN_ITS_CURRENCY_WITHIN


def _without_currency(statement: Statement, clause: str) -> list[Span]:
    """The ranges of its millions and billions of nothing that is named."""
    begin = statement.clause[0]
    taken = [amount.span for amount in statement.amounts]
    told = [(begin + one.start, begin + one.end) for one in figures(clause) if one.scaled and not one.unit]
    return [
        (start, end)
        for start, end in told
        if not any(start < other_end and other < end for other, other_end in taken)
        and not _COUNTS.match(clause[end - begin :])
    ]


def _giver(statement: Statement, place: Span, asked: Asked) -> str:
    """Who gives the sum at this place: in a list of givers those named right before it, or right behind it."""
    start, end = place
    names = [actor.name for actor in statement.actors]
    before = asked.library.cut(statement.article_id, statement.clause[0], start)
    listed = _NEXT_GIVER.search(before)
    if listed and (named := countries(listed[1])):
        return listing(named)
    if _TOTAL.search(before):
        return _ALL_TOGETHER
    behind = _GIVER_BEHIND.match(after := asked.library.cut(statement.article_id, end, statement.clause[1]))
    if behind and (not names or _FROM.match(after)) and behind[1] != behind[1].lower():  # "by 2030" names nobody
        return behind[1]
    return ", ".join(names)


def _sums_of_story(
    statement: Statement, story: str, told: dict[tuple[str, float, str], str], asked: Asked
) -> Iterator[Span]:
    """The ranges of the sums, without those that another article of its story tells of: it is a reprint.

    `told` holds which article was the first to tell of a sum, by story, value and unit.
    """
    values = {amount.span[0]: (story, amount.value, amount.unit) for amount in statement.amounts}
    for span in _sums(statement, asked):
        if told.setdefault(values[span[0]], statement.article_id) == statement.article_id:
            yield span


def _sums(statement: Statement, asked: Asked) -> Iterator[Span]:
    """The ranges of the sums; one in brackets after another is the same sum in another currency."""
    found: list[Span] = []
    for amount in statement.amounts:
        if not _CURRENCY.match(amount.unit):
            continue
        before = asked.library.cut(statement.article_id, statement.clause[0], amount.span[0])
        after = asked.library.cut(statement.article_id, amount.span[1], statement.clause[1])
        if _CONVERTED.search(before) or (found and _ASKED_FOR.search(before) and _ASKED_FOR.search(after)):
            continue
        between = asked.library.cut(statement.article_id, found[-1][1], amount.span[0]) if found else ""
        if found and _RANGE.fullmatch(between):
            found[-1] = (found[-1][0], amount.span[1])
        elif found and _SAME_SUM.match(between):
            closing = asked.library.cut(statement.article_id, amount.span[1], amount.span[1] + 1) == ")"
            found[-1] = (found[-1][0], amount.span[1] + closing)
        else:
            found.append(amount.span)
    yield from found
