"""What each kind of verb states, by who acts and whether it has happened."""

import re
from collections.abc import Sequence
from itertools import pairwise

from rag.english import MEETING_NOUNS, word_set
from rag.record.statement import BE, Cue, StatusClause, cues_in
from rag.record.values import StatementStatus

CALLED_FOR = word_set("should must ought")
WEIGHS = word_set("choose wait hope admit confess")
"""Behind "must" these tell what somebody faces, and wish for nothing: "she must now choose"."""
_OBJECTS = word_set("oppose opposes opposed reject rejects rejected")
"""What a declaration opposes or rejects is part of what was adopted."""
_MEETINGS = frozenset((*MEETING_NOUNS, "forum"))
_NOTHING = word_set("neither nothing none no")
_UNTOLD = word_set("known clear public visible told")
"""What is "not known" or "not public" has not failed."""
_UNCHANGED = word_set("changes changed change")
"""In "nothing changes" nothing has failed."""
_GETS = word_set("get gets got receive receives received costs cost pay pays paid give gives gave bring brings brought")
_HAS = word_set("has have had")
"""Somebody who "had nothing to add" has not failed, nor has anything else."""
_PART_OF_WHOLE = word_set("quarter third half fifth tenth lot share large big great")
"""What "takes up a quarter" of something decides nothing."""
_SAYS = word_set("said say says saying")
_TALK = word_set("reports claims accusation accusations allegation allegations criticism criticisms rumours rumors")
_SENT = word_set("delegation delegates ambassador envoy envoys troops team negotiators observers")
_FAILS_NOTHING = {"reject": _TALK, "dismiss": _TALK, "withdr": _SENT}
"""Who rejects or withdraws these turns no proposal down; what was on the table may stay there."""
_TRAVEL = word_set("flight flights trip visit plane train ferry journey tour leader president minister pm premier")
"""When one of these is cancelled or delayed, nothing that was on the table has failed."""
_LIFTED = ("remov", "withdr", "suspend", "cancel", "drop", "frozen")
"""Openings of participles: what "will be suspended" ends by decision, and has not failed."""
_HINDRANCES = word_set("objection objections reservation reservations veto opposition threat")
"""Whoever withdraws one of these lets a thing pass."""
_POSSIBLE = word_set("could may might can")
_EXPRESSIVE = ("condemn", "denounc", "deplor", "affirm", "reaffirm")
"""Stems of verbs by which several take a common stand, and one alone only says what it thinks."""
_HOSTING = word_set("host co cohost chair organise organize lead send supply lend fund donate")
"""What one alone undertakes by agreeing to it, though others asked for that: "Peru agreed to host the next summit"."""
_BEHIND_NOUN = word_set("from for of to worth in by on with and or were are was is had have")
"""Behind "grants" these tell that it is a noun: "receives grants from"."""
_AIMS = word_set("seek seeks sought")
_NOT_WHOM = ([","], ["as"], ["by"], ["for"], ["in"])
"""Behind "invited" these tell that it is who was invited that is named: "Iran, invited as a guest, stayed away"."""
_JOINING = word_set("join become")
"""When all together invite somebody to join, that is decided: "NATO invited Montenegro to join"."""
_OF_BEFORE = re.compile(r"\b(?:previous|last) (?:summit|meeting|session|year's)\b|\blast year's\b")
"""Matches a subject that belongs to an earlier meeting."""
_LEGAL = word_set("obligation obligations right rights duty duties precedent liability")
"""What a text creates none of, which nobody had failed to agree on."""
_LONG_AGO = re.compile(r"in (?:19|20)\d\d|last year|(?:\w+ )?years")
_NEXT_ONE = r"(?:the|its|their|a) (?:next|later|following)"
_PUT_OFF = re.compile(
    r"(?:agreed|decided|chose) to (?:(?:come back|return|revert) to\b"
    r"|(?:defer|delay|drop|postpone|put off|shelve|withdraw|(?:send|refer) (?:it|them|the \w+) back)\b"
    rf"|(?:decide|settle|vote)\b[^,;]{{0,80}}? (?:at|in|by|until|after) (?:{_NEXT_ONE}|[A-Z]+ ?\d"
    r"|(?:\w+ )?(?:19|20)\d\d)"
    rf"|(?:take (?:up|it up|this up)|discuss|consider|examine)\b[^,;]{{0,80}}? at {_NEXT_ONE})"
)
_OTHERS = word_set("many several some other others")
_ONE = word_set("he she i")
_PRESENCE = word_set("attend travel come join be take fly participate")
"""Who is unable to do one of these stays away; nothing has failed."""


def status_of_verb(clause: StatusClause, cue: Cue, *, said: bool) -> StatementStatus:
    """What a verb states, by who acts and whether it has happened."""
    if cue.kind in ("announce", "give", "launch") and (
        clause.asks or (cue.form == "base" and _POSSIBLE & set(clause.before(cue)[-1:]))
    ):
        return "reported"
    if CALLED_FOR & set(clause.before(cue)[-2:]):
        return "reported" if clause.words[cue.first] in WEIGHS else "proposed"
    match cue.kind:
        case "fail":
            return _of_failing(clause, cue)
        case "adopt" | "alone":
            return _of_deciding(clause, cue, said=said)
        case "announce":
            return _of_announcing(clause, cue)
        case "give":
            return _of_giving(clause, cue)
        case "launch":
            return _of_launching(clause, cue)
        case "propose":
            return _of_proposing(clause, cue)
        case "support":
            return _of_supporting(clause, cue)
        case _:
            return "adopted" if binds_parties(clause, cue) else "reported"


def binds_parties(clause: StatusClause, cue: Cue) -> bool:
    """Whether a treaty binds its parties to what the verb says: "each party shall report"."""
    return clause.parties_act and bool({"will", "shall"} & set(clause.before(cue)[-1:]))


def _of_announcing(clause: StatusClause, cue: Cue) -> StatementStatus:
    """Of "pledged"; who "pledged nothing" announces nothing, nor is anything that "will be announced"."""
    if clause.words[cue.last : cue.last + 1] == ["nothing"] or (clause.is_to_come(cue) and clause.is_passive(cue)):
        return "reported"
    return "failed" if "not" in clause.before(cue)[-1:] else "announced"


def _of_giving(clause: StatusClause, cue: Cue) -> StatementStatus:
    if clause.words[cue.first] in ("hosted", "held") and _MEETINGS & set(clause.words[: cue.first]):
        return "reported"
    if clause.words[cue.first].startswith("ma") and _predicts(clause.words[cue.last :]):
        return "reported"
    if clause.words[cue.first] == "send" and {"signal", "message", "signals"} & set(clause.words[cue.last :][:5]):
        return "reported"
    if clause.tells_wish or clause.is_about_draft or clause.is_conditional:
        return "proposed"
    return "adopted" if clause.is_joint or clause.tells_text else "announced"


def _predicts(words: Sequence[str]) -> bool:
    """Whether somebody only says what will come of a thing, by the words behind "make": "it safer", "war likely"."""
    return not _FORECAST.isdisjoint(words[:6])


_FORECAST = word_set(
    """stronger weaker safer easier harder better worse richer poorer cheaper dearer likely unlikely likelier clear sure
    possible impossible difficult secure obvious irrelevant"""
)


def _of_launching(clause: StatusClause, cue: Cue) -> StatementStatus:
    """Of "launched", and of "opened" where that is no meeting: "he opened the summit" decides nothing."""
    if clause.words[cue.first].startswith("open") and _MEETINGS & set(clause.words[cue.last : cue.last + 6]):
        return "reported"
    if clause.words[cue.first].startswith("kick") and _MEETINGS & set(clause.words[: cue.first]):
        return "reported"
    return "adopted" if clause.is_joint else "announced"


def _of_failing(clause: StatusClause, cue: Cue) -> StatementStatus:
    if clause.text_acts and clause.words[cue.first] == "nothing":
        return "failed"
    if clause.accounts_act(cue) or _is_no_failure(clause.words, cue):
        return "reported"
    if clause.words[cue.first : cue.last] == ["fell"] and not clause.is_on_offer:
        return "reported"  # prices
    if clause.text_acts and clause.is_about_draft and cue.form == "present":
        return "proposed"
    if (cue.form == "base" and clause.is_negated(cue)) or (cue.form != "noun" and clause.nobody_acts):
        return "reported"
    if clause.is_to_come(cue) and cue.form == "base" and clause.one_acts:
        return "announced"
    if clause.is_to_come(cue) and cue.form == "base" and {"will", "shall"} & set(clause.before(cue)[-1:]):
        return "adopted" if clause.words[cue.first].startswith(_LIFTED) and clause.is_joint else "failed"
    if clause.is_to_come(cue) and clause.is_passive(cue) and clause.words[cue.first].startswith(_LIFTED):
        return "adopted" if clause.tells_text else "reported"
    return "adopted" if clause.words[cue.first] in _OBJECTS and clause.text_acts else "failed"


def _is_no_failure(words: Sequence[str], cue: Cue) -> bool:
    """Whether words of failing tell of something else: what is unknown, unchanged, a flight, a model, a percentage."""
    word, after = words[cue.first], words[cue.last :]
    before = words[cue.first - 1] if cue.first else ""
    if word == "none" and any(one.kind == "fail" and one.form != "noun" for one in cues_in(after)):
        return True
    if word in _NOTHING:
        untold = any(one in _UNTOLD and (last in BE or last == "made") for last, one in pairwise(after))
        return untold or bool(_UNCHANGED & set(after[:1])) or before in _GETS | _SAYS | _HAS
    if word == "unable":
        return bool(_PRESENCE & set(after[:1]))
    if word == "cancelled" and before not in BE and after[:1] in (["on"], ["at"], ["because"], ["."]):
        return True  # somebody who was to come
    if any(word.startswith(verb) and objects & set(after[:4]) for verb, objects in _FAILS_NOTHING.items()):
        return True
    if word.startswith(("cancel", "delay")):
        near = {one.lower() for one in words[: cue.first][-4:]}
        return bool(_TRAVEL & near or _TRAVEL & set(after[:3]))
    if words[cue.last - 1] in ("up", "to") and after[:1] == ["as"]:
        return True
    if cue.form in ("past", "present") and word.startswith(("withdr", "drop")) and _HINDRANCES & set(after[:3]):
        return True
    if words[cue.last - 1] == "without" and after[:2] == ["a", "vote"]:
        return True
    return words[cue.last - 1] == "from" and any(one[:1].isdigit() for one in after[:2])


def _of_deciding(clause: StatusClause, cue: Cue, *, said: bool) -> StatementStatus:
    if clause.is_to_come(cue):
        return _of_what_is_to_come(clause, cue, said=said)
    if nothing := _of_deciding_nothing(clause, cue):
        return nothing
    if clause.is_repeated and not clause.acts_for_itself:
        return "reported"
    passive = clause.is_passive(cue)
    if clause.acts_for_itself or _agrees_alone(clause, cue):
        return "announced"
    if clause.words[cue.first].startswith("accept") and "invitation" in clause.words[cue.last :] and not passive:
        return "adopted" if clause.is_joint else "announced"
    if (
        clause.is_about_draft
        and not passive
        and clause.words[cue.first].startswith(("provide", "commit", "set", "oblige"))
    ):
        return "proposed"
    intransitive = "into" in clause.words[cue.first : cue.last]
    if (passive or intransitive) and _LONG_AGO.match(" ".join(clause.words[cue.last : cue.last + 2])):
        return "reported"
    if cue.kind == "alone" and cue.form in ("past", "ing", "present") and not passive and clause.one_acts:
        return "announced"
    return "reported" if said and not clause.is_joint else "adopted"


def _of_deciding_nothing(clause: StatusClause, cue: Cue) -> StatementStatus | None:
    """What a verb of deciding states that decided nothing; None where it did."""
    if clause.words[cue.last : cue.last + 1] == ["no"]:
        return "reported" if _LEGAL & set(clause.words[cue.last + 1 : cue.last + 3]) else "failed"
    if _PUT_OFF.match(" ".join(clause.words[cue.first :])):
        return "failed"
    if clause.words[cue.first].startswith("renew") and _CALLS & set(clause.words[cue.last : cue.last + 3]):
        return "proposed"
    return "reported" if _decides_nothing(clause, cue) or _is_plural_noun(clause, cue) else None


def _agrees_alone(clause: StatusClause, cue: Cue) -> bool:
    """Whether one alone agreed to do something: "the bank agreed to wait", "Peru agreed to host the summit"."""
    if clause.words[cue.first] != "agreed" or clause.words[cue.last : cue.last + 1] != ["to"]:
        return False
    hosts = bool(_HOSTING & set(clause.words[cue.last + 1 : cue.last + 2]))
    return clause.alone_acts or (hosts and not clause.is_joint)


def _is_plural_noun(clause: StatusClause, cue: Cue) -> bool:
    """Whether what looks like a verb of deciding is a noun: "receives grants from Japan"."""
    after = clause.words[cue.last : cue.last + 1]
    one_word = cue.kind == "alone" and cue.last == cue.first + 1
    return one_word and clause.words[cue.first] in ("grants", "awards") and (not after or after[0] in _BEHIND_NOUN)


_OWN_OR_OTHERS = {("told", "own"), ("signed", "for")}
"""What decides nothing: absences that "told their own story", a minister who "signed for him"."""
PLANS = word_set("plan roadmap framework programme program protocol treaty")
"""Texts that, when they call for something, lay down what is to be done."""
_FIRST_PERSON = word_set("we i")
_CALLS = word_set("call calls appeal demand plea request proposal offer bid")


def _decides_nothing(clause: StatusClause, cue: Cue) -> bool:
    """Whether a verb of deciding only tells a view ("Peru condemned"), what is "not yet chosen", or who came first."""
    near = clause.words[max(0, cue.first - 4) : cue.first]
    only_named = "what" in near and not clause.is_passive(cue)  # "now to what we did not decide"
    if _OF_BEFORE.search(clause.subject) or "whether" in near or near[-1:] == ["rather"] or only_named:
        return True
    verb = clause.words[cue.first]
    if verb == "accepted" and near[-1:] == ["had"] and "invitation" in clause.words[cue.last :]:
        return True
    if clause.words[cue.last - 1 : cue.last] == ["through"] and verb.startswith(("go", "went")):
        return not clause.is_on_offer
    if clause.observers_act or (verb.startswith(_EXPRESSIVE) and clause.one_acts and not clause.it_acts):
        return True
    if _PART_OF_WHOLE & set(clause.words[cue.last : cue.last + 1]):
        return True
    if verb == "found" and cue.form == "base" and near[-1:] != ["to"]:
        return True  # "ministers found it interesting"
    if verb.startswith(("bind", "oblig")) and clause.is_negated(cue):
        return True
    if (verb, *clause.words[cue.last : cue.last + 1]) in _OWN_OR_OTHERS or near[-2:-1] == ["called"]:
        return True
    if verb.startswith("bec") and clause.words[cue.last : cue.last + 1] == ["first"]:
        return True
    nothing = {"not", "yet"} <= set(near) or "no" in clause.words[: cue.first][:2]
    return clause.is_passive(cue) and nothing


def _of_what_is_to_come(clause: StatusClause, cue: Cue, *, said: bool) -> StatementStatus:
    """Of "will be signed" and the like: part of a text adopted, wished by somebody, or only expected."""
    if clause.tells_wish:
        return "proposed"
    if clause.words[cue.first] == "decide":
        return "reported"
    if clause.tells_text or (not said and clause.is_joint and {"shall", "will"} & set(clause.words)):
        return "adopted"
    return "proposed" if clause.is_about_draft else "reported"


def _of_proposing(clause: StatusClause, cue: Cue) -> StatementStatus:
    before = clause.before(cue)
    if before[-2:] == ["to", "be"] and set(before[-3:-2]) & {"is", "are"}:
        return "reported"
    if clause.words[cue.last : cue.last + 1] in (["nothing"], ["against"]) or clause.is_negated(cue):
        return "reported"
    if clause.indicates(cue) or clause.inquires(cue):
        return "reported"
    if (
        clause.words[cue.first] == "invited"
        and (clause.is_passive(cue) or (before[-1:] == [","] and clause.words[cue.last : cue.last + 1] in _NOT_WHOM))
        and not _to_do(clause.words[cue.last : cue.last + 2])
    ):
        return "reported"
    if clause.words[cue.first].startswith("suggest") and _POSSIBLE & set(clause.words[cue.last : cue.last + 5]):
        return "reported"  # a guess: "he suggested that Peru might sell ships"
    if _wishes_nothing(clause, cue, before):
        return "reported"
    if cue.form == "base" and {"will", "would"} & set(before[-1:]):
        return "adopted" if clause.is_joint else "announced"
    if clause.words[cue.first].startswith("invit") and clause.is_joint and _joins(clause.words[cue.last :]):
        return "adopted"
    return "adopted" if clause.words[cue.first] in _AIMS and clause.text_acts else "proposed"


def _wishes_nothing(clause: StatusClause, cue: Cue, before: Sequence[str]) -> bool:
    """Whether a verb of proposing puts nothing forward: "we are asked to pay", "whenever they wish", "will seek"."""
    if clause.is_passive(cue) and _FIRST_PERSON & set(clause.words[: cue.first]):
        return True
    if clause.words[cue.first].startswith("wish") and {"whenever", "if", "as"} & set(before):
        return True
    return clause.words[cue.first] == "seek" and cue.form == "base" and before[-1:] == ["will"]


def _to_do(words: Sequence[str]) -> bool:
    """Whether somebody is asked to do something, and not to a place: "invited to join", not "invited to Lorn"."""
    return words[:1] == ["to"] and words[1:2] not in (["the"], ["a"], ["an"]) and not words[-1][:1].isupper()


def _joins(words: Sequence[str]) -> bool:
    """Whether somebody is to become a member, by the words behind "invited"."""
    return any(one == "to" and other in _JOINING for one, other in pairwise(words))


def _of_supporting(clause: StatusClause, cue: Cue) -> StatementStatus:
    if clause.is_about_draft:
        return "proposed"
    if clause.some_act or clause.two_act or _OTHERS & set(clause.subject.lower().split()):
        return "proposed"  # those who are listed or told of as many are not all
    if _ONE & set(clause.before(cue)[-2:]):
        return "announced" if {"will", "would"} & set(clause.before(cue)[-1:]) else "proposed"
    if clause.is_joint or clause.subject.lower() in ("it", "it also"):
        return "adopted"
    return "announced" if {"will", "would"} & set(clause.before(cue)[-1:]) else "proposed"
