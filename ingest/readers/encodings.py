"""Bytes to text: Unicode where the bytes are, otherwise the encoding that reads best."""

import codecs
import itertools
import re
from collections import Counter

from charset_normalizer import from_bytes

from rag.english import normalise
from rag.errors import SourceError

OLD_ENCODINGS = {
    "cp1252": "Windows-1252",
    "cp1251": "Windows-1251",
    "koi8_r": "KOI8-R",
    "cp866": "DOS 866",
    "mac_cyrillic": "Mac Cyrillic",
    "iso8859_5": "ISO 8859-5",
    "cp1250": "Windows-1250",
    "iso8859_2": "ISO 8859-2",
    "mac_roman": "Mac Roman",
    "cp1254": "Windows-1254",
    "iso8859_1": "ISO 8859-1",
    "koi8_u": "KOI8-U",
    "cp1125": "DOS 1125",
    "kz1048": "KZ-1048",
    "ptcp154": "PT 154",
    "cp850": "DOS 850",
    "cp852": "DOS 852",
    "cp857": "DOS 857",
    "mac_latin2": "Mac Central European",
}
"""Encodings of one byte a letter that old files come in, by Python's name, as people call them."""
_COMPARED = (
    *("cp1251", "koi8_r", "koi8_u", "cp1252", "cp1250", "cp1254", "mac_roman", "mac_cyrillic", "cp866", "cp1125"),
    *("iso8859_5", "iso8859_2", "kz1048", "ptcp154", "cp850", "cp852", "cp857", "mac_latin2"),
)
"""Those that a text is tried in; of several in which it looks alike the first is taken."""
_ALPHABETS = (
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",  # Russian, Bulgarian
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’",  # Ukrainian
    "абвгдеёжзійклмнопрстуўфхцчшыьэюя",  # Belarusian
    "абвгдђежзијклљмнњопрстћуфхцчџшѓќѕ",  # Serbian, Macedonian
    "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",  # Kazakh, Kyrgyz
    "абвгғдеёжзийӣкқлмнопрстуӯўфхҳцчҷшъэюяы",  # Tajik, Uzbek
    "àâæçèéêëîïôœùûüÿìò",  # French, Italian
    "àáâãçéêíñóôõúü",  # Portuguese, Spanish
    "äöüßåæøé",  # German, Swedish, Danish, Norwegian
    "ąćęłńóśźż",  # Polish
    "áčďéěíňóřšťúůýžľĺŕôä",  # Czech, Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîșțşţ",  # Romanian
    "čćđšž",  # Croatian, Slovene
    "çğıiöşüâîûəñ",  # Turkish, Azerbaijani
)
"""The small letters beyond ASCII of languages that share an alphabet, or nearly."""
DAMAGED = "UTF-8 with its damaged bytes left out"
MIXED = "UTF-8 with single letters in Windows-1252 between"
LOOKED_AT = 200_000
"""Bytes that decide about the encoding."""
MOST_CONTROL = 0.01
"""0-1: bytes of which a larger share are control characters are no text."""
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_NO_TEXT = "it is not text: it holds bytes that stand for no letters in any encoding"
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BINARY = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x7fELF",
    b"MZ\x90",
    b"\x1f\x8b",
    b"%PDF-",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
)
"""How files begin that are no text whatever their name says."""


def decode(content: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text, normalised page by page, and the encoding when it had to be guessed.

    Args:
        content: The bytes.
        declared: The encoding that the format names.

    Raises:
        SourceError: it is no text.
    """
    if content.startswith(_BINARY):
        raise SourceError("it is not text but a file of another kind under a text's name; give it its own ending")
    if content[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return _strictly(content, "utf-32"), None
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _strictly(content, "utf-16"), None
    controls = len(_CONTROL.findall(content[:LOOKED_AT]))
    if controls > 2 and controls > MOST_CONTROL * len(content[:LOOKED_AT]):
        if wide := _wide(content):
            return _strictly(content, wide), wide.upper()
        raise SourceError(_NO_TEXT)
    for encoding in ("utf-8", declared):
        try:
            if encoding:
                return _paged(content.decode(encoding)), None
        except (UnicodeDecodeError, LookupError):
            continue
    if b"\0" in content:
        raise SourceError(_NO_TEXT)
    return _by_guess(content)


def _by_guess(content: bytes) -> tuple[str, str]:
    if _is_damaged_utf8(content):
        whole = _SURROGATE.sub(b"", content)
        text = whole.decode("utf-8", _STRAY)
        return _paged(text), DAMAGED if text == whole.decode("utf-8", "ignore") else MIXED
    encoding = _guessed(content[:LOOKED_AT])
    return _paged(content.decode(encoding, "replace")), OLD_ENCODINGS.get(encoding, encoding)


def _stray(error: UnicodeError) -> tuple[str, int]:
    """What a byte means that is no UTF-8: a letter of Windows-1252 that stands alone; more are the rest of a letter."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    piece = error.object[error.start : error.end]
    is_letter = len(piece) == 1 and piece != b"\xff" and "end" not in error.reason
    return piece.decode("cp1252", "ignore") if is_letter else "", error.end


_STRAY = "readout-stray-bytes"
codecs.register_error(_STRAY, _stray)


def _paged(text: str) -> str:
    """The text normalised, its form feeds kept: they are where pages break."""
    return "\f".join(map(normalise, text.split("\f")))


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return _paged(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise SourceError(
            f"it is not {encoding.upper()} text (byte {content[error.start]:#04x} at {error.start:,}); save it as UTF-8"
        ) from None


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: every other byte says which alphabet, so that two values make up nearly all of them."""
    sample = content[:4000]
    if len(sample) < 8 or len(sample) % 2:
        return None
    for half, encoding in ((sample[1::2], "utf-16-le"), (sample[::2], "utf-16-be")):
        if sum(count for _, count in Counter(half).most_common(2)) >= 0.95 * len(half):
            return encoding
    return None


def _is_damaged_utf8(content: bytes) -> bool:
    """Whether what is not ASCII is UTF-8: it was cut within a letter, holds a lone surrogate or pieces of others.

    In other encodings letters seldom stand so that they could be UTF-8.
    """
    whole = _SURROGATE.sub(b"", content)
    text = whole.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(one > "\x7f" for one in text) - wrong
    return right >= wrong


def _guessed(sample: bytes) -> str:
    """The encoding in which the text looks most like one that people write.

    charset-normalizer decides for longer texts. For short ones it has too little to go by, and so have we: Cyrillic
    letters are taken for such when they make up words in small letters.
    """
    scores = {name: _likeness(sample, name) for name in _COMPARED}
    best = max(scores, key=lambda name: scores[name])
    found = from_bytes(sample, cp_isolation=list(OLD_ENCODINGS)).best() if len(sample) > 400 else None
    if found is not None and scores.get(found.encoding, scores[best]) >= scores[best] - 0.02:
        return found.encoding
    return best


def _likeness(sample: bytes, encoding: str) -> float:
    """0-1: how much of what is not ASCII makes up words as people write them, in that encoding."""
    text = sample.decode(encoding, "replace")
    foreign = [one for one in text if ord(one) > 127]
    if not foreign:
        return 1.0
    mixed = re.findall(r"[a-zA-Z][\u0400-\u04ff]|[\u0400-\u04ff][a-zA-Z]|[\u0430-\u04ff][\u0400-\u042f]", text)
    mixed += (pair for pair in itertools.pairwise(text) if _is_odd_pair(*pair))
    odd = sum(not one.isalpha() and one not in "“”‘’–—…«»„°§№©®€£ \u00a0" for one in foreign)
    cyrillic = sum("\u0400" <= one <= "\u04ff" for one in foreign)
    lone = 0 if cyrillic > 0.5 * len(foreign) else 0.5 * (cyrillic / len(foreign))
    runs = re.findall(r"[^\x00-\x7f\W]{5,}", text)
    latin_runs = sum(len(run) for run in runs if not re.search(r"[\u0400-\u04ff]", run))
    letters = [one.lower() for one in foreign if one.isalpha()]
    strange = min(sum(one not in alphabet for one in letters) for alphabet in _ALPHABETS)
    return 1 - (2 * len(mixed) + odd + latin_runs + strange / 2) / len(foreign) - lone


def _is_odd_pair(before: str, after: str) -> bool:
    """Whether a small Latin letter stands before a capital one, of which at least one is beyond ASCII."""
    return before.islower() and after.isupper() and (before > "\x7f" or after > "\x7f") and after < "\u0400"
