"""The articles that a question names as accounts: by the kind of text they are, by publication, or by who wrote them.

"The agency report", "the ministry's page", "Tarn's column": a kind is told by how an article opens. Where a meeting has
two articles and one of them is named, the other account that is spoken of is the other article.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rag.answering.asked import Asked
from rag.answering.texts import KIND_OF_TEXT, KINDS_OF_TEXT, OPENS_SO
from rag.english import STOPWORDS, is_verb, words
from rag.types import Span

_OPENING = 500
"""In characters; a heading, a byline and a dateline stand there."""
_EVERY = re.compile(
    rf"\b(?:both|(?:each|either|all) of the|the (?:two|different|three|various)|every|each)(?: of the)?(?: different)?"
    rf" (?:{KINDS_OF_TEXT[-1][0]}|sources?|outlets?|texts?)\b"
    r"|\b(?:do|did) the (?:reports|articles|stories|pieces|accounts|sources|outlets|versions)\b"
    r"(?=[^?]* the same\b(?! (?:amount|figure|number|sum|total)))",
    re.IGNORECASE,
)
"""All accounts of a meeting."""
_WORDS_BEFORE = 4
_NO_NAME = STOPWORDS | frozenset(words("vs versus against than compare compared contrast both each other two"))
"""Words that stand before an account and are no part of what it is called."""
_WORD_BEFORE = re.compile(r"([\w'’.&-]+)\s*$")
_OUTLET = re.compile(
    r"\b(?:[Bb]y|[Ii]nterview:|columnist,?) (?P<who>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+)"
    r"|\((?P<agency>[A-Z]\w+(?: [A-Z]\w+)?)\) [-–—] "
    r"|(?P<outlet>(?:[A-Z][\w'’-]+ ){1,4}(?:Review|Gazette|Times|Post|News|Agency|Service|Press|Radio|Ledger|Weekly"
    r"|Observer|Herald|Tribune|Journal|Bulletin|Institute|Daily|Mail|Wire|Newsline|Standard|Star|Echo|Chronicle))\b"
)
"""Who wrote or published an article, at its opening."""


@dataclass(frozen=True, slots=True)
class SourceNamed:
    """An account that a question speaks of."""

    span: Span
    """In the question."""
    kinds: frozenset[int]
    """Which of `KINDS_OF_TEXT` it is called; empty for a name alone."""
    said: frozenset[str]
    """Folded words that tell which it is."""


def sources_named(text: str, article_ids: Sequence[str], asked: Asked) -> tuple[dict[str, str], str]:
    """By article the words by which a question speaks of it as an account, and the question without these.

    None where fewer than two are spoken of, or it is unclear which.

    Args:
        text: The question.
        article_ids: Of the articles on one meeting.
        asked: Where they are.
    """
    if every := _EVERY.search(text):
        return dict.fromkeys(article_ids, ""), f"{text[: every.start()]} {text[every.end() :]}"
    openings = {one: _opening(one, asked) for one in article_ids}
    named = _once((*_called(text), *_by_name(text, openings)))
    rest = text
    for one in reversed(named):
        rest = f"{rest[: one.span[0]]} {rest[one.span[1] :]}"
    called: dict[str, str] = {}
    unclear = []
    for one in named:
        article_id = _fitting(one, openings)
        said = text[slice(*one.span)]
        if article_id is None:
            unclear.append(said)
        else:
            called.setdefault(article_id, said)
    left = [one for one in article_ids if one not in called]
    if len(named) > 1 and len(article_ids) == _TWO and left:
        called |= zip(left, unclear, strict=False) if len(left) == len(unclear) == 1 else dict.fromkeys(left, "")
    return (called if len(called) > 1 and (len(article_ids) == _TWO or not unclear) else {}), rest


_TWO = 2


def _opening(article_id: str, asked: Asked) -> str:
    """What tells what kind of text an article is and whose: its file, publisher, sources, title and first lines."""
    article = asked.library.article(article_id)
    sources = " ".join(one.publisher for one in article.sources)
    return "\n".join(
        (article.id.replace("-", " "), article.publisher or "", sources, article.title, article.text[:_OPENING])
    )


def _called(text: str) -> Iterator[SourceNamed]:
    """Those called by the kind of text that they are, with the words in front that tell which."""
    held: SourceNamed | None = None
    for noun in KIND_OF_TEXT.finditer(text):
        kinds = frozenset(nth for nth in range(len(KINDS_OF_TEXT)) if noun[f"k{nth}"])
        if held and not text[held.span[1] : noun.start()].strip(" '’-"):  # "agency report" is one
            held = replace(held, span=(held.span[0], noun.end()), kinds=held.kinds | kinds)
            continue
        if held:
            yield held
        start, told = noun.start(), set[str]()
        least = held.span[1] if held else 0
        while len(told) < _WORDS_BEFORE and (before := _WORD_BEFORE.search(text, least, start)):
            if before[1].lower() == "own":  # "Peru's own readout"
                start = before.start()
                continue
            if before[1].lower() in _NO_NAME or (is_verb(before[1].lower()) and before[1].islower()):
                break
            start = before.start()
            told.update(words(before[1]))
        held = SourceNamed((start, noun.end()), kinds, frozenset(told))
    if held:
        yield held


def _by_name(text: str, openings: Mapping[str, str]) -> Iterator[SourceNamed]:
    """Those called by who wrote or published them, or by the word of that name that no other has: "Coastline"."""
    told = text.casefold()
    for article_id, opening in openings.items():
        others = {word for each, other in openings.items() if each != article_id for word in words(other)}
        for found in _OUTLET.finditer(opening):
            name = [word for word in words(found["who"] or found["agency"] or found["outlet"]) if word not in STOPWORDS]
            own = [word for word in name if word not in others and word not in _GENERIC and len(word) > _SHORT]
            for said in (r"\W+".join(map(re.escape, name)) if len(name) > 1 else r"(?!)", *map(re.escape, own)):
                if match := re.search(rf"\b{said}\b", told):
                    yield SourceNamed(match.span(), frozenset(), frozenset(name))


_GENERIC = frozenset(words("news press agency service radio review daily weekly times national international"))
_SHORT = 4
"""In letters."""


def _fitting(one: SourceNamed, openings: Mapping[str, str]) -> str | None:
    """The article that opens as an account is called, and has most of the words that tell which; None for several."""
    points = {
        article_id: _OF_KIND * any(OPENS_SO[nth].search(opening) for nth in one.kinds)
        + len(one.said & {*words(opening)})
        for article_id, opening in openings.items()
    }
    best = max(points.values(), default=0)
    fit = [article_id for article_id, each in points.items() if each == best > 0]
    return fit[0] if len(fit) == 1 else None


_OF_KIND = 2
"""So many words of its name the kind of a text counts for."""


def _once(found: Iterable[SourceNamed]) -> list[SourceNamed]:
    """The longest of those that stand in one place."""
    kept: list[SourceNamed] = []
    for one in sorted(found, key=lambda each: each.span[0] - each.span[1]):
        if all(one.span[1] <= other.span[0] or other.span[1] <= one.span[0] for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda each: each.span)
