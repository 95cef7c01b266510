"""Words that only give a question emphasis: "what exactly did they actually sign??" is "what did they sign?".

No article has them where it answers, so that they would be looked for, and said to be missing.
"""

import re

from rag.english import number_words

_FILLER = r"(?:actually|exactly|really|basically|literally|honestly|precisely|essentially|frankly|tbh|btw|by the way)"
_FILLERS = re.compile(
    rf",? \b{_FILLER}\b,?(?= (?!\d|(?:{'|'.join(number_words(1, 99))})\b)|\W*$)|^{_FILLER}\b,? (?=\w)", re.IGNORECASE
)
"""With the commas around it; not in front of a number, of which it says how it is meant: "exactly 58"."""
_OATH = re.compile(
    r"\b(?P<asked>who|what|why|how|where|when) (?:the (?:devil|hell|heck|dickens)|on earth|in the world)\b",
    re.IGNORECASE,
)
_REMIND = re.compile(
    r"^(?P<asked>(?:\w+ ){0,4}?(?:who|what(?:'s| is| was)|which|where was|how (?:many|much))\b"
    r"(?!.*\b(?:me+t|conven|gather|happen|held|vot|tr[iy]|start|run|speak|talk))[^?]*?),? again(?P<end>\W*)$",
    re.IGNORECASE,
)
"""Says that one has known it, and not that something is to happen once more: "who chaired it again?"."""
_AS_FAR_AS = re.compile(
    r",? (?:as far as|insofar as|if|where) (?:your|the|these) (?:articles?|library|sources?|texts?) (?:\w+ )??"
    r"(?:give|say|tell|know|go|show|cover|mention|allow|have)s?(?: (?:them|it|that|so|any))?(?=\W*$)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[?!]{2,}")
_QUOTED = re.compile(r"[\"“”]")


def without_fillers(text: str) -> str:
    """The text without words of emphasis and with single marks at its end; unchanged where it quotes somebody."""
    if _QUOTED.search(text):
        return text
    text = _MARKS.sub(lambda found: "?" if "?" in found[0] else "!", text)
    text = _OATH.sub(r"\g<asked>", _AS_FAR_AS.sub("", _FILLERS.sub("", text)))
    return _REMIND.sub(r"\g<asked>\g<end>", text)
