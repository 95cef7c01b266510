"""How people greet, thank and take leave, before, after or instead of a question.

A courtesy is told by what every one of them has, a greeting, thanks, praise or a farewell, with nothing beside it but
the words of small talk: "cheers, exactly what i needed". So its wording is free, and a question hardly ever is one.
"""

import re
from typing import Literal

from rag.english import QUESTION_WORDS, STOPWORDS, word_set
from rag.question.politeness import put_plainly

Courtesy = Literal["farewell", "thanks", "greeting"]

_WHAT_WAS_WANTED = r"what (?:i|we) (?:needed|need|wanted|want|was (?:looking for|after)|were (?:looking for|after))"
_HEADS: tuple[tuple[Courtesy, re.Pattern[str]], ...] = (
    (
        "farewell",
        re.compile(
            r"\b(?:(?:good[ -]?)?bye(?:[ -]?bye)?|see (?:you|ya)|farewell|good ?night|cya|take care|signing off"
            r"|until next time|ttyl|(?:talk|speak) (?:to you )?(?:later|soon)|have a (?:nice|good|great|lovely) \w+"
            r"|(?:gotta|got to|must|have to) (?:go|run))\b"
        ),
    ),
    (
        "thanks",
        re.compile(
            r"\b(?:thanks(?! to\b)|thank(?:ing)? (?:you|u)|thanx|thx|tnx|ty|cheers|ta|(?:much )?appreciated?|(?:much"
            r" )?obliged"
            rf"|grateful|(?:this|that|it)(?:'s| is| was)? (?:all|it) (?:from me|for (?:now|today))|{_WHAT_WAS_WANTED}"
            r"|great|perfect|excellent|awesome|brilliant|lovely|nice|cool|wonderful|fantastic|amazing|superb|impressive"
            r"|helpful|useful|well done|good (?:job|work|answers?|stuff|one|to know)|spot on|fair enough|good enough"
            r"|answers (?:it|that|my questions?)|clears (?:it|this|that|things|everything) up|saved (?:me|us)|(?:you"
            r" are|you're) an? (?:real |absolute |total )?(?:star|legend|life ?saver|hero|gem|genius|champ\w*|angel)"
            r"|(?:you are|you're) the best"
            r"|(?:it |that |this )?makes sense|got it|i see|understood|noted|all (?:set|good|clear|done)|no worries"
            r"|(?:this|that)(?:'s| is| was) (?:all|it)|love it|okay|ok|alright|fine|sorted)\b"
        ),
    ),
    (
        "greeting",
        re.compile(
            r"\b(?:hi|hello|hey|hiya|howdy|yo|sup|greetings|salaam|salam|dear readout|(?:good )?(?:morning|afternoon"
            r"|evening)"
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
    found got made make making save saved work works worked job stuff thing things one everything nothing anyway
    though bit bits little super hope hoping wish im ive thats its day's don't can't couldn't better best ask asked
    for from me now's way shall be back enough explaining explained sharing finding perfectly nicely please pls"""
)
"""Words of small talk, which by themselves ask for nothing."""
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
