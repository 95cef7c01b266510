"""What a yes-or-no question leaves open between two things: "did Chile or Peru sign?", "is it in Oslo or in Lima?"."""

import re
from dataclasses import dataclass

from rag.english import AUXILIARIES, STOPWORDS, words

_SIZE = re.compile(r"\b(?:more|less|fewer|most|least|(?:larg|bigg|small|high|low|great)(?:er|est))\b", re.IGNORECASE)
_OPENS = re.compile(
    rf"^(?:(?:and|so|but|ok|then)\W+)*(?:(?:{'|'.join(sorted(AUXILIARIES))}|did|does|do)\b)(?! (?:you|we|i|there)\b)",
    re.IGNORECASE,
)
_PREPOSITION = r"(?:in|at|by|to|from|for|with|on|as|of)"
_NAME = r"(?:the )?[A-Z][\w.'’-]*(?: (?:of (?:the )?)?[A-Z][\w.'’-]*){0,3}"
_BETWEEN_NAMES = re.compile(
    rf"(?P<one>{_NAME}),? or (?:(?:was|is) it )?(?:(?P<again>{_PREPOSITION}) )?(?P<other>{_NAME})"
)
_BETWEEN_WORDS = re.compile(
    rf"(?P<one>\b(?:an? |the )?[\w'’-]+) or (?:(?P<again>{_PREPOSITION}) )?(?P<other>(?:an? "
    rf"|the )?[\w'’-]+)(?= {_PREPOSITION}\b"
    r"|\W*$)"
)
_NO_THING = STOPWORDS | {
    "yes",
    "no",
    "not",
    "true",
    "false",
    "right",
    "wrong",
    "already",
    "still",
    "just",
    "only",
    "really",
}
_WHO = re.compile(
    r"^((?:(?:and|so|but|ok)\W+)*)(?:was|is|were) it (?P<one>.+) (?:who|that|which) (?P<rest>.+)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Two things that a question leaves open, and what it asks of each."""

    sides: tuple[str, str]
    """As they are written."""
    questions: tuple[str, str]
    """The question with only the one, and only the other; how much of each, where it asks which has more."""
    more: str = ""
    """The word for which of the two is asked for: "more", "less"; empty where they are not compared."""


def alternatives(text: str) -> Alternatives | None:
    """What a question leaves open between two things; None where it does not, or asks which has more of something."""
    asked = text.strip()
    opens = _OPENS.match(asked)
    if opens is None:
        return None
    found = _BETWEEN_NAMES.search(asked, opens.end()) or _BETWEEN_WORDS.search(asked, opens.end())
    if found is None or _BETWEEN_NAMES.search(asked, found.end()):
        return None
    sides = found["one"], found["other"]
    if any(not {*words(one)} - _NO_THING for one in sides):
        return None
    before, after = asked[: found.start()], asked[found.end() :]
    if size := _SIZE.search(after):
        questions = [_how_much(before, one, after) for one in sides]
        return Alternatives(sides, (questions[0], questions[1]), size[0].lower())
    if found["again"] and before.rstrip().lower().endswith(f" {found['again'].lower()}"):
        before = before.rstrip()[: -len(found["again"])]
        told = [f"{before}{found['again']} {one}{after}" for one in sides]
    else:
        told = [
            f"{before}{sides[0]}{after}",
            f"{before}{found['again'] + ' ' if found['again'] else ''}{sides[1]}{after}",
        ]
    first, second = (_plainly(one) for one in told)
    return Alternatives(sides, (first, second))


def _how_much(before: str, side: str, after: str) -> str:
    """What is asked of one side where two are compared: "how much money did Norway give for ports?"."""
    told = _SIZE_OF.search(after)
    noun = told["noun"] or "" if told else ""
    rest = (after[: told.start()] + after[told.end() :] if told else after).strip(" ?.")
    counted = noun.endswith("s") and noun != "funds"
    opens = _LEAD.sub("", before).strip().lower()
    return f"how {'many' if counted else 'much'}{f' {noun}' if noun else ''} {opens} {side} {rest}?"


_SIZE_OF = re.compile(
    r"\s*(?:the )?\b(?:more|less|fewer|most|least|(?:larg|bigg|small|high|low|great)(?:er|est))\b(?: (?P<noun>[a-z]+"
    r"|[A-Z]\w+s)"
    r"(?<!\bto)(?<!\bfor)(?<!\binto)(?<!\bin)(?<!\bon)(?<!\bat))?",
)
_LEAD = re.compile(r"^(?:(?:and|so|but|ok|then)\W+)+", re.IGNORECASE)


def _plainly(question: str) -> str:
    """The question in its usual order: "did Ada sign it?" for "was it Ada who signed it?"."""
    found = _WHO.match(question)
    return f"{found[1]}who {found['rest']}" if found else question
