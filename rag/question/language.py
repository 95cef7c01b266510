"""Which language a question is written in, told by its script and by its commonest words.

Readout reads English. Names of other languages stand in English questions too ("Rio de Janeiro"), so a text in Latin
letters counts as another language only when at least two of that language's function words stand in it, or three of
which one is not English too, and fewer English ones.
"""

import re
import unicodedata
from collections.abc import Sequence

from rag.english import STOPWORDS, word_set, words

OTHER = "other"
"""A language that has no code here."""

_SCRIPTS = (
    ("HANGUL", OTHER),
    ("HIRAGANA", OTHER),
    ("KATAKANA", OTHER),
    ("CJK", "zh"),
    ("ARABIC", "ar"),
    ("CYRILLIC", "ru"),
)
"""Scripts by the first word of their characters' names (Unicode), and the language taken for each; kana come before
Chinese characters, which Japanese uses too."""
_CYRILLIC = (
    ("tg", "ӣӯҷ"),
    ("uz-Cyrl", "ў"),
    ("kk", "әұі"),
    ("ky", "өүң"),
    ("tg", "ҳқғ"),
)
"""Letters that Russian lacks, those that fewest languages have first."""
_UZBEK = word_set("нима нималар қачон қаерда билан учун қилинди бўлди")
"""Words that tell Uzbek in Cyrillic from Tajik where no letter does."""
_GREETINGS = {
    word: code
    for code, listed in (
        ("es", "hola gracias buenos"),
        ("fr", "bonjour merci salut bonsoir"),
        ("de", "hallo danke"),
        ("it", "ciao grazie buongiorno"),
        ("pt", "olá obrigado obrigada"),
        ("tr", "merhaba teşekkürler"),
        ("uz", "salom rahmat"),
        ("id", "terima"),
    )
    for word in words(listed)
}
_LONGEST_GREETING = 3
"""In words."""
_NOT_ARABIC = frozenset("پچژگکیڤټډړښۍہےٹ")
"""Letters of Persian, Urdu, Pashto and others that are written in Arabic script."""
_FUNCTION_WORDS = {
    "fr": """le la les des du une est sont été qui que quoi quel quelle quels quelles où quand comment pourquoi
        dans avec sur pour et aux ce cette ont sommet qu c l d""",
    "es": """el la los las del una es son fue qué que quién quien cuál cual cuándo cuando dónde donde cómo como por para
        con en y al se han cumbre sobre""",
    "de": """der das den dem die was in am an so es man wird werden sich auch ein eine einen ist sind wurde wurden wer
        wo wann wie warum welche welcher auf mit für und im zum zur nicht haben hat über von gipfel beim""",
    "it": """il lo gli della dello dei delle è sono stato stata chi che cosa quale quando dove come perché nel nella con
        per e di vertice sul""",
    "pt": """o os as da do dos das um uma é são foi quem que qual quando onde como por para com em na no cúpula sobre
        foram""",
    "nl": "de het een is zijn werd wie wat waar wanneer hoe waarom welke op met voor en niet heeft van tijdens bij",
    "pl": "jest są był została kto co gdzie kiedy jak dlaczego jakie który na z w i do się szczyt szczycie przez",
    "tr": "ne zaman nerede kim kimler ile için ve hakkında kaç nasıl hangi bir bu zirvesi zirvesinde nedir oldu edildi",
    "az": "nə zaman harada kim kimlər ilə üçün və haqqında neçə necə hansı bir bu sammiti sammitində oldu edildi",
    "uz": """nima nimalar qachon qayerda kim kimlar bilan uchun va haqida nechta qanday qaysi bir bu sammitida sammiti
        bo ldi qilindi edi""",
    "tk": "näme haçan nirede kim kimler bilen üçin we barada näçe nähili haýsy bir bu sammiti sammitinde boldy edildi",
    "id": "apa siapa kapan dimana mana bagaimana mengapa yang di dan untuk dengan dari pada ini itu adalah",
    "vi": "là gì ai khi nào ở đâu và của trong với được những các",
    "sv": "och är var vem vad när hur varför det den ett på med för som inte av vid",
}
_KNOWN = {code: frozenset(words(listed)) for code, listed in _FUNCTION_WORDS.items()}
_ENGLISH = STOPWORDS | word_set(
    "in on at of the and or whose summit meeting said did list all about there please hi hello thanks"
)
_LETTER = re.compile(r"[^\W\d_]")


def language_of(text: str) -> str | None:
    """The code of the language that a text is written in, or `OTHER`; None for English, and when nothing tells."""
    letters = _LETTER.findall(text)
    foreign = [letter for letter in letters if not _is_latin(letter)]
    if 2 * len(foreign) > len(letters):
        return _by_script("".join(foreign), text)
    return _by_words(text)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


def _by_script(letters: str, text: str) -> str:
    names = [unicodedata.name(letter, "").partition(" ")[0] for letter in letters]
    code = next((code for script, code in _SCRIPTS if script in names), OTHER)
    folded = letters.casefold()
    if code == "ru" and not _UZBEK.isdisjoint(text.casefold().split()):
        return "uz-Cyrl"
    if code == "ru":
        return next((other for other, own in _CYRILLIC if not set(own).isdisjoint(folded)), code)
    if code == "ar" and not _NOT_ARABIC.isdisjoint(folded):
        return OTHER
    return code


def _by_words(text: str) -> str | None:
    """The language whose function words are most frequent, if there are two of them and fewer English ones."""
    there = words(text)
    if there and len(there) <= _LONGEST_GREETING and there[0] in _GREETINGS:
        return _GREETINGS[there[0]]
    scores = {code: _score(there, known) for code, known in _KNOWN.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > 0 else None


def _score(there: Sequence[str], known: frozenset[str]) -> int:
    """How much more of its words are there than English ones; 0 when they are too few to tell."""
    every = known.intersection(there)
    own = every - _ENGLISH
    english = sum(word in _ENGLISH and word not in known for word in there)
    sure = len(own) >= 2 or (len(own) == 1 and len(every) >= 3 and not english)
    return len(every) - english if sure and len(own) > english else 0
