"""Those who act together: the first that a subject names, and those that "and" joins to it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.record.people import PossibleActor
from rag.record.values import Actor

_TITLED = r"(?:the |President |Prime Minister |Chancellor |King |[A-Z][\w']+(?:'s)? (?:President |Prime Minister )?)*"
_JOINS = re.compile(
    r"(?:(?: of| from) (?:the )?[A-Z][\w']+(?: [A-Z][\w']+)*)?"
    r"(?:, for (?:the )?[A-Z][\w'/&-]*(?: (?:of |and |the )*[A-Z][\w'/&-]*)*)?"
    rf"(?:, (?:and |or |(?:together |along )?with )?| (?:and|or|nor|as well as|along with) ){_TITLED}"
)
"""Between those who act together: also "Kenya, for the African Group, and Peru", "Peru, with Chile"."""
_OF_COUNTRY = re.compile(r" (?:of|from) (?:the )?")
_BESIDE = re.compile(r"(?:'s)? (?:(?!and )\w+ ){0,3}")
_HIS_OFFICE = re.compile(r"(?:'s)? (?!and\b|or\b)[a-z]+")
"""Behind a country that stands beside a person: "Mora, Kenya's chief negotiator"."""
_HOLDS_OFFICE = re.compile(r" (?:president|prime minister|chancellor|premier|king|leader|\w+ minister)$")
"""Matches an office whose holder is named behind a comma: "the Peruvian president, Ana Lund"."""
_NAMED_AFTER = re.compile(r"(?: of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})?, (?:the (?:(?!and )[\w'-]+ ){1,5})?")
"""Between an office and who holds it: "its chairperson, the Russian commissioner Tatyana Moskalkova"."""
_SPOKEN_FOR = re.compile(r", (?:speaking )?(?:for|on behalf of) (?:the )?")


def acting_together(subject: str, offset: int, found: Sequence[PossibleActor]) -> tuple[Actor, ...]:
    """The first that a subject names, and those that "and" joins to it."""
    kept = list(found[:1])
    of_first: PossibleActor | None = None
    """The country of a group that stands first: "the presidents of Peru and Chile"."""
    for one in found[1:]:
        last, between = kept[-1], subject[kept[-1].end : one.start]
        beside = last.kind not in ("person", "group") and _BESIDE.fullmatch(between)
        if one.kind == "person" and (beside or (last.kind == "body" and _NAMED_AFTER.fullmatch(between))):
            kept[-1] = one
        elif one.name == last.name or _SPOKEN_FOR.fullmatch(between):
            kept[-1] = replace(last, end=one.end)
        elif one.kind == "person" and between == ", " and _HOLDS_OFFICE.search(subject, last.start, last.end):
            kept[-1] = one
        elif (
            last.kind == "person"
            and between == ", "
            and (one.kind == "body" or (one.kind == "country" and _HIS_OFFICE.match(subject, one.end)))
        ):
            break
        elif one.kind == "country" and _OF_COUNTRY.fullmatch(between):
            of_first = one if len(kept) == 1 and last.kind == "group" else None
            kept[-1] = replace(last, end=one.end)
        elif _JOINS.fullmatch(between) and not (between == ", the " and one.kind in ("body", "group")):
            if of_first and one.kind == "country" and len(kept) == 1:
                kept = [of_first]
            kept.append(one)
        else:
            break
    return tuple(Actor(one.name, (offset + one.start, offset + one.end)) for one in kept)
