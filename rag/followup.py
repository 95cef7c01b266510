"""A later turn of a conversation made to stand on its own, without a language model.

People ask on with "and in Gabala?", "who proposed it?", "the one before that". Such a turn is recognised by what it
lacks: it points back (a pronoun, "and …") or names nothing of its own. What it needs is then taken from the turn
before, made to stand on its own in the same way: a name is put in the place of its like ("in Budapest" becomes "in
Gabala"), a step along a series finds the meeting in the catalogue, and otherwise the earlier question is set beside it
in brackets. A question that stands on its own is left as it is.
"""

import re
from collections.abc import Sequence

from rag.catalogue import Catalogue, Meeting
from rag.countries import countries
from rag.question import read_question
from rag.types import Turn
from rag.words import STOPWORDS, terms, words

_LEAD = re.compile(r"^(and|but|or|so|then|also|ok(ay)?|now|what about|how about|what of)\b[,\s]*", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\b(it|its|they|them|their|theirs|he|she|him|his|her|hers|this|these|those|that one|the ones?|the same|the latter|"
    r"the former|both|such|that)\b",
    re.IGNORECASE,
)
_THERE = re.compile(r"\b(there|then|at that time)\b(?! (is|are|was|were|any|be|a|an|no|been))", re.IGNORECASE)
_INTRODUCES = re.compile(
    r"\b(is|are|was|were|be|been|says?|said|sure|true|show|mean|means|agreed|agree|hope|so) that\b"
)
_THAT_CLAUSE = re.compile(r"\bthat (the|a|an|[A-Z]\w+|was|were|is|are|would|will|had|has|can)\b")
_BACK = re.compile(
    r"\b(before (that|this|it)|(the )?previous (one|summit|meeting|time)|the one before|a year earlier)\b",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(after (that|this|it)\b|(the )?(next|following) (one|summit|meeting|time)|the one after|a year later)",
    re.IGNORECASE,
)
_PREPOSITIONS = "in|at|on|for|after|before|from|with|to|by|of|about|between|under|during"
_PHRASE = re.compile(rf"^(?:the ones? )?({_PREPOSITIONS}|)\b\s*(.+?)[\s?.!]*$", re.IGNORECASE)
_NAME = r"(?:[A-Z0-9][\w.’'+-]*)(?:[ –-](?:de |of |the |al-)?(?:[A-Z0-9][\w.’'+-]*))*"
_PEOPLE = re.compile(r"\b(he|she|him|his|her|hers|they|them|their)\b", re.IGNORECASE)
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_ASKS = re.compile(
    r"\b(who|what|which|when|where|why|how|did|does|do|is|are|was|were|will|would|has|have|had|can|could)\b",
    re.IGNORECASE,
)
_FEW_TERMS = 4
"""A question of so few words that names nothing has its subject from before."""
_SHORT_ANSWER = 160
"""Characters; a longer answer is quotes, whose names are not all what was asked for."""


def standalone(question: str, history: Sequence[Turn], catalogue: Catalogue) -> str:
    """The question as it can be asked without what was said before.

    Args:
        question: The latest turn.
        history: The turns before it, oldest first.
        catalogue: What the library holds.
    """
    if not history:
        return question
    if not leans(question, catalogue):
        return question
    *earlier, last = history
    before = standalone(last.question, earlier, catalogue)
    bare = _LEAD.sub("", question.strip())
    return (
        _along_the_series(bare, before, catalogue)
        or _in_its_place(bare, _root(before), last.answer, catalogue)
        or _with_subject(bare, before, last.answer, catalogue)
    )


def leans(question: str, catalogue: Catalogue) -> bool:
    """Whether the question cannot be understood without the one before."""
    text = question.strip()
    if _LEAD.match(text) or _BACK.search(text) or _ON.search(text):
        return True
    named = _names(text, catalogue)
    plain = _THAT_CLAUSE.sub(" ", _INTRODUCES.sub(" ", text))
    if _POINTS_BACK.search(plain) or _THERE.search(text):
        return not named
    if read_question(text).across:  # it is about all summits, and needs no other subject
        return False
    return not named and len(set(terms(text))) <= _FEW_TERMS


def _along_the_series(bare: str, before: str, catalogue: Catalogue) -> str | None:
    """For "the meeting before that" and its like: asked of the neighbouring meeting of the same series."""
    step = -1 if _BACK.search(bare) else 1 if _ON.search(bare) else 0
    found = catalogue.meetings_named(before) if step else []
    if len(found) != 1:
        return None
    series = catalogue.meetings(found[0].summit)
    place = series.index(found[0]) + step if found[0] in series else -1
    if not 0 <= place < len(series):
        return None
    rest = (_BACK if step < 0 else _ON).sub("", bare).strip(" ?,.")
    asked = before if _is_phrase(rest) else rest
    return f"{_capital(_without_meeting(asked, found).rstrip(' ?'))}, at {series[place]}?"


def _in_its_place(bare: str, before: str, answer: str, catalogue: Catalogue) -> str | None:
    """For "in Gabala?", "the one for Central Asia?", "after them?": the question before, a name put for its like."""
    phrase = _PHRASE.match(bare)
    if not phrase or not _is_phrase(bare):
        return None
    preposition, put = phrase[1].lower(), phrase[2]
    if _POINTS_BACK.fullmatch(put):
        names = re.findall(_NAME, answer) if len(answer) <= _SHORT_ANSWER else []
        if not names:
            return None
        put = names[0]
    put = put if any(map(str.isupper, put)) else _capitalised(put)
    if preposition and (found := list(re.finditer(rf"\b{preposition} (the )?{_NAME}", before))):
        return f"{before[: found[-1].start()]}{preposition} {put}{before[found[-1].end() :]}"
    named = catalogue.read(put)
    if (named.places or named.summits) and (meetings := catalogue.meetings_named(before)):
        return f"{_without_meeting(before, meetings).rstrip(' ?')}, {preposition or 'at'} {put}?"
    if len(countries(put)) == 1:
        alike = (name for name in re.findall(_NAME, before) if len(countries(name)) == 1)
        if name := next(alike, None):
            return before.replace(name, put, 1)
    return None


def _with_subject(bare: str, before: str, answer: str, catalogue: Catalogue) -> str:
    """The turn with the summit and, unless it brings a subject of its own, the subject of the one before."""
    own = set(terms(bare))
    named = _names(bare, catalogue)
    told = [str(meeting) for meeting in catalogue.meetings_named(before)]
    if named and len(own) > 2 and told and not _POINTS_BACK.search(bare):
        return f"{_capital(bare.rstrip(' ?'))}, at {told[0]}?"
    subject = _root(before)
    if _PEOPLE.search(bare) and len(answer) <= _SHORT_ANSWER and re.findall(_NAME, answer):
        subject = f"{subject} {answer.strip()}"
    return f"{_capital(bare.rstrip(' ?'))}? ({subject})"


def _names(text: str, catalogue: Catalogue) -> bool:
    """Whether the text names something itself: a summit, place, country, or anything with a capital."""
    named = catalogue.read(text)
    inside = re.findall(r"(?<=[\w,;:’'\"] )(?:[A-Z][\w’'-]*|\d{4})", text)
    return bool(named.summits or named.places or named.countries or [one for one in inside if one not in ("I", "OK")])


def _is_phrase(bare: str) -> bool:
    """Whether the turn is only a name or a prepositional phrase: nothing is asked in it."""
    return len(words(bare)) <= 6 and not _ASKS.search(bare)


def _root(before: str) -> str:
    """The question in brackets that an earlier turn leant on already, or the question itself."""
    inside = re.search(r"\? \(([^()]*\?)", before)
    return inside[1] if inside else before


def _without_meeting(text: str, meetings: Sequence[Meeting]) -> str:
    """The question without the phrases that name these meetings' place or year."""
    for meeting in meetings:
        city = meeting.place.split(",")[0] if meeting.place else None
        for name in (city, str(meeting.date.year) if meeting.date else None):
            if name:
                text = re.sub(
                    rf"\s*\b(in|at|of)\s+(the\s+|{_MONTH}\s+)*{re.escape(name)}\b(\s+(summit|meeting))?", "", text
                )
                text = re.sub(rf"\b{re.escape(name)}\b\s*", "", text)
    return re.sub(r",\s*at the [^?()]*", "", text)


def _capitalised(name: str) -> str:
    return " ".join(word if word in STOPWORDS else word[:1].upper() + word[1:] for word in name.split())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
