"""Trains `rag/network.safetensors` from the training and development questions: `python -m tests.eval.fit`.

The loss of a question is a mean of two: that of finding a sentence that answers among the candidates (a conditional
logit, McFadden 1974), and the same with "no sentence answers" as one more candidate, which is the right one for
questions that no article answers. Confidence is then calibrated, and the threshold chosen, on questions of articles
that the network which judged them never saw (cross-fitting over `FOLDS` parts of the articles). `make eval` reports on
just those networks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from langchain_core.documents import Document
from numpy.typing import NDArray
from scipy.optimize import minimize
from torch import Tensor, nn

from rag.chain import AnswerChain
from rag.features import FEATURES, candidates
from rag.interaction import Comparison
from rag.network import FILE, Network, collate, evidence
from rag.reader import Reader
from tests.eval.corpus import open_chain
from tests.eval.questions import DEVELOPMENT, TRAINING, Case, read_cases

FOLDS = 5
EPOCHS = 8
BATCH = 16
LEARNING_RATE = 2e-3
WEIGHT_DECAY = 2e-2
KEPT = 96
"""Candidates of a question that are trained on: those that answer and those that look most like it."""
BLIND = 0.1
"""Share of questions trained on without their token vectors, so that the network also works with another embedder."""
DECLINED_SHARE = 0.06
"""0-1: how many answerable questions may be declined, of those the threshold is chosen on."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question and its candidates, compared."""

    case: Case
    compared: Comparison
    right: NDArray[np.bool_]
    """(sentences,): which of them answer."""
    documents: Sequence[Document] = ()
    """What was retrieved, when it was asked for."""


def examples(cases: Sequence[Case], chain: AnswerChain, *, keep_documents: bool = False) -> Iterator[Example]:
    """The cases, retrieved for and compared.

    Args:
        cases: Questions.
        chain: Finds passages.
        keep_documents: Keep all candidates with what was retrieved, to report on; otherwise only the `KEPT`.
    """
    reader = Reader(chain.library)
    for case in cases:
        encoded = chain.retriever.embedder.encode_question(case.question)
        documents = chain.retriever.invoke(case.question, encoded=encoded)
        compared = reader.compare(case.question, encoded, documents)
        right = np.array(
            [
                any(gold.within(one.hit.passage.article_id, one.text) for gold in case.gold)
                for one in candidates(documents)
            ]
        )
        if keep_documents:
            yield Example(case, compared, right, documents)
            continue
        yield shortened(Example(case, compared, right))


def shortened(example: Example) -> Example:
    """The example with no more than the candidates to train on."""
    kept = _hardest(example.compared, example.right)
    return Example(example.case, example.compared.only(kept), example.right[kept])


def train(given: Sequence[Example], seed: int = 0) -> Network:
    """A network that is not calibrated yet."""
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    network = Network()
    features = np.concatenate([one.compared.features for one in given])
    network.mean.copy_(torch.from_numpy(features.mean(axis=0)))
    network.deviation.copy_(torch.from_numpy(features.std(axis=0) + 1e-6))
    optimizer = torch.optim.AdamW(network.parameters(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    steps = EPOCHS * (len(given) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, (step + 1) / 30) * (1 - step / steps))
    network.train()
    for _ in range(EPOCHS):
        shuffled = order.permutation(len(given))
        for begin in range(0, len(given) - BATCH + 1, BATCH):
            batch = [given[nth] for nth in shuffled[begin : begin + BATCH]]
            optimizer.zero_grad()
            _loss(network, batch).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return network.eval()


def cross_fit(given: Sequence[Example], folds: int = FOLDS) -> list[tuple[frozenset[str], Network]]:
    """For each part of the articles, a network trained and calibrated without any question of theirs."""
    groups = sorted({example.case.group for example in given})
    shuffled = [groups[nth] for nth in np.random.default_rng(1).permutation(len(groups))]
    parts = [frozenset(shuffled[fold::folds]) for fold in range(folds)]
    networks = [train([one for one in given if one.case.group not in part]) for part in parts]
    judged = [
        [(evidence(network.scores(one.compared)), bool(one.case.gold)) for one in given if one.case.group in part]
        for part, network in zip(parts, networks, strict=True)
    ]
    for fold, network in enumerate(networks):
        calibrate(network, [one for other, pairs in enumerate(judged) if other != fold for one in pairs])
    return list(zip(parts, networks, strict=True))


def fit(given: Sequence[Example]) -> Network:
    """The network to ship: trained on everything, calibrated on what networks said of articles they had not seen."""
    judged = [
        (evidence(network.scores(one.compared)), bool(one.case.gold))
        for part, network in cross_fit(given)
        for one in given
        if one.case.group in part
    ]
    network = train(given)
    calibrate(network, judged)
    return network


def calibrate(network: Network, judged: Sequence[tuple[float, bool]]) -> None:
    """Set slope, bias and threshold from pairs of (evidence, whether it is answerable) (Platt 1999)."""
    found, answerable = np.array([one for one, _ in judged]), np.array([one for _, one in judged])

    def loss(line: NDArray[np.float64]) -> float:
        logits = line[0] * found + line[1]
        return float(np.logaddexp(0, np.where(answerable, -logits, logits)).sum())

    network.calibration.copy_(torch.tensor(minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x))
    slope, bias = network.calibration.tolist()
    confidences = 1 / (1 + np.exp(-(slope * found[answerable] + bias)))
    network.threshold.fill_(float(np.quantile(confidences, DECLINED_SHARE)))


def _loss(network: Network, batch: Sequence[Example]) -> Tensor:
    given = collate([one.compared for one in batch])
    seen = (torch.rand(len(batch)) >= BLIND).float()
    given.tokens.mul_(seen[:, None, None])
    scores = network(given)
    right = nn.utils.rnn.pad_sequence([torch.from_numpy(one.right) for one in batch], batch_first=True)
    with_none = torch.cat([scores, network.null.expand(len(batch), 1)], 1).log_softmax(1)
    gained = _of(with_none[:, :-1], right) + _of(scores.log_softmax(1), right)
    answerable = torch.tensor([bool(one.case.gold) for one in batch])
    found = right.any(1)
    losses = torch.where(found, -gained, torch.where(answerable, 0.0, -with_none[:, -1])) / 2
    return losses.sum() / (found | ~answerable).sum()


def _of(logs: Tensor, right: Tensor) -> Tensor:
    """Log of the probability that the right ones have together."""
    return logs.masked_fill(~right, -1e4).logsumexp(1)


def _hardest(compared: Comparison, right: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The candidates to train on."""
    weights = {
        "sentence_cosine": 1.0,
        "passage_cosine": 0.6,
        "context_coverage": 0.6,
        "article_coverage": 0.6,
        "fused_rank": 0.3,
    }
    columns = [FEATURES.index(name) for name in weights]
    found = compared.features[:, columns]
    alike = ((found - found.mean(axis=0)) / (found.std(axis=0) + 1e-6)) @ np.array(list(weights.values()))
    return np.sort(np.argsort(-(alike + 1e3 * right), kind="stable")[:KEPT])


def main() -> None:
    chain = open_chain()
    given = list(examples([*read_cases(TRAINING), *read_cases(DEVELOPMENT)], chain))
    network = fit(given)
    network.save(FILE)
    print(f"Trained on {len(given)} questions; declines below {network.decline_below:.3f}. Wrote {FILE}.")


if __name__ == "__main__":
    main()
