"""Puts other words for what people do at meetings in the words that every pattern of a question knows.

"The gathering that Lund presided over" is "the meeting that Lund chaired", and "everybody who turned up" is "everybody
who attended". A claim in quotation marks stays as it is.
"""

import re

_WHOSE = r"(?:its|their|his|her|an?|the)"
_CONSENT = rf"{_WHOSE} (?:approval|assent|consent|blessing|backing|endorsement)"
_DOCUMENTS_ARE = r"(?=[^?.!]*\b(?:(?:adopt|approv|sign|endors|agree|pass|issue)\w*|c[ao]me out))"
_ATTENDED = (
    r"(?:turned up|showed up|put in an appearance|made an appearance|(?:was|were) in attendance"
    r"|(?:had|got|took|held) (?:a seat|a place|seats|places) at the table|(?:sat|was|were) (?:also )?at the table)"
)
_WORDINGS = tuple(
    (re.compile(rf"\b{said}", re.IGNORECASE), known)
    for said, known in (
        # Meetings and texts.
        (r"(?:gathering|get-together|powwow)(?P<s>s?)\b", r"meeting\g<s>"),
        (r"(?:subsequent|ensuing|succeeding) (?P<one>one|meeting|summit|session|edition)\b", r"next \g<one>"),
        (r"(?:preceding|foregoing) (?P<one>one|meeting|summit|session|edition)\b", r"previous \g<one>"),
        (rf"papers\b{_DOCUMENTS_ARE}", "documents"),
        (
            r"(?<!minister of )(?<!ministry of )(?<!chamber of )(?<!secretary of )(?<![eE]-)commerce\b"
            r"(?! (?:minist|secretary|department|chief))",
            "trade",
        ),
        # To chair.
        (r"presided (?:over|at)\b", "chaired"),
        (r"presid(?:e|es) (?:over|at)\b", "chair"),
        (r"presiding (?:over|at)\b", "chairing"),
        (r"(?:held|wielded|swung) the gavel (?:of|at|in)\b", "chaired"),
        (r"chair(?:man|woman|person)(?=\W*$| (?:of|at|in)\b)", "chair"),
        (r"(?<![’'\w-])sec(?:y|t)?\.?[ -]?gen\b\.?", "secretary-general"),
        # To be there.
        (
            r"(?P<who>presidents|leaders|heads of (?:state|government)|countries|states)(?: (?:who|that))?"
            r" (?:did not|didn['’]?t) (?:come|travel|go|fly|turn up|make it) (?:to|at|for)\b",
            r"\g<who> were absent from",
        ),
        (
            r"(?:even )?bother(?:ed)? (?:to |with )?(?:turn(?:ing)? up|show(?:ing)? up|com(?:e|ing)|attend(?:ing)?)\b",
            "attend",
        ),
        (rf"{_ATTENDED}\b(?! (?:that|to be)\b)(?: (?:at|for)(?= (?:the|that|this|[A-Z])\b))?", "attended"),
        (r"(?:turn|show) up\b(?= (?:at|in|for|there|to)\b|\W*$)", "attend"),
        (r"(?:have|take|get) (?:a seat|a place) at the table\b", "take part"),
        (r"made it to (?=(?:the|that) )", "attended "),
        (r"(?:greeted|welcomed) (?:up)?on (?:arriving|arrival|entering)\b", "received"),
        # To adopt, sign and put forward.
        (
            rf"to which (?P<who>[^?,.:;]{{2,60}}?) gave {_CONSENT}\b",
            r"that \g<who> approved",
        ),
        (rf"gave {_CONSENT} to\b", "approved"),
        (rf"give {_CONSENT} to\b", "approve"),
        (rf"(?<=did )(?P<who>[^?,.:;]{{2,60}}? )?put {_WHOSE} (?:name|signature)s? (?:to|under|on)\b", r"\g<who>sign"),
        (rf"put {_WHOSE} (?:name|signature)s? (?:to|under|on)\b", "signed"),
        (r"(?P<put>put|puts|putting|laid|lay) on the table\b", "offered and put forward"),
        (r"(?:mooted|pitched|touted|floated)\b", "proposed"),
        (r"inked\b", "signed"),
        (r"(?:okayed|green-?lit|rubber-stamped)\b", "approved"),
        (r"put up\b(?= (?:in|at|for)\b|\W*$)", "pledged"),
        (r"(?P<texts>texts|documents|papers|declarations) passed\b", r"\g<texts> adopted"),
        (r"settled (?:up)?on\b(?! by\b)", "agreed on"),
        (r"put out\b(?= (?:on|about|in|at|after)\b)", "issued"),
        (r"agreed on (?=(?:in|at) [A-Z])", "agreed "),
        (r"which (?:side|camp) (?:carried|won|took)(?: the)? vote\b", "who won the vote"),
        (r"what (?:was|were) the margin\b", "by how many votes"),
        (
            r"from (?:what|which) (?:date|day|year) (?:does|do|will) (?P<it>[^?]+?) (?:apply|count|run)\b",
            r"when does \g<it> start",
        ),
        (
            r"^(?:outline|describe|sum up) (?:the )?(?:contents?|substance|gist|wording) of (?P<it>the [^?.]+)",
            r"what does \g<it> say",
        ),
        (
            r"^describe the (?:welcome|reception|greeting|ovation)(?: (?:that|which))?(?: [^,?]{2,30}?)?"
            r" (?:gave|given|extended|accorded) (?:to )?(?P<who>[A-Z]\w+)",
            r"how was \g<who> received",
        ),
        (r"(?:predict|guess|forecast) (?:the )?(?P<what>[^?,]{3,50}?) winner\b", r"who will win \g<what>"),
        # Members, hosts and venues.
        (
            r"t(?:ake|ook) (?:anybody|anyone|somebody|any (?:country|countries|states?|newcomers?)) in\b",
            "admit new members",
        ),
        (
            r"^(?:from|of|out of|among) (?:all )?(?P<all>(?:the |your )?(?:\w+ ){0,2}(?:meetings|summits)\b[^,?]*),"
            r" (?:pick|single|sort|filter|find|give|show|name|list|choose|select|extract|pull)(?: me| us)?(?: out)?"
            r" (?:those|the ones|all(?: those)?|every one)\b",
            r"list \g<all>",
        ),
        (
            r"(?:for|of) which (?P<who>[\w’'+ -]{2,40}?) (?:was|acted as|served as) (?:the )?host\b",
            r"that \g<who> hosted",
        ),
        (
            r"(?:at|for|in|with) how many of (?P<all>[^?,]*?) (?:was|is|were) (?P<city>[\w’' -]{2,30}?) (?:the )?"
            r"(?:venue|place|location|scene|site|setting|host city)\b",
            r"how many of \g<all> were held in \g<city>",
        ),
        (
            r"^(?P<city>[\w’' -]{2,30}?) as (?:the |a |their )?(?:venue|place|location|setting|site)(?::|,| [-–]) ?"
            r"(?P<all>(?:how many|which)\b[^?]*)",
            r"\g<all> were held in \g<city>",
        ),
        (r"for the year (?=(?:19|20)\d\d\b)", "for "),
        (r"what(?:'s| is| was) the (?:number|count|total)(?= *(?:,|\?|and\b|$))", "how many"),
        (r"what (?:are|were) (?:they|these|those) (?:called|named)\b|what (?:are|were) their names\b", "which"),
        (
            r"(?:in the name|on behalf|on the part) of (?P<who>[A-Z]\w+) (?:alone|only|by itself|itself|on its own)\b",
            r"on \g<who>'s own account",
        ),
        (
            r"(?:had|have|has) (?P<city>[\w’' -]{2,30}?) as (?:their|its|the|a) (?:venue|location|setting|host city)\b",
            r"were held in \g<city>",
        ),
        (r"(?:staged|hosted|convened) in\b", "held in"),
        (
            r"(?P<all>(?:meetings|summits)(?: \w+){1,4}) (?:featured|figured)(?: in)?(?=\W*$)",
            r"\g<all> took part",
        ),
        # Lists and comparisons.
        (
            r"^(?:(?:give|make|show|draw up)(?: me)? )?(?:an? |the )?(?:inventory|catalogue|roster|tally) of\b",
            "list of",
        ),
        (r"^(?:catalogue|inventory|spell out|reel off) (?=(?:all|the|every|each|what)\b)", "list "),
        (r"^run (?:me )?through (?=(?:all|every|each|what)\b|the (?:\w+ ){0,2}?\w+s\b)", "list "),
        (r"^(?:juxtapose|contrast)\b", "compare"),
        (
            r"^what(?:'s| is) new in (?P<one>[^?,]{3,60}?) (?:relative|compared|as opposed) (?:to|with)",
            r"compare \g<one> with",
        ),
        (r"(?:part|parted|parting) (?:ways|company) (?=on|over|about)", "differ "),
        (r"^how far apart (?:are|were)\b(?=[^?]* (?:on|over|about|regarding) \w)", "compare"),
        # Parts of a question.
        (r"(?<=[:,;.] )(?:first(?:ly)?|secondly|then|lastly|finally)(?:,|:)? (?=(?:what|which|who|how|the|all)\b)", ""),
        (r",? and what about (?=(?:at|in) )", " and "),
        # Signs.
        (r"(?<=\w) (?:<->|<>|↔|⇄) (?=\w)", " and "),
        (r"(?:(?:the )?(?:five|5|c\.? asian?|central asian)|the) [’'\"]?stans\b", "Central Asia"),
        (r"c\.? asia(?P<n>n?)\b", r"Central Asia\g<n>"),
    )
)
_QUOTES = re.compile(r"[\"“”«»]")


def in_known_words(text: str) -> str:
    """The question with words that its patterns know in place of rarer ones; unchanged where it quotes something."""
    if _QUOTES.search(text):
        return text
    for said, known in _WORDINGS:
        text = said.sub(known, text)
    return text
