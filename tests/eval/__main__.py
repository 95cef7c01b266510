"""`make eval`: one table of how well questions are answered.

Reported on the development questions. What is fitted is fitted anew for each fold without the articles reported on,
so no figure is of questions the weights have seen.
"""

import time
from collections.abc import Sequence
from dataclasses import fields

import numpy as np
from rich.console import Console
from rich.table import Table

from rag.chain import AnswerChain
from rag.reader import Reader
from rag.types import Quote
from tests.eval.corpus import open_chain
from tests.eval.fit import Example, examples, fit
from tests.eval.measure import Measures, Outcome, intervals, judge, measure
from tests.eval.questions import DEVELOPMENT, TRAINING, read_cases

FOLDS = 9


def main() -> None:
    chain = open_chain()
    reader = Reader(chain.library)
    reported = examples(read_cases(DEVELOPMENT), chain.retriever, reader)
    training = examples(read_cases(TRAINING), chain.retriever, reader)
    outcomes = {
        "dense + BM25 + best sentence": [by_cosine(example) for example in reported],
        "reader (cross-validated)": cross_validated(reported, training, chain),
    }
    show(outcomes, chain)
    show_latency(chain, [example.case.question for example in reported])


def cross_validated(reported: Sequence[Example], training: Sequence[Example], chain: AnswerChain) -> list[Outcome]:
    groups = sorted({example.case.group for example in reported})
    outcomes = []
    for fold in range(FOLDS):
        held = set(groups[fold::FOLDS])
        weights = fit([one for one in (*training, *reported) if one.case.group not in held])
        reader = Reader(chain.library, weights)
        outcomes += [by_reader(one, reader, weights.threshold) for one in reported if one.case.group in held]
    return outcomes


def by_reader(example: Example, reader: Reader, threshold: float) -> Outcome:
    reading = reader.read(example.case.question, example.documents, decline=False)
    return Outcome(example.case, reading.quotes, reading.hits, reading.confidence, reading.confidence >= threshold)


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


def show(outcomes: dict[str, list[Outcome]], chain: AnswerChain) -> None:
    table = Table(title="Development questions")
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
    Console().print(table)


def show_latency(chain: AnswerChain, questions: Sequence[str]) -> None:
    for question in questions[:5]:
        chain.invoke(question)
    took = []
    for question in questions:
        begun = time.perf_counter()
        chain.invoke(question)
        took.append((time.perf_counter() - begun) * 1e3)
    p50, p95 = np.quantile(took, (0.5, 0.95))
    Console().print(f"A question takes {p50:.0f} ms (p50), {p95:.0f} ms (p95).")


if __name__ == "__main__":
    main()
