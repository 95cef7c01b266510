"""Keeps to the speaker where a question asks what somebody said: what others said on the same matter is no answer."""

import re
from collections.abc import Sequence, Set

from rag.answering.asked import Asked
from rag.answering.composed import Composed
from rag.answering.meant import meant
from rag.answering.naming import shortened
from rag.answering.premise import SPEAKS
from rag.answering.sentences import ArticleSentence, sentences_of, with_leant_on
from rag.answering.topic import Topic
from rag.answering.who import states_named
from rag.english import countries, listing, mentions, terms, tokens, with_article, words
from rag.record import Statement
from rag.types import Quote, Refusal

_SAYS = re.compile(
    r"^(?:and |so |but )?(?:what|how|why) (?:did|does|do|has|have|had|was|were|is)\b(?P<who>.*?)\b(?:say|said"
    r"|think|thought"
    r"|argued?|talk(?:ed)?|speak|spoken?|tell|told|stress(?:ed)?|want(?:ed)?|demand(?:ed)?|warn(?:ed)?"
    r"|call(?:ed)? for)\b"
    r"|^(?:and |so |but )?(?:what|which) [^?]{3,40}? (?:did|does|has|have|had)\b(?P<by>.*?)"
    r"\b(?:suggest(?:ed)?|propos(?:e|ed)|offer(?:ed)?)\b"
    r"|^(?:and |so |but )?what (?:is|was|were|are)\b(?P<whose>.*?)"
    r"\b(?:position|view|views|line|stance|message|argument)\b",
    re.IGNORECASE,
)
_MOST = 3
_LEAST_COVERED = 0.3
"""0-1: the share of the matter's words, by rarity, that another saying of theirs needs to be on it."""
_LEAST_ON_IT = 0.5
"""The same of a sentence that shows who said what is asked about."""
_LOOKED_BACK = 4
"""Sentences of a paragraph before one that may name what it is on."""
_LINE = 170
"""In characters."""
_OPENING = 6
"""Words within which a sentence names who speaks, so that the line need not."""


def by_the_speaker(quotes: Sequence[Quote], asked: Asked) -> tuple[tuple[Quote, ...], str]:
    """The quotes of whom the question names, and a line that names them with the first; all quotes for other questions.

    Where the reader found none of theirs, what the record has of them at the meetings asked about comes instead, with
    most of the matter's words first; where no meeting is, only what has enough of them.
    """
    what = meant(asked)
    asks = _SAYS.search(what.text)
    named = asked.understood.named.people
    if asks is None:
        return tuple(quotes), ""
    who = asks["who"] or asks["by"] or asks["whose"] or ""
    if not named:
        return _by_the_country(quotes, states_named(who.title()), asked), ""
    people = named.intersection(words(who)) or named
    meetings = what.meetings or asked.understood.meetings
    ids = {article_id for one in meetings for article_id in one.article_ids} or {one.article_id for one in quotes}
    theirs = [one for one in asked.library.statements(ids) if _is_by(one, people)]
    if not theirs:
        return tuple(quotes), ""
    kept = [one for one in quotes if any(_shows(one, each) for each in theirs)]
    topic = Topic.of(what.topic, asked)
    least = 0.0 if meetings else _LEAST_COVERED
    found = kept or _told(theirs, topic, quotes[0].score, asked, least)
    if not found:
        return tuple(quotes), ""
    if kept and topic and not topic.covered(kept[0].text):
        on_it = [one for one in _told(theirs, topic, kept[0].score, asked, least) if topic.covered(one.text)]
        found = [*on_it, *(one for one in kept if all(one.start != each.start for each in on_it))]
    _, full = asked.record.known_people
    name = next((full[one] for one in sorted(people) if one in full), "")
    if kept or not name:
        return tuple(found), ""
    said = shortened(" ".join(found[0].text.split()).rstrip("."), _LINE)
    opens = words(name)[-1] in words(said)[:_OPENING]
    return tuple(found), f"{said}." if opens else f"{name}: {said}."


def _by_the_country(quotes: Sequence[Quote], of: Set[str], asked: Asked) -> tuple[Quote, ...]:
    """The sentences on what a country said: those of the quotes that name it first or, where none does, of its matter.

    The matter is often named only before: "A ban was proposed. Peru said that it could not accept that."
    """
    meetings = meant(asked).meetings or asked.understood.meetings
    told = of - {country for one in meetings for country in countries(f"{one.summit} {one.place or ''}")}
    if len(told) != 1:
        return tuple(quotes)
    if kept := [one for one in quotes if told & {*_opening_countries(one.text), *_leant_on_countries(one, asked)}]:
        return tuple(kept)
    ids = [article_id for one in meetings for article_id in one.article_ids] or [one.article_id for one in quotes]
    topic = Topic.of(meant(asked).topic, asked)
    found = []
    before: list[ArticleSentence] = []
    for one in sentences_of(asked.library, list(dict.fromkeys(ids))):
        if before and (before[-1].article_id != one.article_id or _ends_paragraph(before[-1], one, asked)):
            before = []
        before = [*before[-_LOOKED_BACK:], one]
        if told & {*_opening_countries(one.text)} and topic.is_of(" ".join(each.text for each in before)):
            found.append(Quote(0, one.article_id, *one.span, one.text, quotes[0].score))
    return tuple(found[:_MOST]) or tuple(quotes)


def _leant_on_countries(quote: Quote, asked: Asked) -> tuple[str, ...]:
    """Those of the sentence that a quote leans on: "Japarov of Kyrgyzstan spoke. He called for …"."""
    whole = with_leant_on(quote, asked)
    return _opening_countries(whole) if whole != quote.text else ()


def _opening_countries(text: str) -> tuple[str, ...]:
    return countries(" ".join(text.split()[:_OPENING]))


def said_nothing(asked: Asked) -> Composed | None:
    """That nothing which a person said about a country is held, where what is held of that person does not name it.

    What others said of the country would look like the answer.
    """
    found = _SAID_ABOUT.match(asked.understood.text)
    on = {*countries(found["on"])} if found else set()
    _, full = asked.record.known_people
    people = [word for word in words(found["who"]) if word in full] if found else []
    if not (found and on and people) or on & {*countries(found["who"])}:
        return None
    name = full[people[-1]]
    surname = words(name)[-1]
    statements = asked.library.statements(sorted(asked.catalogue.mentioning([frozenset([surname])])))
    by_them = {(one.article_id, one.span[0]) for one in statements if _is_by(one, frozenset([surname]))}
    theirs = False
    before = None
    for one in sentences_of(asked.library, sorted({one.article_id for one in statements})):
        if (before is None or before.article_id != one.article_id) and surname in words(
            f"{' '.join(asked.library.titles([one.article_id]))} {one.text}"
        ):
            return None  # a speech or an interview, whose sentences need not name who speaks
        begins_anew = before is None or before.article_id != one.article_id or _ends_paragraph(before, one, asked)
        own = surname in words(one.text) or (one.article_id, one.start) in by_them
        theirs = own or (theirs and not begins_anew)
        if theirs and on & {*countries(one.text)}:
            return None
        before = one
    said = f"The library holds nothing that {name} said about {listing([with_article(each) for each in sorted(on)])}."
    return Composed("fact", "declined", refusal=Refusal(said), confidence=0.0)


def _ends_paragraph(before: ArticleSentence, one: ArticleSentence, asked: Asked) -> bool:
    return "\n\n" in asked.library.cut(one.article_id, before.end, one.start)


_SAID_ABOUT = re.compile(
    r"^(?:(?:and|so|but|ok)\W+)*what (?:did|does|has|had|have) (?P<who>.+?)"
    r" (?:say|said|sa(?:id|y) anything|tell\w*|told|think|thought|claim\w*|remark\w*|have to say)\b[^?]{0,20}?"
    r" (?:about|on|of|regarding|concerning) (?P<on>[^?]+)",
    re.IGNORECASE,
)


def who_said(quote: Quote, asked: Asked) -> str:
    """A line that names who said what the quote tells, where a question asks for that; empty for other questions.

    It is empty, too, where the speaker cannot be told or the quote is hardly on the same matter. Where the question
    names no meeting, the line names the one at which it was said.
    """
    if not _WHO.search(asked.understood.text):
        return ""
    on_it = Topic.of(meant(asked).topic, asked).covered(quote.text) >= _LEAST_ON_IT
    name = _speaking(quote, asked) if on_it else ""
    if not name:
        return ""
    meeting = asked.catalogue.meeting_of.get(quote.article_id)
    where = f" ({meeting.heading})" if meeting and not asked.understood.named.meeting else ""
    return f"{name}{where}."


def _speaking(quote: Quote, asked: Asked) -> str:
    """The person who says what is asked about in a quote: named last before it or, where nobody is, by the record."""
    _, full = asked.record.known_people
    named = [(one.start, full[word]) for one in mentions(quote.text) for word in one.words if word in full]
    if len({name for _, name in named}) > 1:
        wanted = frozenset(terms(asked.understood.text))
        said = [one.start for one in tokens(quote.text) if wanted & {*terms(one.text)}]
        before = [name for start, name in named if said and start < said[-1]]
        return before[-1] if before else ""
    if named:
        return named[0][1]
    told = [one for one in asked.library.statements([quote.article_id]) if _shows(quote, one)]
    people = {actor.name for one in told for actor in one.actors if actor.name[:1].isupper()}
    if len(people) != 1:
        return ""
    return next((full[word] for word in reversed(words(people.pop())) if word in full), "")


_WHO = re.compile(
    r"^(?:(?:and|so|but|ok)\W+)*(?:who(?: (?:was|is) it)?|which (?:leader|president|minister|speaker|politician))"
    r"(?: (?:that|who))?(?: (?:actually|also|first))?"
    r" (?:sa(?:id|ys)|called|described|warned|argued|complained|joked|stressed|insisted|claimed|told|compared|praised"
    r"|criticised|criticized|condemned|thanked|quoted|used the|spoke of|talked (?:of|about)|put the|estimated)\b",
    re.IGNORECASE,
)
"""Asks who said or judged something."""


def _is_by(statement: Statement, people: frozenset[str]) -> bool:
    return any(people.intersection(words(actor.name)) for actor in statement.actors)


def _shows(quote: Quote, statement: Statement) -> bool:
    inside = quote.start < statement.span[1] and statement.span[0] < quote.end
    return quote.article_id == statement.article_id and inside


def _told(theirs: Sequence[Statement], topic: Topic, score: float, asked: Asked, least: float) -> list[Quote]:
    """The sentences of these statements that have most of the topic's words, those with a verb of saying first.

    None that has less than the least share of them.
    """
    texts = {(one.article_id, one.span): asked.library.cut(one.article_id, *one.span) for one in theirs}
    texts = {place: text for place, text in texts.items() if topic.covered(text) >= least}
    ranked = sorted(
        texts.items(),
        key=lambda one: (-topic.covered(one[1]) if topic else 0.0, not SPEAKS.search(one[1])),
    )
    return [Quote(0, article_id, *span, text, score) for (article_id, span), text in ranked[:_MOST]]
