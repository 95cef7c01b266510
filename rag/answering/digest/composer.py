"""Summarises a meeting on a page, or says what there is on a word that means several meetings and asks which.

The sections come from the record: what was adopted, announced, proposed, not agreed, the money and the next meeting.
Each item is a sentence of an article, the weightiest first and not all of them.
"""

import re
from collections.abc import Sequence

from rag.answering.asked import Asked
from rag.answering.compare import aspect_of
from rag.answering.composed import Citations, Composed
from rag.answering.digest.across import MEETINGS_SHOWN, OF_ALL, brief_across, by_meeting, newest_first, section_of
from rag.answering.digest.described import Subject, subject_described
from rag.answering.digest.in_parts import (
    brief_on_parts,
    cut_to,
    led_by_meeting,
    parts_asked,
    with_addition,
    without_left_out,
)
from rag.answering.digest.length import SHORT_WORDS, Chosen, Length, as_short_as_asked, within_a_page
from rag.answering.digest.part_told import BriefedOn, names_acts, names_no_matter
from rag.answering.digest.several import brief_of_years, each_in_turn, over_years
from rag.answering.leading import leading_point, told_by_the_title
from rag.answering.listed import complete_list
from rag.answering.points import (
    Point,
    adopted_documents,
    announcing_next,
    naming_most,
    of_status,
    points_of,
)
from rag.answering.topic import topic_words
from rag.english import STOPWORDS, countries, listing, number_of, terms, words
from rag.question import Meeting, arrangement_of, aside_of, understand
from rag.record import StatementStatus
from rag.types import Refusal

_MOST: tuple[tuple[str, StatementStatus, int], ...] = (
    ("Adopted", "adopted", 8),
    ("Announced", "announced", 4),
    ("Proposed", "proposed", 5),
    ("Not agreed, or left out", "failed", 6),
)
"""The sections of a brief, each with the status that it shows and how many items it holds at most."""
_KINDS_OF_MEETING = frozenset(["annual", "emergency", "extraordinary", "informal", "ordinary", "regular", "special"])
"""Words that tell which meeting is meant, and no topic of it."""
_TOPICS = 3
"""So many words that say what a brief is to be on are several topics."""
_ON_MONEY = 3
_PER_MEETING = 2
_ENOUGH = 12
"""A brief of so many items leaves out what is only reported."""
_ALSO = 4
_COMING = 2
"""Announcements of further meetings that a brief ends with."""
_WHOLE = re.compile(
    r"\b(?:the )?(?:whole|entire|complete) (?=(?:thing|summit|meeting|conference|session|event|article|story)\b)"
    r"|\ball of (?:it|that)\b|\boverall\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?]) +")
_OF_THE_ASKER = re.compile(
    r"(?:I|We)(?: \w+)? (?:missed|was|were|had|did|could|have|am|are|know|heard|read|got)\b", re.I
)
"""Opens a sentence that tells which meeting is meant, and nothing that a brief is to be on: "I missed all of Lorn"."""
_MORE = re.compile(r"\bmore\b|\bwhat else\b|\b(?:expand|elaborate|go on|continue|keep going|carry on)\b", re.IGNORECASE)


def digest(asked: Asked) -> Composed | None:
    """A brief on the meeting that is named, or a line on each meeting that the words can mean."""
    text = asked.understood.text[: aside_of(asked.understood.text)]
    if (bare := without_left_out(text)) != text:
        return digest(asked.of(bare))
    return _put_forward(asked) or with_addition(asked, _digest) or _digest(asked)


def _digest(asked: Asked) -> Composed | None:
    request = arrangement_of(asked.understood.text[: aside_of(asked.understood.text)])
    if request.parts and len(told := understand(request.subject, asked.catalogue).meetings) == 1:
        return _brief(Subject.of(told[0]), topic_words(request.subject, told, asked.catalogue), asked)
    if request.parts and not asked.understood.meetings and all(map(_is_any_meetings, request.parts)):
        return _digest(asked.of(request.subject))  # they only order what is told of each meeting
    held = all(side.meetings for side in asked.understood.sides) and not OF_ALL.search(asked.understood.text)
    if held and (subject := subject_described(asked, asked.understood.meetings)):
        return _brief(subject, (), asked, whole=not request.parts)
    if led := led_by_meeting(asked):
        return _brief(Subject.of(led), topic_words(asked.understood.text, [led], asked.catalogue), asked)
    if shared := brief_of_years(asked) or brief_across(asked):
        return shared
    of_period = over_years(asked)
    sides = () if of_period else asked.understood.sides
    there = {*asked.understood.named.places} if len(asked.understood.meetings) == 1 else set()
    missing = [side.said for side in sides if not side.meetings and there.isdisjoint(words(side.said))]
    if missing:
        return _not_held(asked, missing)
    meetings = tuple(dict.fromkeys(one for side in sides for one in side.meetings)) or asked.understood.meetings
    if len(asked.understood.meetings) == 1 and asked.understood.meetings[0] in meetings:
        meetings = asked.understood.meetings
    meetings = of_period or meetings
    about = topic_words(_without_whole(asked.understood.text), meetings, asked.catalogue)
    meetings = _held_in_the_country(meetings, asked.understood.text)
    meetings = _narrowed(meetings, about, asked)
    if len(meetings) == 1:
        return _brief(Subject.of(meetings[0]), about, asked)
    if meetings and not about:
        tell = each_in_turn if of_period or OF_ALL.search(asked.understood.text) else _which
        return tell(meetings, asked)
    return by_meeting(about, meetings, asked) if about else None


def _without_whole(text: str) -> str:
    """The question without what tells of the asker; on all of a meeting, without what the one in brackets was on."""
    own = text[: aside_of(text)]
    if own == text and len(said := _SENTENCES.split(own)) > 1:
        text = own = " ".join(one for one in said if not _OF_THE_ASKER.match(one)) or own
    return _WHOLE.sub("", own) if _WHOLE.search(own) else text


def _put_forward(asked: Asked) -> Composed | None:
    """What somebody proposed or offered, where a brief is to be on that alone: "Ada's ideas in Oslo, in three bullets".

    Sentences that go on about it name neither them nor their ideas: "She also called for a fund".
    """
    length, meetings = Length.asked(asked.understood.text), asked.understood.meetings
    about = topic_words(asked.understood.text, meetings, asked.catalogue)
    acts = [one for one in about if not asked.catalogue.names_in(one).people]
    if len(meetings) != 1 or len(acts) == len(about) or not names_acts(acts):
        return None
    if length.words and length.words < SHORT_WORDS:
        return None
    listed = complete_list(asked.of(f"List {' '.join(about)} at {meetings[0]}"))
    return cut_to(listed, length.items, asked) if listed and length.items else listed


def _is_any_meetings(part: str) -> bool:
    """Whether a part can be told of any meeting: "decisions", "the money"."""
    about = [one for one in words(part) if one not in STOPWORDS]
    return bool(about) and (names_no_matter(about) or aspect_of(about) is not None)


def _not_held(asked: Asked, missing: Sequence[str]) -> Composed:
    """A refusal that names the meeting, and the meetings of its series or city that the library holds."""
    named = asked.understood.named
    near = [
        one.heading
        for one in asked.catalogue.meetings
        if one.summit in named.summits or any(one.city and one.city in said for said in missing)
    ]
    held = f" It holds: {'; '.join(near)}." if near else ""
    said = Refusal(f"The library holds nothing on {listing(missing, 'or')}.{held}")
    return Composed("digest", "declined", refusal=said, confidence=asked.reading.confidence)


def _held_in_the_country(meetings: Sequence[Meeting], text: str) -> tuple[Meeting, ...]:
    """Those of several meetings that took place in the country that the question names so: "the G20 in Brazil"."""
    there = {country for found in _IN.finditer(text) for country in countries(found[1])[:1]}
    fit = tuple(
        one for one in meetings if there & {*countries(one.place or "")} and not there & {*countries(one.summit)}
    )
    return fit if len(meetings) > 1 and fit else tuple(meetings)


_IN = re.compile(r"\b(?:in|at) (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)")


def _narrowed(meetings: Sequence[Meeting], about: Sequence[str], asked: Asked) -> tuple[Meeting, ...]:
    """The only meeting with all of these words in its articles' titles: "the AI safety summit"; else all of them."""
    wanted = frozenset(terms(" ".join(about)))
    if len(meetings) < 2 or not wanted:
        return tuple(meetings)
    fit = [one for one in meetings if wanted <= {*terms(" ".join(asked.library.titles(one.article_ids)))}]
    return tuple(fit) if len(fit) == 1 else tuple(meetings)


def _brief(subject: Subject, about: Sequence[str], asked: Asked, *, whole: bool = False) -> Composed | None:
    """What was decided there; only on a topic, where the question names one that comes up there.

    The words that a question describes the whole of it by ("food and fuel summit") name no parts.
    """
    told = asked.question.history[-1].answer if asked.question.history else ""
    more = bool(_MORE.search(asked.question.text)) and bool(told)
    every = [one for one in points_of(asked, subject.article_ids) if not (more and one.text in told)]
    known = asked.record.meeting(subject.meeting) if subject.meeting else None
    met = [one for one in (naming_most(known, every)[:1] if known else []) if not one.statement.instrument]
    every = [one for one in every if one not in met] or every
    length = Length.asked(asked.understood.text)
    about = [one for one in about if one.lower() not in _KINDS_OF_MEETING]
    about = () if names_no_matter(about) else about
    titles = frozenset(terms(" ".join(asked.library.titles(subject.article_ids))))
    wanted = frozenset(terms(" ".join(about))) - (titles if titles >= {*terms(" ".join(about))} else frozenset())
    on_topic = [one for one in every if one.terms & wanted]
    if not (more or whole) and (in_parts := _in_parts(subject, about if wanted else (), length, len(on_topic), asked)):
        return in_parts
    if 2 * len(frozenset(term for one in on_topic for term in one.terms & wanted)) < len(wanted):
        on_topic = []  # by chance: most of what it is to be on does not come up there
    people = frozenset(term for one in about if asked.catalogue.names_in(one).people for term in terms(one))
    if people and not any(one.terms & people for one in on_topic):
        on_topic = []  # only on what others did
    on_topic.sort(key=lambda one: -len(one.terms & wanted))
    if wanted and not on_topic and not more:
        return None
    citations = Citations(asked.library)
    if on_topic and not more:
        chosen = _sectioned(on_topic)
    else:
        lead = [(f"On {' '.join(about)}", on_topic[:4], len(on_topic))] if on_topic else []
        coming = announcing_next(subject.article_ids, asked, every)[:_COMING]
        rest = [one for one in every if one not in on_topic[:4] and one not in coming]
        first = None if on_topic else leading_point(rest, known, asked)
        adopts = first is not None and known is not None and bool(adopted_documents(known, [first]))
        by_title = told_by_the_title(rest, first, asked) if first else ()
        chosen = [*lead, *_led_by(first, by_title, _sectioned(rest), adopts=adopts)]
        reported = [one for one in of_status(rest, "reported") if one != first and one not in by_title]
        if reported and sum(len(of) for _, of, _ in chosen) < _ENOUGH:
            chosen.append(("Also reported", reported[:_ALSO], len(reported)))
        if present := met or (naming_most(known, rest) if known else []):
            chosen.append(("Who took part", present[:1], 1))
        if coming:
            chosen.append(("Next", coming, len(coming)))
    chosen = as_short_as_asked(within_a_page(chosen), length, f"{subject.heading}, in brief.")
    if not chosen:
        return None
    sections = tuple(section_of(title, of, there, citations) for title, of, there in chosen)
    shown = [one for _, of, _ in chosen for one in of]
    done = [one for one in shown if one.status in ("adopted", "reported")]
    documents = adopted_documents(known, done) if known and not length.words else ()
    return Composed(
        "digest",
        headline=_headline(subject, list(documents), about if on_topic and not more else ()),
        sections=sections,
        quotes=tuple(citations.quotes),
        shown=len(shown),
        there=max(len([one for one in (on_topic or every) if one.status != "reported"]), len(shown)),
    )


def _sectioned(every: Sequence[Point]) -> list[Chosen]:
    found: list[Chosen] = []
    for title, status, most in _MOST:
        of = of_status(every, status)
        found.append((title, of[:most], len(of)))
    taken = [one for _, of, _ in found for one in of]
    sums = [one for one in every if one.money and one not in taken and one.status == "reported"]
    found.append(("Money", sums[:_ON_MONEY], len(sums)))
    if not any(of for _, of, _ in found):
        found.append(("Reported", list(every[:6]), len(every)))
    return [one for one in found if one[1]]


def _in_parts(subject: Subject, about: Sequence[str], length: Length, there: int, asked: Asked) -> Composed | None:
    """The brief with a section for each part asked for; None where it has none, or enough is there on its one topic.

    Args:
        subject: What it is on.
        about: The words of its topic; none for all of it.
        length: How long it is to be.
        there: How many points the record has on the topic.
        asked: The question.
    """
    parts = parts_asked(asked.understood.text, subject.meeting, asked)
    if len(parts) == 1:  # no part, but what all of the brief is on
        few = length.items is not None and there < length.items
        parts = parts if few and about else []
    on = BriefedOn(subject.heading, subject.article_ids, subject.meeting)
    return brief_on_parts(parts, on, length, asked) if parts else None


def _led_by(first: Point | None, told: Sequence[Point], chosen: Sequence[Chosen], *, adopts: bool) -> list[Chosen]:
    """The sections after the points that say best what the meeting brought.

    Args:
        first: The best; None where none does.
        told: What the titles tell besides.
        chosen: The sections.
        adopts: Whether it names a document that was adopted.
    """
    if first is None:
        return list(chosen)
    top = {"Adopted" if adopts or first.status == "adopted" else "Outcome": [first]}
    titles = {status: title for title, status, _ in _MOST} | {"reported": "Outcome"}
    for one in told:
        top.setdefault(titles[one.status], []).append(one)
    below = {title: ([one for one in of if one != first and one not in told], there) for title, of, there in chosen}
    led: list[Chosen] = []
    for title in dict.fromkeys((*top, *below)):
        of, there = below.get(title, ([], 0))
        of = [*top.get(title, ()), *of]
        led += [(title, of, max(there, len(of)))] * bool(of)
    return led


def _headline(subject: Subject, documents: Sequence[str], about: Sequence[str]) -> str:
    """What the brief is on and, of all of it, the documents adopted there that its items name."""
    if about:
        return f"{subject.heading}, on {' '.join(about) if len(about) < _TOPICS else listing(list(about))}."
    named = [name for one in documents if " " in (name := one.lstrip("-–—•* "))]
    return f"{subject.heading}. Adopted: {'; '.join(named)}." if named else f"{subject.heading}, in brief."


def _which(meetings: Sequence[Meeting], asked: Asked) -> Composed | None:
    """A few points on each of the meetings that a name means, and the question which is meant."""
    citations = Citations(asked.library)
    sections = []
    for one in sorted(meetings, key=newest_first)[:MEETINGS_SHOWN]:
        every = points_of(asked, one.article_ids)
        best = [*of_status(every, "adopted"), *every][:_PER_MEETING]
        if best:
            sections.append(section_of(one.heading, list(dict.fromkeys(best)), 0, citations))
    if not sections:
        return None
    names = sorted({one.summit for one in meetings})
    held = number_of(len(meetings), "meeting")
    return Composed(
        "digest",
        headline=f"The library holds {held} of the {listing(names)}. Which one do you mean?",
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=len(sections),
        there=len(meetings),
    )
