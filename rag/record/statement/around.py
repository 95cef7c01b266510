"""What the sentences before one tell of its status: headings, questions that are answered, points counted off."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest

from rag.english import ARTICLES, is_verb, number_words, speaker_label, tokens, word_set
from rag.record.values import Statement, StatementStatus

_SETTLED = word_set(
    """adopted agreed decided approved signed settled endorsed adopt agree decide approve sign settle agreement
    agreements decisions decision consensus actions"""
)
_DONE = word_set("outcome outcomes result results conclusions achievements done do achieved achieve")
"""Beside `_SETTLED`: what a heading says of a section that need not hold decisions alone."""
_FAILED = word_set(
    """disagreement disagreements rejected withdrawn dropped deferred postponed pending unresolved unsettled undecided
    failed fail fell open outstanding contested disputed shelved wrong put referred"""
)
_DENIED = word_set("no not without wasn't weren't couldn't didn't isn't haven't unable")
_PUT_FORWARD = word_set("proposal proposals proposed propose ideas suggestions suggested initiatives tabled table")
_BEING = word_set("consideration discussion examination study")
"""What is under one of these has been put forward."""
_BESIDE = word_set(
    """the a an but yet and on of over about which that what was were is are has have had been be by at in to from
    there main key joint further other still only merely just or so under remain remains remained left new formally
    actually upon reached reach found taken made did could they we you take home bring brought come came out go went
    ministers leaders parties participants members member states heads state government delegates delegations summit
    meeting council conference session points point matters matter issues issue areas area items item things texts
    text documents document questions question topics files today far off back aside"""
)
"""Words of a heading that say nothing of what became of what stands below it."""
_LONGEST_HEADING = 10
"""In words."""
_MARKS = " \t#*_=-–—•:.?"
_OPEN_TO: Mapping[StatementStatus, frozenset[StatementStatus]] = {
    "adopted": frozenset({"reported", "announced"}),
    "failed": frozenset({"reported", "announced", "proposed"}),
    "proposed": frozenset({"reported", "announced"}),
}
"""By what a heading says: what the own words of the sentence below it may tell besides."""
_ASKS_OTHERWISE = re.compile(r"(?:And )?What (?:was|were)(?: not|n['’]t)\b", re.IGNORECASE)
"""Goes on to what was not."""
_TO_BE = re.compile(
    r"(?!(?:We )?(?:thank|note|welcome|recall|regret|take note|took note|express)\b)"
    r".*(?:\b(?:will|shall|must|should)\b|\b(?:is|are) to [a-z]+\b|\b(?:has|have) to be\b"
    r"|\b(?:applies|enters into force|takes effect) (?:from|on|as)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""What was agreed to be done."""
_OBLIGES = re.compile(r"(?!.*[\"“]).*\bmust\b", re.DOTALL)
"""What a text that was adopted says, right behind the news of it: "Operators must give notice"."""
_SHALL = re.compile(r"(?!.*[\"“]).*\bshall\b", re.DOTALL)
_ITEM = re.compile(r"\W*(?:\(?\d{1,2}[.)]|\d{1,3}/\d{1,2}|\([a-z]\)|[•▪–—*-])\s")
"""One of several below a heading: "(2) A reserve of three ships"."""
_OWNED = re.compile(r"[A-Z][^:.;]{2,40}: \S")
"""Opens an item of a list of what is to be done: "Secretariat: a legal note, by 15 May"."""
_COUNTED_OFF = re.compile(r"(?:First|Second|Third|Fourth|Fifth),? (?:an?|the|we) ")
_SO_DECIDED = re.compile(r"(?:It|That|This)(?: (?:was|has been|is)|['’]s) (?:also |now )?(?:decided|agreed|settled)\b")
"""Answers a question with a decision, on which the rest of the paragraph goes on."""
_SPEAKING = word_set("we they he she it i you there")
_ASIDE = re.compile(r"\([^()]*\)")
_ONE_THING = re.compile(rf"(?:an?|the|{'|'.join(number_words(1, 5))}) |\d", re.IGNORECASE)
"""Opens what names a thing, and no heading of a point: "6. Local currency."."""
_NO_SENTENCE = re.compile(r"[^.!?:;,\"”’)]\Z")


@dataclass(slots=True)
class Around:
    """What the sentences before tell of the status of the next one, which may not say it again."""

    section: StatementStatus | None = None
    """What a heading, a question or the words that lead to a list say became of what stands below: adopted, below
    "What was adopted"."""
    loosely: bool = False
    """Whether the section may hold other things as well: "Outcomes"."""
    spans: bool = True
    """Whether it goes on after this paragraph: its heading stands by itself."""
    below: bool = False
    """Whether the next sentence is the first of the section."""
    listed: bool = False
    """Whether the section is a list, which a paragraph that is no item ends."""
    opens: bool = True
    """Whether the next sentence is the first of its paragraph."""
    answers: bool = False
    """In a paragraph that has said that what was asked about is decided."""
    of_text: bool = False
    """Whether a sentence before is one of a text that was adopted: "We establish a fund". What "shall" be is, too."""
    adopts: bool = False
    """In a paragraph that has said that a text was adopted, the points of which may follow: "First, a fund"."""

    def begin_paragraph(self, heading: str) -> None:
        """Forget what the paragraph before has told; the heading above the next may say what became of it."""
        self.answers = self.adopts = False
        self.opens = True
        self.spans = self.spans or self.below
        line = heading.rpartition("\n")[2]
        if re.search(r"[^\W\d_]", line):
            self._begin_section(line)
            self.spans = True
        elif not self.spans:
            self.section = None

    def settled(self, sentence: str, told: list[Statement]) -> list[Statement]:
        """The statements of the next sentence, with the status that the ones before it give it."""
        said = sentence[len(speaker_label(sentence)) :].strip()
        opens, self.opens = self.opens, False
        asks = said.endswith("?")
        if asks or said == sentence:
            headed = _heads(said)
            listed = self.section is not None and _ITEM.match(sentence)
            ends = (opens and not listed and _NO_SENTENCE.search(said)) or _ASKS_OTHERWISE.match(said)
            if headed or asks or ends:
                self._begin_section(said)
            if headed:
                return [replace(one, status="reported") for one in told]
        told = self._of_section(sentence, said, told, opens=opens)
        if (
            (self.answers and _TO_BE.match(said))
            or (self.adopts and (_COUNTED_OFF.match(said) or (_OBLIGES.match(said) and not told[0].actors)))
            or (self.of_text and _SHALL.match(said))
        ):
            told = _adopted(told)
        self.answers = self.answers or bool(_SO_DECIDED.match(said))
        adopted = [one for one in told if one.status == "adopted"]
        self.adopts = self.adopts or bool(adopted)
        self.of_text = self.of_text or any(one.voice == "text" and one.actors for one in adopted)
        if said.endswith(":") and told[-1].status in _OPEN_TO:
            self.section, self.loosely, self.spans, self.listed = told[-1].status, True, True, True
        return told

    def _begin_section(self, heading: str) -> None:
        self.section = _heads(heading)
        self.loosely = self.section == "adopted" and not _SETTLED & _words_of(heading)
        self.below = self.section is not None
        self.spans = self.listed = False

    def _of_section(self, sentence: str, said: str, told: list[Statement], *, opens: bool) -> list[Statement]:
        """The statements of a sentence, with what the heading of its section says of it."""
        item = bool(_ITEM.match(sentence))
        if self.listed and opens and not item:
            self.section = None
        below, self.below = self.below, False
        if self.section is None:
            return told
        self.listed = self.listed or item
        own = _ITEM.sub("", said, count=1)
        named = (below or opens or item) and _only_names(own) and (not self.loosely or _is_thing(own, told))
        named = named or (item and not self.loosely and self.section == "adopted" and bool(_OWNED.match(own)))
        held = (item and own[:1].islower()) if self.loosely else (below or item)  # "will: • hold a yearly exercise"
        if told[0].status in _OPEN_TO[self.section] and (named or held):
            return [replace(told[0], status=self.section), *told[1:]]
        return _adopted(told) if self.section == "adopted" and _TO_BE.match(said) else told


def _is_thing(text: str, told: list[Statement]) -> bool:
    """Whether an item names a thing, with an article or number in front or a sum behind, and is no heading."""
    return bool(_ONE_THING.match(text) or (told[0].amounts and text[-1:].isalnum()))


def _adopted(told: list[Statement]) -> list[Statement]:
    """The statements as adopted, but for what failed and what somebody announced alone."""
    return [
        one if one.status == "failed" or (one.status == "announced" and one.actors) else replace(one, status="adopted")
        for one in told
    ]


def _only_names(text: str) -> bool:
    """Whether a text names a thing and says nothing of it: "A register of vessels, to be run from Lorn"."""
    every = tokens(_ASIDE.sub("", text))
    before = ""
    for one, after in zip_longest(every, every[1:]):
        word, follows = one.text.lower(), after.text if after else ""
        describes = word.endswith(("ed", "en", "un")) and (follows in _OF_PARTICIPLES or before in ARTICLES)
        if word != "be" and (word in _SPEAKING or (is_verb(word) and not describes)):
            return False
        before = word
    return True


_OF_PARTICIPLES = word_set("by in at from for with on")
"""Behind a participle these tell that it describes what stands in front of it."""


def _words_of(heading: str) -> set[str]:
    return {*heading.lower().replace("’", "'").strip(_MARKS).split()}


def _heads(line: str) -> StatementStatus | None:
    """What became of what stands under a heading or a question; None for a line that is neither, or says nothing."""
    every = line.lower().replace("’", "'").strip(_MARKS).split()
    said = {*every}
    told = _SETTLED | _DONE | _FAILED | _DENIED | _PUT_FORWARD | _BEING | _BESIDE
    if not 0 < len(every) <= _LONGEST_HEADING or not said <= told or line.strip() != line.strip().rstrip(",;!"):
        return None
    asks = bool(said & {"what", "which"})
    if line.rstrip().endswith((".", "?")) and not asks and (len(every) > 2 or every[0] == "no"):
        return None  # a sentence: "They did not agree."
    if said & _FAILED or (said & _DENIED and (said & (_SETTLED | _DONE) or asks)):
        return "failed"
    only = said & {"only", "merely", "just", "still", "remain"}
    if said & _SETTLED and not only:
        return "adopted"
    if said & _PUT_FORWARD or ("under" in said and said & _BEING):
        return "proposed"
    return "adopted" if said & (_SETTLED | _DONE) or said >= {"take", "home"} else None
