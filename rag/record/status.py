"""What has become of the matter that a sentence states: adopted, announced, proposed, failed, or only reported.

Read from words, clause by clause: the first verb of deciding, announcing, proposing or failing governs its clause, and
who acts says whether something was adopted by all or announced by one. In the text of a communiqué itself a commitment
is what the G7 and G20 Research Groups count as one: a specific statement of what "we" will do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rag.english import Token, clauses, is_verb, tokens
from rag.record.communique import is_undertaking
from rag.record.cues import AUXILIARY, BE, HAVE, NOT, Cue, cues, lower
from rag.record.listed import listed
from rag.record.values import StatementStatus
from rag.types import Span


@dataclass(frozen=True, slots=True)
class StatusReading:
    """The status of a sentence or clause, and the words it was read from."""

    status: StatementStatus
    start: int
    """Of the words that show it; equal to `end` when nothing but the lack of any other sign does."""
    end: int


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words of a clause after what introduces it."""

    tokens: Sequence[Token]
    words: Sequence[str]
    subject: str
    introduction: str

    def before(self, nth: int, size: int = 4) -> list[str]:
        """The words before this one, without adverbs."""
        kept = [one for one in self.words[max(0, nth - size - 2) : nth] if one not in _BETWEEN and one[-2:] != "ly"]
        return kept[-size:]


_BETWEEN = listed("also yet even still now then already first formally both all jointly later again therefore")
_JOINT = listed(
    """leaders presidents ministers heads parties participants member members sides countries states nations two
    governments delegates delegations negotiators they both we all six five seven eight ten summit conference meeting
    session council assembly declaration communiqué communique statement document documents text charter pact package
    allies alliance group g7 g8 g20 brics sco nato asean signatories consensus plan decision agreement framework treaty
    roadmap partners deal compromise memorandum resolution accord protocol committee forum union congress delegation
    signing accession proposal idea work programme conferences organisation scheme initiative economies authorities institutions"""
)
"""Who or what stands for all who take part together: they, their meeting, and its texts."""
_ALONE = listed(
    """he she it i his her its bank company companies ministry government president minister king emir prime commission
    consortium spokesman spokeswoman chancellor fund firm firms foundation sponsors corporation regulator"""
)
"""Who acts alone."""
_TEXT = listed(
    """declaration communiqué communique statement document text charter pact accord agreement treaty memorandum plan
    programme protocol roadmap resolution deal compact framework"""
)
_WANTED = listed("target date mention reference decision deal agreement commitments breakthrough record")
_SETTLED = listed(
    """adopted sign signed agree agreed approve approved endorse endorsed establish established include included contain
    reach reached admit admitted conclude concluded ratify ratified set create created produce produced commit commits
    mention mentioned feature figure figured appear appeared appears name named finish finished finalise finalised
    finalized complete completed resolve resolved introduce introduced join refer become became take taken made make
    bridge settle find overcome adopt accept accepted receive received bind form issue issued announce announced offer
    enter implemented implement back support list listed fixed launch launched fund funded pledge pledged gain give
    materialise materialize attract follow followed emerge emerged extend extended invite invited vote pass passed
    come win won submit submitted publish published grant granted among part prompt say"""
)
"""What was not done counts as failed when it is one of these."""
_ABSENT = listed(
    """signed adopted reached set taken made issued given announced fixed agreed found admitted offered decided settled
    approved emerged came followed appeared released published established included among is was were are"""
)
_MODAL = listed("would will shall should could may might must can")
_CALLED_FOR = listed("should must ought")
_DECIDED_PASSIVELY = listed(
    """chosen extended raised doubled tripled started set established created founded upgraded opened formed named
    prolonged given confirmed reaffirmed granted transformed enshrined settled written elevated recorded
    inaugurated launched instructed tasked elected admitted appointed completed concluded reached finalised"""
)
_NOT_DECIDED = {"set": ["to"], "given": ["over"], "named": ["after"], "opened": ["by"]}
"""With these words after it, a participle tells of no decision."""
_INTRODUCTION = re.compile(
    r"^\W*(?:Apart from|Besides|Unlike|Despite|After|Before|As|While|Although|Though|Beyond|Following|Since|When|If|"
    r"According to|Instead of|Rather than|In (?:his|her|its|their)|On [A-Z][\w’']+['’]s|Under|At the [^,]{3,60})"
    r"\b[^,;]{0,160}, (?!in |and )"
)
_CONJUNCTION = re.compile(r"^\W*(?:and|but|or|which|who|that|while|whereas|although|though|where|when|yet)\b")
_COUPLE = re.compile(
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*,? and (?:the )?(?:[A-Z][\w’'-]+|\d+ countries)|\bG7\b|\bG8\b|\bG20\b"
)
_WOULD_HAVE = re.compile(r"\b(?:would|could|might) (?:never |not )?have\b")
_UNDER_TEXT = re.compile(
    r"\b(?:under|in|per|by|according to) (?:the|this|their) (?:\w+ ){0,2}(?:deal|decision|accord|agreement|declaration|memorandum|treaty|communiqué)\b"
    r"|(?:communiqué|declaration|statement|text|document|accord) (?:says|said|states|reads|adds)\b",
    re.IGNORECASE,
)
_PROPOSED = re.compile(r"\b(?:draft|proposal|proposed)\b", re.IGNORECASE)
_LONG_AGO = re.compile(r"in (?:19|20)\d\d|(?:\w+ )?years")
_WISHED_PLAN = re.compile(
    r"\b(?:under|in) (?:his|her|its|their|[A-Z]\w+['’]s) (?:plan|proposal|scheme|view|idea)\b", re.I
)


@lru_cache(maxsize=4096)
def read_status(sentence: str) -> StatusReading:
    """The status of a sentence: of the first of its clauses that states one.

    Args:
        sentence: Whole, as the article has it.
    """
    return next((found for _, found in read_clauses(sentence) if found.end), StatusReading("reported", 0, 0))


@lru_cache(maxsize=4096)
def read_clauses(sentence: str) -> tuple[tuple[Span, StatusReading], ...]:
    """The clauses of a sentence, each with the status that it states; one that states none has an empty cue.

    Args:
        sentence: Whole, as the article has it.
    """
    if (undertaken := is_undertaking(sentence)) is not None:
        return (((0, len(sentence)), StatusReading("adopted", *undertaken)),)
    found: list[tuple[Span, StatusReading]] = []
    subject = ""
    for start, end in clauses(sentence):
        reading, subject = _of_clause(sentence, start, end, subject)
        found.append(((start, end), reading or StatusReading("reported", 0, 0)))
    return tuple(found)


def _of_clause(text: str, start: int, end: int, earlier_subject: str) -> tuple[StatusReading | None, str]:
    """The status that a clause states, None when it states none, and its subject, which the next may share."""
    opened = _INTRODUCTION.match(text[start:end])
    begin = start + opened.end() if opened else start
    part = text[begin:end]
    every = tokens(part)
    words = lower(every)
    denied = _denied(words)
    found = _decided_passively(words, list(cues(words)))
    found = sorted((one for one in found if denied is None or _apart(one, denied)), key=_at)
    acting = [one.first for one in (*found, denied) if one is not None and one.form != "noun"]
    first = min(acting, default=None)
    if first is None:
        first = next((nth for nth, word in enumerate(words) if word in AUXILIARY), 0)
    own = _CONJUNCTION.sub("", part[: every[first].start] if every else "").strip(" ,")
    subject = own if set(own.lower().split()) - AUXILIARY - _BETWEEN else f"{earlier_subject} {own}".strip()
    clause = _Clause(every, words, subject, text[start:begin])
    if _WOULD_HAVE.search(part):
        return None, subject
    read = _governing(clause, found, denied)
    if read is None:
        return None, subject
    status, cue = read
    if status == "reported":
        return None, subject
    return StatusReading(status, begin + every[cue.first].start, begin + every[cue.last - 1].end), subject


def _governing(clause: _Clause, found: Sequence[Cue], denied: Cue | None) -> tuple[StatementStatus, Cue] | None:
    """The status of a clause and the words that show it."""
    said = False
    fallback: tuple[StatementStatus, Cue] | None = None
    verbs = [one for one in found if one.form != "noun" or one.kind in ("fail", "await")]
    if denied:
        verbs = sorted([*verbs, denied], key=_at)
    for nth, cue in enumerate(verbs):
        last = nth + 1 == len(verbs)
        if _is_noun(clause, cue) or _is_contrasted(clause, cue) or _is_modifier(clause, cue, last=last):
            continue
        if cue.kind == "say":
            said = True
            between = clause.tokens[cue.last : verbs[nth + 1].first] if nth + 1 < len(verbs) else ()
            inner = " ".join(one.text for one in between).rpartition("that ")[2]
            clause = replace(clause, subject=inner) if set(inner.lower().split()) - AUXILIARY else clause
            continue
        status = _status_of(clause, cue, said=said)
        if status == "announced" and cue.kind == "announce" and "that" in clause.words[cue.last : cue.last + 1]:
            settled = next(
                (one for one in verbs[nth + 1 :] if one.kind in ("adopt", "alone", "fail") and not _ahead(clause, one)),
                None,
            )
            if settled is not None:
                return ("failed" if settled.kind == "fail" else "adopted"), settled
        return status, cue
    for cue in found:
        if cue.form == "noun" and cue.kind in ("adopt", "announce", "propose"):
            fallback = fallback or (_STATUS_OF_NOUN[cue.kind], cue)
    return fallback or _by_modal(clause, said=said)


_OBJECTS = listed("oppose opposes opposed reject rejects rejected")
_AIMS = listed("seek seeks sought")


def _is_text(subject: str) -> bool:
    """Whether a text acts, as in "the declaration rejects"."""
    return bool(_TEXT & set(re.findall(r"\w+", subject.lower())))


_STATUS_OF_NOUN: dict[str, StatementStatus] = {"adopt": "adopted", "announce": "announced", "propose": "proposed"}


def _apart(one: Cue, other: Cue) -> bool:
    return one.last <= other.first or other.last <= one.first


def _decided_passively(words: Sequence[str], found: list[Cue]) -> list[Cue]:
    """The cues, with "was raised" and the like, which tell of a decision in the passive alone."""
    taken = {nth for one in found for nth in range(one.first, one.last)}
    for nth, word in enumerate(words):
        if word in _DECIDED_PASSIVELY and nth not in taken and words[nth + 1 : nth + 2] != _NOT_DECIDED.get(word):
            before = [one for one in words[max(0, nth - 3) : nth] if one not in _BETWEEN and one[-2:] != "ly"]
            if before[-1:] and before[-1] in BE and not {"to", "not", *_MODAL} & set(before[-2:-1]):
                found.append(Cue("alone", "past", nth, nth + 1))
    return found


def _at(cue: Cue) -> int:
    return cue.first


def _status_of(clause: _Clause, cue: Cue, *, said: bool) -> StatementStatus:
    """What a verb states, by who acts and whether it has happened."""
    before = clause.before(cue.first)
    joint = _is_joint(clause.subject)
    if any(one in _CALLED_FOR for one in before[-2:]):
        return "proposed"
    match cue.kind:
        case "fail":
            if "not" in before[-2:] and cue.form == "base":
                return "reported"
            return "adopted" if clause.words[cue.first] in _OBJECTS and _is_text(clause.subject) else "failed"
        case "adopt" | "alone":
            if _ahead(clause, cue):
                return _of_what_is_to_come(clause, said=said)
            passive = bool(BE & set(before[-2:])) and cue.form == "past"
            if passive and cue.kind == "alone" and _LONG_AGO.match(" ".join(clause.words[cue.last : cue.last + 2])):
                return "reported"
            if cue.kind == "alone" and cue.form == "past" and not passive and _acts_alone(clause.subject):
                return "announced"
            return "reported" if said and not joint else "adopted"
        case "announce" | "give":
            if cue.kind == "give" and _WISHED_PLAN.search(_whole(clause)):
                return "proposed"
            if cue.kind == "give" and (joint or _UNDER_TEXT.search(_whole(clause))):
                return "adopted"
            return "announced"
        case "launch":
            return "adopted" if joint else "announced"
        case "propose":
            if "nothing" in clause.words[cue.last : cue.last + 1] or "not" in before[-2:]:
                return "reported"
            if cue.form == "base" and before[-1:] in (["will"], ["would"]):
                return "adopted" if joint else "announced"
            return "adopted" if clause.words[cue.first] in _AIMS and _is_text(clause.subject) else "proposed"
        case "support":
            if _PROPOSED.search(clause.subject):
                return "proposed"
            joint = joint or clause.subject.strip().lower() in ("it", "it also")
            return "adopted" if joint else "announced" if before[-1:] in (["will"], ["would"]) else "proposed"
        case _:
            return "reported"


def _of_what_is_to_come(clause: _Clause, *, said: bool) -> StatementStatus:
    """Of "will be signed" and the like: part of a text adopted, wished by somebody, or only expected."""
    if _WISHED_PLAN.search(_whole(clause)):
        return "proposed"
    if _UNDER_TEXT.search(_whole(clause)):
        return "adopted"
    if not said and _is_joint(clause.subject) and {"shall", "will"} & set(clause.words):
        return "adopted"
    if _PROPOSED.search(clause.subject):
        return "proposed"
    return "reported"


def _by_modal(clause: _Clause, *, said: bool) -> tuple[StatementStatus, Cue] | None:
    """Of a clause without a word of deciding: "should" wishes, "they will" undertakes, "he will" announces."""
    for nth, word in enumerate(clause.words):
        ahead = word in ("will", "shall", "would") or (
            word in ("is", "are") and clause.words[nth + 1 : nth + 2] == ["to"]
        )
        if not (ahead or word in _CALLED_FOR):
            continue
        cue = Cue("give", "base", nth, nth + 1)
        if word in _CALLED_FOR or _WISHED_PLAN.search(_whole(clause)):
            return "proposed", cue
        if _PROPOSED.search(clause.subject):
            return "proposed", cue
        if _UNDER_TEXT.search(_whole(clause)):
            return "adopted", cue
        if (
            word in ("will", "shall")
            and not said
            and _is_joint(clause.subject)
            and "be" not in clause.words[nth + 1 : nth + 2]
        ):
            return "adopted", cue
        if said and word == "would" and not BE & set(clause.words[nth + 1 : nth + 2]):
            return ("adopted" if _is_joint(clause.subject) else "announced"), cue
    return None


def _whole(clause: _Clause) -> str:
    return clause.introduction + " " + " ".join(clause.words)


def _ahead(clause: _Clause, cue: Cue) -> bool:
    """Whether a verb tells of what is still to come."""
    before = clause.before(cue.first)
    if cue.form in ("base", "past") and before and (before[-1] in _MODAL or (before[-1] == "be" and len(before) > 1)):
        return True
    return before[-2:] == ["to", "be"] or (cue.form == "base" and before[-2:-1] in (["is"], ["are"], ["was"], ["were"]))


def _is_noun(clause: _Clause, cue: Cue) -> bool:
    """Whether a word that may be a verb stands for a thing: "the pledge", "a joint offer", "its demand"."""
    if cue.form not in ("base", "present") or cue.last - cue.first > 1:
        return False
    if cue.first == 0:
        return True
    before = clause.words[cue.first - 1] if cue.first else ""
    return before in _DETERMINERS or (
        bool(before) and cue.first > 1 and clause.words[cue.first - 2] in _DETERMINERS and before not in AUXILIARY
        and cue.form == "base"
    ) or before.endswith(("'s", "’s"))  # fmt: skip


def _is_to(clause: _Clause, cue: Cue) -> bool:
    """Whether "is to" or "has to" stands before a verb."""
    return bool((BE | HAVE) & set(clause.words[max(0, cue.first - 2) : cue.first - 1]))


def _is_contrasted(clause: _Clause, cue: Cue) -> bool:
    """Whether a past form is what something is not: "proposals, not agreed projects", "announced rather than agreed"."""
    before = clause.words[cue.first - 1] if cue.first else ""
    return cue.form == "past" and (before in ("not", "than") or before in _ARTICLES)


_ARTICLES = listed("a an the its his her their")
_DETERMINERS = listed("the a an this that its his her their our no any such of for in with on first new joint")


def _is_modifier(clause: _Clause, cue: Cue, *, last: bool) -> bool:
    """Whether a form belongs to a noun, because a verb of the clause is still to come or it only says what for."""
    before = clause.words[cue.first - 1] if cue.first else ""
    if cue.form == "base" and before == "to":
        if cue.kind in ("adopt", "alone", "support", "launch") and not _is_to(clause, cue):
            return True
        if last:
            return False
        return not AUXILIARY & set(clause.words[: cue.first]) and bool(AUXILIARY & set(clause.words[cue.last :]))
    if last:
        return False
    if cue.kind == "report" and before in ("who", "which"):
        return "," in clause.words[cue.last :]
    if cue.form == "noun" and cue.kind == "await":
        return bool(AUXILIARY & set(clause.words[cue.last :])) and before not in AUXILIARY
    if cue.form != "past" or cue.first == 0:
        return False
    if before in AUXILIARY or before in _BETWEEN or before in ("he", "she", "they", "it", "we", "and", "who", "which"):
        return False
    for word in clause.words[cue.last :]:
        if word in ("and", "but", "that", "which", "who", "to", "or", ";", "while", "where"):
            return False
        if word in AUXILIARY:
            return True
    return False


def _denied(words: Sequence[str]) -> Cue | None:
    """The words by which something was not done: "did not sign", "no date was set", "contains no mention"."""
    for nth, word in enumerate(words):
        after = [
            one
            for one in words[nth + 1 : nth + 5]
            if one[-2:] != "ly" and one not in ("yet", "been", "be", "even", "also")
        ]
        if word in NOT or word == "neither" or word == "nor":
            if (
                nth
                and (words[nth - 1] in AUXILIARY or word == "cannot" or word == "never")
                and set(after[:1]) & _SETTLED
            ):
                return Cue("fail", "noun", max(0, nth - 1), nth + 2 if nth + 2 <= len(words) else nth + 1)
            if nth and words[nth - 1] in BE and set(after[:3]) & {"agenda", "ready", "part", "among"}:
                return Cue("fail", "noun", nth - 1, nth + 1)
        if word == "no" and _nothing_came(words, nth):
            return Cue("fail", "noun", nth, nth + 1)
    return None


def _nothing_came(words: Sequence[str], nth: int) -> bool:
    """Whether "no" opens what did not come about, as a subject or as the object of a verb of making."""
    before = words[nth - 1] if nth else ""
    if before in ("of", "to", "at", "or", "by"):
        return False
    made = {"contain", "contains", "contained", "set", "sets", "reached", "produced", "issued", "made", "took", "gave", "found",
            "included", "includes", "yielded", "brought", "offered", "carried", "bore", "held"}  # fmt: skip
    if before in made:
        return True
    rest = words[nth + 1 : nth + 10]
    stop = next((n for n, one in enumerate(rest) if one in (",", ";", "but")), len(rest))
    rest = rest[:stop]
    if before in ("was", "is", "were", "are"):
        return bool(set(rest) & (_WANTED | _TEXT | {"consensus"}))
    acts = next((n for n, one in enumerate(rest) if one in AUXILIARY or one in _ABSENT), None)
    return acts is not None and bool(set(rest[acts:]) & _ABSENT)


def _is_joint(subject: str) -> bool:
    """Whether those named before a verb act together, or nobody is named."""
    if not subject.strip():
        return True
    if _COUPLE.search(subject):
        return True
    named = re.findall(r"\w+", subject.lower())
    return bool(_JOINT & set(named)) and not (named[0] in ("he", "she", "it"))


def _acts_alone(subject: str) -> bool:
    """Whether one alone acts: a person, a bank, a government."""
    named = set(re.findall(r"\w+", subject.lower()))
    if named & _ALONE and not named & (_JOINT - {"union", "work", "commission", "initiative"}):
        return True
    return not _is_joint(subject)
