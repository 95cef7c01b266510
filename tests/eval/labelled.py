"""Who acts, sums of money and deadlines as read from articles, against sentences that a person labelled in them.

Each line of a file of labels is `{"article", "text", "status", "actors", "amounts", "deadlines"}`: the article's file,
beside the labels, a sentence of it, the statuses that a reader could take it to state, and what it must be read to
hold. `"actors_also"`, `"amounts_also"` and `"deadlines_also"` may be read from it but need not be. An actor and a
deadline is a list of names for the same, of which any will do; an amount `{"value", "unit"}`, its unit a currency.

`python -m tests.eval.labelled FILE…` prints a table for each, `--show` also what is read wrongly.
"""

import argparse
import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from ingest.extract import extract
from ingest.raw import RawDocument
from ingest.sentences import find_sentences
from ingest.sources import read
from rag.record.reading import read_record
from rag.record.values import Statement
from rag.types import Article, Span

PARTS = ("actors", "amounts", "deadlines")
Labelled = Mapping[str, Any]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--show", action="store_true", help="print what is read wrongly")
    given = options.parse_args()
    for file in given.files:
        Console(width=120).print(labelled_table(file, show=given.show))


def labelled_table(file: Path, *, show: bool = False) -> Table:
    """Precision, recall and F1 of each part, how many sentences are read wholly rightly, and the status's accuracy."""
    labelled = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    read_as = [(one, list(_statements(one, file.parent))) for one in labelled]
    table = Table("", "there", "precision", "recall", "F1", "sentences right", title=f"{file.name}: {len(labelled)}")
    for part in PARTS:
        right = wrong = missed = wholly = 0
        for one, statements in read_as:
            missing, extra, found = compared(part, one, _values(part, statements))
            right, wrong, missed = right + found, wrong + len(extra), missed + len(missing)
            wholly += not missing and not extra
            if show and (missing or extra):
                print(f"{part}: missed {missing}, wrong {extra}: {one['text']}")
        precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
        f1 = 2 * right / max(1, 2 * right + wrong + missed)
        shares = (precision, recall, f1, wholly / len(labelled))
        table.add_row(part, str(right + missed), *(f"{share:.3f}" for share in shares))
    told = sum(any(each.status in one["status"] for each in statements) for one, statements in read_as)
    table.add_row("status", str(len(labelled)), "", "", "", f"{told / len(labelled):.3f}")
    return table


def compared(part: str, one: Labelled, got: Collection[str]) -> tuple[list[str], list[str], int]:
    """Of the values of a sentence: those missed, those wrongly read, and how many were read rightly."""
    must, also = ([_names(part, value) for value in one.get(key, ())] for key in (part, f"{part}_also"))
    missing = [names[0] for names in must if not any(_same(part, value, names) for value in got)]
    extra = [value for value in got if not any(_same(part, value, names) for names in must + also)]
    return missing, extra, len(must) - len(missing)


def _names(part: str, value: Any) -> Sequence[str]:
    return [_sum(value["value"], value["unit"])] if part == "amounts" else value


def _same(part: str, value: str, names: Sequence[str]) -> bool:
    if part == "amounts":
        return value in names
    words = _words(value)
    return any(words <= (gold := _words(name)) or gold <= words for name in names)


def _words(name: str) -> set[str]:
    """What a name and its shorter or longer form share: "Xi" and "President Xi Jinping", "2030" and "by 2030"."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(one))
    left_out = {"the", "by", "in", "on", "at", "of", "for", "from", "some"}
    return {word.removesuffix("s") for word in re.sub(r"[–—]", "-", plain).split() if word not in left_out}


def _values(part: str, statements: Sequence[Statement]) -> list[str]:
    if part == "actors":
        found = [each.name for one in statements for each in one.actors]
    elif part == "amounts":
        found = [_sum(each.value, each.unit) for one in statements for each in one.amounts if _is_currency(each.unit)]
    else:
        found = [each.text for one in statements for each in one.deadlines]
    return list(dict.fromkeys(found))


def _sum(value: float, unit: str) -> str:
    return f"{value:.0f} {unit}"


def _is_currency(unit: str) -> bool:
    return bool(re.fullmatch("[A-Z]{3}", unit))


def _statements(one: Labelled, folder: Path) -> Iterator[Statement]:
    article, statements = _read(folder / one["article"])
    start = article.text.index(one["text"])
    return (each for each in statements if start <= each.span[0] < start + len(one["text"]))


@cache
def _read(file: Path) -> tuple[Article, Sequence[Statement]]:
    (document,) = read(str(file))
    if not isinstance(document, RawDocument):
        raise SystemExit(f"{document.source}: {document.reason}. The articles must lie beside their labels.")
    article = extract(document).article
    lines = re.finditer(r"[^\s][^\n]*", article.text)
    sentences = [one for line in lines for one in find_sentences(article.text, line.start(), line.end())]
    spans: list[Span] = [(one.start, one.end) for one in sentences]
    return article, read_record(article, spans).statements


if __name__ == "__main__":
    main()
