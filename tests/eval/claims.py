"""How well the checks of written sentences tell right from wrong.

`claims.jsonl` was written before the checks; `claims-more.jsonl` after their first version, from other articles and
without looking at what had failed. Each line is a sentence with exact sentences of articles as quotes, the verdict
that a person gives, and its kind, which says how the sentence was altered.

`python -m tests.eval.claims` prints the table. `--fit` fits the weights of `rag.claims.wording` again: on sentences of
`claims-training.jsonl` and the supported ones of `claims.jsonl`, each as it is and with a phrase of
`claims-invented.txt` added at its end.
"""

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table
from sklearn.linear_model import LogisticRegression

from rag.claims.checker import ClaimChecker
from rag.claims.figures import figures_and_dates
from rag.claims.wording import Comparer, PhraseEvidence
from rag.encoding.embedder import Embedder
from rag.english.mentions import mentions
from rag.english.words import plain
from rag.types import ClaimVerdict
from tests.eval.questions import HERE

SETS = {"given": HERE / "claims.jsonl", "of other articles": HERE / "claims-more.jsonl"}
OUTSIDERS = {"by an outsider": HERE / "claims-outsider.jsonl", "and again": HERE / "claims-outsider-2.jsonl"}
"""Written without looking at the checks. They are reported but set no floor. A few rules and the threshold of
`rag.claims.wording` were changed after the first figures on them."""
CHANGED = ("changed number", "changed date", "changed name")
INVENTED_EACH = 4
"""How many phrases are put at the end of each sentence, one at a time, when fitting."""


@dataclass(frozen=True, slots=True)
class WrittenClaim:
    """A sentence as a language model would write it, with a person's verdict."""

    id: str
    sentence: str
    quotes: tuple[str, ...]
    verdict: ClaimVerdict
    kind: str


def read_claims(file: Path) -> list[WrittenClaim]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [
        WrittenClaim(**given | {"quotes": tuple(given["quotes"]), "kind": given["kind"].replace("-", " ")})
        for given in map(json.loads, lines)
    ]


def flagged(checker: ClaimChecker, claims: Sequence[WrittenClaim]) -> list[tuple[WrittenClaim, bool]]:
    """Each claim, and whether it gets any verdict but supported."""
    return [(one, checker.check(one.sentence, one.quotes).verdict != "supported") for one in claims]


def claim_measures(found: Sequence[tuple[WrittenClaim, bool]]) -> dict[str, float]:
    """The share of wrong sentences caught and of right ones flagged, among those that cite something."""
    wrong = [hit for one, hit in found if one.verdict in ("partly", "unsupported")]
    right = [hit for one, hit in found if one.verdict == "supported"]
    changed = [hit for one, hit in found if one.kind in CHANGED]
    return {
        "claims_caught": sum(wrong) / len(wrong),
        "claims_wrongly_flagged": sum(right) / len(right),
        "claims_changed_caught": sum(changed) / len(changed),
    }


def claims_table(checker: ClaimChecker) -> Table:
    """For each kind and set: how many sentences are flagged, out of how many."""
    table = Table(title="Written sentences, checked: flagged (any verdict but supported)")
    table.add_column("")
    every = SETS | OUTSIDERS
    by_kind: dict[str, dict[str, list[bool]]] = defaultdict(lambda: {name: [] for name in every})
    summaries = {}
    for name, file in every.items():
        table.add_column(name, justify="right")
        found = flagged(checker, read_claims(file))
        summaries[name] = claim_measures(found)
        for one, hit in found:
            by_kind[f"{one.verdict}: {one.kind}"][name].append(hit)
    for kind, hits in sorted(by_kind.items()):
        table.add_row(kind, *(f"{sum(each)} of {len(each)}" for each in hits.values()))
    for measure in summaries["given"]:
        table.add_row(measure.replace("_", " "), *(f"{one[measure]:.3f}" for one in summaries.values()))
    return table


def fit(embedder: Embedder) -> None:
    """Print weights for `rag.claims.wording`, and how they do at several thresholds on the data they were fitted to."""
    comparer = Comparer(embedder)
    kept: list[Sequence[PhraseEvidence]] = []
    put_in: list[Sequence[PhraseEvidence]] = []
    measures: list[tuple[tuple[float, ...], int]] = []
    for sentence, quotes, inserted in _sentences():
        known = [*figures_and_dates(sentence).spans, *((one.start, one.end) for one in mentions(sentence))]
        runs = comparer.compare(sentence, quotes, known)
        if inserted is None:
            kept.append(runs)
            measures += [(one.measures, 0) for one in runs]
        else:
            put_in.append([one for one in runs if one.end > inserted])
            measures += [(one.measures, 1) for one in runs if one.start >= inserted]
    model = LogisticRegression(C=10, max_iter=5000).fit(*map(np.array, zip(*measures, strict=True)))
    print("BIAS, WEIGHTS =", model.intercept_.round(2)[0], tuple(model.coef_.round(2)[0]))

    def worst(runs: Sequence[PhraseEvidence]) -> float:
        return max((float(model.decision_function([one.measures])[0]) for one in runs), default=-np.inf)

    right, wrong = (np.array([worst(runs) for runs in each]) for each in (kept, put_in))
    for threshold in np.arange(0.5, 3.01, 0.25):
        print(f"{threshold:.2f}: flags {np.mean(right >= threshold):.3f}, catches {np.mean(wrong >= threshold):.3f}")


def _sentences() -> Iterator[tuple[str, list[str], int | None]]:
    """Sentence, quotes and, when a phrase was put in, where it begins."""
    invented = (HERE / "claims-invented.txt").read_text(encoding="utf-8").splitlines()
    drawn = random.Random(5)
    training = read_claims(HERE / "claims-training.jsonl")
    for one in [*training, *(claim for claim in read_claims(SETS["given"]) if claim.verdict == "supported")]:
        sentence, quotes = plain(one.sentence), [plain(quote) for quote in one.quotes]
        yield sentence, quotes, None
        body = sentence.rstrip(".")
        for phrase in drawn.sample(invented, INVENTED_EACH):
            comma = drawn.choice(["", ","])
            yield f"{body}{comma} {phrase}.", quotes, len(body) + len(comma)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.eval.claims", description="Measure the checks on sentences.")
    parser.add_argument("--fit", action="store_true", help="fit the weights of rag.claims.wording anew and print them")
    embedder = Embedder.load()
    if parser.parse_args().fit:
        fit(embedder)
    else:
        Console(width=110).print(claims_table(ClaimChecker(embedder)))


if __name__ == "__main__":
    main()
