"""Judges a claim by one sentence, given what the checker found in it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.check.accounts import dispute
from rag.answering.check.denial import denies_claim
from rag.answering.check.evidence import ClaimEvidence, sentence_at
from rag.answering.check.giver import unnamed_giver
from rag.answering.check.judged import Judged
from rag.answering.check.kinds_of_things import another_kind
from rag.answering.check.objection import (
    contradiction,
    is_proposed_there,
    mere_intention,
    only_proposed,
    statement_of,
)
from rag.answering.check.of_the_past import PAST
from rag.answering.check.said import gives, said_in, stems_of
from rag.answering.check.short_of_done import short_of_done
from rag.claims import Checked, Cited, ClaimFault
from rag.english import DECIDED_STEMS, STOPWORDS, countries, first_verb, like, listing, mentions, senses, stem, words

_REASONS = 2
"""How many are told for a verdict."""
_IN_OTHER_WORDS = 1
"""So many words of a claim may be missing where its figure and all its other words are given."""
_OF_A_VERB = re.compile(r"^the quotes? do(?:es)? not (?:say|deny)\b")
"""A fault of what was done, not of who, where or how much; the sentence may still deny the claim."""
_UNSAID = re.compile(r"^the quote does not say “[^”]+”(?:(?:,| or|, or) “[^”]+”)*$")
_DENIED = re.compile(r"^the (?:quote|claim) denies\b")
_SAYS_ALL, _DENIES_NOTHING = 0.8, 0.7
"""0-1: from these probabilities of the network a sentence says a claim that lacks words of it, or denies a part. They
were chosen on the claims of `tests/eval`, where a false one hardly ever reaches them and most true ones do."""
_OFFICES = {"president", "minister", "premier", "chancellor", "king", "emir", "ambassador", "chairman", "secretary"}
_OF_A_DEPUTY = re.compile(r"\b(?:vice|deputy)[- ](?:\w+ )?\w+", re.IGNORECASE)
_SOMEBODY = {"he", "she", "his", "her", "leader", "leaders", "head", "heads"}
_PASSIVE = re.compile(r"(?:was|were|is|are|(?:has|have) been)\b")
_OTHER_NAME = re.compile(r"^the quote says (.+), the answer says (.+)$")


def judge_by_sentence(claim: str, sentence: ClaimEvidence, checked: Checked, asked: Asked) -> Judged:
    """The verdict of one sentence."""
    return (
        _borne_out(claim, sentence, asked)
        if checked.verdict == "supported"
        else _against(claim, checked, sentence, asked)
    )


def read_together(judged: Judged, asked: Asked) -> Judged:
    """A verdict, but by the network that reads claim and sentence together where words alone speak against the claim.

    A paraphrase has other words than its sentence, and "has no binding force and leaves room" denies nothing of the
    room. Against a figure, a name or an act that is only planned the network is not asked.
    """
    unsaid = judged.verdict == "not borne out" and all(map(_UNSAID.match, judged.reasons))
    denied = judged.verdict == "wrong" and all(map(_DENIED.match, judged.reasons))
    if not judged.evidence or not judged.reasons or not (unsaid or denied):
        return judged
    claim, sentence = judged.claim, judged.evidence[0]
    if denied and sentence.unsaid:
        return judged
    if asked.checker.entailed(claim, [sentence.said], [sentence.heading]) < (_SAYS_ALL if unsaid else _DENIES_NOTHING):
        return judged
    if unsaid:
        return _borne_out(claim, replace(sentence, unsaid=()), asked)
    (checked,) = asked.checker.check_each([Cited(claim, [sentence.said], [sentence.heading])], by_phrase=False)
    if not all(_OF_A_VERB.match(one) or _DENIED.match(one) for one in checked.reasons):
        return judged
    return mere_intention(claim, sentence, asked) or Judged(claim, "borne out", (), (sentence,))


def _borne_out(claim: str, sentence: ClaimEvidence, asked: Asked) -> Judged:
    """A claim that the checker finds in a sentence, unless that speaks against it, says only part or is disputed."""
    if objection := contradiction(claim, sentence, asked) or mere_intention(claim, sentence, asked):
        return objection
    if actor := _unnamed_actor(claim, sentence, asked):
        return Judged(claim, "not borne out", (f"the quote does not name {actor}",), (sentence,))
    if office := _unnamed_office(claim, sentence, asked):
        return Judged(claim, "not borne out", (f"the quote does not name the {office}",), (sentence,))
    if giver := unnamed_giver(claim, sentence, asked):
        return Judged(claim, "not borne out", (f"the quote does not name {giver}",), (sentence,))
    if thing := _unnamed_thing(claim, sentence):
        return Judged(claim, "not borne out", (f"the quote does not say “{thing}”",), (sentence,))
    if sentence.unsaid:
        if context := _named_before(claim, sentence, asked):
            return Judged(claim, "borne out", (), (sentence, context))
        return Judged(claim, "not borne out", (f"the quote does not say {_listed(sentence.unsaid)}",), (sentence,))
    if another := another_kind(claim, sentence.said):
        return Judged(
            claim, "not borne out", (f"the quote says “{another[1]}”, the claim says “{another[0]}”",), (sentence,)
        )
    told = dispute(claim, sentence, asked) or short_of_done(claim, sentence, asked)
    return told or Judged(claim, "borne out", (), (sentence,))


def _unnamed_actor(claim: str, sentence: ClaimEvidence, asked: Asked) -> str:
    """The country of which a claim tells something, where a sentence names others and only its heading names it."""
    verb = first_verb(claim) or 0
    acting = [one for one in mentions(claim) if one.end <= verb]
    if (
        len(acting) != 1
        or not acting[0].countries
        or acting[0].place
        or not {*acting[0].countries} & {*countries(sentence.heading)}
    ):
        return ""
    before = asked.library.sentence_before(sentence.article_id, sentence.span[0])
    told = asked.library.cut(sentence.article_id, before.start, sentence.span[1]) if before else sentence.said
    named = {country for one in mentions(told) if not one.place for country in one.countries}
    return "" if {*acting[0].countries} & named else acting[0].text


def _unnamed_office(claim: str, sentence: ClaimEvidence, asked: Asked) -> str:
    """The office of whom a claim tells something, where a sentence names neither it nor any person."""
    at = first_verb(claim) or 0
    offices = [word for word in words(claim[:at]) if word in _OFFICES]
    if not offices or any(not one.countries for one in mentions(claim[:at])):
        return ""
    before = asked.library.sentence_before(sentence.article_id, sentence.span[0])
    told = f"{asked.library.cut(sentence.article_id, before.start, before.end) if before else ''} {sentence.said}"
    told = told if _OF_A_DEPUTY.search(claim) else _OF_A_DEPUTY.sub(" ", told)
    somebody = {*words(told)} & (asked.catalogue.people | _SOMEBODY)
    return "" if somebody or {stem(one) for one in offices} & stems_of(told) else offices[-1]


def _unnamed_thing(claim: str, sentence: ClaimEvidence) -> str:
    """What was decided on by a claim, where that is one common word which a sentence on another decision lacks."""
    at = first_verb(claim)
    acts = stems_of(claim[at:]) & DECIDED_STEMS if at and _PASSIVE.match(claim, at) else set()
    things = [word for word in words(claim[:at]) if word not in STOPWORDS]
    if not acts or len(things) != 1 or mentions(claim[:at]):
        return ""
    told = {sense for word in words(sentence.said) for sense in (stem(word), *senses(word))}
    return "" if {stem(things[0]), *like(things[0])} & told else things[0]


def _named_before(claim: str, sentence: ClaimEvidence, asked: Asked) -> ClaimEvidence | None:
    """The sentence before one that gives a figure of the claim, if it names all that this one only points to."""
    before = asked.library.sentence_before(sentence.article_id, sentence.span[0])
    if before is None or not gives(claim, sentence.said):
        return None
    context = sentence_at(sentence.article_id, (before.start, before.end), asked)
    told = {sense for word in words(f"{context.text} {sentence.said}") for sense in senses(word)}
    unsaid = [word for word in sentence.unsaid if not (PAST.fullmatch(word) and PAST.search(sentence.said))]
    left = [word for word in unsaid if stem(word) not in context.stems and not like(word) & told]
    return context if len(left) < len(sentence.unsaid) and len(left) <= _IN_OTHER_WORDS else None


def _against(claim: str, checked: Checked, sentence: ClaimEvidence, asked: Asked) -> Judged:
    """What stands against a claim that is not borne out."""
    statement = statement_of(sentence, asked)
    by_kind: dict[str, list[str]] = {}
    for fault in checked.faults:
        if _is_of_the_heading(fault, sentence):
            continue
        elsewhere = _is_of_names(fault.reason) or _names_its_meeting(fault.reason, sentence, asked)
        kind = "absent" if elsewhere else fault.kind
        by_kind.setdefault(kind, []).append(fault.reason.replace("the answer", "the claim"))
    if by_kind.keys() == {"undecided"} and len(checked.reasons) == 1 and statement and statement.status == "adopted":
        return _borne_out(claim, sentence, asked)  # the record reads more of the sentence than its verb
    proposed = is_proposed_there(claim, statement, sentence)
    announced = statement is not None and statement.status == "announced"
    if ("proposed" in by_kind and not announced) or (
        proposed and stems_of(claim) & DECIDED_STEMS and "contrary" not in by_kind
    ):
        return only_proposed(claim, statement if proposed else None, sentence)
    only_verbs = all(_OF_A_VERB.match(reason) for reasons in by_kind.values() for reason in reasons)
    if only_verbs and (objection := contradiction(claim, sentence, asked) or mere_intention(claim, sentence, asked)):
        return objection
    if "contrary" in by_kind:
        return Judged(claim, "wrong", tuple(dict.fromkeys(by_kind["contrary"]))[:_REASONS], (sentence,))
    if denies_claim(claim, sentence.text, asked):
        return Judged(claim, "wrong", ("the quote denies it",), (sentence,))
    other = {one.reason for one in checked.faults if _is_of_the_heading(one, sentence)}
    silent = [_named_not(one) or one.replace("the answer", "the claim") for one in checked.reasons if one not in other]
    return Judged(claim, "not borne out", tuple(silent[:_REASONS]) or ("no quote says all of it",), (sentence,))


def _is_of_the_heading(fault: ClaimFault, sentence: ClaimEvidence) -> bool:
    """Whether only the heading says otherwise, such as the edition of this meeting for a claim on the next."""
    says = fault.reason.partition("the quote says ")[2].partition(", the answer")[0].removesuffix(" of this")
    return bool(says) and says in sentence.heading and says not in sentence.said


def _names_its_meeting(reason: str, sentence: ClaimEvidence, asked: Asked) -> bool:
    """Whether a fault sets another name against that of the meeting itself, which stands in the article's title."""
    told = _OTHER_NAME.match(reason)
    mine = words(told[2]) if told and told[2][:1].isupper() else ()
    return bool(mine) and {*mine} <= {*words(asked.record.articles([sentence.article_id])[0].heading)}


def _is_of_names(reason: str) -> bool:
    """Whether a fault sets a name against another that need not stand in its place; a country stands for a country."""
    told = _OTHER_NAME.match(reason)
    if told is None or any(said_in(one).figures or said_in(one).moments for one in told.groups()):
        return False
    return not all(map(countries, told.groups())) and told[1][:1].isupper()


def _named_not(reason: str) -> str:
    return f"the quotes do not name {reason.rpartition(', the answer says ')[2]}" if _is_of_names(reason) else ""


def _listed(unsaid: Sequence[str]) -> str:
    return listing([f"“{word}”" for word in unsaid[:3]], "or")
