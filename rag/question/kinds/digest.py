"""Questions for a summary: of a meeting, or of all that is said on a topic."""

import re

from rag.english import QUESTION_WORDS, number_words, words
from rag.question.kinds.phrasing import Phrasing

_COUNT = rf"(?:\d{{1,3}}|{'|'.join(number_words(1, 20))})"
_ORDERS = (
    r"(?:(?:give|send|write|make|draft|prepare|compose|produce|get|do)(?: me| us)?|(?:(?:i|we)(?:'d| would)? )?(?:need"
    r"|want|like))"
)
"""Begins a request for something to be written."""
LENGTH = re.compile(
    r"(?:(?:\b(?:in|as|to|within)(?: (?:about|around|at most|max(?:imum)?|no more than|under|only|just))?"
    r"|\bof (?:about|around|roughly|some|at most|up to|no more than|under)"
    r"|\b(?:max(?:imum)?\.?(?: of)?|at most|no more than|under|up to|not over|limit(?:ed)? (?:of|to))|[,:;(–—-]) "
    rf"|^(?:(?:please|pls|ok|just|only|(?:can|could) you|{_ORDERS}) )*)"
    rf"(?:{_COUNT} ?(?:or|to|-|–) ?)?(?P<count>{_COUNT}|an?)(?: (?:short|quick|brief|concise|main|key|crisp))*"
    r" (?P<unit>bullets?(?: points?)?|points?|sentences?|lines?|words?|take[- ]?aways?|paragraphs?)\b(?! lists?\b)"
    r"(?:,? (?:and )?(?:no|not) (?:more|longer)\b,?)?"
    rf"|\b(?P<short>\d{{1,2}}|{'|'.join(number_words(1, 20))})"
    r"-(?P<of>bullet(?:-point)?|point|sentence|line|word|paragraph)\b"
    r"|\b(?:as|in) bullet(?:s| points?)\b",
    re.IGNORECASE,
)
"""How long a summary is to be: "in five bullets"."""
_UP_TO_DATE = (
    r"\b(?:bring|get|catch)(?:t?ing)? (?:me|us|him|her|them|myself|(?:my|our|the) \w+) up\b(?: to (?:date|speed))?"
    r"|\bup to speed\b"
)
_ACCOUNT = (
    r"\b(?:run|walk|talk|take|lead|guide) (?:me|us) through\b|\bpaint (?:(?:me|us) )?a picture of\b"
    r"|\b(?:a|an|the) (?:\w+ )?(?:refresher|primer|long and (?:the )?short|bottom line) (?:on|about|of|from)\b"
)
_CAME_TO = r"\b(?:amount(?:s|ed)?|boil(?:s|ed)? down|c[ao]mes? down|add(?:s|ed)? up) to(?=\W*$|[,;.])"
COMMISSION = re.compile(
    rf"{_UP_TO_DATE}|{_CAME_TO}|{_ACCOUNT}"
    r"|\b(?:prepare|draft|write|compose|produce|make|give|send|put together|type up|need|want)(?: (?:me|us|up))?"
    r" (?:an?|the|one|two|half an?|1|2|some)(?:[- ](?:short|brief|quick|one|two|half|1|2|concise|crisp|little))*"
    r"[- ](?:pages?|pagers?|briefs?|briefings?|notes?|memos?|paragraphs?|summary|summaries|overview|lines)"
    r" (?:on|about|of|for|from)\b"
    r"|^(?:(?:please|an?|one|two|half an?|1|2|short|brief|quick|concise)[- ])*(?:pages?|pagers?|notes?|memos?)"
    r" (?:on|about|of)\b",
    re.IGNORECASE,
)
"""Asks to write a brief, which says nothing of what it is on: "prepare a page on"."""

_WHAT_MATTERS = r"(points?|facts?|outcomes?|results?|take[- ]?a?ways?|conclusions?|decisions?|messages?|highlights?)"
_WHO = r"(i|we|one|(my|our|the|his|her) (\w+ )?\w+)"
"""For whom something is summed up: "what should my director know about it?"."""
_DIGEST = re.compile(
    r"(?<!'s )\bsumm(ary|aries|ari[sz]e[ds]?|ing up)\b|\bsum up\b|\b(one|1)[- ]pager?\b|\bbrief(ing)?( me)?\b(?! (stop"
    r"|visit))"
    r"|\b(half a|half-a|an?|one|two|1|2)[ -]pages? (on|about|of)\b"
    rf"|{_UP_TO_DATE}|\bwhat [^?,]{{3,60}}? {_CAME_TO}"
    r"|\bwhat('s| is| was) the (\w+ )?story (out of|from|of|in|at)\b"
    r"|\b(?:overview|digest|synopsis|abstract)\b|\b(main|key|most important|major|top|chief|principal) ([\w-]+ ){0,2}?"
    rf"{_WHAT_MATTERS}\b|\btake[- ]?a?ways\b|\btell me (more|about)\b"
    r"|\bwhat happened (on \w+day |yesterday |today |there )?(at|in)\b|\btl[;:]?dr\b"
    r"|\ba (few|handful of|couple of) (short |quick )?(lines|sentences|words|bullets|bullet points)\b"
    r"|\b(short|quick|brief) (version|summary)\b|^(and |so |please |the |give me |show me )*outcomes (of|from|at)\b"
    r"|\bin a nutshell\b|\bin (brief|short)\b(?! supply)"
    r"|\b(the )?(gist|highlights|essentials|upshot)( (of|from|in|only|please)\b|\W*$|[,.;:])"
    rf"|\bwhat (do|does|should|must|would) {_WHO}( \w+)? (need|have|ought) to know\b(?! (when|where|who|how|why|if))"
    r"|\bwhat is there to know about\b"
    rf"|\bwhat (should|must) {_WHO} know\b|\bwhat (really |actually )?matters(?=\W*$)"
    r"|\bwhere (do|does|did) (these|those|all|the|all the) (\w+ )?(summits|meetings|gatherings|articles) stand on\b"
    r"|\bwhat('s| is| was)( so| most)? (important|essential|notable|noteworthy|significant|worth knowing)\b"
    r"|\b(brief|update) (my|our|the) \w+ (on|about)\b|\b(update|fill) me (in )?(on|about)\b"
    r"|\bin (a|one|two|a single) (short )?paragraphs?\b"
    r"|\brecap\b|\b(run|low)[- ]?down (of|on)\b|\b(round|wrap)[- ]?up (of|on)\b|\bcatch me up\b"
)
_WHAT_OF_IT = re.compile(
    r"^(and |so |ok |but )*what (came|comes|became) (out )?of (?![^?]*\b(on paper|in writing)\b)"
    r"(?![^?]*\b(proposals?|ideas?|plans?|calls?|requests?|demands?|talk|bids?|offers?|initiatives?|push|promises?"
    r"|pledges?|pacts?|deals?|agreements?)\b)[^,?]+\W*$"
    r"|^(and |so |ok |but )*what('s| was| is) (the |that |this )?[^,?]+? (all )?about\W*$"
    r"|^(and |so |ok |but )*how did [^?,]{3,40} go\W*$"
    r"|^[^?]{3,60}[,:;–-] *(just |but |please )*(keep it |make it )?(very )?(short|brief|quick|concise)(ly)?"
    r"( please| pls)?\W*$"
    rf"|^(?!({'|'.join(QUESTION_WORDS)})\b)[^?,]{{3,60}}? in ({_COUNT}|a|half a) (secs?|seconds?|mins?|minutes?)\b"
    r"( please| pls)?\W*$"
)
"""Asks, where a meeting is named, what it brought, or names it and says only that the answer is to be short.

What came of it on paper are its documents."""
_WHAT_CAME_OF = re.compile(
    rf"^[^?,]{{3,50}}?(?: please| pls)?[,:;–-]? (?:just |only |the )*{_WHAT_MATTERS}"
    r"(?:[, ]+(?:please|pls|only|just|quick(?:ly)?|fast|asap|short|no \w+))*\W*$"
)
"""Names a meeting and wants what came of it: "apec gyeongju outcome?", "Oslo please: results, no colour"."""
_ACROSS = re.compile(
    r"^[^?,]{3,60} (across|over|through) (all |the |your |every |these )*(summits?|meetings?|articles|library|series)\b"
    r"[\s,:;–-]*(in )?(just |very )?(short|brief|briefly|quickly)?( please| pls)?\W*$"
)
"""Names a topic and wants what all meetings say of it: "Afghanistan across all summits, short"."""
_ASKS_FOR_ELSE = re.compile(
    rf"^((and|so|please|pls|ok)\W+)*({'|'.join(QUESTION_WORDS)}|list|name|did|was|were|is|are|has|have)\b"
)
"""Opens a question that is not for a summary, however short the answer is to be."""
_TOPIC_WORDS = 3
"""A text of at most so many words without a verb of asking names a topic: "energy", "C5+1", "SCO Tianjin"."""
_ASKS = re.compile(rf"\b({'|'.join(QUESTION_WORDS)}|is|are|was|were|did|do|does|has|have|will|can|could)\b|\?")


_OTHERS_SUM_UP = re.compile(
    rf"^(?:and |so )?(?:(?:by|on|in|at|from|until|since) )?(?:{'|'.join(QUESTION_WORDS)})\b[^?]*?"
    r"\b(?:must|should|will|would|did|do|does|has|have|had|is|are|was|were|to|who|that)"
    r" (?!you\b|we\b|i\b)(?:[\w'-]+ ){0,4}?(?:sum(?:s|med|ming)? up|summari[sz]\w+|recap\w*|brief(?:s|ed)?)\b"
)
"""Asks about what others sum up: "by what date must the secretariat sum up the pledges?"."""


def asks_for_digest(asked: Phrasing) -> bool:
    """Whether it has words of summing up, and not of what others do, or asks what came of a meeting."""
    of_meeting = asked.named.meeting and _WHAT_OF_IT.search(asked.folded)
    sums_up = _DIGEST.search(asked.folded) and not _OTHERS_SUM_UP.match(asked.folded)
    if of_meeting or sums_up:
        return True
    came_of = asked.named.meeting and _WHAT_CAME_OF.match(asked.folded)
    wants = came_of or _ACROSS.match(asked.folded) or COMMISSION.search(asked.folded)
    return bool(wants) and not _ASKS_FOR_ELSE.match(asked.folded)


def says_how_long(asked: Phrasing) -> bool:
    """Whether it says only what is to be told and in how many points, sentences or words."""
    return bool(LENGTH.search(asked.folded)) and not _ASKS_FOR_ELSE.match(asked.folded)


def only_names_topic(asked: Phrasing) -> bool:
    """Whether it is a few words that ask nothing: "energy", "C5+1", "SCO Tianjin"."""
    topic = asked.folded.rstrip(" ?")
    return len(words(topic)) <= _TOPIC_WORDS and not _ASKS.search(topic)
