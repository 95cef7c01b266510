"""Finds the thing whose status is asked for, and composes what became of it."""

import re
from collections.abc import Set
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, meant
from rag.answering.sentences import holds
from rag.answering.status.accounts import by_accounts
from rag.answering.status.asking import DID, PREMISE, SIGNED_OR_NOT, SIGNING, STATUS_STEMS, asks_status, the_thing
from rag.answering.status.course import course
from rag.answering.status.headline import status_answer
from rag.answering.status.matches import Match, matches_of, proposed_as_read
from rag.answering.status.refusal import let_pass, refused
from rag.answering.status.stage import at_its_stage
from rag.answering.status.verdict import premise_denied, verdict
from rag.answering.topic import NEAREST_READ, Topic
from rag.answering.who import Actors
from rag.english import alike, countries, terms, verb_stem, words
from rag.question import aside_of, asked_as_status
from rag.record import Statement

_SURE = 0.85
"""0-1: the share of the asked words' weight from which a statement is surely about the thing."""
_WITH_SIGN = re.compile(r"\b[A-Z]{2,}\+(?!\d)")
"""A name that its sign distinguishes from a series: "OTS+"."""
_AGREEMENT = re.compile(r"\b(?:deal|agreement|treaty|pact|accord)\b", re.IGNORECASE)
_AGREEMENT_STEMS = frozenset(terms("deal agreement treaty pact accord"))
_OF_SOMEBODY = re.compile(r"\b(?:admitted|appointed|elected|expelled|invited|suspended)\b")
"""What is done to somebody, so that what else was decided of them is no answer."""
_CAPITALISED = re.compile(r"(?<!^)\b[A-Z][\w’'-]*")
_OF_A_NAME = 0.8
"""0-1: the share of the asked words' weight that a document's name must have to be the thing asked for."""


def status(asked: Asked) -> Composed | None:
    """What became of the thing asked for; None when no statement is about it."""
    if told := SIGNED_OR_NOT.match(asked.understood.text):
        return status(asked.of(f"Did {told['who']} {told['act']} {told['it']}?"))
    text = asked.understood.text
    own = text[: aside_of(text)].strip()
    if (plainly := asked_as_status(own)) != own:
        return status(asked.of(f"{plainly} {text[aside_of(text) :].strip()}".strip()))
    what = _at_the_meeting_before(_by_its_party(meant(asked), asked), asked)
    if composed := _told_of(asked, what):
        return composed
    shorter = the_thing(asked.understood.text)
    if shorter == asked.understood.text or _OF_SOMEBODY.search(what.text):
        return None
    other = asked.of(shorter)
    return _told_of(other, replace(_by_its_party(meant(other), other), meetings=what.meetings, series=what.series))


def _told_of(asked: Asked, what: Meant) -> Composed | None:
    """What became of the thing that a question means, by all accounts."""
    composed = _decided(asked, what)
    topic = Topic.of(what.topic - STATUS_STEMS, asked)
    own = {article_id for one in what.meetings for article_id in one.article_ids}
    if differing := by_accounts(composed, topic, own, asked):
        return differing
    return at_its_stage(composed, topic, asked, what) if composed else None


def _by_its_party(what: Meant, asked: Asked) -> Meant:
    """The question with the countries that it names as its topic where an agreement is called by them alone."""
    parties = frozenset(terms(" ".join(asked.understood.named.own_countries)))
    other = what.topic - STATUS_STEMS - _AGREEMENT_STEMS
    if not parties or other or what.meetings or not _AGREEMENT.search(what.text) or DID.match(what.text):
        return what
    return replace(what, topic=(what.topic - _AGREEMENT_STEMS) | parties)


def _at_the_meeting_before(what: Meant, asked: Asked) -> Meant:
    """The question with the one meeting that the earlier question in brackets names, where it names none itself.

    A year in it may be one for which something is planned: "the second one in 2027".
    """
    own = asked.understood.meetings
    later = aside_of(asked.understood.text) < len(asked.understood.text)
    return replace(what, meetings=own) if later and len(own) == 1 and not what.meetings else what


def _decided(asked: Asked, what: Meant) -> Composed | None:
    """How the thing asked for was decided, or that it was not."""
    premise = PREMISE.search(what.text) if not asks_status(what) else None
    wanted = frozenset(terms(premise[1])) & what.topic if premise else what.topic - STATUS_STEMS
    wanted -= STATUS_STEMS
    if told := refused(asked, what) or let_pass(asked, what):
        return told
    document = _as_document(wanted, what, asked) if asks_status(what) else None
    if not wanted:
        return document
    matches = matches_of(wanted, asked, what)
    if what.meetings and not what.series and not DID.match(what.text) and (not matches or matches[0].covered < _SURE):
        cities = {one.city for one in what.meetings}
        elsewhere = [
            one for one in matches_of(wanted, asked, replace(what, meetings=())) if _names_one_of(cities, one, asked)
        ]
        if elsewhere and elsewhere[0].covered >= _SURE:
            matches = elsewhere  # the place named is part of the thing: "the centre in Oslo"
    if not what.meetings and wanted <= {*terms(" ".join(asked.understood.named.own_countries))}:
        matches = [
            one
            for one in matches
            if _AGREEMENT.search(asked.library.cut(one.statement.article_id, *one.statement.clause))
        ]
    matches = _of_what_was_done(matches, wanted, what, asked)
    if DID.match(what.text) and (actors := Actors.named(asked, what)):
        theirs = [one for one in matches if actors.act(one.statement)]
        matches = theirs or [one for one in matches if _by_nobody(one.statement, what, asked)]
    if not matches:
        return document or _proposed_in_other_words(wanted, asked, what)
    topic = Topic.of(wanted, asked)
    if not premise and (told := course(matches, topic, asked, what)):
        return told
    composed = verdict(matches, topic, asked)
    if premise and composed:
        return premise_denied(composed, matches, premise[2])
    return document if document and (composed is None or composed.headline.startswith("Only announced")) else composed


def _proposed_in_other_words(wanted: frozenset[str], asked: Asked, what: Meant) -> Composed | None:
    """That the thing was only proposed, where the reader is sure of a proposal that no word-by-word match finds."""
    matches = proposed_as_read(wanted, asked) if asks_status(what) and not DID.match(what.text) else []
    return verdict(matches, Topic.of(wanted, asked), asked) if matches else None


def _as_document(wanted: frozenset[str], what: Meant, asked: Asked) -> Composed | None:
    """A document adopted at one of the meetings meant that by its words, or its sign, is the thing asked for."""
    signs = _WITH_SIGN.findall(what.written)
    topic = Topic.of(wanted, asked)
    if not (signs or wanted) or DID.match(what.text):
        return None
    meetings = what.meetings
    if not meetings and len(wanted) > 1:
        meetings = tuple(asked.catalogue.meetings_about(topic.nearest(asked.library)))
    elif len(meetings) > NEAREST_READ and wanted:
        on_them = {article_id for one in meetings for article_id in one.article_ids}
        meetings = tuple(asked.catalogue.meetings_about(topic.nearest(asked.library, on_them)))
    found = [
        document
        for meeting in meetings
        for document in asked.record.documents(meeting)
        if document.value.status == "adopted" and document.places
        if (
            all(one in document.value.name for one in signs)
            if signs
            else topic.covered(document.value.name) >= _OF_A_NAME
        )
    ]
    if not found or (len(found) > 1 and not what.meetings):
        return None  # "the joint statement" of which meeting?
    citations = Citations(asked.library)
    place = found[0].places[0]
    citations.cite(place.article_id, (place.start, place.end))
    return status_answer(f"Adopted: {found[0].value.name}.", citations)


def _of_what_was_done(matches: list[Match], wanted: frozenset[str], what: Meant, asked: Asked) -> list[Match]:
    """The statements that tell of what the question asks was done to somebody: "Was Peru admitted?"; else all."""
    does = _OF_SOMEBODY.search(what.text)
    named = wanted & {*terms(" ".join(_CAPITALISED.findall(asked.understood.text)))}
    to = asked.understood.named.own_countries
    if does is None or not (named or to) or wanted - named - {*terms(does[0])}:
        return matches
    alike_to_it = alike(verb_stem(does[0]))

    def tells(statement: Statement) -> bool:
        told = asked.library.cut(statement.article_id, *statement.span)
        does_it = not alike_to_it.isdisjoint(map(verb_stem, words(told)))
        return does_it and named <= {*terms(told)} and to <= {*countries(told)}

    return [one for one in matches if tells(one.statement)]


def _names_one_of(cities: Set[str], match: Match, asked: Asked) -> bool:
    """Whether the sentence names one of these cities."""
    told = asked.library.cut(match.statement.article_id, *match.statement.span)
    return any(holds(told, city) for city in cities)


def _by_nobody(statement: Statement, what: Meant, asked: Asked) -> bool:
    """Whether the thing failed, so that the one asked about did not do it; a signature only where signing failed."""
    told = asked.library.cut(statement.article_id, *statement.span)
    signs = not SIGNING.isdisjoint(terms(what.text))
    return statement.status == "failed" and (not signs or not SIGNING.isdisjoint(terms(told)))
