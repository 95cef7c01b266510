"""Words that tell whether somebody was at a meeting."""

import re

ABSENT = re.compile(
    r"\b(?:stay(?:ed|s|ing)? (?:away|at home|behind|in [A-Z]\w+(?: [A-Z]\w+)*(?= (?:to|with|because|as|for|after)\b))"
    r"|(?:will|would|could|can) not (?:attend|come|travel|take part|be (?:here|there|present|coming))"
    r"|(?:sent|sends|offered|tendered) (?:his|her|their )?(?: )?(?:apologies|regrets)|cancelled (?:because|(?:his"
    r"|her|their|the) (?:trip|visit|journey|flight|attendance|participation))"
    r"|missed it\b|missed the (?:summit|meeting|session|gathering|retreat|conference|talks|(?:first|second|opening"
    r"|last) day)"
    r"|did(?: not|n't) (?:attend"
    r"|travel|come|take part|participate|go|show|make the trip)"
    r"|was(?: not|n't) (?:in the room|present|there)"
    r"|(?:is|are|was|were)(?: not|n't) (?:here|with us|among us|present|taking part|participating|attending"
    r"|represented)"
    r"|were absent|was absent|absent from|skip(?:ped|s)(?! (?:an?|out)\b)|(?:to )?shun(?:ned|s)?(?: the)?\b"
    r"|boycott(?:ed|s|ing)?|pull(?:ed"
    r"|s) out of|declined to (?:attend|come)|flown out"
    r"|in (?:his|her|the) absence of|took no part in the (?:summit|meeting)|suspended its participation"
    r"|missing (?:was|were)|no-show|(?:sent|delegated|deputed) (?:his|her|its|their) (?:\w+ ){0,4}"
    r"(?:minister|premier|deputy|president|ambassador)"
    r"|in (?:his|her) place|instead of travelling|without (?:their|its) presidents?)\b"
)
NOT_INVITED = re.compile(r"\b(?:not|nor|never) (?:been |again )?invited\b")
OBSERVER = re.compile(
    r"\b(?:given|granted|received) observer status\b|\bas (?:an )?observers?\b|\bsent (?:an |its )?observers?\b"
    r"|\bobserv(?:ed|ing) (?:all |both )?(?:the )?(?:talks|sessions?|meetings?|summit|proceedings)\b"
    r"|\bobserver states? (?:were|was) (?:represented|involved)"
    r"|\bheads of \w+ observer states\b"
)
TOOK_PART = re.compile(
    r"\b(?:attend\w*|chair\w*|host(?:s|ed|ing)?|took part|takes? part|taking part|presid\w+|join(?:s|ed|ing)?"
    r"|represent\w*|were (?:present|there)|was present|present were|among those"
    r"|around the table|came|arrived|receiv\w+|welcom\w+|met|meets|signed|sat|sent its|took the chair|were among"
    r"|in attendance|held (?:their|an?|the|talks)|participat\w+|led|leads|lead|headed|spoke|speaks|addressed"
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
CLAUSE_END = re.compile(r";|, (?:while|but|whereas|leaving|to which|as did) |\b(?:while|whereas)\b")
