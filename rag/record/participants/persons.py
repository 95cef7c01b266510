"""People who took part in a meeting or stayed away, by the clauses that name them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rag.english import PAST_FORMS, TITLES, fold, is_verb, present_forms
from rag.record.participants.attendance import Attendance
from rag.record.participants.bodies import BODIES
from rag.record.participants.found_states import FoundStates
from rag.record.participants.wording import (
    ABSENT,
    CLAUSE_END,
    ELSEWHERE,
    NOT_INVITED,
    OBSERVER,
    STANDS_IN,
    TOOK_PART,
)
from rag.record.people import Naming, Person, shares_office
from rag.record.text import Line
from rag.record.values import Fact, Participant, Presence

_SPOKE = re.compile(
    r"\b(?:said|says|told|propos\w+|suggest\w+|call(?:s|ed)|announc\w+|urg\w+|warn\w+|list\w*|put|spoke|argu\w+"
    r"|added|stated|note[sd]?|welcom\w+|stress\w+|thank\w+|offer\w+|declar\w+"
    r"|pledg\w+|express\w+|described|report(?:s|ed)|launch\w+|support\w*|backed|credited|concentrated|mentioned"
    r"|insisted|favou?red|named|complained|regretted|floated|invited|pointed|promised"
    r"|unveiled|presented|press(?:ed|es)|discuss\w*|agreed|underlined|highlighted|emphasi\w+|expressed|exchanged"
    r"|reviewed|outlined|appealed|appeared|recalled|placed|passed|closed|opened|handed|hailed|denied|used|made|asked"
    r"|voiced|countered|summed|lodged|remarked|gave|answered|saw|had|read)\b"
)
_SPOKE_ITSELF = re.compile(rf"(?<!\bto ){_SPOKE.pattern}")
LONGEST_TITLE = 60
"""Characters before a name in which a verb may have it as its subject."""
_CAME = re.compile(
    r"^,?(?: who [^,.]{0,80},)?(?: who| also| both| again)* (?:came|attended|took part|chair(?:ed|s)|host(?:ed|s)"
    r"|presid(?:ed|es)|open(?:ed|s) the (?:summit|meeting|session|conference|talks)|took his place|took her place)\b"
)
_LEFT_EARLY = re.compile(
    r"(?: of (?:the )?[A-Z]\w+)? (?:had )?(?:cut (?:short )?(?:his|her|their) (?:stay|visit|trip)|flew home|flown home"
    r"|left (?:early|before the end))\b"
)
"""Behind somebody who was there, though another spoke in that person's place later."""
_HIS_ABSENCE = re.compile(r"['’]s? absence\b")
_EARLIER = re.compile(r"^,? (?:had|has) (?:said|put|been|told|announced|proposed|appealed|hoped)\b")
_INVITED = re.compile(
    r"\b(?:as (?:an? )?(?:\w+ )?(?:invited )?guests?|(?:was|were) (?:an? )?(?:\w+ )?guests?(?= (?:of|at)\b|[,.;])"
    r"|(?:was|were) (?:also )?invited(?! to (?:endorse|join|take his))"
    r"|invited guests?|at the invitation)\b"
)
_INVITED_AFTER = re.compile(r"^[^,;.]{0,20}\b(?:was|were|is) present as an invited|^[^.;]{0,40}" + _INVITED.pattern)
_GUEST_BEFORE = re.compile(
    r"\b(?:as (?:an? |our |the |its )?(?:\w+ )?guests?,?(?: of| was| were)?|[Aa]mong the (?:\w+ )?guests (?:was|were"
    r"|is|are)"
    r"|(?:^|[Tt]he |[Oo]ur )(?:\w+ )?[Gg]uests? (?:was|were|included?)) "
)
"""In front of whom a meeting received as a guest."""
_INSTEAD = re.compile(r",? (?:(?:is|was|sits|sat) in (?:his|her) (?:seat|chair)\b|(?:is|was|did|does)[.;])")
"""Behind who came when another did not: "Lund isn't coming; a deputy, Jan Falk, is."."""
_WHOSE = re.compile(r", (?:whose|which|where) [^,;]{3,100},")
_HIS_OFFICE = re.compile(r"\b(?:[Hh]is|[Hh]er) (?:[\w-]+ ){0,3}[\w-]+(?: of (?:[A-Z]\w+ ?){1,3})?,? $")
_LED = re.compile(r",? (?:(?:who|also) )*(?:led|leads|headed|heads|represented|represents) (?:the |an? )?")
_DELEGATION = re.compile(r"(?:'s?)? (?:delegation|side|team|government)\b")
_IN_SEAT = re.compile(r"[^.;]{0,40}\b(?:into|in|took|takes|occupied|occupies) (?:the )?$")
_SEAT = re.compile(r"(?:'s?)? (?:seat|chair|place)\b")
"""Behind a country in whose seat somebody sat."""
_IN_SIGHT = re.compile(
    r"(?: of (?:the )?(?:[A-Z][\w'’-]* ?)+)?(?: ?and (?:(?:[A-Z][\w'’-]*|of(?: the)?) ?)+)?,? ?"
    r"(?:(?:is|are) (?:sitting|standing|having|speaking|arriving|joking|talking|posing|shaking|walking|waiting|chatting"
    r"|greeting|smiling|chairing|hosting|attending|on (?:stage|the steps)|in the (?:hall|room))"
    r"|(?:stands?|sits?|waits?) (?:at|on|by|beside|near|next to|in the))\b"
)
"""What a live report sees somebody do."""
_NOR = re.compile(r"(?:[A-Z][A-Z ]+: )?Nor (?:is|are|was|were|did|does|has|will) (?:the )?")
_HONOURED = re.compile(r"joined|honou?r")
_THROUGH = r"through (?=(?:(?:its|their|the|[A-Z]\w+) )*(?:[Mm]inister|[Aa]mbassador|[Ee]nvoy|[Ss]ecretary)\b)"
_SENT = re.compile(
    rf"\b(?:(?:sent|sending|delegated|deputed|leaving|represented by|replaced by)\b|{_THROUGH})"
    r"(?:(?!, (?:as|since|after) |,? because )[^;.])*$"
)
_SENT_BY = re.compile(rf"[^;:.]*?(?P<verb>\b(?:(?:sent|(?:was|is) represented by|delegated)\b|{_THROUGH}))[^;:.]*$")
_STOOD_IN = re.compile(
    r",? (?:took|takes|came|stood in|stands in|sat in|represented|led|spoke|speaks|flew|flies|attended|attends|joined"
    r"|deputised|replaced|replaces|sat|steps in|stepped in)\b"
)
_IN_PLACE_OF = re.compile(r"\b(?:in|took|takes) (?:his|her|their) (?:place|stead|seat)\b")
_STANDS_IN = re.compile(
    rf"(?: of (?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*)*)?,? (?:(?:who|was|is) ){{0,2}}{STANDS_IN.pattern}"
)
_THANKED = re.compile(r"\b[Tt]hank(?:s| you)?,? (?:(?:very|so) much,? )?(?:to )?(?:dear )?(?:[A-Z]\w+ ){0,3}$")
_JOINED = re.compile(
    r"present|briefed|in attendance|with us|headed|led by|addressed|attend|took part|joined|represent|guests"
)
_NO_SUBJECT_OF_ABSENCE = re.compile(
    rf"\b(?:said|told|called|attended|that|whose|[Ww]e|[Tt]hey)\b|\"|{STANDS_IN.pattern}"
)
_WAS_REPRESENTED = re.compile(r"(?:,? of (?:the )?(?:[A-Z][\w'’-]* ?)+)?,? (?:(?:who )?(?:was|is) )represented by\b")
_NAMED_BEHIND = re.compile(r"[^,;:\"]{0,60}?(?:\b(?:was|were|is|are|included?)\b|:)")
"""Leads from the words for staying away to who did: "absent from the talks were President Lund and …"."""
_AS_DID = re.compile(r",? (?:as|and so|so) did ")
"""Behind the words for staying away: "stayed away, as did President Lund"."""
_ENDS_WITH_NAME = re.compile(r"\b[A-Z][\w'-]* $")
_BETWEEN_NAMES = frozenset(("the", "and", "of", "by", "also", "both"))
_CLAUSE_START = re.compile(
    r"[;:]|, (?:while|but|whereas|leaving|since|and sent) |\b(?:while|whereas)\b"
    r"|(?<=[a-z]), and (?=(?:[A-Z]\w+ ){2,4}(?:of (?:the )?[A-Z]\w+ )?(?:\w+ed|spoke|came|sent)\b)"
)
_IN_CHAIR_BEFORE = re.compile(r"\b(?:[Hh]ost|[Cc]hair)\w*,? (?:[A-Z]\w+ )*$")
_IN_CHAIR_AFTER = re.compile(
    r"(?!,? (?:is|was) to | will )[^.;]{0,30}\b(?:chair|presid|hosted|opened|welcomed|received|closed)"
)
_NEXT_WORD = re.compile(
    r"(?:,? of (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)?(?: and (?:[A-Z][\w'’-]*(?: of)? ?)+)?"
    r"(?:, (?!who\b)[^,.;:\"]{3,40},|, who|,)? (?:(?:did|do|does) not |(?:also|then|again|both|once|\w+ly) )*"
    r"(?P<verb>[a-z]+)\b"
)
_LONGEST_SUBJECT = 120
"""Characters between a name and the words for staying away beyond which another is their subject."""


def persons_in(
    people: Sequence[Person],
    host: str | None,
    states: FoundStates,
    attendance: Attendance,
    nor: frozenset[int],
    article_id: str,
) -> Iterator[Fact[Participant]]:
    """The people who took part or stayed away; the states that they stand for are added.

    Args:
        people: Whom the lines name.
        host: The country that the meeting was held in.
        states: Those found so far.
        attendance: The lists of who attended.
        nor: Where lines begin that go on from one about somebody who stayed away (`lines_with_nor`).
        article_id: Of the article.
    """
    away: str | None = None
    for nth, person in enumerate(people):
        told = _presence(person, attendance, nor)
        if told is None:
            continue
        presence, naming = told
        country = person.country
        if not (country or person.body) and person.office and "eneral" not in person.office:
            country = _country_by_role(naming, people[:nth], host, away)
        if presence == "absent":
            away = country
        elif state := country or (person.body if person.body in BODIES else None):
            states.add(state, presence, naming, firm=presence == "invited")
        value = Participant(person.name, "person", presence, country or person.body, person.title)
        yield Fact(value, article_id, naming.line.span(naming.start, naming.end))


def lines_with_nor(lines: Sequence[Line]) -> frozenset[int]:
    """Where the lines begin that say "Nor is Mr Lund." behind one about somebody who stayed away."""
    return frozenset(
        line.start for before, line in pairwise(lines) if _NOR.match(line.text) and ABSENT.search(before.text)
    )


def _country_by_role(naming: Naming, before: Sequence[Person], host: str | None, away: str | None) -> str | None:
    """A country that is not told: the host's for who is in the chair, that of the person somebody stands in for."""
    text = naming.line.text
    if spoken_for := _spoken_for(naming):
        return spoken_for
    if before and _follows_stand_in(naming, before[-1]):
        return before[-1].country
    if before and _HIS_OFFICE.search(text[: naming.start]):
        return before[-1].country
    if _SENT.search(text[: naming.start]) or _came_instead(text[naming.end :]):
        if (sent := _SENT_BY.search(text, 0, naming.start)) and not _CLAUSE_START.search(
            text, sent.start(), sent.end()
        ):
            told = range(sent.start(), sent.start("verb"))
            named = [one for one in naming.line.mentions if one.countries and one.start in told]
            if named:
                return next((one for one in named if not one.located), named[0]).countries[0]
        if stands := _STANDS_IN.match(text, naming.end):
            told_behind = (one for one in naming.line.mentions if one.countries and one.start >= stands.end())
            away = next((one.countries[0] for one in told_behind), away)
        if not (_SENT.search(text[: naming.start]) or _in_place_of(naming) or ABSENT.search(text)):
            return None  # "Lund spoke" says nothing of the one named before
        sender = next((one for one in reversed(before) if any(each.line is naming.line for each in one.namings)), None)
        return away if away or sender is None else sender.country
    if _IN_CHAIR_BEFORE.search(text[: naming.start]) or _IN_CHAIR_AFTER.match(text[naming.end :]):
        return host
    return None


def _follows_stand_in(naming: Naming, other: Person) -> bool:
    """Whether the words between another person and this one say that the other came for this one."""
    text = naming.line.text
    led = [one for one in STANDS_IN.finditer(text, 0, naming.start) if _names_only(text[one.end() : naming.start], "")]
    return bool(led) and any(
        one.line is naming.line
        and one.end <= led[-1].start()
        and "," not in text[one.end : led[-1].start()].strip(" ,")
        for one in other.namings
    )


def _spoken_for(naming: Naming) -> str | None:
    """The country in whose seat somebody sat, or whose delegation somebody led."""
    text = naming.line.text
    for one in naming.line.mentions:
        if one.countries and one.start >= naming.end:
            end = one.end - text[: one.end].endswith("'s") * 2
            for leads, behind in ((_IN_SEAT, _SEAT), (_LED, _DELEGATION)):
                if behind.match(text, end) and leads.fullmatch(text, naming.end, one.start):
                    return one.countries[0]
    return None


def _in_place_of(naming: Naming) -> bool:
    """Whether the words behind a name say outright that its bearer came for another."""
    text = naming.line.text
    return bool(
        _IN_PLACE_OF.search(text, naming.end) or _INSTEAD.match(text, naming.end) or _STANDS_IN.match(text, naming.end)
    )


def _presence(person: Person, attendance: Attendance, nor: frozenset[int]) -> tuple[Presence, Naming] | None:
    """Whether a person took part, by the first clause that tells; None when none does."""
    found: tuple[Presence, Naming] | None = None
    for naming in person.namings:
        clause = _clause(naming)
        if NOT_INVITED.search(clause):
            return None
        led = _NOR.match(naming.line.text) if naming.line.start in nor else None
        if led and _names_only(naming.line.text[led.end() : naming.start], "."):
            return "absent", naming
        if firm := attendance.labelled(naming) or _firm_presence(naming, clause):
            return firm, naming
        if attendance.holds(naming) or naming.speaks or _THANKED.search(naming.line.text[: naming.start]):
            return "present", naming
        if found is None and _acts_there(person, naming, clause):
            found = "present", naming
    return found


def _firm_presence(naming: Naming, clause: str) -> Presence | None:
    """What a clause says outright of somebody's presence."""
    after = naming.line.text[naming.end :]
    if _HIS_ABSENCE.match(after):
        return "absent"
    if _LEFT_EARLY.match(after) or _INSTEAD.match(after):
        return "present"
    if _is_absent(naming, clause):
        return "absent"
    if OBSERVER.search(clause):
        return "observer"
    guest = [one.end() for one in _GUEST_BEFORE.finditer(naming.line.text, 0, naming.start)]
    if guest and _names_only(naming.line.text[guest[-1] : naming.start], ",."):
        return "invited"
    if _INVITED_AFTER.match(after) and not _HONOURED.search(clause):
        return "invited"
    if _CAME.match(after) or _STANDS_IN.match(after) or _SENT.search(naming.line.text[: naming.start]):
        return "present"
    return None


def _acts_there(person: Person, naming: Naming, clause: str) -> bool:
    """Whether a clause shows somebody at the meeting, speaking or acting."""
    clause = _WHOSE.sub(",", clause)
    if "message" in clause or ELSEWHERE.search(clause) or _EARLIER.match(naming.line.text[naming.end :]):
        return False
    took_part = bool(TOOK_PART.search(clause))
    if person.office and not person.leads:
        return took_part and bool(_JOINED.search(clause))
    known = bool(person.office or person.country or person.body or len(person.namings) > 1)
    after = _WHOSE.sub("", naming.line.text[naming.end :], count=1)
    acts = _speaks(naming, clause) or _acts(after) or _IN_SIGHT.match(after)
    return took_part or (known and bool(acts))


def _speaks(naming: Naming, clause: str) -> bool:
    """Whether a verb of speaking or deciding stands behind a name, or right before it: "said President Lund"."""
    at = clause.rfind(naming.line.text[naming.start : naming.end])
    after, before = clause[at:], clause[max(0, at - LONGEST_TITLE) : at]
    return bool(_SPOKE_ITSELF.search(after) or _SPOKE_ITSELF.search(before))


def _acts(after: str) -> bool:
    """Whether the first word behind a name, and what belongs to it, is a verb: "Lund of Peru hesitated"."""
    found = _NEXT_WORD.match(after)
    verb = found["verb"] if found else ""
    return (is_verb(verb) and (verb.endswith("ed") or verb in PAST_FORMS)) or verb in present_forms()


def _is_absent(naming: Naming, clause: str) -> bool:
    """Whether a clause says that somebody stayed away, rather than who came instead."""
    told = ABSENT.search(clause)
    text = naming.line.text
    if _WAS_REPRESENTED.match(text, naming.end):
        return True
    if any(_names_only(text[one.end() : naming.start], "") for one in STANDS_IN.finditer(text, 0, naming.start)):
        return True
    if told is None or _SENT.search(text[: naming.start]) or _came_instead(text[naming.end :]):
        return False
    at = text.find(told[0])
    if naming.end <= at:
        between = text[naming.end : at]
        other = _ENDS_WITH_NAME.search(between) and not _names_only(between, ",()")
        return not (other or _NO_SUBJECT_OF_ABSENCE.search(between)) and len(between) < _LONGEST_SUBJECT
    behind = at + len(told[0])
    if leads := _NAMED_BEHIND.match(text, behind, naming.start):
        behind = leads.end()
    if as_did := _AS_DID.match(text, behind):
        return _names_only(text[as_did.end() : naming.start], "")
    takes_names = told[0] != "boycotted" and "place" not in told[0]
    return takes_names and _names_only(text[behind : naming.start], ",") and not _acts(text[naming.end :])


def _came_instead(after: str) -> bool:
    """Whether the words behind a name say that its bearer came in somebody's place."""
    return bool(_STOOD_IN.match(after) or _INSTEAD.match(after) or _STANDS_IN.match(after))


def _names_only(text: str, marks: str) -> bool:
    """Whether only names, offices and what joins them stand in a text, with no other marks than these."""
    words = re.findall(r"[\w'-]+", text)
    return not set(re.sub(r"[\w' -]", "", text)) - set(marks) and all(
        one[0].isupper() or one in _BETWEEN_NAMES or fold(one) in TITLES for one in words
    )


def _clause(naming: Naming) -> str:
    """The words of the sentence around a naming, up to where another clause has its own subject."""
    text = naming.line.text
    if shares_office(text, naming.start):
        return text
    starts = [found.end() for found in _CLAUSE_START.finditer(text) if found.end() <= naming.start]
    return text[max(starts, default=0) : naming.end] + CLAUSE_END.split(text[naming.end :])[0]
