"""How scripted models put shown sentences: cited, with another number, denied; questions written anew."""

import re
from collections.abc import Iterable

from tests.models.prompt import Prompt

_WORD = re.compile(r"\w+")
# Not the digits of G20, COP29 or 2025-30.
_NUMBER = re.compile(r"(?<![\w.,–-])\d+(?![\w–-])")
_NAME = re.compile(r"(?<!^)\b[A-Z]\w+(?: [A-Z]\w+)*|\b(?:19|20)\d\d\b")
_OPENERS = frozenset({"A", "All", "An", "At", "Both", "For", "He", "In", "It", "On", "She", "The", "They", "This"})
_PAST = {
    "adopted": "adopt", "agreed": "agree", "announced": "announce", "approved": "approve", "asked": "ask",
    "called": "call", "committed": "commit", "decided": "decide", "endorsed": "endorse", "invited": "invite",
    "met": "meet", "pledged": "pledge", "proposed": "propose", "said": "say", "signed": "sign", "supported": "support",
    "welcomed": "welcome",
}  # fmt: skip
# After these a past tense is a participle: "a proposed hub", "was agreed".
_PARTICIPLE = r"(?:a|an|and|as|be|been|had|has|have|is|are|its|newly|the|their|was|were)"
_DID = re.compile(rf"\b(?!{_PARTICIPLE}\b)(\w+) ({'|'.join(_PAST)})\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(was|were|is|are|will|would|has|have|had|can|could|should)\b")


class ScriptError(Exception):
    """What a request shows is not enough for the scenario that was chosen."""


def words(text: str) -> set[str]:
    """The words of `text` that may tell it from another: of four letters or more, in lower case."""
    return {word for word in _WORD.findall(text.lower()) if len(word) > 3}


def ranked(prompt: Prompt) -> list[int]:
    """The numbers shown, those sentences first that share most words with the question."""
    asked = words(prompt.question)
    return sorted(prompt.sentences, key=lambda number: (-len(asked & words(prompt.sentences[number])), number))


def cited(sentence: str, *numbers: int) -> str:
    """`sentence` with a citation before its full stop: "Four leaders met [2, 3]."."""
    marker = f" [{', '.join(map(str, sorted(numbers)))}]" if numbers else ""
    body, stop = (sentence[:-1], ".") if sentence.endswith(".") else (sentence, "")
    return body + marker + stop


def continued(sentence: str) -> str:
    """`sentence` as the second of two."""
    first = sentence.split(" ", 1)[0]
    return "In addition, " + (sentence[0].lower() + sentence[1:] if first in _OPENERS else sentence)


def _other_number(found: re.Match[str]) -> str:
    digits = found.group()
    if len(digits) < 3 or digits.startswith(("19", "20")):
        return str(int(digits) + 1)
    return str(int(digits[0]) + 2 if digits[0] < "8" else int(digits[0]) - 2) + digits[1:]


def with_another_number(prompt: Prompt) -> tuple[int, str]:
    """The best sentence that has a number, that number changed (4 to 5, 2025 to 2026, 300 to 500), and where it is.

    Raises:
        ScriptError: no sentence shown has a number.
    """
    for number in ranked(prompt):
        changed, times = _NUMBER.subn(_other_number, prompt.sentences[number], count=1)
        if times:
            return number, changed
    raise ScriptError("None of the sentences shown has a number to change; show one that has, such as '300 people'.")


def _denied(sentence: str) -> str | None:
    denied, times = _DID.subn(lambda found: f"{found[1]} did not {_PAST[found[2].lower()]}", sentence, count=1)
    if not times:
        denied, times = _AUXILIARY.subn(r"\1 not", sentence, count=1)
    return denied if times else None


def denied(prompt: Prompt) -> tuple[int, str]:
    """The best sentence that can be turned into its contrary by "not", so turned, and its number.

    Raises:
        ScriptError: no sentence shown has a verb that we know.
    """
    for number in ranked(prompt):
        if (contrary := _denied(prompt.sentences[number])) is not None:
            return number, contrary
    raise ScriptError(f"None of the sentences shown has a verb that can be denied; show one with {sorted(_PAST)}.")


def least_like(prompt: Prompt, number: int) -> int:
    """The number of another sentence shown, the one that shares the fewest words with sentence `number`.

    Raises:
        ScriptError: no other sentence is shown.
    """
    others = [other for other in prompt.sentences if other != number]
    if not others:
        raise ScriptError("Only one sentence is shown, so that no other can be cited wrongly; show two.")
    said = words(prompt.sentences[number])
    return min(others, key=lambda other: (len(said & words(prompt.sentences[other])), other))


def _names(questions: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for question in questions for name in _NAME.findall(question)))


def standalone(prompt: Prompt) -> str:
    """The question with the names and years of the questions before it that it lacks itself."""
    question = re.sub(r"^and\s+", "", prompt.question, flags=re.IGNORECASE)
    named = [name for name in _names(prompt.earlier) if name not in question]
    if not named:
        return question[:1].upper() + question[1:]
    return f"Concerning {' and '.join(named)}, {question[:1].lower()}{question[1:]}"
