"""Words that tell whether somebody was at a meeting."""

import re

_BUT_TO_ACT = r"(?!(?: here| to [A-Z]\w+)? to (?!(?:the|this|that|any|it)\b)[a-z])"
"""Who "did not come to punish" came, for another end."""
_INVITATION = r"(?:the|its|their|his|her|an|any) (?:\w+ )?invitations?"
NO_ANSWER = (
    r"(?:(?:sent|gave|returned) no (?:answer|reply|response)|(?:did not|didn't|never|ha(?:s|ve|d) not)"
    r" (?:(?:send|sent|give|gave|given) (?:an|any|a) (?:answer|reply|response)|answer|repl(?:y|ied)|respond)(?:ed)?)"
)
"""Of whom an invitation gets no answer."""
UNANSWERED = (
    rf"(?:invited\b[^.;]{{0,60}}?\b{NO_ANSWER}|{NO_ANSWER}(?: to)? {_INVITATION}|left {_INVITATION} unanswered"
    rf"|(?:declined|refused|ignored|turned down|rejected) {_INVITATION}"
    r"|(?:invited|asked to (?:come|attend)|sounded out)\b[^.;]{0,40}? but (?:declined|refused|said no)\b"
    r"(?! to (?!attend|come|travel)))"
)
ABSENT = re.compile(
    r"\b(?:stay(?:ed|s|ing)? (?:away|at home|behind(?! in the\b))|(?:is|are|was|were) at home\b"
    r"|(?:stay|remain)(?:ed|s|ing)? in [A-Z][\w-]+(?: [A-Z]\w+)*(?= (?:to|with|because|as|for|after)\b)"
    r"|(?:was|were) to (?:have )?(?:come|attend(?:ed)?|travel(?:led)?)(?: as well| too)?(?=,? but\b|\W*$)"
    r"|not (?:been )?(?:given|granted) (?:leave|permission)\b[^.;]{0,30} to (?:attend|leave|travel)"
    r"|had (?:an?|another|other) \W?(?:[\w-]+ )?(?:engagement|commitment)s?\b"
    rf"|(?:(?:will|would|could|can)(?: not|n't)|won't|can't) (?:attend|come{_BUT_TO_ACT}|travel|take part|join us"
    r"|be (?:here|there|present|coming|with us))"
    r"|(?:sent|sends|offered|tendered|conveyed|extended) (?:his|her|their )?(?: )?(?:apologies|regrets)"
    r"|(?:had|has|have)(?: not|n't) been able to (?:attend|come|travel|take part|be (?:here|there|present))"
    r"|(?:had to turn|turned) (?:back|round)(?= (?:because|after|as|in|over)\b|[,.;]|\W*$)"
    r"|cancelled (?:(?:on|at) the (?:eve|last)|because|(?:his"
    r"|her|their|the) (?:trip|visit|journey|flight|attendance|participation))"
    r"|missed it\b|missed the (?:summit|meeting|session|gathering|retreat|conference|talks|(?:first|second|opening"
    r"|last) day)"
    rf"|did(?: not|n't) (?:attend|travel{_BUT_TO_ACT}|come(?! (?:alone|empty-handed|up|out|close)\b){_BUT_TO_ACT}"
    r"|take part|participate|go(?! (?:into|along|(?:as |so |that )?far|further|beyond)\b)"
    r"|show(?= up\b|\W* *$|[,.;]| (?:at|because|after|and|for)\b)|turn up|make the trip)"
    r"|was(?: not|n't) (?:in the room|present|there)"
    rf"|(?:is|are|was|were)(?: not|n't) (?:(?:here|present){_BUT_TO_ACT}|with us|among us|taking part"
    r"|participating|attending|coming|represented)"
    r"|(?:had|has|have) (?:cancelled|pulled out|called off)(?! (?:the|an?|all) )"
    r"|were absent|was absent|[Aa]bsent (?:from|was|were)|skip(?:ped|s)(?! (?:an?|out)\b)"
    r"|(?:to )?shun(?:ned|s)?(?: the)?\b|boycott(?:ed|s|ing)?|pull(?:ed|s) out of|declined to (?:attend|come)|flown out"
    r"|[Ii]n (?:his|her|the) absence of|took no part in the (?:summit|meeting)|suspended its participation"
    rf"|{UNANSWERED}|excused (?:it|him|her|them)sel(?:f|ves)\b(?! from the (?:table|room))"
    r"|(?:was|is) (?:ill|unwell|sick|in hospital)\b(?! at ease)|(?:was|were|is|are) (?:unable to (?:attend|come"
    r"|travel|be (?:here|there|present)|join|take part)"
    r"|(?:not available|unavailable)\b"
    r"|prevented (?:by [^.;,]{3,60} )?from (?:attending|coming|travelling|taking part)|detained in [A-Z]\w+)"
    r"|(?:was|were) (?:another |one |also )?(?:of|among) (?:the|those) (?:absent\b|missing\b|absentees"
    r"|who (?:stayed away|did not come))"
    r"|[Tt]he absence of|expected until the last (?:minute|moment)|(?:remain|stay)(?:ed|s) in [A-Z]\w+ (?:on|under)\b"
    r"|[Mm]issing (?:from the \w+ )?(?:was|were)|[Nn]o-shows?"
    r"|(?:sent|delegated|deputed) (?:his|her|its|their) (?:\w+ ){0,4}(?:minister|premier|deputy|president|ambassador)"
    r"|in (?:his|her) place|instead of travelling|without (?:their|its) presidents?)\b"
)
NOT_INVITED = re.compile(r"\b(?:not|nor|never) (?:been |again )?invited\b")
OBSERVER = re.compile(
    r"\b(?:given|granted|received|hold|holds|has|have|enjoys?) observer status\b|\bas (?:an? )?(?:[a-z]+ )?observers?\b"
    r"|\bsent (?:an |its )?observers?\b"
    r"|\bobserv(?:ed|ing) (?:all |both )?(?:the )?(?:talks|sessions?|meetings?|summit|proceedings)\b"
    r"|\bobserver states? (?:were|was) (?:represented|involved)"
    r"|\bheads of \w+ observer states\b|, an? observer(?: state)?,"
    r"|\b(?:sat|stood|seated|remained|was|were) (?:among|with|on the bench of) (?:the )?observers\b"
)
TOOK_PART = re.compile(
    r"\b(?:attend\w*|chair\w*|host(?:s|ed|ing)?|took part|takes? part|taking part|presid\w+|join(?:s|ed|ing)?"
    r"|represent\w*|(?:was|were|is|are) (?:also |both |all |likewise )?(?:present|there|in attendance)|present were"
    r"|among those"
    r"|(?:opened|closed|chaired|addressed) by|(?:was|were|is|are) (?:here|with us)|sits|sitting|seated"
    r"|at (?:[\w-]+ ){1,2}level"
    r"|around the table|meeting in|came|arrived|receiv\w+|welcom\w+|met|meets|signed|initiall?ed|sat|sent its"
    r"|took the chair"
    r"|were among"
    r"|in attendance|held (?:their|an?|the|talks)|participat\w+|led|leads|lead|headed|spoke|speaks|addressed|briefed"
    r"|guests|completed the (?:circle|list)|took (?:his|her) place|brought together|gather\w*|talks with"
    r"|putting? (?:his|her|their) signature|be represented|were involved|on the spot|took over)\b",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"\b(?:days? before|ahead of (?:the|it)|before the (?:summit|meeting)|previous (?:[\w-]+ )?(?:summit|meeting"
    r"|session|year|talks|day|week|month)|in (?:19|20)(?:1\d|2[0-3])\b"
    r"|message urging|message urging|video messages?|death of|the late|in memory of|in an article|formerly"
    r"|former|preview|would take part|would visit|embassy|call between|not a signatory|demand(?:ed)?|later announced"
    r"|was not the|next year|earlier (?:this|that|in the) (?:week|month|year)|threaten\w*|was due)\b"
)
STANDS_IN = re.compile(
    r"\b(?:(?:[Ss]tanding|stood|stands|[Ss]itting|sat|[Ff]illing|filled|stepping|stepped) in for"
    r"|(?:[Dd]eputi[sz]|[Ss]ubstitut)(?:ing|ed|es) for|[Ii]n (?:place|lieu) of) (?:the )?"
)
"""In front of whom somebody else came for."""
CLAUSE_END = re.compile(
    r";|(?<!invited)(?<!invited too), but |, (?:while|whereas|leaving|since|to which|as did) |\b(?:while|whereas)\b"
)
