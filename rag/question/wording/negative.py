"""Negative questions: "didn't Chile sign it?" asks whether Chile signed it; "n't" is "not".

So does a claim of presence with a tag: "Chile wasn't there, was it?" asks whether Chile was there.
"""

import re

from rag.english import AUXILIARIES, QUESTION_WORDS

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


_AT_THAT_MEETING = (
    r"(?:(?: (?:at|in|to))? (?:that|this|the same) (?:\w+ )?(?:meeting|summit|conference|session|gathering)| there)"
)
_PRESENCE = re.compile(
    r"^(?:(?:so|and|but|ok|well)\W+)*(?P<asks>(?:am i (?:right|correct)(?: in (?:thinking|saying|believing))?(?: that)?"
    r"|is it (?:right|true|correct|so) that) )?"
    rf"(?P<who>(?:(?!\b(?:{'|'.join((*QUESTION_WORDS, *AUXILIARIES, 'that', 'if'))})\b)[^,?.]){{2,60}}?)"
    r"(?:, (?P<name>[^,?]{2,40}),)? "
    r"(?P<was>stayed away from|skipped|missed|attended|(?:did not|didn['’]?t) (?:even )?(?:attend|come to|go to))"
    rf"(?P<where>{_AT_THAT_MEETING}|(?(asks)(?!)|(?: (?:at|in|to))? (?:the )?[^,.:;?]{{2,50}}(?=\?)))\W*$",
    re.IGNORECASE,
)
"""Says of somebody that they were at the meeting talked about, or were not, for the reader to say whether."""


_TITLE = re.compile(r"^(?:the )?(?:mr|mrs|ms|president|prime minister|chancellor)\.? (?=\w)", re.IGNORECASE)


def asked_positively(question: str) -> str:
    """A question that begins with a negative or ends with a tag, without it: the same yes or no answers both."""
    question = _PRESENCE.sub(_whether_there, question)
    question = _TAGGED.sub(r"\g<before>\g<aux> \g<who> \g<where>", question)
    return _ASKS.sub(lambda found: f"{found['before']}{_whole(found['aux'])} ", question)


def _whether_there(found: re.Match[str]) -> str:
    away = found["was"].lower() in ("stayed away from", "skipped", "missed")
    where = " that summit" if found["where"] == " there" else found["where"]
    who = _TITLE.sub("", found["name"] or found["who"])
    return f"Did {who} {'skip' if away else 'attend'}{where}?"


def uncontracted(text: str) -> str:
    """A text with "not" written out: "they did not" for "they didn't"."""
    return _CONTRACTED.sub(lambda found: f"{_whole(found['aux'])} not", text)


def _whole(auxiliary: str) -> str:
    whole = _STEMS.get(auxiliary.lower(), auxiliary)
    return whole.capitalize() if auxiliary[0].isupper() else whole
