"""Questions about what the library holds: how many meetings, which of a year, from when to when, by whom."""

import datetime as dt
import re

from rag.english import MONTHS, REGIONS, period_in
from rag.question.form import without_columns
from rag.question.kinds.listed import TOLD_DIFFERENTLY
from rag.question.kinds.phrasing import Phrasing

_OF_MEETINGS = r"(summits?|meetings?|conferences|gatherings)"
_SEVERAL_MEETINGS = r"(summits|meetings|conferences|gatherings|forums)"
_COMING = r"(?!.*\b(announced|planned|scheduled|upcoming|coming|next|will|expected|due|ahead)\b)"
"""What is still to come is read from the record of meetings."""
_HELD_HERE = rf"({_SEVERAL_MEETINGS}|articles|briefs|reports|series|formats|countries)"
_TEXTS = r"(declarations?|communiques?|statements?|texts?|documents?|articles?|agreements?)"
_ITEMS = (
    r"(?:things?|stuff|items?|entr(?:y|ies)|pieces?|material|articles?|reports?|stor(?:y|ies)|texts?|documents?|files?"
    r"|meetings?|summits?|sources?)"
)
_NEWEST = r"(?:latest|newest|most recent|freshest|oldest|earliest|last)"
_IN_HERE = (
    r"(?:(?:that )?(?:you(?:'ve)?|u|we|i|it|the library)"
    r"(?: (?:have|has|hold|holds|got|know of|cover|can see|contains?))*|in (?:here|there|it)|in (?:your|the|this) \w+"
    r"|here|there|on (?:file|record|board)|available|loaded|stored)"
)
LIBRARY_ENDS = (
    r"\b(?:where|when|at what (?:point|date|year)|how far|how long) (?:do|does|will) (?:your|the|this) (?:\w+ )?"
    r"(?:coverage|library|archive|collection|articles|data|knowledge|records?)(?: \w+)? "
    r"(?:stop|end|finish|start|begin|reach|go|run|extend)s?\b"
)
"""Asks from when to when it reaches."""
_LIBRARY = re.compile(
    "|".join(
        (
            # The newest and the oldest of it, and where it ends.
            rf"^(?:and |so )?(?:(?:what|which)(?:'?s| is| was| are| were)? |show me |give me )*(?:the |your )?{_NEWEST}"
            rf"(?: (?!\w+ed\b)\w+)? {_ITEMS}(?: {_IN_HERE})*\W*$",
            rf"^(?:and |so )?(?:what|which)(?: of)?(?: the| your)?(?: \w+)? {_ITEMS} (?:is|was|are|were)(?: the)?"
            rf" {_NEWEST}\W*$",
            rf"^(?:and |so )?(?:(?:what|which)(?:'?s| is| was| are| were)? )?(?:the |your )?{_NEWEST} {_ITEMS}"
            rf"(?: {_IN_HERE})*,? and (?:what(?:'s| is) )?(?:the |your )?{_NEWEST}(?: one| {_ITEMS})?\W*$",
            LIBRARY_ENDS,
            # Those that a country or somebody hosted or chaired.
            r"^(?:which|what|any|all|list|show me|give me|the|please|find)*(?: ?(?:all |every |the |your ))*"
            r" ?(?:articles?|pieces|stor(?:y|ies)|reports?|texts?|briefs?)"
            r" (?:where|in which|with|that have|have|when|about meetings|on meetings|of meetings)\b.{2,40}"
            r"\b(?:hosts?|hosted|hosting|chaired|in the chair|presided)\b(?! by (?:whom|who))",
            r"^(?:any |all |list |show me |the )*(?:articles?|reports?|stor(?:y|ies)|pieces|texts)"
            r" (?:dated|published in|written in|from|of) (?:\w+ )?(?:19|20)\d\d\W*$",
            r"^(?:any|some|all|which|what)(?: of)? (?:your|the|these) (?:stuff|things|material|articles?|pieces|texts"
            r"|stor(?:y|ies)|reports?) (?:is |are )?(?:from|dated|on|about)\b",
            r"\b(in|does|do|is) (your|the|this) library\b|\byour (library|database|collection)\b",
            r"\b(do|have|did) (you|u|we) (also |already |even )?(have|hold|got|cover|include|know of|know about"
            r"|follow)\b"
            r"(?!.*\bhow\b)",
            r"\b(you|u|we|library) (have|hold|holds|has|got|cover|covers|include|follow)\W*"
            r"( (on|about|for|from|of|in|here)\b.*)?$",
            r"^((is|are) there |have you got |have you |got |do you have |you have )?(anything|something"
            r"|(any )?(articles?|info\w*|material|texts?)) (on|about|from|in|for|mentioning|by)\b",
            r"^(do|does) (your|the|these) (articles|texts|collection) (also |even )?(cover|include)\b(?!.*\bhow\b)",
            r"\b(what|anything|something) have you( got)? (on|about)\b|^have you (got )?(anything|something)\b",
            r"^(is|are)\b.{0,60}\b(covered|included|available|in (here|there|(your|the|this) (library|collection)))\b",
            rf"^(which|what) ([\w+–-]+ ){{0,4}}{_SEVERAL_MEETINGS}( are| is| were) (in here|in there|here|there|on"
            rf" file|held)\b",
            rf"^(what('s| is) (there|in (here|there))|did anything (take place|happen)|(were there )?any"
            rf" {_OF_MEETINGS})"
            r" (from|in|of|for|during|since|before|after)\b",
            r"^how many (\w+ ){0,2}(articles|texts|reports|stories|pieces) (are |do you have |have you got )?(on"
            r"|about|from|by|mention\w*)\b",
            r"^(which|what|how many|list|show me|give me)( of)?( the| your| these)?( \w+){0,2}"
            r" (articles?|pieces|stories|reports|briefs|files)\b.{0,15}\b(on|about|concerning|regarding|mention\w*"
            r"|deal\w*|cover\w*|discuss\w*|treats?"
            r"|speak\w*|touch\w*|refer\w*|describ\w*|tell\w*|focus\w*)\b",
            r"\b(how many|(number|count) of) (\w+ )?(articles|documents|texts|files|stories|pieces|items|entries"
            r"|sources)\b( \w+)?( (do|have|are|does|did))? (you|u|we|there|it)\b.{0,15}\b(hold|have|got|contain"
            r"|stored|loaded|include|here|in|read|indexed|ingested|know)\b",
            r"^(which|what) .{1,40}\b(come|comes|came|are|were|is|was|get|gets|got) (up|mentioned|raised|discussed"
            r"|named|touched)"
            r"\b.{0,25}\b(summits|meetings|conferences|articles|library)\b",
            r"\b(overview|list|table) of (all |the |your |every )*.{0,45}\b(summits|meetings|conferences)\b.*"
            r"\b(you|hold|have|here|library)\b",
            rf"^(which|what|how many|list|name)\b.{{0,25}}\b{_SEVERAL_MEETINGS} (that )?(adopt|issu|sign|produc"
            rf"|publish|approv"
            r"|conclud|end|clos)\w* (with |on )?(an?|any|no) \w+",
            r"\b(covered|available) here\b|\b(is|are)( \w+){0,5} (covered|included|available)\W*$",
            # How many, which, all of them.
            rf"^(please )?count (me )?(up )?(the |all |your |all the )?(\w+ )?{_SEVERAL_MEETINGS}\b{_COMING}",
            rf"^(any|all|which|what|list|name) (the |your )?({'|'.join(MONTHS).lower()}) {_OF_MEETINGS}\b{_COMING}",
            rf"\b(of )?(your|these) {_SEVERAL_MEETINGS}\b.*\b(take|took|taken) place\b{_COMING}",
            rf"\b{_OF_MEETINGS}\b( \w+){{0,3}} (you|we) (have|hold|cover|know of|have got|got)\b",
            rf"^how many (\w+ ){{0,4}}{_HELD_HERE}( are (there|here))?"
            r"( (do|have|did|does) (you|u|we|it|the library).*| in total| altogether)?\W*$",
            rf"^how many (\w+ ){{0,4}}{_SEVERAL_MEETINGS}\b(?!.*\b(adopt\w*|sign\w*|agree\w*)\b){_COMING}",
            r"^how (many times|often) (did|has|have|was|were)\b.*"
            r"\b(host\w*|attend\w*|t[ao]ken? part|participat\w*|present)\b",
            rf"^number of (\w+ ){{0,3}}({_SEVERAL_MEETINGS}|articles)\b{_COMING}",
            r"^(please |pls )?(can you |could you )?(list|show|give|name|enumerate)( me| us)?( all| every)?( of)?"
            rf"( the)?( \w+){{0,3}} ({_OF_MEETINGS}|articles?)\b{_COMING}",
            rf"^(and )?(all |the |all the )?((19|20)\d\d |past |previous |other )?({_OF_MEETINGS}|articles)( were)?"
            r" (hosted|held|in|of|from|since|before|after|during|with|mentioning|about|on|attended"
            r"|(?:that|which) (mention|took|were|.{2,25} (?:attended|hosted|chaired|went to|took part in))\w*)\b"
            rf"{_COMING}",
            r"\b(which|what) (\w+ ){0,3}(editions?|summits?|meetings?|conferences|articles) (can|could|may|do|does|did)"
            r" (i|you|u|we|one|it) (consult|read|find|see|browse|access|ask|have|hold|cover|know|include|got)\b",
            r"^(please )?(give me |show me |tell me )?(everything|all there is|all you have)"
            r"( you (have|know))?( there is)? (on|about|concerning|regarding)\b",
            r"^(please )?(?:(?:list|show|give|name|find) (?:me )?)?(?:everything|all|all the ones|whatever) (?:that )?"
            r"(?:you|we|it) (?:hold|have|have got|has|got) (?:that |which )?(?:took place|happened|(?:was|were) held"
            r"|met|is from|are from|from|dates? from)\b",
            r"^(please )?(list |show me |give me |find )?(all |every |each |the )+(mentions?|references?) (of|to)\b",
            r"\bwhen (was|were) (the|your) (library|articles|data) last \w+\b",
            rf"^(?:all |the |your |every )*(?:19|20)\d\d {_OF_MEETINGS},? (?:all|every|each|in full)\b[^?]*\W*$",
            # At which of them somebody was, or something was said.
            r"\b(which|what|(in )?how many)( of)?( the)?( \w+){0,3}"
            rf" ({_OF_MEETINGS}|articles|of (them|these|those))\b.*"
            r"\b(mention\w*|discuss\w*|talk(ed)? about|deal[ts]? with|address(ed)?|touch(ed)? on|brought up|raised?"
            r"|attend\w*|t[ao]ke[ns]? part|taking part|took (part|place)"
            r"|participat\w*|chair(ed|s)?|presid(ed|es)|t[ao]ke[ns]? place|(were|was) held|held in"
            r"|host(ed|s)?|cover(ed)?|happened"
            r"|(were|are) there"
            r"|present|absent|skip(ped)?|miss(ed)?|c[ao]me up|go to|gone to|went to|in (\w+ )?(19|20)\d\d)\b"
            rf"{_COMING}",
            rf"\b(at|in|with) which (of )?(the )?(\w+ )?{_OF_MEETINGS}\b{_COMING}",
            r"^(did|has|have|was|were)\b.*"
            r"\b(attend\w*|t[ao]ken? part|participat\w*|present|host(ed)?|mention(ed)?)\b.*"
            rf"\bany (of the |other )?{_OF_MEETINGS}\b",
            r"^(what|which)( was| is)?( the)? (last|latest|most recent|first) (summit|meeting)\b.*"
            r"\b(attend\w*|took part|taken part|participat\w*|hosted|in (19|20)\d\d)\b",
            r"^(so )?(what|which)('s| is| was)( the| its| their)? last ([\w+–-]+ ){0,4}(summit|meeting|forum)\W*$",
            r"^when (did|has|was)\b.*\blast\b.*\b(attend\w*|t[ao]ken? part|participat\w*|host\w*|join\w*|come to"
            r"|go to|at)\b.*\b(an?|any|the|one) (\w+ ){0,3}(summit|meeting|conference)\b",
            # Whether something is mentioned at all.
            rf"^(did|do|does|has|have|are|is|was|were)( there)?( any| all| the| some| most| a)*( of( the| these|"
            rf" those)?)?"
            rf"( \w+){{0,2}} {_TEXTS}\b.*\b(mention\w*|refer\w*|say (anything|something)|talk|speak|deal|touch"
            rf"|address)\b",
            rf"^(which|what)( of the)?( \w+)? {_TEXTS} (mention|refer|talk|speak|deal|touch)\w*\b",
            r"^((is|are|was|were) there )?(any|a|some) (\w+ )?(mentions?|references?|remarks?|words?|lines?) (of|to"
            r"|on|about)\b",
            r"^(is|was|were|are) .{2,40} (mentioned|referred to|brought up) (anywhere|somewhere|at all|in any)\b",
            # What is missing.
            r"\b(gaps?|holes|missing|incomplete|complete)\b.*\b(your|the|this|these|any) (\w+ ){0,3}(coverage"
            r"|library|collection"
            r"|series|editions|archive)\b|\b(series|editions?|summits|meetings|cops?|conferences)\b.*\b(missing"
            r"|lacking)\b"
            r"(?!.*\b(leaders?|presidents?|who)\b)",
            r"^(is|are) (your|the) (\w+ ){0,3}(series|list|coverage|collection) (in)?complete\b",
            # How new, from when to when, by whom.
            r"\b(what|which)('s| is| are)?( the)? (period|years?|dates?|time ?(range|span|frame)?|date range)\b.*"
            r"\b(cover\w*|span\w*|articles|library|texts)\b|^from when to when\b"
            r"|\b(date|time) ?(range|span|frame) (of|for|covered)\b",
            r"\bhow many (articles|texts|stories|reports) (are|is|do|were)\b.*\b(here|there|stored|loaded|indexed"
            r"|in it)\b",
            r"^(who|which (newspapers?|publications?|outlets?|agencies|media|publishers?|sources?))\b.*"
            r"\b(publish\w*|come from|wrote|write|written|in here|here|(are|is) in|do)\b.*"
            r"\b(articles|here|texts|reports|library)\b",
            r"^(which|what|whose|list|name|give me)\b.{0,25}\b(outlets?|publications?|publishers?|newspapers?"
            r"|sources?)\b.{0,30}\b(behind|cited|draw(n|s)?|com(e|es)? from|based on|used|article|brief|coverage)\b"
            r"(?!.*\b(contradict|disagree|differ|conflict))",
            r"\bhow (fresh|up[- ]to[- ]date)\b|\bhow (recent|current|old) (are|is) (you|your|the|this|it)\b",
            r"\bare you up[- ]to[- ]date\b|\bhow far back\b",
            r"^what('s| is| has been) (new|added)\b(?! (in|about|at|for) (?!(the|your|this) library))|^anything new\b",
            r"^what('s| is) the (newest|latest|most recent) (thing|stuff|one|material) (that )?(you|in (here|there))\b",
            r"^any (news|updates)\b|\bwhen (was|were) (the|your) (library|articles|data) (last )?(updated|added)\b",
            r"^((what|which)('?s| is| was| are)?|show( me)?|give( me)?)?( ?the)?"
            r"( ?your)? ?(latest|newest|most recent|oldest|earliest)( \w+){0,3} (summits?|meetings?|articles?)"
            r"( (do |that )?(you|u|in|here|available|there|held|covered|on record).*| about)?\W*$",
            r"^(which|what) (series|formats?|organi[sz]ations|groupings|countries|years|topics|themes|period|dates)\b.*"
            r"\b(you|covered|library|included|here)\b",
        )
    )
)
_WORDS_BETWEEN = r"(?: (?!(?:on|about|at|of|from|by|for|what|who|how)\b)[\w+–'’-]+)"
_LISTS = r"(?:list|table|overview|show|give|make|name)\b(?: (?:me|us|an?|list|table|overview))*(?: of)?(?: all)?"
_LISTS_MEETINGS = re.compile(
    r"^(?:(?:please|pls|and|so|an?|the|complete|full)\W+)*"
    rf"(?:(?:{_LISTS}|all){_WORDS_BETWEEN}{{0,6}}? {_SEVERAL_MEETINGS}"
    rf"|(?:{_LISTS} )?(?:every|each){_WORDS_BETWEEN}{{0,3}}? {_OF_MEETINGS})\b"
    r"(?=\W*$| (?!(?:on|about|to|for|adopt\w*|decid\w*|agreed?|sign\w*)\b))"
    r"(?!.*\b(?:adopt|decid|decision|agree|sign|announc|propos|pledg|promis|compar|differ|outcome|result)\w*)"
    rf"{_COMING}"
)
"""Asks for all meetings under conditions."""
_OF_MEETINGS_WITH_COLUMNS = re.compile(
    rf"^(?:(?:which|what)\b.{{0,20}} |(?:[\w+–-]+ ){{0,3}})?{_SEVERAL_MEETINGS}\b{_COMING}"
)
"""The same where it says what is to be told of each."""
_TO_COME = re.compile(
    rf"^(?:and |so )?(?:which|what|list|name|any)\b.{{0,30}}\b{_SEVERAL_MEETINGS}\b.{{0,25}}\b(?:will|shall|are to"
    rf"|is to"
    r"|going to|upcoming|to come)\b"
)
"""Asks for meetings that are still to come, which the library holds no articles on."""
_GOES_ON = re.compile(
    r"^(how many|which|and|what|list|name|how about|(for |in |of )?(19|20)\d\d)\b.{0,60}$"
    rf"|^(?:the |your )?{_NEWEST}(?: one| {_ITEMS})?\W*$"
)
"""A turn so short goes on about the list before it."""


_WAS_ON = re.compile(
    r"^(so |and |ok )?(what|which|any)( \w+)?( summits?| meetings?| conferences?)?( was| were|'s| is| did| has)?"
    r"( there)?"
    r" (on|happening|happened|going on|t[ao]ke[ns]? place|took place|held|met|scheduled)\b.{0,25}"
    r"\b(ago|last|this|yesterday|today|past|previous|in|on)\b[^,;]{0,45}$"
)
"""Asks for the meetings of a time: "what was on a year ago today?"."""


_MANY = r"(?:two|2|three|3|several|many|multiple|various|more than one|at least two|different|both|a second)"
TOLD_BY_SEVERAL = re.compile(
    r"\b(?:any|which|what|all|every|list|show|how many|is there|are there|something|anything|do you|have you)\b.{0,40}?"
    r"\b(?:summits?|meetings?|conferences?|events?|anything|something|one|ones)\b.*"
    rf"(?:\b{_MANY}(?: (?:or more|different|separate|distinct|independent))* (?:sources?|articles?|accounts?|reports?"
    r"|outlets?|papers?|publications?|pieces?|texts?|stories|write-ups?|sides?|angles?|agencies|authors?)\b"
    rf"|\b(?:covered|told|reported|written up|described|treated) (?:twice|more than once|several times|by {_MANY}))\b"
)
"""Asks for the meetings on which there is more than one article."""
_NAMED_BESIDE = r"(?:besides|apart from|aside from|other than|except(?: for)?|than)"
BESIDES = re.compile(
    rf"\b(?:(?:other|another|any|which|what|more|further) (?:(?!than\b)[\w+–-]+ ){{0,4}}?"
    rf"(?:summits?|meetings?|conferences?|editions?|cops?|ones?)\b[^?]*\b{_NAMED_BESIDE} (?P<one>[^,?]+?)"
    rf"(?=,| (?:in|do|here|there|that)\b|\W*$)"
    rf"|{_NAMED_BESIDE} (?P<first>[^,?]+), [^?]*\b(?:other|another|any|which|what|more|further)"
    r" (?:[\w+–-]+ ){0,4}?(?:summits?|meetings?|conferences?|editions?|cops?)\b)",
    re.IGNORECASE,
)
"""Asks for the meetings of a series besides one of it: "besides Oslo, is there another Lake summit?"."""
_REGION = rf"(?:\b(?:{'|'.join(sorted(REGIONS))})\b ?)+"
PARTNERS = re.compile(
    r"(?:\b(?:which|what|list|name|all|every|any)\b[^?]{0,40}?\b(?:partners?|powers?|outsiders?|countries|states|blocs?"
    r"|formats?)\b|\bwho(?: else| all)?\b)"
    r"[^?]*\b(?:summits?|meetings?|talks|formats?|met|meets?|sat down|sit down|sits down)\b(?: \w+){0,3}?"
    rf" (?:(?:with|for|all|the|five|leaders of|presidents of) )*{_REGION}"
    rf"|\b(?:which|what) (?:\w+ )?(?:partners?|powers?|countries|states|blocs?) (?:has|have|did) {_REGION}(?:\w+ )?"
    r"(?:met|meet|held|hold|sat)\b"
    rf"|\bwith (?:whom|who|which \w+|what \w+)\b[^?]*?{_REGION}[^?]*\b(?:summits?|met|meetings?)\b"
    rf"|\b(?:summits?|meetings?|talks|formats?|series) (?:of|between) (?:the |all )?(?:\w+ )?{_REGION}(?:\w+ )?"
    r"(?:with|and) (?:an? |one |a single |each |its |any |other )*(?:outside|external|foreign|outsider)\b",
    re.IGNORECASE,
)
"""Asks with whom the states of a part of the world have met as a group."""
_SUMS_UP = re.compile(r"\bin (?:a nutshell|brief|short)\b|\b(?:summari[sz]e|sum up|recap)\b")
"""Of a meeting, it asks for a summary: "give me the Oslo summit in a nutshell"."""


_WHO = re.compile(r"(?:please |and |so )?(?:list|name|show me|tell me|give me) who\b")
"""Asks for persons: "list who chaired each meeting"."""


def asks_about_library(asked: Phrasing) -> bool:
    """Whether it asks what the library holds."""
    sums_up = asked.named.meeting and _SUMS_UP.search(asked.folded)
    if sums_up or _WHO.match(asked.folded) or _TO_COME.search(asked.folded) or TOLD_DIFFERENTLY.search(asked.folded):
        return False
    if TOLD_BY_SEVERAL.search(asked.folded) and not asked.named.meeting:
        return True
    if asked.named.summits and BESIDES.search(asked.folded):
        return True
    if PARTNERS.search(asked.folded) and not (asked.named.places or asked.named.years or asked.named.people):
        return True
    bare = without_columns(asked.folded)
    told_of_each = bare != asked.folded and _OF_MEETINGS_WITH_COLUMNS.search(bare)
    return bool(_LIBRARY.search(bare) or _LISTS_MEETINGS.search(bare) or told_of_each) or _asks_what_was_on(asked)


def _asks_what_was_on(asked: Phrasing) -> bool:
    named = asked.named
    return bool(
        _WAS_ON.search(asked.folded)
        and not (named.summits or named.places or named.people or named.countries)
        and period_in(asked.folded, dt.date.today())
    )


def goes_on_about_library(asked: Phrasing) -> bool:
    """Whether it is a short turn after a question about the library: "and in 2024?"."""
    listed = _LIBRARY.search(asked.earlier) or _LISTS_MEETINGS.search(asked.earlier)
    return bool(listed and _GOES_ON.search(asked.folded))
