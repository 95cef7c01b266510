"""What kind of figure a matter asks for: votes, those who came, sums of money, points of a text, or any number."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from rag.english import CURRENCIES, figures, moments, number_words, plain, terms

_NUMBER = rf"(?:\d[\d,.]*|{'|'.join(number_words(2, 60))})"
_OF_PEOPLE = re.compile(
    rf"\b{_NUMBER} (?:of (?:the|its) )?(?:[\w-]+ ){{0,2}}?(?:members?|heads|leaders|delegat\w+|countries|states|nations"
    r"|presidents|ministers|participants|people|guests|governments|economies|parties)\b",
    re.IGNORECASE,
)
_OF_TEXTS = re.compile(r"\b(?:points|paragraphs|pages)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FigureAsked:
    """A kind of figure."""

    asks: re.Pattern[str]
    """Of a matter."""
    spelt_out: str
    """How the same is asked in an answer's words; empty where the matter is asked so already."""
    gives: Callable[[str], bool]
    """Whether a text gives one."""


def figure_asked(matter: str) -> FigureAsked | None:
    """The kind of figure that a matter asks for; None where it asks for none."""
    return next((one for one in _KINDS if one.asks.search(matter)), None)


def gives_figure(text: str) -> bool:
    """Whether a text has a number that is no date."""
    told = plain(text)
    return bool(figures(told, [(one.start, one.end) for one in moments(told)]))


_KINDS = (
    FigureAsked(
        re.compile(r"\bvot(?:e|es|ed|ing)\b", re.IGNORECASE),
        "",
        lambda text: "vote" in terms(text) and gives_figure(text),
    ),
    FigureAsked(
        _OF_TEXTS,
        "",
        lambda text: bool(_OF_TEXTS.search(text)) and gives_figure(text),
    ),
    FigureAsked(
        re.compile(
            r"\b(?:attendance|turnout|participation|how many (?:\w+ )?(?:came|attended|took part))\b", re.IGNORECASE
        ),
        "how many members and heads of government came and took part",
        lambda text: bool(_OF_PEOPLE.search(plain(text))),
    ),
    FigureAsked(
        re.compile(
            r"\b(?:money|sums?|costs?|budget|price|bill|how much)\b"
            r"|\b(?:size|amount|volume|value|larg\w+|bigg\w+|small\w*|higher|lower|greater|more|less)\b.*\b(?:fund\w*|financ\w+|pledges?|loans?|grants?|package)\b",
            re.IGNORECASE,
        ),
        "how many millions or billions",
        lambda text: any(one.unit in CURRENCIES for one in figures(plain(text))),
    ),
    FigureAsked(
        re.compile(r"\b(?:how (?:many|much)|number|figure|amount|size|share)\b", re.IGNORECASE),
        "",
        gives_figure,
    ),
)
"""The first that fits is taken."""
