"""Who speaks in a transcript: the label in front of what somebody says, and which lines ask and answer.

Labels are names or offices with a colon ("PRESIDENT VOSK:", "Mr. Lund (Drane):"), letters ("Q.", "A:", "Q –"), words
("Question (Daily Herald):", "[Answer]", "Вопрос:"), or a name in capitals with a dash. In a dialogue without names each
line begins with a dash.
"""

import re
from collections import Counter

LINES_BACK = 12
"""How far above a sentence its speaker's label is looked for; turns of more paragraphs are speeches of their own."""
LABELLED_SHARE = 0.2
"""0-1: a text of which fewer lines have a label is no transcript."""

_PART = r"(?:[A-ZÀ-ÞА-ЯЁ][\w.’'-]*|\d{1,2}|of|the|and|de|der|den|di|da|du|la|le|van|von|bin|al|for)"
_NAME = rf"[A-ZÀ-ÞА-ЯЁ][\w.’'-]*(?:\s+(?:{_PART}|\([^()]{{1,40}}\)|\[[^\[\]]{{1,40}}\])){{0,7}}"
_BEFORE = r"(?:>+\s*|\[?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\]?\s+)?"
"""Captions have an arrow or a time in front of it."""
_STATES = (
    r"(?:Not )?(?:[Aa]dopted|[Aa]greed|[Aa]pproved|[Dd]ecided|[Ee]lected|[Ee]ndorsed|[Ss]igned)\s?:"
    r"|Absent:|Apologies:|Present:|Regrets:|(?:Deferred|Dropped|Failed|Postponed|Rejected|Shelved|Withdrawn):"
)
"""Opens what notes and live reports tell, and names nobody who speaks."""
_LABEL = re.compile(rf"(?!{_STATES}){_BEFORE}{_NAME}\s?:(?=\s+\S|$)")
_DASHED_LABEL = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{1,40}\s[–—-](?=\s+\S)")
"""Looks like a dateline too, so it is a label only beside other signs of a conversation."""
_AROUND = r"(?:\s?\([^()]{1,60}\))?"
_QUESTION = r"(?:Q(?:UESTION)?|Question|Interviewer|INTERVIEWER|Reporter|REPORTER|Journalist|JOURNALIST|Вопрос|ВОПРОС)"
_ASKS = re.compile(
    rf"(?:{_QUESTION}\s?\d{{0,2}}{_AROUND}\s*[:.–—-]|\[{_QUESTION}{_AROUND}\]:?|Q\s+(?=[A-Z“\"]))\s*(?=\S)"
)
_ANSWERS = re.compile(r"(?:(?:A(?:NSWER)?|Answer|Ответ|ОТВЕТ)\s?\d{0,2}\s*[:.–—-]|\[(?:A|Answer|ANSWER)\]:?)\s+(?=\S)")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Uu]s|[Mm]e|[Yy]ou|[Yy]our)\b")
_DASH = re.compile(r"[–—-]\s*(?=[^\W\d_])")


def asks(line: str) -> bool:
    """Whether the line is a question of a transcript, by its label."""
    return bool(_ASKS.match(line))


def is_answered_by(line: str, following: str) -> bool:
    """Whether the line is a question of a transcript and the one below it its answer."""
    if _ANSWERS.match(following):
        return asks(line)
    if _DASH.match(line) and _DASH.match(following):
        return line.endswith("?") and not following.endswith("?")
    is_question = (asks(line) and "?" in line) or (speaker_label(line) and line.endswith("?"))
    is_said = speaker_label(following) or _DASHED_LABEL.match(following)
    return bool(is_question and is_said and not asks(following))


def speaker_label(line: str) -> str:
    """The label with a colon, or of a question, in front of what is said in the line; empty when there is none."""
    found = _LABEL.match(line) or _ASKS.match(line)
    return found[0].rstrip() if found else ""


def speaker_above(text: str, start: int) -> tuple[int, int] | None:
    """The place of the label of whoever says, in a transcript, what stands at that character.

    None when the text is no transcript, or what stands there tells the speaker itself.

    Args:
        text: A text up to that sentence, or around it, a paragraph or turn a line.
        start: Where a sentence of it begins.
    """
    lines = [found.span() for found in re.finditer(r"\S(?:[^\n]*\S)?", text)]
    written = [text[begin:end] for begin, end in lines]
    is_conversation = any(map(asks, written))
    labels = [_label_in(one, is_conversation=is_conversation) for one in written]
    if sum(map(bool, labels)) < LABELLED_SHARE * len(lines):
        return None
    here = max((nth for nth, (begin, _) in enumerate(lines) if begin <= start), default=-1)
    above = next((nth for nth in range(here, max(here - LINES_BACK, -1), -1) if labels[nth]), None)
    if above is None:
        return None
    begin, label = lines[above][0], labels[above]
    is_named = is_conversation or label.isupper() or Counter(labels)[label] > 1
    is_speech = is_conversation or bool(_FIRST_PERSON.search(text[begin : lines[here][1]]))
    return (begin, begin + len(label)) if is_named and is_speech and begin + len(label) <= start else None


def _label_in(line: str, *, is_conversation: bool) -> str:
    found = (_ANSWERS.match(line) or _DASHED_LABEL.match(line)) if is_conversation else None
    return speaker_label(line) or (found[0].rstrip() if found else "")
