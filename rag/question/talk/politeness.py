"""Puts a question that is asked politely as it is asked plainly.

"I would be most grateful if you could tell me who the chair is, please" is "who is the chair".
"""

import re

_I = r"(?:i|we)"
_TELL = r"(?:tell|let|inform|remind|show|explain to|say to)(?: (?:me|us))?(?: know)?(?: about)?"
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
    rf"|{_I} wonder(?:ed)?|any (?:idea|chance you know)|(?:my|one|another|a)(?: \w+)? question(?: is)?"
    r")[,:]?\s+(?=(?:who|whom|whose|what|which|when|where|why|how)\b)",
    re.IGNORECASE,
)
_INDIRECT = re.compile(
    r"^(?P<ask>who|what|where|when|how (?:old|big|large|long|high|much|many)) "
    r"(?P<what>(?:the|an?|his|her|their|its|this|that|[A-Z])[^,?]*?) (?P<be>is|are|was|were)"
    r"(?P<end>(?: (?:held|called|named|located|signed|adopted|about|for|in|at|on|from)\b[^,?]*?)?)(?=,? and\b|\W*$)",
    re.IGNORECASE,
)
"""A question in the order of words that it has after such a lead: "who the chair is"."""
_PLEASE = re.compile(
    r"(?<=[\w)])\s*,? (?:please|pls|plz|kindly|if (?:you (?:can|could|would|may|please)|possible|i may ask))"
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


def put_plainly(text: str) -> str:
    """The question without the words that only ask politely; unchanged where it has none."""
    text = _PLEASE.sub(r"\g<mark>", text)
    if order := _QUOTE.match(text):
        return f"What did {order['who'] or order['name']} say{order['rest'].rstrip(' .?!')}?"
    lead = _LEAD.match(text)
    if lead is None:
        return text
    asked = _INDIRECT.sub(r"\g<ask> \g<be> \g<what>\g<end>", text[lead.end() :], count=1)
    return f"{asked.rstrip(' .')}?" if asked.endswith(".") else asked
