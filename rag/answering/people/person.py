"""Says who somebody is: the words in which an article gives a person's office."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.english import STOPWORDS, TITLES, Token, countries, fold, is_verb, sentence_case, tokens, words
from rag.types import Span

_NAME = r"(?P<name>[^?.,!;:]{3,60}?)"
_POST = r"(?:post|office|position|job|role|title|function|rank)"
_ASKS_WHO = (
    re.compile(rf"^(?:(?:so|and|but|please)\W+)*who(?:['’]?s| is| was| exactly is)? {_NAME}(?:[?.,!;:]|$)", re.I),
    re.compile(rf"^{_NAME}\?+ *who(?:['’]?s| is| was) (?:that|this|he|she)\b", re.I),
    re.compile(rf"^{_NAME}(?:,|:| [-–—]) *who(?:['’]?s| is| was) (?:that|this|it|he|she)\b", re.I),
    re.compile(rf"^{_NAME}(?:,|:| [-–—]) *(?:what|which) {_POST} (?:does|did|has|is) (?:he|she)\b", re.I),
    re.compile(rf"\b(?:what|which) {_POST} (?:do(?:es|id)|has|had) {_NAME} (?:hold|have|held|got|occupy)\b", re.I),
    re.compile(rf"^{_NAME}(?:,|:| [-–—]) *(?:\w+ ){{0,3}}what (?:he|she) (?:does|is)\b", re.I),
    re.compile(rf"^(?:\W*(?:and|so))*what (?:does|is) {_NAME} do(?:ing)?(?: for a living| again)?\W*$", re.I),
    re.compile(rf"\bwhat(?:['’]s| is| was) {_NAME}['’]s {_POST}\b", re.I),
    re.compile(
        r"(?P<name>(?-i:[A-Z][\w’'-]+(?: (?:da|de|von|van|der|bin|al|el))*(?: [A-Z][\w’'-]+)+))"
        r"(?: [a-z]+){0,4}\W+(?:(?:and|but|so) )?(?:who(?:['’]?s| is| was)"
        rf" (?:that|this|he|she)\b|(?:what|which)(?:['’]?s| is| was)? (?:his|her|their) {_POST}\b"
        r"|what (?:does|did) (?:he|she) do\b)",
        re.I,
    ),
)
_INTERJECTED = re.compile(r"^who, [\w ]{2,20}, (?=is\b|was\b)", re.IGNORECASE)
"""Between "who" and "is": "Who, pray, is …"."""
_LABEL = re.compile(r"(?:^|[-•*;] |\n)(?P<office>[A-Z][^:;\n]{2,70}): ?$")
"""Stands before a name as its office: "Secretary General: Ada Lund"."""
_MOST_NAMES = 4
_WORDS_BEFORE = 8
_APPOSITION = re.compile(r", (?P<told>[^,;.]{3,90})(?=[,;.]|$)")
_NOUN_PHRASE = re.compile(r"(?:the|an?|its|his|her|one of the) [a-z]", re.IGNORECASE)
"""Opens an apposition that describes somebody without an office that is known: "the chargé d'affaires"."""
_POSSESSIVE = re.compile(r"['’]s$")
_LEADS = re.compile(r"who (?:chairs|heads|leads|runs|chaired|headed|led)\b")
_WHO_IS = re.compile(r"^who (?:is|was|are) ")
_OF_A_PLACE = re.compile(r" of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}| \([A-Z][^(),;\d]{2,40}\)")
_REST_OF_NAME = re.compile(r"(?: (?:da|de|dos|do|von|van|der|bin|al|el)){0,2} [A-Z][\w’'-]*")
_LINE_WORDS = 8
_FEW_ARTICLES = 2
_PASSAGES = 60
"""Passages that are looked at; a name in more of them has been introduced in one of these."""


@dataclass(frozen=True, slots=True)
class _Introduction:
    """A sentence that names a person with an office."""

    article_id: str
    span: Span
    told: str
    """The words that say who it is, the name included."""

    @property
    def weight(self) -> tuple[bool, int]:
        """Higher for an office than for a country alone, and for more words, as far as a line can hold them."""
        return bool(_offices(self.told)), min(len(words(self.told)), _LINE_WORDS)


def person(asked: Asked) -> Composed | None:
    """Who the person asked about is, in the words of the articles; None when that is not asked, or never told."""
    name = _name_asked(asked)
    return _who_is(name, asked) if name else None


def person_alone(asked: Asked) -> Composed | None:
    """Who the person is whose name is all that is asked: "lund?"; None where it is not somebody's, or never told.

    Somebody of whom many articles tell is a topic: of a president all is wanted that was done.
    """
    name = asked.understood.text.strip(" ?.!")
    parts = words(name)
    _, full = asked.record.known_people
    bearer = words(full.get(parts[-1], "")) if parts else []
    if asked.understood.kind != "digest" or not bearer or bearer[-len(parts) :] != parts:
        return None
    if {*parts} & TITLES or countries(name):
        return None  # "president?", "Togo?"
    took_part = [one.value.name for facts in asked.record.facts.values() for one in facts.participants]
    if took_part.count(full[parts[-1]]) > _FEW_ARTICLES:
        return None
    return _who_is(name, asked)


def _who_is(name: str, asked: Asked) -> Composed | None:
    """Who bears a name, in the words of the articles."""
    best = max(_introductions(name, asked), key=lambda one: one.weight, default=None)
    if best is None:
        return None
    citations = Citations(asked.library)
    citations.cite(best.article_id, best.span)
    told = best.told
    return Composed("fact", headline=f"{sentence_case(told)}.", quotes=tuple(citations.quotes))


def _name_asked(asked: Asked) -> str | None:
    """The name in a question who somebody is, if the library holds it as a name."""
    text = _INTERJECTED.sub("who ", asked.understood.text)
    for pattern in _ASKS_WHO:
        if told := pattern.search(text):
            name = told["name"].strip()
            parts = words(name)
            if 0 < len(parts) <= _MOST_NAMES and not set(parts) & (TITLES | STOPWORDS):
                return name
    return None


def _introductions(name: str, asked: Asked) -> Iterator[_Introduction]:
    query = f'"{" ".join(words(name))}"'
    found = asked.library.search_words(query, _PASSAGES, asked.question.scope)
    for stored in asked.library.passages(passage_id for passage_id, _ in found).values():
        passage = stored.passage
        for sentence in passage.sentences:
            if told := _told(name, stored.text[sentence.start - passage.start : sentence.end - passage.start]):
                yield _Introduction(passage.article_id, (sentence.start, sentence.end), told)


def _told(name: str, sentence: str) -> str | None:
    """The name with the office before or after it, as the sentence has them."""
    every = tokens(sentence)
    wanted = words(name)
    for nth in range(len(every) - len(wanted) + 1):
        run = every[nth : nth + len(wanted)]
        if [_bare(one.text) for one in run] != wanted or not run[-1].text[:1].isupper():
            continue
        first = nth
        while first and _adjoin(sentence, every[first - 1], every[first]) and _is_of_name(every[first - 1].text):
            first -= 1  # given names, and an office or country written with a capital
        rest = _REST_OF_NAME.match(sentence, run[-1].end)
        end = rest.end() if rest else run[-1].start + len(_POSSESSIVE.sub("", run[-1].text))
        label = _LABEL.search(sentence[: every[first].start])
        if label and _offices(label["office"]):
            return sentence[label.start("office") : end]
        set_off = first and every[first - 1].text == "," and sentence[end : end + 1] in (",", ".")
        before = takewhile(_may_describe, reversed(every[max(0, first - _WORDS_BEFORE) : first - bool(set_off)]))
        start = min((one.start for one in before), default=every[first].start)
        if _offices(sentence[start : run[0].start]):
            return sentence[start:end]
        after = _APPOSITION.match(sentence, end)
        told_after = " ".join(_WHO_IS.sub("", after["told"]).split()[:3]) if after else ""
        if after and (_LEADS.match(after["told"]) or _offices(told_after)):
            return sentence[every[first].start : after.end()]
        if (
            after
            and _NOUN_PHRASE.match(after["told"])
            and not any(is_verb(word) for word in after["told"].split()[1:3])
        ):
            return sentence[every[first].start : after.end()]
        if of_a_place := _OF_A_PLACE.match(sentence, end):
            return sentence[every[first].start : of_a_place.end()]
    return None


def _bare(word: str) -> str:
    return fold(_POSSESSIVE.sub("", word))


def _is_of_name(word: str) -> bool:
    return word[:1].isupper() and (word.isupper() or word.lower() not in STOPWORDS)


def _offices(text: str) -> set[str]:
    return set(words(text.replace("-", " "))) & TITLES


def _adjoin(sentence: str, before: Token, token: Token) -> bool:
    titled = before.text.lower() in TITLES and sentence[before.end : token.start] == ". "
    return titled or sentence[before.end : token.start] in (" ", "-")


def _may_describe(token: Token) -> bool:
    """Whether a word can be part of an office before a name; "the", "by" and "told" cannot."""
    word = token.text.lower()
    return token.is_word and word not in STOPWORDS and (word in TITLES or not is_verb(token.text))
