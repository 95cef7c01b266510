"""Whether a turn points to the turns before it, by its words or because it lacks a subject of its own."""

import re

from rag.english import AUXILIARIES, MEETING_NOUNS, QUESTION_WORDS, country_names, terms, tokens, words
from rag.ordinals import ORDINALS
from rag.question.asked import parse_question
from rag.question.catalogue import Catalogue
from rag.question.followup.turn import ASKS, LEAD_IN, NOT_BUT, PLEASE, is_phrase

POINTS_TO_EARLIER = re.compile(
    r"\b(it|its|they|them|their|theirs|he|she|him|his|her|hers|this|these|those|that one|the ones?|the same|the latter|"
    r"the former|both|such|that)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(it|they|them|theirs|this|these|those|the same|the latter|the former)\b", re.IGNORECASE)
"""Words that point to an earlier turn even when the turn names a person: "what did Trump threaten them with?"."""
PEOPLE = re.compile(r"\b(he|she|him|his|her|hers|they|them|their)\b", re.IGNORECASE)
AT_THAT_PLACE = re.compile(r"\b(there|then|at that time)\b(?! (is|are|was|were|any|be|a|an|no|been))", re.IGNORECASE)
_INTRODUCES = re.compile(
    r"\b(is|are|was|were|be|been|says?|said|sure|true|show|mean|means|agreed|agree|hope|so) that\b"
)
_IS_IT_TRUE = re.compile(
    r"^(?:(?:please|so|and|ok)\W+)*(?:is|was|isn't|wasn't) it (?:really |also |actually )?"
    r"(?:true|right|correct|so|the case|a fact|accurate) that\b",
    re.IGNORECASE,
)
"""Asks whether what follows is so; its "it" points to nothing before."""
_THAT_MEETING = re.compile(
    r"\b(?:at |in |of |from |on )?(?:that|this|the same) (?:summit|meeting|conference|gathering|session|occasion)\b"
    r"|\bthere(?=\W*$|,? and\b)",
    re.IGNORECASE,
)
_THAT_PLACE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bthere(?! (?:is|are|was|were|be|been|any|a|an|no)\b)", re.IGNORECASE
)
"""The same within a turn that points back by nothing else; "there" in "are there actions" is no place."""
_THAT_CLAUSE = re.compile(r"\bthat (the|a|an|[A-Z]\w+|was|were|is|are|would|will|had|has|can)\b")
THE_GROUP = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his) (?:group(?:ing)?|organi[sz]ation|bloc|alliance)\b(?! (?:of|photo\w*)\b)"
)
"""The series of the meeting that is talked about: "where does the group meet next?"."""
THE_ONE_THEN_ASKS = re.compile(
    rf"^(?P<of>(?:the|that) (?:[^,;:?]{{2,50}} )?(?:one|{'|'.join(MEETING_NOUNS)})\b[^,;:?]{{0,40}}?)(?:[,;:]| [-–—]) ?"
    rf"(?P<ask>(?:{'|'.join((*QUESTION_WORDS, *AUXILIARIES))})\b[^?]+)\?*$",
    re.IGNORECASE,
)
"""Describes a meeting and asks something of its own: "the one in Oslo, who chaired it?"."""
_THE_ONE = re.compile(r"^the (?:[\w’'+–-]+ ){0,3}ones?\b", re.IGNORECASE)
"""Tells one of the kind that was talked about, and asks nothing itself: "the one in 2023", "the Oslo one"."""
STEP_IN_SERIES = re.compile(
    r"\b(before (that|this|it)|previous|the one before|the year before|(next|following) (one|summit|meeting|time|year)"
    r"|the next(?=\W*$)"
    r"|after (that|this|it)|the (one|year) after|years? (later|after|earlier|before))\b",
    re.IGNORECASE,
)
_WHO_IS = re.compile(
    r"^(?:who(?:'s| is| was)|what (?:post|office|position|job|title|role) do(?:es|id))\b", re.IGNORECASE
)
_OF_ANY_MEETING = frozenset(terms(" ".join((*ORDINALS, "summit meeting one president leader"))))
_HARDLY_ANY = 2
"""A question with at most this many terms besides names needs the earlier turn: "why did the British object?" does,
"when did Norway pay into the forest fund?" does not."""
_FEW_TERMS = 4
"""A question that names nothing and has at most this many terms takes its subject from the earlier turn."""


def needs_earlier_turn(question: str, catalogue: Catalogue) -> bool:
    """Whether the question cannot be understood without the one before it."""
    text = PLEASE.sub("", question.strip()) or question
    then = THE_ONE_THEN_ASKS.match(text)
    of_another = then and "one" in words(then["of"])
    the_one = _THE_ONE.match(text) and is_phrase(text)
    if LEAD_IN.match(text) or NOT_BUT.match(text) or STEP_IN_SERIES.search(text) or of_another or the_one:
        return True
    named = catalogue.names_in(text)
    topics = topics_in(text, catalogue)
    if _WHO_IS.match(text) and (named.people or topics) and not POINTS_TO_EARLIER.search(text):
        return False
    if (that_meeting(text) or THE_GROUP.search(text)) and not named.meeting:
        return True
    plain = _THAT_CLAUSE.sub(" ", _INTRODUCES.sub(" ", _IS_IT_TRUE.sub(" ", text)))
    no_subject = named and not (named.summits or named.places or topics)  # people, countries, years
    if _OTHERS.search(plain) and no_subject:
        return True
    if AT_THAT_PLACE.search(text) and not (named.meeting or topics):
        return True
    if POINTS_TO_EARLIER.search(plain) or AT_THAT_PLACE.search(text):
        return not (named or topics)
    if parse_question(text).across or _IS_IT_TRUE.match(text):  # it is about all summits, or a whole claim
        return False
    own = own_terms(text, catalogue)
    if not ASKS.search(text) and named:
        return not own - {term for place in named.places for term in terms(place)}
    if no_subject:
        return len(own) <= _HARDLY_ANY
    return not (named or topics) and len(set(terms(text))) <= _FEW_TERMS


def that_meeting(text: str) -> re.Match[str] | None:
    """Where a turn points to the meeting of the turn before."""
    return _THAT_MEETING.search(text) or (None if _OTHERS.search(text) else _THAT_PLACE.search(text))


def topics_in(text: str, catalogue: Catalogue) -> list[str]:
    """Capitalised names in the text that are neither people nor countries: "Pact", "COP31", "Turkmenbashi"."""
    inside = re.finditer(r"(?<=[\w,;:’'\"] )[A-Z][\w’'-]*", text)
    of_countries = _of_countries(text)
    found = [one[0] for one in inside if one.start() not in of_countries]
    return [one for one in found if one not in ("I", "OK") and not catalogue.names_in(one).people]


def _of_countries(text: str) -> set[int]:
    """Where the words begin that are of countries' names: both of "Saudi Arabia"."""
    every = tokens(text)
    return {every[nth].start for one in country_names(every) for nth in range(one.start, one.end)}


def own_terms(text: str, catalogue: Catalogue) -> set[str]:
    """The stems of the text's words, without names, numbers and words that fit any meeting."""
    of_countries = _of_countries(text)
    return {
        term
        for one in tokens(text)
        if one.is_word and one.start not in of_countries
        for word in words(one.text)
        for term in terms(word)
        if term not in _OF_ANY_MEETING and not word.isdigit() and not catalogue.names_in(word)
    }
