"""Says who held or takes the chair of a body before or after somebody: the chair passes from state to state.

Articles tell it where a meeting ends: "Malaysia then passed the chair to the Philippines". Who chaired each meeting
fills in what they leave out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.people.passing import CHAIR, passing_in
from rag.answering.sentences import sentences_of
from rag.english import countries, first_verb, listing, sentence_case, with_article, words
from rag.question import Meeting
from rag.types import Span

_CHAIR_NOUN = re.compile(rf"\b{CHAIR}\b")
_BOTH = 2
_ASKS = re.compile(
    r"^(?:(?:so|and|but|ok)\W+)*(?:who|which (?:country|state|member))\b.*"
    rf"\b(?:{CHAIR}|chair(?:s|ed|ing)|presid(?:es|ed))\b",
    re.IGNORECASE,
)
_CALLED_ONLY = re.compile(rf"\b{CHAIR}\b.*\b(?:after|before|following)\b|\bnext\b.*\b{CHAIR}\b", re.IGNORECASE)
"""Asks it without a verb: "ASEAN chair after Peru?"."""
_BEFORE = re.compile(r"\b(?:before|previous(?:ly)?|preceded|prior to|handed (?:it )?(?:over )?to)\b", re.IGNORECASE)
_AFTER = re.compile(
    r"\b(?:after|following|next|succe\w+|follow(?:s|ed)|takes? over|took over|now|currently|at present|at the moment"
    r"|today)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Held:
    """A state that held the chair, or several that shared it, in order of time, with the sentence that tells."""

    states: tuple[str, ...]
    article_id: str
    span: Span


def succession(asked: Asked) -> Composed | None:
    """Who held the chair before or after; None where that is not asked, or no article tells that it passes."""
    text = asked.understood.text
    if not (_ASKS.match(text) or (_CALLED_ONLY.search(text) and first_verb(text) is None)):
        return None
    before, after = _BEFORE.search(text), _AFTER.search(text)
    if not (before or after):
        return None
    told = before or after
    named = countries(text[told.end() :]) if told else ()
    chains = [list(_chain(asked, one)) for one in sorted(asked.understood.named.summits)]
    passed = [one for one in chains if one]
    if len(passed) != 1:
        return None
    (chain,) = passed
    nth = _place(chain, named, last=bool(after and not before))
    if nth is None:
        return None
    held = chain[nth]
    if not {*held.states} <= {*countries(asked.library.cut(held.article_id, *held.span))}:
        return None
    citations = Citations(asked.library)
    for one in sorted({nth, nth + 1 if before and named else nth}):
        citations.cite(chain[one].article_id, chain[one].span)
    said = sentence_case(listing([with_article(one) for one in held.states]))
    return Composed("fact", headline=f"{said}.", quotes=tuple(citations.quotes))


def _place(chain: list[_Held], named: tuple[str, ...], *, last: bool) -> int | None:
    """The place in the chain of who is asked for: beside the last of those named, or at its end."""
    if not named:
        return len(chain) - 1 if last else len(chain) - 2 if len(chain) > 1 else None
    at = [nth for nth, one in enumerate(chain) if {*named} & {*one.states}]
    nth = at[-1] + (1 if last else -1) if at else -1
    return nth if 0 <= nth < len(chain) else None


def _chain(asked: Asked, series: str) -> Iterator[_Held]:
    """Who held the chair of a series one after the other; empty where no meeting tells that it passed."""
    found: list[_Held] = []
    passed = False
    for meeting in asked.catalogue.meetings_of([series]):
        handed = list(_handed(asked, meeting))
        found += handed if len(handed) >= _BOTH else [*_chaired(asked, meeting), *handed]
        passed = passed or bool(handed)
    if passed:
        yield from (one for nth, one in enumerate(found) if nth == 0 or one.states != found[nth - 1].states)


def _chaired(asked: Asked, meeting: Meeting) -> Iterator[_Held]:
    """The state of who chaired a meeting, by a sentence that names it beside them or the chair where one does.

    Where nobody is told to have chaired it, its host is meant, if a sentence names that beside the chair.
    """
    known = asked.record.meeting(meeting)
    chair = next((one for one in known.chairs if one.value.country and one.places), None)
    host = known.hosts[0].value if known.hosts else ""
    state = countries((chair.value.country if chair else host) or "")[:1]
    name = {*words(chair.value.name)[-1:]} if chair else set()
    spans = [(one.article_id, one.span) for one in sentences_of(asked.library, meeting.article_ids)]
    if chair:
        place = chair.places[0]
        spans.append((place.article_id, asked.library.sentences_around(place.article_id, place.start, place.end)))
    for article_id, span in spans if state else ():
        text = asked.library.cut(article_id, *span)
        beside = state[0] in countries(text) and (name & {*words(text)} or _CHAIR_NOUN.search(text))
        if beside or (chair and (article_id, span) == spans[-1]):
            yield _Held(state, article_id, span)
            return


def _handed(asked: Asked, meeting: Meeting) -> Iterator[_Held]:
    """From whom, where that is told, and to whom the chair passed at a meeting, then who is chosen to have it next."""
    passed = False
    for one in sentences_of(asked.library, meeting.article_ids):
        told = passing_in(one.text)
        if told is None or (passed and not told.is_to_come):
            continue
        if told.source:
            yield _Held(told.source, one.article_id, one.span)
        yield _Held(told.to, one.article_id, one.span)
        passed = True
