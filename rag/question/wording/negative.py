"""Negative questions: "didn't Chile sign it?" asks whether Chile signed it; "n't" is "not".

So does a claim of presence with a tag: "Chile wasn't there, was it?" asks whether Chile was there.
"""

import re

_STEMS = {"ca": "can", "wo": "will", "sha": "shall"}
"""Of auxiliaries that lose more than their ending before "n't"."""
_CONTRACTED = re.compile(r"\b(?P<aux>[A-Za-z]+)n['’]t\b")
_ASKS = re.compile(
    r"(?P<before>(?:^|(?<=[.?!] ))(?:(?:and|so|but|wait|hang on|hold on|hmm?|ok|well|really|no)\W+)*)"
    r"(?P<aux>is|are|was|were|does|did|has|have|had|wo|would|ca|could|should|do(?=n['’]t (?:they|the)\b))n['’]t"
    r" (?=\w)",
    re.IGNORECASE,
)
_TAGGED = re.compile(
    r"^(?P<before>(?:(?:and|so|but|wait|ok|well)\W+)*)(?P<who>[^,?]{2,60}?) (?P<aux>was|were|is|are)(?:n['’]t| not)?"
    r" (?P<where>(?:in|at|there|present|absent|among|on|part of)\b[^,?]*?),? (?P=aux)(?:n['’]t)?"
    r" (?:he|she|they|it)(?: not)?(?=\?|$)",
    re.IGNORECASE,
)


def asked_positively(question: str) -> str:
    """A question that begins with a negative or ends with a tag, without it: the same yes or no answers both."""
    question = _TAGGED.sub(r"\g<before>\g<aux> \g<who> \g<where>", question)
    return _ASKS.sub(lambda found: f"{found['before']}{_whole(found['aux'])} ", question)


def uncontracted(text: str) -> str:
    """A text with "not" written out: "they did not" for "they didn't"."""
    return _CONTRACTED.sub(lambda found: f"{_whole(found['aux'])} not", text)


def _whole(auxiliary: str) -> str:
    whole = _STEMS.get(auxiliary.lower(), auxiliary)
    return whole.capitalize() if auxiliary[0].isupper() else whole
