"""Says when a question takes for granted what no article tells: that somebody left or refused, or spoke at a meeting.

"Why did A leave B?" is answered by nothing when no sentence says of A that it left, however near the reader comes; and
what somebody said at a meeting is told only where an article on that meeting has words of theirs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from rag.answering.asked import Asked
from rag.answering.sentences import ArticleSentence, best_sentence, sentences_of
from rag.answering.who import Actors, states_named
from rag.english import STOPWORDS, countries, figures, listing, mentions, plain, same, spellings, terms, words
from rag.question import Meeting, aside_of

SAYS_AGAINST = (
    r"\b(?:reject|refus|oppos|block|veto|declin|resist|object|boycott|withh[oe]ld|disagree|denounc|criticis|distanc)\w*"
    r"|\b(?:turn(?:ed|s)? down|vot(?:ed|es) (?:down|against)|h[eo]ld(?:s|ing)? ?out|against|opt(?:ed)?[- ]out"
    r"|walk(?:ed|s)? out)\b"
    r"|(?:\b(?:not|never|nor|un(?:able|willing) to)\b|n't\b)(?: \w+){0,2} (?:sign|agree|support|endorse|back|accept"
    r"|join|want|approve|adopt|favou?r|take part|attend)\w*"
)
"""Says that somebody was against something, or would not do it."""
_LEFT = (
    r"\b(?:leaves?|left|leaving|quits?|quitting|withdr[ae]w\w*|exit\w*|pull(?:s|ed|ing)? out|walk(?:s|ed|ing)? out"
    r"|secede\w*|suspend\w*|no longer|cease\w*)\b"
)
_WALKED_OUT = (
    r"\b(?:(?:walk|storm|pull)(?:s|ed|ing)? out|walk-?outs?|quit(?:s|ting)?|withdr[ae]w\w*"
    r"|(?:leaves?|left|leaving) (?:the (?:hall|meeting|summit|room|talks|session|table)|that|early|in protest"
    r"|before))\b"
)
_STOPPED = r"\b(?:cancel|scrap|abandon|dissol|abolish|suspend|postpon|drop|end|stop|delay|put|call)\w*"
_EXPELLED = r"\b(?:expel|ban|exclud|oust|suspend|remov|not invit|bar)\w*"
_RESIGNED = r"\b(?:resign\w*|step(?:s|ped)? down|quits?|left office|successor)\b"
_FOUGHT = r"\b(?:invad|invasion|attack|bomb|str[iu]ck|strikes?|war\b)\w*"
_ACTS = {
    "leave": ("left", _LEFT),
    "quit": ("quit", _LEFT),
    "withdraw": ("withdrew", _LEFT),
    "exit": ("left", _LEFT),
    "walk out": ("walked out", _WALKED_OUT),
    "storm out": ("walked out", _WALKED_OUT),
    "pull out": ("pulled out", _LEFT),
    "reject": ("rejected", SAYS_AGAINST),
    "refuse": ("refused", SAYS_AGAINST),
    "oppose": ("opposed", SAYS_AGAINST),
    "block": ("blocked", SAYS_AGAINST),
    "veto": ("vetoed", SAYS_AGAINST),
    "cancel": ("cancelled", _STOPPED),
    "scrap": ("scrapped", _STOPPED),
    "abandon": ("abandoned", _STOPPED),
    "dissolve": ("dissolved", _STOPPED),
    "expel": ("expelled", _EXPELLED),
    "ban": ("banned", _EXPELLED),
    "exclude": ("excluded", _EXPELLED),
    "resign": ("resigned", _RESIGNED),
    "invade": ("invaded", _FOUGHT),
    "attack": ("attacked", _FOUGHT),
    "bomb": ("bombed", _FOUGHT),
}
"""By verb: its past tense, and what a sentence that tells of such an act says of it."""
_GERUNDS = {
    "leaving": "leave",
    "quitting": "quit",
    "withdrawing": "withdraw",
    "rejecting": "reject",
    "refusing": "refuse",
    "opposing": "oppose",
    "blocking": "block",
    "vetoing": "veto",
    "cancelling": "cancel",
    "expelling": "expel",
    "banning": "ban",
    "excluding": "exclude",
    "resigning": "resign",
    "invading": "invade",
    "attacking": "attack",
    "bombing": "bomb",
}
_TAKEN_FOR_GRANTED = re.compile(
    r"^(?:(?:so|and|but|ok)\W+)*(?:why|when|how|since when|for what reason)\b.*?\b(?:did|does|do) (?P<who>.+?) "
    rf"(?:(?:justify|explain|defend|announce) (?P<gerund>{'|'.join(_GERUNDS)})|(?:then |ever |finally )?"
    rf"(?P<verb>{'|'.join(_ACTS)}))\b(?P<what>[^?]*)",
    re.IGNORECASE,
)
_WHO_DID = re.compile(
    r"^(?:(?:so|and|but|ok)\W+)*(?P<who>who(?: else)?|(?:which|what) (?:[\w-]+ ){0,2}?(?:delegations?|leaders?"
    r"|countr(?:y|ies)|states?|presidents?|ministers?|members?|sides?|part(?:y|ies)|delegates?|negotiators?))"
    r"(?: then| finally)? (?:(?P<out>walked|stormed|pulled) out|(?P<past>quit|resigned|withdrew|left)"
    r"|(?:was|were|got) (?P<done>expelled|banned|excluded))\b(?P<what>[^?]*)",
    re.IGNORECASE,
)
"""Takes for granted that somebody did or suffered such an act, and asks who."""
_BASE = {
    "walked": "walk out", "stormed": "storm out", "pulled": "pull out", "left": "leave", "quit": "quit",
    "resigned": "resign", "withdrew": "withdraw", "expelled": "expel", "banned": "ban", "excluded": "exclude",
}  # fmt: skip
_SAYS = (
    r"(?:say|tell|propose|suggest|announce|warn|promise|pledge|demand|argue|call for|urge|ask for|criticise|praise"
    r"|reply|answer|think)"
)
_ASKS_FOR_WORDS = re.compile(
    rf"^(?:(?:so|and|but|ok)\W+)*(?:what|how much)(?: (?:else|money|funding|cash))? did (?P<who>.+?) (?:say|{_SAYS}\b)",
    re.IGNORECASE,
)
_SPOKE = (
    r"(?:said|says|told|tells|spoke(?! (?:by|via) )|called|warned|argued|urged|stressed|proposed|suggested|announced"
    r"|declared|added|described|asked|promised|pledged|insisted|thanked|welcomed|demanded|noted|answered|replied|put|presented"
    r"|remarked|offered|wrote)"
)
SPEAKS = re.compile(rf"\b{_SPOKE}\b", re.IGNORECASE)
"""Says of a sentence that somebody's words are told in it."""
_FEW_WORDS = 3
"""So many words may stand between a speaker's name and the verb."""


def unsaid(asked: Asked) -> str | None:
    """A sentence that names what no article tells; None where one may tell it, or nothing is taken for granted."""
    return _no_such_act(asked) or _nobody_did(asked) or _no_such_vote(asked) or _no_such_words(asked)


def told_instead(asked: Asked) -> ArticleSentence | None:
    """The sentence on the meetings named that shows how what is asked came about, where no article tells of it so."""
    return figure_told(asked) or _decided_together(asked)


def _decided_together(asked: Asked) -> ArticleSentence | None:
    """Of a question on a vote: the sentence that says that all agreed on the matter."""
    if not _VOTE.search(_own(asked)):
        return None
    names = " ".join(map(str, asked.understood.meetings))
    about = {*terms(_own(asked))} - {*terms(names), *terms("vote voted against")}
    return best_sentence(
        [one for one in _within(asked) if _TOGETHER.search(one.text)], lambda one: len(about & {*terms(one.text)})
    )


def figure_told(asked: Asked) -> ArticleSentence | None:
    """The sentence on the meetings named that tells of the figure in a question, which shows how that came about."""
    given = [one for one in figures(_own(asked)) if one.unit or one.scaled]
    for one in _within(asked) if given else ():
        told = figures(plain(one.text))
        if all(any(same(each, other) for other in told) for each in given):
            return one
    return None


def _own(asked: Asked) -> str:
    text = asked.understood.text
    return plain(text[: aside_of(text)])


def _naming(names: Iterable[frozenset[str]], asked: Asked) -> list[str]:
    """Ids of the articles that may have a sentence with one of the names (`_has_one`)."""
    of = {country for meant in spellings().values() for country in meant}
    spelt = (one for one in of if any(name & {*words(one)} for name in names))
    return sorted(asked.catalogue.mentioning(names).union(*map(asked.catalogue.mentioning_country, spelt)))


def _within(asked: Asked, naming: Sequence[str] = ()) -> list[ArticleSentence]:
    """The sentences of the articles on the meetings that the question is about, or else of these."""
    ids = [one for meeting in asked.understood.meetings for one in meeting.article_ids]
    return sentences_of(asked.library, ids or naming)


def _no_such_act(asked: Asked) -> str | None:
    """An act that is taken for granted and that no sentence tells of whoever is named."""
    found = _TAKEN_FOR_GRANTED.match(_own(asked))
    if found is None:
        return None
    past, evidence = _ACTS[_GERUNDS.get((found["gerund"] or "").lower(), (found["verb"] or "").lower())]
    of_series = set(asked.catalogue.naming_words(asked.understood.named.summits))
    who = found["who"]
    names = _names(who, of_series) or (_names(found["what"], of_series) if of_series & {*words(who)} else [])
    if not names:
        return None
    told = re.compile(evidence, re.IGNORECASE)
    if any(told.search(one.text) and _has_one(names, one.text) for one in _within(asked, _naming(names, asked))):
        return None
    what = found["what"].rstrip()
    return f"Nothing in the library says that {who} {past}{what}."


def _nobody_did(asked: Asked) -> str | None:
    """An act of which it is asked whose it was, and that no sentence on the meetings named tells of."""
    found = _WHO_DID.match(_own(asked))
    if found is None or not asked.understood.meetings:
        return None
    did = (found["out"] or found["past"] or found["done"]).lower()
    past, evidence = _ACTS[_BASE[did]]
    told = re.compile(evidence, re.IGNORECASE)
    if any(told.search(one.text) for one in _within(asked)):
        return None
    what = found["what"].rstrip()
    return f"Nothing in the library says that anybody {'was ' if found['done'] else ''}{past}{what}."


def _no_such_vote(asked: Asked) -> str | None:
    """A vote that is taken for granted and that no sentence on the meetings named tells of."""
    meetings = asked.understood.meetings
    if not meetings or not _VOTE.search(_own(asked)) or any(_VOTED.search(one.text) for one in _within(asked)):
        return None
    return f"No article on {listing([str(one) for one in meetings], 'or')} tells of a vote."


_VOTED = re.compile(r"\b(?:vot(?:e[sd]?|ing)|ballots?)\b", re.IGNORECASE)
_TOGETHER = re.compile(r"\bunanim\w*|\bconsensus\b|\bacclamation\b", re.IGNORECASE)
_VOTE = re.compile(rf"(?<!without )(?<!without a ){_VOTED.pattern}(?!.*\bor\b)", re.IGNORECASE)
"""Asks of a vote, and not whether there was one or something else."""


def _names(text: str, left_out: set[str]) -> list[frozenset[str]]:
    """The folded words of each name in a text: a country, by any of its names, or words with a capital."""
    named = [frozenset(words(one)) for one in countries(text)]
    named += [frozenset(words(one)) for one in re.findall(r"\b[A-Z][\w'-]*(?: [A-Z][\w'-]*)*", text)]
    every = (frozenset(one) - STOPWORDS - left_out for one in named)
    return [one for one in every if one]


def _has_one(names: Iterable[frozenset[str]], text: str) -> bool:
    held = {*words(text), *(word for one in countries(text) for word in words(one))}
    return any(one <= held for one in names)


def _no_such_words(asked: Asked) -> str | None:
    """Somebody whose words at the one meeting named no article on it gives."""
    who = silent_there(asked)
    if not who:
        return None
    acted = "said" if asked.understood.named.people & {*words(who)} else "said or promised"
    who = who.title() if who.islower() else who
    return f"No article on {asked.understood.meetings[0]} tells what {who} {acted} there."


def silent_there(asked: Asked) -> str:
    """Whose words at the one meeting named are asked for, where no article on it gives any; else empty."""
    found = _ASKS_FOR_WORDS.match(_own(asked))
    if found is None or len(asked.understood.meetings) != 1:
        return ""
    (meeting,) = asked.understood.meetings
    who = found["who"]
    people = asked.understood.named.people & {*words(who)}
    of = frozenset(states_named(who)) - {*countries(f"{meeting.summit} {meeting.place or ''}")}
    if people:
        return "" if any(_speaks(asked, people, meeting.article_ids)) else who
    ids = (*meeting.article_ids, *_on_no_meeting(meeting, asked))
    return who if of and len(words(who)) <= _FEW_WORDS and not _acts(asked, of, ids) else ""


def _on_no_meeting(meeting: Meeting, asked: Asked) -> list[str]:
    """The articles that name the city of a meeting and are on none that is known, so that they may be on this one."""
    naming = asked.catalogue.mentioning([words(meeting.city)]) if words(meeting.city) else frozenset()
    return sorted(one for one in naming if one not in asked.catalogue.meeting_of)


def _acts(asked: Asked, of: frozenset[str], article_ids: Sequence[str]) -> bool:
    """Whether a country, or somebody of it, says or does anything in what is told of a meeting."""
    actors = Actors(frozenset(), of, asked.record.known_people[0])
    return any(map(actors.act, asked.library.statements(article_ids))) or any(
        _is_told(of, _DOLLARS.sub(" ", one.text)) for one in sentences_of(asked.library, article_ids)
    )


def _is_told(of: frozenset[str], text: str) -> bool:
    """Whether a sentence names a country and tells somebody's words, or lists what it gave: "Peru: 5 million"."""
    named = [one for one in mentions(text) if not of.isdisjoint(one.countries)]
    return bool(named) and bool(SPEAKS.search(text) or any(text.startswith(":", one.end) for one in named))


_DOLLARS = re.compile(r"\b(?:US|American|Canadian|Australian) dollars?\b|\bUS\$")


def _speaks(asked: Asked, people: frozenset[str], article_ids: Iterable[str]) -> Iterator[bool]:
    """For each statement and sentence on a meeting whether one of them speaks in it."""
    ids = tuple(article_ids)
    for one in asked.library.statements(ids):
        speaks = one.status != "reported" or SPEAKS.search(asked.library.cut(one.article_id, *one.clause))
        yield bool(speaks) and any(people.intersection(words(actor.name)) for actor in one.actors)
    named = "|".join(map(re.escape, sorted(people)))
    told = re.compile(rf"\b(?:{named})\b(?:'s)?,?(?: [\w'-]+,?){{0,{_FEW_WORDS}}} {_SPOKE}\b", re.IGNORECASE)
    for sentence in sentences_of(asked.library, ids):
        yield bool(told.search(plain(sentence.text)))
