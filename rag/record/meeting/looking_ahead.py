"""Words that look ahead to a meeting to come, and those by which one is only offered, or meant for others."""

import re

from rag.english import MONTHS, number_words
from rag.ordinals import ORDINALS
from rag.record.meeting.venues import VENUE_NAME

KIND_OF_MEETING = (
    r"(?:summits?|meeting|session|conference|[Cc]ongress|edition|[CM]OP[ -]?\d{1,2}|gathering|forum"
    r"|dialogue|retreat|Summit|Meeting|Session|Dialogue|Retreat|Ministerial"
    r"|Conference|Forum|[Cc]onsultations|Council|Cabinet|assembly|Assembly|round(?: of (?:talks|consultations"
    r"|negotiations"
    r"|dialogue)|(?! of\b)))"
)
MONTH = "|".join(MONTHS)
ORDINAL = (
    rf"(?:(?i:(?:\w+ty-)?(?:{'|'.join(ORDINALS)}|\w{{3,}}teenth|twelfth|\w+tieth))|\d+(?:st|nd|rd|th)"
    r"|[IVXL]{2,}(?![a-z]))"
)
_GROUP = (
    r"(?:leaders|presidents|premiers|(?:[a-z]+ )?ministers|heads(?: of (?:state|government|delegation))?"
    r"|members|parties|negotiators|delegates|delegations|sides|donors|governors|envoys|chancellors|officials|mediators|[Tt]hey|[Ww]e"
    r"|bloc|group|league|council|assembly|conference|authority|union|alliance|community|partnership|commission|club)"
)
"""Who meets; in small letters, but for pronouns."""
AHEAD = re.compile(
    rf"\b(?:[Tt]he |[Aa] |[Ii]ts |[Tt]heir |that )?(?:[Nn]ext|following|{ORDINAL}"
    rf"|(?<!by )(?P<year>20\d\d))(?: (?:[\w+’'–-]+)){{0,6}}? {KIND_OF_MEETING}\b"
    r"|\b(?:(?:will|would|are to|is to|to) (?:reconvene|reassemble|regroup)|reconvenes?) (?:in|on|at|next)\b"
    r"|\b[Nn]ext stop(?::| is|(?= [A-Z]))|\bNext(?: up)?:(?= [A-Z])"
    r"|'s turn (?:to host|comes|next|in 20\d\d)\b"
    r"|\b[Tt]ak(?:e|es|ing) over (?:the|as) [^.;]{3,40} and (?:will )?(?:also )?(?:hosts?|welcomes?|receives?)\b"
    r"|\b[Ll]ook(?:s|ing)? forward to (?:welcoming|receiving|hosting) (?:you|them|(?:his|her|their) \w+)(?: all"
    r"| again)?"
    r" (?:to|in|at)\b"
    rf"|\bmeet(?:s|ing)? (?:next|again)\b|\b(?:next|again) meet\b|\bhost (?:for|in|it in) 20\d\d|\b(?:host|hold"
    rf"|go to)\b[^.]{{0,12}}\bCOP ?\d{{1,2}}"
    r"|\b[CM]OP[ -]?\d{1,2} (?:would go|(?:will|shall|is to) (?:be|take place|meet|convene|go))\b"
    rf"|\bmeet(?:s|ing)? for (?:a|the) {ORDINAL} time\b"
    rf"|\b[Nn]ext year's (?:\w+ )?{KIND_OF_MEETING}|\b{KIND_OF_MEETING} next year\b"
    rf"|\b[Tt]he (?:[\w-]+ ){{0,3}}{KIND_OF_MEETING} (?:will be|is to be) held (?:in|at|on|from)\b"
    rf"|\bhosts? (?:it )?in 20\d\d"
    r"|\b(?:is|are) next (?:due )?to (?:gather|meet|convene)\b|\bnext (?:gather|convene)\b"
    rf"|\b[Tt]he {KIND_OF_MEETING} returns to\b|\b[Tt]he next one (?:is|will)\b|\b[Ss]ee you (?:all |again )*in\b"
    r"|, where (?:the )?(?:\w+ )?(?:leaders|presidents|ministers|delegates) (?:will|are to) (?:meet|gather|convene)\b"
    r"|\bhosts? (?:us|you|them) (?:all )?(?=next|in)\b"
    r"|\b[Nn]ext (?:year's |time's )?(?:host|venue)\b(?= is|:| will be)"
    r"|\b(?:[Tt]he|[Nn]o) (?:host|venue) (?:of|for|in) (?=20\d\d\b)"
    r"|\b(?:will|is to|are to|is due to) (?:receive|welcome|host) (?:the |its |their |all )?(?:other )?(?:[\w-]+ )?"
    r"(?:leaders|presidents|premiers|counterparts|colleagues|heads of (?:state|government))\b"
    rf"|\b(?:[Nn]ew|[Nn]ext|[Ii]ncoming) (?:chair\w*|host|president|presidency)\b[^.;]{{0,40}} (?:receive"
    rf"|welcome|host)s? (?:the|its|their)"
    rf" (?:[\w-]+ ){{0,2}}{KIND_OF_MEETING}\b"
    rf"|\b[Tt]he (?:next )?(?:ordinary|regular|annual) {KIND_OF_MEETING}\b(?=[^.;]{{0,60}}\b(?:set|planned|scheduled"
    rf"|due)\b)"
    rf"|\bagreed to (?:hold (?:the|their|its|a) (?:next )?(?:\w+ ){{0,2}}{KIND_OF_MEETING}|meet) in\b"
    rf"|\b[Nn]ext (?:year|time|spring|summer|autumn|winter)\b[^.;]{{0,40}} (?:again|meet|gather|convene)\b"
    rf"|\b[Ll]ook(?:s|ing)? forward to (?:the|our|their|its) (?:[\w’'+–-]+ ){{0,6}}?{KIND_OF_MEETING} in\b"
    rf"|\b[Ll]ook(?:s|ing)? forward to (?:meeting|convening|gathering)\b"
    rf"|\bat (?:its|their) (?:[a-z]+ )?{KIND_OF_MEETING} (?:in|of|on \d{{1,2}}) (?:{MONTH}) 20\d\d\b"
    rf"|\b[Tt]he {KIND_OF_MEETING} (?:of|in|for) 20\d\d\b"
    r"|\bwill (?:have|see|receive|welcome) (?:them|us) (?:all )?(?:again )?(?:next year|in \w+ years' time|in 20\d\d)"
    rf"|\bdue to host in 20\d\d|\b(?:co-)?host an? (?:\w+ ){{0,3}}(?:summit|meeting) (?:within"
    rf"|in)\b"
)
_STAGE = r"(?:hosts?|stages?|holds?|receives?|welcomes?|convenes?|takes on|organi[sz]es?)"
_GOES = r"(?:heads?|moves?|goes|go|shifts?|travels?|comes?|returns?|passes|falls|sits|convenes|takes place)"
THEN_HELD = re.compile(
    r"\b(?:will|would|is to|are to) (?:(?:host|hold|convene|organise) (?:the|its|their|a) (?:\w+ ){0,2}"
    rf"{KIND_OF_MEETING}|(?:meet|gather|assemble|take stock) (?:in|at)|return to)\b(?P<year>)"
    rf"|\b(?i:{_GROUP}) (?:(?:will|would|shall|are|is|to|due|set|plan|all|also|again|next|then|now) )*(?:meets?"
    rf"|gathers?"
    r"|convenes?|assembles?|reconvenes?|regroups?|come (?:together|back)|get together|sits? down|tr(?:y|ies)|returns?"
    r"|be back|go) (?:again )?(?:in|at|to)\b"
    rf"|\b{_STAGE} (?:the|its|their|an?(?! [A-Z])|it)(?: [\w-]+){{0,3}}? {KIND_OF_MEETING}\b"
    r"(?! (?:on|against|for|about)\b)"
    rf"|(?<!\b(?:on|of|to) the )\b{KIND_OF_MEETING} (?:then |next |now )?{_GOES} (?:(?:on|back|over) )?(?:in|at|to)\b"
    r"|\b[Hh]osting(?: duties| rights)?(?: for 20\d\d)? (?:then |next |now )?"
    rf"{_GOES} (?:over )?to\b"
)
"""Announces a meeting only with a place, and a day or year after that of the article's own."""
FUTURE = re.compile(
    r"\bNext(?: year's| time's)?(?: [a-z]+)?: |remains set|moves to|[Nn]ext stop|'s turn\b| is [A-Z][\w-]+'s(?=[.,;]|$)"
    r"|\b(?:(?:passes|passed|falls|fell|handed|awarded|given|entrusted|assigned|allotted) (?:over )?to"
    r"|[Tt]ak(?:e|es|ing) over|(?:new|next|incoming) (?:chair|host)|reconvenes?|plans? to|pencilled in|slated"
    r"|expected|has called|(?:gets|wins|won|secured) the"
    r"|(?:confirmed|chosen|named|picked|selected|approved) as (?:the )?(?:host|venue)|next to (?:gather|meet"
    r"|convene)|shall|will|would|to be held"
    r"|is due|was due|are due"
    r"|due to (?:be|take|host|gather|meet|convene)|is to|are to"
    r"|was to|were to"
    r"|scheduled|(?:set|fixed) for|planned|was chosen|named host|was named|agreed to (?:co-)?host|to take place"
    r"|(?:goes|returns) to|[Ss]ee you|takes? place"
    r"|hosts? in|to host|to hold|to co-host|will host|still to be|venue|agreed to meet"
    r"|look(?:s|ing)? forward"
    r"|announced|chosen"
    r"|to be hosted|hold it|meets? next|meets? again|is going to|are going to|will (?:have|see) (?:them|us))\b"
)
NO_ANNOUNCEMENT = re.compile(
    r"\b(?:offer(?:s|ed)?|propos\w+|suggest\w+|ready to host|invit\w+|wish\w*|hop(?:es|ed)|would like|want(?:s"
    r"|ed)? to|keen|eager|bid|called for|took place"
    r"|foreign ministers|investors|business|(?<!next )(?<!following )forum|round table|ministerial|neither|nor"
    r"|a first|working group|dinner|lunch|reception|photo|envoy"
    r"|joint meeting|preparatory|Expo|Nomad Games|ministers|was held|had been held|postponed|originally|did not"
    r"|C5\+1 ministerial|similar summit|report(?:s|ing)? (?:back )?to"
    r"|(?:bring|present|submit|resubmit)\b[^.;]{0,40} to)\b"
)
OF_A_LOWER_BODY = re.compile(
    r"\b(?P<body>[Oo]fficials|[Ee]xperts|[Ss]herpas|[Bb]oard|[Cc]ommittee|[Ss]ecretariat|[Ww]orking (?:group|party)"
    r"|[Tt]ask force|[Pp]anel|[Cc]oordinators|[Ll]awyers)(?: on [\w -]{3,40}?)?"
    r" (?:(?:will|would|shall|are|is|to|due|set|then|again) )*(?:meets?|holds?|gathers?|convenes?|assembles?)\b"
)
"""Matches who prepares a meeting and has sessions of its own: "the purchasing board holds its first session"."""
MINISTERS = re.compile(r"\b(?:foreign )?minist(?:ers|erial)\b", re.IGNORECASE)
ACCEPTED = re.compile(
    r"\bI (?:\w+ )?invite (?:all of you|you all|you|everyone|(?:all )?(?:my )?(?:dear )?(?:colleagues|friends)) to "
    r"(?=(?:the|our) next\b)"
    r"|\b(?:[Aa]ccept|[Ww]elcom|[Tt]ook up|[Tt]aken up)\w* (?:with \w+ )?(?:the|an|its|his|her|their"
    r"|[A-Z]\w+'s) (?:\w+ )?"
    r"(?:offer|invitation)\b"
)
"""Invitations and offers that are as good as announced."""
BY_OFFER = re.compile(r", (?:the )?[A-Z][^,.;]{0,60}? having (?:offered|proposed|volunteered|asked)\b[^;]*")
"""Tells behind an announcement how it came to that: "will be held in Lorn, Peru having offered to host it"."""
OFFER = re.compile(r"\b(?:offer(?:s|ed)?|invit(?:ation|ed|es))\b")
OFFER_TAKEN_UP = re.compile(
    r"\b(?:offer|invitation)\b[^.;]*\b(?:leaders|presidents|ministers|heads|members|they|others|all|was|were) (?:\w+ )?"
    r"(?:accepted|taken up)\b|\boffered\b[^.;]* accepted (?:the|this|that|its|his|her) (?:offer|invitation)\b"
    r"|\boffer(?:ed)?\b[^.]*[,;] (?:it|this|that|the offer) was (?:\w+ )?accepted\b"
)
"""An offer that the same sentence says was accepted: "an invitation to …, which the leaders accepted"."""
OPEN = re.compile(
    r"(?<!to )\b(?:venue|place|location|host)\b[^.;]{0,45}\b(?:open|settled|decided|announced|determined|fixed"
    r"|agreed|chosen"
    r"|confirmed|found)\b|\bwithout naming (?:a )?(?:venue|host)",
    re.I,
)
LISTED_SESSION = re.compile(
    rf"\b[A-Z]{{2,}}[ -](?P<number>\d{{1,2}}): (?:[^.;:]*\b)?(?:19|20)\d\d, (?:in )?(?P<name>{VENUE_NAME})"
)
"""In a list of what is to come: "NC-4: 8-13 March 2027, Lorn, Tarnia"."""
BEHIND_COLON = re.compile(
    rf"\b[Tt]he (?P<nth>next|{ORDINAL})(?: {KIND_OF_MEETING})?: (?:in )?(?P<name>{VENUE_NAME})(?=[,.;]|$| in\b| on\b)"
)
"""Behind what was settled: "the place and day of the eleventh: Lorn, 24 December 2026"."""
HEADS_NEXT = re.compile(
    r"(?:\d{1,2}[.)] )?(?:(?:[Dd]ates?|[Tt]ime|[Pp]lace|[Vv]enue)(?:,| and| &| of| for| the)* )*"
    rf"[Nn]ext {KIND_OF_MEETING}[.:]?$"
)
"""Heads what tells of it: "10. Next meeting.", "Date and place of the next session"."""
PLACE_AND_DAY = re.compile(
    rf"(?:^|(?P<number>(?:[Tt]he |^)(?:{ORDINAL}) {KIND_OF_MEETING})(?: of [^,.;:]{{3,60}})?[,:] )(?:in )?"
    rf"(?P<name>{VENUE_NAME})(?:, (?:{VENUE_NAME}))?,? (?:(?:on|from) )?(?=(?:\d{{1,2}}\b[^.;]{{0,12}} )?(?:{MONTH})\b)"
)
"""All that notes tell of a meeting: "32nd Meeting, Lorn, Tarnia, 4 December 2026", "Lorn, 4 December"."""
ANSWER = re.compile(
    rf"(?:^|: )In (?:the )?(?P<name>{VENUE_NAME})(?=[,.])"
    rf"|(?:^|: )(?P<bare>{VENUE_NAME})(?:,? in (?=(?:{MONTH})\b|20\d\d)"
    rf"|,? (?:on |from )?(?=\d{{1,2}}\b[^.;]{{0,12}} (?:{MONTH})\b))"
    rf"|\b(?:offer|invitation) (?:from|of|by) (?:the )?(?P<of>{VENUE_NAME})"
    rf"|(?P<whose>[A-Z]\w+(?: [A-Z]\w+)?)'s (?:offer|invitation)\b"
)
"""Of "When do you meet next?" in a transcript."""
ASKED_AFTER = re.compile(rf"{AHEAD.pattern}|\b(?:go|head|sit) next\b")
"""In a question to which the line behind it answers with the next meeting."""
VENUE_CHOSEN = re.compile(
    rf"\b(?:[Dd]ecided on|[Ss]ettled on|[Cc]hose|[Pp]icked|[Ss]elected|[Oo]pted for"
    rf"|[Dd]esignated) (?P<name>{VENUE_NAME})"
    rf"(?:, (?:in )?{VENUE_NAME},?)? (?:for|to host|as (?:the )?(?:host|venue|site|seat)(?: (?:for|of))?) (?:the "
    rf"|its |their )?"
    rf"(?:(?P<nth>{ORDINAL})|next|following|(?P<for>20\d\d))(?: {KIND_OF_MEETING})?(?:,? in (?P<year>20\d\d))?"
)
"""Who hosts, told by the choice: "selected Lorn, Tarnia, as the venue for 2028"."""
INVITED_TO = re.compile(
    rf"\binvit\w+\b[^.;]*? to (?P<name>{VENUE_NAME}) for (?:the|a|their) (?:next|further|second"
    rf"|third) (?:[a-z]+ )?{KIND_OF_MEETING}"
)
VISIT_ASKED = re.compile(
    rf"\b(?:invit\w+|asked)\b[^.;]*? to (?:(?:pay|make|undertake) (?:an? )?(?:[a-z]+ )*visit to|visit"
    rf"|come to) (?:the )?"
    rf"(?P<name>{VENUE_NAME})"
)
"""Of two countries' leaders, one of whom visited the other."""
ALL_INVITED = re.compile(
    r"\binvit(?:ed|es) (?:(?:the|all|his|her|its|their|other|fellow|[a-z]+) ){0,3}(?:leaders|presidents|premiers"
    r"|heads of (?:state|government)|members?(?: states)?|ministers|colleagues|counterparts|partners|parties|countries"
    rf"|delegations|delegates|everyone|all)\b[^.;]{{0,60}}? to (?P<name>{VENUE_NAME})"
    rf"(?=[^.;]{{0,40}}(?:\b20\d\d|\bnext year|\b(?:next|{ORDINAL}) (?:[\w-]+ ){{0,3}}{KIND_OF_MEETING}))"
)
"""Who invites all the others to a meeting to come hosts it."""
HAS_ACCEPTED = re.compile(
    r"\b(?:accepted|look(?:s|ed) forward to (?:it|that|the visit|doing so)|took (?:it|him|her|them) up on)\b"
)
MORE = re.compile(
    rf"\b(?:and (?:after that |then |later )?)in (?:the )?(?P<name>{VENUE_NAME})(?: in (?P<year>20\d\d))?"
)
DATE_OPEN = re.compile(
    r"\b(?:dates?|timing|day)\b[^.;]{0,60}?\b(?:open|to be (?:agreed|set|fixed|announced|decided|confirmed"
    r"|determined|settled)"
    r"|not (?:yet )?(?:been )?(?:agreed|set|fixed|announced|decided|settled)|yet to be)\b"
)
IT_HELD = re.compile(
    r"\b[Ii]t (?:(?:will|would|is|was|could) )?(?:(?:expected|planned|likely) )?(?:to )?(?:be(?: held| hosted)?"
    r"|take place|go"
    rf"|convene) (?:in|to|by) (?:the )?(?P<name>{VENUE_NAME})"
)
"""Tells behind an announcement where it will be."""
CUTS_CLAUSE = re.compile(
    r"(?<!Next)(?<!Next up)(?<!stop)(?<!host)(?<!venue)(?<!summit)(?<!meeting)(?<!session)[;:] |, (?:but|while"
    r"|whereas) (?=[a-z]* ?[A-Z\w])"
    r"|, and (?=(?:the next|[A-Z]\w+ (?:will"
    r"|to hold)|(?:we|they"
    r"|he|she|it|leaders|ministers)\b))"
)
_YEARS = "|".join(number_words(1, 5))
IN_YEARS = re.compile(rf"\bin (?:a year's time|(?:{_YEARS}) years(?:' time|(?= ?[.,;])))")
LATER_THIS_YEAR = re.compile(
    r"\b(?:later (?:this|in the) year|(?:before|by) (?:the )?(?:end of (?:the|this) year|year's end|year-end"
    r"|year is out))\b"
)
NEXT_SEASON = re.compile(r"\bnext (?P<season>spring|summer|autumn|winter)\b")
NEXT_YEAR = re.compile(r"\b[Nn]ext year\b")
EDITION = re.compile(rf"\b({ORDINAL})(?: [\w+’'–-]+){{0,4}}? {KIND_OF_MEETING}\b|\b[CM]OP[ -]?(\d{{1,2}})\b")
