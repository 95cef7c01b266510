"""Furniture that only the lines around it show: the header of a mail, a signature, a note on the author."""

import itertools
import re
from collections.abc import Iterator, Sequence

from ingest.lines.furniture import LETTER_ENDS, furniture, states_something
from rag.english import is_verb

CONTACT_LINES = 8
SIGNATURE_LINES = 6
SIGNATURE_WORDS = 8
_MAIL_HEADER = re.compile(r"(?:from|sent|to|b?cc|subject|date|reply-to|importance|attachments?):\s+\S", re.IGNORECASE)
_CONTACT = re.compile(
    r"(?:for )?(?:(?:media|press|public|further|more) )?(?:contacts?|information|inquiries|enquiries)"
    r"(?: (?:person|details|information))?\s*:?$",
    re.IGNORECASE,
)
"""Matches the line above the name, office, numbers and street of whoever answers questions."""
_AUTHOR_NOTE = re.compile(
    r"((?i:the (author|writer))|[A-Z][\w.'’-]+(\s+[A-Z][\w.'’-]+){0,3})\s+"
    r"((is|was)|(writes|works|reports|covers)\b[^.]*\bas) (a|an|the|our)\s+([\w.()-]+\s+){0,5}"
    r"(?i:editor|writer|journalist|correspondent|reporter|columnist|contributor|intern|producer|analyst|researcher|fellow"
    r"|lecturer|blogger)\b(?P<rest>[^.!?]*)"
)
"""Matches the start of a line at an article's end that says who wrote it."""


def furniture_among(lines: Sequence[str]) -> list[str]:
    """For each line what kind of furniture it is, by its own words or by the lines around it; empty for none."""
    reasons = [furniture(line) for line in lines]
    for nth in _mail_header(lines):
        reasons[nth] = reasons[nth] or "header of a mail"
    for nth in _signature(lines):
        reasons[nth] = reasons[nth] or "signature"
    for nth in _contacts(lines, reasons):
        reasons[nth] = reasons[nth] or "contact"
    for nth in range(len(lines) - 1, -1, -1):
        if reasons[nth] or _is_author_note(lines[nth]):
            reasons[nth] = reasons[nth] or "note on the author"
        else:
            break
    return reasons


def _mail_header(lines: Sequence[str]) -> Iterator[int]:
    """The lines of a mail's header that was copied with its text: several labels of one in a row, a sender first."""
    nth = 0
    while nth < len(lines):
        run = [*itertools.takewhile(_MAIL_HEADER.match, lines[nth:])]
        named = {line.partition(":")[0].casefold() for line in run}
        if len(named) > 2 and "from" in named and {"to", "sent", "subject"} & named:
            yield from range(nth, nth + len(run))
        nth += max(len(run), 1)


def _signature(lines: Sequence[str]) -> Iterator[int]:
    """The short lines behind the end of a letter, up to the first that says something."""
    for closing in (nth for nth, line in enumerate(lines) if LETTER_ENDS.match(line)):
        for nth in range(closing + 1, min(closing + 1 + SIGNATURE_LINES, len(lines))):
            if len(lines[nth].split()) > SIGNATURE_WORDS or re.search(r"[.!?]$", lines[nth]):
                break
            yield nth


def _contacts(lines: Sequence[str], reasons: Sequence[str]) -> Iterator[int]:
    """The short lines below a line that leads to contacts, when a number or an address is among them."""
    for label in (nth for nth, line in enumerate(lines) if _CONTACT.match(line)):
        below = range(label + 1, min(label + 1 + CONTACT_LINES, len(lines)))
        block = [*itertools.takewhile(lambda nth: reasons[nth] or _is_of_contact(lines[nth]), below)]
        if any(reasons[nth] == "contact" for nth in block):
            yield from block


def _is_of_contact(line: str) -> bool:
    return len(line.split()) <= SIGNATURE_WORDS and not re.search(r"[.!?]$", line) and not states_something(line)


def _is_author_note(line: str) -> bool:
    """Whether it says who wrote the article, and states nothing else."""
    note = _AUTHOR_NOTE.match(line)
    return note is not None and not any(is_verb(word) for word in re.findall(r"[A-Za-z’'-]+", note["rest"]))
