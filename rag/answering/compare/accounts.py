"""Sets what several articles say on the same matter beside each other, where a question says on which they differ."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations, zip_longest

from rag.answering.asked import Asked
from rag.answering.compare.contrasts import contrasts
from rag.answering.compare.matters import MatterReader, quote_of
from rag.answering.compare.table import NOTHING
from rag.answering.compare.told import SideTold
from rag.answering.composed import Citations, Composed
from rag.answering.naming import counted, shortened
from rag.answering.rarity import weighed
from rag.answering.sentences import ArticleSentence, holds, sentences_of
from rag.answering.topic import topic_words
from rag.english import STOPWORDS, figures, listing, mentions, moments, plain, sentence_case, terms, words
from rag.outcomes import Side
from rag.question import Beside
from rag.types import Item, Table

_MATTERS = re.compile(
    r"\b(?:agree|disagree|differ|contradict(?: each other)?|diverge|conflict|match|tally)\w*"
    r" (?P<said>(?:on|about|over|in|as to|regarding) [^.?]+)",
    re.IGNORECASE,
)
_SAY = re.compile(
    r"\bwhat (?:do |did |does )?(?P<sides>.+?) (?:each |both )?(?:say|report|write|wrote|tell|told|said)(?:s|ed)?"
    r" (?:about|on|of|regarding|concerning) (?P<matter>.+?)\W*$",
    re.IGNORECASE,
)
_EACH_SAYS = re.compile(
    r"^(?P<matter>[^–—?:]+?)\s*[–—?:,-]\s*what (?:do|does|did) (?P<one>.+?)(?: (?:say|write|report|tell)\w*)?,? and"
    r" (?:what (?:do|does|did) )?(?P<other>.+?)(?: (?:say|write|report|tell)\w*)?\W*$",
    re.IGNORECASE,
)
"""Asks behind a question what each of two tells: "When do they go back – what does the release say and what Lee?"."""
_OF_EACH = re.compile(
    r",? ?\b(?:according to|by|in|as told by|as reported by) (?:each|both|the two|every|all(?: the)?|the different)"
    r" (?:of the )?(?:articles?|reports?|sources?|outlets?|accounts?|newspapers?|publications?|texts)\b",
    re.IGNORECASE,
)
_VERSUS = re.compile(
    r"^(?P<one>[^:,?]{2,60}?) (?:v\.?|vs\.?|versus|against) (?P<other>[^:,?]{2,60}?) ?[:,] ?(?:on )?(?P<matter>.+)$",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"^(?:please )?(?:compare|contrast) (?P<one>[^:,?]{2,60}?) (?:and|with|to|against) (?P<other>[^:,?]{2,60}?)"
    r" (?:on|about|regarding|as to|concerning) (?P<matter>.+)$",
    re.IGNORECASE,
)
_OF_ACCOUNTS = frozenset(words("article report account piece story newspaper paper text wire agency"))
_FIRST_LINES = 300
"""In characters; a dateline or byline stands there."""
_AND_ON = re.compile(r",? (?:and|nor|or) (?:on |about |over |in |as to |regarding )?|, ", re.IGNORECASE)
_ON = re.compile(r"^(?:on|about|over|in|as to|regarding)\s+", re.IGNORECASE)
_DIFFERENT, _ALIKE = 1.0, 1.0
"""What counts, beside what each counts for, for two sentences: figures of one unit that differ, and words shared."""
_TRIED = 8
"""Sentences of each article that are tried."""
_MOST_ARTICLES = 4
_ABOUT_THE_SAME = 0.3
"""0-1: the share of words (Dice 1945) that two sentences with other figures must have in common."""
_OF_BEST = 0.5
"""0-1: a sentence may be set beside another article's when it scores this share of the best sentence of its own."""
_MOST_PAIRS = 6
_LONGEST_LABEL = 60
"""In characters."""


def matters_of(text: str) -> tuple[str, ...]:
    """On what a question says that accounts differ: "do not agree on turnout nor on the sum"."""
    found = _MATTERS.search(text)
    return tuple(_ON.sub("", one).strip() for one in _AND_ON.split(_ON.sub("", found["said"]))) if found else ()


def accounts_named(asked: Asked) -> tuple[tuple[str, ...], list[str]] | None:
    """The matter on which a question wants each of several accounts, and their articles; None for other questions.

    The accounts are named by publication or title, "what the Post and the Times say on turnout", or are all that there
    are on the meeting: "how much does it cost according to each article?".
    """
    text = asked.understood.text
    if len(asked.understood.sides) > 1 and all(one.meetings for one in asked.understood.sides):
        return None  # meetings are compared, and not accounts of one
    if found := _SAY.search(text):
        sides = [one for one in re.split(r",? and |, ", found["sides"]) if one.strip()]
        ids = [_article_of(one, asked) for one in sides] if len(sides) > 1 else []
        if len(sides) > 1 and all(ids) and len(set(ids)) == len(ids):
            return (found["matter"],), [one for one in ids if one]
    if (each := _EACH_SAYS.match(text)) and (apart := _articles_apart(each["one"], each["other"], asked)):
        return (each["matter"],), apart
    found = _VERSUS.match(text) or _COMPARES.match(text)
    if found and not any(asked.catalogue.names_in(found[one]).summits for one in ("one", "other")):
        ids = [_article_of(found[one], asked) for one in ("one", "other")]
        if all(ids) and len(set(ids)) == len(ids):
            return tuple(_AND_ON.split(found["matter"].strip(" ?."))), [one for one in ids if one]
    of_each = _OF_EACH.search(text)
    if of_each is None:
        return None
    of_series = [
        meeting for meeting in asked.understood.meetings if not meeting.of_no_series
    ]  # others have one account
    named = [one for meeting in of_series for one in meeting.article_ids]
    first = next((hit.passage.article_id for hit in asked.reading.hits), "")
    about_first = asked.catalogue.meeting_of.get(first)
    of_first = about_first.article_ids if about_first else ()
    matter = (text[: of_each.start()] + text[of_each.end() :]).strip(" ?,.")
    about = topic_words(matter, asked.understood.meetings, asked.catalogue)
    rarest = max(about, key=lambda one: sum(weighed(terms(one), asked.library).values()), default="")
    having = sorted(asked.library.articles_with(" ".join(about))) if about else []
    having = having if len(having) > 1 else sorted(asked.library.articles_with(rarest)) if rarest else []
    several = named if len(named) > 1 else [*of_first] if len(of_first) > 1 else having[:_MOST_ARTICLES]
    return ((matter,), several) if len(several) > 1 else None


def _articles_apart(one: str, other: str, asked: Asked) -> list[str]:
    """The articles that two accounts are named by; where both have the one name, the other's is the other of them."""
    of_one, of_other = _articles_with(one, asked), _articles_with(other, asked)
    if len(of_one) == 1 and len(of_other) > 1:
        of_other = [each for each in of_other if each not in of_one]
    elif len(of_other) == 1 and len(of_one) > 1:
        of_one = [each for each in of_one if each not in of_other]
    return [*of_one, *of_other] if len(of_one) == len(of_other) == 1 and of_one != of_other else []


def _article_of(written: str, asked: Asked) -> str | None:
    """The one article whose publication, title or first line has all words of a name."""
    found = _articles_with(written, asked)
    if len(found) > 1:
        wanted = _naming(written)
        found = [one for one in found if wanted <= {*words(asked.library.article(one).publisher or "")}]
    return found[0] if len(found) == 1 else None


def _articles_with(written: str, asked: Asked) -> list[str]:
    """The articles whose publication, title or first line has all words of a name."""
    wanted = _naming(written)
    found = []
    for article_id in asked.library.article_ids():
        article = asked.library.article(article_id)
        sources = " ".join(one.publisher for one in article.sources)
        told = " ".join((article.publisher or "", sources, article.title, article.text[:_FIRST_LINES]))
        if wanted and wanted <= {*words(told)}:
            found.append(article_id)
    return found


def _naming(written: str) -> set[str]:
    return {one for one in words(written) if one not in STOPWORDS} - _OF_ACCOUNTS


def accounts_beside(
    matters: Sequence[str], article_ids: Sequence[str], asked: Asked, called: Mapping[str, str] | None = None
) -> Composed | None:
    """A row a matter with what each article says of it; None for one article, or where fewer than two say anything.

    Args:
        matters: What is asked about.
        article_ids: Of the accounts.
        asked: Question and library.
        called: By article id, what the question calls the account.
    """
    ids = article_ids[:_MOST_ARTICLES]
    told_by = {one: _with_denials(sentences_of(asked.library, [one]), asked) for one in ids}
    sides = [SideTold(_label(one, asked), tuple(told)) for one, told in told_by.items()]
    citations = Citations(asked.library)
    rows = []
    for matter in matters:
        told = Beside(tuple(one.label for one in sides), (matter,))
        found = [
            _near_best(_naming_it(matter, MatterReader(matter, told, one, asked).answering(), one)) for one in sides
        ]
        chosen = _told_apart(matter, ids, asked) or _set_against(found)
        cells = [
            Item(" ".join(one.text.split()), citations.take([quote_of(one)])) if one else Item(NOTHING)
            for one in chosen
        ]
        if sum(one is not None for one in chosen) > 1:
            rows.append((Item(sentence_case(matter)), *cells))
    if not rows:
        return None
    said = listing([row[0].text[0].lower() + row[0].text[1:] for row in rows])
    headline = f"What {counted(len(ids), 'article')} say on {said}, side by side."
    if len(rows) == 1 and len(sides) == _TWO:
        one, other = (cell.text for cell in rows[0][1:])
        mine, theirs = (f"{sentence_case(name)}: " if (name := (called or {}).get(each)) else "" for each in ids)
        headline = f"{mine}“{_on(matters[0], one, other)}”; {theirs}“{_on(matters[0], other, one)}”."
    return Composed(
        "compare",
        headline=headline,
        table=Table(("", *(one.label for one in sides)), tuple(rows)),
        quotes=tuple(citations.quotes),
    )


def _told_apart(matter: str, article_ids: Sequence[str], asked: Asked) -> list[ArticleSentence | None]:
    """Of each article the sentence in which it tells the matter otherwise than the other does; empty for none noticed.

    Either all words of the matter or two of them say what is told differently.
    """
    meeting = asked.catalogue.meeting_of.get(article_ids[0])
    if meeting is None or len(article_ids) != _TWO:
        return []
    noticed = [
        (one.about, [_sentence_of(side, asked) for side in one.sides]) for one in asked.record.disagreements(meeting)
    ]
    noticed += [(one.about, [one.one.sentence, one.other.sentence]) for one in contrasts(article_ids, asked)]
    wanted = {*terms(matter)}
    found = [
        (len(wanted & {*terms(about)}), -nth, {one.article_id: one for one in told if one})
        for nth, (about, told) in enumerate(noticed)
    ]
    shared, _, told = max(found, key=lambda one: one[:2], default=(0, 0, {}))
    enough = bool(wanted) and shared >= min(len(wanted), _TWO) and {*article_ids} <= told.keys()
    return [told[one] for one in article_ids] if enough else []


def _sentence_of(side: Side, asked: Asked) -> ArticleSentence | None:
    """The sentence of an account; None where that does not say what is told differently."""
    start, end = asked.library.sentences_around(side.article_id, *(side.span or (0, 0)))
    first = next((one for one in sentences_of(asked.library, [side.article_id]) if start <= one.start < end), None)
    says = side.value in ("adopted", "proposed", "failed") or (first and {*words(side.value)} <= {*words(first.text)})
    return first if side.span and says else None


def _on(matter: str, text: str, other: str) -> str:
    """Of what somebody says the part that is most on a matter, or that has a figure which the other does not give."""
    wanted, theirs = {*terms(matter)}, _figures(other)

    def weight(part: str) -> int:
        own = any(unit in theirs and values - theirs[unit] for unit, values in _figures(part).items() if unit)
        return len(wanted & {*terms(part)}) + _OWN_FIGURE * own

    return shortened(max(re.split(r"(?<=[.?!;:]) ", text), key=weight).rstrip(".;:"), _LONGEST_GIST)


_TWO, _LONGEST_GIST = 2, 110
_OWN_FIGURE = 2
"""So many words of the matter a figure counts for that only one of two gives."""


def _naming_it(matter: str, scored: "_Scored", side: SideTold) -> "_Scored":
    """Of the sentences those with the names of the matter, where some have them: "paid out after Oslo".

    Where none of those that are on it has, those of the account that do: its own words for the matter may be others.
    """
    names = [re.sub(r"['’]s?$", "", one.text) for one in mentions(plain(matter))]

    def has_them(text: str) -> bool:
        return all(holds(plain(text), name) for name in names)

    least = min((score for score, _ in scored), default=0.0)
    return (
        [each for each in scored if has_them(each[1].text)]
        or [(least, one) for one in side.own if names and has_them(one.text)]
        or scored
    )


def _with_denials(told: Sequence[ArticleSentence], asked: Asked) -> list[ArticleSentence]:
    """The sentences, each with the short one after it that denies it: "You will read that Peru agreed. It did not."."""
    return [
        replace(one, end=after.end, text=asked.library.cut(one.article_id, one.start, after.end))
        if after and _DENIES.match(after.text)
        else one
        for one, after in zip_longest(told, told[1:])
    ]


_DENIES = re.compile(
    r"(?:It|They|He|She|That|This|Not|No)\b(?: \w+){0,3} ?(?:\bnot\b|n['’]t\b|\bso\b)[^.!?]{0,20}[.!]$"
)


def _near_best(scored: "_Scored") -> "_Scored":
    return [each for each in scored[:_TRIED] if each[0] >= _OF_BEST * scored[0][0]]


def differing_figures(article_ids: Sequence[str], asked: Asked) -> Composed | None:
    """The sentences of different articles that tell of the same with other figures, a row a pair; None for none."""
    ids = article_ids[:_MOST_ARTICLES]
    told = {one: sentences_of(asked.library, [one]) for one in ids}
    pairs = [
        (alike, one, other)
        for first, second in combinations(ids, 2)
        for one in told[first]
        for other in told[second]
        if (alike := _contrast(one.text, other.text) - _DIFFERENT) >= _ABOUT_THE_SAME
        and any(unit and unit in _figures(other.text) for unit in _figures(one.text))
    ]
    citations = Citations(asked.library)
    rows: list[tuple[Item, ...]] = []
    taken: set[tuple[str, int]] = set()
    for _, one, other in sorted(pairs, key=lambda each: -each[0]):
        places = {(one.article_id, one.start), (other.article_id, other.start)}
        if taken & places or len(rows) == _MOST_PAIRS:
            continue
        taken |= places
        cells = {
            each.article_id: Item(" ".join(each.text.split()), citations.take([quote_of(each)]))
            for each in (one, other)
        }
        rows.append(tuple(cells.get(each, Item("")) for each in ids))
    if not rows:
        return None
    return Composed(
        "compare",
        headline=f"{counted(len(rows), 'point')} on which figures differ between {counted(len(ids), 'article')}.",
        table=Table(tuple(_label(one, asked) for one in ids), tuple(rows)),
        quotes=tuple(citations.quotes),
        shown=len(rows),
        there=len(rows),
    )


def _label(article_id: str, asked: Asked) -> str:
    article = asked.library.article(article_id)
    return article.publisher or shortened(article.title, _LONGEST_LABEL)


_Scored = Sequence[tuple[float, ArticleSentence]]


def _set_against(found: Sequence[_Scored]) -> list[ArticleSentence | None]:
    """Of each article the sentence that is on the matter and that can be set against one of another article."""
    pairs = [
        (score + another + _contrast(one.text, other.text, beside=True), first, one, second, other)
        for first, second in combinations(range(len(found)), 2)
        for score, one in found[first]
        for another, other in found[second]
    ]
    chosen: list[ArticleSentence | None] = [None] * len(found)
    if not pairs:
        return chosen
    _, first, one, second, other = max(pairs, key=lambda each: each[0])
    for nth, every in enumerate(found):
        best = max(every, key=lambda each: each[0] + _contrast(one.text, each[1].text, beside=True), default=None)
        chosen[nth] = best[1] if best else None
    chosen[first], chosen[second] = one, other
    return chosen


def _contrast(one: str, other: str, *, beside: bool = False) -> float:
    """What counts for two sentences beside each other: figures of one unit that differ, and the words they share.

    Args:
        one: A sentence.
        other: Another.
        beside: Whether they are known to be on one matter, so that one may tell the other's figure with its own.
    """
    mine, theirs = _figures(one), _figures(other)
    apart = any(unit in theirs and not values & theirs[unit] for unit, values in mine.items())
    apart = apart or (beside and any(unit and values != theirs.get(unit, values) for unit, values in mine.items()))
    words_of, words_there = set(terms(one)), set(terms(other))
    shared = 2 * len(words_of & words_there) / max(len(words_of) + len(words_there), 1)
    return _DIFFERENT * apart + _ALIKE * shared


def _figures(text: str) -> dict[str, set[float]]:
    told = plain(text)
    found: dict[str, set[float]] = {}
    for one in figures(told, [(each.start, each.end) for each in moments(told)]):
        found.setdefault(one.unit, set()).add(one.value)
    return found
