"""Gathers the documents of a meeting from the lines of an article, each once."""

import re
from collections.abc import Sequence

from rag.english import words
from rag.record.documents.adoption import DENIES_ADOPTION, adopted_in, is_denied_adoption, is_of_others
from rag.record.documents.phrase import DocumentPhrase, document_phrases, has_own_name
from rag.record.documents.points import points_of_documents
from rag.record.text import Line
from rag.record.values import Fact, MeetingDocument

_ADOPTED_HEADING = re.compile(r"(?:what was |documents? )?(?:decided|adopted|agreed|signed|approved)\W*", re.IGNORECASE)
"""Over a list of what was adopted."""
_PART_OF_IT = re.compile(r".*\b(?:from|in|into|of) (?:the )?$")
"""Matches words up to the name of a text that are about a part of it: what was dropped "from the" text."""
_OLDER = re.compile(r"\b(?:19|20)\d\d\b|\b(?:earlier|previous|last year|years ago)\b")
_GENERIC = frozenset(
    words(
        "joint final the a leaders communiqué communique declaration statement text document treaty pact agreement"
        " plan action one of two a an main"
    )
)


def documents_of(
    lines: Sequence[Line], article_id: str, place: str | None = None, *, of_two: bool = False
) -> tuple[Fact[MeetingDocument], ...]:
    """The documents that the lines say were adopted or signed, each once, by its fullest name.

    Args:
        lines: Of the article.
        article_id: Of the article.
        place: Of the meeting; a text that is named after it is one of the meeting's own.
        of_two: Whether the leaders of two countries met, so that papers of the two are the meeting's own.
    """
    kept: list[DocumentPhrase] = []
    listing = False
    headed = False
    for line in lines:
        listed = next(document_phrases(line), None) if headed and not line.is_title else None
        if listed and has_own_name(listed) and not is_denied_adoption(line.text[: listed.begins], ""):
            _keep(kept, listed)
        elif line.is_heading:
            headed = bool(_ADOPTED_HEADING.fullmatch(line.text))
        if not line.is_prose:
            continue
        opened = bool(re.search(r"\b(?:documents?|papers|texts|working plans|plans)\b[^.]{0,60}", line.text)) and bool(
            re.search(r"\b(?:came out|numbered|adopted|signed|approved|annexes)\b", line.text)
        )
        for phrase in adopted_in(line, listing=listing, of_two=of_two):
            _keep(kept, phrase)
        listing = opened and not DENIES_ADOPTION.search(line.text)
    for phrase in _named_after(place, lines):
        _keep(kept, phrase)
    points = points_of_documents(lines, kept)
    return tuple(
        Fact(
            MeetingDocument(one.name, one.kind, "adopted", points.get(nth)),
            article_id,
            one.line.span(one.start, one.end),
        )
        for nth, one in enumerate(kept)
    )


def _named_after(place: str | None, lines: Sequence[Line]) -> list[DocumentPhrase]:
    """Texts that are named after the city of the meeting and of which no sentence says that they were not adopted."""
    city = (place or "").split(",")[0]
    found = [
        phrase
        for line in (lines if city else ())
        if line.is_sentence and city in line.text
        for phrase in document_phrases(line)
        if phrase.name.startswith(f"{city} ") and phrase.head[0].isupper()
    ]
    told = {phrase.name for phrase in found}
    told -= {
        one.name
        for one in found
        if is_denied_adoption(_PART_OF_IT.sub("", one.line.text[: one.start]), one.line.text[one.end :])
        or is_of_others(one.line.text, one, one.line.text[one.end :].split(";")[0])
        or _OLDER.search(one.line.text[max(0, one.start - 10) : one.end + 10])
    }
    return [one for one in found if one.name in told]


def _keep(kept: list[DocumentPhrase], phrase: DocumentPhrase) -> None:
    """Add a document, or put it in the place of the same one under a shorter name."""
    mine = _own_words(phrase.name)
    for nth, other in enumerate(kept):
        theirs = _own_words(other.name)
        if _is_plan(other) and phrase.kind == "action plan" and has_own_name(phrase):
            kept[nth] = phrase  # "adopted a 22-point plan … The Lorn Action Plan calls for"
            return
        same = phrase.kind == other.kind or not (mine and theirs)
        generic = not mine or not theirs
        adds = bool(theirs or mine) and bool(re.search(r"\b(?:also|further)\b", phrase.line.text[: phrase.start]))
        if (
            phrase.kind == other.kind
            and generic
            and not adds
            and phrase.kind not in ("other", "agreement", "strategy", "memorandum")
        ):
            if len(phrase.name) > len(other.name) and not theirs:
                kept[nth] = phrase
            return
        if same and mine and theirs and (mine <= theirs or theirs <= mine):
            if len(mine) > len(theirs):
                kept[nth] = phrase
            return
    kept.append(phrase)


def _is_plan(phrase: DocumentPhrase) -> bool:
    """Whether it is a plan without a name of its own."""
    return phrase.kind == "other" and phrase.head == "plan" and not has_own_name(phrase)


def _own_words(name: str) -> frozenset[str]:
    """The words that tell a document from others of its kind."""
    return frozenset(word for word in words(name) if word not in _GENERIC and len(word) > 2)
