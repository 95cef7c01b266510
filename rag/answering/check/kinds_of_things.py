"""Tells what is founded apart: a claim on a "gas council" is not borne out by an "Environmental Council"."""

import re

from rag.english import alike, content, is_verb, number_words, plain, stem, terms, verb_stem

_OF_NO_KIND = frozenset(
    terms(
        f"""joint new final common regional international national global world permanent annual special first second
        third next last own main major big large small great general official formal political further several many
        more {" ".join(number_words(2, 6))} same whole single separate high level key draft full high-level member
        members leader leaders minister ministers state states country countries summit meeting"""
    )
)
"""Stems of words in front of a noun that do not say what kind of thing it is, or which."""
_FOUNDED = frozenset(
    terms(
        """council committee commission fund bank centre center agency forum institute university academy school
        parliament court tribunal secretariat alliance corridor hub observatory laboratory exchange satellite
        railway pipeline port"""
    )
)
"""Stems of what is founded or built: the word in front of it says which one. Of other nouns it often only describes."""
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def another_kind(claim: str, text: str) -> tuple[str, str] | None:
    """What a claim speaks of and what a text has instead: the same noun, and of the words before it none in the text.

    None where the text has such a noun without another word before it, as what it is may stand elsewhere.
    """
    theirs = _in_front(text)
    said = {same for word in content(plain(text)) for same in (stem(word), *alike(verb_stem(word)))}
    for noun, kinds in _in_front(claim).items():
        others = theirs.get(noun, [])
        for kind in kinds:
            if kind and others and all(others) and not said.intersection(_stems(kind)):
                return f"{kind} {noun}", f"{others[0]} {noun}"
    return None


def _in_front(text: str) -> dict[str, list[str]]:
    """The things founded that a text names, by stem, each with the word right before it, folded, or "" for none."""
    found: dict[str, list[str]] = {}
    words = list(_WORD.finditer(plain(text)))
    for before, one in zip([None, *words], words, strict=False):
        noun = stem(one[0].lower())
        if noun not in _FOUNDED or is_verb(one[0]):
            continue
        beside = before is not None and text[before.end() : one.start()] == " "
        kind = before[0].lower() if before and beside and content(before[0]) and not is_verb(before[0]) else ""
        found.setdefault(noun, []).append("" if set(_stems(kind)) <= _OF_NO_KIND else kind)
    return found


def _stems(kind: str) -> list[str]:
    return [stem(word) for word in content(kind)]
