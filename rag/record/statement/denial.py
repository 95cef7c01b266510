"""The words by which a text says that something was not done: "did not sign", "no date was set"."""

from collections.abc import Iterator, Sequence

from rag.english import AUXILIARIES, word_set
from rag.record.statement.cues import BE, Cue
from rag.record.statement.instruments import TEXTS

_NOT = word_set("not never cannot neither nor")
_SETTLED = word_set(
    """adopted sign signed agree agreed approve approved endorse endorsed establish established include included
    contain reach reached admit admitted conclude concluded ratify ratified set create created produce produced
    commit commits mention mentioned feature figure figured appear appeared appears name named finish finished
    finalise finalised finalized complete completed resolve resolved introduce introduced join refer become
    became take taken made make bridge settle find overcome adopt accept accepted receive received form
    issue issued announce announced offer enter implemented implement back support list listed fixed launch
    launched fund funded pledge pledged gain give materialise materialize attract follow followed emerge emerged
    extend extended vote pass passed come win won submit submitted publish published grant granted
    among part prompt say chosen dealt renewed amended prolonged obtain secure muster garner attain repeat
    recognise recognize put survive get pursue pursued proceed renew"""
)
"""What was not done counts as failed when it is one of these."""
_PARTICIPLES = word_set(
    "signed adopted approved agreed taken endorsed ratified accepted passed granted put carried discussed"
)
"""What stands in the passive behind "but not": "was initialled but not signed"."""
_PROPOSED = word_set("proposed suggested tabled floated mooted")
"""What was so, "but not adopted", was only proposed."""
_CONTRACTED = {"ca": "can", "wo": "will", "sha": "shall"}
_SETTLED_NOUNS = word_set("agenda ready part among")
_CAME = word_set(
    """signed adopted reached set taken made issued given announced fixed agreed found admitted offered decided
    settled approved emerged came followed appeared released published established included among is was were are"""
)
_MADE = word_set(
    """contain contains contained set sets reached produced issued made took gave found included includes yielded
    brought offered carried bore held adopted signed approved agreed concluded struck"""
)
_PLANNED = word_set("foreseen planned expected scheduled needed required")
_TEXTS_AND_GOALS = TEXTS | word_set("target date mention reference decision commitments breakthrough record consensus")
_SETTLEMENTS = word_set("deal agreement accord consensus breakthrough compromise decision majority")
"""Of which a line says without a verb that there is none: "No deal on water"."""
_ARRIVED_AT = _SETTLEMENTS | _TEXTS_AND_GOALS | word_set("it this that settlement understanding quorum unanimity")
"""What, when it could not be reached, was not agreed."""
_SMALL = word_set("yet been be even also")
_BETWEEN = word_set("again therefore however thus then so in the end finally also still")
"""May stand between an auxiliary and "not"."""
_TELLINGS = word_set(
    """detail details explanation explanations reason reasons comment comments answer answers figure figures name
    names
    hint hints sign signs indication evidence further reply clue sum sums amount amounts"""
)
"""Who gives none of these keeps something back; nothing has failed."""
_UNTOLD = word_set("whether when who how why what where if")
"""Who does not say one of these keeps it open; nothing has failed."""
_OUTVOTED = word_set("fell fallen lost failed defeated falls fails")


def denial_in(words: Sequence[str]) -> Cue | None:
    """The first words of a clause by which it denies that something was settled; None for none."""
    return next(_denials(words), None)


def _denials(words: Sequence[str]) -> Iterator[Cue]:
    for nth, word in enumerate(words):
        alone = nth == 0 and set(words[1:2]) & _SETTLEMENTS and AUXILIARIES.isdisjoint(words[2:4])
        if word == "no" and (_nothing_came(words, nth) or alone):
            yield Cue("fail", "noun", nth, nth + 1)
        if word in _OUTVOTED and (end := _end_of_fall(words, nth)):
            yield Cue("fail", "past", nth, end)
        contracted = word.endswith(("n't", "n’t"))
        if not (word in _NOT or contracted) or nth == 0:
            continue
        earlier = (one for one in reversed(words[max(0, nth - 3) : nth]) if one not in _BETWEEN)
        before = _CONTRACTED.get(word[:-3], word[:-3]) if contracted else next(earlier, "")
        rest = (
            words[nth + 3 : nth + 7] if list(words[nth + 1 : nth + 3]) == ["able", "to"] else words[nth + 1 : nth + 5]
        )
        after = [one for one in rest if one[-2:] != "ly" and one not in _SMALL]
        if words[nth - 1] == "i" or _settles_nothing(after, rest):
            continue  # "I can't give you the day"
        if after[:1] == ["reached"] and "be" in rest and not _ARRIVED_AT & set(words[:nth]):
            continue  # "the minister could not be reached"
        if (before in AUXILIARIES or word in ("cannot", "never")) and set(after[:1]) & _SETTLED:
            yield Cue("fail", "noun", nth - (not contracted), min(nth + 2, len(words)))
        elif before in BE and set(after[:3]) & _SETTLED_NOUNS:
            yield Cue("fail", "noun", nth - (not contracted), nth + 1)
        elif (
            before in ("but", "and")
            and set(after[:1]) & _PARTICIPLES
            and BE & set(words[:nth])
            and not _PROPOSED & set(words[:nth])
        ):
            yield Cue("fail", "noun", nth, nth + 2)


def _settles_nothing(after: Sequence[str], rest: Sequence[str]) -> bool:
    """Whether what follows "not" keeps something open or to oneself: "did not come", "would not say when"."""
    if after[:1] == ["come"]:
        return after[1:2] not in (["into"], ["to"])
    if after[1:2] == ["everything"]:
        return True  # "we did not get everything"
    return (after[:1] == ["say"] and bool(set(after[1:2]) & _UNTOLD)) or (after[:1] == ["chosen"] and "yet" in rest)


def _end_of_fall(words: Sequence[str], nth: int) -> int:
    """Where the words end that tell that something was outvoted, or that it just "fell"; 0 for none."""
    if words[nth + 1 : nth + 2] == ["by"] and "votes" in words[nth + 2 : nth + 5]:
        return nth + 2
    fell = words[nth] == "fell" or (words[nth] == "fallen" and words[nth - 1 : nth] in (["has"], ["have"], ["had"]))
    return nth + 1 if fell and words[nth + 1 : nth + 2] in ([], ["."]) else 0


def _nothing_came(words: Sequence[str], nth: int) -> bool:
    """Whether "no" opens what did not come about, as a subject or as the object of a verb of making."""
    before = words[nth - 1] if nth else ""
    if words[nth + 1 : nth + 2] == ["part"]:
        return False
    if before == "to" and words[nth - 2 : nth - 1] in (["came"], ["come"]):
        return True
    if before in ("of", "to", "at", "or", "by", "if", "unless") or _TELLINGS & set(words[nth + 1 : nth + 3]):
        return False
    if before in _MADE:
        return True
    rest = list(words[nth + 1 : nth + 10])
    rest = rest[: next((n for n, one in enumerate(rest) if one in (",", ";", "but")), len(rest))]
    if before in BE:
        return bool(_TEXTS_AND_GOALS & set(rest))
    acts = next((n for n, one in enumerate(rest) if one in AUXILIARIES or one in _CAME), len(rest))
    told = rest[acts:]
    if told[:1] and told[0] in BE and told[1:2] and told[1] in _PLANNED:
        return False
    return bool(_CAME & set(told))
