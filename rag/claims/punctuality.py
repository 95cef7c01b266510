"""Whether something ended when it was to end: a sentence that says "on schedule" beside a quote that says "a day late".

Both have the word "schedule", or "time", and seldom a verb that says the opposite, so neither words nor verbs tell.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from rag.claims.fault import ClaimFault
from rag.english import number_words

_SO_LONG = rf"(?:an?|several|some|many|{'|'.join(number_words(1, 40))}|\d+)(?: (?:and a half|full))?"
_UNIT = r"(?:minutes?|hours?|days?|weeks?|months?|years?)"
_PLAN = r"(?:planned|scheduled|expected|foreseen|intended|announced|due|agreed)"
_MOMENT = r"(?:close|closing|end|ending|finish|deadline|time|date|hour|day)"
_WHEN: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"\b(?:{said})", re.IGNORECASE)
    for name, said in {
        "late": rf"{_SO_LONG} {_UNIT} (?:late\b|behind\b|overdue\b|(?:beyond|past|over) (?:the|its|their) )"
        rf"|lat(?:er?|e) than {_PLAN}\b|behind (?:schedule|time)\b"
        rf"|(?:past|beyond|after) (?:the|its|their) {_PLAN} {_MOMENT}"
        rf"(?: {_SO_LONG} {_UNIT} (?:before|earlier))?"
        r"|(?:over|in) ?overtime\b|(?:into|in|after|went to) (?:overtime|extra time|injury time)\b"
        r"|(?:overran|ran over|ran late)\b|ended late\b|clos(?:ed|ing) late\b|finish(?:ed|ing) late\b",
        "early": rf"{_SO_LONG} {_UNIT} (?:early\b|ahead of (?:schedule|time)\b)|(?:ahead of|before) (?:schedule|time)\b"
        rf"|(?:earlier|sooner) than {_PLAN}\b|before (?:the|its|their) {_PLAN} {_MOMENT}"
        r"|(?:ended|closed|finished|wrapped up) early\b",
        "on time": rf"(?:right |exactly |just |bang )?on (?:schedule|time)\b(?! (?:in|for|to)\b)|punctual(?:ly)?\b"
        rf"|as {_PLAN}\b(?! (?:in|by|on)\b)|without (?:any |a )?delays?\b|when it was (?:meant|supposed|due) to\b",
    }.items()
}
"""What says of something when it came about, beside when it was to."""
_DENIED = re.compile(r"\b(?:not|never|n['’]t|hardly)(?: \w+){0,3} $|n['’]t(?: \w+){0,3} $", re.IGNORECASE)


def punctuality_faults(sentence: str, quotes: Sequence[str]) -> Iterator[ClaimFault]:
    """Where a sentence says that something was late, early or on time and its quotes otherwise, or nothing of it."""
    told = [one for quote in quotes for one in _told(quote)]
    for name, found in _told(sentence):
        if any(other == name or (name == "not on time" and other != "on time") for other, _ in told):
            continue
        if other := next((each for _, each in told), None):
            reason = f"the quote says “{other[0].strip()}”, the answer says “{found[0].strip()}”"
            yield ClaimFault(*found.span(), reason)
        elif name != "not on time":
            yield ClaimFault(*found.span(), f"the quotes do not say “{found[0].strip()}”", "absent")


def without_punctuality(text: str) -> str:
    """The text with blanks for what says when something came about beside when it was to."""
    for pattern in _WHEN.values():
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text


def _told(text: str) -> list[tuple[str, re.Match[str]]]:
    """What a text says of that, each with its words; of what it denies only that something was not on time."""
    found = []
    for name, pattern in _WHEN.items():
        for one in pattern.finditer(text):
            denied = bool(_DENIED.search(text[: one.start()]))
            if not denied or name == "on time":
                found.append(("not on time" if denied else name, one))
    return found
