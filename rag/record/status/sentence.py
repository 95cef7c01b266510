"""Reads the status of each clause of a sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from rag.english import AUXILIARIES, CLAUSE_OPENERS, clauses, is_verb, tokens
from rag.record.statement import BETWEEN, Cue, StatusClause, is_base_form, is_undertaking, lower
from rag.record.status.governing import governing_status, status_cues
from rag.record.status.parts import status_clauses
from rag.record.status.reading import NOTHING_STATED, StatusReading
from rag.record.values import StatementStatus
from rag.types import Span

_WEEKS_BEFORE = re.compile(
    r"\b(?:day|week|month|year)s? (?:before|earlier)\b|\b(?:earlier|previously|last (?:year|month))\b"
)
_INTRODUCTION = re.compile(
    r"^\W*(?:Apart from|Besides|Unlike|Despite|After|Before|As|While|Although|Though|Beyond|Following|Since|When|If|"
    r"[A-Z][a-z]+ing that|Asked (?:about|whether|if)|[A-Z][a-z]+ed by|According to|Instead of|Rather than"
    r"|In (?:his|her|its|their)"
    r"|On [A-Z][\w’']+['’]s|Under|At the [^,]{3,60})"
    r"\b[^,;]{0,240}, (?!in |and )"
)
_DONE_FIRST = re.compile(r"\W*(?P<cue>Adopted|Approved|Endorsed|Signed|Agreed|Ratified) by\b")
"""An introduction that says what was decided: "Endorsed by acclamation, the roadmap gives …"."""
_LABEL = re.compile(
    r"(?:\W*|[^.:;]{0,60}[a-z?!”\"] )(?:(?P<adopted>Adopted|Agreed|Approved|Decided|Elected|Endorsed|Signed"
    r"|(?:(?:And )?[Ww]hat(?:'s| is| was) )?[Ii]n (?:it|the (?:text|deal|declaration|agreement|communiqué|statement)))"
    r"|(?P<failed>Not (?:adopted|agreed|approved|decided|signed)|Deferred|Dropped|Failed|Postponed|Put off|Rejected"
    r"|Shelved|Withdrawn|(?:(?:And )?[Ww]hat(?:'s| is| was) )?(?:[Nn]ot in (?:it|the \w+)|(?<=[ts] )(?:not|missing))"
    r"|Left out))(?: (?:by|with|without) [a-z ]{3,30})?: "
)
"""Says in front of a thing, and behind a heading that may be read with it, what became of it: "Adopted: a fund"."""
_MATTER = re.compile(r"[A-Z][\w’'-]*(?: [\w’'-]+){1,4}: (?=\S)")
"""Says in front of a sentence what it is on: "Carbon credits: A draft on them was withdrawn"."""
_TABLE_ROW = re.compile(r" \| [^|:]{1,60}: ")
"""Within a row of a table, whose cells are told with their columns: "Peru | Amount: 22.0 | Purpose: wells"."""
_CONJUNCTION = re.compile(rf"^\W*(?:{'|'.join(CLAUSE_OPENERS)})\b")
_NUMBERED = re.compile(r"^\W*\([a-z\d]{1,3}\)\s*")
"""Matches the number of a list item, which is no subject."""
_POINT = re.compile(r"\W*\d{1,3}[.)]\s+(?=[A-Z])")
"""Matches the number of a point, behind which its first word has a capital: "9. Urge members"."""
_VOTE = re.compile(
    r"\b(?:(?P<passes>pass(?:es|ed)|carried|carries)\b\W{0,2})?(?:with |by )?(?P<yes>\d{1,4}) (?:votes? )?"
    r"(?:for|in favou?r)(?:,|;| and) (?P<no>\d{1,4}) (?:votes? )?against\b"
    r"|(?<!\b[Hh]e )(?<!\b[Ss]he )(?<!\bwho )\blos(?:t|es),?(?: by)?"
    r" (?P<least>\d{1,4})(?: votes)? to (?P<most>\d{1,4})\b"
)
_APPOSED = re.compile(
    r", (?P<cue>adopted|approved|passed|carried|endorsed) (?:unanimously|by (?:acclamation|consensus|\d+ votes))"
    r"[^,;]*, "
)
"""Behind what was decided, of which the sentence tells more."""
_WOULD_HAVE = re.compile(
    r"\b(?:would|could|might) (?:never |not )?have (?:been|had|made|gone|come|taken|won|lost|set|put|[a-z]+(?:ed"
    r"|en))\b|\b(?:[Ww]as|[Ww]ere) to have\b"
)
_OF_THING = re.compile(r"^\W*(?:The|An?|This) [^,;]{3,50}(?: that| which) $")
"""Before "would have" where that only describes a thing of which the clause tells more: "an amendment that would …"."""
_HEADLINE = re.compile(r"(?:[A-Z][\w.'’-]*)(?:,? (?:and )?[A-Z][\w.'’-]*){0,4} (?P<cue>to (?P<verb>[a-z]+)) ")
"""A line that tells what is to come: "US to provide Ukraine with arms", "Peru to pay 9 million, says its minister."."""
_SAYS_SO = re.compile(r", (?:says? [^,]+|[^,]+ says?)\W*\Z")
_QUOTED_WILL = re.compile(
    r"\A\W*[\"“](?:[^\"”]*[ ,])?(?P<cue>(?:[Ww]e|I)(?:['’]ll| will| shall|['’]re going to| are going to|['’]m going to"
    r"| am going to)(?: also)? (?!not\b|never\b|see\b|be\b|have\b|know\b|find\b|need\b|hear\b|talk\b|look\b)[a-z]+)"
    r"[^\"”]*[,!]?[\"”]"
)
"""Matches what a quoted speaker undertakes: "We will open three centres," she said."""


@lru_cache(maxsize=4096)
def status_by_clause(sentence: str) -> tuple[tuple[Span, StatusReading], ...]:
    """The clauses of a sentence, each with the status that it states; one that states none has an empty cue.

    Args:
        sentence: Whole, as the article has it.
    """
    if sentence.rstrip().endswith("?") or _TABLE_ROW.search(sentence):
        return (((0, len(sentence)), NOTHING_STATED),)
    if label := _LABEL.match(sentence):
        status: StatementStatus = "adopted" if label["adopted"] else "failed"
        return (((0, len(sentence)), StatusReading(status, *label.span(status))),)
    if (matter := _MATTER.match(sentence)) and _only_names(matter[0]) and not _VOTE.search(sentence):
        return _behind(matter.end(), status_by_clause(sentence[matter.end() :]))
    if (undertaken := is_undertaking(sentence)) is not None:
        return (((0, len(sentence)), StatusReading("adopted", *undertaken)),)
    found: list[tuple[Span, StatusReading]] = []
    subject = ""
    for start, end in status_clauses(sentence, clauses(sentence)):
        reading, subject = _of_clause(sentence, start, end, subject)
        found.append(((start, end), reading or NOTHING_STATED))
    if not any(reading.end for _, reading in found) and (voted := _voted(sentence)):
        return (((0, len(sentence)), voted),)
    if said := _undertaken_aloud(sentence):
        if not any(reading.end for _, reading in found):
            return (((0, len(sentence)), StatusReading("announced", *said)),)
        found = [
            (span, replace(one, status="announced") if one.start < said[1] and said[0] < one.end else one)
            for span, one in found
        ]
    return tuple(found)


def _voted(sentence: str) -> StatusReading | None:
    """What a vote decided that no verb tells: "27 for, 33 against", "lost, 29 to 37", "…, adopted by 39 votes, …"."""
    if adopted := _APPOSED.search(sentence):
        return StatusReading("adopted", *adopted.span("cue"))
    for vote in _VOTE.finditer(sentence):
        if int(vote["yes"] or vote["least"]) < int(vote["no"] or vote["most"]):
            return StatusReading("failed", *vote.span())
        if vote["passes"]:
            return StatusReading("adopted", *vote.span())
    return None


def _only_names(label: str) -> bool:
    every = tokens(label)
    states = any(one.kind in ("fail", "adopt", "propose") for one in status_cues(lower(every)))
    return not states and not any(is_verb(one.text) for one in every)


def _behind(start: int, found: Sequence[tuple[Span, StatusReading]]) -> tuple[tuple[Span, StatusReading], ...]:
    """The clauses of a sentence in which so many characters stand before them, and belong to the first."""
    return tuple(
        (
            (begin + start if begin else 0, end + start),
            replace(one, start=one.start + start, end=one.end + start) if one.end else one,
        )
        for (begin, end), one in found
    )


def _undertaken_aloud(sentence: str) -> Span | None:
    """Where a quoted speaker or a headline says what somebody will do; None where neither does."""
    if (found := _HEADLINE.match(sentence)) and _tells_no_more(sentence[found.end() :]):
        return found.span("cue") if is_base_form(found["verb"]) else None
    found = _QUOTED_WILL.search(sentence)
    return found.span("cue") if found else None


def _tells_no_more(rest: str) -> bool:
    """Whether what follows in a headline has no verb with a subject, but for who says it."""
    return not any(one.text.lower() in AUXILIARIES for one in tokens(_SAYS_SO.sub("", rest)))


def _of_clause(text: str, start: int, end: int, earlier_subject: str) -> tuple[StatusReading | None, str]:
    """The status that a clause states, None when it states none, and its subject, which the next may share."""
    opened = _INTRODUCTION.match(text[start:end])
    begin = start + opened.end() if opened else start
    if numbered := _POINT.match(text) if not start and not opened else None:
        begin = numbered.end()
    part = text[begin:end]
    every = tokens(part)
    words = lower(every)
    found = status_cues(words)
    acts = [one for one in found if one.kind == "fail" or (one.form != "noun" and not _is_in_subject(one, words))]
    auxiliary = next((nth for nth, word in enumerate(words) if word in AUXILIARIES), None)
    first = acts[0].first if acts else auxiliary or 0
    if auxiliary and acts and acts[0].kind == "say":  # who is told of, not who tells it behind: "It must go, she said"
        first = min(first, auxiliary)
    own = _CONJUNCTION.sub("", _NUMBERED.sub("", part[: every[first].start] if every else "")).strip(" ,")
    subject = own if set(own.lower().split()) - AUXILIARIES - BETWEEN else f"{earlier_subject} {own}".strip()
    if unreal := _WOULD_HAVE.search(part):
        if not _OF_THING.search(part, 0, unreal.start()):
            return None, subject
        found = [one for one in found if not unreal.start() <= every[one.first].start < unreal.end()]
    read = governing_status(StatusClause(every, words, subject, text[start:begin]), found)
    if read is None and (done := _DONE_FIRST.match(text[start:begin])):
        return StatusReading("adopted", start + done.start("cue"), start + done.end("cue")), subject
    if read is None or read[0] == "reported" or _is_of_before(words, read[1], part):
        return None, subject
    status, cue = read
    return StatusReading(status, begin + every[cue.first].start, begin + every[cue.last - 1].end), subject


def _is_in_subject(cue: Cue, words: Sequence[str]) -> bool:
    """Whether what looks like a verb belongs to the subject: "Talks will resume", "ministers from three states met"."""
    noun = words[cue.first] == "states" and words[cue.last : cue.last + 1] not in (["that"], [","], [":"])
    return noun or (cue.first == 0 and cue.form == "present")


def _is_of_before(words: Sequence[str], cue: Cue, clause: str) -> bool:
    """Whether something had been done some time before: "had announced its own the week before"."""
    return "had" in words[max(0, cue.first - 3) : cue.first] and bool(_WEEKS_BEFORE.search(clause))
