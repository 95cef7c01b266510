"""Words that show what has become of a matter, by what they do: decide, announce, propose, fail, only report.

Short lists of base forms from which the other forms are made, so that each list can be read and corrected.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rag.english import ARTICLES, Token, VerbForm, tokens, verb_forms, word_set
from rag.record.values import StatementStatus

CueKind = Literal[
    "adopt", "alone", "announce", "give", "launch", "propose", "support", "fail", "report", "say", "await"
]
"""Adopt: decided by several. Alone: decided,
    by one where one acts. Announce: told of one's own doing. Give: announced
where it is still to come. Launch and support: either, by who acts. Await: expected, no decision yet."""
CueForm = VerbForm | Literal["noun"]

_VERBS: Mapping[CueKind, str] = {
    "adopt": """
        adopt, sign, agree, endorse, ratify, accede to, elect, admit, accept, initial, formalise, formalize, resolve
        to, conclude a, conclude an, conclude the, recommit, reaffirm, condemn, denounce, deplore, affirm, enter
        into force, come into force, come into effect, strike a, settle on, lay down, provide for, formally
        complete, join in support, commit ourselves, commit signatories, commit members, commit to, oblige, bind,
        mandate, task, instruct, direct, tell their, provide only for, complete a, complete the, fix a, fix the,
        carry by, enshrine, reach agreement, reach an agreement, reach consensus, reach a deal, confirm the, issue a
        joint, issue separate, issue a declaration, issue a statement, publish a joint, seal, clinch, hammer out,
        thrash out, pass a, give the green light, give their blessing, give its blessing, codify, sign off on, sign
        up to, subscribe to, cement, proclaim, designate, vote to, vote for, prolong, renew, nominate, become a
        member, become a full, become an observer, become a partner, become members, become the, join the group,
        reach a compromise, reach an understanding, attend the signing, join the declaration, join the statement,
        put their names to, take up a, pass a resolution, put their signatures to, wave through, carry the day,
        okay, take up in the, let in, roll over, settle the, settle a, give its green light,
        give their green light, put
        their signature to, put its signature to, go through""",
    "alone": """
        decide, approve, reappoint, re-appoint, re-elect, reelect, finalise, finalize, establish, create, found,
        set up, set out to, choose, select, extend,
        undertake,
        appoint, set a, set the, upgrade, grant, confer, raise the, award, commit""",
    "announce": """
        announce, unveil, pledge, promise, offer, allocate, earmark, donate, contribute, assign, waive, lift,
        guarantee, set aside, dedicate, devote, volunteer, step up its, pour, inject, disclose, place an order, write
        down, vow, put up, make public, make available, write off, commit money, undertake on its own, put at the
        disposal, disclose plans, reveal plans, come forward with""",
    "launch": """
        launch, stand ready to, start a, start the, kick off, inaugurate, open a, open the, double its, double their,
        triple its, commit itself, commit themselves""",
    "propose": """
        propose, suggest, recommend, urge, call for, call on, call upon, appeal, ask, invite, request, demand,
        advocate, float, moot, push for, press for, lobby for, put forward, seek, want, wish, favour, favor,
        plead for,
        plead, argue for, encourage, insist on, speak for, speak up for, speak in favour, campaign for, table, pitch,
        champion, submit, lay out, exhort, implore, press, lobby, plump for, prefer, make the case, make a
        proposal, present a proposal, present a submission, present proposals, present a draft, present a plan,
        make proposals, make a suggestion, come up with, raise the possibility, pin hopes on, argue in favour,
        petition, offer initiatives, offer ideas, offer proposals, offer a set of, offer a broad set, offer a list,
        introduce a proposal, introduce a draft, introduce an amendment, introduce a motion, introduce a resolution,
        advise, express interest, express readiness, express the hope, raise the idea, stress the need""",
    "support": """
        support, back, second, foresee, envisage""",
    "fail": """
        turn it down, turn this down, turn that down, turn them down, vote it down, put it off, call it off,
        reject, refuse, turn down, block, veto, thwart, shelve, scrap, abandon, cancel, call off, suspend,
        collapse, stall, fall through, break down, vote down, rule out, decline to sign, decline to join,
        decline to back, dash, decline to endorse, decline to support, postpone, defer, delay, put off, hold
        over, hold up, drop, withdraw, water down, put back, strike out, delete, remove, fall short, fail,
        oppose, leave out, omit, disagree, derail, freeze, meet opposition, meet with opposition, meet
        resistance, meet with resistance, run into opposition, go no further, fall apart, unravel, founder,
        falter, fizzle out, lapse, scupper, torpedo, ditch, sink, bury, deadlock, elude, rebuff, shoot down,
        throw out, spurn, scale back, take off the, send back, refer back, strip from, object to, object,
        send it back, refer it back, refer the matter back, strike at the request,
        forward to the next, send to the next, stop short, back out, pull out, hold off, balk at,
        overrule, put on hold, put on ice, walk out, walk away, come to nothing, end in deadlock, end without,
        close without, go without, run into resistance, leave open, leave for later, leave for, leave to, leave
        unresolved, prove impossible, resist, defeat, find no majority, find no support, find no backing, find
        no consensus, strike from, cut from, stay out of, die in, prove elusive, go down by, go down to, slip
        away, beat back, go nowhere, brush aside, find few takers, find no takers, return to the committee,
        return to the council, return to the commission, return to the working, return to the drafters,
        return to the ministers,
        send the matter to, refer the matter to, pass the matter to, move to a later,
        forward two options, adjourn until, carry over to the next,
        leave its date open, leave the date open, leave the matter open, leave the question open,
        leave the issue open, get nowhere, fall on deaf,
        put aside, put it aside, put to one side""",
    "report": """
        welcome, hail, praise, thank, congratulate, recall, regret, criticise, criticize, credit, discuss, meet,
        review, take note, note, warn, describe, estimate, predict, complain, arrive, attend, talk, exchange,
        recognise, hope, recognize, acknowledge, mention, dwell on, compare, convert, stand at, amount to,
        account for,
        represent, differ, repeat, underline, emphasise, emphasize, stress, highlight, express concern, voice,
        appreciate, commend, observe, travel, gather, visit, present, cite, lead, chair the, point to, point out,
        doubt, threaten, consider that, hold, make it possible, make it easier, make possible, vote""",
    "say": """
        say, tell, state, add, report, explain, write, believe, think, remark, answer, count, put the, see,
        argue that,
        insist that, confirm, maintain that, stress that, declare that, note that, underline that, warn that,
        assure""",
    "await": """
        expect, anticipate, await, schedule""",
    "give": """
        provide, give, host, open, invest, lend, send, supply, build, finance, fund, spend, train, take over, make,
        preside, assume, abolish, publish, pay, put, join, cut, buy, deliver, back, encourage, introduce, expand,
        cover, double, triple, contribute, make available, raise, grant, establish, create, set up, cancel, increase,
        help, ease, launch, extend, appoint, end, stop, seek, continue, support, share, simplify, reduce, organise,
        organize, hold, foot""",
}
"""Base forms; the first word of each takes the endings."""

_NOUNS: Mapping[CueKind, str] = {
    "adopt": """
        adoption of, signing of, accession, consensus on, came an agreement, decision was taken, decision was made,
        agreement was reached, decisions were taken""",
    "announce": """
        announcement of, pledge of, pledge to, promise of, promise to, offer of, offer to""",
    "propose": """
        proposal, proposals, suggestion, suggestions, recommendation, recommendations, appeal, appeals, invitation to,
        request, demand, initiative to, initiative of, idea of, idea, draft, drafts, calls for, call for""",
    "fail": """
        unable to, failure to, failure of, opposition from, without a deal, without a joint, without agreement, not
        among, without a common, without a declaration, without a decision, unsigned, unresolved, undecided, lack of
        agreement, lack of consensus, absence of agreement, absence of consensus, absence of a deal, with no joint,
        with no final, has no date, no date for, with no agreement, with no deal, with no declaration,
        with no decision, deadlock, impasse, at odds, too early, without consensus, without
        any, no seconder, not seconded, unsettled, unfinished, still expected, still open, remain open, remains open,
        remained open, remained proposals, in brackets, in square brackets, off the table,
        was taken out, were taken out, was referred to,
        were referred to, is dead, without result, without setting, without agreeing, without settling,
        without a statement, without a communiqué,
        impossible, contrary to, no agreement, no deal, no accord, no consensus, none of, neither, nothing, no
        mention, no reference, remains to be, not all the, not everything, not every, not all of, instead of a, was
        declined, were declined, been declined, without a date, without an agreement, without an accord, without a
        new date, not go ahead, not be going ahead, not take place, on ice, on hold""",
    "await": """
        due to, expected to, about to, set to, likely to, planned for, scheduled for, hopes for, prospects for""",
    "say": """
        according to""",
}
"""Nouns and other words that show a status where no verb does."""

_WISHES = """
    " under his plan, under her plan, under their plan, in his view, in her view, in their view, it is necessary,
    it is
    important, would be useful, would be worth, would be wise, would be right, considers it important, considers it
    necessary, consider it important, would like, in favour of, in favor of, would be time, it was time, is needed,
    are
    needed, yet to be discussed, under the draft, according to the draft"""
"""What stands for a verb of proposing."""

BE = word_set("is are was were be been being")
HAVE = word_set("has have had having")
MODAL = word_set("would will shall should could may might must can")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a clause that show its status: tokens `first` to `last`, half-open."""

    kind: CueKind
    form: CueForm
    first: int
    last: int


def cues_in(words: Sequence[str]) -> Iterator[Cue]:
    """The cues among the words of a clause, in order, none within another.

    Args:
        words: In lower case, marks among them.
    """
    table = _table()
    nth = 0
    while nth < len(words):
        found = next(
            (one for one in table.get(words[nth], ()) if tuple(words[nth : nth + len(one[0])]) == one[0]), None
        )
        if found is None:
            nth += 1
            continue
        phrase, kind, form = found
        if (form == "ing" and not _goes_on(words, nth, kind)) or (phrase == ("back",) and _is_adverb(words, nth)):
            nth += 1
        elif kind != "give" or _to_come(words, nth) or (words[nth] in _GIVING and words[nth - 1] in BE):
            yield Cue(kind, form, nth, nth + len(phrase))
            nth += len(phrase)
        else:
            nth += 1


_SHOWS: Mapping[CueKind, StatementStatus] = {
    "adopt": "adopted",
    "announce": "announced",
    "launch": "announced",
    "propose": "proposed",
    "fail": "failed",
}


def statuses_named(text: str) -> dict[str, StatementStatus]:
    """The verbs of a question that name what became of something, each with that status: "pitched" is proposed."""
    spoken = lower(tokens(text))
    return {
        " ".join(spoken[one.first : one.last]): _SHOWS[one.kind]
        for one in cues_in(spoken)
        if one.kind in _SHOWS and not (one.first and spoken[one.first - 1] in ARTICLES)  # "as a table"
    }


def _goes_on(words: Sequence[str], nth: int, kind: CueKind) -> bool:
    """Whether a form in "ing" acts: "are adopting", "by adopting"; "a message urging" proposes too."""
    before = words[nth - 1] if nth else ""
    return (kind == "propose" and before not in ARTICLES | {"of", "in"}) or before in BE or before == "by"


def _is_adverb(words: Sequence[str], nth: int) -> bool:
    """Whether "back" is no verb: "back in May", "come back empty"."""
    if nth and (words[nth - 1].endswith("ing") or words[nth - 1] in _BEFORE_BACK):
        return True
    return words[nth + 1 : nth + 2] in ([], ["from"], ["by"], ["to"], ["in"], ["on"], ["at"], ["into"], [","], ["."])


_BEFORE_BACK = word_set(
    "come comes came go goes went gone bring brings brought take takes took taken give gave get got put send sent pull"
)
_GIVING = word_set("sending making putting providing giving investing lending funding donating contributing")
"""After a form of "be" these announce something: "is sending two ships"."""


def _to_come(words: Sequence[str], nth: int) -> bool:
    """Whether a verb follows "will", "would" or "is to", an adverb between them at most."""
    before = [
        one for one in words[max(0, nth - 3) : nth] if not one.endswith("ly") and one not in ("also", "now", "be")
    ]
    return bool(before) and (before[-1] in ("will", "would", "shall") or before[-2:] in (["is", "to"], ["are", "to"]))


def lower(every: Sequence[Token]) -> list[str]:
    """The tokens in lower case, but for names: a word with a capital within a sentence is no verb.

    A verdict of minutes is one, though it is written in capitals: "the Council ADOPTED the agreement".
    """
    first = next((nth for nth, one in enumerate(every) if one.is_word), 0)  # it may stand behind quotation marks
    return [
        one.text.lower() if nth <= first or not one.text[0].isupper() or _is_verdict(one.text) else one.text
        for nth, one in enumerate(every)
    ]


def _is_verdict(word: str) -> bool:
    return word.isupper() and any(form == "past" for _, _, form in _table().get(word.lower(), ()))


def is_base_form(word: str) -> bool:
    """Whether a word is the base form of a verb that is listed here by itself."""
    return any(phrase == (word,) and form == "base" for phrase, _, form in _table().get(word, ()))


@cache
def _table() -> Mapping[str, tuple[tuple[tuple[str, ...], CueKind, CueForm], ...]]:
    """The cues by their first word, the longest first; of two that are alike the one listed first."""
    found: dict[str, dict[tuple[str, ...], tuple[CueKind, CueForm]]] = {}
    for kind, lines in _NOUNS.items():
        for phrase in _phrases(lines):
            found.setdefault(phrase[0], {}).setdefault(phrase, (kind, "noun"))
    for phrase in _phrases(_WISHES):
        found.setdefault(phrase[0], {}).setdefault(phrase, ("propose", "present"))
    for kind, lines in _VERBS.items():
        for verb, *rest in _phrases(lines):
            for form, word in (("base", verb), *verb_forms(verb)):
                found.setdefault(word, {}).setdefault((word, *rest), (kind, form))
    return {
        first: tuple((phrase, *read) for phrase, read in sorted(each.items(), key=lambda one: -len(one[0])))
        for first, each in found.items()
    }


def _phrases(listed_with_commas: str) -> Iterator[tuple[str, ...]]:
    return (tuple(phrase.split()) for phrase in listed_with_commas.split(","))
