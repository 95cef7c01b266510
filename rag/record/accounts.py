"""Where an article itself says that accounts differ: "Counts differed: one outlet reported 58, another spoke of 61".

Read from words that say so, and from a sentence that gives again what the one before it gave ("TV BRICS gave the same
item as $33 billion", "described the outcome more narrowly as …").
"""

import re
from collections.abc import Iterator, Sequence

from rag.record.text import uniform
from rag.record.values import DifferingAccounts
from rag.types import Article, Span

_WHOSE = (
    r"(?:accounts?|reports?|sources?|estimates?|counts?|tallies|figures|numbers|media|agenc(?:y|ies)|outlets?|versions?"
    r"|speakers?|officials|press|readouts?|newspapers?)"
)
_DIFFER = re.compile(
    rf"\b{_WHOSE}\b[^.;:]{{0,80}}?\b(?:differ(?:ed|s)?|diverged?|diverges|disagreed?|varied|vary|conflict(?:ed|s)?"
    rf"|contradict(?:ed|s)?(?: each other)?|at odds|differently|(?:cited|gave|quoted|used|put) different)\b"
    rf"|\b(?:different|conflicting|differing|contradictory) {_WHOSE}\b",
    re.IGNORECASE,
)
_CONTRASTS = (re.compile(r",? (?:while|whereas) (?=\S)"), re.compile(r"; |, but (?=\S)|,? and (?=\S)"))
"""The plainer first."""
_CLAUSE = re.compile(r", (?:and|but|although|though|while) ")
_TELLS = re.compile(
    r"\b(?:said|says|put|puts|gave|gives|reported|reports|wrote|writes|counted|counts|placed|named|called|described|cited"
    r"|spoke|speaks|referred|mentioned|listed|giving|according|quoted|recorded|estimated|announced)\b"
)
_WORDS = r"(?:[^,.;]|[.,](?=\d))"
_PAIRS = (
    re.compile(rf"\bfrom (?:around |about )?(?P<one>{_WORDS}{{1,40}}?) to (?P<other>{_WORDS}{{1,40}})"),
    re.compile(rf"\bwhich (?P<one>{_WORDS}{{3,80}}?) and (?P<other>an? {_WORDS}{{3,80}})"),
    re.compile(rf"\bwith (?P<one>{_WORDS}{{3,80}}?) and (?P<other>{_WORDS}{{3,80}})"),
)
_LEADS_IN = re.compile(r"[\s:,]*")
_TOLD_AGAIN = re.compile(
    r"\b(?:gave|gives|put|puts|listed|reported) the same (?:item|figure|sum|number|amount|pledge|total|day|date)\b"
    r"|\bdescribed (?:it|this|them|the \w+) (?:more|less) \w+ as\b"
    rf"|\ba (?:figure|number|date|claim) that (?:the )?other {_WHOSE} (?:did not|do not|have not|never)\b"
    rf"|^(?:Other|Another|By other|By another|According to (?:another|other)) {_WHOSE}\b",
)
_RENAMED = re.compile(
    r", (?:while|whereas|but|and) "
    r"(?P<other>(?:the |an? )?[^,.;]{2,60}? (?:called|described|named|put|gave|placed|counted) (?:it|them|the same)\b)"
)


def differing_accounts(article: Article, sentences: Sequence[Span]) -> tuple[DifferingAccounts, ...]:
    """Where the article says that accounts differ.

    Args:
        article: As stored.
        sentences: Its sentences, in order.
    """
    return tuple(_read(article.text, uniform(article.text), sentences))


def _read(written: str, text: str, sentences: Sequence[Span]) -> Iterator[DifferingAccounts]:
    announced = ""
    for nth, (start, end) in enumerate(sentences):
        sentence = text[start:end]
        if said := _DIFFER.search(sentence):
            announced = _CLAUSE.split(written[start : start + said.end()])[-1].strip()
            sides = _sides(sentence, said.end())
            if sides:
                yield DifferingAccounts(announced, tuple((start + one, start + other) for one, other in sides))
            continue
        if announced and (sides := _sides(sentence, 0)):
            yield DifferingAccounts(announced, tuple((start + one, start + other) for one, other in sides))
            continue
        announced = ""
        if nth and _TOLD_AGAIN.search(sentence) and sentences[nth - 1][1] + 2 >= start:
            yield DifferingAccounts("", (sentences[nth - 1], (start, end)))
        elif found := _RENAMED.search(sentence):
            yield DifferingAccounts(
                "", ((start, start + found.start()), (start + found.start("other"), start + len(sentence.rstrip(" ."))))
            )


def _sides(sentence: str, begin: int) -> list[Span]:
    """The two accounts that a sentence holds from there on; empty when it holds none."""
    opened = _LEADS_IN.match(sentence, begin)
    start = opened.end() if opened else begin
    for contrast in _CONTRASTS:
        for cut in contrast.finditer(sentence, start):
            if _TELLS.search(sentence, start, cut.start()) and _TELLS.search(sentence, cut.end()):
                return [(start, cut.start()), (cut.end(), len(sentence.rstrip(" .")))]
    found = next((found for pair in _PAIRS if (found := pair.search(sentence, begin))), None)
    return [found.span("one"), found.span("other")] if found else []
