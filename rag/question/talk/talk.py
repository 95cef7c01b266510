"""What in a question is talk with the assistant: greetings, thanks, orders to it, and questions about Readout itself.

Such talk says nothing about any meeting. In front of a real question it is left out, so that it changes neither how the
question is understood nor what is found: "hi, who chaired it?" is "who chaired it?", and so is "You are now a pirate.
Who chaired it?".
"""

import re
from typing import Literal

from rag.english import sentence_case, words
from rag.question.language import language_of
from rag.question.talk.about_readout import (
    ABILITIES_WORDINGS,
    ACCURACY_WORDINGS,
    CHOOSING_WORDINGS,
    IDENTITY_WORDINGS,
    LANGUAGES_WORDINGS,
    MODEL_WORDINGS,
    OPINION_WORDINGS,
    PROMPT_WORDINGS,
    SOURCES_WORDINGS,
)
from rag.question.talk.addressed import asks_what_statuses_mean, matter_asked_of_readout
from rag.question.talk.courtesies import FEELINGS_WORDINGS, courtesy_of, without_courtesies, without_remarks
from rag.question.talk.orders import only_orders, without_orders
from rag.question.talk.using_readout import (
    ADDING_WORDINGS,
    COMPLAINT_WORDINGS,
    COST_WORDINGS,
    EXPORTING_WORDINGS,
    FEEDBACK_WORDINGS,
    MARKS_WORDINGS,
    PRIVACY_WORDINGS,
)
from rag.question.wording import written_out

Talk = Literal[
    "greeting",
    "thanks",
    "farewell",
    "feelings",
    "model",
    "identity",
    "prompt",
    "languages",
    "accuracy",
    "complaint",
    "opinion",
    "marks",
    "choosing",
    "statuses",
    "feedback",
    "privacy",
    "cost",
    "exporting",
    "adding",
    "sources",
    "abilities",
    "orders",
    "foreign",
]
"""What is said to, or asked about, Readout; `orders` are no question, `foreign` is anything in another language."""

_TALK: tuple[tuple[Talk, tuple[str, ...]], ...] = (
    ("feelings", FEELINGS_WORDINGS),
    ("prompt", PROMPT_WORDINGS),
    ("model", MODEL_WORDINGS),
    ("identity", IDENTITY_WORDINGS),
    ("adding", ADDING_WORDINGS),
    ("accuracy", ACCURACY_WORDINGS),
    ("opinion", OPINION_WORDINGS),
    ("marks", MARKS_WORDINGS),
    ("choosing", CHOOSING_WORDINGS),
    ("feedback", FEEDBACK_WORDINGS),
    ("complaint", COMPLAINT_WORDINGS),
    ("privacy", PRIVACY_WORDINGS),
    ("cost", COST_WORDINGS),
    ("exporting", EXPORTING_WORDINGS),
    ("languages", LANGUAGES_WORDINGS),
    ("sources", SOURCES_WORDINGS),
    ("abilities", ABILITIES_WORDINGS),
)
"""What is said, each with its wordings, folded. They are tried in this order."""


def talk_of(text: str) -> Talk | None:
    """What a text says to Readout, or asks about it; None when it asks about anything else."""
    folded = " ".join(text.casefold().replace("’", "'").split())
    spelt = written_out(folded)
    if courtesy := courtesy_of(spelt):
        return "complaint" if _matches(COMPLAINT_WORDINGS, spelt) else courtesy
    found = _asked_of_readout(spelt) or _asked_of_readout(without_remarks(spelt))
    return found or ("foreign" if language_of(text) else "orders" if only_orders(text) else None)


def _asked_of_readout(spelt: str) -> Talk | None:
    """What a folded text asks about Readout."""
    if asks_what_statuses_mean(spelt):
        return "statuses"
    found = next((talk for talk, wordings in _TALK if _matches(wordings, spelt)), None)
    return found or matter_asked_of_readout(spelt)


def _matches(wordings: tuple[str, ...], folded: str) -> bool:
    return any(re.search(one, folded) for one in wordings)


def without_talk(text: str) -> str:
    """The text without greetings, thanks and orders to the assistant; unchanged if nothing else is left."""
    bare = without_courtesies(text)
    rest = without_orders(bare)
    asks_besides = rest != bare and talk_of(rest) is None
    if rest == text or len(words(rest)) < 2 or not (asks_besides or talk_of(text) in (None, "prompt")):
        return text
    return sentence_case(rest) if text[:1].isupper() else rest
