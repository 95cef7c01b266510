"""What is said of an answer and its articles in the same words wherever they are shown: window, terminal, copy, export.

Which quotes stand in sight and which behind, what makes the answer an answer, how many entries of a list are shown, and
whose words an article's are.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from rag.english import day_of, listing
from rag.languages import ENGLISH, language_name
from rag.outcomes import OtherAccount, ToldDifferently
from rag.record import Statement
from rag.types import Answer, Article, Item, Quote, Source, stories

LEADING_MAX = 3
"""Quotes in sight under a headline without sections or a table; what is more stands behind."""
PRINTS_NAMED = 3
"""Of the publications that printed a story too."""
LIKELY = 0.6
VERY_LIKELY = 0.85
"""Confidences (0-1) from which the reader's choice is called likely, and very likely, to answer."""

ACCOUNTS_SHOWN = 3
"""Other accounts that are shown beside one quote; the page of the meeting has all."""

KNOWN_EARLY = "published before the meeting ended"
"""Said of an article that can tell only what was known or expected in advance."""
_VOICES: Mapping[str, str] = {
    "text": "words of the adopted text",
    "leader": "said by a leader",
    "official": "said by an official",
    "analyst": "an analyst’s view",
}
"""Whose words a statement is in; those of the reporter are as many as not and go without saying."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """The quotes of an answer by where they stand; each is in one place only."""

    leading: tuple[Quote, ...]
    """In sight, the best first."""
    further: tuple[Quote, ...]
    """Folded away: what else says so."""
    noted: tuple[Quote, ...]
    """Of which the words stand in a section, a table or a model's text, or nowhere but with their reference."""
    related: tuple[Quote, ...]
    """Near the question, and no part of the answer."""


def arranged(answer: Answer) -> Arranged:
    """Where each quote of an answer stands.

    For a fact the sentence that answers stands alone and what else says so behind it; other headlines may rest on
    several sentences. Under sections or a table the best quote leads, unless they have its words already.
    """
    taken = {quote.marker for quote in answer.cited}
    related = tuple(quote for quote in answer.related if quote.marker not in taken)
    if answer.model is not None:
        return Arranged((), (), answer.cited, related)
    told = [quote for quote in answer.quotes if not _is_told(quote, answer)]
    if answer.sections or answer.table:
        leading = tuple(quote for quote in told[:1] if quote is answer.quotes[0])
        further: tuple[Quote, ...] = ()
    else:
        first = 1 if answer.kind == "fact" else LEADING_MAX
        leading, further = tuple(told[:first]), tuple(told[first:])
    placed = {quote.marker for quote in (*leading, *further)}
    noted = tuple(quote for quote in answer.cited if quote.marker not in placed)
    return Arranged(leading, further, noted, related)


def _is_told(quote: Quote, answer: Answer) -> bool:
    """Whether an item that cites the quote has its words, or most of them."""
    texts = [item.text for item in _items(answer) if quote.marker in item.markers]
    bare = [text.strip(" “”\"'.,;:…") for text in texts]
    most = any(2 * len(text) >= len(quote.text) and text in quote.text for text in bare)
    return most or any(quote.text in text for text in texts)


def _items(answer: Answer) -> Iterator[Item]:
    for section in answer.sections:
        yield from section.items
    for row in answer.table.rows if answer.table else ():
        yield from row


def has_words_of(answer: Answer, quote: Quote) -> bool:
    """Whether the whole quote stands, word for word, in the answer's headline, sections, table or written text."""
    if answer.model is not None and answer.writing is not None:
        return quote.text in answer.writing.text
    return any(quote.text in text for text in (answer.headline, *(item.text for item in _items(answer))))


def basis(answer: Answer) -> str:
    """What makes it an answer, in one line; empty when nothing of it is from the library."""
    if answer.status != "answered":
        return ""
    if answer.model is not None:
        return f"Written by {answer.model} from these quotes, and compared with them sentence by sentence"
    if answer.kind == "library":
        return "Counted from the catalogue of the library"
    if answer.kind == "list" and _lists_only_quotes(answer):
        return "Sentences of the articles, quoted whole"
    if answer.kind != "fact":
        return "Read from the record of what the articles state"
    sure = "very likely" if answer.confidence >= VERY_LIKELY else "likely" if answer.confidence >= LIKELY else "perhaps"
    return f"Chosen by the reader, as {sure} the answer"


def _lists_only_quotes(answer: Answer) -> bool:
    """Whether each of its entries is a whole sentence of an article."""
    quoted = {" ".join(quote.text.split()) for quote in answer.quotes}
    return bool(answer.sections) and all(" ".join(item.text.split()) in quoted for item in _items(answer))


def count_shown(answer: Answer) -> str:
    """`12 of 12 shown`; empty when the answer is no list of several."""
    return f"{answer.shown:,} of {answer.there:,} shown" if answer.there > 1 else ""


def of_sources(told: str, articles: int, sources: int) -> str:
    """A count of articles, with the number of independent sources where reprints make it smaller.

    `3 articles of 2 independent sources`.
    """
    return told if articles == sources else f"{told} of {sources} independent {'source' if sources == 1 else 'sources'}"


def said_elsewhere(article: Article, others: Iterable[Article]) -> str:
    """How many other sources say nearly the same, in a few words: `another source`; empty when none does.

    Args:
        article: Which is quoted.
        others: Which have the quote in nearly the same words; reprints of the article are no other source.
    """
    count = len(stories(others) - stories([article]))
    return "" if not count else "another article" if count == 1 else f"{count} others"


def printed_line(prints: Sequence[Source]) -> str:
    """`Also printed by UzDaily, Khovar and 2 more`; empty when it was printed nowhere else."""
    names = [*dict.fromkeys(one.publisher for one in prints)]
    if not names:
        return ""
    more = len(names) - PRINTS_NAMED
    named = [*names[:PRINTS_NAMED], f"{more} more"] if more > 0 else names
    return f"Also printed by {listing(named)}"


def written_in(article: Article) -> str:
    """`in Russian`; empty for English and where the language is not known."""
    return f"in {language_name(article.language)}" if article.language not in ("", ENGLISH) else ""


def provenance(article: Article) -> str:
    """Who published it; of a summary that it is one, and of what: `Readout's summary, drawn from TASS and 2 more`.

    In another language than English it says so: `Khovar, in Tajik`. Empty when nobody is named and it is in English.
    """
    if not article.is_summary:
        named = article.publisher or next((source.publisher for source in article.sources), "")
        return ", ".join(part for part in (named, written_in(article)) if part)
    names = tuple(dict.fromkeys(source.publisher for source in article.sources))
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"Readout's summary, drawn from {names[0]}{more}"


def dated_provenance(article: Article) -> str:
    """The same with the day of the event, or of publication when no event is named."""
    day = article.date or article.published
    return ", ".join(part for part in (provenance(article), day_of(day) if day else "") if part)


def with_status(quote: Quote, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """What a quote states that is more than a report, the first of each status, in order.

    Args:
        quote: Of one article.
        statements: Of that article or of several, as the record has them.
    """
    found: dict[str, Statement] = {}
    for one in statements:
        inside = one.article_id == quote.article_id and quote.start <= one.clause[0] < quote.end
        if inside and one.status != "reported":
            found.setdefault(one.status, one)
    return tuple(found.values())


def quote_told(quote: Quote, statements: Iterable[Statement], article: Article, *, early: bool) -> str:
    """`adopted, read from “adopted”; published before the meeting ended`; empty for a quote that only reports.

    Args:
        quote: Of the article.
        statements: As `with_status`.
        article: As the library has it.
        early: Whether it was published before its meeting ended.
    """
    told = [status_told(one, article) for one in with_status(quote, statements)]
    return "; ".join([*told, KNOWN_EARLY] if told and early else told)


def status_told(statement: Statement, article: Article) -> str:
    """`adopted, read from “adopted”`."""
    words = article.text[slice(*statement.cue)]
    return f"{statement.status}, read from “{words}”" if words else statement.status


def accounts_shown(told: Iterable[ToldDifferently]) -> tuple[tuple[ToldDifferently, OtherAccount], ...]:
    """The first few other accounts of what a quote or an outcome tells, each with what they are accounts of."""
    every = ((one, account) for one in told for account in one.others)
    return tuple(islice(every, ACCOUNTS_SHOWN))


def apart_line(told: ToldDifferently, account: OtherAccount) -> str:
    """`Told differently (donors pledged): $640 million here, $610 million there`; of accounts in words no values.

    Args:
        told: What is told here.
        account: One of its others.
    """
    lead = f"Told differently ({told.about})" if told.about else "Told differently"
    if told.aspect == "account":
        return lead
    return f"{lead}: {_as_said(told.value)} here, {_as_said(account.value)} there"


def _as_said(value: str) -> str:
    """The value; a day as people write it."""
    return day_of(dt.date.fromisoformat(value)) if _DAY.fullmatch(value) else value


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def account_told(told: ToldDifferently, account: OtherAccount) -> str:
    """The same with the other's sentence and where it stands, in one line."""
    article = account.article
    place = f"characters {account.quote[0]}–{account.quote[1]}" if account.quote else "front matter"
    words = f"“{' '.join(account.text.split())}” " if account.text else ""
    return f"{apart_line(told, account)}: {words}{article.title.rstrip('.')}, article {article.id}, {place}"


def statement_notes(statement: Statement, known_before_end: bool | None) -> tuple[str, ...]:
    """What its status does not say: that what was adopted is only intended, whose words it is told in, and how early.

    Args:
        statement: Of an article.
        known_before_end: Whether that article was published before the last day of its meeting.
    """
    softer = "an intention, no firm commitment" if statement.binding == "intention" else ""
    return tuple(filter(None, (softer, _VOICES.get(statement.voice, ""), KNOWN_EARLY if known_before_end else "")))
