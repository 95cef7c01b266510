"""Judges claims by their evidence: by the record and by figures first, then by what each sentence says.

The sentence that bears a claim out, or that says the contrary, is not always the nearest, so the nearest few are each
judged, all their clauses encoded in one pass. A claim is borne out only if one sentence, or neighbours together, say
all of it.
"""

import re
from collections.abc import Mapping, Sequence, Set

from rag.answering.asked import Asked
from rag.answering.evidence import ClaimEvidence, evidence_for, meetings_of, quoted, sentence_at
from rag.answering.judged import Judged
from rag.answering.on_record import on_record
from rag.answering.rarity import weighed
from rag.answering.said import REFUSES, denies, gives, in_common, said_in, stems_of
from rag.claims import Checked, Cited, ClaimFault
from rag.english import (
    DECIDED_STEMS,
    MODALS,
    agrees,
    clauses,
    comparable,
    countries,
    differs,
    is_verb,
    listing,
    mentions,
    same,
    stem,
    tokens,
    words,
)
from rag.question import Meeting
from rag.record import Statement
from rag.types import Span

_JUDGED = 4
"""Sentences that are judged one by one."""
_AS_NEAR = 0.35
"""A sentence that is less near than the first by more than this is not about the claim."""
_AS_MUCH = 0.8
"""Of the share of a claim's words that the nearest has, one that decides instead of it must have."""
_POOLED = 3
"""Sentences that may bear out a claim together, if they stand together."""
_REASONS = 2
_READ = 2
"""So many claims that nothing decides are read as questions, each as long as a question takes."""
_IN_OTHER_WORDS = 1
"""So many words of a claim may be missing where its figure and all its other words are given."""
_BEFORE = 2
"""So many sentences before one may name what it only points to: "the crisis"."""
_MOSTLY = 0.6
"""0-1: the parts of a sentence that refuse nothing have so much of what it shares with a claim that they bear out."""

_OTHER_VALUE = re.compile(r"^the quote says .+, the claim (?:says|of) ")
_IN_BEING = re.compile(
    r"\b(?:running|operat(?:es|ing|ional)|in (?:place|force|operation)|under way|functioning|exists?|up and running)\b"
)
_INTENDED = re.compile(
    r"\b(?:would|seek|sought|plan(?:s|ned)? to|hope[sd]? to|intend(?:s|ed)? to|consider(?:ed|ing)?)\b"
)
_OF_A_CLAIM = 0.3
"""0-1: the part of a sentence that denies a claim has at least so much of its words, by rarity."""
_CONSENSUS = re.compile(r"\bwithout (?:a )?(?:vote|objections?|dissent|changes?)\b", re.IGNORECASE)
"""Says how something was agreed, and denies nothing else."""
_OTHER_NAME = re.compile(r"^the quote says (.+), the answer says (.+)$")
_FROM_AFAR = re.compile(
    r"\b(?:by video(?: link)?|sent (?:a )?(?:recorded |video )+(?:messages?|address)|online|(?:was|were) represented by"
    r"|stayed away|did not (?:travel|come|attend)|was absent)\b"
)
_CAME_THERE = re.compile(r"\b(?:came|attended|travell?ed|went|flew|in person)\b")
_OF_A_VERB = re.compile(r"^the quotes? do(?:es)? not (?:say|deny)\b")
"""A fault of what was done, not of who, where or how much; the sentence may still deny the claim."""
_SAYS_OF = re.compile(r"^the quote says this of ")
_HEDGE = re.compile(
    r"(?:(?:more|less|fewer) than|at (?:least|most)|as (?:many|much) as|up to|[\w-]+)\s+$", re.IGNORECASE
)
_SAID = re.compile(r'["“][^"”]*["”]')
_TELLS = "wrote|reported|said|put|counted|described|placed|named|spoke|referred|gave"
_ACCOUNTS = re.compile(rf"\b(?:{_TELLS})\b.*,? (?:while|whereas|but) (?:the )?[A-Z][\w’' -]{{1,40}}? (?:{_TELLS})\b")
"""A sentence that sets one account against another: "Azernews wrote that …, while Trend referred to …"."""


def judge_claims(claims: Sequence[str], asked: Asked) -> list[Judged]:
    """The verdict on each claim of a text."""
    of_claims = meetings_of(claims, asked)
    evidence = evidence_for(claims, of_claims, asked)
    found: dict[int, Judged] = {}
    for nth, (claim, every) in enumerate(zip(claims, evidence, strict=True)):
        if not every:
            found[nth] = Judged(claim, "not in the library", (), ())
        elif decided := (
            on_record(claim, of_claims[nth] or _meeting_of(every[0], asked), every[0], asked)
            or _counted_otherwise(claim, every)
        ):
            found[nth] = decided
    left = [nth for nth in range(len(claims)) if nth not in found]
    meetings = [
        of_claims[nth] or (_meeting_of(every[0], asked) if every else None) for nth, every in enumerate(evidence)
    ]
    near = {nth: _near(evidence[nth]) for nth in left}
    found.update(_by_sentences(claims, near, meetings, asked))
    open_ = [nth for nth, one in sorted(found.items()) if one.verdict in ("not borne out", "not in the library")]
    for nth in open_[:_READ]:
        found[nth] = _read_again(claims[nth], found[nth], meetings[nth], asked)
    return [found[nth] for nth in range(len(claims))]


def _by_sentences(
    claims: Sequence[str], near: Mapping[int, Sequence[ClaimEvidence]], meetings: Sequence[Meeting | None], asked: Asked
) -> dict[int, Judged]:
    """The verdicts on some of the claims by the sentences near to each, alone and together."""
    beside = {nth: [one for one in every if one is every[0] or one.is_beside(every[0])] for nth, every in near.items()}
    pairs = [
        *(
            Cited(claims[nth], [text], [one.heading])
            for nth, every in near.items()
            for one in every
            for text in _readings(one)
        ),
        *(Cited(claims[nth], *_pooled(every)) for nth, every in beside.items()),
    ]
    checked = iter(asked.checker.check_each(pairs, by_phrase=False))
    singly = {nth: [(one, [next(checked) for _ in _readings(one)]) for one in every] for nth, every in near.items()}
    pooled = {nth: next(checked) for nth in near}
    found = {}
    for nth in near:
        every = []
        for one, readings in singly[nth]:
            plainer = [_without_names(said, claims[nth], one, meetings[nth], asked) for said in readings]
            every.append((one, next((said for said in plainer if said.verdict == "supported"), plainer[0])))
        found[nth] = _decided(claims[nth], every, beside[nth], pooled[nth], asked)
    return found


def _readings(one: ClaimEvidence) -> tuple[str, ...]:
    """A sentence with the one it leans on, and by itself: what that other one says is not always meant."""
    return (one.said,) if one.said == one.text else (one.said, one.text)


def _read_again(claim: str, judged: Judged, meeting: Meeting | None, asked: Asked) -> Judged:
    """The verdict by the sentences that would answer the claim as a question, where they tell more."""
    known = {(one.article_id, one.span) for one in judged.evidence}
    told = [one for one in quoted(claim, meeting, asked)[:_JUDGED] if (one.article_id, one.span) not in known]
    if not told:
        return judged
    again = _by_sentences([claim], {0: told}, [meeting or _meeting_of(told[0], asked)], asked)[0]
    return again if again.verdict != "not borne out" or not judged.evidence else judged


def _near(every: Sequence[ClaimEvidence]) -> list[ClaimEvidence]:
    return [one for one in every[:_JUDGED] if one.nearness >= every[0].nearness - _AS_NEAR]


def _pooled(near: Sequence[ClaimEvidence]) -> tuple[list[str], list[str]]:
    """What sentences say together, and the headings of their articles."""
    return [one.said for one in near[:_POOLED]], [*dict.fromkeys(one.heading for one in near[:_POOLED])]


def _meeting_of(evidence: ClaimEvidence, asked: Asked) -> Meeting | None:
    """The meeting that the sentence's article is about."""
    return next((one for one in asked.catalogue.meetings if evidence.article_id in one.article_ids), None)


def _decided(
    claim: str,
    every: Sequence[tuple[ClaimEvidence, Checked]],
    together: Sequence[ClaimEvidence],
    pooled: Checked,
    asked: Asked,
) -> Judged:
    """The verdict of the sentence that decides: the nearest if it does, else one that bears out, else one against."""
    verdicts = [_judged(claim, one, checked, asked) for one, checked in every]
    first = verdicts[0]
    if first.verdict in ("borne out", "told differently", "only proposed"):
        return first
    nearest = every[0][0]
    given = gives(claim, f"{nearest.said} {nearest.heading}")
    others = [
        verdict
        for (one, _), verdict in zip(every[1:], verdicts[1:], strict=True)
        if one.shared >= _AS_MUCH * nearest.shared or gives(claim, f"{one.said} {one.heading}") > given
    ]
    if first.verdict != "wrong" or _OTHER_VALUE.search(first.reasons[0]):
        for verdict in ("borne out", "told differently"):
            if better := next((one for one in others if one.verdict == verdict), None):
                return better
        near = together[:_POOLED]
        spoken = _contradicted(claim, nearest, asked) or _undecided(claim, nearest, asked)
        supported = pooled.verdict == "supported" and not spoken
        if len(near) > 1 and supported and not set.intersection(*(set(one.unsaid) for one in near)):
            needed = _needed(claim, near)
            if not any(_refused(claim, one, asked) or _denied(claim, one.text, asked) for one in needed):
                return Judged(claim, "borne out", (), tuple(needed))
    if first.verdict == "wrong" and not _SAYS_OF.search(first.reasons[0]):
        return first
    against = [
        one
        for one in others
        if one.verdict == "only proposed"
        or (one.verdict == "wrong" and not (given and _OTHER_VALUE.search(one.reasons[0])))
    ]
    return min(
        [*against, first], key=lambda one: one.verdict == "not borne out" or bool(_SAYS_OF.search(one.reasons[0]))
    )


def _judged(claim: str, one: ClaimEvidence, checked: Checked, asked: Asked) -> Judged:
    """The verdict of one sentence."""
    return _borne_out(claim, one, asked) if checked.verdict == "supported" else _against(claim, checked, one, asked)


def _borne_out(claim: str, first: ClaimEvidence, asked: Asked) -> Judged:
    """A claim that the checker finds in a sentence, unless that speaks against it, says only part or is disputed."""
    if objection := _contradicted(claim, first, asked) or _undecided(claim, first, asked):
        return objection
    if first.unsaid:
        if context := _named_before(claim, first, asked):
            return Judged(claim, "borne out", (), (first, context))
        return Judged(claim, "not borne out", (f"the quote does not say {_listed(first.unsaid)}",), (first,))
    return _disputed(claim, first, asked) or Judged(claim, "borne out", (), (first,))


def _contradicted(claim: str, first: ClaimEvidence, asked: Asked) -> Judged | None:
    """What a sentence with the claim's words says against it."""
    if _denied(claim, first.text, asked):
        return Judged(claim, "wrong", ("the quote denies it",), (first,))
    if against := _refused(claim, first, asked) or _from_afar(claim, first):
        return Judged(claim, "wrong", (f"the quote says “{against}”",), (first,))
    if _speaks_against(claim, first):
        return Judged(claim, "not borne out", ("the quote says otherwise of it",), (first,))
    if other := _of_another(claim, first, asked):
        return Judged(claim, "not borne out", (f"the quote says this of {other}",), (first,))
    if denies(claim) and not denies(first.said):
        return Judged(claim, "not borne out", ("the quote does not deny it",), (first,))
    if other_year := _other_year(claim, first):
        return Judged(claim, "wrong", (other_year,), (first,))
    return None


def _undecided(claim: str, first: ClaimEvidence, asked: Asked) -> Judged | None:
    """What the sentence only proposes or intends, where the claim says that it was decided or done."""
    statement = _statement_of(first, asked)
    said = stems_of(first.text)
    decided = stems_of(claim) & DECIDED_STEMS
    as_done = bool(_IN_BEING.search(claim)) or bool(decided and not decided & said)
    if statement and statement.status == "proposed" and as_done and not denies(claim):
        return _only_proposed(claim, statement, first)
    intended = (statement and statement.status == "announced") or _INTENDED.search(first.text)
    if decided and intended and not DECIDED_STEMS & said:
        return Judged(claim, "not borne out", ("the quote does not say that it was decided",), (first,))
    return None


def _from_afar(claim: str, first: ClaimEvidence) -> str | None:
    """How somebody took part who, the claim says, came."""
    if not _CAME_THERE.search(claim) or _FROM_AFAR.search(claim):
        return None
    told = [found[0] for part in _parts_naming(claim, first.text) if (found := _FROM_AFAR.search(part))]
    return told[0] if told else None


def _parts_naming(claim: str, text: str) -> list[str]:
    """The clauses of a sentence that name who or what the claim is about: a name before its verb."""
    verb = next((token.start for token in tokens(claim) if is_verb(token.text)), 0)
    subject = claim[:verb]
    own = {*words(subject), *(country for one in mentions(subject) for country in one.countries)}
    parts = [_SAID.sub(" ", text[start:end]) for start, end in clauses(text)]
    found = []
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        named = [one.end for one in mentions(part) if own & {*one.countries, *one.words}]
        if named:
            acts = any(is_verb(token.text) for token in tokens(part) if token.start >= named[0])
            found.append(part if acts else f"{part}{following}")  # "A of B | and C of D sent word"
    return found


def _other_year(claim: str, first: ClaimEvidence) -> str | None:
    """The year that the sentence gives, where the claim gives one that stands only in the article's heading."""
    theirs = said_in(first.said).moments
    if any(agrees(one, theirs) for one in said_in(claim).moments):
        return None
    for mine in said_in(claim).moments:
        if mine.month is None and theirs and not agrees(mine, theirs):
            other = differs(mine, theirs)
            return f"the quote says {other.text}, the claim says {mine.text}" if other else None
    return None


def _named_before(claim: str, first: ClaimEvidence, asked: Asked) -> ClaimEvidence | None:
    """The sentence before one that gives a figure of the claim, if it names all that this one only points to."""
    before = asked.library.sentence_before(first.article_id, first.span[0])
    if before is None or not gives(claim, first.said):
        return None
    context = sentence_at(first.article_id, (before.start, before.end), asked)
    left = [word for word in first.unsaid if stem(word) not in context.stems]
    return context if len(left) <= _IN_OTHER_WORDS else None


def _counted_otherwise(claim: str, every: Sequence[ClaimEvidence]) -> Judged | None:
    """The sentence that gives another figure of the same things, where none gives the claim's."""
    for mine in said_in(claim).figures:
        theirs = [(one, other) for one in every for other in said_in(one.text).figures if comparable(mine, other)]
        if any(same(mine, other) for _, other in theirs):
            continue
        alike = [(in_common(mine, claim, other, one.text), -nth) for nth, (one, other) in enumerate(theirs)]
        shared, nth = max(alike, default=(0, 0))
        if shared:
            one, other = theirs[-nth]
            hedge = _HEDGE.search(one.text[: other.start]) if other.hedge else None
            told = f"{hedge[0] if hedge else ''}{other.text}"
            return Judged(claim, "wrong", (f"the quote says {told}, the claim says {mine.text}",), (one,))
    return None


def _needed(claim: str, near: Sequence[ClaimEvidence]) -> list[ClaimEvidence]:
    """Of sentences that bear out a claim together, the first and those that say what the ones before do not."""
    needed = [near[0]]
    for one in near[1:]:
        so_far = " ".join(each.said for each in needed)
        figured = gives(claim, f"{so_far} {one.text}") > gives(claim, so_far)
        if figured or {stem(word) for each in needed for word in each.unsaid} & said_in(one.text).stems:
            needed.append(one)
    return needed


def _disputed(claim: str, first: ClaimEvidence, asked: Asked) -> Judged | None:
    """The accounts, where what bears the claim out is itself told differently."""
    if _ACCOUNTS.search(first.text):
        return Judged(claim, "told differently", (), (first,))
    for one in asked.record.disagreeing_with(first.article_id, *first.span):
        others = [side for side in one.sides if side.span and not _within(side.span, first.span)]
        if one.aspect == "account" and others:
            told = [sentence_at(side.article_id, side.span, asked) for side in others if side.span]
            return Judged(claim, "told differently", (), (first, *told))
    return None


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] < outer[1]


def _against(claim: str, checked: Checked, first: ClaimEvidence, asked: Asked) -> Judged:
    """What stands against a claim that is not borne out."""
    statement = _statement_of(first, asked)
    by_kind: dict[str, list[str]] = {}
    for fault in checked.faults:
        if _is_of_the_heading(fault, first):
            continue
        kind = "absent" if _is_of_names(fault.reason) else fault.kind
        by_kind.setdefault(kind, []).append(fault.reason.replace("the answer", "the claim"))
    if by_kind.keys() == {"undecided"} and len(checked.reasons) == 1 and statement and statement.status == "adopted":
        return _borne_out(claim, first, asked)  # the record reads more of the sentence than its verb
    proposed = statement is not None and statement.status == "proposed"
    if "proposed" in by_kind or (proposed and stems_of(claim) & DECIDED_STEMS and "contrary" not in by_kind):
        return _only_proposed(claim, statement if proposed else None, first)
    only_verbs = all(_OF_A_VERB.match(reason) for reasons in by_kind.values() for reason in reasons)
    if only_verbs and (objection := _contradicted(claim, first, asked) or _undecided(claim, first, asked)):
        return objection
    if "contrary" in by_kind:
        return Judged(claim, "wrong", tuple(by_kind["contrary"][:_REASONS]), (first,))
    if _denied(claim, first.text, asked):
        return Judged(claim, "wrong", ("the quote denies it",), (first,))
    other = {one.reason for one in checked.faults if _is_of_the_heading(one, first)}
    silent = [_named_not(one) or one.replace("the answer", "the claim") for one in checked.reasons if one not in other]
    return Judged(claim, "not borne out", tuple(silent[:_REASONS]) or ("no quote says all of it",), (first,))


def _is_of_names(reason: str) -> bool:
    """Whether a fault sets a name against another that need not stand in its place; a country stands for a country."""
    told = _OTHER_NAME.match(reason)
    if told is None or any(said_in(one).figures or said_in(one).moments for one in told.groups()):
        return False
    return not all(map(countries, told.groups())) and told[1][:1].isupper()


def _named_not(reason: str) -> str:
    return f"the quotes do not name {reason.rpartition(', the answer says ')[2]}" if _is_of_names(reason) else ""


def _only_proposed(claim: str, statement: Statement | None, first: ClaimEvidence) -> Judged:
    by = listing([one.name for one in statement.actors if one.name[:1].isupper()]) if statement else ""
    return Judged(claim, "only proposed", (f"by {by}",) if by else (), (first,))


def _without_names(
    checked: Checked, claim: str, first: ClaimEvidence, meeting: Meeting | None, asked: Asked
) -> Checked:
    """What was found but for names that need not stand in the sentence.

    These are the meeting's, which its articles do not use ("COP29", "the C5+1"), and names that the sentences before
    give to what this one points to, unless they are of who acts in the claim.
    """
    spoken = asked.catalogue.naming_words([meeting.summit]) | {*words(meeting.place or "")} if meeting else frozenset()
    verb = next((token.start for token in tokens(claim) if is_verb(token.text)), 0)
    before = said_in(_before(first, asked)).stems if checked.faults else frozenset()

    def is_held(fault: ClaimFault) -> bool:
        text = claim[fault.start : fault.end]
        acts = fault.start < verb or claim[: fault.start].endswith(" by ")
        return _names(text, spoken, fault) or (not acts and _names(text, before, fault))

    own = [one for one in checked.faults if not is_held(one)]
    dropped = {one.reason for one in checked.faults} - {one.reason for one in own}
    reasons = tuple(one for one in checked.reasons if one not in dropped)
    return Checked(checked.verdict if reasons else "supported", reasons, tuple(own))


def _before(first: ClaimEvidence, asked: Asked) -> str:
    """The sentences before it, which may name what it points to."""
    told = ""
    start = first.span[0]
    for _ in range(_BEFORE):
        if one := asked.library.sentence_before(first.article_id, start):
            start = one.start
            told = asked.library.cut(first.article_id, start, first.span[0])
    return told


def _names(text: str, known: Set[str], fault: ClaimFault) -> bool:
    spelt = [word.rstrip("0123456789") for word in words(text.removesuffix("'s"))]
    return fault.kind == "absent" and any(spelt) and all({word, stem(word)} & known for word in spelt if word)


def _is_of_the_heading(fault: ClaimFault, first: ClaimEvidence) -> bool:
    """Whether only the heading says otherwise, such as the edition of this meeting for a claim on the next."""
    says = fault.reason.partition("the quote says ")[2].partition(", the answer")[0].removesuffix(" of this")
    return bool(says) and says in first.heading and says not in first.said


def _listed(unsaid: Sequence[str]) -> str:
    return listing([f"“{word}”" for word in unsaid[:3]], "or")


def _refused(claim: str, first: ClaimEvidence, asked: Asked) -> str | None:
    """The words by which a sentence refuses what is claimed: the rest of it says little of the claim."""
    refuses = REFUSES.search(first.text)
    if refuses is None or denies(claim):
        return None
    weights = weighed(stems_of(claim), asked.library)
    rest = [first.text[start:end] for start, end in clauses(first.text) if not denies(first.text[start:end])]
    said, kept = stems_of(first.text) & weights.keys(), stems_of(" ".join(rest)) & weights.keys()
    little = sum(weights[one] for one in kept) < _MOSTLY * sum(weights[one] for one in said)
    return refuses[0] if little else None


def _speaks_against(claim: str, first: ClaimEvidence) -> bool:
    """Whether the part of a sentence that names what the claim is about denies something, which the claim does not."""
    naming = _parts_naming(claim, first.text)
    return not denies(claim) and bool(naming) and all(map(denies, naming))


def _of_another(claim: str, first: ClaimEvidence, asked: Asked) -> str | None:
    """Who acts in the part of a sentence that says what is claimed, where the claim says it of another named there."""
    verb = next((token.start for token in tokens(claim) if is_verb(token.text) or token.text in MODALS), 0)
    mine = [one for one in mentions(claim) if one.end <= verb]
    parts = [first.text[start:end] for start, end in clauses(first.text)]
    if len(mine) != 1 or len(parts) < 2:
        return None
    weights = weighed(stems_of(claim[mine[0].end :]), asked.library)
    telling = max(parts, key=lambda part: sum(weights.get(one, 0.0) for one in stems_of(part)))
    own, theirs = set(mine[0].countries or mine[0].words), mentions(telling)
    if not theirs or own & {word for one in theirs for word in (*one.countries, *one.words)}:
        return None
    elsewhere = any(own & {*one.countries, *one.words} for one in mentions(first.text))
    begins = next((token.start for token in tokens(telling) if is_verb(token.text) or token.text in MODALS), 0)
    acts = theirs[0].end <= begins and bool(theirs[0].countries) == bool(mine[0].countries)
    return theirs[0].text.removesuffix("'s") if elsewhere and acts else None


def _denied(claim: str, quote: str, asked: Asked) -> bool:
    """Whether the quote denies what is claimed: the part of it with the claim's rarest word has a denial."""
    weights = weighed({one for one in stems_of(claim) if not any(map(str.isdigit, one))}, asked.library)
    if denies(claim) or not weights:
        return False
    parts = [_SAID.sub(" ", quote[start:end]) for start, end in clauses(quote)]
    nearest = max(parts, key=lambda part: sum(weights.get(one, 0.0) for one in stems_of(part)), default="")
    rarest = max(weights, key=lambda one: weights[one])
    shared = stems_of(nearest) & weights.keys()
    enough = sum(weights[one] for one in shared) >= _OF_A_CLAIM * sum(weights.values())
    return enough and (rarest in shared or len(shared) > 1) and denies(_CONSENSUS.sub(" ", nearest))


def _statement_of(evidence: ClaimEvidence, asked: Asked) -> Statement | None:
    """What the record read from the sentence; of several the one that is no mere report."""
    inside = [
        one.statement
        for one in asked.record.of([evidence.article_id])
        if one.statement.span[0] <= evidence.span[0] < one.statement.span[1]
    ]
    return next((one for one in inside if one.status != "reported"), inside[0] if inside else None)
