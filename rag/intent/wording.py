"""Puts a request in the wording by which its kind is recognised, from its intent and slots.

The kinds of questions are told apart by rules (`rag.question`), which know each request in its usual wordings. A
request that the network recognises in other ones is said in one of these: "gulf railway - done deal?" as "Was gulf
railway agreed?". How it wants its answer, as a table or in five bullets, it keeps.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rag.english import AUXILIARIES, QUESTION_WORDS, is_verb, sentence_case, terms, words
from rag.intent.reader import Intent
from rag.question import LENGTH, Meeting, asks_for_table, columns_of

LEAST_CHANCE, LEAST_OF_A_QUESTION = 0.65, 0.93
"""Least chance of an intent for which a request is put in other words; the second for one that begins as questions do,
most of which the rules and the reader know. `python -m tests.eval.intent_fit --measure` tells how many that is, and how
many of these are right."""
_MOST_WORDS = 60
"""A longer text says more than its intent and slots."""
_QUESTION = re.compile(rf"(?:(?:and|so|but|ok)\W+)*(?:{'|'.join((*QUESTION_WORDS, *AUXILIARIES))})\b", re.IGNORECASE)
_LEFT_TO_THE_READER = frozenset({"said", "who_is", "who_proposed", "signatories", "pledges"})
"""Intents that the reader of sentences answers, which needs no other wording of what is put as a question already."""
_COURTESIES = frozenset({"hello", "thanks"})
"""Answered by no more than a courtesy, so what may ask for something else has to be surer."""
_WORD_FOR_WORD = re.compile(
    r"\b(?:exact|direct|verbatim|word for word|literal(?:ly)?|quote|cite|(?:text|transcript|wording) of|speech)\b",
    re.IGNORECASE,
)
"""Wants the words themselves, which is another question than what was said."""
_JOINED = frozenset({"adopted_and_proposed", "when_where", "next", "compare", "check", "digest"})
"""Intents of requests that may join two questions."""
_ASKS_TWICE = re.compile(rf"(?:,? (?:and|but)|[?;]) (?:{'|'.join(QUESTION_WORDS)})\b", re.IGNORECASE)
_LEAST_OF_A_CLAIM = 4
"""In words."""
_MEETING_NOUN = re.compile(
    r"\b(?:summit|meeting|session|conference|forum|council|assembly|talks|retreat|round|congress|dialogue|gathering)s?\b",
    re.IGNORECASE,
)
_SERIES = re.compile(r"[A-Z]{2}|\d|\+")
"""Of a name that is more than a place's: "COP29", "C5+1", "the Rio G20"."""
_DETERMINED = re.compile(r"(?:the|an?|its|their|this|that|last|both|all|your)\b", re.IGNORECASE)
_NEXT = re.compile(r"^(?:the )?(?:next|following|upcoming|coming|future) ", re.IGNORECASE)
_TRIMMED = " ,;:.?!-–—"
_MODEL = re.compile(r"\b(?:model|llm|ai|gpt|chatgpt|claude|gemini|llama|openai|engine|network)\b", re.IGNORECASE)
_SUM = re.compile(
    r"\b(?:how much|sums?|amounts?|money|figures?|size|volume|total|worth|dollars?|euros?)\b", re.IGNORECASE
)
_UNIT = re.compile(
    r"\b(?:point|paragraph|page|article|measure|chapter|section|clause|word|action|commitment)(?=s?\b)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:how many|(?:number|count) of(?: the)?) ([a-z]+)", re.IGNORECASE)
_SIZE = re.compile(r"(?:of|points?|items?|parts?|paragraphs?)\b", re.IGNORECASE)
"""What is counted, where that is not how long a text is: "number of signatories"."""
_TEXT = re.compile(
    r"\b(?:documents?|docs|texts?|papers?|declarations?|communiqu[eé]s?|statements?|agreements?|in writing|on paper)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:signed|adopted|approved|launched|created|established|ratified|built|founded|set up)\b", re.IGNORECASE
)
_WHICH_THING = re.compile(
    r"^(?:and |so )?(?:what|which) (?!(?:else|exactly|ideas?|proposals?|suggestions?|initiatives?|things?|plans?"
    r"|measures?)\b)[a-z]+ (?:did|does|has|have|was|were)\b",
    re.IGNORECASE,
)
"""Asks for one thing of what was proposed: "what levy did Peru propose?"."""
_NOT = re.compile(r"n[’']t\b|\b(?:not|without|refus\w+|declin\w+|missing|absent|abstain\w+|withh\w+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Request:
    """A request with its slots."""

    text: str
    intent: Intent
    known: Meeting | None = None
    """The one meeting that it is known to be about."""

    def all(self, slot: str) -> list[str]:
        """The words in each slot of a letter."""
        said = (self.text[start:end].strip(_TRIMMED) for start, end in self.intent.filled(slot))
        return [re.sub(r"[’']s$", "", one) for one in said if len(one) > 1 and terms(one)]

    def one(self, slot: str, before: str = "") -> str:
        """The words in all slots of a letter with a word before them; empty if there are none."""
        said = ", ".join(self.all(slot))
        return f"{before}{said}" if said else ""

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether something is said in the text."""
        return bool(pattern.search(self.text))

    @property
    def actor(self) -> str:
        """Who acts or is asked about."""
        return " and ".join(self.all("A"))

    @property
    def meeting(self) -> str:
        """The meeting as a noun phrase: "the Oslo summit", "the summit in Oslo, 2025"; empty if none is named."""
        if self.known:
            return str(self.known)
        first, *others = self.all("M") or [""]
        return ", ".join((_as_meeting(first), *others, *self.all("D"))) if first else ""

    @property
    def at(self) -> str:
        """As in "at the Oslo summit" or "in 2025", with a space before it; empty if neither is named."""
        return f" at {self.meeting}" if self.meeting else self.during

    @property
    def during(self) -> str:
        """As in "in 2025" or "since 2023", with a space before it; empty if no time is named."""
        time = self.one("D")
        return f" {'in ' if time[:1].isdigit() else ''}{time}" if time else ""

    @property
    def on(self) -> str:
        """As in "on fisheries", with a space before it; empty if no topic is named."""
        return self.one("T", " on ")


def recognised(text: str, intent: Intent, known: Meeting | None = None) -> str | None:
    """A request in the wording of its intent; None if it has none, is unsure, or lacks a slot that it needs.

    Args:
        text: The request.
        intent: What the network reads in it.
        known: The one meeting that it is known to be about; None leaves that to its own words.
    """
    needs, worded = _WORDINGS.get(intent.name, ("", None))
    asked = _Request(text, intent, known)
    needs = "" if known and needs == "M" else needs
    if worded is None or any(len(asked.all(slot)) < needs.count(slot) for slot in needs):
        return None
    sure = _QUESTION.match(text) or intent.name in _COURTESIES
    if intent.chance < (LEAST_OF_A_QUESTION if sure else LEAST_CHANCE):
        return None
    if len(text.split()) > _MOST_WORDS or (intent.name not in _JOINED and asks_twice(text)):
        return None
    if intent.name in _LEFT_TO_THE_READER and (_QUESTION.match(text) or _WORD_FOR_WORD.search(text)):
        return None
    said = worded(asked)
    if not said:
        return None
    form = [", as a table"] if asks_for_table(text) else []
    length = LENGTH.search(text)
    form += [f", {length[0].strip(_TRIMMED)}"] if length else []
    return sentence_case(f"{said}{''.join(form)}{columns_of(text)}")


def asks_twice(text: str) -> bool:
    """Whether a request joins a second question to a first."""
    return bool(_ASKS_TWICE.search(text))


def _as_meeting(name: str) -> str:
    if _MEETING_NOUN.search(name) or name.lower().startswith("the "):
        return name if _DETERMINED.match(name) else f"the {name}"
    if len(name.split()) == 1 and not _SERIES.search(name):
        return f"the summit in {name}"
    return name if len(name.split()) == 1 else f"the {name} summit"


def _said(asked: _Request) -> str:
    return f"what did {asked.actor} say{asked.one('T', ' about ')}{asked.at}?"


def _said_by_each(asked: _Request) -> str:
    return f"who said what about {asked.one('T')}{asked.at}?" if len(asked.all("T")) == 1 else ""


def _proposed(asked: _Request) -> str:
    if asked.has(_WHICH_THING):
        return ""
    if asked.actor:
        return f"what did {asked.actor} propose{asked.on}{asked.at}?"
    return f"list everything that was proposed{asked.on}{asked.at}" if asked.at else ""


def _pledged(asked: _Request) -> str:
    asks = "how much" if asked.has(_SUM) else "what"
    return f"{asks} did {asked.actor} pledge{asked.one('T', ' for ')}{asked.at}?"


def _status(asked: _Request) -> str:
    done = _DONE.search(asked.text)
    between = f"an agreement between {asked.actor}" if len(asked.all("A")) > 1 else ""
    thing = asked.one("T") or between
    return f"was {thing} {done[0].lower() if done else 'agreed'}{asked.at}?" if thing else ""


def _compared(asked: _Request) -> str:
    return f"compare {' and '.join(asked.all('M'))}{asked.on}"


def _signed(asked: _Request) -> str:
    if asked.actor:  # it asks whether they did
        return ""
    return f"who {'did not sign' if asked.has(_NOT) else 'signed'} {asked.one('T')}{asked.at}?"


def _points(asked: _Request) -> str:
    unit = _UNIT.search(asked.text)
    if unit is None and (counted := _COUNTED.search(asked.text)) and not _SIZE.match(counted[1]):
        return ""
    return f"how many {unit[0].lower() if unit else 'point'}s does {asked.one('T')}{asked.at} have?"


def _documents(asked: _Request) -> str:
    return f"{'which documents were' if asked.has(_TEXT) else 'what was'} adopted{asked.at}?"


def _claimed(asked: _Request) -> str:
    claim = asked.one("C")
    whole = len(words(claim)) >= _LEAST_OF_A_CLAIM and any(map(is_verb, words(claim)))
    return f"is this correct: {claim}" if whole else ""


def _held(asked: _Request) -> str:
    about = asked.one("T") or asked.actor or asked.meeting
    return f"what do you have on {about}?" if about else ""


def _coming(asked: _Request) -> str:
    if asked.known:
        return f"when and where is {asked.known.the_next}?"
    named = next(iter(asked.all("M")), "")
    return f"when and where is the next {_NEXT.sub('', re.sub(r'^the ', '', named, flags=re.IGNORECASE))}?"


def _all_meetings(asked: _Request) -> str:
    named = re.sub(r"^the ", "", asked.one("M"), flags=re.IGNORECASE)
    return f"{named if _MEETING_NOUN.search(named) else f'{named} meetings'.lstrip()}{asked.during}"


_WORDINGS: Mapping[str, tuple[str, Callable[[_Request], str]]] = {
    "hello": ("", lambda _: "hello"),
    "thanks": ("", lambda _: "thank you"),
    "identity": ("", lambda asked: "which model do you use?" if asked.has(_MODEL) else "who are you?"),
    "abilities": ("", lambda _: "what can you do?"),
    "sources": ("", lambda _: "where does your information come from?"),
    "languages": ("", lambda _: "which languages do you speak?"),
    "held": ("", _held),
    "count_meetings": ("", lambda asked: f"how many {_all_meetings(asked)} do you have?"),
    "list_meetings": ("", lambda asked: f"list all {_all_meetings(asked)}"),
    "newest": ("", lambda _: "what is the latest summit you have?"),
    "oldest": ("", lambda _: "what is the oldest meeting you have?"),
    "mentioned_at": ("T", lambda asked: f"which meetings in the library mentioned {asked.one('T')}{asked.during}?"),
    "took_part_in": ("A", lambda asked: f"at which meetings in the library did {asked.actor} take part{asked.during}?"),
    "hosted_by": ("A", lambda asked: f"which meetings in your library were hosted by {asked.actor}?"),
    "came": ("M", lambda asked: f"who came to {asked.meeting}?"),
    "absent": ("M", lambda asked: f"who was absent from {asked.meeting}?"),
    "did_attend": ("AM", lambda asked: f"did {asked.actor} attend {asked.meeting}?"),
    "stood_in": ("A", lambda asked: f"who represented {asked.actor}{asked.at}?"),
    "chair": ("M", lambda asked: f"who chaired {asked.meeting}?"),
    "host": ("M", lambda asked: f"who hosted {asked.meeting}?"),
    "when": ("M", lambda asked: f"when was {asked.meeting}?"),
    "where": ("M", lambda asked: f"where was {asked.meeting}?"),
    "when_where": ("M", lambda asked: f"when and where was {asked.meeting}?"),
    "next": ("M", _coming),
    "documents": ("M", _documents),
    "adopted": ("M", lambda asked: f"what was adopted{asked.on}{asked.at}?"),
    "proposed": ("", _proposed),
    "adopted_and_proposed": ("M", lambda asked: f"what was adopted{asked.at}, and what was only proposed?"),
    "not_agreed": ("M", lambda asked: f"what was not agreed{asked.on}{asked.at}?"),
    "disagreed": ("M", lambda asked: f"what divided the members{asked.on}{asked.at}?"),
    "status": ("", _status),
    "in_force": ("T", lambda asked: f"is {asked.one('T')} in force?"),
    "who_proposed": ("T", lambda asked: f"who proposed {asked.one('T')}{asked.at}?"),
    "signatories": ("T", _signed),
    "points": ("T", _points),
    "pledges": ("A", _pledged),
    "sums": ("M", lambda asked: f"list all sums of money announced{asked.on}{asked.at}"),
    "deadlines": ("M", lambda asked: f"list all deadlines set{asked.at}"),
    "calendar": ("", lambda asked: f"which meetings have been announced for {asked.one('D') or 'the future'}?"),
    "said": ("A", _said),
    "who_said": ("T", _said_by_each),
    "compare": ("MM", _compared),
    "digest": ("M", lambda asked: f"summarise {asked.meeting}"),
    "topic": ("T", lambda asked: f"what was decided on {asked.one('T')}{asked.at}?"),
    "more": ("", lambda _: "tell me more"),
    "check": ("C", _claimed),
    "who_is": ("A", lambda asked: f"who is {asked.all('A')[0]}?"),
}
"""For each intent the slots that it needs, and its wording, which is empty where they are not enough."""
