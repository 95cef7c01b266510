"""What somebody says of themselves or of the day before they ask: "I have two minutes. …", "It is May 2027 now. …".

Such a sentence asks nothing and names nothing of the library, so that it would only draw the answer away. The day that
it gives is the day from which "this month" is seen.
"""

import datetime as dt
import re
from collections.abc import Callable

from rag.english import AUXILIARIES, QUESTION_WORDS, content, is_verb, moments, plain, words
from rag.question.claim import asks_to_check
from rag.question.wording import takes_for_granted

_FIRST = re.compile(r"^(?P<said>[^.!?…:\"“”]{8,140}?)(?:[.!…]+| [-–—]) +(?P<rest>\S.+)$", re.DOTALL)
_CLAUSE_OPENS = re.compile(r"^(?:before|as|since|while|because|now that|so that) (?:i|we)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    rf"(?P<said>{_CLAUSE_OPENS.pattern}[^.!?:;\"“”]{{3,100}}?)[:,–—] *"
    rf"(?P<rest>(?:and |so )?(?:{'|'.join((*QUESTION_WORDS, *AUXILIARIES))})\b.+)$",
    re.DOTALL | re.IGNORECASE,
)
"""A clause on who asks, in front of a question: "Before I rely on you today: …"."""
_SORRY = re.compile(
    r"(?P<said>(?:sorry|apologies|excuse me|forgive me|pardon) (?:to|for|if|about)\b[^.!?:;\"“”]{2,60}?)"
    r"(?:, but|,| but| –| -) +(?P<rest>\S.+)$",
    re.DOTALL | re.IGNORECASE,
)
_BEFORE_COLON = re.compile(
    rf"(?P<said>[^.!?:;\"“”]{{8,140}}): *(?P<rest>(?:and |so )?(?:{'|'.join((*QUESTION_WORDS, *AUXILIARIES))})\b.+)$",
    re.DOTALL | re.IGNORECASE,
)
"""What somebody says before a colon to lead to a question: "please tell me one thing: …"."""
_DOING = re.compile(
    r"(?P<said>(?:putting together|working on|writing|preparing|planning|drafting|updating|filling|checking|compiling"
    r"|researching|trying to \w+)\b[^.!?:;\"“”]{3,80}?)[,–—-] *"
    rf"(?P<rest>(?:and |so )?(?:{'|'.join(QUESTION_WORDS)})\b.+)$",
    re.DOTALL | re.IGNORECASE,
)
"""What somebody does, in front of a question: "updating my diary, who meets when?"."""
_TAIL = re.compile(
    r"[,;–—-]+ *(?:(?:filing|deadline|due|on air|live|publishing|print(?:ing)?|boarding|leaving|meeting|call|class)"
    r" (?:in|at|by|within) [\w: .]{1,20}|nothing fancy|no frills|keep it simple|no rush|when(?:ever)? you can|asap"
    r"|(?:(?:i|we) (?:need|want) (?:this|that|it) |(?:it's |this is )?)for (?:an?|the|my|our) (?:[\w-]+ )?(?:caption"
    r"|calendar|column|diary|timeline|box|graphic|newsletter|bulletin|story|piece|slide|memo|note|talk|speech)"
    r"|urgent(?:ly)?|it(?:'s| is) urgent|thanks in advance|cheers)[\s.!]*$",
    re.IGNORECASE,
)
"""Says at the end of a question when or how plainly it is needed."""
_LEADS = re.compile(r"\b(?:(?:one|an?other|a|my|first|last|quick|simple) )+(?:question|thing)\b|\btell me\b")
_IN_FRONT = (_FIRST, _CLAUSE, _SORRY, _BEFORE_COLON, _DOING)
_OF_THE_ASKER = re.compile(r"\b(?:i|i'm|i've|i'd|we|we're|we've|my|our)\b|^(?:sorry to|apologies|excuse|forgive)\b")
_OF_ONE_UNNAMED = re.compile(
    r"^(?:sorry,? |and |but )?(?:never (?:used|tried|done|seen|heard)\b|just (?:started|joined|arrived|got|landed"
    r"|trying|checking|curious)\b|still (?:working|writing|waiting|learning|drafting)\b|new (?:here|to this)"
    r"|(?:my )?first time|in a (?:hurry|rush)|on (?:deadline|air|the phone|my (?:phone|way))|short (?:on|of) time"
    r"|running late|(?:a )?quick (?:one|question)|no time"
    r"|(?:working|writing|preparing|drafting|filing|editing|researching|asking|putting|planning|updating|filling"
    r"|compiling|trying)\b"
    r"|(?:need|want) (?:this|it|that|them) (?:for|by|before|in|asap|now|today|tonight|quickly|urgently)"
    r"|(?:it's|it is|this is|that's) (?:\w+ )?for (?:my|our|an?|the|tomorrow|tonight|today)\b"
    r"|for (?:my|our|a|the) (?:\w+ ){0,2}(?:column|story|article|piece|paper|speech|note|memo|boss|editor|minister"
    r"|class|thesis|talk|programme|show|bulletin|briefing|slides?|report|book|calendar|caption|diary|timeline|graphic"
    r"|box|table|wiki)\b)"
)
"""Who asks without "I": "never used this before", "need this for a column"."""
_AM = re.compile(r"\b(?:i|we)'(?:m|re|ve)\b")
_OF_THE_DAY = re.compile(
    r"^(?:(?:so|and|ok|now|well)\W+)*(?:it(?:'s| is)|today(?:'s| is)|now is|we(?:'re| are) (?:now )?in|suppose (?:it"
    r"|today) is"
    r"|assume (?:it|today) is|imagine (?:it|today) is|let's say it(?:'s| is))\b"
)
_TELLS_TO = re.compile(r"^(?:please|pls|give|send|list|name|tell|show|compare|make|write|find|brief|summari[sz]e)\b")
_ORDERS = re.compile(r"\b(?:give|list|compare|brief|summari[sz]e|check|table|bullets?|points?|sentences?|lines?)\b")
_SAYS = re.compile(r"\b(?:read|heard|saw|told|says?|said|think|thought|believe|draft|wrote|written|claims?)\b")
"""Says where what follows is from, so that both belong together."""
_WHO_READS = (
    r"(?:the |a )?(?:minister|boss|editor|chief|director|ambassador|secretary|commissioner|students?|readers?|audience"
    r"|listeners|viewers) (?:reads?|needs?|wants?|will|has|have|is|are|insists?|likes?|leaves?|asked)\b"
)
"""For whom an answer is: "minister reads it in the car"."""
_LAST = re.compile(
    rf"^(?P<rest>.*[.!?]) +(?P<said>(?:(?:and )?(?:I|We|My|Our)\b|{_WHO_READS}|(?={_OF_ONE_UNNAMED.pattern[1:]}))"
    r"[^.!?\"“”]{4,100}"
    r"[.!]*)\s*$",
    re.DOTALL | re.IGNORECASE,
)
_SOURCES_DIFFER = re.compile(
    r"^(?P<rest>[^?]{10,}\?) +(?P<said>(?:(?:because|as|since) )?(?:(?:two|three|some|several|both|all)(?: of)? )?"
    r"(?:my|our) (?:\w+ )?(?:sources?|articles|reports|notes|papers|accounts|texts|drafts)"
    r" (?:all |both )?(?:contradict|disagree|differ|diverge|conflict|do(?:n['’]t| not) agree)\b[^.!?]*[.!]*)\s*$",
    re.IGNORECASE | re.DOTALL,
)
"""Tells behind a question why it is asked: "Two of my sources contradict each other."."""
_ASKS_FOR = re.compile(
    r"\b(?:need|want|like|love|prefer|mean|meant|ask(?:ed|ing)?|about|only|just|also|know|wonder|write|use"
    r"|quote|print|interested|looking|care|must|can|may|could|should)\b"
)
"""In a sentence on the asker: it asks for something, or how the answer is to be."""
_WORK = re.compile(
    r"^(?:(?:hi|hello|so|ok|well|today|currently)\W+)*(?:i|we)(?:'m|'re|'ve| am| are| have)?(?: (?:just|now|currently"
    r"|been|have|has|need|want|got|must|to))* "
    r"(?:(?:study|survey|research|cover)(?:ing)?|(?:prepar|writ|draft|compil|research|work|put(?=t?ing))(?:e|t?ing)?"
    r"(?: on| up| together)?(?: (?:an?|the|my|our|some) (?:[\w-]+ ){0,3}?(?:notes?|papers?|briefs?|briefings?|memos?"
    r"|speech|articles?|reports?|pieces?|essay|thesis|study|dossier|points|chapter|blog|post|overview|presentation"
    r"|lecture)(?: for (?:[\w-]+ ){1,3}?[\w-]+)?)? (?:on|about|regarding|concerning))"
    r" (?P<on>[^.!?]{3,90})[.!] +(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""Says what the answer is for: "I am preparing a note on Ada Lund. What did she propose?"."""
_WHOSE = re.compile(r"['’]s? (?:[\w-]+ ){0,2}[\w-]+$")
_STANDS_FOR = re.compile(r"\b(?:(?P<of>his|their|its|her(?= [a-z]))|he|she|they|them|him|it)\b", re.IGNORECASE)
_WHAT_WAS = re.compile(
    r"^(?:and |so )?what (?:was|were|did|has|have)\b[^?]*?\b(?:agreed?|decided?|adopt(?:ed)?|said|say|promised?"
    r"|pledged?|announced?|proposed?|signed?|done|do)\b(?! (?:on|about|for|to|with|against)\b)",
    re.IGNORECASE,
)
"""Asks what was done, and says nothing of what it was on."""
_WHAT_IS_TOLD = re.compile(
    r"^(?:and |so )?what (?:do|does|did|have|has|can|could) (?:(?:the|your|these|those) )?(?:articles?|texts?"
    r"|reports?|sources?|library|collection|pieces|stories|coverage|you|it|they)(?: \w+)??"
    r" (?:report|say|tell|have|hold|offer|contain|mention|show|give|got)(?: (?:me|us))?"
    r"(?: (?:on|about) (?:it|this|that))?(?=\W*$)",
    re.IGNORECASE,
)
"""Asks what there is, and says nothing of on what."""
_ABOUT_IT = re.compile(r" (?:on|about) (?:it|this|that)$", re.IGNORECASE)
_INCLUDED = re.compile(r",? ([^,]+?),? (?:too|included|as well)$", re.IGNORECASE)


_STATED = re.compile(
    r"^(?P<said>[^?]{8,240}?(?:[.!…:]+|,))\s+(?:(?:now|so|then|and|answer)\b[\s,:]*)*"
    rf"(?P<rest>(?:(?:in|at|by|on|to|from) )?(?:{'|'.join((*QUESTION_WORDS, *AUXILIARIES))})\b[^?.!]{{8,}}\?)\s*$",
    re.DOTALL | re.IGNORECASE,
)
_NAMES = re.compile(r"\b(?:[A-Z]|(?=\w*\d)\w)[\w'’-]*")
_POINTS = re.compile(
    rf"{_STANDS_FOR.pattern}|\b(?:that|this|those|these|there|then|else|others?|same|first|second|third|last|former|latter"
    r"|rest|remaining|both|neither|right|true|correct)\b",
    re.IGNORECASE,
)
"""In a question that leans on what is said before it, or asks whether that is so."""


def without_preamble(text: str, adds: Callable[[str, str], bool]) -> str:
    """The text without the sentences, or the clause, that only tell of the person who asks, or of the day.

    Args:
        text: As it was asked.
        adds: Whether what is said before or after the rest names something of the library that the rest needs.
    """
    text = _for_a_work(text, adds)
    while not asks_to_check(text) and (
        found := next(filter(None, (_led(one.match(text), adds) for one in _IN_FRONT)), None)
    ):
        text = found["rest"]
    return _without_what_is_stated(_without_afterword(text, adds), adds)


def _repeats(said: str, rest: str) -> bool:
    """Whether a question has half of its words, a name among them, from what is stated before it, and points to none.

    "The talks will be in Bergen. Where will the talks be?": whatever is stated, the question is answered without it.
    """
    asked, told = {*content(rest)}, {*content(said)}
    names = {word for name in _NAMES.findall(rest) for word in words(name)}
    return not _POINTS.search(rest) and bool(names & told) and 2 * len(asked & told) >= len(asked)


def _without_what_is_stated(text: str, adds: Callable[[str, str], bool]) -> str:
    """The question at the end of a text, where all that is stated before it says only what it asks."""
    found = _STATED.match(text)
    if found is None or asks_to_check(text) or takes_for_granted(text) or adds(found["said"], found["rest"]):
        return text
    return found["rest"] if _repeats(found["said"], found["rest"]) else text


def _for_a_work(text: str, adds: Callable[[str, str], bool]) -> str:
    """The question of somebody who says on what they write, with that in it where the question leans on it."""
    found = _WORK.match(plain(text))
    if found is None:
        return text
    rest = text[-len(found["rest"]) :]
    name = _WHOSE.sub("", found["on"].strip())
    if told := _WHAT_IS_TOLD.match(rest):
        on = _INCLUDED.sub(r", including \1", found["on"].strip())
        return f"{_ABOUT_IT.sub('', told[0])} about {on}?"
    if pointing := _STANDS_FOR.search(rest):
        whose = "'s" if pointing["of"] else ""
        return f"{rest[: pointing.start()]}{name}{whose}{rest[pointing.end() :]}"
    if adds(name, "") and not {*words(name)} & {*words(rest)}:
        return text if adds(rest, "") else f"{rest.rstrip(' ?.')}, {name}?"
    if adds(name, ""):
        return rest
    asks = _WHAT_WAS.match(rest)
    return f"{rest[: asks.end()]} on {name}{rest[asks.end() :]}" if asks else rest


def _without_afterword(text: str, adds: Callable[[str, str], bool]) -> str:
    """The text without a last sentence that only tells of the person who asks: "Who chaired it? I file in ten."."""
    if not asks_to_check(text):
        text = _TAIL.sub("", text)
    if (differ := _SOURCES_DIFFER.match(text)) and not adds(differ["said"], differ["rest"]):
        return differ["rest"]
    found = _LAST.match(text)
    if found is None or asks_to_check(text) or adds(found["said"], found["rest"]):
        return text
    folded = plain(found["said"]).casefold()
    asks = not _OF_ONE_UNNAMED.match(folded) and any(one.search(folded) for one in (_ASKS_FOR, _ORDERS, _SAYS))
    return text if asks else found["rest"]


def _led(found: re.Match[str] | None, adds: Callable[[str, str], bool]) -> re.Match[str] | None:
    """What was found, where what it says in front tells only of who asks, or of the day."""
    if found is None:
        return None
    leads = found.re is _SORRY or (found.re is _BEFORE_COLON and _leads(found["said"], found["rest"], adds))
    return found if leads or _is_preamble(found["said"], found["rest"], adds) else None


def _leads(said: str, rest: str, adds: Callable[[str, str], bool]) -> bool:
    """Whether words before a colon say only that a question comes, and nothing of how it is to be answered."""
    folded = plain(said).casefold()
    of_the_asker = bool(_LEADS.search(folded) or _OF_THE_ASKER.search(folded))
    return of_the_asker and not (_ORDERS.search(folded) or _SAYS.search(folded) or adds(said, rest))


def day_said(text: str) -> dt.date | None:
    """The day that a text gives as its own: "It's the first week of October 2026 now."; None where it gives none."""
    for sentence in re.split(r"(?<=[.!?]) +", plain(text)):
        if _OF_THE_DAY.match(sentence.casefold()):
            for one in moments(sentence):
                if one.year and one.month:
                    return dt.date(one.year, one.month, min(one.day or 1, 28))
    return None


def _is_preamble(said: str, rest: str, adds: Callable[[str, str], bool]) -> bool:
    """Whether what is said before the rest tells only of who asks or of the day.

    It can say what the work is on, where the rest names that again.
    """
    folded = plain(said).casefold()
    if _OF_THE_DAY.match(folded) and day_said(said):
        return True
    unnamed = bool(_OF_ONE_UNNAMED.match(folded))
    if _TELLS_TO.match(folded) or _SAYS.search(folded) or not (unnamed or _OF_THE_ASKER.search(folded)):
        return False
    is_clause = bool(_CLAUSE_OPENS.match(folded)) or any(map(is_verb, words(folded))) or bool(_AM.search(folded))
    return (unnamed or is_clause) and not adds(said, rest)
