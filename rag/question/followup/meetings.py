"""Asks a turn of the meeting of the turn before, or the earlier question of another meeting."""

import re

from rag.english import sentence_case, words
from rag.question.catalogue import Catalogue
from rag.question.followup.names import with_person
from rag.question.followup.pointing import that_meeting
from rag.question.followup.turn import NAME, SERIES_AND_NUMBER, head, is_phrase, root, with_question_mark
from rag.question.series import edition_after, meeting_meant, without_meeting
from rag.question.understood import Understood

_WHEN_THAT_WAS = re.compile(
    r"^(when|where)(?: was|'s| is| did| were) (?:this|that|it|these|they)"
    r"(?: (?:held|said|announced|agreed|signed|decided|happen|take place|again))?\W*$",
    re.IGNORECASE,
)
_THAT_FIGURE = re.compile(
    r"\b(?:that|this|the same) (?:figure|number|sum|amount|share|total|count|percentage|value|rate)\b", re.IGNORECASE
)
_LAST_SERIES = re.compile(r"\bthe (?:[\w’'–-]+ ){1,5}?(?:summit|meeting|conference|session)$", re.IGNORECASE)
"""A series named at the end of a question, which the meeting's own name can replace: "the SCO summit"."""
_AT_THE_ONE = re.compile(
    r"^(?:at|for|of|from) the (?:one|summit|meeting|session|conference) (?=(?:in|at) )", re.IGNORECASE
)
"""Leads to another meeting of what the earlier question was about: "at the one in Oslo"."""


def when_that_was(bare: str, before: Understood, answer: str, catalogue: Catalogue) -> str | None:
    """After an answer about no meeting, "when was this?" asks for the day of the one whose article it quotes."""
    asked = _WHEN_THAT_WAS.match(bare)
    meeting = catalogue.meeting_quoted(answer) if asked and not before.meetings else None
    return f"{sentence_case(asked[1])} was {meeting}?" if asked and meeting else None


def at_that_meeting(bare: str, before: Understood) -> str | None:
    """The turn with the earlier turn's meeting in place of "that summit"."""
    there = that_meeting(bare)
    if len(before.meetings) != 1 or not there:
        return None
    meeting = str(before.meetings[0])

    def named(found: re.Match[str]) -> str:
        first = found[0].split()[0].lower()
        if first in ("of", "from"):
            return f"{first} {meeting}"
        return meeting if first in ("that", "this", "the") else f"at {meeting}"

    return with_question_mark(sentence_case(f"{bare[: there.start()]}{named(there)}{bare[there.end() :]}"))


def at_another_meeting(bare: str, before: Understood, catalogue: Catalogue) -> str | None:
    """The question about another meeting: "the meeting before that", "two years later in Astana?", "the second one"."""
    meeting, rest = meeting_meant(bare, before, catalogue)
    if meeting is None:
        return None
    asked = rest
    if is_phrase(rest) or _THAT_FIGURE.search(rest):
        asked = head(before.text)
        if someone := [name for name in re.findall(NAME, rest) if catalogue.names_in(name).people]:
            asked = with_person(asked, someone[0], catalogue) or asked
    without = without_meeting(asked, before.meetings).rstrip(" ?")
    series = _LAST_SERIES.search(without)
    if series and catalogue.names_in(series[0]).summits == {meeting.summit}:
        return f"{sentence_case(without[: series.start()])}{meeting}?"
    return f"{sentence_case(re.sub(r' +,', ',', without))}, at {meeting}?"


def at_another_edition(bare: str, before: Understood) -> str | None:
    """The earlier question with the next or previous number of a series: "the year after?" of COP31 is COP32."""
    step = edition_after(bare)
    numbered = SERIES_AND_NUMBER.findall(before.text)
    if not step or len(numbered) != 1:
        return None
    series, number = numbered[0]
    return before.text.replace(f"{series}{number}", f"{series}{int(number) + step}")


def at_an_unheld_meeting(bare: str, before: Understood, catalogue: Catalogue) -> str | None:
    """The earlier question, asked of a meeting of its series in a place where the library holds none."""
    where = _AT_THE_ONE.sub("", bare).strip(" ?.!")
    earlier = root(before, catalogue)
    if where == bare.strip(" ?.!") or len(earlier.meetings) != 1 or catalogue.names_in(where).places:
        return None
    (meeting,) = earlier.meetings
    asked = without_meeting(earlier.text, earlier.meetings).rstrip(" ?")
    asked = re.sub(rf",? (?:at|of|from) (?:the )?{re.escape(meeting.summit)}$", "", asked)
    for word in words(meeting.city):
        asked = re.sub(rf"\b{word} ", "", asked, flags=re.IGNORECASE)
    return f"{asked}, at the {meeting.summit} {where}?"
