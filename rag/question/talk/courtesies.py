"""How people greet, thank and take leave, before, after or instead of a question.

A courtesy is told by what every one of them has, a greeting, thanks, praise or a farewell, with nothing beside it but
the words of small talk: "cheers, exactly what i needed". So its wording is free, and a question hardly ever is one.
"""

import re
from typing import Literal

from rag.english import QUESTION_WORDS, STOPWORDS, word_set
from rag.question.talk.politeness import put_plainly

Courtesy = Literal["farewell", "thanks", "greeting"]

_WANTED = r"(?:need(?:s|ed)?|want(?:s|ed)?|(?:was|were|is|am|are) (?:looking for|after))"
_WHAT_WAS_WANTED = (
    rf"(?:what (?:i|we|(?:my|our) \w+) {_WANTED}|(?:exactly|just|precisely) (?:what|the \w+) (?:\w+ ){{1,4}}?{_WANTED})"
)
_PRAISED = r"(?:star|legend|life ?saver|hero|gem|genius|champ\w*|angel)"
_TAKEN_IN = re.compile(
    r"(?:(?:it |that |this )?makes sense|got it|i see|understood|noted|all (?:set|good|clear|done)|no worries"
    r"|(?:this|that)(?:'s| is| was) (?:all|it)|okay|ok|alright|fine|sorted)"
)
"""Says that an answer was taken in, and no more; people also begin a correction so: "ok, i meant the other one"."""
_HEADS: tuple[tuple[Courtesy, re.Pattern[str]], ...] = (
    (
        "farewell",
        re.compile(
            r"\b(?:(?:good[ -]?)?bye(?:[ -]?bye)?|see (?:you|ya)|farewell|good ?night|cya|take care|signing off"
            r"|until next time|ttyl|(?:talk|speak) (?:to you )?(?:later|soon)|have a (?:nice|good|great|lovely) \w+"
            r"|(?:gotta|got to|must|have to|need to) (?:go|run|leave|dash)"
            r"|(?:i'm|i am|we're|we are) (?:off|leaving))\b"
        ),
    ),
    (
        "thanks",
        re.compile(
            r"\b(?:thanks(?! to\b)|thank(?:ing)? (?:you|u)|thanx|thx|tnx|ty|cheers|ta|(?:much )?appreciated?|(?:much"
            r" )?obliged"
            rf"|grateful|(?:this|that|it)(?:'s| is| was)? (?:all|it) (?:from me|for (?:now|today))|{_WHAT_WAS_WANTED}"
            r"|cracking|ace|brill|mint|sweet|stellar|smashing|grand|solid|terrific|splendid|super|neat|bravo|merci|jubbly"
            r"|top[- ]notch|first[- ](?:class|rate)|do(?:es)? the (?:trick|job)"
            r"|great|perfect|excellent|awesome|brilliant|lovely|nice|cool|wonderful|fantastic|amazing|superb|impressive"
            r"|helpful|useful|well done|good (?:job|work|answers?|stuff|one|to know)|spot on|fair enough|good enough"
            r"|answers (?:it|that|my questions?)|clears (?:it|this|that|things|everything) up"
            rf"|sav(?:es?|ed|ing) (?:me|us|(?:my|our) \w+)|(?:you are|you're) an? (?:real |absolute |total )?{_PRAISED}"
            rf"|(?:you are|you're) the best|love it|{_TAKEN_IN.pattern})\b"
        ),
    ),
    (
        "greeting",
        re.compile(
            r"\b(?:hi|hello|hey|hiya|howdy|yo|sup|greetings|salaam|salam|dear (?:readout|assistant|sirs?|madam|all"
            r"|colleagues?|team|friends?)|(?:good )?(?:morning|afternoon|evening)"
            r"|good day|any(?:one|body) (?:home|there|here)"
            r"|hope (?:you|all)(?:'re| are| is)? (?:\w+ )?(?:well|good|fine|ok))\b"
        ),
    ),
)
"""What makes a text a courtesy; where it has several, the first counts."""
_NO_MORE = re.compile(
    r"\b(?:nothing|no|not|without|don't need|need) (?:anything |any )?(?:else|more|further|questions?)\b"
)
_ASKS_FOR_MORE = word_set("more further another other again each few than off such tell there here where when")
_BESIDE = (STOPWORDS - _ASKS_FOR_MORE) | word_set(
    """again lot lots bunch heaps tons load loads million much very really quite pretty so too totally absolutely
    exactly precisely just indeed right wow oh ah lol haha yes yeah yep no nope ok okay well good great today now
    then morning evening day weekend week hour hours minute minutes time while later soon tomorrow everyone
    everybody folks team all guys mate man dude friend friends sir madam readout assistant bot buddy pal you're i'm
    i've you've that's it's it'll that'll you'll there help helped helps helping answer answers answered info
    information quick fast clear clearer kind patience effort need needed needs want wanted look looking after find
    found got speedy swift prompt reply replies response
    made make making save saved lifesaver legend star hero gem genius work
    works worked job stuff thing things one everything nothing anyway
    though bit bits little super hope hoping wish im ive thats its day's don't can't couldn't better best ask asked
    for from me now's way shall be back enough explaining explained sharing finding perfectly nicely please pls"""
)
"""Words of small talk, which by themselves ask for nothing."""
_OF_WHO_TALKS = word_set("i i'm i'll i've i'd im ive my me we we're we'll our us you you've you're your")
_MAY_ASK_ON = word_set(
    """but though although however yet not no never wrong only still also too another other else more instead rather
    without except next now about regarding said say says told tell asked ask meant mean mention mentioned forgot
    forget missed missing left listed quoted need needs want wants wanted looking like prefer
    show give list find check wonder wondering
    heard read saw think thought believe guess suppose assume know understand sure question topic"""
)
"""Words of a remark that may correct the answer, doubt it or ask for more."""
_THAT_WAS_WANTED = re.compile(rf"(?:this|that|it)(?:'s| is| was) (?:\w+ )?(?:what|the \w+) (?:\w+ ){{1,4}}?{_WANTED}$")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")
_WANTS = re.compile(
    r"\b(?:need|want|wish|mean|prefer|would like|looking for|interested|give|show|send|list|tell|compare)\b"
)
"""Asks for something without a question mark: "I need the names"."""
_BREAK = re.compile(r"[.,!;:–—\n]+|\s-\s")
_REMARK_WORDS = 12
_PREPOSITIONS = word_set("in at on of from to by with about during")
_QUESTION_WORDS = frozenset((*QUESTION_WORDS, "whom", "whose"))
_ASKS_FIRST = word_set("do does did is are was were has have had can could will would may might should shall")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SENTENCE_HEAD = re.compile(r"^(?P<said>[^.!?,;:–—\n]+)(?:[.!,;:–—\n]|\s-\s)[\s.!,;:–—-]*")
_SENTENCE_TAIL = re.compile(r"(?:(?<=[?.!])\s*|(?P<clause>\s*[,;–—]\s*))(?P<said>[^.!?,;–—]+)[\s.!]*$")
_UNMARKED_HEAD = re.compile(
    rf"^(?:{_HEADS[2][1].pattern}|\b(?:thanks|thank you|thx|ty)\b)(?: (?:there|again|all|everyone|readout))*\s+"
    r"(?=(?:who|what|which|when|where|why|how|was|were|is|are|did|does|do|has|have|can|could|will|please|list|tell"
    r"|i)\b)",
    re.IGNORECASE,
)
_UNMARKED_TAIL = re.compile(r"(?<=\w) (?:thanks|thank (?:you|u)|thx|cheers)[\s.!]*$", re.IGNORECASE)

FEELINGS_WORDINGS = (
    r"^how are (?:you|u)(?: (?:today|doing))*\W*$",
    r"^(?:how(?:'s| is) it going|what'?s up|are you (?:ok|there|awake|alive))\W*$",
)


def courtesy_of(folded: str) -> Courtesy | None:
    """The courtesy that a folded text is and nothing else; None when it says or asks anything beside."""
    return _bare_courtesy(folded) or _with_remarks(folded)


def _bare_courtesy(folded: str) -> Courtesy | None:
    """The courtesy of a text that has but words of small talk beside it."""
    said = [courtesy for courtesy, heads in _HEADS if heads.search(folded)]
    if not said or ("?" in folded and said != ["greeting"]):
        return None
    rest = _NO_MORE.sub(" ", folded)
    for _, heads in _HEADS:
        rest = heads.sub(" ", rest)
    left = _WORD.findall(rest)
    first = _WORD.findall(folded)[0]
    asks = bool(left) and (left[0] in _ASKS_FIRST or not _QUESTION_WORDS.isdisjoint(left))
    if first in _PREPOSITIONS or asks or not _BESIDE.issuperset(left):
        return None
    return said[0]


def _with_remarks(folded: str) -> Courtesy | None:
    """Thanks, where a clause is praise and each other one only remarks on who talks: "perfect, my editor loves it"."""
    clauses = [clause for part in _BREAK.split(folded) if (clause := part.strip())]
    if "?" in folded or len(clauses) == 1:
        return None
    told = {one: _bare_courtesy(one) for one in clauses}
    praised = any(courtesy == "thanks" and not _TAKEN_IN.fullmatch(one) for one, courtesy in told.items())
    leaves = any(map(_takes_leave, clauses))
    return "thanks" if praised and all(courtesy or _is_remark(one, leaves) for one, courtesy in told.items()) else None


def _takes_leave(clause: str) -> bool:
    return bool(_HEADS[0][1].search(clause))


def _is_remark(clause: str, leaves: bool) -> bool:
    """Whether a clause speaks of Readout or of the person who asks, or is small talk, and neither asks nor corrects.

    Args:
        clause: In lower case.
        leaves: Whether the person takes leave, and so may say why: "i have to go now, the meeting begins".
    """
    if _THAT_WAS_WANTED.match(clause):
        return True
    said = _WORD.findall(clause)
    asks = said[0] in _ASKS_FIRST or said[0] in _PREPOSITIONS or not _QUESTION_WORDS.isdisjoint(said)
    asks = asks or not (_takes_leave(clause) or _MAY_ASK_ON.isdisjoint(said))
    talks = leaves or not _OF_WHO_TALKS.isdisjoint(said) or _BESIDE.issuperset(said)
    return len(said) <= _REMARK_WORDS and not asks and talks and not any(word.endswith("n't") for word in said)


def without_remarks(folded: str) -> str:
    """The one question of a folded text, where each sentence beside it only remarks on who talks; else the text."""
    every = [one for part in _SENTENCE_ENDS.split(folded) if (one := part.strip())]
    asking = [one for one in every if one.endswith("?")]
    beside = [one for one in every if not one.endswith("?")]
    wants = any(_WANTS.search(one) or not _QUESTION_WORDS.isdisjoint(_WORD.findall(one)) for one in beside)
    if len(asking) != 1 or wants or any(_OF_WHO_TALKS.isdisjoint(_WORD.findall(one)) for one in beside):
        return folded
    return asking[0]


def without_courtesies(text: str) -> str:
    """The text without the courtesies in front of what it says and after it; empty when it says nothing else."""
    while text:
        head, tail = _SENTENCE_HEAD.match(text), _SENTENCE_TAIL.search(text)
        if head and courtesy_of(_folded(head["said"])):
            text = text[head.end() :]
        elif tail and (told := courtesy_of(_folded(tail["said"]))) and (told != "greeting" or not tail["clause"]):
            text = text[: tail.start()]
        else:
            bare = _UNMARKED_TAIL.sub("", _UNMARKED_HEAD.sub("", text))
            bare = put_plainly(bare)
            if bare == text:
                return text
            text = bare
    return text


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())
