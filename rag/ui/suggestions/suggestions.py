"""Questions to start from and to go on with, shown only when the library answers them.

Candidates are made from the library (`candidates`) and put to the desk in a background thread. One is shown only when
it is answered from the articles that it was made from and its first quote speaks of what it asks.

What was found is kept: a question is tried once for each state of the library and each scope, not for each page.
"""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile

import streamlit as st

from rag.english import terms, words
from rag.types import Answer, Question, Scope
from rag.ui.desk import AnswerEvent, Desk
from rag.ui.suggestions.candidates import ANSWERED_AS, CandidateQuestion, Group, groups_to_follow, groups_to_start

log = logging.getLogger(__name__)

TO_START = 4
TO_FOLLOW = 3
"""How many are shown, at most."""
SURE = 0.8
"""The confidence (0-1) from which a question may be suggested. Judged by hand on candidates from the corpus articles:
below it 6 of 22 first quotes missed the point, above it 3 of 25."""
TRIED_PER_GROUP = 12
"""How many candidates of one group are asked."""
KEPT_MAX = 500
"""How many lists of suggestions are kept, those looked at last."""
TRIED_MAX = 5000
"""How many candidates' outcomes are kept, over all scopes."""

Tell = Callable[[], None]
"""Is called when suggestions have been found."""
QuotePlace = tuple[str, int, int]
"""Article, start and end of a quote."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What suggestions are wanted for."""

    library: str
    """The state of the library."""
    scope: Scope
    answer_id: str = ""
    """The answer to go on from; empty for questions to start from."""
    asked: frozenset[tuple[str, ...]] = frozenset()
    """Words of the questions that the conversation already has."""
    answer: Answer | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Passed:
    """A candidate that the library answers."""

    candidate: CandidateQuestion
    places: tuple[QuotePlace, ...]
    """Where its quotes are from; at least one."""
    leans: bool
    """Whether its first quote leans on the sentence before, and so makes no good beginning."""


class Suggestions:
    """One for each desk. Safe to use from several threads; asks in a thread of its own, one question at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._found: OrderedDict[Wish, tuple[str, ...]] = OrderedDict()
        self._wanted: dict[Wish, set[Tell]] = {}
        """Each with who is told once it is found."""
        self._at_work = False
        self._tried: dict[tuple[Scope, str], Passed | None] = {}  # the thread's own
        self._tried_of = ""

    def to_start(self, scope: Scope, told: Tell = lambda: None) -> tuple[str, ...] | None:
        """Questions on different meetings within the scope; None while they are looked for, `told` is called then."""
        return self._suggested(Wish(self._desk.library_state, scope), told)

    def to_follow(
        self, answer: Answer, asked: Collection[str], scope: Scope, told: Tell = lambda: None
    ) -> tuple[str, ...] | None:
        """Questions that lead on from an answer, or from what is nearest to a decline; None while being looked for.

        Args:
            answer: What has just been answered.
            asked: The questions that the conversation has, none of which is suggested again.
            scope: What the next question is limited to.
            told: Called once they are found, when this returns None.
        """
        before = frozenset(tuple(words(text)) for text in asked)
        return self._suggested(Wish(self._desk.library_state, scope, answer.id, before, answer), told)

    def _suggested(self, wish: Wish, told: Tell) -> tuple[str, ...] | None:
        if self._desk.status.state != "ready":
            return None
        with self._lock:
            if wish in self._found:
                self._found.move_to_end(wish)
                return self._found[wish]
            self._wanted.setdefault(wish, set()).add(told)
            if self._at_work:
                return None
            self._at_work = True
        threading.Thread(target=self._work, name="readout-suggest", daemon=True).start()
        return None

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._wanted:
                    self._at_work = False
                    return
                wish, to_tell = self._wanted.popitem()  # the newest, which a page is most likely to show
            try:
                found = self._look(wish)
            except Exception:
                log.exception("no questions can be suggested")
                found = ()
            with self._lock:
                to_tell |= self._wanted.pop(wish, set())
                self._found[replace(wish, answer=None)] = found
                while len(self._found) > KEPT_MAX:
                    self._found.popitem(last=False)
            for told in to_tell:
                told()

    def _look(self, wish: Wish) -> tuple[str, ...]:
        if wish.library != self._tried_of or len(self._tried) > TRIED_MAX:
            self._tried, self._tried_of = {}, wish.library
        held = tuple(article for article in self._desk.articles if wish.scope.covers(article))
        if wish.answer is None:
            return best_of_groups(groups_to_start(held), TO_START, lambda one: self._try(one, wish.scope))
        groups = groups_to_follow(wish.answer, held)
        fresh = (tuple(one for one in group if tuple(words(one.text)) not in wish.asked) for group in groups)
        return best_of_groups(fresh, TO_FOLLOW, lambda one: self._try(one, wish.scope), wish.answer)

    def _try(self, candidate: CandidateQuestion, scope: Scope) -> Passed | None:
        """The candidate with how well it is answered; None when it is not, or not from its own articles."""
        key = (scope, candidate.text)
        if key not in self._tried:
            try:
                self._tried[key] = _passed(
                    candidate, self._desk.answer(Question(candidate.text, (), scope), patient=True)
                )
            except Exception:
                log.warning("%r cannot be suggested", candidate.text, exc_info=True)
        return self._tried.get(key)


def _passed(candidate: CandidateQuestion, pieces: Iterable[AnswerEvent]) -> Passed | None:
    *_, answer = pieces
    if not isinstance(answer, Answer) or answer.status != "answered" or answer.confidence < SURE or not answer.quotes:
        return None
    if ANSWERED_AS.get(candidate.kind, answer.kind) != answer.kind:
        return None
    first = answer.quotes[0]
    if first.article_id not in candidate.article_ids or not candidate.is_told_by(first.text):
        return None
    return Passed(candidate, places(answer), first.before is not None)


def places(answer: Answer) -> tuple[QuotePlace, ...]:
    """Where its quotes are from, in their order."""
    return tuple((quote.article_id, quote.start, quote.end) for quote in answer.quotes)


def best_of_groups(
    groups: Iterable[Group], count: int, ask: Callable[[CandidateQuestion], Passed | None], after: Answer | None = None
) -> tuple[str, ...]:
    """One question of each group, then another of each, until there are `count`.

    Nothing is asked of a group that is not reached, and nothing is chosen that shows only what `after` has shown. Each
    question asked costs as much as one that a person asks. So those that ask for something better are asked first, and
    no more than it takes to find one that is answered with something new and does not lean on a sentence before.
    """
    shown = frozenset(places(after)) if after else frozenset()
    near = frozenset(terms(after.standalone_question)) if after else frozenset()
    taken: list[Passed] = []

    def worth(one: CandidateQuestion) -> tuple[bool, bool, bool]:
        """Better is what is near to the question, of a kind not yet taken, and asks for something exact."""
        return bool(one.topic & near), one.kind not in {each.candidate.kind for each in taken}, one.exact

    def answered(group: Group) -> Iterator[Passed]:
        """Those that begin well as soon as they are found, then the others."""
        others: list[Passed] = []
        for candidate in sorted(group, key=worth, reverse=True)[:TRIED_PER_GROUP]:
            found = ask(candidate)
            if found is None or shown.issuperset(found.places):
                continue
            if found.leans or found.places[0] in shown:
                others.append(found)
            else:
                yield found
        yield from sorted(others, key=lambda one: one.places[0] in shown)

    def take(found: Iterator[Passed]) -> bool:
        """Take the next that does not begin as one taken does; whether there is one."""
        begun = {one.places[0] for one in taken}
        fresh = next((one for one in found if one.places[0] not in begun), None)
        if fresh:
            taken.append(fresh)
        return fresh is not None

    reached = takewhile(lambda _: len(taken) < count, groups)
    going_on = [found for found in map(answered, reached) if take(found)]
    while going_on and len(taken) < count:
        going_on = [found for found in going_on if len(taken) < count and take(found)]
    return tuple(one.candidate.text for one in taken)


@st.cache_resource(show_spinner=False, hash_funcs={Desk: id})
def suggestions_at(desk: Desk) -> Suggestions:
    """The one for this desk."""
    return Suggestions(desk)
