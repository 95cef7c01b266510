"""What has become of the matter that a sentence states: adopted, announced, proposed, failed, or only reported.

Read from words, clause by clause: the first verb of deciding, announcing, proposing or failing governs its clause, and
who acts says whether something was adopted by all or announced by one. In the text of a communiqué itself a commitment
is what the G7 and G20 Research Groups count as one: a specific statement of what "we" will do.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from rag.english import AUXILIARIES, CLAUSE_OPENERS, MEETING_NOUNS, clauses, is_verb, tokens, word_set
from rag.record.clause import BETWEEN, StatusClause
from rag.record.communique import is_undertaking
from rag.record.cues import BE, MODAL, Cue, cues, is_base_form, lower
from rag.record.denial import denial
from rag.record.values import StatementStatus
from rag.types import Span


@dataclass(frozen=True, slots=True)
class StatusReading:
    """The status of a sentence or clause, and the words it was read from."""

    status: StatementStatus
    start: int
    """Of the words that show it; equal to `end` when nothing but the lack of any other sign does."""
    end: int


NOTHING_STATED = StatusReading("reported", 0, 0)

_Read = tuple[StatementStatus, Cue]

_CALLED_FOR = word_set("should must ought")
_DECIDED_PASSIVELY = word_set(
    """chosen extended raised doubled tripled started set established created founded upgraded opened formed named
    prolonged given confirmed reaffirmed granted transformed enshrined settled written elevated recorded
    inaugurated launched instructed tasked elected admitted appointed completed concluded reached finalised resolved
    cleared"""
)
_NOT_DECIDED = {"set": ["to"], "given": ["over"], "named": ["after"], "opened": ["by"]}
"""With these words after it, a participle tells of no decision."""
_BREAKS_OFF = re.compile(
    r"(?: not|n['’]t)\s*$|\b(?:that|which|whom) (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3},?\s*$"
)
_NAME_ACTS = re.compile(r"(?<=[a-z]), (?=(?:and|but) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2} [a-z]+ed\b)")
_THING = re.compile(
    r"\W*and (?:an?|its|his|her|their) (?P<noun>[^,;]{3,60}?) (?:that|which) (?:would|will|could|can|may)\b"
)
_BUT_NOT = re.compile(
    r"\W*(?:but|and) (?:not \w+(?:ed|en|put)|(?:opposed|supported|joined|backed|seconded|queried) by)\b"
)
"""A clause that shares its subject and its auxiliary with the one before: "was initialled but not signed"."""
_WEEKS_BEFORE = re.compile(
    r"\b(?:day|week|month|year)s? (?:before|earlier)\b|\b(?:earlier|previously|last (?:year|month))\b"
)
_OBJECTS = word_set("oppose opposes opposed reject rejects rejected")
"""Where a declaration does one of these, that is part of what was adopted."""
_MEETINGS = frozenset((*MEETING_NOUNS, "forum"))
_NOTHING = word_set("neither nothing none no")
_UNTOLD = word_set("known clear public visible told")
"""What is "not known" or "not public" has not failed."""
_UNCHANGED = word_set("changes changed change")
"""Where nothing does, nothing has failed."""
_GETS = word_set("get gets got receive receives received costs cost pay pays")
_SAYS = word_set("said say says saying")
_TRAVEL = word_set("flight flights trip visit plane train ferry journey tour leader president minister")
"""Whose cancelling or delay is no failure of what was on the table."""
_LIFTED = ("remov", "withdr", "suspend", "cancel", "drop", "frozen")
"""What "will be" so comes to an end, and has not failed."""
_HINDRANCES = word_set("objection objections reservation reservations veto opposition threat")
"""Who withdraws one of these lets a thing pass."""
_ASKED = word_set("how whether what why")
"""Behind these a modal only asks: "how long it should last"."""
_POSSIBLE = word_set("could may might can")
_EXPRESSIVE = ("condemn", "denounc", "deplor", "affirm", "reaffirm")
"""Stems of verbs by which several take a common stand, and one alone only says what it thinks."""
_AIMS = word_set("seek seeks sought")
_JOINING = word_set("join become")
"""What all together invite somebody to become is decided: "NATO invited Montenegro to join"."""
_OF_NOUN: dict[str, StatementStatus] = {"adopt": "adopted", "announce": "announced", "propose": "proposed"}
_INTRODUCTION = re.compile(
    r"^\W*(?:Apart from|Besides|Unlike|Despite|After|Before|As|While|Although|Though|Beyond|Following|Since|When|If|"
    r"[A-Z][a-z]+ing that|Asked (?:about|whether|if)|[A-Z][a-z]+ed by|According to|Instead of|Rather than"
    r"|In (?:his|her|its|their)"
    r"|On [A-Z][\w’']+['’]s|Under|At the [^,]{3,60})"
    r"\b[^,;]{0,240}, (?!in |and )"
)
_DONE_FIRST = re.compile(r"\W*(?P<cue>Adopted|Approved|Endorsed|Signed|Agreed|Ratified) by\b")
"""An introduction that tells what was decided: "Endorsed by acclamation, the roadmap gives …"."""
_CONJUNCTION = re.compile(rf"^\W*(?:{'|'.join(CLAUSE_OPENERS)})\b")
_NUMBERED = re.compile(r"^\W*\([a-z\d]{1,3}\)\s*")
"""What numbers an item of a list, and is no subject."""
_WOULD_HAVE = re.compile(
    r"\b(?:would|could|might) (?:never |not )?have (?:been|had|made|gone|come|taken|won|lost|set|put|[a-z]+(?:ed"
    r"|en))\b|\b(?:was|were) to have\b"
)
_OF_THING = re.compile(r"^\W*(?:The|An?|This) [^,;]{3,50}(?: that| which) $")
"""Before what a thing would have done, of which the clause tells something else: "an amendment that would have …"."""
_HEADLINE = re.compile(
    r"(?=[^\n]*[^.\s]\Z)(?:[A-Z][\w.'’-]*)(?:,? (?:and )?[A-Z][\w.'’-]*){0,4} (?P<cue>to (?P<verb>[a-z]+)) "
)
"""A line without a full stop that tells what is to come: "US to provide Ukraine with arms"."""
_QUOTED_WILL = re.compile(
    r"\A\W*[\"“](?:[^\"”]*[ ,])?(?P<cue>(?:[Ww]e|I)(?:['’]ll| will| shall|['’]re going to| are going to|['’]m going to"
    r"| am going to)(?: also)? (?!not\b|never\b|see\b|be\b|have\b|know\b|find\b|need\b|hear\b|talk\b|look\b)[a-z]+)"
    r"[^\"”]*[,!]?[\"”]"
)
"""What one who is quoted undertakes: "We will open three centres," she said."""
_OF_BEFORE = re.compile(r"\b(?:previous|last) (?:summit|meeting|session|year's)\b|\blast year's\b")
"""Whose subject is of an earlier meeting."""
_LONG_AGO = re.compile(r"in (?:19|20)\d\d|(?:\w+ )?years")


@lru_cache(maxsize=4096)
def status_by_clause(sentence: str) -> tuple[tuple[Span, StatusReading], ...]:
    """The clauses of a sentence, each with the status that it states; one that states none has an empty cue.

    Args:
        sentence: Whole, as the article has it.
    """
    if sentence.rstrip().endswith("?"):
        return (((0, len(sentence)), NOTHING_STATED),)
    if (undertaken := is_undertaking(sentence)) is not None:
        return (((0, len(sentence)), StatusReading("adopted", *undertaken)),)
    found: list[tuple[Span, StatusReading]] = []
    subject = ""
    for start, end in _whole(sentence, clauses(sentence)):
        reading, subject = _of_clause(sentence, start, end, subject)
        found.append(((start, end), reading or NOTHING_STATED))
    if said := _undertaken_aloud(sentence):
        if not any(reading.end for _, reading in found):
            return (((0, len(sentence)), StatusReading("announced", *said)),)
        found = [
            (span, replace(one, status="announced") if one.start < said[1] and said[0] < one.end else one)
            for span, one in found
        ]
    return tuple(found)


def _undertaken_aloud(sentence: str) -> Span | None:
    """Where somebody who is quoted, or a headline, tells of what one will do; None where nothing does."""
    if found := _HEADLINE.match(sentence):
        return found.span("cue") if is_base_form(found["verb"]) else None
    found = _QUOTED_WILL.search(sentence)
    return found.span("cue") if found else None


def _whole(sentence: str, parts: Iterable[Span]) -> list[Span]:
    """The clauses, those joined that were parted within a name, a quotation, a relative clause or at "not yet"."""
    found: list[Span] = []
    for start, end in _apart(sentence, parts):
        if found and (
            _is_open(sentence, *found[-1]) or _is_thing(clause := sentence[start:end]) or _BUT_NOT.match(clause)
        ):
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _apart(sentence: str, parts: Iterable[Span]) -> Iterator[Span]:
    """The clauses, parted also where a name acts behind a clause of its own: "…, and Baku pledged …"."""
    for start, end in parts:
        at = start
        for cut in _NAME_ACTS.finditer(sentence, start, end):
            if any(one.form in ("present", "past") for one in cues(lower(tokens(sentence[at : cut.start()])))):
                yield at, cut.start()
                at = cut.start()
        yield at, end


def _is_open(sentence: str, start: int, end: int) -> bool:
    """Whether a clause breaks off: within quotation marks, at "not", or after a relative pronoun and a name."""
    within = sentence[:end].lstrip()[1:]  # a quotation that opens the sentence may hold several
    quoted = len(re.findall(r"[\"“”]", within)) % 2 == 1
    return quoted or bool(_BREAKS_OFF.search(sentence[start:end]))


def _is_thing(clause: str) -> bool:
    """Whether a clause is only a noun with what is told of it: "and a common fund that would lend more"."""
    found = _THING.match(clause)
    return found is not None and not any(is_verb(one.text) for one in tokens(found["noun"]))


def _of_clause(text: str, start: int, end: int, earlier_subject: str) -> tuple[StatusReading | None, str]:
    """The status that a clause states, None when it states none, and its subject, which the next may share."""
    opened = _INTRODUCTION.match(text[start:end])
    begin = start + opened.end() if opened else start
    part = text[begin:end]
    every = tokens(part)
    words = lower(every)
    found = _cues(words)
    acts = [one.first for one in found if one.kind == "fail" or (one.form != "noun" and not _is_in_subject(one, words))]
    first = min(acts, default=next((nth for nth, word in enumerate(words) if word in AUXILIARIES), 0))
    own = _CONJUNCTION.sub("", _NUMBERED.sub("", part[: every[first].start] if every else "")).strip(" ,")
    subject = own if set(own.lower().split()) - AUXILIARIES - BETWEEN else f"{earlier_subject} {own}".strip()
    unreal = _WOULD_HAVE.search(part)
    if unreal and not _OF_THING.search(part, 0, unreal.start()):
        return None, subject
    read = _governing(StatusClause(every, words, subject, text[start:begin]), found)
    if read is None and (done := _DONE_FIRST.match(text[start:begin])):
        return StatusReading("adopted", start + done.start("cue"), start + done.end("cue")), subject
    if read is None or read[0] == "reported" or _is_of_before(words, read[1], part):
        return None, subject
    status, cue = read
    return StatusReading(status, begin + every[cue.first].start, begin + every[cue.last - 1].end), subject


def _is_in_subject(cue: Cue, words: Sequence[str]) -> bool:
    """Whether what looks like a verb belongs to the subject: "Talks will resume", "ministers from three states met"."""
    noun = words[cue.first] == "states" and words[cue.last : cue.last + 1] not in (["that"], [","], [":"])
    return noun or (cue.first == 0 and cue.form == "present")


def _is_of_before(words: Sequence[str], cue: Cue, clause: str) -> bool:
    """Whether something had been done some time before: "had announced its own the week before"."""
    return "had" in words[max(0, cue.first - 3) : cue.first] and bool(_WEEKS_BEFORE.search(clause))


def _cues(words: Sequence[str]) -> list[Cue]:
    """The cues of a clause in order, with what it denies and what it tells in the passive alone."""
    denied = denial(words)
    # "was discussed and not taken further", "a motion to suspend two members fell by 31 votes to 18"
    if denied and (words[denied.first] == "not" or words[denied.last - 1] == "by"):
        return [denied]
    found = [one for one in cues(words) if denied is None or one.last <= denied.first or denied.last <= one.first]
    found += [denied] if denied else []
    taken = {nth for one in found for nth in range(one.first, one.last)}
    found += [Cue("alone", "past", nth, nth + 1) for nth in _decided_passively(words) if nth not in taken]
    return sorted(found, key=_place)


def _decided_passively(words: Sequence[str]) -> list[int]:
    """Where "raised" of "was raised" and the like stand, which tell of a decision in the passive alone."""
    found = []
    for nth, word in enumerate(words):
        if word in _DECIDED_PASSIVELY and words[nth + 1 : nth + 2] != _NOT_DECIDED.get(word):
            before = [one for one in words[max(0, nth - 3) : nth] if one not in BETWEEN and one[-2:] != "ly"]
            if before and before[-1] in BE and not {"to", "not", *MODAL} & set(before[-2:-1]):
                found.append(nth)
    return found


def _place(cue: Cue) -> int:
    return cue.first


def _governing(clause: StatusClause, found: Sequence[Cue]) -> _Read | None:
    """The status of a clause and the words that show it."""
    said = False
    verbs = [one for one in found if one.form != "noun" or one.kind in ("fail", "await")]
    for nth, cue in enumerate(verbs):
        rest = verbs[nth + 1 :]
        if clause.is_noun(cue) or clause.is_contrasted(cue) or clause.is_modifier(cue, last=not rest):
            continue
        if clause.is_attribute(cue):
            continue
        if cue.kind == "say" and not _is_undertaken(clause, cue):
            said, clause = True, _spoken_of(clause, cue, rest)
            continue
        status = _status_of(clause, cue, said=said)
        if status == "reported" and (proposal := _proposal_of_one(clause, found, cue)):
            return "proposed", proposal
        if cue.kind == "announce" and "that" in clause.words[cue.last : cue.last + 1]:
            return _announced_as_settled(clause, rest) or (status, cue)
        return status, cue
    nouns = (one for one in found if one.form == "noun" and one.kind in _OF_NOUN and not clause.is_only_named(one))
    return next(((_OF_NOUN[one.kind], one) for one in nouns), None) or _by_modal(clause, said=said)


def _proposal_of_one(clause: StatusClause, found: Sequence[Cue], upto: Cue) -> Cue | None:
    """Of "considered a proposal by Peru for a bank in which all would hold shares": the proposal."""
    for one in found:
        by = clause.words[one.last : one.last + 3]
        if one.first < upto.first and (one.kind, one.form) == ("propose", "noun") and by[:1] in (["by"], ["from"]):
            return one if any(word[:1].isupper() for word in by[1:]) else None
    return None


def _spoken_of(clause: StatusClause, said: Cue, rest: Sequence[Cue]) -> StatusClause:
    """The clause with the subject of what is reported: "leaders" in "Reuters said that leaders backed it"."""
    between = clause.tokens[said.last : rest[0].first] if rest else ()
    inner = " ".join(one.text for one in between).rpartition("that ")[2]
    return replace(clause, subject=inner) if set(inner.lower().split()) - AUXILIARIES else clause


def _announced_as_settled(clause: StatusClause, rest: Sequence[Cue]) -> _Read | None:
    """Of "he announced that a deal had been reached": the deal."""
    for one in rest:
        if one.kind in ("adopt", "alone", "fail") and not clause.is_to_come(one):
            return ("failed" if one.kind == "fail" else "adopted"), one
    return None


def _status_of(clause: StatusClause, cue: Cue, *, said: bool) -> StatementStatus:
    """What a verb states, by who acts and whether it has happened."""
    if cue.kind in ("announce", "give", "launch") and (
        clause.asks or (cue.form == "base" and _POSSIBLE & set(clause.before(cue)[-1:]))
    ):
        return "reported"
    if _CALLED_FOR & set(clause.before(cue)[-2:]):
        return "proposed"
    match cue.kind:
        case "fail":
            return _of_failing(clause, cue)
        case "adopt" | "alone":
            return _of_deciding(clause, cue, said=said)
        case "announce":
            return "failed" if "not" in clause.before(cue)[-1:] else "announced"
        case "give":
            return _of_giving(clause, cue)
        case "launch":
            return _of_launching(clause, cue)
        case "propose":
            return _of_proposing(clause, cue)
        case "support":
            return _of_supporting(clause, cue)
        case _:
            return "adopted" if _is_undertaken(clause, cue) else "reported"


def _is_undertaken(clause: StatusClause, cue: Cue) -> bool:
    """Whether a treaty binds its parties to what the verb says: "each party shall report"."""
    return clause.parties_act and bool({"will", "shall"} & set(clause.before(cue)[-1:]))


def _of_giving(clause: StatusClause, cue: Cue) -> StatementStatus:
    if clause.words[cue.first] in ("hosted", "held") and _MEETINGS & set(clause.words[: cue.first]):
        return "reported"
    if clause.words[cue.first] == "send" and {"signal", "message", "signals"} & set(clause.words[cue.last :][:5]):
        return "reported"
    if clause.tells_wish or clause.is_about_draft or clause.is_conditional:
        return "proposed"
    return "adopted" if clause.is_joint or clause.tells_text else "announced"


def _of_launching(clause: StatusClause, cue: Cue) -> StatementStatus:
    """Of "launched", and of "opened" where that is no meeting: "he opened the summit" decides nothing."""
    if clause.words[cue.first].startswith("open") and _MEETINGS & set(clause.words[cue.last : cue.last + 6]):
        return "reported"
    return "adopted" if clause.is_joint else "announced"


def _of_failing(clause: StatusClause, cue: Cue) -> StatementStatus:
    if clause.text_acts and clause.words[cue.first] == "nothing":
        return "failed"
    if clause.accounts_act(cue) or _is_no_failure(clause.words, cue):
        return "reported"
    if clause.text_acts and clause.is_about_draft and cue.form == "present":
        return "proposed"
    if cue.form == "base" and "not" in clause.before(cue)[-2:]:
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
    if word in _NOTHING:
        untold = any(one in _UNTOLD and (last in BE or last == "made") for last, one in pairwise(after))
        return untold or bool(_UNCHANGED & set(after[:1])) or before in _GETS | _SAYS
    if word.startswith(("cancel", "delay")):
        return bool(_TRAVEL & set(words[: cue.first][-4:]) or _TRAVEL & set(after[:3]))
    if words[cue.last - 1] == "up" and after[:1] == ["as"]:
        return True
    if cue.form == "past" and word.startswith(("withdr", "drop")) and _HINDRANCES & set(after[:3]):
        return True
    if words[cue.last - 1] == "without" and after[:2] == ["a", "vote"]:
        return True
    return words[cue.last - 1] == "from" and any(one[:1].isdigit() for one in after[:2])


def _of_deciding(clause: StatusClause, cue: Cue, *, said: bool) -> StatementStatus:
    if clause.is_to_come(cue):
        return _of_what_is_to_come(clause, said=said)
    if clause.words[cue.last : cue.last + 1] == ["no"]:
        return "failed"
    if _decides_nothing(clause, cue):
        return "reported"
    if clause.is_repeated or clause.acts_for_itself:
        return "announced" if clause.acts_for_itself else "reported"
    passive = clause.is_passive(cue)
    if clause.words[cue.first] == "agreed" and clause.words[cue.last : cue.last + 1] == ["to"] and clause.alone_acts:
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
    if cue.kind == "alone" and cue.form in ("past", "ing") and not passive and clause.one_acts:
        return "announced"
    return "reported" if said and not clause.is_joint else "adopted"


def _decides_nothing(clause: StatusClause, cue: Cue) -> bool:
    """Whether a verb of deciding only tells a view ("Peru condemned"), what is "not yet chosen", or who came first."""
    if _OF_BEFORE.search(clause.subject):
        return True
    verb, near = clause.words[cue.first], clause.words[max(0, cue.first - 4) : cue.first]
    if clause.observers_act or (verb.startswith(_EXPRESSIVE) and clause.one_acts and not clause.it_acts):
        return True
    if verb.startswith("bec") and clause.words[cue.last : cue.last + 1] == ["first"]:
        return True
    return clause.is_passive(cue) and {"not", "yet"} <= set(near)


def _of_what_is_to_come(clause: StatusClause, *, said: bool) -> StatementStatus:
    """Of "will be signed" and the like: part of a text adopted, wished by somebody, or only expected."""
    if clause.tells_wish:
        return "proposed"
    if clause.tells_text or (not said and clause.is_joint and {"shall", "will"} & set(clause.words)):
        return "adopted"
    return "proposed" if clause.is_about_draft else "reported"


def _of_proposing(clause: StatusClause, cue: Cue) -> StatementStatus:
    before = clause.before(cue)
    if before[-2:] == ["to", "be"] and set(before[-3:-2]) & {"is", "are"}:
        return "reported"
    if "nothing" in clause.words[cue.last : cue.last + 1] or any(
        one == "not" or one.endswith("n't") for one in before[-2:]
    ):
        return "reported"
    if clause.indicates(cue) or clause.inquires(cue):
        return "reported"
    if clause.words[cue.first] == "seek" and cue.form == "base" and before[-1:] == ["will"]:
        return "reported"
    if cue.form == "base" and {"will", "would"} & set(before[-1:]):
        return "adopted" if clause.is_joint else "announced"
    if clause.words[cue.first].startswith("invit") and clause.is_joint and _joins(clause.words[cue.last :]):
        return "adopted"
    return "adopted" if clause.words[cue.first] in _AIMS and clause.text_acts else "proposed"


def _joins(words: Sequence[str]) -> bool:
    """Whether somebody is to become a member, by the words behind "invited"."""
    return any(one == "to" and other in _JOINING for one, other in pairwise(words))


def _of_supporting(clause: StatusClause, cue: Cue) -> StatementStatus:
    if clause.is_about_draft:
        return "proposed"
    if clause.some_act or clause.two_act:
        return "proposed"
    if clause.is_joint or clause.subject.lower() in ("it", "it also"):
        return "adopted"
    return "announced" if {"will", "would"} & set(clause.before(cue)[-1:]) else "proposed"


def _by_modal(clause: StatusClause, *, said: bool) -> _Read | None:
    """Of a clause without a word of deciding: "should" wishes, "they will" undertakes, "he would" announces."""
    if clause.asks:
        return None
    for nth, word in enumerate(clause.words):
        if word in _ASKED:
            return None
        after = clause.words[nth + 1 : nth + 2]
        if after == ["take"] and clause.words[nth + 2 : nth + 3] == ["place"]:
            continue
        if word in _CALLED_FOR or word in ("will", "shall", "would") or (word in BE and after == ["to"]):
            status = _of_modal(clause, word, "be" in after, said=said)
            if status is not None:
                return status, Cue("give", "base", nth, nth + 1)
    return None


def _of_modal(clause: StatusClause, word: str, passive: bool, *, said: bool) -> StatementStatus | None:
    if clause.tells_wish or clause.is_about_draft:
        return "proposed"
    if word == "must" and clause.text_acts:
        return "adopted"
    if word in _CALLED_FOR:
        return "proposed"
    if clause.tells_text:
        return "adopted"
    if word in ("will", "shall") and not said and clause.is_joint and not passive:
        return "adopted"
    if said and word == "would" and not passive:
        return "adopted" if clause.is_joint else "announced"
    return None
