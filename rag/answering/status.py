"""Answers whether something was agreed: adopted, only proposed, only announced, failed, or told differently.

The statements of the record that are about the thing asked for are found by its words, the rarer the weightier, with
the reader's choice as a second opinion. What the best of them say decides. A question that takes for granted that
something was agreed ("when does the zone agreed in X start?") is answered here only when that is not so.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, meant
from rag.answering.naming import actors_of, fragment, shortened
from rag.answering.premise import SAYS_AGAINST
from rag.answering.sentences import ArticleSentence, best_sentence, sentences_of
from rag.answering.topic import LEAST_COVERED, Topic
from rag.answering.who import Actors
from rag.english import capital_runs, countries, listing, mentions, plain, sentence_case, terms, words
from rag.meeting_record import meeting_record
from rag.record import Statement, StatementStatus
from rag.types import Quote

_ASKING = frozenset(
    terms(
        """agreed agree agreement adopted adopt signed sign approved approve decided decide decision decisions ratified
        rejected reject dropped failed fail final settled settle done deal force really actually announced announce
        proposed propose proposal proposals suggested suggestion only just yes no still yet already true now become
        became went ahead idea plan plans planned launched launch made make far status thing formally officially
        simply merely either"""
    )
)
"""Stems that ask for the status and name no thing."""
_PREMISE = re.compile(
    r"\bthe ((?:[\w'+–-]+ ){1,6}?)(?:that |which )?(?:was |were |had been |they |leaders |the leaders )?"
    r"(agreed|signed|adopted|approved|decided(?: on)?|created|launched|established|set up)\b(?! or)"
    r"(?= (?:at|in|by|on|with|during|last|there|this)\b)"
)
DENIES = re.compile(
    r"\b(none of (these|those|them|the)|no such \w+ was|neither appears|not agreed|proposals?, not"
    r"|ideas?, not|suggestions? and not|not (one|part) of"
    r"|not among|not adopted|were not adopted|remained (a )?proposals?|no agreed)\b",
    re.IGNORECASE,
)
"""Words of a sentence that says of proposals made before it that they were not adopted."""
_DIFFERS = re.compile(
    r"\b(more narrowly|more cautious|differ(s|ed)?|disagree[sd]?|contradict(s|ed)?|disputed|denied"
    r"|by contrast|in contrast"
    r"|other (reports|accounts|outlets)|another account|whereas)\b",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"\b(described|called|termed|presented) (it|this|that|the (outcome|move|decision|step|plan|result|text"
    r"|announcement))\b"
    r"|\bmore narrowly\b|\bby contrast\b|\bin contrast\b|\bdisputed\b|\bdenied\b|\bput it\b|\banother account\b"
)
_SOURCE = re.compile(
    r"\b(according to|citing|reported|quoting|said|agency|described|put|account|reports?|outlet)\b", re.IGNORECASE
)
_DID = re.compile(
    r"^(?:so |and |but )?(?:did|has|have)\b.*?\b(sign|signed|join|joined|endorse|endorsed|back|backed"
    r"|accept|accepted|agree|agreed)\b"
    r"|^(?:so |and |but )?(?:was|were|is|has|have)\b.*\b(?:signed|endorsed|backed|accepted|approved|joined) by\b"
)
"""Asks whether somebody did something, so that what others did is no answer."""
_SIGNING = frozenset(terms("sign signed join joined endorse endorsed signature endorsement"))
_NOT_DONE = re.compile(
    r"\b(?:(?:did|has|have|had|would|could)(?: not|n't)|refused to|declined to) (?:\w+ )?"
    r"(?:sign|join|endorse|back|accept|agree|support)\w*"
    r"|\bwithheld\b|\bstayed out\b"
)
_AGAINST = re.compile(SAYS_AGAINST)
_TEXT = re.compile(r"\b(?:it|document|text|declaration|statement|communiqu|decision|deal|agreement|pact|treaty)")
"""What somebody signs or backs, as a sentence points to it."""
_DONE = re.compile(r"\b(?<!not )(?:signed|joined|endorsed|accepted)\b")
POINTS_BACK = re.compile(
    r"(?:(?:the|this|that|such an?) (?:[\w-]+ )?(?:proposals?|suggestion|idea|motion|plan|requests?|application|matter"
    r"|draft|question|recommendation|item|amendments?|vote|plenary|assembly|chamber)|it|this|that|agreement|consensus"
    r"|no (?:agreement|decision|consensus|deal))\b",
    re.IGNORECASE,
)
"""How a sentence begins that says what came of what the one before tells."""
_FATE_WITHIN = 3
"""So many statements after a proposal may tell what came of it."""
_UNDONE = re.compile(
    r"\b(?:initial(?:l)?ed|not (?:yet |been |formally )*(?:signed|adopted|approved|agreed|granted|concluded)|deferred"
    r"|put off|postponed|shelved)\b"
)
LEAST_WITH_READER = 0.34
"""0-1: the least share of the asked words' weight that a statement must have where the reader chose it too."""
_SURE = 0.85
"""0-1: the share of the asked words' weight from which a statement is surely about the thing."""
NEAR_BEST = 0.85
"""0-1: a statement that covers this share of what the best one covers is about the same thing, and may decide."""
NEAR_ENOUGH = 0.7
"""0-1: a statement that covers this share of what the best one covers is quoted after it, if it says the same."""
_MOST_QUOTED = 3
_NOTHING_SAYS = ": nothing in the library says that it was agreed"
_ORDER: tuple[StatementStatus, ...] = ("adopted", "failed", "announced", "proposed")


@dataclass(frozen=True, slots=True)
class _Match:
    """A statement about the thing asked for."""

    statement: Statement
    covered: float
    """0-1: the share of the asked words' weight that it has."""
    read: int
    """Its place among the reader's quotes, 1-based; 0 when it is not among them."""
    of_country: bool
    """Whether its sentence names a country that the question names."""

    @property
    def order(self) -> tuple[float, int, str, int]:
        """The best first."""
        bonus = (0.2 / self.read if self.read else 0.0) + 0.2 * self.of_country
        return (-round(self.covered + bonus, 3), self.read or 99, self.statement.article_id, self.statement.span[0])


def status(asked: Asked) -> Composed | None:
    """What became of the thing asked for; None when no statement is about it."""
    what = meant(asked)
    premise = _PREMISE.search(what.text) if not _asks_status(what) else None
    wanted = frozenset(terms(premise[1])) & what.topic if premise else what.topic - _ASKING
    wanted -= _ASKING
    if told := refused(asked, what):
        return told
    document = _as_document(wanted, what, asked) if _asks_status(what) else None
    if not wanted:
        return document
    matches = _matches(wanted, asked, what)
    if what.meetings and not what.series and not _DID.match(what.text) and (not matches or matches[0].covered < _SURE):
        elsewhere = _matches(wanted, asked, replace(what, meetings=()))
        if elsewhere and elsewhere[0].covered >= _SURE:
            matches = elsewhere  # the place named is part of the thing: "the centre in Oslo"
    if _DID.match(what.text) and (actors := Actors.named(asked, what)):
        theirs = [one for one in matches if actors.act(one.statement)]
        matches = theirs or [one for one in matches if _by_nobody(one.statement, what, asked)]
    if not matches:
        return document
    composed = _verdict(matches, asked)
    if premise and composed:
        return _premise_denied(composed, matches, premise[2])
    return document if document and (composed is None or composed.headline.startswith("Only announced")) else composed


def _as_document(wanted: frozenset[str], what: Meant, asked: Asked) -> Composed | None:
    """A document adopted at one of the meetings meant that is the thing asked for; its name tells it with its sign."""
    signs = _WITH_SIGN.findall(what.written)
    topic = Topic.of(wanted, asked)
    if not (signs or wanted) or _DID.match(what.text):
        return None
    holding = topic.articles(asked.library) if len(wanted) > 1 and not what.meetings else set()
    meetings = what.meetings or [one for one in asked.catalogue.meetings if holding & {*one.article_ids}]
    found = [
        document
        for meeting in meetings
        for document in meeting_record(meeting, asked.library, asked.catalogue.meetings).documents
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
    return _composed(f"Adopted: {found[0].value.name}.", citations)


_WITH_SIGN = re.compile(r"\b[A-Z]{2,}\+(?!\d)")
"""A name told from a series by its sign: "OTS+"."""
_OF_A_NAME = 0.8
"""0-1: the share of the asked words' weight that a document's name must have to be the thing asked for."""


def _by_nobody(statement: Statement, what: Meant, asked: Asked) -> bool:
    """Whether the thing failed, and so was not done by who is asked for: where a signature is asked, none was put."""
    told = asked.library.cut(statement.article_id, *statement.span)
    signs = not _SIGNING.isdisjoint(terms(what.text))
    return statement.status == "failed" and (not signs or not _SIGNING.isdisjoint(terms(told)))


def _asks_status(what: Meant) -> bool:
    return not re.search(r"(?:^(?:and |so |but |ok )?|, ?)(?:when|where|how|who|which|what|why)\b", what.text)


def _matches(wanted: frozenset[str], asked: Asked, what: Meant) -> list[_Match]:
    """The statements about the thing, the best first, all nearly as good as the best."""
    topic = Topic.of(wanted, asked)
    ids: Collection[str] = [article_id for one in what.meetings for article_id in one.article_ids]
    ids = ids or topic.articles(asked.library) | {one.article_id for one in asked.reading.quotes}
    ids = _naming_thing(ids, asked, what)
    found: list[_Match] = []
    texts: dict[str, str] = {}
    for one in asked.library.statements(ids):
        if one.article_id not in texts:
            texts[one.article_id] = asked.library.article(one.article_id).text
        covered = topic.covered(texts[one.article_id][slice(*one.clause)])
        read = _place(one, asked.reading.quotes)
        if covered >= (LEAST_WITH_READER if read else LEAST_COVERED):
            told = asked.library.cut(one.article_id, *one.span) if asked.understood.named.countries else ""
            named = not asked.understood.named.countries.isdisjoint(countries(told))
            found.append(_Match(one, covered, read, named))
    return sorted(found, key=lambda one: one.order)


def _naming_thing(ids: Collection[str], asked: Asked, what: Meant) -> Collection[str]:
    """Of these articles those that have the name of the thing asked about, "Bali Action Plan", where any has."""
    series = {word for one in asked.understood.named.summits for word in words(one)}
    written = plain(what.written)
    for start, end, named in capital_runs(written):
        if series.isdisjoint(named) and (having := asked.library.articles_with(written[start:end])):
            ids = [one for one in ids if one in having]
    return ids


def _place(statement: Statement, quotes: Sequence[Quote]) -> int:
    for nth, quote in enumerate(quotes, start=1):
        if (
            quote.article_id == statement.article_id
            and quote.start < statement.span[1]
            and quote.end > statement.span[0]
        ):
            return nth
    return 0


def _verdict(every: Sequence[_Match], asked: Asked) -> Composed | None:
    matches = [one for one in every if -one.order[0] >= -NEAR_BEST * every[0].order[0]]
    told = {status: [one for one in matches if one.statement.status == status] for status in _ORDER}
    decisive = next((status for status in _ORDER if told[status]), None)
    if decisive in (None, "proposed") and (fate := _fate((told["proposed"] or matches)[0].statement, asked)):
        return fate
    if decisive is None:
        return None
    best = told[decisive][0].statement
    if decisive == "adopted" and (undone := _UNDONE.search(asked.library.cut(best.article_id, *best.span))):
        return _undone(best, undone[0], asked)
    if decisive == "adopted" and (still_open := _open_after(best, asked)):
        return _not_yet(best, still_open, asked)
    citations = Citations(asked.library)
    first = citations.cite(best.article_id, best.span)
    other = _told_otherwise(best, asked)
    if other is not None:
        citations.cite(other.article_id, other.span)
    if decisive == "adopted" and other is not None and _DIFFERS.search(other.text):
        headline = f"Disputed: {_inline(citations.quotes[first - 1].text)}. {_inline(other.text)}."
        return _composed(headline, citations)
    headline = _headline(decisive, best, asked)
    if decisive == "proposed":
        by = listing(list(dict.fromkeys(who for one in told[decisive] for who in actors_of(one.statement)[:3]))[:4])
        headline = f"Only proposed{f', by {by}' if by else ''}"
        denial = _denial(best, asked) if _of_one_source(told[decisive], asked) else None
        if denial is not None:
            citations.cite(denial.article_id, denial.span)
            headline = f"{headline}, not among the texts adopted."
        else:
            headline = f"{headline}{_NOTHING_SAYS}."
    others = [
        one.statement for one in every
        if one.statement.status == decisive and one.covered >= NEAR_ENOUGH * matches[0].covered
        and one.of_country >= told[decisive][0].of_country
    ]  # fmt: skip
    _cite_more(others, citations)
    return _composed(headline, citations)


def fate_of(proposal: Statement, asked: Asked) -> StatementStatus | None:
    """What came of a proposal, where one of the next sentences of its paragraph says so: "It was rejected."."""
    told = _telling_fate(proposal, asked)
    return told.status if told else None


def _telling_fate(proposal: Statement, asked: Asked) -> Statement | None:
    following = (one for one in asked.library.statements([proposal.article_id]) if one.span[0] >= proposal.span[1])
    for one in islice(following, _FATE_WITHIN):
        if "\n" in asked.library.cut(proposal.article_id, proposal.span[1], one.span[0]):
            return None
        if one.status in ("adopted", "failed") and POINTS_BACK.match(asked.library.cut(one.article_id, *one.clause)):
            return one
    return None


def _fate(best: Statement, asked: Asked) -> Composed | None:
    """What came of a proposal as an answer, with the sentence that says so."""
    one = _telling_fate(best, asked)
    if one is None:
        return None
    citations = Citations(asked.library)
    citations.cite(best.article_id, best.span)
    citations.cite(one.article_id, one.span)
    said = "No" if one.status == "failed" else _how(one, asked)
    return _composed(f"{said}: {_inline(asked.library.cut(one.article_id, *one.clause))}.", citations)


def _undone(best: Statement, words_of_it: str, asked: Asked) -> Composed:
    """An answer that the sentence itself says that it was not done, or not wholly: "initialled but not signed"."""
    citations = Citations(asked.library)
    citations.cite(best.article_id, best.span)
    clause = asked.library.cut(best.article_id, *best.clause)
    said = clause if words_of_it in clause else asked.library.cut(best.article_id, *best.span)
    return _composed(f"No: {_inline(said)}.", citations)


def _open_after(best: Statement, asked: Asked) -> ArticleSentence | None:
    """The next sentence, where it says of what the statement names that it is not done."""
    after = asked.library.sentence_after(best.article_id, best.span[1])
    if after is None or "\n" in asked.library.cut(best.article_id, best.span[1], after.start):
        return None
    told = asked.library.cut(best.article_id, after.start, after.end)
    named = _STILL_OPEN.match(told)
    matter = set(terms(asked.library.cut(best.article_id, *best.clause)))
    if named is None or not set(terms(named["what"])) & matter & set(asked.understood.parsed.terms):
        return None
    return ArticleSentence(best.article_id, after.start, after.end, told)


def _not_yet(best: Statement, still_open: ArticleSentence, asked: Asked) -> Composed:
    citations = Citations(asked.library)
    citations.cite(still_open.article_id, still_open.span)
    citations.cite(best.article_id, best.span)
    return _composed(f"Not yet: {_inline(still_open.text)}.", citations)


_STILL_OPEN = re.compile(
    r"(?:The|This|That|Its|Their) (?P<what>(?:[\w-]+ ){1,5}?)(?:itself )?(?:(?:was|is|were|are|has|had) (?:not|yet"
    r"|still)\b"
    r"|remain(?:s|ed)? (?:to be|open|unfinished|under)|awaits?\b|has yet to)"
)
"""Says of what the sentence before tells that it is not finished."""


def _of_one_source(matches: Sequence[_Match], asked: Asked) -> bool:
    """Whether one article, or reprints of one, say all of it."""
    return len({*asked.library.stories({one.statement.article_id for one in matches}).values()}) == 1


def refused(asked: Asked, what: Meant) -> Composed | None:
    """An answer that somebody did not sign, join or agree, where a sentence says so of them by name; else None."""
    named = asked.understood.named
    found = _DID.match(what.text)
    if not found or not (named.people or named.countries) or not what.meetings:
        return None
    acting = set(countries(what.written[: found.end()]))
    ids = [article_id for one in what.meetings for article_id in one.article_ids]
    topic = Topic.of(what.topic - _ASKING - _SIGNING, asked)

    def score(one: ArticleSentence) -> float:
        who = [each for each in mentions(one.text) if acting & {*each.countries} or named.people & {*each.words}]
        against = _NOT_DONE.search(one.text) or _AGAINST.search(one.text)
        if not who or not against or _DONE.search(_NOT_DONE.sub(" ", one.text)):
            return 0
        if not _NOT_DONE.search(one.text):
            before = any(each.end <= against.start() for each in who)
            if not before or not (_TEXT.search(one.text, against.end()) or topic.covered(one.text)):
                return 0
        return 1 + topic.covered(one.text)

    told = best_sentence(sentences_of(asked.library, ids), score)
    if told is None:
        return None
    citations = Citations(asked.library)
    citations.cite(told.article_id, told.span)
    return _composed(f"No: {_inline(told.text)}.", citations)


def _composed(headline: str, citations: Citations) -> Composed:
    return Composed("status", headline=headline, quotes=tuple(citations.quotes))


def _cite_more(statements: Iterable[Statement], citations: Citations) -> None:
    for one in statements:
        if len(citations.quotes) < _MOST_QUOTED:
            citations.cite(one.article_id, one.span)


def _headline(decisive: StatementStatus, best: Statement, asked: Asked) -> str:
    by = listing(actors_of(best)[:3])
    whole = " ".join(asked.library.cut(best.article_id, *best.clause).split()).strip(" .,;:")
    said = shortened(whole if decisive in ("failed", "announced") else fragment(best, asked.library))
    if decisive == "adopted":
        return f"{_how(best, asked)}: {said}."
    if decisive == "failed":
        return f"No: {said}."
    if decisive == "announced":
        return f"Only announced{f', by {by}' if by else ''}: {said}."
    return ""


def _how(best: Statement, asked: Asked) -> str:
    """The word of the text for how it was decided: "Signed", "Agreed"; "Adopted" when it is none of these."""
    cue = asked.library.cut(best.article_id, *best.cue).split()
    known = [word for word in cue if word in ("signed", "agreed", "approved", "decided", "endorsed", "ratified")]
    return known[0].capitalize() if known else "Adopted"


def _inline(sentence: str) -> str:
    return shortened(sentence.strip().rstrip("."), 170)


def _told_otherwise(best: Statement, asked: Asked) -> ArticleSentence | None:
    """The next sentence when it gives another account of the same decision."""
    every = [one for one in sentences_of(asked.library, [best.article_id]) if one.start >= best.span[1]]
    return next((one for one in every[:1] if _SOURCE.search(one.text) and _ACCOUNT.search(one.text)), None)


def _denial(best: Statement, asked: Asked) -> ArticleSentence | None:
    """A sentence of the same article, after the proposal, that says that such proposals were not adopted."""
    return next(
        (
            one
            for one in sentences_of(asked.library, [best.article_id])
            if one.end >= best.span[1] and DENIES.search(one.text)
        ),
        None,
    )


def _premise_denied(composed: Composed, matches: Sequence[_Match], word: str) -> Composed | None:
    """An answer that nothing says what the question takes for granted; None when something does."""
    statuses = {one.statement.status for one in matches}
    if composed.headline.startswith("No: "):
        instead = sentence_case(composed.headline.removeprefix("No: "))
        return replace(composed, headline=f"Nothing in the library says that it was {word}. {instead}")
    if "adopted" in statuses or not statuses & {"proposed", "failed"}:
        return None
    said = composed.headline[0].lower() + composed.headline[1:].replace(_NOTHING_SAYS, "")
    return Composed(
        "status", headline=f"Nothing in the library says that it was {word}: it was {said}" if "proposed" in statuses
        else f"Nothing in the library says that it was {word}. {composed.headline}",
        quotes=composed.quotes,
    )  # fmt: skip
