"""The clauses of a sentence as a status is read of them: none ends in the middle of a quotation or a name."""

import re
from collections.abc import Iterable, Iterator

from rag.english import PAST_FORMS, is_verb, present_forms, tokens
from rag.record.statement import cues_in, lower
from rag.types import Span

_BREAKS_OFF = re.compile(
    r"(?: not|n['’]t)\s*$|\b(?:that|which|whom) (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3},?\s*$"
)
_NAME_ACTS = re.compile(
    r"(?<=\w)[,;] (?=(?:(?:and|but|while|whereas|yet) )?(?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
    r" (?P<verb>[a-z]+) )"
)
_THING = re.compile(
    r"\W*and (?:an?|its|his|her|their) (?P<noun>[^,;]{3,60}?) (?:that|which) (?:would|will|could|can|may)\b"
)
_WITHIN_ASIDE = re.compile(r", (?:supported|opposed|backed|joined|seconded) by [^,;]+$")
"""Ends a clause that breaks off among those who are named aside: "Peru, supported by Chile | and others, asked"."""
_TO_DO = re.compile(r"\W*(?:which|who) (?:must|shall|should|is to|are to)\b")
"""Opens what somebody named in the clause before has to do: "returned to a committee, which must report"."""
_DETAIL = re.compile(r": ?an? ")
"""Opens what a clause only describes: "put forward a compromise: a text adopted now"."""
_BUT_NOT = re.compile(
    r"\W*(?:but|and) (?:not \w+(?:ed|en|put)|(?:opposed|supported|joined|backed|seconded|queried) by)\b"
)
"""A clause that shares its subject and its auxiliary with the one before: "was initialled but not signed"."""


def status_clauses(sentence: str, parts: Iterable[Span]) -> list[Span]:
    """The clauses; those cut within a name, a quotation or a relative clause, or at "not yet", are joined again."""
    found: list[Span] = []
    for start, end in _apart(sentence, parts):
        if found and (
            _is_open(sentence, *found[-1])
            or _is_thing(clause := sentence[start:end])
            or _BUT_NOT.match(clause)
            or _DETAIL.match(clause)
            or _TO_DO.match(clause)
        ):
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _apart(sentence: str, parts: Iterable[Span]) -> Iterator[Span]:
    """The clauses, cut also before a name that acts in a clause of its own: "…, and Baku pledged …"."""
    for start, end in parts:
        at = start
        for cut in _NAME_ACTS.finditer(sentence, start, end):
            acts = cut["verb"] in present_forms() or cut["verb"].endswith("ed") or cut["verb"] in PAST_FORMS
            if acts and any(one.form != "noun" for one in cues_in(lower(tokens(sentence[at : cut.start()])))):
                yield at, cut.start()
                at = cut.start()
        yield at, end


def _is_open(sentence: str, start: int, end: int) -> bool:
    """Whether a clause breaks off: within quotation marks, at "not", or after a relative pronoun and a name."""
    within = sentence[:end].lstrip()[1:]  # a quotation that opens the sentence may hold several
    quoted = len(re.findall(r"[\"“”]", within)) % 2 == 1
    aside = _WITHIN_ASIDE.search(sentence, start, end)
    return quoted or bool(_BREAKS_OFF.search(sentence[start:end]) or (aside and sentence[end : end + 1] != ","))


def _is_thing(clause: str) -> bool:
    """Whether a clause is only a noun and its description: "and a common fund that would lend more"."""
    found = _THING.match(clause)
    return found is not None and not any(is_verb(one.text) for one in tokens(found["noun"]))
