"""Puts what somebody speaks of before a request in the place of the word by which the request points to it.

"Just transition matters to our members, so what did Baku do about it?" asks what Baku did about just transition, and
"We host a Japanese delegation. What did their prime minister offer?" asks for Japan's prime minister.
"""

import re
from collections.abc import Callable

from rag.english import (
    AUXILIARIES,
    MEETING_NOUNS,
    MONTHS,
    QUESTION_WORDS,
    STOPWORDS,
    WEEKDAYS,
    content,
    countries,
    sentence_case,
    with_article,
    word_set,
    words,
)
from rag.question.claim import asks_to_check
from rag.question.wording.granted import takes_for_granted

_POLITELY = (
    r"(?:(?:please|pls|kindly|and|so|but|then|now|(?:can|could|would|will|might) you(?: (?:please|kindly|perhaps|be so"
    r" kind as to))?|(?:may|might|can|could) (?:i|we) ask(?: you)?(?: to)?|(?:i|we)(?:'d| would| should)?"
    r" (?:be (?:\w+ )?\w+ if you (?:could|would|can)|(?:like|love|want|need)(?: you)? to(?: (?:know|ask|hear|see))?)"
    r"|(?:tell|show|remind) (?:me|us))\b[\s,]*)*"
)
_TELLS_TO = (
    r"(?:list|name|compare|summari[sz]e|sum up|set|put|give|show|explain|describe|outline|recap|brief|bring|find"
    r"|quote)\b"
)
_ASKS = re.compile(
    rf"{_POLITELY}(?:(?:{'|'.join((*QUESTION_WORDS, *AUXILIARIES))})\b|{_TELLS_TO})(?! (?:i|we|my|our)\b)",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    rf"(?P<before>[^?]{{8,240}}?)(?:[.;:!…]|\s[–—-]|[–—]|,? (?:so|and)(?=\W)|,)\s+"
    rf"(?P<ask>{_ASKS.pattern}[^?]*\?*)\s*$",
    re.IGNORECASE | re.DOTALL,
)
_ENDS = r"(?=\W*$|[,;?]| (?:in|at|on|and|during|by|from|to|there|then)\b)"
_DOES = r" (?:had|has|was|were|came|went|got|really|actually|ever|[a-z]+ed)\b"
_ON = ("about", "with", "on", "of", "for", "over", "from")
_DID = ("did", "does", "will", "has", "had", "was", "were")
_THING = re.compile(
    "|".join(
        (
            *(rf"(?<=\b{one} )(?:it|them|that|this){_ENDS}" for one in _ON),
            rf"(?<=\bto )(?:it|them){_ENDS}",
            rf"(?<=[a-z]{{4}} )(?:it|them){_ENDS}",
            *(rf"(?<=\b{one} )it\b(?= \w)" for one in _DID),
            rf"\bit(?={_DOES})",
        )
    ),
    re.IGNORECASE,
)
"""Where a request points to a thing that it does not name."""
_WHOSE = re.compile(
    r"\b(?:its|their|his|her)(?= (?:\w+ )?(?:prime minister|president|leaders?|government|minister|chancellor"
    r"|king|emir|premier|delegation|head of state)\b)",
    re.IGNORECASE,
)
_THAT_TIME = re.compile(r"\bthat (?:month|year)\b", re.IGNORECASE)
_TIME = re.compile(rf"\b(?:(?:{'|'.join(MONTHS)}) )?(?:19|20)\d\d\b")
_NEVER_MEANT = word_set(
    """i me my mine we us our ours you your he she him his her it they them their someone somebody everyone everybody
    people nobody anyone one ones who what which this that these those there thing things something lot bit
    minister boss editor chief director ambassador secretary commissioner colleague colleagues member members readers
    listeners viewers audience students student team office desk union unions federation company firm board committee
    uncle aunt mother father friend friends neighbour client clients manager teacher professor class intern newcomer
    delegation guest guests ministry department bank chamber foundation obsession subject topic priority interest job
    deputy chair head speaker staff reader listener question
    today tomorrow yesterday tonight morning afternoon evening noon week weeks month months year years day days hour
    hours minute minutes moment now lunch dinner breakfast leave holiday holidays weekend summer winter spring autumn"""
) | frozenset(day.lower() for day in WEEKDAYS)
"""Words of who asks, whom they ask for and when, of which a phrase that has one is not what a request is about."""
_FUNCTION = "|".join(
    sorted((STOPWORDS | word_set("against among across since within without via per")) - word_set("just"))
)
_WORD = rf"(?!(?:{_FUNCTION})\b)(?!\w+ly\b)[\w’'-]+"
_PHRASE = rf"(?P<it>(?:(?:the|that|this|an?|those|these) )?{_WORD}(?: {_WORD}){{0,4}}(?: of (?:the )?{_WORD})?)"
_WHOM = r"(?:to )?(?:me|us|my|our|them|the|everyone|everybody|people|many|most)\b"
_MEETING_NOUN = "|".join(one for one in MEETING_NOUNS if one != "talks")
_MEETING = re.compile(
    rf"(?:\bthe (?P<by>[A-Z]\w+) (?:held|hosted|organi[sz]ed|convened|staged|had) )?"
    rf"\b(?P<it>(?:that|the|this|an?) (?:{_WORD} ){{0,3}}?(?:{_MEETING_NOUN})\b"
    r"(?: (?:in|at) [A-Z]\w+)?"
    r"(?: (?:that )?[A-Z][\w’'-]*(?: [a-z]+){0,2}? (?:held|hosted|had|convened)"
    r"(?: with (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)?)?)"
)
_WITHIN = re.compile(r"\b(?:of|at|in|from|since|after|before|by|during) $", re.IGNORECASE)
_MATTERS = (
    re.compile(rf"\b(?:that|whether|if) {_PHRASE} (?:{'|'.join(AUXILIARIES)})\b", re.IGNORECASE),
    re.compile(
        rf"^{_PHRASE.replace('{0,4}', '{0,4}?')}(?: (?:in|of|through|with|on) (?:the )?{_WORD})?? (?:"
        rf"(?:{'|'.join(AUXILIARIES)})\b|{_WORD} (?:(?:so|very) )?(?:(?:\w+ly|much|a lot|most|more) )?{_WHOM})",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:about|on|of|with|over|regarding|concerning) {_PHRASE}", re.IGNORECASE),
    re.compile(
        rf"\b(?:i|we)(?:['’]\w+)?(?: (?:never|also|often|always|still|\w+ly|(?:\w+ )?to))? {_WORD} {_PHRASE}",
        re.IGNORECASE,
    ),
)
"""What somebody says that they care about, each in another place: "ports matter to us", "she writes on ports"."""
_ANSWERS_ITSELF = re.compile(r"\b(?:it|that|this|they|he|she)(?:['’]s| is| was| were| are) (?:the )?[A-Z]")
"""Names what the earlier turn asked for, which is not what the request points to: "I thought it was Peru"."""
_ITS_NOUN = re.compile(
    r" (?:organi[sz]ation|fund|bank|hub|cent(?:re|er)|council|agency|alliance|initiative|platform|network|corridor"
    r"|institute|university|plan|pact|facility|charter|roadmap)\b"
)
"""Ends a name in small letters: "the World Ports organisation"."""
_NAME = re.compile(r"(?<=\w )(?:the )?[A-Z][\w’'-]+(?:[ –-](?:of |the )?[A-Z][\w’'-]+)*")


def with_what_was_named(text: str, names: Callable[[str], bool]) -> str:
    """The request alone, what it points to named in it; the text as it is where it points to nothing said before.

    All that was said stays where it names something else that the request does not: "as of Oslo, does it exist?".

    Args:
        text: As it was asked.
        names: Whether words name something of the library.
    """
    if asks_to_check(text) or _ANSWERS_ITSELF.search(text):
        return text
    text = _with_the_country(text)
    found = _REQUEST.match(text)
    times = _TIME.findall(found["before"]) if found else []
    if found and len(times) == 1 and _THAT_TIME.search(found["ask"]):
        return sentence_case(_THAT_TIME.sub(times[0], found["ask"], count=1))
    points = _THING.search(found["ask"]) if found else None
    if found is None or points is None or _ASKS.match(text) or _NEVER_MEANT.isdisjoint(words(found["before"])):
        return text
    before, ask = found["before"].strip(), found["ask"]
    thing = "" if _names_subject(ask, points, names) else _thing_in(before, names)
    if not thing:
        return text
    told = f"{ask[: points.start()]}{thing}{ask[points.end() :]}"
    needed = takes_for_granted(text) or (names(before.replace(thing, " ")) and not names(ask))
    return f"{text[: found.start('ask')]}{told}" if needed else sentence_case(told)


def _with_the_country(text: str) -> str:
    """The text with the one country that it has named where it speaks of "their president", which is enough of it."""
    points = _WHOSE.search(text)
    named = {*countries(text[: points.start()])} if points else set()
    if points is None or len(named) != 1:
        return text
    told = f"{text[: points.start()]}{with_article(min(named))}'s{text[points.end() :]}"
    request = _REQUEST.match(told)
    alone = request is not None and request.start("ask") <= points.start()
    return sentence_case(request["ask"]) if request and alone else told


def _names_subject(ask: str, points: re.Match[str], names: Callable[[str], bool]) -> bool:
    """Whether a request names something that its own "it" can stand for: "when did Peru say that it would sign?"."""
    before, after = ask[: points.start()], ask[points.end() :]
    is_subject = words(before)[-1:] in [[one] for one in _DID] or re.match(_DOES, after)
    return bool(is_subject) and names(before)


def _thing_in(before: str, names: Callable[[str], bool]) -> str:
    """What is spoken of: a meeting, what somebody cares about, or else a name; empty where that is not one thing."""
    if (met := _MEETING.search(before)) and not _WITHIN.search(before[: met.start()]):
        host = countries(met["by"] or "")
        return f"{met['it']} in {with_article(host[0])}" if host else met["it"]
    told = [found for one in _MATTERS for found in one.finditer(before)]
    meant = [one for one in told if _may_be_meant(one["it"]) and content(one["it"])]
    named = [one for one in meant if names(one["it"]) or _NAME.search(f"of {one['it'].lstrip('T')}")]
    if best := next(iter((*named, *meant)), None):
        it = best["it"]
        opens = best.start("it") == 0 and it[1:2].islower() and not names(it.split()[0])
        return f"{it[0].lower()}{it[1:]}" if opens else it
    name = next((one for one in _NAME.finditer(before) if _may_be_meant(one[0])), None)
    noun = _ITS_NOUN.match(before, name.end()) if name else None
    return f"{name[0]}{noun[0] if noun else ''}" if name else ""


def _may_be_meant(phrase: str) -> bool:
    """Whether no word of a phrase is of who asks; a capital makes it part of a name: "the Lake Bank"."""
    return not any(one.lower() in _NEVER_MEANT for one in phrase.split() if one.islower())
