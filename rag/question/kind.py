"""What kind of answer a question wants, judged by its wording and by what it names.

The kinds are tried in the order of `_KINDS`, and the first whose wording fits is taken; a question that fits none asks
for a fact. A composer that finds nothing to say leaves the question to the reader, so a wrong kind costs little.
"""

import re
from collections.abc import Sequence

from rag.english import words
from rag.question.asked import ParsedQuestion, aside_of
from rag.question.catalogue import Named
from rag.question.claim import asks_to_check
from rag.question.sides import ComparedSide
from rag.question.talk import talk_of
from rag.types import Kind

_OF_MEETINGS = r"(summits?|meetings?|conferences|gatherings)"
_COMING = r"(?!.*\b(announced|planned|scheduled|upcoming|coming|next|will|expected|due|ahead)\b)"
"""What is still to come is read from the record of meetings."""
_HELD_HERE = rf"({_OF_MEETINGS}|articles|briefs|reports|series|formats|countries)"
_LIBRARY = re.compile(
    "|".join(
        (
            r"\b(in|does|do|is) (your|the|this) library\b|\byour (library|database|collection)\b",
            r"\b(do|have|did) (you|u|we) (also |already |even )?(have|hold|got|cover|include|know of|follow)\b"
            r"(?!.*\bhow\b)",
            r"\b(you|u|we|library) (have|hold|holds|has|got|cover|covers|include|follow)\W*"
            r"( (on|about|for|from|of|in|here)\b.*)?$",
            r"^(is there |have you got |got |do you have |you have )?(anything|something"
            r"|any (articles?|info\w*|material|texts?)) (on|about|from|in|for|mentioning|by)\b",
            r"\b(what|anything|something) have you( got)? (on|about)\b|^have you (got )?(anything|something)\b",
            r"\b(covered|available) here\b|\b(is|are)( \w+){0,5} (covered|included|available)\W*$",
            # How many, which, all of them.
            rf"^how many (\w+ ){{0,4}}{_HELD_HERE}( are (there|here))?"
            r"( (do|have|did|does) (you|u|we|it|the library).*| in total| altogether)?\W*$",
            rf"^how many (\w+ ){{0,4}}{_OF_MEETINGS}\b(?!.*\b(adopt\w*|sign\w*|agree\w*)\b){_COMING}",
            r"^how (many times|often) (did|has|have|was|were)\b.*"
            r"\b(host\w*|attend\w*|t[ao]ken? part|participat\w*|present)\b",
            rf"^number of (\w+ ){{0,3}}({_OF_MEETINGS}|articles)\b{_COMING}",
            r"^(please |pls )?(can you |could you )?(list|show|give|name|enumerate)( me| us)?( all| every)?( of)?"
            rf"( the)?( \w+){{0,3}} ({_OF_MEETINGS}|articles)\b{_COMING}",
            rf"^(and )?(all |the |all the )?((19|20)\d\d |past |previous |other )?({_OF_MEETINGS}|articles)( were)?"
            r" (hosted|held|in|of|from|since|before|after|during|with|mentioning|about|on|attended"
            rf"|that (mention|took|were)\w*)\b{_COMING}",
            # At which of them somebody was, or something was said.
            r"\b(which|what|(in )?how many)( of)?( the)?( \w+){0,3}"
            rf" ({_OF_MEETINGS}|articles|of (them|these|those))\b.*"
            r"\b(mention\w*|discuss\w*|talk(ed)? about|attend\w*|t[ao]ke[ns]? part|taking part|took (part|place)"
            r"|participat\w*|t[ao]ke[ns]? place|(were|was) held|held in|host(ed|s)?|cover(ed)?|happened"
            r"|(were|are) there"
            r"|present|absent|skip(ped)?|miss(ed)?|c[ao]me up|go to|gone to|went to|in (19|20)\d\d)\b"
            rf"{_COMING}",
            rf"\b(at|in) which (of )?(the )?(\w+ )?{_OF_MEETINGS}\b{_COMING}",
            r"^(did|has|have|was|were)\b.*"
            r"\b(attend\w*|t[ao]ken? part|participat\w*|present|host(ed)?|mention(ed)?)\b.*"
            rf"\bany (of the |other )?{_OF_MEETINGS}\b",
            r"^(what|which)( was| is)?( the)? (last|latest|most recent|first) (summit|meeting)\b.*"
            r"\b(attend\w*|took part|taken part|participat\w*|hosted|in (19|20)\d\d)\b",
            # How new, from when to when, by whom.
            r"\b(what|which)('s| is| are)?( the)? (period|years?|dates?|time ?(range|span|frame)?|date range)\b.*"
            r"\b(cover\w*|span\w*|articles|library|texts)\b|^from when to when\b"
            r"|\b(date|time) ?(range|span|frame) (of|for|covered)\b",
            r"\bhow many (articles|texts|stories|reports) (are|is|do)\b.*\b(here|there|stored|loaded|in it)\b",
            r"^(who|which (newspapers?|publications?|outlets?|agencies|media|publishers?|sources?))\b.*"
            r"\b(publish\w*|come from|wrote|write|written|in here|here|(are|is) in|do)\b.*"
            r"\b(articles|here|texts|reports|library)\b",
            r"\bhow (fresh|up[- ]to[- ]date)\b|\bhow (recent|current|old) (are|is) (you|your|the|this|it)\b",
            r"\bare you up[- ]to[- ]date\b|\bhow far back\b",
            r"^what('s| is| has been) (new|added)\b(?! (in|about|at|for) (?!(the|your|this) library))|^anything new\b",
            r"^any (news|updates)\b|\bwhen (was|were) (the|your) (library|articles|data) (last )?(updated|added)\b",
            r"^((what|which)('s| is| was| are)?|show( me)?|give( me)?)?( ?the)?"
            r" ?(latest|newest|most recent|oldest|earliest)( \w+){0,3} (summits?|meetings?|articles?)"
            r"( (do |that )?(you|u|in|here|available|there|held|covered|on record).*)?\W*$",
            r"^(which|what) (series|formats?|organi[sz]ations|groupings|countries|years|topics|themes|period|dates)\b.*"
            r"\b(you|covered|library|included|here)\b",
        )
    )
)
_LEANS = re.compile(r"^(how many|which|and|what|list|name|how about|(for |in |of )?(19|20)\d\d)\b.{0,60}$")
"""A turn so short goes on about the list before it."""
_COMPARE = re.compile(
    r"\bcompar(e|ed|ing|ison)\b|\bdiffer(s|ed|ent|ence|ences)?\b.*\b(from|between|than|and|of)\b|\bvs\.?\b|\bversus\b"
    r"|\bdifferences?\b|\bin common\b|\bhow did .* (differ|change)\b"
)
_BY_SIZE = re.compile(
    r"\b(longer|shorter|larger|bigger|smaller|fewer|more|less|higher|lower|earlier|later|greater|sooner|first)\b"
    r"(?! (than )?\d).*\b(or|than)\b"
)
"""Asks which of two meetings has more of something, or came earlier."""
_DIGEST = re.compile(
    r"\bsummar(y|ise|ize|ies)\b|\b(one|1)[- ]page\b|\bbrief( me|ing)?\b|\boverview\b|\bmain (points|outcomes|results)\b"
    r"|\bkey (points|outcomes|results|takeaways)\b|\btell me (more|about)\b|\bwhat happened (at|in)\b|\btl;?dr\b"
)
_LIST = re.compile(
    r"^(please )?(list|name|enumerate)\b|\b(everything|all) (that )?(the )?\w+|\bmake (me )?a table\b|\btable of\b"
    r"|\bwho said what\b|\bwhat (did|has|have) .*\b(propose|suggest|pledge|announce|promise|adopt|sign"
    r"|agree|decide|endorse"
    r"|approve|back|bring|put forward|come (up )?with|table|float|call for)"
    r"|\bwhat (was|were|got) .*\b(adopted|signed|agreed|decided|proposed|announced|pledged|suggested)\b"
    r"|\b(which|what) (\w+ ){0,2}(documents?|texts?|papers|agreements|proposals|pledges|sums|initiatives|suggestions"
    r"|ideas|declarations|programmes|programs|concepts|strategies|roadmaps|treaties|memorandums|memoranda|protocols"
    r"|resolutions|plans|statements)\b"
    r"|^(please )?(give me |show me )?(each|every|all( the)?) \w+.*\b(adopt|approv|sign|agree|endors|propos|suggest"
    r"|announc|pledg|put forward|tabl(e|ed)\b|brought|bring)"
)
_STATUS = re.compile(
    r"^(so )?(was|were|is|are|has|have|did|will)\b.*\b(agreed?|adopt(ed)?|sign(ed)?|approved?|decided?"
    r"|in force|ratified"
    r"|set up|created|established|launched|endorsed?|join(ed)?|rejected?|dropped|failed?|done deal|settled|final)\b"
    r"|\b(agreed|signed|adopted|done deal|decided) or (not|only|just)\b|\byes or no\b|\bonly proposed\b|\bor just\b"
    r"|\b(signed|agreed|adopted|approved|decided) yet\b|\bwhat (became|has become|happened to|came of)\b"
    r"|\bstatus of\b|^(so |and )?did (they|the leaders|the summit|it) (agree|adopt|sign|approve|decide)\b"
    r"|\b(when|where|how|who|which|what|why)\b.*\bthe (?!(documents?|texts?|decisions?)\b)[\w'+ –-]+"
    r"\b(agreed|signed|adopted|approved|launched|created) (at|in|during|there)\b"
)
_MEETING = re.compile(
    r"\bwho (else )?(came|attended|took part|participated|was (there|present|absent|missing|at)"
    r"|were (there|present|absent)|chaired|chairs|hosted|hosts|presided|stood in"
    r"|was in the chair|skipped|stayed away|did not (come|attend))\b"
    r"|\bwhich (countries|presidents|leaders|states)\b.*"
    r"\b(came|attend\w*|took part|participat\w*|were (there|present)|skip\w*|miss(ed)?|boycott\w*"
    r"|stay(ed)? away|absent)\b"
    r"|\b(when|where)('s| is| was| were| will| did| does)\b.*\b(summit|meeting|held|take place|took place|conference"
    r"|talks|gathering|session|next)\b|\bcalendar\b|\bhow many (points|articles|paragraphs|pages)\b"
    r"|\bnumber of (points|documents|articles)\b|\bhow many (documents|texts|countries|states|leaders|presidents)\b"
    r"|\bnext (summit|meeting|session)\b|\bmeetings\b.*\bannounced\b|\bparticipants\b|\bupcoming (summit|meeting)s\b"
    r"|\b(stand|stands|standing) in for\b|\bin the place of\b|\brepresented\b"
    r"|\bhow many (summits|meetings)\b.*\b(skip|miss|absent|stay|attend)"
)
_OF_A_NAMED_MEETING = re.compile(
    r"^(and |so |ok |but )?(when|where|when's|where's)\b|\b(venue|attendees|attendance|participants|chair"
    r"|host|dates?)\b"
    r"|^(so |and )?(did|was|were|has)\b.*\b(attend|come|present|there|take part|participate|show up|absent"
    r"|skip|miss|boycott|go to"
    r"|at (the|that|this)?)\b"
    r"|^who\b.*\b(chair|host|preside|come|came|attend|present|represent|absent|sent?|skip|miss|replace|place)"
    r"|\b(what|which) (day|date|city|country|place)\b|\b(and )?after that\b|^(is|are"
    r"|will) there (be )?(any|a)\b|^any\b|^next\b"
)
"""What asks about a meeting where one is named."""

_LIST_OF_BOTH = re.compile(
    r"^(please |and |so )?(what|which|list|name|show)\b.*\b(adopted|agreed|signed|decided)\b.*\b(and|or) (what|which)\b"
    r"|^(what|which|list|name)\b.*\b(only|merely|just) proposed\b.*\blist\b"
)
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("library", _LIBRARY),
    ("compare", _COMPARE),
    ("digest", _DIGEST),
    ("list", _LIST_OF_BOTH),
    ("status", _STATUS),
    ("meeting", _MEETING),
    ("list", _LIST),
)
_PASTED = re.compile(r"[^\s.!?]{3,}[.!][\"'”’)]?\s+[\"'“‘(]?[A-Z0-9]")
"""Where one sentence ends and another begins."""
_PASTED_WORDS = 20
"""A text of at least so many words in sentences that ask nothing is pasted to be checked."""
_TELLS_TO = re.compile(
    r"^(please |can you |could you |now )*(list|name|tell|give|show|compare|summari[sz]e|make|write|explain|describe"
    r"|find|what|who|when|where|why|which|how|is|are|was|were|did|do|does|has|have)\b"
)
_SPEAKS_FOR_ITSELF = re.compile(r"\b(i|i'm|we|my|our|you|your)\b")
"""Words of somebody who writes to Readout, not of a report."""
_TOPIC_WORDS = 3
"""A text of at most so many words without a verb of asking names a topic: "energy", "C5+1", "SCO Tianjin"."""
_ASKS = re.compile(r"\b(who|what|which|when|where|why|how|is|are|was|were|did|do|does|has|have|will|can|could)\b|\?")


def kind_of(parsed: ParsedQuestion, named: Named, beside: Sequence[ComparedSide] = ()) -> Kind:
    """The kind of answer that a question wants.

    Args:
        parsed: Its words.
        named: What it names in the library.
        beside: The meetings that it sets beside each other.
    """
    if talk_of(parsed.text):
        return "about"
    whole = " ".join(parsed.text.casefold().replace("’", "'").split())
    end = aside_of(whole)
    folded = whole[:end].strip()
    if _LEANS.search(folded) and _LIBRARY.search(whole[end:].strip("() ")):
        return "library"
    if asks_to_check(folded) or _is_pasted(parsed.text[: aside_of(parsed.text)], folded):
        return "check"
    set_beside = len(beside) > 1 and all(side.meetings for side in beside)
    if set_beside and _BY_SIZE.search(folded):
        return "compare"
    for kind, pattern in _KINDS:
        if pattern.search(folded) or (kind == "meeting" and named.meeting and _OF_A_NAMED_MEETING.search(folded)):
            return kind
    if len(words(folded)) <= _TOPIC_WORDS and not _ASKS.search(folded):
        return "digest"
    return "compare" if set_beside or (parsed.across and named.meeting) else "fact"


def _is_pasted(text: str, folded: str) -> bool:
    """Whether a text is several sentences that ask nothing."""
    return (
        "?" not in text
        and len(words(folded)) >= _PASTED_WORDS
        and bool(_PASTED.search(text))
        and not _TELLS_TO.search(folded)
        and not _SPEAKS_FOR_ITSELF.search(folded)
    )
