"""Later turns that want the answer before in another form: as a table, broken down by country, as a number, ranked.

They name nothing to be asked about, so the earlier question is asked again with the form added to it: "make a table of
that, one row per country", "break it down by year", "how many?", "which was more?".
"""

import re

_POLITE = (
    r"(?:and|now|so|then|ok(?:ay)?|please|pls|can you|could you|would you|make|put|show|give|present|display|turn"
    r"|set out"
    r"|draw(?: up)?|i|me|want|need|that|this|it|them|those|these|the|same|answers?|lists?|figures|all|again|of)"
)
_BY = (
    r"(?:(?:broken down |grouped |sorted |ordered |split |arranged )?by|(?:with )?(?:one|a|each) (?:row|line|column)"
    r" (?:per|for each|a|each|for every)|per)"
)
_KEY = r"(?P<key>(?:each |the )?[a-z]+(?: (?!please|pls|thanks)[a-z]+)?)"
_AS_A_TABLE = re.compile(
    rf"^(?:{_POLITE}\b[\s,]*)*(?:(?:in|into|as|a|an) )+(?:\w+ )?table(?: form| format)?(?: of (?:that|this|it|them"
    rf"|those))?"
    rf"(?:[\s,]+{_BY} {_KEY})?(?:[\s,]*(?:please|pls|thanks))*\W*$"
    rf"|^(?:please )?tabulate (?:that|this|it|them)(?:[\s,]+{_BY} {_KEY.replace('key', 'of')})?\W*$",
    re.IGNORECASE,
)
_BROKEN_DOWN = re.compile(
    rf"^(?:{_POLITE}\b[\s,]*)*(?:(?:break|split|group|sort|order|divide|arrange)(?:ed)? (?:(?:it|that|this|them"
    rf"|those|these)"
    rf" )?(?:down |up |out )?(?:by|per|into) |(?:broken|split) (?:down )?(?:by|per) |{_BY} ){_KEY}"
    r"(?:[\s,]*(?:please|pls|thanks))*\W*$",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"^(?:(?:and|so|ok)\W+)*how many(?: (?:is|are|were|was) (?:that|there|they|those|it)| of (?:them|those)"
    r"| in (?:all|total)| altogether| exactly)*\W*$",
    re.IGNORECASE,
)
_ASKS_WHICH = re.compile(
    r"^(?:(?:and|so|ok|please)\W+)*(?:(?:which|what|who|list|name|give me|show me)(?: all)?(?: of)?(?: the)?)\b ?",
    re.IGNORECASE,
)
"""The opening of a question for a list, in whose place "how many" can stand."""
_RANKED = re.compile(
    r"^(?:(?:and|so|ok)\W+)*(?:(?:which|who|what)(?: one| of (?:them|the two|those|these)| (?:sum|figure|number"
    r"|amount))?"
    r"(?: (?:was|is|were|are|gave|pledged|promised|had|has|got|came))*(?: out)?(?: the)?) (?P<more>more|most|less"
    r"|least|fewer"
    r"|(?:larg|bigg|small|high|low|great|long|short|earli)(?:er|est)|earlier|earliest|later|latest)\W*$",
    re.IGNORECASE,
)


def asked_again(turn: str, earlier: str) -> str | None:
    """The earlier question with the form that a later turn wants; None where the turn wants something else.

    Args:
        turn: As it was asked.
        earlier: The question before it, made to stand alone.
    """
    text, asked = turn.strip(), earlier.rstrip(" ?.!")
    if found := _AS_A_TABLE.match(text):
        key = found["key"] or found["of"]
        return f"{asked}, as a table{_by(key)}?"
    if found := _BROKEN_DOWN.match(text):
        return f"{asked}, as a table{_by(found['key'])}?"
    if _HOW_MANY.match(text):
        return asked_for_number(asked)
    if found := _RANKED.match(text):
        return f"{asked}, which was {found['more'].lower()}?"
    return None


def asked_for_number(asked: str) -> str | None:
    """A question for a list as one for how many there are; as it is where it asks that, None for another question."""
    if asked.lower().startswith("how many"):
        return f"{asked}?"
    opens = _ASKS_WHICH.match(asked)
    return f"How many {asked[opens.end() :]}?" if opens and opens.end() < len(asked) else None


def _by(key: str | None) -> str:
    return f" by {re.sub(r'^(?:each|the) ', '', key.lower())}" if key else ""
