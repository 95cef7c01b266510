"""Tries the ways to rewrite a turn one after the other, and takes the first that fits."""

import re
from collections.abc import Sequence

from rag.english import sentence_case, terms
from rag.question.catalogue import Catalogue
from rag.question.followup.challenge import ASKED_OF_A_CLAIM, challenged
from rag.question.followup.matter import (
    compared_on_another,
    for_the_same,
    has_its_own_matter,
    is_complete_topic,
    on_another_matter,
    on_the_same,
    what_it_is_for,
    who_else_would_host,
    why_that,
    with_its_name,
    with_its_noun,
)
from rag.question.followup.meetings import (
    at_a_meeting_described,
    at_an_unheld_meeting,
    at_another_edition,
    at_another_meeting,
    at_both,
    at_that_meeting,
    at_the_next,
    when_that_was,
)
from rag.question.followup.names import in_its_place, with_capitals
from rag.question.followup.pointing import AT_THAT_PLACE, PEOPLE, POINTS_TO_EARLIER, needs_earlier_turn, topics_in
from rag.question.followup.same_again import asked_again
from rag.question.followup.turn import (
    ASKS,
    HESITATES,
    NAME,
    SHORT_ANSWER,
    first_question,
    is_phrase,
    root,
    with_question_mark,
    without_lead_in,
)
from rag.question.meeting import Meeting
from rag.question.talk import talk_of
from rag.question.understood import Understood, understand
from rag.question.wording import asked_positively
from rag.types import Turn


def standalone(question: str, history: Sequence[Turn], catalogue: Catalogue) -> str:
    """The question, rewritten so that it can be understood without the turns before it.

    Args:
        question: The latest turn.
        history: The turns before it, oldest first.
        catalogue: What the library holds.
    """
    whole: list[Turn] = []
    for turn in history:  # each once, as a turn can lean on any before it
        whole.append(Turn(_after(whole, turn.question, catalogue), turn.answer))
    return _after(whole, question, catalogue)


def _after(whole: Sequence[Turn], question: str, catalogue: Catalogue) -> str:
    """The question, rewritten after turns that stand alone already."""
    if not whole or talk_of(question):
        return asked_positively(question)
    last = whole[-1]
    asked_before = last.question
    if claim := challenged(question, asked_before):
        return f"{ASKED_OF_A_CLAIM}{claim}?"
    question = _without_afterthought(asked_positively(HESITATES.sub("", question)))
    if again := asked_again(question, asked_before):
        return again
    first = first_question(question)
    if not needs_earlier_turn(first, catalogue):
        return question
    before = understand(with_capitals(with_question_mark(asked_before), catalogue), catalogue)
    bare = with_its_noun(with_its_name(without_lead_in(question), catalogue), asked_before)
    if bare.startswith(ASKED_OF_A_CLAIM):
        return bare
    if asked := at_a_meeting_described(bare, before, catalogue):
        return asked
    if is_complete_topic(bare, catalogue):
        return with_question_mark(sentence_case(bare))
    if has_its_own_matter(first, before, catalogue):
        return question
    return (
        why_that(bare, before, catalogue)
        or what_it_is_for(bare, before, last.answer)
        or who_else_would_host(bare, before)
        or for_the_same(bare, before, catalogue)
        or when_that_was(bare, before, last.answer, catalogue)
        or compared_on_another(bare, before, catalogue)
        or at_the_next(bare, lambda: _talked_about(whole, catalogue), catalogue)
        or at_both(bare, before, catalogue)
        or at_that_meeting(bare, before)
        or at_another_meeting(bare, before, catalogue)
        or at_another_edition(bare, before)
        or at_an_unheld_meeting(bare, before, catalogue)
        or in_its_place(bare, before, last.answer, catalogue)
        or on_another_matter(bare, before, catalogue)
        or on_the_same(bare, before, last.answer, catalogue)
        or _with_subject(bare, before, last.answer, catalogue)
    )


_AFTERTHOUGHT = re.compile(r"^(?P<of>[^?]{2,40}\?) +(?P<more>(?:(?:and|with|any|some|or) )*[a-z]+(?: [a-z]+)?)\W*$")
"""A name alone, and what else would be good to know of it: "France? any strings"."""


def _without_afterthought(question: str) -> str:
    """The name alone, which the earlier question is asked of again: its answer tells what goes with it, if anything."""
    found = _AFTERTHOUGHT.match(question)
    bare = found and is_phrase(without_lead_in(found["of"])) and not ASKS.search(found["more"])
    return found["of"] if found and bare else question


def _talked_about(whole: Sequence[Turn], catalogue: Catalogue) -> Meeting | None:
    """The one meeting, or the latest of the one series, that the last turn is about; else what a turn before it is.

    A turn that names none is about the meeting whose article its answer quotes.
    """
    for turn in reversed(whole):
        if named := understand(with_question_mark(turn.question), catalogue).meetings:
            return named[-1] if len({one.summit for one in named}) == 1 else None
        if quoted := catalogue.meeting_quoted(turn.answer):
            return quoted
    return None


def _with_subject(bare: str, before: Understood, answer: str, catalogue: Catalogue) -> str:
    """The turn with its meeting named, or with the earlier question in brackets when it has no subject of its own."""
    told = [str(meeting) for meeting in before.meetings]
    named = bool(catalogue.names_in(bare)) or bool(topics_in(bare, catalogue))
    if named and len(set(terms(bare))) > 2 and len(told) == 1 and not POINTS_TO_EARLIER.search(bare):
        return f"{sentence_case(bare.rstrip(' ?'))}, at {told[0]}?"
    subject = root(before, catalogue).text
    points = PEOPLE.search(bare) or AT_THAT_PLACE.search(bare)
    if points and len(answer) <= SHORT_ANSWER and re.findall(NAME, answer):
        subject = f"{subject} {answer.strip()}"
    return f"{sentence_case(bare.rstrip(' ?'))}? ({subject})"
