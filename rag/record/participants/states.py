"""States that act at a meeting, stand in a list of those who came, or stayed away."""

import re
from collections.abc import Iterator, Sequence

from rag.english import MONTHS, Mention, is_verb, tokens, word_set
from rag.record.participants.wording import (
    ABSENT,
    CLAUSE_END,
    ELSEWHERE,
    NO_ANSWER,
    NOT_INVITED,
    OBSERVER,
    STANDS_IN,
    TOOK_PART,
    UNANSWERED,
)
from rag.record.people import Naming
from rag.record.statement import cues_in
from rag.record.text import Line
from rag.record.values import Presence

_GROUPS = (
    r"(?:presidents?|leaders?|heads? of state(?: (?:and|or) government)?|heads? of government|prime ministers?"
    r"|members of parliament|parliamentarians|lawmakers|legislators|delegates|negotiators"
    r"|(?:foreign )?ministers|delegations?|representatives?|premiers?|chancellors?|envoys?|guests)"
)
_GROUP_OF = re.compile(
    rf"\b(?:[Tt]he )?{_GROUPS}(?: (?:and|or) {_GROUPS})? (?:(?:came|arrived|flew in|travelled|(?:will be"
    rf"|were) present) )?(?:of|from) (?:the )?$"
    r"|\b(?:among them|including) (?:those|the ones) (?:of|from) (?:the )?$",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"^(?: Republic| Darussalam| PDR)?\s*(?:,|and|or|,? and|,? as well as|&|plus|, and)\s*(?:(?:the )?(?:[Pp]resident"
    r"|[Pp]rime [Mm]inister) of )?(?:the )?$"
)
_ACTED = re.compile(
    r"^,?(?: (?:also|both|all|jointly|and others|again|then|for its part|formally|later))* ?(?:signed|adopted"
    r"|attend(?:ed|s)?|join(?:ed|s)?|took part|took the floor|takes? part|(?:is|are) (?:present|represented)"
    r"|was present|were present|(?:was|were|is|are) with us"
    r"|sent (?:its|an?)(?! (?:\w+ )?(?:letter|message|note)\b)"
    r"|sent (?:[a-z]+ ){0,2}(?:vice[- ]presidents|ministers|delegations|officials|envoys|ambassadors|deputies"
    r"|representatives)\b|sent (?=(?:(?:Vice|Deputy|Foreign|Prime"
    r"|Energy|Trade) )*"
    r"(?:President|Minister|Premier|Secretary|Ambassador)\b)|had (?:its|an? (?:[\w-]+ ){0,2}(?:representative"
    r"|delegate|envoy|minister))|initialled|promised|was represented|were represented|hosted|chaired"
    r"|did not sign|agreed to|agreed on|became the|took no part|opposed|spoke in its favour|criticised|resisted"
    r"|launched an? (?:\w+ ){0,3}(?:coalition|initiative|fund|alliance|partnership|call|platform|programme)"
    r"|lodged|asked for|announced (?!it would)|undertook|voiced|offered to|put its signature|was admitted"
    r"|came(?! (?:under|close|from|into|out|to (?:an?|terms))\b)|appeared|spoke(?! (?:of|about|by|with|out)\b)"
    r"|supported|backed|decided to|concluded"
    r"|pledged|will (?:hold|hand)|by (?:a|an|the|its|Prime|Foreign|External)"
    r"|responded|stressed|hoped|appealed|looked for|had the support|celebrated|and \d+ countries)\b"
)
_WATCHED = re.compile(rf"(?:,? and (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)?(?: [a-z]+){{0,3}} (?:{OBSERVER.pattern})")
"""Behind a state that only looked on: "sat in as an observer"."""
_INVITED = re.compile(
    r" (?:(?:(?:has|have) been|was|were|is|are) (?:also )?invited\b(?! to (?!attend|come|join|take part"
    r"|participate|observe|the\b)[a-z])|(?:came|attended|took part"
    r"|joined|(?:was|were|is|are) with us) as (?:a |our )?guests?\b)|, an? (?:invited )?guest,"
)
_PEOPLE_ONLY = re.compile(
    r"^(?:'s|') |^[- ](?:language|speaking|backed)|^ (?:foreign ministry|officials?|media|embassy|agency|broadcaster"
    r"|Foreign Ministry|agencies|city|government spokes)"
)
_SPEAKS_FOR_GROUP = re.compile(
    r"^, (?:speaking )?(?:for|on behalf of) (?:the )?[A-Z][^,.;]{2,60},"
    r"|^'s? delegation (?:said|announced|asked|proposed|called|supported|opposed|noted|told|stressed)\b"
)
"""What only a delegation does that is there: "Peru, for the Alliance of Small States, asked"."""
_BOYCOTTS = re.compile(r"(?:'s)? (?:had |has )?(?:boycott|suspended its participation)")
_BOYCOTTED_BY = re.compile(
    r"(?:No delegation|(?:Nobody|No one) (?:came|attended|travelled)) from (?:the )?$|boycott(?:ed)? by (?:the )?$"
)
_STAYED_AWAY = re.compile(
    r" (?:both |again )?(?:stayed away|excused (?:it|them)sel(?:f|ves)"
    r"|(?:withdrew|pulled out)(?=[.,;]| (?:on|at|hours|days|from the (?:summit|meeting|conference|talks|session))\b)"
    r"|(?:is|are|was|were) (?:absent"
    r"|not (?:present|represented|there|attending|taking part|participating))"
    r"|(?:(?:could|can) ?n[o']t|(?:was|were|is|are) unable to) (?:be (?:here|with us|present)|attend|come|travel"
    r"|take part|participate|send (?:an?|any|its|their) )|"
    r"(?:(?:had|has|have) )?(?:decided|chose|chosen)(?: \w+){0,4} not to (?:attend|come|take part|participate|send)\b"
    r"|(?:was|were|is|are) the (?:only|one) [a-z -]{3,40} (?:(?:that|which|who) (?:stayed away|did not (?:attend|come"
    r"|take part))|to (?:stay away|be absent))|informed [^.;]{2,60} that (?:it|they) would (?:be unable to|not)"
    r" (?:attend|come|take part|participate|send)|"
    r"(?:had |has |have )?informed (?:the [\w-]+|[A-Z]\w+) of (?:its|their) absence"
    r"|(?:withdrew|recalled|pulled out) (?:its|their) (?:delegation|minister|envoy|representative)s?\b"
    r"|(?:was|were|is|are|remained|stayed) (?:kept|shut|left|locked|turned) (?:out|away)\b|(?:was|were|is"
    r"|are) not (?:let in(?:to)?|admitted"
    r"|allowed)\b|(?:was|were|remained) (?:barred|excluded|suspended)\b|took no part(?=[.,:;]| in the (?:summit"
    r"|meeting|talks|session|gathering|conference))"
    r"|(?:sent|offered|tendered|conveyed|extended) (?:its |their )?(?:apologies|regrets)|cried off\b|(?:had|has"
    r"|have) not (?:confirmed|named|announced|sent|arrived|turned up)\b"
    r"|cancelled (?:on|at|in|its|because)|sent (?:nobody|no (?:one|delegation|minister|representative))"
    r"|did(?: not|n't) (?:attend|take part"
    r"|participate|send|(?:show|turn) up|join|come(?=[.,;]| (?:to|at all|because|after|as|since|owing|due|for)\b))"
    r"|skipped the (?:summit|meeting)|(?:[a-z]+ed (?:on \w+ )?to |will |would |had )?(?:shun|skip|boycott)(?:ned"
    r"|ped|ed)?"
    r" the (?:summit|meeting|gathering|talks))\b"
)
_NO_SHOW = re.compile(rf" (?:{UNANSWERED}|(?:was|were) (?:an? |the (?:only |other )?|both )?no-shows?\b)")
_WAS_INVITED = re.compile(
    r"^,? (?:(?:which|who|though|although) )?(?:(?:was|were|had been|has been|have been|had) )?(?:also |both )?"
    r"(?:invited|asked to (?:come|attend|take part)|accepted (?:the|its|their|an) invitation)[^.;]{0,40}?"
    r"(?:,? (?:but|and|yet)|,)(?: (?:it|they|both|neither))?(?= )"
)
"""Stands between a state that was asked to come and what it did then."""
_NOT_AFTER_ALL = re.compile(rf" (?:{NO_ANSWER}\b|declined\b|refused\b|{ABSENT.pattern})")
_NEITHER = re.compile(r"\b[Nn]either (?:the )?$")
_DID_NEITHER = re.compile(
    r" (?:came|attended|took part|participated|turned up|showed up"
    r"|(?:answered|replied|responded|accepted)\b[^.;]*invit\w+"
    r"|sent (?:an? )?(?:delegation|delegate|minister|representative|answer|reply)s?)\b"
)
_ENDS_LIST = re.compile(r"[,.;:)]|$| (?:and|or|because|after|again|as)\b")
_NOBODY = re.compile(r"\bNo delegation|\b(?:Nobody|No one) (?:came|attended|travelled) from")
_DELEGATION_OF = re.compile(r"\bdelegation (?:of|from) (?:the )?$")
_OF_OFFICE = re.compile(r"(?<!Republic )(?<!Kingdom )\b(?:of|from|in) (?:the )?$")
_NOT_THERE = re.compile(r"\b(?:would|will|missed|video message|Before|earlier|bilateral|photograph)\b")
_WILL_BE_THERE = re.compile(r"\bwill (?=be present\b|attend\b|take part\b)")
_BEGINS = re.compile(
    r"(?:^|[,;:] |\b(?:and|as did|as|after|while|where|with|by|but|when|Besides|again) |, )(?:[Tt]he )?"
    r"(?:(?:[A-Z][\w-]+ ){0,2}(?:Republic|Kingdom|Commonwealth|Sultanate|Principality|State) of (?:the )?)?$"
)
_ANOTHER_TIME = re.compile(rf"\bhad (?:been|signed)|\b(?:{'|'.join(MONTHS)}) 20(?:1\d|2[0-2])|bilateral|ministry")
_RELATIVE = re.compile(r"\b(?:that|which) (?:the )?(?:[A-Z]\w+ and )?$")
_ANOTHER_CLAUSE = re.compile(r"; |, (?:and|but|while|whereas) (?=(?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)* [a-z]+)")
_AS_DID = re.compile(r"\bas did\b")
_ADVERBS = word_set("also both again then later formally")
_STATES = ("propose", "support", "announce", "launch", "fail", "adopt", "alone")
"""Kinds of verbs by which a state acts at a meeting."""
_TABLED = r"(?:proposal|motion|amendment|draft(?: \w+)?|resolution|suggestion|demand|objection)s?"
_PUT_FORWARD_BY = re.compile(
    rf"\b{_TABLED} (?:[^.,;]{{0,40}}(?:tabled|submitted|put forward|made) )?(?:by|from) (?:the )?$"
)
_ITS_PROPOSAL = re.compile(rf"(?:'s?)? (?:[a-z-]+ ){{0,2}}{_TABLED}\b")


_LEADER = (
    r"(?i:(?:prime |foreign |finance |trade |energy |defence )*minister|president|chancellor|premier|leader|king|emir"
    r"|head of (?:state|government))"
)
_ITS_LEADER = re.compile(rf"(?:'s?)? (?P<office>(?:acting |interim |new )?{_LEADER})(?='s chair|,? [a-z]|[.;]|, who)")
_LEADER_OF = re.compile(rf"(?P<who>\b(?:[Tt]he )?{_LEADER}) (?:of|from) (?:the )?$")
_LEADERS_OF = re.compile(rf"(?P<who>\b(?:[Tt]he )?{_LEADER}s) of (?:the )?$")
_NEXT_LEADER = re.compile(r",? and |, ")
_EMPTY_SEAT = re.compile(r"(?::|'s?)? (?:seat|chair|place) (?:(?:was|is|stood|remained|stayed) )*(?:empty|vacant)\b")
_SEAT_FOR = re.compile(r"\b(?:seat|chair|place) (?:for|of) (?:the )?$")
_LEFT_EMPTY = re.compile(r" (?:was|is|stood|remained|stayed|were|are) (?:left )?(?:empty|vacant)\b")
_SEAT_TAKEN = re.compile(r"(?:'s?)? (?:seat|chair|place) (?:was|is) taken by\b")
_ALL_REPRESENTED = re.compile(
    r"[;,] (?:but )?(?:both|all(?: three| four| of them)?|each|they)(?: countries| states)? (?:was|were) represented\b"
)
_WHICH_CAME = re.compile(
    r", which (?:also )?(?:attended|took part|participated|came|joined|was present|was represented)\b[^,.;]*"
)
_SENT = re.compile(
    r" (?:sent )?(?:its|an?) (?:[a-z-]+ ){0,3}(?:minister|ambassador|envoy|official|delegation|deputy)\b"
)
"""Behind a state that was there, though its leader was not: "Peru sent its finance minister, Chile its ambassador"."""
_APPLIED = re.compile(r",? (?:has |had )?(?:asked|applied|wants|wanted|wished) to (?:become|join|accede|be admitted) ")
"""Behind a state that is not in it yet."""
_ASIDE = re.compile(r"^, (?:who|which|whose|by|an?|the|[a-z]+ed|[a-z]+ of)\b[^,.;]{3,90},")
_MISSING = re.compile(
    r"\b(?:who (?:did not|didn't|could not) (?:come|attend) (?:are|were|include[ds]?)"
    r"|[Mm]issing|[Aa]bsent|(?:[Tt]he )?(?:only )?[Nn]o-shows?|[Ss]tayed away|[Ss]kipped it)"
    r"(?: from (?:the )?\w+(?: \w+)?)?(?: (?:was|were|are|is))?:? (?:the )?$"
)
_NOT_HERE = re.compile(
    rf" (?:(?:was represented by|cancelled|was missing)\b|(?:has |had )?(?:{ABSENT.pattern}))|'s chair was empty"
)
_MAY_BE_ABSENT = re.compile(
    rf"{ABSENT.pattern}|{STANDS_IN.pattern}|\b(?:represented|cancelled|[Mm]issing|[Aa]bsent|chair was empty)\b"
)


def states_present(lines: Sequence[Line]) -> Iterator[tuple[Naming, str, Presence]]:
    """States in a list behind "the presidents of", and states that act."""
    for line in lines:
        text = line.text
        elsewhere = ELSEWHERE.search(text) and not TOOK_PART.search(text)
        if not (line.is_prose or line.is_title) or elsewhere or NOT_INVITED.search(text):
            continue
        named = [one for one in line.mentions if one.countries]
        for one in named:
            if came := _WHICH_CAME.match(text, one.end):
                yield Naming(line, one.start, one.end), one.countries[0], _presence(came[0], "")
        if ABSENT.search(text):
            named = [one for one in named if _SENT.match(text, one.end) or not ABSENT.search(_own_clause(text, one))]
        listed = False
        for nth, one in enumerate(named):
            follows = nth > 0 and bool(_LIST.match(text[named[nth - 1].end : one.start]))
            listed = bool(_GROUP_OF.search(text[: one.start])) or (listed and follows)
            if (listed and not _NOT_THERE.search(_WILL_BE_THERE.sub("", text))) or (
                line.is_prose and _acts(line, named, nth)
            ):
                last = named[_last_listed(text, named, nth)]
                yield Naming(line, one.start, one.end), one.countries[0], _presence(text[one.end :], text[last.end :])


def _own_clause(text: str, one: Mention) -> str:
    """The clause of a sentence in which a country is named."""
    starts = [found.end() for found in _ANOTHER_CLAUSE.finditer(text, 0, one.start)]
    ended = _ANOTHER_CLAUSE.search(text, one.end)
    return text[max(starts, default=0) : ended.start() if ended else len(text)]


def states_represented(lines: Sequence[Line]) -> Iterator[tuple[Naming, str]]:
    """States whose leaders stayed away and that others spoke for: "…; both were represented by their ministers"."""
    for line in lines:
        for one in line.mentions if line.is_prose and "taken by" in line.text else ():
            if one.countries and _SEAT_TAKEN.match(line.text, one.end - 2 * line.text.endswith("'s", 0, one.end)):
                yield Naming(line, one.start, one.end), one.countries[0]
        told = _ALL_REPRESENTED.search(line.text) if line.is_prose else None
        for one in line.mentions if told else ():
            if told and one.countries and one.end <= told.start() and not one.located:
                yield Naming(line, one.start, one.end), one.countries[0]


def _last_listed(text: str, named: Sequence[Mention], nth: int) -> int:
    """Which of the countries named ends the list that one of them stands in."""
    while nth + 1 < len(named) and _LIST.match(text[named[nth].end : named[nth + 1].start]):
        nth += 1
    return nth


def _presence(after: str, behind_list: str) -> Presence:
    """As what a state took part, by the words behind it and behind the list that it stands in."""
    if _INVITED.match(behind_list):
        return "invited"
    watched = OBSERVER.search(CLAUSE_END.split(after)[0])
    return "observer" if watched and " will " not in after[: watched.start()] else "present"


def _acts(line: Line, named: Sequence[Mention], nth: int) -> bool:
    """Whether a country, or the list that it stands in, is the subject of an act at the meeting."""
    text, first = line.text, named[nth]
    before = text[: first.start]
    if not before.rstrip(" '\"") and _SPEAKS_FOR_GROUP.match(text[first.end - 2 * text.endswith("'s", 0, first.end) :]):
        return True
    if first.text.isupper() and len(first.text) > len("USA") and not text.isupper():  # bulletins write who speaks so
        return any(is_verb(one.text) for one in tokens(text))
    if first.located or _PEOPLE_ONLY.match(text[first.end :]) or _ANOTHER_TIME.search(text) or _RELATIVE.search(before):
        return False
    last = _last_listed(text, named, nth)
    joined = nth > 0 and bool(_LIST.match(text[named[nth - 1].end : first.start]))
    begins = joined or bool(_BEGINS.search(before))
    after = _ASIDE.sub("", text[named[last].end :])
    watched = _WATCHED.match(after) or _INVITED.match(after)
    opens = nth
    while opens and _LIST.match(text[named[opens - 1].end : named[opens].start]):
        opens -= 1
    if _PUT_FORWARD_BY.search(text[: named[opens].start]) or _ITS_PROPOSAL.match(text, first.end):
        return True
    if _APPLIED.match(after) and not OBSERVER.match(text, named[last].end):
        return False
    states = _states_something(after, several=last > opens)
    sent = nth > 0 and " sent " in before and _SENT.match(after)
    return begins and bool(_AS_DID.search(before) or _ACTED.match(after) or watched or states or sent)


def _states_something(after: str, *, several: bool) -> bool:
    """Whether the words behind a subject begin with a verb of proposing, promising, deciding or rejecting."""
    words = [one.text for one in tokens(after) if one.text not in _ADVERBS]
    first = next(cues_in(words), None)
    return (
        first is not None
        and first.first == 0
        and first.form in ("past", "present", *(["base"] * several))
        and first.kind in _STATES
    )


def states_absent(lines: Sequence[Line]) -> Iterator[tuple[Naming, str]]:
    """States of which a sentence says that they stayed away, sent nobody or left an invitation without an answer.

    Not those whose leaders alone did.
    """
    for line in lines:
        named = [one for one in line.mentions if one.countries] if line.is_prose else []
        listed: list[Mention] = []
        for one in named:
            between = line.text[listed[-1].end : one.start] if listed else ""
            joins = between == " nor " or _LIST.match(between)
            listed = [*listed, one] if joins else [one]
            before = line.text[: listed[0].start]
            if _stayed_away(line.text[one.end :], before) and (
                _DELEGATION_OF.search(before) or not _OF_OFFICE.search(before)
            ):
                yield from ((Naming(line, each.start, each.end), each.countries[0]) for each in listed)


def _stayed_away(after: str, before: str) -> bool:
    """Whether the words around a list of states say that none of them came."""
    invited = _WAS_INVITED.match(after)
    behind = after[invited.end() :] if invited else _ASIDE.sub("", after)
    if invited and (but := behind.find(", but ")) > 0:
        behind = behind[but + len(", but") :]
    if _EMPTY_SEAT.match(behind) or (_SEAT_FOR.search(before) and _LEFT_EMPTY.match(behind)):
        return True
    if _STAYED_AWAY.match(behind) or _NO_SHOW.match(behind) or (invited and _NOT_AFTER_ALL.match(behind)):
        return True
    if _NEITHER.search(before):
        return bool(_DID_NEITHER.match(after))
    return bool(_MISSING.search(before)) and bool(_ENDS_LIST.match(after))


def leaders_absent(lines: Sequence[Line]) -> Iterator[tuple[Naming, str, str]]:
    """Heads and ministers without a name who stayed away or were represented: the words for them, and their country."""
    for line in lines:
        if not line.is_prose or not _MAY_BE_ABSENT.search(line.text):
            continue
        listed: list[tuple[Naming, str, str]] = []
        named = [one for one in line.mentions if one.countries]
        for nth, one in enumerate(named):
            found = _ITS_LEADER.match(line.text, one.end - len("'s")) or _ITS_LEADER.match(line.text, one.end)
            of = None if found else _LEADER_OF.search(line.text[: one.start])
            start, end = (of.start("who"), one.end) if of else (one.start, found.end("office") if found else 0)
            if together := _LEADERS_OF.search(line.text[: one.start]):
                last = named[_last_listed(line.text, named, nth)]
                start, end = together.start("who"), last.end
            if not end:
                continue
            after = CLAUSE_END.split(_ASIDE.sub("", line.text[end:], count=1))[0]
            before = line.text[:start]
            leader = Naming(line, start, end), line.as_written(start, end), one.countries[0]
            listed = (
                [*listed, leader]
                if listed and _NEXT_LEADER.fullmatch(line.text, listed[-1][0].end, start)
                else [leader]
            )
            if _MISSING.search(before) or STANDS_IN.search(before):
                yield leader
            elif _NOT_HERE.match(after):
                yield from listed
                listed = []


def boycotting_states(lines: Sequence[Line]) -> Iterator[tuple[Naming, str]]:
    """States that stayed away altogether, and not only their leaders."""
    for line in lines:
        if "boycott" in line.text or _NOBODY.search(line.text) or "suspended its" in line.text:
            for one in line.mentions:
                told = _BOYCOTTS.match(line.text[one.end :]) or _BOYCOTTED_BY.search(line.text[: one.start])
                if one.countries and told:
                    yield Naming(line, one.start, one.end), one.countries[0]
