"""Those whom a part of a clause names and who may act in it: persons, countries, bodies, groups."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rag.english import STOPWORDS, Mention, countries, fold, mentions, number_words, word_set
from rag.record.people.names import Names
from rag.types import Span

CandidateKind = Literal["person", "country", "body", "group", "name"]

_PARTICIPANTS = (
    r"leaders|presidents|(?:prime |foreign )?ministers|heads of (?:state(?: and government)?|government)|parties"
    r"|participants|members?(?: states| countries)?|sides|countries|states|nations|governments|delegations?|delegates"
    r"|negotiators|signatories"
)
GROUPS = (
    rf"{_PARTICIPANTS}|allies|partners|officials|experts|critics|observers|analysts|diplomats|co-chairs|envoys"
    r"|companies|economies|neighbours|lawmakers|investors|opponents|firms|individuals|foundations|groups|activists"
    r"|protesters|demonstrators|rebels|militants|troops|authorities|prosecutors|lawyers|attorneys|judges|senators"
    r"|legislators|republicans|democrats|conservatives|residents|scientists|researchers|academics|economists|banks"
    r"|organi[sz]ations|agencies|unions|campaigners|insurgents|commanders|mediators|hostages|ambassadors|governors|chiefs"
    r"|mayors|advis[eo]rs|aides|insiders|farmers|workers|voters|sources|speakers|authors|donors|lenders|creditors"
)
_COUNTED = rf"the|both|all|several|most|some|many|other|{'|'.join(number_words(2, 12))}"
_DESCRIBED = (
    r"[A-Z][\w-]+|foreign|prime|senior|island|small|smaller|large|larger|landlocked|coastal|neighbouring|central bank"
    r"|agriculture|environment|interior|justice|transport|education|labour|economy|rail|culture|development|digital"
    r"|water|participating|rich|richer|poor|poorer|developing|developed|country|western"
    r"|opposition|regional|trade|finance|defence|health|energy|member|donor|partner|ministry"
)
_ONE_OF_GROUP = (
    r"country|party|delegate|negotiator|participant|signatory|expert|critic|observer|analyst|diplomat|lawmaker"
    r"|prosecutor|lawyer|judge|senator|source|adviser|aide|activist|researcher|commander|representative|author|speaker|economist|protester|spokes(?:man|woman|person)"
)
_OFFICES = (
    r"council|bank|assembly|conference|foundation|consortium|spokes(?:man|woman|person)|king|queen|president"
    r"|mayor|(?<!central bank )governor|kingdom|crown prince|sultan|pope"
    r"|prime minister|foreign minister|minister|chancellor|commission|secretary[- ]general|opposition|foreign ministry"
    r"|ministry|government|committee|parliament|secretariat|watchdog|union|emir|premier|(?:co-|vice-)?chair(?:man|woman|person)?"
    r"|company|fund|delegation|envoy|leader|host|board|agency|official|alliance|bloc|coalition|administration|plenary"
    r"|(?<=[Tt]he )(?:contact|working|drafting) group|(?<=[Tt]he )group|task ?force"
)
_COMMON = re.compile(
    rf"(?:its|their|his|her|no|{_COUNTED}|{_DESCRIBED.partition('|')[2]}|{GROUPS}|{_OFFICES})\b", re.IGNORECASE
)
_GROUP = re.compile(
    rf"(?<![\w-])(?:(?P<which>(?:(?i:{_COUNTED}) |\d{{1,3}} )*)(?P<noun>(?:(?:{_DESCRIBED}) ){{0,3}}(?i:{GROUPS}))"
    rf"|(?P<one>(?i:an?|one|another|each) )(?P<single>(?:(?:{_DESCRIBED}) ){{0,3}}(?:{_ONE_OF_GROUP})))\b(?!['’-])"
)
_EVERYONE = re.compile(
    rf"(?:they|(?:(?:the|all|both|participating|{'|'.join(number_words(2, 19))}|\d{{1,3}}) )*(?:{_PARTICIPANTS}))",
    re.IGNORECASE,
)
_NO_PART = "whose|his|her|its|of|to|in|no|new|from|for|by|with|on|at|that|and|the|said"
_OFFICE = re.compile(
    r"(?<!whose )\b(?:the |a |an |his |her |its )?"
    rf"(?P<noun>(?:(?!(?:{_NO_PART})\b)[\w'-]+ ){{0,2}}?(?:{_OFFICES}))\b(?!'s|s'|(?-i: [A-Z]))",
    re.IGNORECASE,
)
_BODIES = (
    "Bank|Union|Commission|Council|Organization|Organisation|Agency|Fund|Committee|Parliament|Secretariat|Assembly"
    "|Association|Federation|League|Corporation|Ministry|Forum|Department|Institute|Group|Alliance|Coalition|Board"
    "|Chamber|Panel|Conference|Congress|Authority|Foundation|Cent(?:er|re)|Network|Movement|Command|Office|Court|Tribunal|Trust|Society|University|Senate|Army|group"
)
_SEATS = r"(?:White House|Downing Street|Pentagon)(?! (?:readout|statement|summary|fact sheet|transcript|document)s?\b)"
_NUMBERED = r"G-\d{1,3}(?:(?: and |/)(?i:China))?\b"
"""Groups of states whose number a hyphen parts from the letter, such as the G-77/China."""
_OF_STATE = re.compile(r"(?:Department|Congress)$")
"""Acts for its country, where that is named with it."""
_BODY = re.compile(
    rf"\b((?:(?:[A-Z][\w-]+|U\.N\.) ){{1,3}}(?:{_BODIES})(?: of (?:the )?[A-Z][\w']+(?: (?:of |and )?[A-Z][\w']+)*)?"
    rf"|(?:{_BODIES}) (?:of|for) (?:the )?[A-Z][\w']+(?: (?:of |and )?[A-Z][\w']+)*|{_SEATS}|{_NUMBERED})"
)
_STAFF = re.compile(r"(?:'s)? (?:administration|government|cabinet|team|aides?|advis[eo]rs?|allies|officials)\b")
"""Behind a person's name: it is they who act."""
_EUROPEANS = re.compile(rf" (?i:{GROUPS})\b")
_PARTY_OR_SYMBOL = re.compile(r"[DRI]-[A-Z][\w. ]*|(?=.*\d)[^ ]*/[^ ]*")
"""An American party with its state, as in "D-Ohio", and the symbol of a document."""
_CAPITALS = re.compile(r"(?:The |the )?(?P<name>[A-Z][A-Z&'-]+(?: (?:A|[A-Z][A-Z&'-]+)){2,})(?![\w'])")
_IS_NAME = re.compile(r"...|[A-Z]\d")
"""Long enough for a name: three letters, or a letter with a number, such as G7."""
_RUN = re.compile(
    r"\b(?:[Vv]on der |[Vv]on |[Vv]an |da |de |bin )?[A-Z]\w+(?:-\w+)*(?: (?:da |de )?[A-Z]\w+(?:-\w+)*)*(?='s|\W|$)"
)
_SMALL_BEFORE = re.compile(r"\b(?:von der|von|van|da|de|bin|al)[ -]$", re.IGNORECASE)
_LEADER = re.compile(r"(?:president|leader|prime minister|chancellor|premier|king|emir|head of state)\b", re.IGNORECASE)
_OF_COUNTRY = re.compile(
    r"(?:president|leader|prime minister|chancellor|premier|king|emir|head of state|counterpart|host|side|delegation"
    r"|government|foreign ministry|minister)\b",
    re.IGNORECASE,
)
_PREPOSITIONS = word_set("of to in with for by at")
_PEOPLES = word_set("africans asians arabs europeans")
"""Of a continent: they act as no body, and are no name."""
_OF_TEXTS = word_set("declaration communique treaty charter agreement statement plan middle global new")


@dataclass(frozen=True, slots=True)
class PossibleActor:
    """One who is named at these characters of a part of a clause."""

    start: int
    end: int
    name: str
    """A person's full name, a country's usual one, a body or group as it is written."""
    kind: CandidateKind


def possible_actors(text: str, within: Span, end: int, names: Names, last_person: str | None) -> list[PossibleActor]:
    """Those that a part of a text names, in order, none within another; offsets are into the part.

    Args:
        text: The article's (`rag.record.text.uniform`).
        within: The part.
        end: Of the clause: what follows a word shows whether it is a name.
        names: Of the article.
        last_person: Who acted last, for "the Uzbek president" where no name goes with that.
    """
    part = text[slice(*within)]
    whole = text[within[0] : end]
    named = [one for one in mentions(whole) if one.end <= len(part)]
    kept: list[PossibleActor] = []
    for found in (
        _in_capitals(part),
        _persons(part, named, names),
        _bodies(part, named),
        _countries(part, named, names, last_person),
        _groups(part),
        _offices(part),
        _others(whole, named),
    ):
        kept.extend(one for one in found if all(one.end <= each.start or each.end <= one.start for each in kept))
    return sorted(kept, key=_place)


def is_everyone(name: str) -> bool:
    """Whether an actor's name stands for those who met as a whole: "the leaders", "both sides", "member states"."""
    return bool(_EVERYONE.fullmatch(name))


def _place(one: PossibleActor) -> int:
    return one.start


def _in_capitals(part: str) -> Iterator[PossibleActor]:
    """A body that a bulletin writes in capitals where it speaks: "CLIMATE ACTION NETWORK said"."""
    if not part.isupper() and (found := _CAPITALS.match(part)) and not countries(found["name"]):
        yield PossibleActor(*found.span("name"), found["name"], "body")


def _persons(part: str, named: Sequence[Mention], names: Names) -> Iterator[PossibleActor]:
    for run in _RUN.finditer(part):
        if fold(run.group()) in STOPWORDS:
            continue
        last = run.group().rpartition(" ")[2]
        known = names.persons.get(fold(run.group())) or names.persons.get(fold(last))
        if full := known or names.given.get(fold(run.group())):
            yield _person_or_staff(part, *run.span(), full)
    for one in named:
        small = _SMALL_BEFORE.search(part[: one.start])
        if not one.countries and (full := names.person(f"{small.group() if small else ''}{one.text}")):
            yield _person_or_staff(part, one.start, one.end, full)


def _person_or_staff(part: str, start: int, end: int, full: str) -> PossibleActor:
    staff = _STAFF.match(part, end)
    if staff is None:
        return PossibleActor(start, end, full, "person")
    name = re.sub(r"^(?:The|Some|Several|Many|Other) ", "", part[start : staff.end()])
    return PossibleActor(start, staff.end(), name, "body")


def _bodies(part: str, named: Sequence[Mention]) -> Iterator[PossibleActor]:
    for body in _BODY.finditer(part):
        state = any(one.countries and (one.start, one.end) == body.span(1) for one in named)
        of_state = state or (_OF_STATE.search(body[1]) and countries(body[1]))
        if not of_state and not part[: body.start()].endswith("'s ") and not part.startswith("'s", body.end()):
            yield PossibleActor(*body.span(1), re.sub(r"^The ", "", body[1]), "body")


def _countries(part: str, named: Sequence[Mention], names: Names, last_person: str | None) -> Iterator[PossibleActor]:
    for one in named:
        before = part[: one.start].strip()
        if re.match(r" dollars?\b", part[one.end :]) or (one.text == "European" and _EUROPEANS.match(part, one.end)):
            continue
        if not one.countries or one.located or (one.place and before and not before.endswith(" and")):
            continue
        country = "European Union" if "European Union" in one.countries else one.countries[0]
        office = _OF_COUNTRY.match(part, one.end + 1)
        if office is None:
            if not (one.text.endswith("'s") and part[one.end :].strip()):
                yield PossibleActor(one.start, one.end, country, "country")
        elif _LEADER.match(office.group()):
            yield PossibleActor(one.start, office.end(), *_leader(country, names, last_person))
        else:
            yield PossibleActor(one.start, office.end(), country, "country")


def _leader(country: str, names: Names, last_person: str | None) -> tuple[str, CandidateKind]:
    """The president or prime minister of a country: by name where the article tells or has just named one."""
    if country in names.leaders:
        return names.leaders[country], "person"
    if last_person and last_person not in names.leaders.values():
        return last_person, "person"
    return country, "country"


def _groups(part: str) -> Iterator[PossibleActor]:
    for group in _GROUP.finditer(part):
        if group["one"]:
            yield PossibleActor(group.start("single"), group.end(), group["single"], "body")
            continue
        which = group["which"].strip()
        written = f"{which} {group['noun']}" if which.lower() not in ("", "the") else group["noun"]
        yield PossibleActor(group.start("noun"), group.end(), _uncapitalised(written), "group")


def _offices(part: str) -> Iterator[PossibleActor]:
    for office in _OFFICE.finditer(part):
        if part[: office.start()].rstrip().rpartition(" ")[2].lower() not in _PREPOSITIONS:
            yield PossibleActor(*office.span("noun"), _uncapitalised(office["noun"]), "body")


def _others(whole: str, named: Sequence[Mention]) -> Iterator[PossibleActor]:
    """Other names, such as companies'; not those of a document: "the Almaty Declaration"."""
    for one in named:
        of_more = re.match(r" [A-Z]", whole[one.end : one.end + 2])
        of_text = one.words[0] in _OF_TEXTS | _PEOPLES or _PARTY_OR_SYMBOL.fullmatch(one.text)
        whose = whole[one.start : one.end].endswith("'s") and whole[one.end :].strip()
        if not one.countries and not of_more and not whose and not of_text and _IS_NAME.match(one.text):
            yield PossibleActor(one.start, one.end, one.text, "name")


def _uncapitalised(written: str) -> str:
    """In small letters where it only opens a sentence: "Foreign ministers", but "NATO members"."""
    if not _COMMON.match(written) or re.match(r"[A-Z]\w*'s ", written):
        return written
    return written[0].lower() + written[1:]
