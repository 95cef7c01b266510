"""What an article states, sentence by sentence, as statements with status, actors, amounts and deadline."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.english import (
    IRREGULAR_FORMS,
    Moment,
    Token,
    is_verb,
    moments,
    present_forms,
    speaker_label,
    tokens,
    word_set,
)
from rag.record.actors import Acting, ActorReader, introduction
from rag.record.people import GROUPS, read_names
from rag.record.statement.amounts import read_amounts
from rag.record.statement.around import Around
from rag.record.statement.clause import AUTHORITY
from rag.record.statement.communique import binding_of
from rag.record.statement.cues import BE, cues_in, lower
from rag.record.statement.deadlines import read_deadlines
from rag.record.statement.instruments import instrument_of
from rag.record.statement.voice import voice_of
from rag.record.status import StatusReading, status_by_clause
from rag.record.text import dateline_length, uniform
from rag.record.values import Actor, Amount, Statement
from rag.types import Article, Span

_ITEM = re.compile(r"\W*(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)|[•▪–—*-])\s+[a-z]")
"""An item of a list that goes on the sentence before the colon: "(b) approved …"."""
_TURN_ENDS = re.compile(r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!Mrs)[.!?][\"”’)]*\s+(?=[\"“(]?[A-Z])")
"""Where a sentence ends within what a speaker of a transcript says."""
_POINT = re.compile(r"\d{1,3}(?:[.)]|(?:[./]\d{1,2})+)\s+(?=[A-Z])")
_SUBPOINT = re.compile(r"\d{1,2}(?:[./]\d{1,2})+\.?\s+(?=[\"“(]?[A-Z])")
"""Numbers a paragraph of minutes: "5.3 No consensus was reached."."""
_APART = re.compile(r";|, (?:who|which|to be)\b")
_NUMBER = re.compile(r"(?:\A|\n)(\d{1,3}[.)] )\Z")
"""What numbers a paragraph, in front of its first sentence."""
_OWN = re.compile(r"\b(?:[A-Z]|the\b)")
_CAPITAL = re.compile(r"\b[A-Z]")
_PAST = ("ed", "en", "set", "put", "held", "found", "made", "up", "down", "left", "bound", "cut", "struck", "drawn")
_SUBJECT_OPENS = re.compile(
    rf"[A-Z]|(?:the|an?|both|all|some|many|most|several|its?|his|her|they|he|she|we|{GROUPS})\b"
)
"""How a subject begins."""
_IN = re.compile(
    r"(?:Back )?[Ii]n (?:[A-Z]\w+ )?(?:in (?:[A-Z]\w+ )?)?|At (?:its|their|the) [^,;]{3,60} in (?:[A-Z]\w+ )?"
)
_WHEN = re.compile(r"When [^,;]{5,80} in (?:[A-Z]\w+ )?")
_YEARS_AGO = re.compile(r"\W*(?:(?:\w+ ){1,2}years? (?:ago|earlier|before)|Last year|The year before)\b(?! than)")
_AS_ONE = re.compile(
    r"(?:.* )?(?:conference|council|assembly|plenary|session|summit|meeting|committee|forum)", re.IGNORECASE
)
"""A body of all who met: what "it" approves is decided by all."""
_ORGAN = re.compile(
    r"\b(?:Board|Commission|Congress|Association|Federation|Authority|Fund|Assembly|Conference|Council|Committee|Union)$"
)
"""Ends the name of a body whose members meet."""
_HAD = re.compile(r"\bhad\b")
_IN_PLACE = re.compile(
    r"(?: there)?(?: (?:in|at) (?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2})? (?:in|on) (?:\w+ )?"
    r"|(?: (?!\w+ed\b|(?:set|made|held|of)\b)[\w'-]+){1,5} in "
)
_DECIDED = ("approved", "decided", "established", "created", "set up", "extended", "appointed", "granted", "chose")
_SECOND = re.compile(r"\band (?:also |then |further )?$")
"""Before the second of two verbs: "took note of the report and requested"."""
_OTHER_VERBS = word_set("expect want hope intend") | {
    past for _, past, *other in IRREGULAR_FORMS if other not in ([], [past])
}
"""Beside `is_verb`: what can hardly be a noun or a participle behind a subject."""
_PRONOUNS = word_set("he she it who which")
_ABOUT = re.compile(r"[\s,:;]*(?:that\s+)?")
READ_CHARACTERS = 2_000
"""Of a sentence at most so many are read; a longer one is a list, or was written to slow the reading down."""


def read_statements(article: Article, sentences: Sequence[Span]) -> tuple[Statement, ...]:
    """The statements of an article, in order; every sentence has at least one.

    A sentence has several when its clauses differ in status. Each holds the amounts and the deadline of its clause.

    Args:
        article: As stored.
        sentences: Half-open ranges of its text.
    """
    text = uniform(article.text)
    reader = ActorReader(text, read_names(article), Acting())
    found: list[Statement] = []
    lead: Span | None = None
    around = Around()
    end = 0
    for each in sentences:
        if "\n" in article.text[end : each[0]]:
            reader.acting.begin_paragraph()
            around.begin_paragraph(article.text[end : each[0]].strip())
        end = each[1]
        written = text[slice(*each)]
        if not _ITEM.match(written):
            lead = each if written.rstrip().endswith(":") else None
        for part in _parts(text, each):
            told = [*_of_sentence(article, part, reader, lead if lead != each else None)]
            told = around.settled(text[slice(*part)], told)
            found += told if part == each else (replace(one, span=each) for one in told)
    return tuple(found)


def _parts(text: str, sentence: Span) -> Iterator[Span]:
    """The sentences of what a speaker says, or of a point of notes, quoted whole; of other text the sentence."""
    start, end = sentence
    point = _POINT.match(text, start, end)
    if point or speaker_label(text[start:end]):
        for found in _TURN_ENDS.finditer(text, point.end() if point else start, end):
            if text.count('"', start, found.end()) % 2 == 0:
                yield start, start + len(text[start : found.end()].rstrip())
                start = found.end()
    yield start, end


def _of_sentence(article: Article, sentence: Span, reader: ActorReader, lead: Span | None) -> Iterator[Statement]:
    """The statements of a sentence; an item of a list is read with the words that lead to the list."""
    text = reader.text
    start, end = sentence[0], min(sentence[1], sentence[0] + READ_CHARACTERS)
    if start == 0 or article.text[start - 1] == "\n":
        start += dateline_length(text[start:end])
    start = _own_words(text, start, end)
    numbered = found[1] if (found := _NUMBER.search(text[max(0, start - 6) : start])) else ""
    acting: tuple[Actor, ...] = ()
    led = text[slice(*lead)].rstrip(": \n") + " " if lead else ""
    leading = reader.read(lead, (lead[1], lead[1]), passive=False, announced=False) if lead else ()
    for clause, own, reading in _behind(len(led), _parted(led + text[start:end])):
        span = start + clause[0], start + clause[1]
        cue = start + reading.start, start + reading.end
        if reading.start == reading.end:
            cue = (span[0], span[0])
        opens = span[0] + _subject_start(text[slice(*span)])
        verb = cue if reading.end and text[opens : cue[0]].strip() else _main_verb(text, span)
        passive = bool(reading.end) and _is_passive(text, span[0], cue)
        if not passive and _SECOND.search(text[span[0] : verb[0]]):
            verb = min(verb, _main_verb(text, span))
        before: tuple[Actor, ...] = ()
        if own > clause[0]:
            lead = start + clause[0], start + own
            before = reader.read(lead, _main_verb(text, lead), passive=False, announced=False)
            reader.remember(before, lead)
        subject = reader.read((start + own, span[1]), verb, passive=passive, announced=reading.status == "announced")
        subject = tuple(one for one in subject if not one.name.startswith("What "))  # "What leaders agreed", a heading
        put_forward = reading.status == "proposed" or (reading.status == "failed" and not subject)
        proposer = reader.proposer(cue, span) if put_forward else ()
        actors = proposer or subject
        if not actors and not passive and span[0] != start and not _has_subject(text, span, verb):
            actors = acting
        actors = actors or (() if passive else before)
        if not actors and not passive and leading and not _has_subject(text, span, verb):
            actors = leading
        acting = subject if proposer else actors
        reader.remember(actors, span)
        written = text[slice(*span)]
        reading = _by_all(reading, written, text[slice(*cue)], actors, article)
        dates = moments(written)
        if reading.status in ("adopted", "announced") and _is_past(written, cue[1] - span[0], dates, article):
            reading = replace(reading, status="reported")
        deadlines = read_deadlines(written, dates, article.date)
        if reading.status == "failed":
            deadlines = tuple(one for one in deadlines if _is_apart(written, one.span, cue[0] - span[0]))
        amounts = read_amounts(written, dates, [one.span for one in deadlines])
        yield Statement(
            article_id=article.id,
            span=sentence,
            clause=span,
            status=reading.status,
            cue=cue,
            actors=actors,
            what=_what(text, cue, span[1]) if reading.end else None,
            amounts=tuple(_at(one, span[0]) for one in amounts),
            deadlines=tuple(replace(one, span=_moved(one.span, span[0])) for one in deadlines),
            instrument=instrument_of(article.text[slice(*span)]) or instrument_of(article.text[start:end]),
            voice=voice_of(numbered + text[start:end], actors, reader.names),
            binding=binding_of(text[slice(*span)]) if reading.status == "adopted" else "none",
        )


def _is_apart(clause: str, deadline: Span, cue: int) -> bool:
    """Whether a deadline is not that of what failed: "was sent to the ministers, who are to report by May"."""
    start, end = sorted((deadline[0], cue))
    return bool(_APART.search(clause, start, end))


def _own_words(text: str, start: int, end: int) -> int:
    """Where a sentence begins behind its number and the label of its speaker, who acts in nothing."""
    if subpoint := _SUBPOINT.match(text, start, end):
        start = subpoint.end()
    said = text[start + len(speaker_label(text[start:end])) : end].lstrip()
    quoted = said[:1] in ("", '"', "“", "«")  # "Lund: “We agree.”" is told by a reporter
    return start if quoted else end - len(said)


def _by_all(reading: StatusReading, clause: str, cue: str, actors: Sequence[Actor], article: Article) -> StatusReading:
    """The reading, adopted where what decides stands for all who met: "It approved a fund", "The Board approved it".

    That is "it" where it stands for such a body, the body whose meeting the title or the series names, and the city
    that the meeting is called by.
    """
    if reading.status != "announced" or cue not in _DECIDED:
        return reading
    name = actors[0].name.removeprefix("The ") if len(actors) == 1 else ""
    one = _AS_ONE.fullmatch(name) or AUTHORITY.match(name)
    meets = _ORGAN.search(name) and f" {name} " in f" {article.title} {article.summit or ''} ".replace(",", " ")
    subject = clause[: clause.find(cue)].strip()
    by_all = (subject.startswith("It") and (one or meets)) or (meets and subject.endswith(name))
    city = (article.place or "").split(",")[0]
    return replace(reading, status="adopted") if by_all or (city and subject == city) else reading


def _behind(many: int, parted: list[tuple[Span, int, StatusReading]]) -> Iterator[tuple[Span, int, StatusReading]]:
    """The clauses behind so many characters, as if these were not there."""
    for (start, end), own, reading in parted:
        if end > many:
            cue = (max(0, reading.start - many), max(0, reading.end - many))
            yield (max(0, start - many), end - many), max(0, own - many), StatusReading(reading.status, *cue)


def _is_past(clause: str, after: int, dates: Sequence[Moment], article: Article) -> bool:
    """Whether a clause tells of a year before that of the article: "In 2021 they had …", "was launched in … 2022".

    Args:
        clause: Its words.
        after: Where those that show the status end.
        dates: Of the clause.
        article: Whose event or publication dates it.
    """
    day = article.date or article.published
    if _YEARS_AGO.match(clause):
        return True
    for one in dates:
        if day and one.year and one.year < day.year and _WHEN.fullmatch(clause[: one.start]):
            return True
        opens = _IN.fullmatch(clause[: one.start]) and _HAD.search(clause[one.end : after])
        if day and one.year and one.year < day.year and (opens or _IN_PLACE.fullmatch(clause[after : one.start])):
            return True
    return False


def _parted(sentence: str) -> list[tuple[Span, int, StatusReading]]:
    """The clauses of a sentence that state things of their own, and where each one's own words begin.

    A clause that adds nothing belongs to the one before it, or to the one after it when it is the first.
    """
    parted: list[tuple[Span, int, StatusReading]] = []
    for (start, end), reading in status_by_clause(sentence):
        if not parted:
            parted.append(((0, end), 0, reading))
            continue
        (first, _), own, before = parted[-1]
        if not before.end:
            lead = sentence[start : reading.start].rstrip()
            opens = reading.end and _OWN.search(lead) and not lead.endswith(",")
            parted[-1] = (first, end), start if opens else own, reading
        elif not reading.end or (
            reading.status == before.status and not _CAPITAL.search(sentence[start : reading.start])
        ):
            parted[-1] = (first, end), own, before
        else:
            parted.append(((start, end), start, reading))
    return parted or [((0, len(sentence)), 0, StatusReading("reported", 0, 0))]


def _subject_start(clause: str) -> int:
    """Where the subject begins after an introduction; 0 where what looks like one has the subject in it."""
    begins = introduction(clause)
    return begins if _SUBJECT_OPENS.match(clause, begins) and not clause.startswith("Also ") else 0


def _main_verb(text: str, span: Span) -> Span:
    """Where the verb of a clause stands that shows no status: the first word that is likely one."""
    clause = text[slice(*span)]
    every = tokens(clause)
    told = {one.first for one in cues_in(lower(every)) if one.kind in ("report", "say", "await") and one.form != "base"}
    verbs = [
        one
        for nth, one in enumerate(every)
        if nth and (nth in told or is_verb(one.text) or one.text in _OTHER_VERBS or _is_present(every, nth))
    ]
    begins = _subject_start(clause)
    if one := next((one for one in verbs if one.start > begins), None) or next(iter(verbs), None):
        return span[0] + one.start, span[0] + one.end
    return span[0], span[0]


def _is_present(every: Sequence[Token], nth: int) -> bool:
    """Whether a word is a verb of the present that stands right behind a name: "SBI considers"."""
    word, before = every[nth].text, every[nth - 1].text
    named = (before[0].isupper() or before in _PRONOUNS) and before not in ("The", "These", "All", "Some")
    return named and word in present_forms()


def _has_subject(text: str, span: Span, verb: Span) -> bool:
    return bool(
        _CAPITAL.search(text[span[0] + 1 : verb[0]])
        or re.search(r"\b(?:the|he|she|they|it)\b", text[span[0] : verb[0]])
    )


def _is_passive(text: str, start: int, cue: Span) -> bool:
    """Whether a form of "to be" stands before a past form: "was adopted"."""
    written = text[slice(*cue)].split(" ")[0]
    before = [one for one in text[start : cue[0]].lower().split()[-3:] if one[-2:] != "ly"]
    contracted = before[-1:] and before[-1] in ("it's", "that's", "he's", "she's")
    return written.endswith(_PAST) and bool(contracted or BE & set(before[-2:])) and before[-1:] != ["to"]


def _what(text: str, cue: Span, end: int) -> Span | None:
    """The words after the cue, without the full stop."""
    opened = _ABOUT.match(text, cue[1], end)
    start = opened.end() if opened else cue[1]
    stop = start + len(text[start:end].rstrip(" .,;:"))
    return (start, stop) if stop > start else None


def _at(amount: Amount, by: int) -> Amount:
    return replace(amount, span=_moved(amount.span, by))


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
