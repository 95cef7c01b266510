"""Puts a question that is asked politely as it is asked plainly.

"I would be most grateful if you could tell me who the chair is, please" is "who is the chair".
"""

import re

from rag.english import bases_of_past, verb_forms, word_set
from rag.question.talk.fillers import without_fillers
from rag.question.wording import is_english

_I = r"(?:i|we)"
_TELL = r"(?:tell|let|inform|remind|show|explain(?: to)?|say to)(?: (?:me|us))?(?: know)?(?: about)?"
_SOFT = r"(?:(?:please|kindly|possibly|perhaps|also|maybe|just|only|really) )*"
_LEAD = re.compile(
    r"^(?:(?:so|and|well|ok(?:ay)?|please|pls|kindly|actually|also|just|maybe|perhaps),? )*(?:"
    rf"{_I}(?: would|'d)? {_SOFT}(?:be (?:\w+ )?\w+|appreciate it|love it) if you (?:could|would|can|might)"
    rf" {_SOFT}{_TELL}"
    rf"|(?:could|can|would|will|might) (?:you|u|anyone|somebody) {_SOFT}{_TELL}"
    r"|would you (?:be so kind as to|mind) tell(?:ing)? (?:me|us)"
    rf"|{_I}(?: would|'d)? {_SOFT}(?:need|want|like|wish|have|am trying|are trying) (?:to )?"
    r"(?:know|find out|understand|learn|check|establish|hear)(?: about)?"
    rf"|(?:do|would) (?:you|u) (?:happen to )?know|(?:please |kindly )?{_TELL}(?: please)?"
    rf"|{_I}(?: am|'m| are|'re| was| were) (?:\w+ )?(?:wondering|curious(?: to know)?|interested to know)"
    rf"|(?:may|might|can|could) {_I} (?:please |just )?ask(?: you)?|{_I} wonder(?:ed)?"
    r"|any (?:idea|chance you know)|(?:my|one|another|a)(?: \w+)? question(?: is)?"
    r")(?:, (?:at|in|as|to|if|with) [^,?]{3,50},|[,:])?\s+(?=(?:the following[:,]?|who|whom|whose|what|which|when|where"
    r"|why|how)\b)(?:the following[:,]?\s+)?",
    re.IGNORECASE,
)
_LEAD_OF_TASK = re.compile(
    r"^(?:(?:so|and|well|ok(?:ay)?),? )?(?:(?:please |kindly )?(?:could|can|would|will|might) (?:you|u)"
    rf"|{_I}(?:'d| would) {_SOFT}(?:like|love|want|be (?:\w+ )?(?:grateful|glad|happy) (?:for|if) )"
    rf"(?: for)? you(?: to)?|(?:may|might|can|could) {_I} (?:please |just )?ask you to"
    r"|would you be so (?:kind|good) as to|please|pls|kindly)"
    rf",? {_SOFT}(?=(?:list|name|give|summari[sz]e|sum up|compare|show|describe|find|explain|brief|outline|recap|draft"
    r"|write|check|quote|put|set|enumerate|itemi[sz]e|pick|place|lay|predict|pull)\b)",
    re.IGNORECASE,
)
"""In front of an order: "would you kindly summarise …"."""
_INDIRECT = re.compile(
    r"^(?P<ask>who|what|where|when|how (?:old|big|large|long|high|much|many)) "
    r"(?P<what>(?:the|an?|his|her|their|its|this|that|[A-Z])[^,?]*?) (?P<be>is|are|was|were)"
    r"(?P<end>(?: (?:held|called|named|located|signed|adopted|about|for|in|at|on|from)\b[^,?]*?)?)(?=,? and\b|\W*$)",
    re.IGNORECASE,
)
"""A question in the order of words that it has after such a lead: "who the chair is"."""
_OBJECT_FIRST = re.compile(
    r"^(?P<ask>what|whom|where|when|why|how|(?:which|what) \w+|how (?:much|many \w+)) (?P<rest>(?:the|his|her|their|its"
    r"|[A-Z])\w*\b.*)$",
    re.DOTALL,
)
_NO_SUBJECT = word_set("the a an his her their its this that and of is are was were be been has have had not")
"""Words after which a past form is no verb of its own: "the agreed text", "was held"."""
_PLEASE = re.compile(
    r"(?<=[\w)])\s*,? (?:please|pls|plz|kindly|if (?:you (?:can|could|would|may|please)|possible|i may ask)"
    r"|(?:would|will) be (?:much|most|greatly|highly) appreciated)"
    r"(?P<mark>\??)[\s.!]*$",
    re.IGNORECASE,
)


_QUOTE = re.compile(
    r"^(?:(?:please|pls|kindly|now|can you|could you|would you) )*(?:quote|cite)(?: (?:me|us|for (?:me|us)))?[,:]? "
    r"(?:(?:what|how) (?P<who>[^,?]{2,60}?) (?:said|says|told \w+|put it|had to say)\b"
    r"|(?P<name>(?-i:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}))(?= (?:on|about|in|at)\b))(?P<rest>.*)$",
    re.IGNORECASE,
)
"""Orders a quotation: "please quote what Lund said on ports", "quote Lund on ports"."""
_LEADS_ORDER = r"(?:(?:and|so|now|then|ok(?:ay)?|overall|please|pls|kindly|just|can you|could you|would you)\W+)*"
_ONE = r"(?P<one>(?!.* (?:next to|beside|alongside|against) (?:each|one another))[^?]{3,80}?)"
_OTHER = r"(?P<other>(?!each other|one another)[^,?]{3,60}?)"
_AND_SAY_HOW = (
    r"(?:,? (?:and|so as to|to) (?:then )?(?:tell|show|say|explain|see|let)\b(?: (?:me|us))?(?: (?:see|know))?"
    r" (?:in what ways?|how|where|what)\b[^?]*\b(?:differ\w*|unlike|apart|diverge\w*|alike|similar)\b[^?]*)?"
)
"""Behind two things that are to be set beside each other: "… and tell me how they differ"."""
_ORDERS = (
    (
        re.compile(
            r"^(?:i|we)(?: would|['’]d)? (?:be (?:\w+ )?(?:obliged|grateful|glad|happy|thankful)"
            r" (?:for|to have|to get)"
            r"|appreciate|welcome) (?=(?:an?|the) (?:[\w-]+ ){0,2}(?:list|table|overview|summary|note|brief|recap)\b)",
            re.IGNORECASE,
        ),
        "give me ",
    ),
    (
        re.compile(
            rf"^{_LEADS_ORDER}(?:set|put|place|lay|hold|weigh|stack) {_ONE}"
            rf" (?:beside|against|next to|alongside|up against) {_OTHER}{_AND_SAY_HOW}"
            r"(?=\W*$| (?:on|regarding|as to|concerning)\b)",
            re.IGNORECASE,
        ),
        r"compare \g<one> with \g<other>",
    ),
    (
        re.compile(
            rf"^{_LEADS_ORDER}how (?:does|did|do) {_ONE} (?:stack|measure|shape) up"
            rf" (?:against|with|to|beside|next to) {_OTHER}(?=\W*$| (?:on|regarding|as to|concerning)\b)",
            re.IGNORECASE,
        ),
        r"compare \g<one> with \g<other>",
    ),
    (
        re.compile(
            rf"^{_LEADS_ORDER}how (?:does|did|do) (?P<both>[^?]{{3,80}}? and [^?]{{3,60}}?) (?:stack|measure|shape) up"
            r" (?:against|next to|beside) (?:each other|one another)\b",
            re.IGNORECASE,
        ),
        r"compare \g<both>",
    ),
    (
        re.compile(
            r"^(?:i|we)(?: would|'d)? (?:need|want|like)(?: to (?:have|see|get))? (?=(?:all|every|each|both|the"
            r" (?:\w+ )?(?:sums|amounts|documents|proposals|pledges|decisions|promises|commitments"
            r"|initiatives|announcements))\b)",
            re.IGNORECASE,
        ),
        "list ",
    ),
    (
        re.compile(
            r"^(?P<what>[^?]+?)[.?] (?:an?|the) (?:enumeration|itemi[sz]ation|(?:\w+ )?list)"
            r" (?:would be|would|will|is|'d be) (?:very |most )?(?:helpful|useful|great|nice|good|appreciated|fine|do"
            r"|ideal|best)\W*$",
            re.IGNORECASE,
        ),
        r"\g<what>, itemised",
    ),
    (re.compile(rf"^{_LEADS_ORDER}sum (?P<what>[^?.]{{2,70}}?) up\b(?! to\b)", re.IGNORECASE), r"summarise \g<what>"),
    (
        re.compile(
            rf"^{_LEADS_ORDER}(?:(?:put|give|show|write|set|arrange|collect|gather|get|draw|print|display)"
            r"(?: (?:me|us|out|up|together))? )?(?P<what>[^?:]{3,80}?)[?,:]? (?:in|into|as|in the form of)"
            r" (?:an? )?(?:bullet(?:ed)? |numbered |short |simple |complete |full |plain )?list(?: form)?"
            r"(?: (?:for (?:me|us)|please|pls))*\W*$",
            re.IGNORECASE,
        ),
        r"list \g<what>",
    ),
)
"""Orders whose verb and the word that goes with it stand apart: "sum it up for me", "put the sums in a list"."""


def put_plainly(text: str) -> str:
    """The question without the words that only ask politely; unchanged where it has none."""
    text = _PLEASE.sub(r"\g<mark>", without_fillers(text))
    if quotation := _QUOTE.match(text):
        return f"What did {quotation['who'] or quotation['name']} say{quotation['rest'].rstrip(' .?!')}?"
    for order, plainly in _ORDERS:
        text = order.sub(plainly, text, count=1)
    if task := _LEAD_OF_TASK.match(text):
        return text[task.end() :].rstrip(" ?")
    lead = _LEAD.match(text)
    if lead is None:
        return text
    asked = _INDIRECT.sub(r"\g<ask> \g<be> \g<what>\g<end>", _asked_with_did(text[lead.end() :]), count=1)
    return f"{asked.rstrip(' .')}?" if asked.endswith(".") else asked


def _asked_with_did(clause: str) -> str:
    """The clause as a question of its own: "what the leaders decided" is "what did the leaders decide"."""
    if found := _OBJECT_FIRST.match(clause):
        words = found["rest"].split(" ")
        for nth, word in enumerate(words[1:], 1):
            past = word.rstrip(".,?!")
            if words[nth - 1].lower() not in _NO_SUBJECT and (base := _base(past)):
                told = " ".join((*words[:nth], base + word[len(past) :], *words[nth + 1 :]))
                return f"{found['ask']} did {told}"
    return clause


def _base(past: str) -> str | None:
    """The base of a verb in the past; None for what is none."""
    if base := bases_of_past().get(past):
        return base
    bases = (past[:-1], past[:-2], past[:-3]) if past.endswith("ed") and past.islower() else ()
    return next(
        (one for one in bases if len(one) > 2 and is_english(one) and past in dict(verb_forms(one)).values()), None
    )
