"""Every quote against the library, every written sentence against the quotes it cites.

A quote is an offset range; its text must be exactly what the library holds there. No near match counts, because that
is how a changed number or a dropped "not" gets through.

A sentence that a language model wrote is checked without one, by rules for what must not differ (figures, dates, names,
what was decided), by the embedding model for its wording, and by a network that reads it together with its quotes. It
errs on the side of doubt: a needless look at the quotes costs a reader a moment, a wrong figure that is trusted costs
more.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rag.claims.actors import misplaced
from rag.claims.acts import read_acts
from rag.claims.antonyms import turned_words
from rag.claims.attained import attained_faults
from rag.claims.attribution import misattributed
from rag.claims.contradiction import contradictions, said
from rag.claims.entailment import BEYOND_DOUBT, HARDLY_SAID, SAID, EntailmentReader, shipped_entailment_reader
from rag.claims.extent import extent_faults
from rag.claims.fault import ClaimFault
from rag.claims.figures import figure_faults, figures_and_dates, which_and_when, with_slashed_dates
from rag.claims.names import NamesHeld, instead_of, is_held, names_held
from rag.claims.offices import office_faults
from rag.claims.opposition import opposed
from rag.claims.punctuality import punctuality_faults, without_punctuality
from rag.claims.unheld import unheld_verbs, unheld_word
from rag.claims.wording import DOUBTED, Comparer, PhraseEvidence
from rag.encoding import Embedder, Vector
from rag.english import Mention, clauses, content, mentions, plain, terms
from rag.markers import without_markers
from rag.types import ClaimVerdict, Span

LONGEST_SENTENCE_CHARACTERS = 800
"""A longer text is no sentence, and comparing it would take many seconds."""
KEPT_TEXTS = 8
"""Of how many sets of texts the vectors are kept: each sentence of an answer is held against the same ones."""
_ANSWERING = re.compile(r"^(?:yes|no|indeed|correct|true|right|wrong|false)\s*[,:;.!-]\s*(?=\w)", re.IGNORECASE)
"""What answers a question before a sentence that says so by itself."""
_BEGINS = re.compile(r"(?:^|[.!?][\"')]?\s)$")
_ENDS = re.compile(r"[.!?][\"')]?(?:\s|$)|$")
MOST = 0.6
"""A sentence is unsupported, rather than partly supported, when at least this share of its words is in doubt, 0-1."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found when a sentence was compared with its quotes."""

    verdict: ClaimVerdict
    reasons: tuple[str, ...] = ()
    """Why it is not supported, each in plain English naming what differs; none when it is."""
    faults: tuple[ClaimFault, ...] = ()
    """What rules found wrong; what only the embedding model doubts is among the reasons alone."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A written sentence with the texts it cites (see `ClaimChecker.check`)."""

    sentence: str
    quotes: Sequence[str]
    headings: Sequence[str] = ()

    def plainly(self) -> "Cited":
        """The same in plain text, without markers, empty quotes and a "Yes," in front."""
        sentence = _ANSWERING.sub("", plain(without_markers(plain(self.sentence))))
        quotes, headings = ([one for one in map(plain, texts) if one] for texts in (self.quotes, self.headings))
        return Cited(sentence, quotes, headings)


class ClaimChecker:
    """Checks written sentences. Safe to share between threads; it keeps vectors of the texts it compared last.

    Args:
        embedder: Compares words, phrases and clauses.
        entailment: Reads a sentence with its quotes; the one that ships, loaded when it is first needed, unless given.
    """

    def __init__(self, embedder: Embedder, entailment: EntailmentReader | None = None) -> None:
        self._embedder = embedder
        self._entailment = entailment
        self._comparer = Comparer(embedder)
        self._of_texts = lru_cache(maxsize=KEPT_TEXTS)(embedder.encode_phrases)

    def check(
        self, sentence: str, quotes: Sequence[str], *, headings: Sequence[str] = (), by_phrase: bool = True
    ) -> Checked:
        """Judge a sentence by the texts it cites.

        Args:
            sentence: As written; markers such as "[1]" are ignored.
            quotes: The whole text of each quote, with the sentence before it when it refers back to that.
            headings: Of their articles; these bear out which meeting it was, where and when, and nothing else.
            by_phrase: Whether it is read together with the quotes too, and its phrases compared with theirs, most of
                the time it takes.
        """
        return self.check_each([Cited(sentence, quotes, headings)], by_phrase=by_phrase)[0]

    def check_each(self, cited: Sequence[Cited], *, by_phrase: bool = True) -> list[Checked]:
        """Judge sentences, each by the texts it cites (see `check`); their clauses are encoded in one pass."""
        plainly = [one.plainly() for one in cited]
        judged = [one for one in plainly if one.quotes and not (_runs_on(one) or _is_copied(one))]
        phrases = [part.phrase for one in judged for text in (one.sentence, *one.quotes) for part in said(text)]
        every = [*dict.fromkeys(phrases)]
        vectors = dict(zip(every, self._embedder.encode_phrases(every), strict=True)) if every else {}
        return [self._checked(one, vectors, by_phrase=by_phrase) for one in plainly]

    def _checked(self, cited: Cited, vectors: Mapping[str, Vector], *, by_phrase: bool) -> Checked:
        text, quotes = cited.sentence, cited.quotes
        if not quotes or not text:
            return Checked("uncited")
        if _is_copied(cited):
            return Checked("supported")
        if _runs_on(cited):
            return Checked("unsupported", ("it runs on for longer than any sentence that quotes could carry",))
        theirs = [figures_and_dates(one) for one in quotes]
        mine = with_slashed_dates(figures_and_dates(text), theirs)
        placed = [which_and_when(one) for one in cited.headings]
        firm = [*(figure_faults(mine, [*theirs, *placed]) or misattributed(mine, theirs))]
        firm += attained_faults(mine, theirs)
        firm += [*extent_faults(text, quotes), *punctuality_faults(text, quotes)]
        firm += office_faults(text, quotes)
        firm += _name_faults(text, [*quotes, *cited.headings])
        turned, missed = self._turned(text, quotes, vectors)
        faults = [*firm, *turned, *missed]
        if not by_phrase or not all(_may_be_said_otherwise(one, text) for one in firm):
            return _judged(text, faults, [])
        entailed = (self._entailment or shipped_entailment_reader()).entailed(text, quotes, cited.headings)
        if entailed >= (BEYOND_DOUBT if firm or turned else SAID):
            return Checked("supported")
        known = [*mine.spans, *((one.start, one.end) for one in mentions(text))]
        doubted = [
            one
            for one in self._comparer.compare(text, quotes, known, cited.headings)
            if one.log_odds >= (DOUBTED if entailed >= HARDLY_SAID else 0)
        ]
        if not faults and not doubted:
            if entailed >= HARDLY_SAID and not unheld_word(text, [*quotes, *cited.headings], known, self._comparer):
                return Checked("supported")
            return Checked("partly", ("the quotes do not say this",))
        own = [one for one in faults if one not in missed or not _overlaps(one, doubted)]
        return _judged(text, own, doubted)

    def _turned(
        self, text: str, quotes: Sequence[str], vectors: Mapping[str, Vector]
    ) -> tuple[list[ClaimFault], list[ClaimFault]]:
        """What the sentence says otherwise than its quotes, and where nothing is, the verbs that they do not have."""
        mine, theirs = said(text), [said(one) for one in quotes]
        every = [one for quote in theirs for one in quote]
        if not mine or not every:
            return [], []
        near = np.stack([vectors[one.phrase] for one in mine]) @ np.stack([vectors[one.phrase] for one in every]).T
        told = read_acts(text)
        faults = [*contradictions(mine, theirs, near), *misplaced(mine, every, near)]
        faults += opposed(told, [one for quote in quotes for one in read_acts(quote)])
        faults = faults or [*turned_words(without_punctuality(text), [without_punctuality(one) for one in quotes])]
        return faults, [] if faults else unheld_verbs(text, quotes, told, mine, near, self._comparer)

    def support(self, sentence: str, quotes: Sequence[str]) -> float:
        """How nearly the words of a sentence, each as it is meant there, are those of its quotes; 0-1, 0 without any.

        It is no verdict: it tells which of several ways to say something keeps closest to the quotes.
        """
        cited = Cited(sentence, quotes).plainly()
        if not cited.sentence or not cited.quotes:
            return 0.0
        return self._comparer.support(cited.sentence, cited.quotes)

    def entailed(self, sentence: str, quotes: Sequence[str], headings: Sequence[str] = ()) -> float:
        """How likely it is that the quotes say the sentence, read with the headings of their articles; 0-1."""
        cited = Cited(sentence, quotes, headings).plainly()
        if not cited.sentence or not cited.quotes:
            return 0.0
        return (self._entailment or shipped_entailment_reader()).entailed(cited.sentence, cited.quotes, cited.headings)

    def nearest(self, sentence: str, texts: Sequence[str]) -> list[int]:
        """Places of the texts that share a word with the sentence, those nearest to it in meaning and words first."""
        if not texts:
            return []
        cosines = self._of_texts(tuple(map(plain, texts))) @ self._embedder.encode_phrases([plain(sentence)])[0]
        mine = set(terms(sentence))
        shared = [len(mine & set(terms(one))) / max(len(mine), 1) for one in texts]
        near = [nth for nth in range(len(texts)) if shared[nth]]
        return sorted(near, key=lambda nth: -(float(cosines[nth]) + shared[nth]))


def _may_be_said_otherwise(fault: ClaimFault, text: str) -> bool:
    """Whether what is not in the quotes may be there in other words, as no figure in digits is."""
    return fault.kind == "absent" and not any(one.isdigit() for one in text[fault.start : fault.end])


def _overlaps(fault: ClaimFault, doubted: Sequence[PhraseEvidence]) -> bool:
    return any(one.start < fault.end and fault.start < one.end for one in doubted)


def _runs_on(cited: Cited) -> bool:
    return len(cited.sentence) > LONGEST_SENTENCE_CHARACTERS


def _is_copied(cited: Cited) -> bool:
    """Whether the sentence is one of a quote's, word for word and whole: neither its beginning nor its end is cut."""
    bare = cited.sentence.rstrip(".!?")
    for quote in cited.quotes:
        at = quote.find(bare)
        while at >= 0:
            if _BEGINS.search(quote[:at]) and _ENDS.match(quote, at + len(bare)):
                return bool(bare)
            at = quote.find(bare, at + 1)
    return False


def _name_faults(text: str, cited: Sequence[str]) -> list[ClaimFault]:
    held = names_held(tuple(cited))
    money = [(one.start, one.end) for one in figures_and_dates(text).figures]
    return [
        _name_fault(one, text, held)
        for one in mentions(text)
        if not any(start <= one.start < end for start, end in money) and not is_held(one, text, held)
    ]


def _name_fault(one: Mention, text: str, held: NamesHeld) -> ClaimFault:
    name = one.text.removesuffix("'s")
    if other := instead_of(one, text, held):
        return ClaimFault(one.start, one.end, f"the quote says {other}, the answer says {name}")
    return ClaimFault(one.start, one.end, f"the quotes do not name {name}", "absent")


def _judged(text: str, faults: Sequence[ClaimFault], doubted: Sequence[PhraseEvidence]) -> Checked:
    if not faults and not doubted:
        return Checked("supported")
    bad: list[Span] = [(one.start, one.end) for one in doubted]
    reasons = [one.reason for one in faults]
    for start, end in _apart(bad):
        if not any(start <= one.start < end or one.start <= start < one.end for one in faults):
            reasons.append(f"the quotes do not say “{text[start:end]}”")
    return Checked(_extent(text, faults, bad), tuple(dict.fromkeys(reasons)), tuple(faults))


def _apart(spans: Sequence[Span]) -> list[Span]:
    """The spans, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _extent(text: str, faults: Sequence[ClaimFault], bad: Sequence[Span]) -> ClaimVerdict:
    """Unsupported when every clause is, or most of the words; partly otherwise."""
    parts = clauses(text)
    wrong = [any(start < one.end and one.start < end for one in faults) for start, end in parts]
    doubted = _share(text, bad)
    if (faults and all(wrong)) or doubted >= MOST:
        return "unsupported"
    return "partly"


def _share(text: str, bad: Sequence[Span]) -> float:
    """Share of the words of content that lie in these spans."""
    inside = sum(len(content(text[start:end])) for start, end in _apart(bad))
    return inside / max(len(content(text)), 1)
