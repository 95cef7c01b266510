"""Answers questions about a meeting itself: when, where, who came and presided, how many points, what comes next.

Each is read from the joined record of the meeting and shown by the sentence that says so. A question that also names
something else ("when was the bank proposed at the summit?") is about a fact, and is left to the reader.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rag.answering.asked import Asked
from rag.answering.attendance import (
    absent,
    absent_anywhere,
    asks_who_was_represented,
    attended,
    by_video,
    came,
    chaired,
    how_each_came,
    levels,
    represented_by_others,
    represented_there,
    stood_in,
    why_absent,
)
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, meant
from rag.answering.meeting.building import building
from rag.answering.meeting.documents import documents
from rag.answering.meeting.other_hosts import other_hosts
from rag.answering.meeting.points import points
from rag.answering.meeting.upcoming import announced, following
from rag.answering.sentences import ArticleSentence, best_sentence, holds, sentences_of
from rag.english import (
    MONTHS,
    number_of,
    number_words,
    period_of,
    sentence_case,
    terms,
    words,
)
from rag.outcomes import MeetingRecord, meeting_record
from rag.question import LATEST
from rag.types import Item, Section

_LAST_WHO = re.compile(r"\bwho(?!.*\bwho\b).*")
_NOUN = re.compile(r"\b(summit|meeting|session|conference|gathering|talks|council|met|leaders|presidents)\b", re.I)
_WHEN = re.compile(r"\b(?:when|(?:what|which) (?:day|date|year|month)|dates?)\b")
_WHERE = re.compile(r"\b(?:where|city|venue|(?<!take )(?<!took )(?<!takes )(?<!taken )place|country)\b")
_ANOTHER = re.compile(r"\b(will|would|next|previous|earlier|later|due|originally|scheduled|first suggested)\b", re.I)
_CHAIR = re.compile(r"\b(?:chair|presid)", re.IGNORECASE)
"""Asks for an office, which is told apart from where the next meeting is."""
_DAYS = re.compile(r"\bhow many days\b")
_ENDED = re.compile(r"\b(ended|closed|closing|concluded|wound up|came to an end|scheduled close)\b", re.IGNORECASE)


def about_meeting(asked: Asked) -> Composed | None:
    """The value asked for, with the sentence that gives it; None when the record does not hold it."""
    what = _each_named(meant(asked), asked)
    if asks_who_was_represented(what) and (represented := represented_by_others(asked, what)):
        return represented
    if told := why_absent(asked, what) or other_hosts(asked, what):
        return told
    if _names_a_later_year(asked) and (told := following(asked, what)):
        return told
    for one in _ASPECTS:
        if one.pattern.search(what.text) and what.topic <= one.own and (composed := one.answer(asked, what)):
            return composed
    return _after_what_is_told(asked, what)


def _names_a_later_year(asked: Asked) -> bool:
    """Whether it names the years of no meeting of its series that is held, but later ones: "who hosts it in 2026?"."""
    years = asked.understood.named.years
    held = [one.date.year for one in asked.catalogue.meetings_of(asked.understood.named.summits) if one.date]
    return bool(years and held) and min(years) > max(held) and not _CHAIR.search(asked.understood.text)


def _each_named(what: Meant, asked: Asked) -> Meant:
    """The same with the meetings that the question sets beside each other, where each is one: "Oslo, Lima and Suva"."""
    beside = asked.understood.sides
    if len(beside) < 2 or not all(len(one.meetings) == 1 for one in beside):
        return what
    every = {one for side in beside for one in side.meetings}
    by_date = tuple(one for one in asked.catalogue.meetings if one in every)
    return replace(what, meetings=by_date, topic=what.topic - LATEST)


def _after_what_is_told(asked: Asked, what: Meant) -> Composed | None:
    """Who came for somebody of whom the question first tells something: "A was ill, right? who sat in for B"."""
    who = _LAST_WHO.search(what.text)
    if who is None or not who.start():
        return None
    topic = what.topic & {*terms(who[0])}
    fits = [one for one in _ASPECTS if one.answer in (stood_in, represented_there) and topic <= one.own]
    answers = (one.answer(asked, what) for one in fits if one.pattern.search(who[0]))
    return next(filter(None, answers), None)


def when_and_where(asked: Asked, what: Meant) -> Composed | None:
    """The days and the place of each meeting meant; of an edition that is only announced, what is told of it."""
    if not what.meetings and asked.understood.named.edition:
        return following(asked, what)
    when, where = (bool(pattern.search(what.text)) for pattern in (_WHEN, _WHERE))
    citations = Citations(asked.library)
    items: list[Item] = []
    differing: list[Item] = []
    for one in what.meetings:
        record = meeting_record(one, asked.library, asked.catalogue.meetings)
        told = day_and_place(record, asked, when=when, where=where)
        if told is None:
            return None
        value, sentence = told
        shown = [sentence, _telling_day(record, sentence, asked)] if sentence else []
        markers = [citations.cite(each.article_id, each.span) for each in shown if each]
        items.append(Item(value, tuple(markers)))
        differing += _differing(record, citations)
    if not items or not citations.quotes:
        return None
    if len(items) == 1:
        sections = (Section("Given otherwise", tuple(differing)),) if differing else ()
        return Composed(
            "meeting", headline=f"{sentence_case(items[0].text)}.", quotes=tuple(citations.quotes), sections=sections
        )
    named = [Item(f"{one.heading}", item.markers) for one, item in zip(what.meetings, items, strict=True)]
    return Composed(
        "meeting",
        headline=f"The library holds {number_of(len(items), 'such meeting')}: "
        f"{'; '.join(item.text for item in items)}.",
        sections=(Section("Meetings", tuple(named)),),
        quotes=tuple(citations.quotes),
        shown=len(items),
        there=len(items),
    )


def how_long(asked: Asked, what: Meant) -> Composed | None:
    """On how many days a meeting was held, where a sentence gives the first and the last."""
    if len(what.meetings) != 1:
        return None
    record = meeting_record(what.meetings[0], asked.library, asked.catalogue.meetings)
    first, last = (days[0].value if days else None for days in (record.first_days, record.last_days))
    told = day_and_place(record, asked, when=True, where=False)
    if first is None or last is None or first == last or told is None or told[1] is None:
        return None
    if str(first.day) not in words(told[1].text):
        return None
    citations = Citations(asked.library)
    citations.cite(told[1].article_id, told[1].span)
    number = f"{number_of((last - first).days + 1, 'day')}, " if _DAYS.search(what.text) else ""
    return Composed(
        "meeting", headline=f"{sentence_case(number)}{period_of(first, last)}.", quotes=tuple(citations.quotes)
    )


def day_and_place(
    record: MeetingRecord, asked: Asked, *, when: bool, where: bool
) -> tuple[str, ArticleSentence | None] | None:
    """What is said of the day and the place, the one that was asked for first, and the sentence that says so."""
    place = record.places[0].value if record.places else ""
    last = record.last_days[0].value if record.last_days else None
    if (when and last is None) or (where and not place):
        return None
    every = sentences_of(asked.library, record.article_ids)
    read = [one for value in record.places[:1] for one in value.places]
    read += [one for value in record.last_days[:1] for one in value.places]
    given = {(one.article_id, one.start) for one in read}

    def score(one: ArticleSentence) -> float:
        city, day = holds(one.text, place.split(",")[0]), _tells_day(one.text, last)
        if not ((where and city) or (when and day)):
            return 0
        there = bool(re.search(rf"\bin {re.escape(place.split(',')[0])}\b", one.text))
        told = any(article == one.article_id and one.start <= start < one.end for article, start in given)
        return (
            4 * (where and city) + 2 * (where and there) + 4 * (when and day) + city + day + told
            + bool(_NOUN.search(one.text)) - 3 * bool(_ANOTHER.search(one.text))
        )  # fmt: skip

    sentence = best_sentence(every, score) or (every[0] if every else None)
    days = _days(record, last, sentence.text if sentence else "")
    said = [days, place] if when and not where else [place, days]
    return ", ".join(part for part in said if part), sentence


def _telling_day(record: MeetingRecord, shown: ArticleSentence, asked: Asked) -> ArticleSentence | None:
    """A sentence that tells the last day, where the one that is shown does not; None where none does."""
    last = record.last_days[0].value if record.last_days else None
    if last is None or _tells_day(shown.text, last):
        return None
    every = sentences_of(asked.library, record.article_ids)
    return next((one for one in every if _tells_day(one.text, last) and not _ANOTHER.search(one.text)), None)


def _tells_day(text: str, day: dt.date | None) -> bool:
    if day is None:
        return False
    held = words(text)
    return str(day.day) in held and MONTHS[day.month - 1].lower() in held


def _days(record: MeetingRecord, last: dt.date | None, sentence: str) -> str:
    """The days, the first only where the sentence tells it; the last as the end where the sentence says no more."""
    first = record.first_days[0].value if record.first_days else None
    if first is not None and first != last and str(first.day) in words(sentence):
        return period_of(first, last)
    days = period_of(last, last)
    return f"ended on {days}" if days and _ENDED.search(sentence) and _tells_day(sentence, last) else days


def _differing(record: MeetingRecord, citations: Citations) -> list[Item]:
    """What another article says otherwise of the day or the place."""
    found: list[Item] = []
    for value in record.last_days[1:]:
        found += (
            Item(period_of(value.value, value.value), (citations.cite(p.article_id, (p.start, p.end)),))
            for p in value.places[:1]
        )
    for place in record.places[1:]:
        found += (Item(place.value, (citations.cite(p.article_id, (p.start, p.end)),)) for p in place.places[:1])
    return found


@dataclass(frozen=True, slots=True)
class _Aspect:
    """Something that can be asked about a meeting."""

    pattern: re.Pattern[str]
    """Of a question in lower case."""
    own: frozenset[str]
    """Stems that may stand in such a question besides names; any other makes it a question about something else."""
    answer: Callable[[Asked, Meant], Composed | None]


_ROLES = "president presidents leader minister prime foreign premier person country state member delegation side head"
"""Words for those who meet, which may stand in any such question."""


def _aspect(pattern: str, own: str, answer: Callable[[Asked, Meant], Composed | None]) -> _Aspect:
    return _Aspect(re.compile(pattern), frozenset(terms(f"{own} {_ROLES}")), answer)


_ASPECTS: Sequence[_Aspect] = (
    _aspect(
        r"\b(?:which|what) (?:\w+ )?(?:building|hall|palace|venue|hotel|premises)\b"
        r"|^(?:the )?(?:\w+ )?venue (?:of|for)\b"
        r"|^what(?:'s| is| was) the (?:exact )?venue\b|\bwhere(?: exactly| precisely)? in \w",
        "building hall palace venue hotel premises place held hold meet met take took sit sat gather exact exactly"
        f" precisely name called {' '.join(number_words(2, 6))} talk host hosted session use used",
        building,
    ),
    _aspect(
        r"\bhost(?:s|ed|ing)?\b.*\b(?:each|every|all)\b.*\b(?:in|for) 20\d\d\b"
        r"|\b(?:in|for) 20\d\d\b.*\bhost(?:s|ed|ing)?\b.*\b(?:each|every|all)\b"
        r"|\bhost(?:s|ing)? what\b.*\b20\d\d\b",
        "host hosts hosted hosting each every all club format group grouping series body forum organisation bloc one",
        announced,
    ),
    _aspect(
        r"\bcalendar\b|\b(meetings|summits|conferences)\b.*\b(announced|planned|scheduled|coming|upcoming|ahead)\b"
        r"|\b(?:coming|upcoming|future|forthcoming) ([\w+–-]+ ){0,4}(meetings|summits|conferences|sessions)\b"
        r"|\bupcoming\W*$|\bcoming up\b",
        "calendar announced planned scheduled coming upcoming ahead need want make show future year next across every"
        " list complete whole full overview give table provide date due expected library article get"
        " mentioned told fixed known given named",
        announced,
    ),
    _aspect(
        r"\bnext\b|\bupcoming\b|\b(after|following) (that|it|this)\b"
        r"|\b(meets?|gathers?|convenes?|held) (again )?after\b|\bwill\b|\bis to be\b|\bfuture\b|\bannounced\b"
        r"|\b(?:where|when|which city|what city)\b.*\b(?:in|of) 20\d\d\b"
        r"|'s the\b.*\b(third|fourth|fifth|\d+th)\b|\bwhen is\b|\bwhere is\b|^(is |are |will )?(there )?(be )?any\b",
        "next upcoming meet gather convene again"
        " follow future announced planned scheduled host hosts hosted venue place date year city due"
        " settled fixed known decided chosen come hold exact exactly theme ordinary regular annual special ministerial"
        " intersessional informal",
        following,
    ),
    _aspect(
        r"^(so |and |ok |but )?(did|was|were|has|is it true that)\b.*\b(attend(ed)?|come|present|there"
        r"|take part|participate|go"
        r"|travel|show up|at|been to|skip(ped)?|miss(ed)?|absent|boycott(ed)?|stay(ed)? away)\b"
        r"|^(?:so |and )?(?:was|were)\b.* in(?: [\w'+-]+){1,4}\W*$",
        "attend come present take part participate go travel show really skip miss absent boycott stay away attended"
        " skipped missed boycotted stayed represented",
        attended,
    ),
    _aspect(
        r"\b(?:stood|stand|standing|sat|fill|filled|step|stepped) in\b(?= for\b)|\bstand-?ins?\b|\bdeputi[sz]ed\b"
        r"|\bsubstitut\w+|\bin (his|her|their) (place|stead)\b|\breplaced\b|\binstead\b|\brepresented\b"
        r"|\b(?:in|take|took)\b.*\bplace\b.*\bof\b|\b(?:who|which \w+) did .* send\b"
        r"|\b(?:take|took|taken|fill|filled) \w+'s? (?:place|seat|chair|shoes)\b|\bcover(?:ed|ing)? for\b",
        "stood stand standing sat fill filled step stepped standin deputised deputized substitute substituted place"
        " stead replaced instead represented represent send sent turn turned show showed come came go went was attend"
        " take took seat chair shoe up official politician speak spoke cover covered covering why reason wasn couldn"
        " didn absent away miss stay stayed",
        stood_in,
    ),
    _aspect(
        r"\bwho(?:m|ever)?\b.*\b(?:for|on behalf of)\b|\bdelegations?\b.*\bwho(?:m|se)?\b|\bwho\b.*\bdelegations?\b"
        r"|\b(?:what|which) level\b.*\brepresented\b",
        "come came sit sat stand stood speak spoke go went be behalf send sent travel appear turn show lead led head"
        " headed delegation represent represented attend there take took part seat side team level",
        represented_there,
    ),
    _aspect(
        r"\bwho(?:se)?\b(?!.*\bin person\b).*\b(?:by video|video link|remotely|online)\b",
        "video link remotely online come attend present take part join speak spoke joined took appear appeared came"
        " participated only",
        by_video,
    ),
    _aspect(
        r"\b(?:in person|by video|by deput(?:y|ies)|remotely|online)\b.*\b(?:by video|by deput(?:y|ies)|in person"
        r"|remotely|online|absent)\b|\b(?:took part|attended|came|participated)\b.* and how\b"
        r"|\bhow (?:did )?(?:each|every|all|the)\b.*\b(?:t[ao]ke? part|attend|participate|represented)",
        "video deputy deputies person remotely online way each how come came attend attended present take took part"
        " absent participate participated represented stand stood who which else everyone all list every via whom not",
        how_each_came,
    ),
    _aspect(
        r"\b(?:what|which) levels?\b.*\b(?:represented|there|sent|came)\b|\blevels? of (?:representation|attendance)\b",
        "level each represented representation attendance attend attended came present there part everyone",
        levels,
    ),
    _aspect(
        r"\b(absent|missing|absentees?|absences?|skip(ped)?|stay(ed)? (?:away|(?:at )?home)|boycott(ed)?|not there"
        r"|(?:sent|sends?) (?:nobody|no[- ]one)"
        r"|(did|could)(n't| not) (come|attend|show|go|make it|take part)"
        r"|no[- ]shows?|(who|which)\b.*\b(was|were)(n't| not) (in|at|there|here|present|among)|missed)\b",
        "absent absentee absence missing make skipped skip stayed stay away boycotted boycott come attend show shows"
        " present missed go went didn wasn weren couldn why reason part take stood stand stepped sat filled in place"
        " stead sent send instead represented all every each across any list table"
        " home nobody come came according",
        lambda asked, what: absent_anywhere(asked, what) or absent(asked, what),
    ),
    _aspect(
        r"^(?!(?:so |and )?when\b)(?!.*\bdelegations?\b)"
        r"(?!.*\b(?:which|what) (?:city|town|capital|country|place|venue)\b).*"
        r"\b(chair(s|ed|ing)?|presid(ed|es|ing)|host(s|ed)?|in the chair|ran|led the)\b",
        "chair chaired chairs presided presides host hosted hosts ran led lead city charge took all every each list"
        " table name",
        chaired,
    ),
    _aspect(
        r"\bwho (else |all )?(came|attended|took part|participated|was (there|present|at)|were (there|present|at|the "
        r"participants)|went|showed up|sat)\b|\bparticipants?\b|\battend(ees|ance|ed)\b"
        r"|\b(which|what|how many) (\w+ )?(countries|presidents|leaders|states|heads of state|members|delegations)\b"
        r".*\b(came|attend\w*|took part|participat\w*|were (there|present)|represented|showed)\b",
        "came attended took part participated present participant attendee attendance attend represented list name went"
        " showed sat else everyone",
        came,
    ),
    _aspect(
        r"\bhow many (points|articles|paragraphs|pages|items|clauses)\b|\bnumber of (points|articles|paragraphs)\b",
        "point article paragraph item clause number declaration communique statement document text final joint treaty"
        " long adopted pact charter",
        points,
    ),
    _aspect(
        r"\bhow many (\w+ )?(documents|texts|papers|decisions)\b|\bnumber of (documents|texts)\b",
        "document text paper decision number come came adopted signed out issued joint",
        documents,
    ),
    _aspect(
        r"\bhow (?:long|many days) (did|was|were)\b",
        "long last take took run ran go sit day",
        how_long,
    ),
    _aspect(
        r"\b(when|where|dates?|venue)\b|\bwhat (city|town|country|date|day|year|place)\b|\b(in )?which (city|country"
        r"|place|year|month)\b",
        "city town capital host hosts hosted date day year place country month venue exact dates come together meet"
        " met pick picked choose chosen"
        " select selected",
        when_and_where,
    ),
)
