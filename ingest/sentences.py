"""Where sentences end, by rules: the words before a full stop and the word after it decide.

Rules rather than a library, because the prose of summits is full of what libraries cut at: titles in a row
("H.E. Mr."), symbols of documents ("( FCCC/SBSTA/2009/L.14 )"), footnote marks ("2026.[1] The"), units ("1.5°C. He")
and decisions of many clauses with semicolons. Measured on `tests/ingest/boundaries.txt` by
`tests/ingest/test_sentences.py`.
"""

import re
from collections.abc import Iterator

from rag.english import MONTH_NUMBERS
from rag.types import Sentence

QUOTATION_SENTENCES = 4
"""A quotation that is still open after this many sentences is taken for a stray quotation mark."""
PARENTHESIS_CHARACTERS = 300
"""A parenthesis that is still open after this many is taken for a stray one."""


LOOK_BACK = 400
"""Characters before a full stop that are looked at; it keeps the time for a text of any kind in proportion to it."""


LIST_CHARACTERS = 1500
"""Between two numbers that count clauses of one sentence."""


LONGEST_WORD = 60
"""Characters; what decides about a full stop stands within so many before it."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TITLES = _listed(
    """mr mrs ms mx dr fin def prof sen sens gov govs rep reps gen lt col maj capt cpl sgt cdr cmdr adm amb hon rev fr
    st ste messrs mme mmes mlle brig supt insp pres asst atty ald dep hr sr. msgr mgr h.e h.r.h h.m h.h h.e.m m mt
    ft vs v rt exec ret i.e e.g cf viz incl excl esp approx ca sra srta sres mgr chmn commr cllr shri sh smt perm
    alt dir ing em ven bp abp card corr mag dipl s.e s.e.m n.b г-н г-жа им ул т.е проф акад ген"""
)
"""Never end a sentence: titles before a name, and words that need what follows. Folded, without the last full stop."""
_BEFORE_NUMBERS = _listed(
    """no nos art arts sec secs para paras p pp fig figs vol vols ch cl add rev res doc docs reg ref est item
    fn tab jan feb mar apr jun jul aug sep sept oct nov dec pt op ser ed resp rs bldg rm apt c"""
)
"""End no sentence when a number, or a symbol with one, follows."""
_OFTEN_INSIDE = _listed(
    """etc inc ltd corp co bros jr sr bn mn tn m km hrs hr min mins govt dept est u.s u.n u.k e.u d.c u.a.e u.s.a
    u.s.s.r a.m p.m am pm b.c a.d ph.d phd plc llc s.a n.v cap intl natl assn univ dist tel ext p.o no mil sq ave blvd
    rd sec gen u.s.-led viz ibid op.cit min pty s.p.a s.a.r.l e.v d.o.o g.m.b.h"""
)
"""May stand inside a sentence or end it: they end it only before a word that opens sentences."""
_OPENERS = _listed(
    """the a an this that these those he she it they we i you there here his her its their our my in on at by for from
    with to of under after before during since until while when where as if although though because but and or so yet
    both all each every some many most few several such no not nor one two three four five six seven eight nine ten
    another other others however meanwhile moreover further furthermore also then thus therefore instead still
    earlier later today yesterday tomorrow what who why how which whether according once only even last next asked
    speaking talks officials leaders ministers members participants delegates"""
)
"""Words that often open a sentence and seldom follow an abbreviation within one."""
_CURRENCIES = frozenset({"долл", "руб", "млн", "млрд"})
"""Go on when whose currency it is follows: "долл. США"."""
_SHORT_DAYS = _listed("mon tue tues wed thu thur thurs fri sat sun")
"""Short for a day of the week, with a capital."""
_DAYS = _listed(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun gmt utc est
    edt cet cest local eastern pacific central"""
)
"""After a time of day these go on with the sentence."""
_COMPANY = re.compile(r"(?:Inc|Ltd|LLC|Corp|Co|plc|PLC|AG|SA|GmbH)\b")
"""Goes on with a name that ends in an exclamation mark."""
_NO_VOWEL = re.compile(r"[A-ZА-Я][b-df-hj-np-tv-xzб-джзй-нп-тф-щ]{1,5}")
"""Matches a word that nobody can say, as titles and the like are when shortened: "Cllr", "Bldg", "Smt"."""
_LETTERED = _listed(
    """annex app plan group vitamin section appendix part zone type category class schedule table option phase track
    hall room building pillar basket article chapter scenario model grade pier gate terminal wing block hepatitis"""
)
"""Before a single letter these make it a label, which can end a sentence; other single letters are initials."""
_SAYS = r"(?:said|says|asked|asks|added|replied|told|wondered|wrote|cried|shouted|exclaimed|answered|demanded|quipped)"

_CLOSERS = "\"'”’»›)\\]}*_"
_OPENING = "\"'“‘«‹„(\\[{¿¡"
_MARK = (
    r"(?:\s?\[(?:\^?\w{1,3}|[*†‡]|note \d+)\]|\[\^?\w{1,8}\]|\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[*†‡§]+(?![\w*])|\(\d{1,2}\)(?=\s)"
    r"|(?<=[^\d\s][.!?]|[.!?][\"”’])\d{1,3}(?=\s|$)|(?<=\b(?:19|20)\d\d\.)\d{1,2}(?=\s+[A-Z]))"
)
"""A footnote mark behind the end of a sentence. A bare number is one behind a letter, a quotation mark or a year."""
_END = re.compile(
    rf"(?P<stop>[.!?…]+)(?P<close>(?:[{_CLOSERS}]|{_MARK})*)(?=\s)|(?P<wide>[。！？]+[”’」』）]*)\s*(?=\S)"
)
_SEEN = re.compile(r"\S")
_BEFORE = re.compile(r"[^\s(\[{\"“‘«„/]*$")
_NUMBERED = re.compile(r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlcIVXLC]{1,6}|[A-Za-z])[.)]\s*)+")
_ARTICLE = re.compile(
    r"(?:Article|Section|Rule|Item|Chapter|Part|Paragraph|Point)\s+(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]+)\."
)
_COUNTED = re.compile(r"[,:;]\s+(?:(?:and|or)\s+)?(\d{1,2})$")
"""Matches a number that can count a clause: "The Committee, 1. Decides …; 2. Requests …"."""
_NUMBERED_BEHIND = re.compile(r"\([A-Z]{2,5}\)\s+(?:No\.?\s+)?\d")
"""Matches whose it is, before its number: "Reg. (EU) 2021/1119"."""
_PLACE_S_TIME = re.compile(r"(?:[A-Z][\w’'.-]*\s+){1,3}time\b")
_TIME_ALONE = re.compile(
    r"(?:(?:Shortly|Just|Only|Not until) )?(?:At|By|Before|After|From|Until|Since|Around|About|[a-z]+) \d[\d:. ]{0,8}"
    r"[ap]\.?m\.",
)
"""Matches a time with which a sentence begins that goes on behind it."""
_AMOUNT = re.compile(r"\d\s*(?:m|bn|mn|tn|mil|km|mm|cm|t|hrs|yrs|min|secs?)\.$")
"""A figure with its unit; a word with a capital behind it opens a sentence."""
_SINGLE_OPENS = re.compile(r"(?:(?<=[\s(:,—–])|^)['‘](?=[A-Za-z])")
_SINGLE_CLOSES = re.compile(r"(?<=[\w.,!?])['’](?=[\s.,;:!?)]|$)")
_WORD_AFTER = re.compile(r"[^\W_][\w’'.-]*")
_ATTRIBUTION = re.compile(
    rf"(?!(?:He|She|They|It|We)\b)(?:(?:[A-Z][\w’'.-]*|of|the|al|bin|de|van|von|and)\s+){{0,6}}?(?:[A-Z][\w’'.-]*|he|she|they|it|I)\s+(?:then\s+|later\s+|also\s+)?{_SAYS}\b"
)


def find_sentences(text: str, start: int, end: int) -> list[Sentence]:
    """The sentences of the paragraph `text[start:end]`, quotations kept whole; together they have every word of it."""
    starts = [start, *(start + place for place in _boundaries(text[start:end]))]
    sentences: list[Sentence] = []
    open_since = 0
    for begin, stop in zip(starts, [*starts[1:], end], strict=True):
        sentences.append(Sentence(begin, begin + len(text[begin:stop].rstrip())))
        if not _quotation_open(text[sentences[open_since].start : stop]):
            sentences[open_since:] = [Sentence(sentences[open_since].start, sentences[-1].end)]
            open_since = len(sentences)
        elif len(sentences) - open_since >= QUOTATION_SENTENCES:
            open_since = len(sentences)
    return sentences


def _quotation_open(text: str) -> bool:
    return text.count("“") > text.count("”") or text.count("«") > text.count("»") or text.count('"') % 2 == 1


def _in_single_quotation(sentence: str, rest: str) -> bool:
    """Whether single quotation marks are open; they look like apostrophes, so the closing one must be near."""
    if "'" not in sentence and "‘" not in sentence:
        return False
    opened = max((found.end() for found in _SINGLE_OPENS.finditer(sentence)), default=None)
    if opened is None or _SINGLE_CLOSES.search(sentence, opened):
        return False
    return bool(_SINGLE_CLOSES.search(rest))


def _boundaries(text: str) -> Iterator[int]:
    """Where a sentence begins that is not the first."""
    begun = 0
    for found in _END.finditer(text):
        after = _SEEN.search(text, found.end())
        if after is None:
            return
        if found["wide"] or _ends(text, max(begun, found.start() - LOOK_BACK), found, after.start()):
            yield after.start()
            begun = after.start()


def _ends(text: str, begun: int, found: re.Match[str], after: int) -> bool:
    """Whether a sentence that began at `begun` ends with the mark found, when the text goes on at `after`."""
    rest = text[after : after + 120]
    if not _can_open(rest) or _in_parenthesis(text[begun : found.end()]):
        return False
    if _in_single_quotation(text[begun : found.end()], rest):
        return False
    stop, close = found["stop"], found["close"]
    if stop != ".":
        goes_on = (re.search("[\"”’»']", close) and _ATTRIBUTION.match(rest)) or (not close and _COMPANY.match(rest))
        return not goes_on and not rest.startswith(("—", "–"))
    before = _BEFORE.search(text[max(begun, found.start() - LONGEST_WORD) : found.start()])
    word = before[0] if before else ""
    if close and not re.fullmatch(r"[)\]]+", close):
        return True
    if close and word.casefold() in _TITLES:  # "Gen. (ret.) Bane"
        return False
    if not close and _counts_a_clause(text, found.start(), after):
        return False
    return _stop_ends(word, text[begun : found.start() + 1], rest, closed=bool(close))


def _counts_a_clause(text: str, stop: int, after: int) -> bool:
    """Whether the number before a full stop counts a clause: the next, or the one before, stands in the sentence."""
    found = _COUNTED.search(text, max(0, stop - LONGEST_WORD), stop)
    if found is None:
        return False
    number = int(found[1])
    if number == 1:
        return bool(re.search(r"[.,;]\s+(?:(?:and|or)\s+)?2\.\s", text[after : after + LIST_CHARACTERS]))
    before = text[max(0, stop - LIST_CHARACTERS) : stop]
    return bool(re.search(rf"[,:;]\s+(?:(?:and|or)\s+)?{number - 1}\.\s", before))


def _can_open(rest: str) -> bool:
    """Whether a sentence can begin so: not with a small letter, nor with a mark that goes on."""
    bare = rest.lstrip(_OPENING.replace("\\", "") + " …") or rest
    first = bare[0]
    return not first.islower() and first not in ",;:.!?)]}%/" and not (rest[0] in "—–-&+=" and bare[1:2] == " ")


def _in_parenthesis(sentence: str) -> bool:
    """Whether the sentence goes on in a parenthesis that stands within it."""
    opened = max(sentence.rfind("("), sentence.rfind("["))
    if opened <= 0 or len(sentence) - opened > PARENTHESIS_CHARACTERS:
        return False
    depth = sentence.count("(") - sentence.count(")") + sentence.count("[") - sentence.count("]")
    return depth > 0


def _stop_ends(word: str, sentence: str, rest: str, *, closed: bool) -> bool:
    """Whether a full stop behind this word ends the sentence."""
    folded = word.casefold().strip("'’\"“”*_-–—")
    next_word = found[0].rstrip(".").casefold() if (found := _WORD_AFTER.search(rest)) else ""
    opens = next_word in _OPENERS or next_word.split("’")[0].split("'")[0] in _OPENERS
    numbered = bool(re.match(rf"[{_OPENING}]*(?:\d|[IVXLC]+\b|[A-Z]{{1,8}}/|[A-Z]\d)", rest))
    if _goes_on_behind(folded, sentence, rest):
        return False
    if not closed and len(sentence) <= 40 and (_NUMBERED.fullmatch(sentence) or _ARTICLE.fullmatch(sentence)):
        return False
    sentence = sentence[-LONGEST_WORD:]
    if _AMOUNT.search(sentence):
        return True
    if (short := _short_word_ends(word, folded, next_word, sentence, opens=opens)) is not None:
        return short
    if folded in _BEFORE_NUMBERS and numbered:
        return False
    if folded in ("no", "nos", "art", "p", "pp", "fig", "para", "paras", "arts") and word.islower() and not opens:
        return folded == "no" and bool(re.search(r"(?:said|answer(?:ed)?|voted|is|was|voting|vote)\s+no\.$", sentence))
    if re.fullmatch(r"[^\W\d_]", folded) and word[-1:].isupper():
        return _single_letter_ends(sentence, opens=opens)
    if folded in ("a.m", "p.m", "am", "pm") and next_word not in _DAYS:
        return folded in ("am", "pm") or not re.match(r"[A-Z]{3,4}\b", rest)
    if folded in _OFTEN_INSIDE or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", folded):
        return opens or (not re.match(rf"[{_OPENING}]*[A-Z]", rest) and not numbered)
    return True


def _goes_on_behind(folded: str, sentence: str, rest: str) -> bool:
    """Whether what belongs to the word follows: whose currency or number, where it is that time, what was then."""
    if folded in _CURRENCIES:
        return bool(re.match(r"[А-ЯA-Z]{2,}\b", rest))
    if folded in ("a.m", "p.m", "am", "pm"):
        return bool(_PLACE_S_TIME.match(rest) or _TIME_ALONE.fullmatch(sentence))
    return folded in _BEFORE_NUMBERS and bool(_NUMBERED_BEHIND.match(rest))


def _short_word_ends(word: str, folded: str, next_word: str, sentence: str, *, opens: bool) -> bool | None:
    """Whether a title, a day or a Russian word made short ends the sentence; None when it is none of these."""
    last_part = re.split(r"[.-]", folded)[-1]  # "Gov.-Gen."
    if folded in _TITLES or (last_part != folded and word[:1].isupper() and last_part in _TITLES | {"sec", "gen"}):
        return folded == "st" and next_word in {"the", "he", "she", "it", "they"}
    if re.search(r"(?:^|\W)[A-Z]\.-[A-Z]$", word):  # "J.-P."
        return opens
    if _NO_VOWEL.fullmatch(word):
        return opens
    if folded in _SHORT_DAYS and word[:1].isupper():
        return opens or next_word not in MONTH_NUMBERS
    if re.fullmatch(r"[а-я]|обл|тыс", word):
        return opens or bool(re.search(r"\d\s*г\.$", sentence))
    return None


def _single_letter_ends(sentence: str, *, opens: bool) -> bool:
    """Whether "C." is the end of "Annex C." or "1.5 °C.", and no initial."""
    found = re.search(r"(?:([^\W\d_]+)\s+|([°º\d]\s?))[^\W\d_]\.$", sentence)
    if not found:
        return False
    return bool(found[2]) or (found[1].casefold() in _LETTERED) or (opens and found[1].islower())
