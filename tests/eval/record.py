"""How well the record of an article is read: the status of statements, who acts, amounts and deadlines.

`status.json` holds sentences of the articles with the status that they state, `statements.jsonl` sentences composed in
the manner of wire reports, readouts and communiqués before the code was written: `dev` it was developed against,
`unseen` was only measured until its misses were looked at and mended, `kinds` holds hard kinds, read rightly in 0.82,
0.72 and 0.84 of three sets when first seen and mended since, `fresh` shaped nothing. Where a sentence states two
things, either counts. `record-corpus.jsonl` holds sentences drawn by chance from the articles.

`python -m tests.eval.record` prints the tables, `--show` also what is read wrongly. `SNAPSHOTS=FOLDER` adds the
commitments of the G7 and the G20 from `g7.csv` and `g20.csv` in it, "2020/G7 Dataset with Full Features.csv" of
github.com/rapsoj/g7-compliance and "2023/G20 Dataset with Full Features.csv" of rapsoj/g20-compliance.
"""

import argparse
import csv
import json
import os
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from rich.console import Console
from rich.table import Table

from ingest.extract import extract
from ingest.raw import RawDocument
from ingest.sentences import find_sentences
from ingest.sources import read
from rag.record.statement.statement import read_statements
from rag.record.status import status_by_clause
from rag.record.values import Statement, StatementStatus
from rag.types import Article, Span
from tests.eval.corpus import ROOT
from tests.eval.questions import HERE
from tests.rag.record.reading import first_status

STATUSES: tuple[StatementStatus, ...] = get_args(StatementStatus)
PARTS = ("actors", "amounts", "deadline")
BATCHES = ("dev", "unseen", "kinds", "fresh")
"""Of `statements.jsonl`."""
DRAWN = "drawn from the articles"
Labelled = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """How many values were read rightly, wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Found") -> "Found":
        return Found(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0-1."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--show", action="store_true", help="print what is read wrongly")
    show = options.parse_args().show
    console = Console(width=120)
    started = time.perf_counter()
    console.print(*record_tables(show=show), sep="\n")
    if folder := os.environ.get("SNAPSHOTS"):
        console.print(commitments_table(Path(folder), show=show))
    console.print(f"Read in {time.perf_counter() - started:.2f} s")


def record_tables(*, show: bool = False) -> Iterator[Table]:
    """What `make eval` prints: statuses, what is taken for what, and actors, amounts and deadlines."""
    sets = status_sets()
    yield status_table(sets, show=show)
    for name in ("status.json", "unseen", DRAWN):
        yield confusion(sets[name], name)
    yield parts_table(parts_sets(), show=show)


def record_measures() -> dict[str, float]:
    """What the gate holds: composed sentences together, those of the articles, and the parts of both; 0-1."""
    sets = status_sets()
    pairs = {name: _pairs(labelled) for name, labelled in sets.items()}
    composed = sum((pairs[name] for name in sets if name != DRAWN), Counter[tuple[str, str]]())
    every = composed + pairs[DRAWN]
    proposed = sum(count for (gold, _), count in every.items() if gold == "proposed")
    read_as = [one for labelled in parts_sets().values() for one in labelled]
    return {
        "status_right": _accuracy(composed),
        "status_macro_f1": _macro_f1(composed),
        "status_right_in_articles": _accuracy(pairs[DRAWN]),
        "proposals_shown_as_adopted": every["proposed", "adopted"] / proposed,
        **{f"{part}_f1": sum((_found(part, *one) for one in read_as), Found()).f1 for part in PARTS},
    }


def status_sets() -> dict[str, list[Labelled]]:
    """All sentences with their status, by where they are from."""
    composed = _lines(HERE / "statements.jsonl")
    batches = {batch: [one for one in composed if one["batch"] == batch] for batch in BATCHES}
    given: list[Labelled] = json.loads((HERE / "status.json").read_text(encoding="utf-8"))
    return {"status.json": given, **batches, DRAWN: _lines(HERE / "record-corpus.jsonl")}


def parts_sets() -> dict[str, list[tuple[Labelled, Sequence[Statement]]]]:
    """The sentences whose parts are labelled, each with what is read of it."""
    sets = status_sets()
    articles = dict(corpus())
    statements = {key: read_statements(*one) for key, one in articles.items()}
    of_drawn = [(one, _of_article(one, statements, articles)) for one in sets[DRAWN]]
    return {DRAWN: of_drawn, **{batch: [(one, _alone(one)) for one in sets[batch]] for batch in ("dev", "unseen")}}


def corpus() -> Iterator[tuple[str, tuple[Article, list[Span]]]]:
    """The articles that ship, by id, each with its sentences."""
    for document in read(str(ROOT / "corpus")):
        assert isinstance(document, RawDocument)
        article = extract(document).article
        lines = re.finditer(r"[^\s][^\n]*", article.text)
        found = [one for line in lines for one in find_sentences(article.text, line.start(), line.end())]
        yield article.id, (article, [(one.start, one.end) for one in found])


def _lines(file: Path) -> list[Labelled]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def status_table(sets: Mapping[str, Sequence[Labelled]], *, show: bool) -> Table:
    table = Table("status", "sentences", "accuracy", "macro-F1", "proposed shown as adopted", title="Status")
    for name, labelled in sets.items():
        pairs = _pairs(labelled)
        table.add_row(
            name,
            str(len(labelled)),
            f"{_accuracy(pairs):.3f}",
            f"{_macro_f1(pairs):.3f}",
            f"{pairs['proposed', 'adopted']} of {sum(one['status'] == 'proposed' for one in labelled)}",
        )
        if show:
            for one in labelled:
                if (status := _status(one)) != one["status"]:
                    print(f"{name}: {one['status']} read as {status}: {one['text']}")
    return table


def _pairs(labelled: Iterable[Labelled]) -> Counter[tuple[str, str]]:
    """How often each status is read as each."""
    return Counter((one["status"], _status(one)) for one in labelled)


def _accuracy(pairs: Counter[tuple[str, str]]) -> float:
    return sum(count for (gold, status), count in pairs.items() if gold == status) / pairs.total()


def _macro_f1(pairs: Counter[tuple[str, str]]) -> float:
    return sum(_of_status(pairs, status).f1 for status in STATUSES) / len(STATUSES)


def _status(one: Labelled) -> StatementStatus:
    """The status that a sentence is read to state: the labelled one where one of its clauses states that."""
    told = {reading.status for _, reading in status_by_clause(one["text"]) if reading.end}
    first = first_status(one["text"]).status
    return one["status"] if one.get("batch") in ("kinds", "fresh") and one["status"] in told else first


def _of_status(pairs: Counter[tuple[str, str]], status: str) -> Found:
    right = pairs[status, status]
    return Found(
        right,
        sum(count for (_, other), count in pairs.items() if other == status) - right,
        sum(count for (gold, _), count in pairs.items() if gold == status) - right,
    )


def confusion(labelled: Sequence[Labelled], name: str) -> Table:
    table = Table(f"{name}: is", *STATUSES)
    pairs = _pairs(labelled)
    for gold in STATUSES:
        table.add_row(gold, *(str(pairs[gold, status] or "") for status in STATUSES))
    return table


def _of_article(
    one: Labelled, statements: Mapping[str, Sequence[Statement]], articles: Mapping[str, tuple[Article, list[Span]]]
) -> list[Statement]:
    start = articles[one["article"]][0].text.index(one["text"])
    return [statement for statement in statements[one["article"]] if statement.span[0] == start]


def _alone(one: Labelled) -> list[Statement]:
    """The statements of a sentence that is in no article, read after the one before it."""
    before = f"{one['before']} " if "before" in one else ""
    text = before + one["text"]
    sentences = [(0, len(before) - 1)] * bool(before) + [(len(before), len(text))]
    read_as = read_statements(Article(id="composed", title="", text=text, sha256=""), sentences)
    return [statement for statement in read_as if statement.span[0] == len(before)]


def parts_table(sets: Mapping[str, Sequence[tuple[Labelled, Sequence[Statement]]]], *, show: bool) -> Table:
    table = Table("F1, and sentences wholly right", *PARTS, title="Actors, amounts, deadlines")
    for name, labelled in sets.items():
        cells = []
        for part in PARTS:
            found = [_found(part, *one) for one in labelled]
            wholly = sum(not one.wrong and not one.missed for one in found)
            cells.append(f"{sum(found, Found()).f1:.3f}  {wholly / len(labelled):.3f}")
            if show:
                for one, statements in labelled:
                    gold, got = _gold(part, one), _got(part, statements)
                    if gold != got:
                        print(f"{name}, {part}: {sorted(gold)} read as {sorted(got)}: {one['text']}")
        table.add_row(name, *cells)
    return table


def _found(part: str, one: Labelled, statements: Sequence[Statement]) -> Found:
    gold, got = _gold(part, one), _got(part, statements)
    return Found(len(gold & got), len(got - gold), len(gold - got))


def _gold(part: str, one: Labelled) -> set[tuple[str, ...]]:
    if part == "actors":
        return {_actor(name) for name in one["actors"]}
    if part == "amounts":
        return {_amount(each["value"], each["unit"], each["hedge"]) for each in one["amounts"]}
    return {(one["deadline"]["until"] or "",)} if "deadline" in one else set()


def _got(part: str, statements: Sequence[Statement]) -> set[tuple[str, ...]]:
    if part == "actors":
        return {_actor(each.name) for one in statements for each in one.actors}
    if part == "amounts":
        return {_amount(each.value, each.unit, each.hedge) for one in statements for each in one.amounts}
    return {(str(each.until or ""),) for one in statements for each in one.deadlines}


def _actor(name: str) -> tuple[str, ...]:
    return (re.sub(r"^(the|both|all) ", "", name.lower()),)


def _amount(value: float, unit: str, hedge: str) -> tuple[str, ...]:
    return str(round(value)), unit.rstrip("s"), hedge


def commitments_table(folder: Path, *, show: bool) -> Table:
    table = Table("commitments", "distinct", "recognised", *STATUSES, title="Commitments of the G7 and the G20")
    for name in ("g7", "g20"):
        with (folder / f"{name}.csv").open(encoding="utf-8", errors="replace") as file:
            texts = list(dict.fromkeys(row["text"] for row in csv.DictReader(file)))
        read_as = Counter(first_status(text).status for text in texts)
        shares = (f"{read_as[status]}" for status in STATUSES)
        table.add_row(name, str(len(texts)), f"{read_as['adopted'] / len(texts):.3f}", *shares)
        if show:
            print(*(f"{name}: {text}" for text in texts if first_status(text).status != "adopted"), sep="\n")
    return table


if __name__ == "__main__":
    main()
