"""Who acts in a clause: the head of its subject and those joined to it, or who is named after "by".

A pronoun stands for the one who acted last. Countries go by their usual name, persons by the full name that the
article gives first, bodies and groups ("the leaders") as they are written.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rag.english import Mention, fold, mentions
from rag.record.listed import listed
from rag.record.names import Names
from rag.record.values import Actor
from rag.types import Span

_GROUPS = (
    r"leaders|presidents|prime ministers|foreign ministers|ministers|heads of (?:state(?: and government)?|government)|parties"
    r"|participants|members?(?: states| countries)?|member states|sides|countries|states|nations|governments|delegations?"
    r"|delegates|negotiators|signatories|allies|partners|officials|experts|critics|observers|analysts|diplomats|co-chairs"
    r"|envoys|companies|economies|neighbours|lawmakers|investors|opponents|firms"
)
_BODIES = (
    r"council|bank|assembly|conference|foundation|consortium|spokes(?:man|woman|person)|king|queen|president|prime minister"
    r"|foreign minister|minister|chancellor|commission|secretary[- ]general|opposition|foreign ministry|ministry|government"
    r"|committee|parliament|secretariat|watchdog|union|emir|premier|chair(?:man|woman|person)?|company|fund|delegation|envoy"
    r"|leader|host|board|agency|official"
)
_GROUP = re.compile(
    r"\b(?P<which>(?:(?i:the|both|all|several|most|some|many|other|two|three|four|five|six|seven|eight|nine|ten) |\d+ )*)"
    r"(?P<noun>(?:(?:[A-Z][\w-]+|foreign|prime|senior|island|participating|rich|richer|poor|poorer|developing|developed|western"
    r"|opposition|regional|trade|finance|defence|health|energy|member|donor|partner|ministry|donor) ){0,3}"
    rf"(?i:{_GROUPS}))\b",
)
_BODY = re.compile(
    rf"(?<!whose )\b(?:the |a |an |his |her |its )?(?P<noun>(?:(?!whose|his|her|its)[\w'-]+ ){{0,2}}?(?:{_BODIES}))\b(?!'s|s'|(?-i: [A-Z]))",
    re.IGNORECASE,
)
_RUN = re.compile(
    r"\b(?:[Vv]on der |[Vv]on |[Vv]an |da |de |bin )?[A-Z]\w+(?:-\w+)*(?: (?:da |de )?[A-Z]\w+(?:-\w+)*)*(?='s|\W|$)"
)
_BODY_NAME = re.compile(
    r"\b(?:the |The )?((?:[A-Z][\w-]+ ){0,3}(?:Bank|Union|Commission|Council|Organization|Organisation|Agency|Fund|Committee"
    r"|Parliament|Secretariat|Assembly|Association|Federation|League|Corporation|Ministry|Forum)"
    r"(?: of (?:the )?[A-Z][\w']+(?: (?:of |and )?[A-Z][\w']+)*)?)"
)
_PRONOUN = re.compile(
    r"\b(?P<one>he|she)\b|\b(?P<they>they)\b|\b(?P<it>it)\b|\b(?P<whose>^\W*(?:his|her)\b|\b(?:his|her) (?:(?-i:[a-z]+) ){1,3}$)|\b(?P<we>we)\b",
    re.I,
)
_JOINS = re.compile(
    r"^(?:(?: of| from) (?:the )?[A-Z][\w']+(?: [A-Z][\w']+)*)?,? ?(?:and |or |nor |as well as |along with |& )?"
    r"(?:the |President |Prime Minister |Chancellor |King |[A-Z][\w']+(?:'s)? (?:President |Prime Minister )?)*$"
)
_INTRODUCTORY = re.compile(
    r"^(?:In|On|At|Under|For|During|After|Before|With|Without|From|To|By|Since|As|Besides|Apart|Unlike|Despite|Following|Of|"
    r"Among|Alongside|Through|Describing|Speaking|Meeting|While|When|Although|Though|Where|Also|Days|Earlier|Separately"
    r"|Contrary|Amid|Beyond|Ahead|According)\b"
)
_BY = re.compile(r"^.{0,40}?\bby (?:the )?")
_ROLE = re.compile(r"\b(?:president|leader|prime minister|chancellor|premier|king|emir|head of state|counterpart|host|side|delegation|government"
                   r"|foreign ministry|minister)\b", re.IGNORECASE)  # fmt: skip
_LEADING = re.compile(r"president|leader|prime minister|chancellor|premier|king|emir|head of state", re.IGNORECASE)


@dataclass(slots=True)
class Acting:
    """Who acted last, for the pronouns of what follows."""

    person: Actor | None = None
    group: tuple[Actor, ...] = ()
    thing: Actor | None = None
    known: list[str] = field(default_factory=list)

    def remember(self, actors: Sequence[Actor], persons: frozenset[str]) -> None:
        """Keep these as the last ones."""
        if len(actors) == 1 and actors[0].name in persons:
            self.person = actors[0]
        elif len(actors) > 1 or (actors and re.search(_GROUPS, actors[0].name)):
            self.group = tuple(actors)
        elif actors:
            self.thing = actors[0]


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    name: str
    kind: str


def read_actors(
    text: str, clause: Span, cue: Span, names: Names, acting: Acting, *, passive: bool, announced: bool
) -> tuple[Actor, ...]:
    """Who acts in a clause.

    Args:
        text: The article's (`rag.record.uniform`); offsets are into it.
        clause: Of the sentence, with the subject.
        cue: The verb; the words between the clause's start and it hold the subject.
        names: Of the article.
        acting: Who acted before.
        announced: Whether the one who speaks acts, rather than the one spoken of.
        passive: Whether the verb's subject is what it is done to, so that only "by" names who acts.
    """
    if passive and (by := _BY.match(text[cue[1] : clause[1]])):
        start = cue[1] + by.end()
        found = _candidates(text, (start, clause[1]), clause[1], names, acting)
        return _joined(text[start : clause[1]], start, [one for one in found if one.start < 25][:1] and found)
    if _US.match(text, cue[0]):
        return (Actor("we", (cue[0], cue[0] + 2)),)
    start = clause[0] + _introduction(text[clause[0] : cue[0]])
    subject = text[start : cue[0]]
    if passive:
        speech = _SPEECH.search(subject)
        if speech is None:
            return ()
        subject = subject[: speech.start() + 1]
    elif " that " in subject:
        inner = start + subject.rindex(" that ") + 6
        told = text[inner : cue[0]]
        found = _candidates(text, (inner, cue[0]), clause[1], names, acting)
        spoken = _candidates(text, (start, start + subject.index(" that ")), clause[1], names, acting)
        if found and not _hangs(told, found[0]) and not (announced and spoken and spoken[0].kind == "person"):
            return _joined(told, inner, found)
        subject = subject[: subject.index(" that ")]
    found = _candidates(text, (start, start + len(subject)), clause[1], names, acting)
    if found and _hangs(subject, found[0]):
        found = [found[-1]] if _stands_before_verb(subject, found[-1]) else []
    if pronoun := _PRONOUN.search(subject):
        if pronoun["we"] and '"' in subject:
            return (acting.person,) if acting.person and _HE.search(text[slice(*clause)]) else ()
        if pronoun["we"]:
            at = start + pronoun.start()
            return (Actor("we", (at, at + 2)),)
        if not found or pronoun.start() < found[0].start:
            return _meant(pronoun, acting)
    return _joined(subject, start, found)


_US = re.compile(r"[Ww]e\b")
_HE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_SPEECH = re.compile(r" (?:said|says|told|announced|reported|confirmed|wrote|added)\b")
_HANGING = re.compile(
    r"\b[a-z]\w+ (?:\w+ ){0,3}?(?:of|to|in|for|with|on|by|from|between|at|about|against|into|under)\b", re.IGNORECASE
)


def _hangs(subject: str, first: _Candidate) -> bool:
    """Whether a name only belongs to another noun before it: "deliveries to Europe", "No delegation from Ghana"."""
    return bool(_HANGING.search(subject[: first.start])) or bool(re.match(r"\W*no\b", subject, re.IGNORECASE))


def _stands_before_verb(subject: str, last: _Candidate) -> bool:
    """Whether a name ends a subject and follows no preposition: "At the close on 10 September Modi"."""
    before = subject[: last.start].rstrip().rpartition(" ")[2].lower()
    return (
        not re.search(r"\w{5}", subject[last.end :]) and last.kind in ("person", "name") and before not in _PREPOSITIONS
    )


_PREPOSITIONS = listed("of to in for with on by from between at about against into under and the")


def _meant(pronoun: re.Match[str], acting: Acting) -> tuple[Actor, ...]:
    if pronoun["one"] or pronoun["whose"]:
        return (acting.person,) if acting.person else ()
    if pronoun["they"]:
        return acting.group
    return (acting.thing,) if acting.thing else ()


def _introduction(subject: str) -> int:
    """How many characters of a clause come before its subject: "On the economy, ", "and "."""
    at = 0
    if joined := re.match(
        r"\s*(?:and|but|while|whereas|although|though|who|which|where|that|yet|or)\s+", subject, re.I
    ):
        at = joined.end()
    while _INTRODUCTORY.match(subject[at:]) and (comma := subject.find(", ", at)) >= 0:
        at = comma + 2
    return at


def _leader(country: str, names: Names, acting: Acting) -> str:
    """The president or prime minister of a country: by name where the article tells or has just named one."""
    if country in names.leaders:
        return names.leaders[country]
    return acting.person.name if acting.person and acting.person.name not in names.leaders.values() else country


def _candidates(text: str, within: Span, end: int, names: Names, acting: Acting) -> list[_Candidate]:
    """Those that a part of a text names, in order, none within another; offsets are into the part.

    Args:
        text: The article's.
        within: The part.
        end: Of the clause: what follows a word shows whether it is a name.
        names: Of the article.
        acting: Who acted before.
    """
    subject = text[slice(*within)]
    taken: list[Span] = []
    found: list[_Candidate] = []

    def free(start: int, end: int) -> bool:
        return all(end <= one or other <= start for one, other in taken)

    def take(start: int, end: int, name: str, kind: str) -> None:
        if free(start, end):
            taken.append((start, end))
            found.append(_Candidate(start, end, name, kind))

    named = [one for one in mentions(text[within[0] : end]) if one.end <= len(subject)]
    for run in _RUN.finditer(subject):
        if full := names.persons.get(fold(run.group())) or names.persons.get(fold(run.group().rpartition(" ")[2])):
            take(*run.span(), full, "person")
        elif full := names.given.get(fold(run.group())):
            take(*run.span(), full, "person")
    for one in named:
        if not one.countries and (full := _person(subject, one, names)):
            take(one.start, one.end, full, "person")
    for body in _BODY_NAME.finditer(subject):
        if len(body[1].split()) > 1 and not subject[: body.start(1)].endswith("'s "):
            take(*body.span(1), body[1], "body")
    for one in named:
        if one.countries and not one.located and not one.place:
            role = _role_after(subject, one)
            if role is None and one.text.endswith("'s") and subject[one.end :].strip():
                continue
            if role is None:
                name = "European Union" if "European Union" in one.countries else one.countries[0]
                take(one.start, one.end, name, "country")
            elif _LEADING.search(role[1]):
                take(one.start, role[0], _leader(one.countries[0], names, acting), "person")
            else:
                take(one.start, role[0], one.countries[0], "country")
    for group in _GROUP.finditer(subject):
        take(group.start("noun"), group.end(), _as_written(group), "group")
    for body in _BODY.finditer(subject):
        before = subject[: body.start()].rstrip().rpartition(" ")[2].lower()
        if before not in ("of", "to", "in", "with", "for", "by", "at"):
            take(*body.span("noun"), body["noun"][0].lower() + body["noun"][1:], "body")
    for one in named:
        if re.match(r" [A-Z]", text[within[0] + one.end :][:2]):
            continue
        if not one.countries and len(one.text) > 2 and one.words[0] not in _TEXTS:
            take(one.start, one.end, one.text, "name")
    return sorted(found, key=lambda one: one.start)


_TEXTS = listed("declaration communique treaty charter agreement statement plan middle global new")


def _as_written(group: re.Match[str]) -> str:
    which = group["which"].strip()
    written = f"{which} {group['noun']}" if which.lower() not in ("", "the") else group["noun"]
    return written[0].lower() + written[1:]


def _person(subject: str, one: Mention, names: Names) -> str | None:
    """A person's full name by how a mention writes it, a small word before it included: "von der Leyen"."""
    written = one.text
    if small := re.search(r"\b(?:von der|von|van|da|de|bin|al)[ -]$", subject[: one.start], re.IGNORECASE):
        written = small.group() + written
    return names.person(written)


def _role_after(subject: str, one: Mention) -> tuple[int, str] | None:
    """Where the office that follows a country's name ends, and the office: "the Uzbek president"."""
    role = _ROLE.match(subject, one.end + 1) or _ROLE.match(subject, one.end + 3)
    return (role.end(), role.group()) if role else None


def _joined(subject: str, offset: int, found: Sequence[_Candidate]) -> tuple[Actor, ...]:
    """The first that a subject names, and those that "and" joins to it."""
    if not found:
        return ()
    kept = [found[0]]
    for one in found[1:]:
        between = subject[kept[-1].end : one.start]
        beside = re.fullmatch(r"(?:'s)? (?:(?!and )\w+ ){0,3}", between)
        if beside and kept[-1].kind in ("country", "body", "name") and one.kind == "person":
            kept[-1] = one
        elif re.match(r" (?:of|from) ", between) and one.kind == "country" and len(between) < 10:
            kept[-1] = _Candidate(kept[-1].start, one.end, kept[-1].name, kept[-1].kind)
        elif (
            re.search(r" (?:and|or|nor) ", between) or ("," in between and one.kind not in ("body", "group"))
        ) and _JOINS.fullmatch(between):
            kept.append(one)
        else:
            break
    return tuple(Actor(one.name, (offset + one.start, offset + one.end)) for one in kept)
