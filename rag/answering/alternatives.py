"""Answers a question that leaves something open between two things with the one that holds, or with what of each does.

Each alternative is asked by itself. One is borne out where the sentence that answers names it; where both answers rest
on one sentence, it is what that sentence names.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.composed import Composed
from rag.answering.naming import shortened
from rag.answering.parts import join_parts
from rag.answering.sentences import with_leant_on
from rag.english import countries, figures, listing, plain, sentence_case, terms
from rag.question import Alternatives, alternatives, aside_of
from rag.types import Kind

_ANSWERED_AS_ONE: frozenset[Kind] = frozenset({"about", "check", "digest", "library", "list", "status"})
_VERDICT = re.compile(r"^(?:Yes|No): ")
_LESS = re.compile(r"less|least|fewer|small|low")


def either(asked: Asked, compose: Callable[[Asked], Composed]) -> Composed | None:
    """The alternative that holds, with the sentence that says so; None where none is left open, or nothing tells.

    Args:
        asked: The whole question.
        compose: Composes the answer to a question.
    """
    text = asked.understood.text
    open_ = alternatives(text[: aside_of(text)]) if asked.understood.kind not in _ANSWERED_AS_ONE else None
    compared = asked.understood.sides
    if open_ is None or (len(compared) == 2 and all(len(one.meetings) == 1 for one in compared)):
        return None
    if not open_.more and (told := _as_asked(open_, asked, compose)):
        return told
    every = [compose(asked.of(question)) for question in open_.questions]
    found = [
        (_bare(side), told)
        for side, told in zip(open_.sides, every, strict=True)
        if told.status == "answered" and told.quotes and _names(side, told, asked)
        if not open_.more or _is_theirs(side, told)
    ]
    if not found:
        return None
    return _more(open_, found, asked) if open_.more else _of_each(found, asked)


def _as_asked(open_: Alternatives, asked: Asked, compose: Callable[[Asked], Composed]) -> Composed | None:
    """The answer to the whole question, where the sentence that answers names one alternative and not the other."""
    if asked.understood.kind != "fact":
        return None
    told = compose(asked)
    named = [side for side in open_.sides if told.quotes and _names(side, told, asked)]
    if told.status != "answered" or len(named) != 1 or told.headline:
        return None
    return replace(told, headline=f"{_line(_bare(named[0]), told)}.")


def _of_each(found: Sequence[tuple[str, Composed]], asked: Asked) -> Composed:
    """What is told of each alternative of which anything is, in one line."""
    first = found[0][1]
    if len({_place(told) for _, told in found}) == 1 and len({told.headline for _, told in found}) == 1:
        return first if first.headline else replace(first, headline=f"{_gist(first)}.")
    joined = join_parts([told for _, told in found], asked) if len(found) > 1 else first
    return replace(joined, headline=f"{'; '.join(_line(side, told) for side, told in found)}.")


def _more(open_: Alternatives, found: Sequence[tuple[str, Composed]], asked: Asked) -> Composed:
    """What each has, the one that was asked for first where both are told in one unit."""
    amounts = [_amount(told) for _, told in found]
    one_unit = len(amounts) == 2 and all(amounts) and len({one[1] for one in amounts if one}) == 1
    if one_unit:
        less = bool(_LESS.search(open_.more))
        found = sorted(found, key=lambda each: (_amount(each[1]) or (0.0, ""))[0], reverse=not less)
        (side, best), (other, rest) = found
        headline = f"{side}: {_gist(best)}, against {_gist(rest)} for {other}."
    else:
        silent = [_bare(side) for side in open_.sides if _bare(side) not in {side for side, _ in found}]
        lacks = f" Nothing on it in the library for {listing(silent)}." if silent else ""
        headline = f"{'; '.join(f'{side}: {_gist(told)}' for side, told in found)}.{lacks}"
    joined = join_parts([told for _, told in found], asked) if len(found) > 1 else found[0][1]
    return replace(joined, kind="compare", headline=headline)


def _is_theirs(side: str, told: Composed) -> bool:
    """Whether a country is named before the figure that is given as its own."""
    text = told.quotes[0].text
    place = text.casefold().find(told.headline.rstrip(".").casefold()) if told.headline else -1
    named = {*countries(side)}
    return place < 0 or not named or bool(named & {*countries(text[:place])})


def _amount(told: Composed) -> tuple[float, str] | None:
    """The one figure of an answer's headline, with its unit."""
    every = figures(plain(told.headline))
    return (every[0].value, every[0].unit) if len(every) == 1 else None


def _names(side: str, told: Composed, asked: Asked) -> bool:
    """Whether the sentence that answers names an alternative, a country by any of its names."""
    said = with_leant_on(told.quotes[0], asked)
    named = {*countries(side)}
    return bool(named & {*countries(said)}) if named else bool({*terms(side)} and {*terms(side)} <= {*terms(said)})


def _place(told: Composed) -> tuple[str, int]:
    return told.quotes[0].article_id, told.quotes[0].start


def _bare(side: str) -> str:
    return sentence_case(re.sub(r"^(?:the|an?) ", "", side))


def _line(side: str, told: Composed) -> str:
    """An alternative and what is told of it; the sentence alone where it opens with it."""
    gist = _gist(told)
    return gist if gist.casefold().startswith(side.casefold()) or _VERDICT.match(told.headline) else f"{side}: {gist}"


def _gist(told: Composed) -> str:
    """What an answer says in a line, without the full stop."""
    return shortened((told.headline or " ".join(told.quotes[0].text.split())).rstrip("."))
