"""Where verbs stand in a clause, told by auxiliaries, endings and lists, without a parser."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.english import MODALS, PAST_FORMS, Token, known_verbs, number_words, verb_in_one_word, verb_stem


def word_list(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def verb_stems(text: str) -> frozenset[str]:
    """The stems of the verbs in a list (`rag.english.verb_stem`)."""
    return frozenset(verb_stem(word) for word in text.split())


BEING = word_list("is are was were be been being 's 're am")
HAVING = word_list("has have had having 've")
DOING = word_list("do does did")
AUXILIARY_WORDS = BEING | HAVING | DOING | MODALS | {"can", "cannot", "must", "ought"}
WEAK_MODALS = word_list("could may might should must can cannot ought")
_BETWEEN = word_list(
    "also already still yet again since only even just now soon later then first so both either together"
)
DETERMINERS = word_list(
    "a an the its his her their our my your this that these those no any some every each all both most many several"
    " another other such more"
) | frozenset(number_words(1, 10))
PREPOSITIONS = word_list(
    "of in on at by for with from to into under over between against about as than towards through among within"
)
PRONOUNS = word_list("he she it they we who which that")
NOT = word_list("not never neither nor hardly barely scarcely cannot no nobody none nothing few little")
REFUSING = verb_stems(
    "refuse decline fail deny avoid stop prevent forbid rule oppose reject exclude unable without failure"
)
_NOT_VERBS = word_list(
    "hundred united need indeed speed feed red bed hatred sacred naked wicked rugged aged biased armed"
)


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Words of a clause that make a verb, half-open."""

    start: int
    end: int
    stem: str


def verb_groups(every: Sequence[Token], words: Sequence[str]) -> Iterator[VerbGroup]:
    """The verbs of a clause in order.

    Args:
        every: Its words and marks.
        words: The same in lower case.
    """
    found = [*_verb_groups(every, words)]
    yield from found or _bare_verb(words)


def _bare_verb(words: Sequence[str]) -> Iterator[VerbGroup]:
    """The verb of a clause that has none by its form: "members lend"."""
    for nth, word in enumerate(words[:-1]):
        if nth and words[nth - 1][-1:] == "s" and word in _PRESENT and words[nth - 1] not in DETERMINERS:
            yield VerbGroup(nth, nth + 1, verb_stem(word))
            return


def _verb_groups(every: Sequence[Token], words: Sequence[str]) -> Iterator[VerbGroup]:
    nth = 0
    while nth < len(words):
        if _is_verb_here(every, words, nth):
            at_home = [*words[nth + 1 : nth + 3]] == ["at", "home"]
            with_object = words[nth + 1 : nth + 2] in (["it"], ["them"])  # "turned it down"
            after = "home" if at_home else "".join(words[nth + 1 + with_object : nth + 2 + with_object])
            one = verb_in_one_word(words[nth], after)
            width = 2 + at_home + with_object if one else 1
            if not (verb_stem(words[nth]) in _STAYING and after in STATES):
                yield VerbGroup(nth, nth + width, verb_stem(one or words[nth]))
            nth += width
        elif _is_being_there(every, words, nth):
            yield VerbGroup(nth, nth + 1, verb_stem("come"))
            nth += 1
        else:
            nth += 1


def _is_being_there(every: Sequence[Token], words: Sequence[str], nth: int) -> bool:
    """Whether a preposition behind "was" says who was at a place or meeting: "was in Tashkent", "was at the talks"."""
    if words[nth] not in ("in", "at") or _before(words, nth) not in BEING:
        return False
    named = every[nth + 1].text[:1].isupper() if nth + 1 < len(words) else False
    return named or not _MEETINGS.isdisjoint(words[nth + 1 : nth + 4])


_MEETINGS = word_list(
    "summit summits meeting meetings talks session sessions forum conference ceremony hall room venue"
)
_MEANS = word_list("video videolink videoconference phone telephone letter train air")
_STAYING = verb_stems("be stay remain become keep")
STATES = word_list(
    """open closed absent present enough sufficient insufficient inadequate excessive adequate above below better worse
    higher lower public secret legal illegal lawful unlawful possible impossible safe dangerous cheap expensive easy
    hard difficult strong weak too free alive dead complete incomplete ready willing unwilling able unable"""
)
"""Adjectives that say as much as a verb does: "stayed open"."""


def _is_verb_here(every: Sequence[Token], words: Sequence[str], nth: int) -> bool:
    word = words[nth]
    before = _before(words, nth)
    if word in STATES and (before in BEING or verb_stem(before) in _STAYING):
        return word != "too" or verb_in_one_word(word, "".join(words[nth + 1 : nth + 2])) is not None
    if word in _NEVER_VERBS or not word.isalpha() or (every[nth].text[0].isupper() and nth):
        return False
    if before in AUXILIARY_WORDS:
        return _follows_auxiliary(word, before)
    if nth and words[nth - 1] == "to":
        is_known = verb_stem(word) in known_verbs() or words[max(nth - 2, 0)] == "yet"
        with_object = not DETERMINERS.isdisjoint(words[nth + 1 : nth + 2]) and verb_stem(words[nth - 2]) in REFUSING
        return (is_known or with_object) and not word.endswith("s")
    if word in _UNCHANGED and words[nth + 1 : nth + 2] and words[nth + 1] not in DETERMINERS:
        return bool(verb_in_one_word(word, words[nth + 1]))
    if _is_past(word) and is_replaced(words, nth):
        return True
    if _is_past(word):
        return before not in DETERMINERS and before not in PREPOSITIONS and not before.endswith("'s")
    if word.endswith("ing"):
        if nth == 0:
            return False
        joins = words[nth - 1] in _BEFORE_GERUNDS or verb_stem(words[nth - 1]) in REFUSING
        return joins or _is_participle(words, nth)
    return nth > 0 and word.endswith("s") and _is_present_form(every, words, nth, before)


def _is_present_form(every: Sequence[Token], words: Sequence[str], nth: int, before: str) -> bool:
    """Whether a word in "s" is no plural, as far as the word before it tells."""
    if before in DETERMINERS or before in PREPOSITIONS:
        return False
    if verb_in_one_word(words[nth], words[nth + 1] if nth + 1 < len(words) else ""):
        return True
    return (before in PRONOUNS or every[nth - 1].text[0].isupper()) and verb_stem(words[nth]) in known_verbs()


def _is_participle(words: Sequence[str], nth: int) -> bool:
    """Whether a word in "ing" tells more of the noun before it: "a decision requesting the board to pay"."""
    noun_before = words[nth - 1].isalpha() and words[nth - 1] not in DETERMINERS | PREPOSITIONS | _BETWEEN | NOT
    return (
        noun_before and words[nth + 1 : nth + 2] in (["the"], ["a"], ["an"]) and verb_stem(words[nth]) in known_verbs()
    )


def is_replaced(words: Sequence[str], nth: int) -> bool:
    """Whether something else was done instead: "announced rather than agreed"."""
    return list(words[max(nth - 2, 0) : nth]) in (["rather", "than"], ["and", "not"], ["but", "not"])


def _is_past(word: str) -> bool:
    if word in PAST_FORMS:
        return True
    return word.endswith("ed") and word not in _NOT_VERBS and (len(word) > 4 or verb_stem(word) in known_verbs())


def _follows_auxiliary(word: str, auxiliary: str) -> bool:
    """Whether a word may be the verb of this auxiliary."""
    if auxiliary in BEING:
        return _is_past(word) or word.endswith("ing") or word in _PARTICIPLES
    if auxiliary in HAVING:
        return _is_past(word) or verb_stem(word) in known_verbs()
    return word[-2:] != "ly" and not (auxiliary in DOING and word.endswith("s"))


_NEVER_VERBS = AUXILIARY_WORDS | DETERMINERS | PREPOSITIONS | _BETWEEN | NOT | {"too"}
_BEFORE_GERUNDS = word_list("without after before by having against")
_PRESENT = word_list(
    """lend borrow buy sell give receive accept reject support oppose want seek make take keep hold pay owe win lose
    build lead join leave sign send bring find produce import export attend demand propose plan call urge ask
    own"""
)
"""Forms of the present that are seldom nouns behind a plural."""
_UNCHANGED = word_list("cut put set hit quit split")
"""Forms of the past that may be nouns as well: "a cut in emissions"."""
_PARTICIPLES = word_list("done gone seen known shown won lost sold paid held built met told left sent cut put set")


def _before(words: Sequence[str], nth: int) -> str:
    """The word before, adverbs and denials left out; an empty string for none."""
    for word in reversed(words[:nth]):
        if word not in _BETWEEN and word not in ("not", "never", "neither", "nor", "hardly") and word[-2:] != "ly":
            return word
    return ""


def group_begins(words: Sequence[str], nth: int, behind: int) -> int:
    """Where the auxiliaries, adverbs and denials before a verb begin."""
    begin = nth
    while begin > behind and (
        words[begin - 1] in AUXILIARY_WORDS
        or words[begin - 1] in _BETWEEN
        or words[begin - 1] in ("to", "not", "never", "neither", "nor", "hardly", "barely", "without")
        or words[begin - 1].endswith(("ly", "n't"))
    ):
        begin -= 1
    return begin


def is_passive(words: Sequence[str], verb: VerbGroup) -> bool:
    """Whether a verb is in the passive, or a participle whose agent is named after "by"."""
    past = words[verb.start].endswith("ed") or words[verb.start] in PAST_FORMS or words[verb.start] in _PARTICIPLES
    before = _before(words, verb.start)
    after = "".join(words[verb.end + 1 : verb.end + 2])
    by_whom = words[verb.end : verb.end + 1] == ["by"] and not (after in _MEANS or after[:1].isdigit())
    told_by = by_whom and before not in HAVING
    return past and (told_by or before in BEING)
