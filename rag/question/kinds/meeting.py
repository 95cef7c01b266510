"""Questions on a meeting itself: when and where it was, who came, who chaired it, when the next one is."""

import re

from rag.question.kinds.phrasing import Phrasing

_MEETING = re.compile(
    r"\bwho (else )?(came|(showed|turned) up|attended|took part|participated|was (there|present|absent|missing|at)"
    r"|were (there|present|absent)|chaired|chairs|hosted|hosts|presided|stood in"
    r"|was in the chair|took the chair|skipped|stayed (away|(at )?home)|sent (nobody|no[- ]one)"
    r"|(did|could)( not|n't) (come|attend|make it|go|show)"
    r"|(was|were)( not|n't) (in|at|there|here|present|among))\b"
    r"|\bwho('s| is| are)? (missing|absent)\b|\babsen(t|tees?|ces?)\b"
    r"|\bwhich (countries|presidents|leaders|states)\b.*"
    r"\b(came|(showed|turned) up|attend\w*|took part|participat\w*|were (there|present)|skip\w*|miss(ed|ing)?"
    r"|boycott\w*|stay(ed)? (away|(at )?home)|sent (nobody|no[- ]one)|absent|(was|were)(n't| not))\b"
    r"|\b(when|where)('s| is| was| were| will| did| does)\b.*\b(summit|meeting|held|take place|took place|conference"
    r"|forum|talks|gathering|session|next)\b|\bcalendar\b|\bhow many (points|articles|paragraphs|pages)\b"
    r"|\bnumber of (points|documents|articles)\b|\bhow many (documents|texts|countries|states|leaders|presidents)\b"
    r"|\bcoming up\b|\b(summits|meetings|conferences)\b.*\b(coming|ahead|planned|scheduled)\b"
    r"|\b(coming|upcoming|future|forthcoming|next|further) (\w+ )?(meetings|summits|sessions|conferences)\b"
    r"|\b(when|where)\b.*\b(do|does|will) (they|[\w' +-]{0,40}?\b(leaders|members|presidents|ministers|heads))( all)?"
    r" meet (again|next|after|in future)\b"
    r"|\belse\b.*\bto host the next\b"
    r"|\bnext (summit|meeting|session)\b|\bmeetings\b.*\bannounced\b|\bparticipants\b|\bupcoming (summit|meeting)s\b"
    r"|\bhow (long|many days) (did|was|were)\b.*\b(summit|meeting|session|conference|forum|talks)\b"
    r"|^(are there |is there |have )?any (\w+ ){0,3}(summits|meetings|conferences)\b.*"
    r"\b(planned|scheduled|announced|coming|ahead|due|expected)\b"
    r"|\b(stand|stands|standing|sat|fill|filled|step|stepped) in for\b|\bstand-?ins?\b|\bdeputi[sz]ed for\b"
    r"|\bwho\b.*\binstead(?: of|\W*$)|\b(?:take|took|taken|fill|filled) [\w'’-]+['’]s? (?:place|seat|shoes)\b"
    r"|\bcover(?:ed|ing) for\b"
    r"|\bwho\b.*\b(?:by video|video link|remotely)\b|\bhosts? (each|every|all|what)\b"
    r"|\bin the place of\b|\brepresented\b|\blevels? of (?:representation|attendance)\b"
    r"|\bhow many (summits|meetings)\b.*\b(skip|miss|absent|stay|attend)"
)
_OF_A_NAMED_MEETING = re.compile(
    r"^(and |so |ok |but )?(when|where|when's|where's)\b|\b(venue|attendees|attendance|participants|chair"
    r"|host|(?<!end )(?<!expiry )dates?)\b"
    r"|^(so |and )?(did|was|were|has)\b.*\b(attend|come|present|there|take part|participate|show up|absent"
    r"|skip|miss|boycott|go to|been to"
    r"|at (the|that|this)?)\b"
    r"|^(so |and )?(?:was|were)(?: (?!\w+ed\b)[\w'+-]+){1,4} in(?: [\w'+-]+){1,4}\W*$"
    r"|^(and |so )?who\b.{0,40}\b(came|was|were|went|travel\w*|sat|spoke|stood|appeared|took)\b.*\b(for|on behalf of)\b"
    r"|\bwho\b.*\bdelegations?\b|\bdelegations?\b.*\bwho(m|se)?\b"
    r"|\bhow many days (did|was|were)\b"
    r"|^how (did|was|were) (each|every|the|all)\b.*\b(take part|attend|participate|represented)\b"
    r"|^who\b.*\b(chair|host|preside|ran|come|came|attend|present|represent|absent|sent?|skip|miss|replace|place)"
    r"|\b(what|which) (day|date|city|country|place|building|hall|palace|venue|hotel|premises)\b|\b(and )?after that\b"
    r"|^(is|are"
    r"|will) there (be )?(any|a)\b|^any\b|^next\b"
)
"""What asks about a meeting where one is named."""


_DUE = re.compile(r"\b(?:everything|anything|all|what(?:'s| is)) (?:that (?:is|falls) )?due\b|\bdeadlines?\b")
"""Asks by when things are to be done, though with the dates of all meetings."""


def asks_about_meeting(asked: Phrasing) -> bool:
    """Whether it asks about the meeting itself; fewer words tell it where a meeting is named."""
    if _DUE.search(asked.folded):
        return False
    named = asked.named.meeting and _OF_A_NAMED_MEETING.search(asked.folded)
    return bool(_MEETING.search(asked.folded) or named)
