"""What kind of answer a question wants, judged by its wording and by what it names.

The kinds are tried in the order of `_KINDS`, and the first whose wording fits is taken; a question that fits none asks
for a fact. A composer that finds nothing to say leaves the question to the reader, so a wrong kind costs little.
"""

import re

from rag.english import words
from rag.question.asked import ParsedQuestion, aside_of
from rag.question.catalogue import Named
from rag.types import Kind

_ABOUT = re.compile(
    r"^(hi|hello|hey|hiya|greetings|good (morning|afternoon|evening|day)|thx|thanks|thank you|cheers|bye|goodbye"
    r"|ok(ay)?(,? (great|thanks|thank|good|fine)\b.*)?)[\s!.,]*$"
    r"|\b(who|what) are you\b|\bwhat can (you|u) do\b|\bwhat do you do\b|\bhow do(es)? (you|this|it) work\b"
    r"|\b(which|what) (language )?model\b.*\b(you|use|run)\b|\bare you (chatgpt|gpt|an? (ai|bot|robot|human))\b"
    r"|\byour (system )?prompt\b|\bdo you (only )?speak\b"
    r"|\bask (you )?in (russian|english|french|chinese|arabic|spanish)"
    r"|\bwhich sources\b.*\byou\b|\bhow (do|can|should) i (use|ask)\b|^help[\s!.?]*$"
)
_CHECK = re.compile(
    r"\bis (this|that|it) (claim |statement |paragraph )?(correct|right|true|accurate)\b|\btrue or false\b"
    r"|^(please )?(fact[- ]?)?check\b[^?]*:|^(please )?(fact[- ]?)?check (this|whether|if)\b|^verify\b"
    r"|\bi (read|heard|saw) (that|somewhere)\b.*\b(right|correct|true|so)\?|, (right|correct|true)\?\s*$"
)
_LIBRARY = re.compile(
    r"\b(in|does|do) (your|the|this) library\b|\byour library\b"
    r"|\b(do|have) (you|u) (have|hold|got|cover)\b|\byou have\b"
    r"|\bhow (many|much) (summits|meetings|articles|briefs|texts)\b(?!.*\b(adopt|sign))"
    r"|\blist (all )?(the )?((19|20)\d\d )?(summits|meetings)\b"
    r"|\b(which|what) (summits|meetings) (were|did|mention|are)\b"
    r"|\bat which (summits|meetings)\b|\bhow (fresh|recent|up[- ]to[- ]date|current)\b|^what('s| is) new\b"
    r"|\blatest (summit|meeting|article)s?\b"
)
_COMPARE = re.compile(
    r"\bcompar(e|ed|ing|ison)\b|\bdiffer(s|ed|ent|ence|ences)?\b.*\b(from|between|than|and|of)\b|\bvs\.?\b|\bversus\b"
    r"|\bdifferences?\b|\bin common\b|\bhow did .* (differ|change)\b"
)
_DIGEST = re.compile(
    r"\bsummar(y|ise|ize|ies)\b|\b(one|1)[- ]page\b|\bbrief( me|ing)?\b|\boverview\b|\bmain (points|outcomes|results)\b"
    r"|\bkey (points|outcomes|results|takeaways)\b|\btell me (more|about)\b|\bwhat happened (at|in)\b|\btl;?dr\b"
)
_LIST = re.compile(
    r"^(please )?(list|name|enumerate)\b|\b(everything|all) (that )?(the )?\w+|\bmake (me )?a table\b|\btable of\b"
    r"|\bwho said what\b|\bwhat (did|has|have) .*\b(propose|suggest|pledge|announce|promise|adopt|sign|agree|call for)"
    r"|\bwhat (was|were|got) .*\b(adopted|signed|agreed|decided|proposed|announced|pledged|suggested)\b"
    r"|\b(which|what) (documents?|texts?|papers|agreements|proposals|pledges|sums|initiatives)\b"
)
_STATUS = re.compile(
    r"^(so )?(was|were|is|are|has|have|did|will)\b.*\b(agreed?|adopted?|signed?|approved?|decided?|in force|ratified"
    r"|rejected?|dropped|failed?|done deal|settled|final)\b"
    r"|\b(agreed|signed|adopted|done deal|decided) or (not|only|just)\b|\byes or no\b|\bonly proposed\b|\bor just\b"
)
_MEETING = re.compile(
    r"\bwho (else )?(came|attended|took part|participated|was (there|present|absent|missing)"
    r"|were (there|present|absent)|chaired|chairs|hosted|hosts|presided|stood in"
    r"|was in the chair|skipped|stayed away|did not (come|attend))\b"
    r"|\bwhich (countries|presidents|leaders|states)\b.*"
    r"\b(came|attend\w*|took part|participat\w*|were (there|present))\b"
    r"|\b(when|where)('s| is| was| were| will| did| does)\b.*\b(summit|meeting|held|take place|took place|conference"
    r"|talks|gathering|session|next)\b|\bcalendar\b|\bhow many (points|articles|paragraphs|pages)\b"
    r"|\bnumber of points\b|\bnext (summit|meeting|session)\b|\bmeetings\b.*\bannounced\b|\bparticipants\b"
)

_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("about", _ABOUT),
    ("check", _CHECK),
    ("library", _LIBRARY),
    ("compare", _COMPARE),
    ("digest", _DIGEST),
    ("status", _STATUS),
    ("meeting", _MEETING),
    ("list", _LIST),
)
_TOPIC_WORDS = 3
"""A text of at most so many words without a verb of asking names a topic: "energy", "C5+1", "SCO Tianjin"."""
_ASKS = re.compile(r"\b(who|what|which|when|where|why|how|is|are|was|were|did|do|does|has|have|will|can|could)\b|\?")


def kind_of(parsed: ParsedQuestion, named: Named) -> Kind:
    """The kind of answer that a question wants.

    Args:
        parsed: Its words.
        named: What it names in the library.
    """
    folded = " ".join(parsed.text[: aside_of(parsed.text)].casefold().replace("’", "'").split())
    for kind, pattern in _KINDS:
        if pattern.search(folded):
            return kind
    if len(words(folded)) <= _TOPIC_WORDS and not _ASKS.search(folded):
        return "digest"
    return "compare" if parsed.across and named.meeting else "fact"
