"""How well the checks of written sentences tell right from wrong.

`claims.jsonl` was written before the checks; `claims-more.jsonl` after their first version, from other articles and
without looking at what had failed. Each line is a sentence with exact sentences of articles as quotes, the verdict
that a person gives, and its kind, which says how the sentence was altered.

`claims-everyday.jsonl` has pairs of a true and a false sentence on one quote, on everyday matters that no article is
about; `claims-everyday-held.jsonl` more of them, which no rule was looked at with.

`python -m tests.eval.claims [FILE…]` prints the table, and what is found on further files of the same form, or on a
test file of WiCE (Kamoi et al. 2023; its claims with the chunks of evidence that its authors give), or of BUMP (Ma et
al. 2023; true summaries, each with one that was made false: how often the true one has more support). `--misses` lists
what is judged wrongly in them. `--fit` fits the weights of `rag.claims.wording` again: on sentences of
`claims-training.jsonl` and the supported ones of `claims.jsonl`, each as it is and with a phrase of
`claims-invented.txt` added at its end.
"""

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

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
EVERYDAY = {
    "everyday": HERE / "claims-everyday.jsonl",
    "everyday, held": HERE / "claims-everyday-held.jsonl",
}
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
    headings: tuple[str, ...] = ()
    """Of the articles that the quotes are from."""


def read_claims(file: Path) -> list[WrittenClaim]:
    return [_read(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]


def _read(given: Mapping[str, Any]) -> WrittenClaim:
    if "evidence" in given:  # WiCE
        verdict: ClaimVerdict = "supported" if given["label"] == "supported" else "unsupported"
        return WrittenClaim(given["meta"]["id"], given["claim"], tuple(given["evidence"]), verdict, given["label"])
    texts = {name: tuple(given.get(name, ())) for name in ("quotes", "headings")}
    return WrittenClaim(**{**given, **texts, "kind": given["kind"].replace("-", " ")})


def flagged(checker: ClaimChecker, claims: Sequence[WrittenClaim]) -> list[tuple[WrittenClaim, bool]]:
    """Each claim, and whether it gets any verdict but supported."""
    return [
        (one, checker.check(one.sentence, one.quotes, headings=one.headings).verdict != "supported") for one in claims
    ]


def claim_measures(found: Sequence[tuple[WrittenClaim, bool]]) -> dict[str, float]:
    """The share of wrong sentences caught and of right ones flagged, among those that cite something."""
    wrong = [hit for one, hit in found if one.verdict in ("partly", "unsupported")]
    right = [hit for one, hit in found if one.verdict == "supported"]
    changed = [hit for one, hit in found if one.kind in CHANGED]
    return {
        "claims_caught": _share(wrong),
        "claims_wrongly_flagged": _share(right),
        "claims_changed_caught": _share(changed),
    }


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else float("nan")


def claims_table(checker: ClaimChecker) -> Table:
    """For each kind and set: how many sentences are flagged, out of how many."""
    table = Table(title="Written sentences, checked: flagged (any verdict but supported)")
    table.add_column("")
    every = SETS | OUTSIDERS | EVERYDAY
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


def further(checker: ClaimChecker, file: Path, *, misses: bool = False) -> Iterator[str]:
    """What is found on a further file; BUMP's are the only ones that are one JSON value."""
    return paired(checker, file) if file.suffix == ".json" else measured(checker, file, misses=misses)


def measured(checker: ClaimChecker, file: Path, *, misses: bool = False) -> Iterator[str]:
    """What is found on a further file, and with `misses` what is judged wrongly and why, a line each."""
    by_id: dict[str, list[tuple[WrittenClaim, bool]]] = defaultdict(list)
    for one, hit in flagged(checker, read_claims(file)):
        by_id[one.id].append((one, hit))
    found = [min(several, key=lambda each: each[1]) for several in by_id.values()]  # WiCE gives several chunks a claim
    told = claim_measures(found)
    balanced = (told["claims_caught"] + 1 - told["claims_wrongly_flagged"]) / 2
    yield (
        f"{file.name}: of {len(found)} sentences, wrong marked {told['claims_caught']:.3f}, true marked "
        f"{told['claims_wrongly_flagged']:.3f}, balanced accuracy {balanced:.3f}"
    )
    for one, hit in found:
        if misses and hit == (one.verdict == "supported"):
            reasons = "; ".join(checker.check(one.sentence, one.quotes, headings=one.headings).reasons)
            yield f"  {one.id} ({one.kind}) {one.sentence}\n    {' | '.join(one.quotes)[:400]}\n    -> {reasons}"


def paired(checker: ClaimChecker, file: Path) -> Iterator[str]:
    """How often a true summary has more support in its article than the false one beside it, a line for each error."""
    found: dict[str, list[bool]] = defaultdict(list)
    for one in json.loads(file.read_text(encoding="utf-8")):
        article = _pieces(one["article"])
        true, false = (_mean_support(checker, one[f"{name}_summary"], article) for name in ("reference", "edited"))
        found[one["corrected_error_type"] or one["error_type"]].append(true > false)
    every = [hit for hits in found.values() for hit in hits]
    yield f"{file.name}: of {len(every)} pairs, the true summary has more support in {_share(every):.3f}"
    for kind, hits in sorted(found.items()):
        yield f"  {kind}: {_share(hits):.3f} of {len(hits)}"


def _pieces(text: str) -> list[str]:
    """The sentences of a text of BUMP, in which points may stand apart."""
    return [one for one in re.split(r"(?<=[.!?])[\"')]?\s+(?=[A-Z\"'(])", text.replace("\n", " ")) if one.strip(" .")]


def _mean_support(checker: ClaimChecker, summary: str, article: Sequence[str]) -> float:
    return float(np.mean([checker.support(one, article) for one in _pieces(summary)]))


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
    from sklearn.linear_model import LogisticRegression

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
    parser.add_argument("--misses", action="store_true", help="list what is judged wrongly in the files given")
    parser.add_argument("files", nargs="*", type=Path, help="further files; without any the table of our own")
    given = parser.parse_args()
    embedder = Embedder.load()
    if given.fit:
        fit(embedder)
        return
    checker = ClaimChecker(embedder)
    if not given.files:
        Console(width=150).print(claims_table(checker))
    for file in given.files:
        print(*further(checker, file, misses=given.misses), sep="\n")


if __name__ == "__main__":
    main()
