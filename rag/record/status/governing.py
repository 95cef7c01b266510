"""The word that governs a clause, and the status that it states."""

from collections.abc import Sequence
from dataclasses import replace

from rag.english import AUXILIARIES, MONTH_NUMBERS, fold, word_set
from rag.record.statement import BE, BETWEEN, MODAL, Cue, StatusClause, cues_in, denial_in
from rag.record.status.verbs import CALLED_FOR, PLANS, WEIGHS, binds_parties, status_of_verb
from rag.record.values import StatementStatus

_Read = tuple[StatementStatus, Cue]
_DECIDED_PASSIVELY = word_set(
    """chosen extended raised doubled tripled started set established created founded upgraded opened formed named
    prolonged given confirmed reaffirmed granted transformed enshrined settled written elevated recorded
    inaugurated launched instructed tasked elected admitted appointed completed concluded reached finalised resolved
    cleared"""
)
_NOT_DECIDED = {"set": ["to"], "given": ["over", "as"], "named": ["after", "in"], "opened": ["by"]}
"""With one of these words after it, a participle tells of no decision."""
_ASKED = word_set("how whether what why")
"""After one of these words a modal only asks: "how long it should last"."""
_NOT_UNDERTAKEN = word_set("return answer come")
"""Behind "will" these undertake nothing: "we will return to it in Lorn"."""
_RELATIVE = word_set("that which who")
"""In front of "will" these open what only describes a thing: "a document that will say"."""
_MEALS = word_set("breakfast lunch dinner tea coffee talks")
_CONDITION = 12
"""In words: how far in front of a verb the "if" may stand under which it is told."""
_OWNERS = word_set("its his her their our the political free")
"""Behind one of these "will" is a noun: "against its will"."""
_WHICH = word_set("which whom whose")
"""In front of "must" these tell what something is like: "a loan, which Peru must pay back"."""
_QUOTES = word_set('" “ «')
_OF_NOUN: dict[str, StatementStatus] = {"adopt": "adopted", "announce": "announced", "propose": "proposed"}


def status_cues(words: Sequence[str]) -> list[Cue]:
    """The cues of a clause in order, with its denial and the participles that only in the passive tell a decision."""
    denied = denial_in(words)
    # "was discussed and not taken further", "a motion to suspend two members fell by 31 votes to 18"
    if denied and (words[denied.first] == "not" or words[denied.last - 1] == "by"):
        return [denied]
    found = [one for one in cues_in(words) if denied is None or one.last <= denied.first or denied.last <= one.first]
    found += [denied] if denied else []
    taken = {nth for one in found for nth in range(one.first, one.last)}
    found += [Cue("alone", "past", nth, nth + 1) for nth in _decided_passively(words) if nth not in taken]
    return sorted(found, key=_place)


def _decided_passively(words: Sequence[str]) -> list[int]:
    """Where "raised" of "was raised" and the like stand, which tell of a decision in the passive alone."""
    found = []
    for nth, word in enumerate(words):
        if word in _DECIDED_PASSIVELY and not {*words[nth + 1 : nth + 2]} & {*_NOT_DECIDED.get(word, ())}:
            before = [one for one in words[max(0, nth - 3) : nth] if one not in BETWEEN and one[-2:] != "ly"]
            if before and before[-1] in BE and not {"to", "not", *MODAL} & set(before[-2:-1]):
                found.append(nth)
    return found


def _place(cue: Cue) -> int:
    return cue.first


def governing_status(clause: StatusClause, found: Sequence[Cue]) -> _Read | None:
    """The status of a clause and the words that show it."""
    said = False
    verbs = [one for one in found if one.form != "noun" or one.kind in ("fail", "await")]
    for nth, cue in enumerate(verbs):
        rest = verbs[nth + 1 :]
        if clause.is_noun(cue) or clause.is_contrasted(cue) or clause.is_modifier(cue, last=not rest):
            continue
        if clause.is_attribute(cue) or _describes_proposer(clause, cue, rest):
            continue
        if cue.kind == "say" and not binds_parties(clause, cue):
            said, clause = True, _spoken_of(clause, cue, rest)
            continue
        if cue.kind in ("adopt", "alone") and said and "if" in clause.words[max(0, cue.first - _CONDITION) : cue.first]:
            continue  # "she said that if a deal was struck"
        status = status_of_verb(clause, cue, said=said)
        if status == "reported" and (proposal := _proposal_of_one(clause, found, cue)):
            return "proposed", proposal
        if cue.kind == "announce" and "that" in clause.words[cue.last : cue.last + 1]:
            return _announced_as_settled(clause, rest) or (status, cue)
        return status, cue
    nouns = (
        one
        for one in found
        if one.form == "noun" and one.kind in _OF_NOUN and not clause.is_only_named(one)
        if not (said and one.kind == "adopt")  # "I think that the accession of Peru helps"
    )
    return next((_of_noun(clause, one) for one in nouns), None) or _by_modal(clause, said=said)


def _describes_proposer(clause: StatusClause, cue: Cue, rest: Sequence[Cue]) -> bool:
    """Whether a participle tells of whoever proposes something behind it: "Peru, speaking for six, proposed a rule"."""
    follows = any(one.kind == "propose" and one.form == "past" for one in rest[:1])
    return cue.kind == "propose" and cue.form == "ing" and follows and not BE & set(clause.before(cue)[-1:])


def _of_noun(clause: StatusClause, noun: Cue) -> _Read:
    """What a noun states; "without the signing of the accord" says that it was not signed."""
    if clause.words[noun.first].startswith("call") and clause.words[noun.first - 1].lower() in PLANS:
        return "adopted", noun  # "the action plan calls for patrols"
    missing = noun.kind == "adopt" and "without" in clause.words[: noun.first]
    return ("failed" if missing else _OF_NOUN[noun.kind]), noun


def _proposal_of_one(clause: StatusClause, found: Sequence[Cue], upto: Cue) -> Cue | None:
    """Of "a proposal by Peru for a bank was considered", or "took note of the proposal of Peru": the proposal."""
    for one in found:
        by = clause.words[one.last : one.last + 3]
        made = by[:1] in (["by"], ["from"]) or (by[:1] == ["of"] and one.first > upto.first)
        if made and (one.kind, one.form) == ("propose", "noun"):
            return one if any(word[:1].isupper() and fold(word) not in MONTH_NUMBERS for word in by[1:]) else None
    return None


def _spoken_of(clause: StatusClause, said: Cue, rest: Sequence[Cue]) -> StatusClause:
    """The clause with the subject of what is reported: "leaders" in "Reuters said that leaders backed it"."""
    until = (
        rest[0].first
        if rest
        else next((nth for nth in range(said.last, len(clause.words)) if clause.words[nth] in AUXILIARIES), said.last)
    )
    between = clause.tokens[said.last : until]
    inner = " ".join(one.text for one in between).rpartition("that ")[2]
    return replace(clause, subject=inner) if set(inner.lower().split()) - AUXILIARIES else clause


def _announced_as_settled(clause: StatusClause, rest: Sequence[Cue]) -> _Read | None:
    """Of "he announced that a deal had been reached": the deal."""
    for one in rest:
        if one.kind in ("adopt", "alone", "fail") and not clause.is_to_come(one):
            return ("failed" if one.kind == "fail" else "adopted"), one
    return None


def _by_modal(clause: StatusClause, *, said: bool) -> _Read | None:
    """Of a clause without a word of deciding: "should" wishes, "they will" undertakes, "he would" announces."""
    if clause.asks:
        return None
    for nth, word in enumerate(clause.words):
        if word in _ASKED:
            return None
        if _undertakes_nothing(clause, nth):
            continue
        after = clause.words[nth + 1 : nth + 2]
        if word in CALLED_FOR or word in ("will", "shall", "would") or (word in BE and after == ["to"]):
            status = _of_modal(clause, word, "be" in after, said=said)
            if status is not None:
                return status, Cue("give", "base", nth, nth + 1)
    return None


def _undertakes_nothing(clause: StatusClause, nth: int) -> bool:
    """Whether a modal there is a noun, describes a thing, or tells of a meal, a meeting or a return."""
    word, after = clause.words[nth], clause.words[nth + 1 : nth + 4]
    before = set(clause.words[nth - 1 : nth]) if nth else set[str]()
    if word == "will" and (before & _OWNERS or (before & _RELATIVE and not clause.tells_text)):
        return True
    if word in CALLED_FOR and (clause.words[nth - 1 : nth] == ["i"] or WEIGHS & set(after[:2])):
        return True
    if word == "must" and not clause.text_acts and _WHICH & set(clause.words[max(0, nth - 5) : nth]):
        return True
    if after[:1] in (["rather"], ["look"]) or (word != "would" and set(after[:1]) & _NOT_UNDERTAKEN):
        return True
    return after[:2] == ["take", "place"] or (after[:1] == ["have"] and bool(_MEALS & set(after[1:])))


def _of_modal(clause: StatusClause, word: str, passive: bool, *, said: bool) -> StatementStatus | None:
    if clause.tells_wish or clause.is_about_draft:
        return "proposed"
    if word == "must" and clause.text_acts and clause.words[0] not in _QUOTES:
        return "adopted"
    if word in CALLED_FOR:
        return "proposed"
    if clause.tells_text:
        return "adopted"
    if word in ("will", "shall") and not said and clause.is_joint and not passive:
        return "adopted"
    if said and word == "would" and not passive:
        return "adopted" if clause.is_joint else "announced"
    return None
