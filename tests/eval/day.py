"""A day's questions of a demanding analyst, each with what a good answer must and must not hold.

An item of `day.json`: `{"id", "kind", "turns", "question", "expect", "why"}`. The turns are asked first, in the same
way. Of `expect` only what is given is checked: `status`; `headline_any`, of each list one text in the headline or the
beginning; `text_all` and `text_never`; fragments that must be quoted (`quotes_all`, `quotes_min_of`) or must not be
(`quotes_never`); the articles that quotes may be from (`quotes_from`); and how many quotes may hold none of the item's
fragments (`max_irrelevant`). A text stands as whole words, case, accents and kinds of dash aside; with `*` at its end
it begins a word, with `^` in front it comes first.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from rich.table import Table

from rag.chain import AnswerChain
from rag.types import Answer, Question, Turn
from tests.eval.questions import HERE

FILE = HERE / "day.json"
BEGINNING = 220
"""Characters of an answer that count as its beginning."""


def read_day() -> list[dict[str, Any]]:
    """The items."""
    items: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
    return items


def asked(item: dict[str, Any], chain: AnswerChain) -> Answer:
    """The answer to an item's question after its turns."""
    history: list[Turn] = []
    for turn in item["turns"]:
        history.append(Turn(turn, chain.invoke(Question(turn, tuple(history))).text))
    return chain.invoke(Question(item["question"], tuple(history)))


def failures(expect: dict[str, Any], answer: Answer, chain: AnswerChain) -> list[str]:
    """What is wrong with the answer, a line each; none when it is as expected."""
    return [*_of_words(expect, answer), *_of_quotes(expect, answer), *_beside(expect, answer, chain)]


def day_table(chain: AnswerChain) -> Table:
    """Items answered as expected, by kind."""
    passed, every = Counter[str](), Counter[str]()
    for item in read_day():
        every[item["kind"]] += 1
        passed[item["kind"]] += not failures(item["expect"], asked(item, chain), chain)
    table = Table(title="A day's questions, answered as expected")
    for name in ("kind", "passed", "of"):
        table.add_column(name, justify="left" if name == "kind" else "right")
    for kind, count in every.items():
        table.add_row(kind, str(passed[kind]), str(count))
    table.add_row("all", f"{passed.total()} ({passed.total() / every.total():.3f})", str(every.total()))
    return table


def _of_words(expect: dict[str, Any], answer: Answer) -> Iterator[str]:
    status, beginning = answer.status, (answer.headline, answer.text[:BEGINNING])
    allowed = _listed(expect.get("status", []))
    is_about = "about" in allowed and status == "answered" and not answer.quotes
    if allowed and status not in allowed and not is_about:
        yield f"status is {status}"
    for wanted in expect.get("headline_any", []):
        if not _stands(wanted, *beginning):
            yield f"the beginning has none of {wanted}"
    for wanted in expect.get("text_all", []):
        if not _stands(wanted, answer.headline, answer.text):
            yield f"the text lacks {wanted}"
    for unwanted in expect.get("text_never", []):
        if _stands(unwanted, answer.headline, answer.text):
            yield f"the text says {unwanted}"


def _of_quotes(expect: dict[str, Any], answer: Answer) -> Iterator[str]:
    """What is not quoted and should be, and the reverse; a refusal that is allowed needs no quotes."""
    quotes, some = [fold_text(quote.text) for quote in answer.cited], _some(expect)

    def quoted(fragment: str) -> bool:
        return any(fold_text(fragment) in quote for quote in quotes)

    if answer.status != "declined" or "declined" not in _listed(expect.get("status", [])):
        for wanted in expect.get("quotes_all", []):
            if not any(map(quoted, _listed(wanted))):
                yield f"not quoted: {wanted}"
        if sum(map(quoted, some["fragments"])) < some["at_least"]:
            yield f"too few quoted of {some['fragments']}"
    for unwanted in expect.get("quotes_never", []):
        if quoted(unwanted):
            yield f"quoted: {unwanted}"


def _beside(expect: dict[str, Any], answer: Answer, chain: AnswerChain) -> Iterator[str]:
    """Quotes from other articles than allowed, and more of them beside the point than allowed."""
    quotes = [fold_text(quote.text) for quote in answer.cited]
    if "quotes_from" in expect:
        bodies = [fold_text(chain.library.article(one).text) for one in expect["quotes_from"]]
        if strays := [quote for quote in quotes if not any(quote in body for body in bodies)]:
            yield f"from elsewhere: {strays[0]}"
    wanted = [*expect.get("quotes_all", []), *_some(expect)["fragments"], *expect.get("quotes_also", [])]
    relevant = [fold_text(fragment) for one in wanted for fragment in _listed(one)]
    stray = sum(not any(fragment in quote for fragment in relevant) for quote in quotes)
    if stray > expect.get("max_irrelevant", stray):
        yield f"{stray} quotes beside the point"


def _some(expect: dict[str, Any]) -> dict[str, Any]:
    some: dict[str, Any] = expect.get("quotes_min_of", {"fragments": [], "at_least": 0})
    return some


def fold_text(text: str) -> str:
    """The text for comparing: without case, accents, kinds of dash and quotation mark, and white space to spare."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one)).casefold()
    return " ".join(re.sub("[‐-―−]", "-", re.sub("[‘’ʼ`]", "'", re.sub("[“”«»]", '"', bare))).split())


def _listed(wanted: str | Sequence[str]) -> list[str]:
    return [wanted] if isinstance(wanted, str) else list(wanted)


def _stands(wanted: str | Sequence[str], *texts: str) -> bool:
    return any(re.search(_pattern(one), fold_text(text)) for one in _listed(wanted) for text in texts)


def _pattern(wanted: str) -> str:
    begin = r"\A\W*" if wanted.startswith("^") else r"(?<!\w)(?<!\d[.,])"
    end = "" if wanted.endswith("*") else r"(?!\w|[.,]\d)"
    return f"{begin}{re.escape(fold_text(wanted.strip('^*')))}{end}"
