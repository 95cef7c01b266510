"""Answers for each of several things whether the library has it: "do you cover COP28? and COP31?"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.composed import Composed
from rag.answering.missing import editions_in_words
from rag.answering.parts import join_parts
from rag.english import QUESTION_WORDS, sentence_case, words
from rag.question import aside_of

_FRAME = re.compile(
    r"^(?P<frame>(?:(?:so|and|please|pls|hi),? )*"
    r"(?:(?:do|did|have|does|can) (?:you|u|we|i|it|(?:the|your|this|these) (?:library|collection|database|articles"
    r"|texts))(?: (?:also|already|even|by any chance))?"
    r" (?:have|hold|got|cover|include|know(?: of| about)?|follow|find|contain)"
    r"|have (?:you|u)(?: got)?|is there|are there|got|(?=(?:anything|something|any \w+) (?:on|about|from)\b))"
    r"(?: ?(?:anything|something|(?:any )?(?:articles?|info\w*|material|texts?|reports?)))?"
    r"(?: (?:on|about|for|from|of|by))?) "
    r"(?P<things>.+)$",
    re.IGNORECASE,
)
_IS_HELD = re.compile(r"^(?:(?:so|and) )?(?:is|are) (?P<things>.+)$", re.IGNORECASE)
_HELD = re.compile(
    r",? (?:(?:also|both|all) )?(?:covered|included|available|(?:in|part of) (?:here|there|(?:your|the|this) "
    r"(?:library|collection|database)))\b",
    re.IGNORECASE,
)
"""Where a question asks whether things are in the library: "is COP29 covered? and COP30?"."""
_NEXT_QUESTION = r"\?+ *(?:(?:and|or|also|what about|how about|plus)\b)*"
_APART = re.compile(rf"{_NEXT_QUESTION}|,? (?:and|or|&|plus|as well as|nor)(?: also)? |, ", re.IGNORECASE)
_QUESTIONS_APART = re.compile(_NEXT_QUESTION, re.IGNORECASE)
_FILLING = re.compile(
    r"^(?:(?:and|or|also|what about|how about|plus|both|either|for|on|about|of) )+|[\s?.!]+$"
    r"|,? (?:too|as well|also)\W*$",
    re.IGNORECASE,
)
_EDITION_ALONE = re.compile(r"\b(?:one|ones|edition|\d+(?:st|nd|rd|th)|(?:19|20)\d\d)\b", re.IGNORECASE)
_ONE = re.compile(r"\bones?\b")
_NAME = re.compile(r"\b[A-Z][\w'’+–-]*")
_NO_THING = re.compile(
    rf"^(?:{'|'.join(QUESTION_WORDS)}|is|are|was|were|did|does|do|has|have|can)\b|\bones?\b", re.IGNORECASE
)
"""A question of its own, or a word for what another part names."""
_MOST = 6
"""More things than these are a list to be looked through, and no question."""


def each_named(asked: Asked, compose: Callable[[Asked], Composed | None]) -> Composed | None:
    """A yes or no for each thing named, with what there is of it; None where one thing, or no thing, is named.

    Args:
        asked: The whole question.
        compose: Composes what there is on one of the things.
    """
    text = asked.understood.text[: aside_of(asked.understood.text)]
    held = _IS_HELD.match(text) if _HELD.search(text) else None
    framed = held or _FRAME.match(text)
    if framed is None:
        return None
    frame = "do you have" if held else framed["frame"]
    things = list(_things(_HELD.sub("", framed["things"]), asked))
    if not 1 < len(things) <= _MOST or any(_NO_THING.search(one) for one in things):
        return None
    found = [compose(asked.of(f"{frame} {thing}?")) for thing in things]
    told = [_told(thing, one) for thing, one in zip(things, found, strict=True) if one]
    if len(told) < len(things):
        return None
    lacking = {
        summit
        for thing, one in zip(things, found, strict=True)
        if one and not one.sections
        for summit in asked.catalogue.names_in(thing).summits
    }
    others = {series: asked.catalogue.meetings_of([series]) for series in sorted(lacking)}
    instead = " ".join(f"Of the {series} it holds {editions_in_words(ones)}." for series, ones in others.items())
    joined = join_parts(told, asked)
    return replace(joined, kind="library", confidence=1.0, headline=f"{joined.headline} {instead}".strip())


def _things(text: str, asked: Asked) -> Iterator[str]:
    """The things that are asked for, each with the series that the one before it names where it needs one."""
    apart = _split(_APART, text)
    if not all(_is_name(part, asked) for part in apart):
        asks_several = len(_split(_QUESTIONS_APART, text)) > 1
        apart = (
            _split(_QUESTIONS_APART, text) if asks_several or asked.library.mentions(_FILLING.sub("", text)) else apart
        )
    series = ""
    for part in apart:
        named = asked.catalogue.names_in(part).summits
        if not named and series and _EDITION_ALONE.search(part):
            part = re.sub(r"\bones?\b", series, part) if _ONE.search(part) else f"{part} {series}"
        elif len(named) == 1:
            (series,) = named
        yield part


def _split(at: re.Pattern[str], text: str) -> list[str]:
    return [part for part in (_FILLING.sub("", one.strip()) for one in at.split(text)) if part]


def _is_name(part: str, asked: Asked) -> bool:
    """Whether a part names an edition, a meeting or something with a name of its own, and no mere topic."""
    unknown = any(not asked.catalogue.knows(word) for name in _NAME.findall(part) for word in words(name))
    return unknown or bool(asked.catalogue.names_in(part) or _EDITION_ALONE.search(part))


def _told(thing: str, found: Composed) -> Composed:
    """The answer on one thing, led by a yes or no."""
    name = sentence_case(thing)
    if not found.sections:
        return replace(found, headline=f"{name}: no.", refusal=None, status="answered")
    sections = tuple(replace(one, title=f"{name}: {one.title.lower()}") for one in found.sections)
    return replace(found, headline=f"{name}: yes.", sections=sections)
