"""Trains the weights in `rag/encoding` and `rag/reading` on questions (`make fit`).

The adapter for questions and the network that scores sentences are trained together. The loss of a question is the mean
of two: one for finding a sentence that answers among the candidates (a conditional logit, McFadden 1974), and the same
with "no sentence answers" as one more candidate, which is the right one for questions that no article answers. A third
term, with a small weight, pulls the question's own vector towards the right sentence's, which also helps retrieval.
Confidence is then calibrated, and the threshold chosen, by cross-fitting over `FOLDS` parts of the articles: each
question is judged by weights that have not seen its articles. `make eval` reports with these weights.
"""

import ast
import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from langchain_core.documents import Document
from numpy.typing import NDArray
from safetensors.torch import save_file
from scipy.optimize import minimize
from torch import Tensor, nn

from rag.chain import AnswerChain
from rag.encoding.adapter import merged
from rag.encoding.embedder import Embedder
from rag.encoding.tokens import signs
from rag.question.followup.series import without_meeting
from rag.reading.features import candidates
from rag.reading.interaction import CHANNELS, FEATURES, MAX_TOKENS, Comparison, Material, Wording, interact
from rag.reading.joint import JointReader
from rag.reading.network import WEIGHTS_FILE, Network, answer_logit, collate
from rag.reading.reader import Reader
from rag.store.rows import StoredPassage
from tests.eval import adapter
from tests.eval.corpus import ROOT, all_cores, open_chain
from tests.eval.questions import DEVELOPMENT, TRAINING, Case, read_cases

FOLDS = 3
EPOCHS = 4
BATCH = 16
LEARNING_RATE = 2e-3
ADAPTER_LEARNING_RATE = 5e-4
WEIGHT_DECAY = 2e-2
VECTOR_WEIGHT = 0.1
"""Of the loss for the question's own vector, against the other two."""
VECTOR_TEMPERATURE = 0.05
"""Of the cosines in that loss."""
BESIDE = 0.15
"""Share of questions that are trained on a second time as a later turn: without their meeting's name, and with another
question on the same article in brackets, as `rag.question.followup` writes them."""
PASSAGES = 24
"""Retrieved passages of a question that are trained on; those further down are too, if they answer."""
BLIND = 0.1
"""Share of batches trained on without the adapter and without token vectors, so that the network also works with
another embedder."""
LEARNT_WITH = (
    *("rag/english/*.py", "rag/question/*.py", "rag/encoding/*.py", "rag/store/rows.py", "ingest/split.py"),
    *(f"rag/reading/{name}.py" for name in ("features", "interaction", "network", "reader", "retriever")),
)
"""The modules of `rag` that training runs through; when one changes, `cross_fit` trains again."""
ADAPTER = "adapter"
"""A name in `Learner.hidden`: the learner then goes without its adapter."""
DECLINED_SHARE = 0.07
"""0-1: the share of answerable questions that may be declined, among those the threshold is chosen on."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question with its candidates, without what depends on the adapter."""

    case: Case
    stored: tuple[StoredPassage, ...]
    wording: Wording
    right: NDArray[np.bool_]
    """(sentences,): which of them answer."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Trained weights."""

    factors: dict[str, Tensor]
    network: Network

    @classmethod
    def of(cls, factors: dict[str, Tensor], weights: dict[str, Tensor]) -> "Fitted":
        """The weights, as they were stored."""
        network = Network()
        network.load_state_dict(weights)
        return cls(factors, network.eval())

    def chain(self, base: AnswerChain, joint: JointReader | None = None) -> AnswerChain:
        """A chain over the same library with these weights; without `joint` it answers by the first reading alone."""
        published, recipe = base.embedder.published, base.embedder.recipe
        embedder = Embedder(published, recipe, merged(published, self.factors))
        retriever = base.retriever.model_copy(update={"embedder": embedder})
        return AnswerChain(base.library, retriever, Reader(base.library, self.network, joint=joint))

    def save(self) -> None:
        """Write the weights into the files that `rag` ships with."""
        adapter.save(self.factors)
        save_file({name: value.contiguous() for name, value in self.network.state_dict().items()}, WEIGHTS_FILE)


@dataclass(frozen=True, slots=True)
class CrossFit:
    """Weights trained without each part of the articles in turn, and their judgements of that part."""

    judged: list[list[tuple[float, bool]]]
    """By part, the evidence for each of its questions, and whether some sentence answers."""
    fitted: list[tuple[frozenset[str], Fitted]]
    """The articles of each part, and the weights trained without them, calibrated on the other parts."""


def examples(cases: Sequence[Case], chain: AnswerChain) -> Iterator[Example]:
    """The cases with what the chain retrieves for them."""
    known: dict[str, StoredPassage] = {}  # a passage is kept once, however many questions find it
    for case in [*cases, *beside(cases, chain)]:
        encoded = chain.retriever.embedder.encode_question(case.question)
        documents = _to_train_on(chain.retriever.invoke(case.question, encoded=encoded), case)
        yield Example(
            case,
            tuple(known.setdefault(document.id or "", document.metadata["stored"]) for document in documents),
            chain.reader.wording(chain.finder.understand(case.question), encoded, documents),
            answering(case, documents),
        )


def beside(cases: Sequence[Case], chain: AnswerChain) -> Iterator[Case]:
    """A share of the cases, each as if it were asked after another question on the same article."""
    random = np.random.default_rng(3)
    by_group: dict[str, list[Case]] = {}
    for case in cases:
        by_group.setdefault(case.group, []).append(case)
    for case in cases:
        if random.random() >= BESIDE:
            continue
        before = by_group[case.group][random.integers(len(by_group[case.group]))]
        meetings = chain.finder.understand(case.question).meetings
        itself = without_meeting(case.question, meetings).rstrip(" ?.")
        if before is not case and len(itself.split()) > 1:
            yield replace(case, question=f"{itself}? ({before.question.rstrip(' ?.')}?)")


def answering(case: Case, documents: Sequence[Document]) -> NDArray[np.bool_]:
    """(sentences,): which candidates answer."""
    return np.array(
        [any(gold.within(one.hit.passage.article_id, one.text) for gold in case.gold) for one in candidates(documents)]
    )


def _to_train_on(documents: Sequence[Document], case: Case) -> list[Document]:
    return [document for nth, document in enumerate(documents) if nth < PASSAGES or answering(case, [document]).any()]


class Learner:
    """A question encoder with its adapter, and a network, in training.

    Args:
        chain: Its embedder is the model to adapt.
        given: Examples from which the means and deviations of the features are taken.
        hidden: Features, channels or `ADAPTER` to train without, to see what each is worth.
    """

    def __init__(self, chain: AnswerChain, given: Sequence[Example], hidden: Sequence[str] = ()) -> None:
        self.hidden = frozenset(hidden)
        self.encoder = adapter.attach(chain.retriever.embedder.published)
        self.signs = torch.from_numpy(signs(self.encoder.get_embedding_dimension() or 0))
        self.network = Network()
        learnable = {id(one) for one in self.encoder.parameters() if one.requires_grad}
        self.weights = [one for one in self.encoder.parameters() if id(one) in learnable]
        with torch.no_grad():
            features = torch.cat([one.features for one in self.compare(given[:: max(len(given) // 200, 1)])])
        self.network.mean.copy_(features.mean(dim=0))
        self.network.deviation.copy_(features.std(dim=0) + 1e-6)

    def compare(self, given: Sequence[Example], *, adapted: bool = True) -> list[Comparison]:
        """The examples' questions, encoded with the adapter as it is now, and compared."""
        encoder = self.encoder
        features = encoder.tokenizer(
            [one.case.question for one in given],
            padding=True,
            truncation=True,
            max_length=encoder.max_seq_length,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        offsets = features.pop("offset_mapping")
        with adapter.switched(encoder, on=adapted and ADAPTER not in self.hidden):
            output = encoder.forward(dict(features))
        found = []
        for row, one in enumerate(given):
            inside = offsets[row, :, 1] > offsets[row, :, 0]
            tokens = nn.functional.normalize(output["token_embeddings"][row][inside][:MAX_TOKENS] @ self.signs, dim=-1)
            vector = nn.functional.normalize(output["sentence_embedding"][row], dim=-1)
            found.append(self._seen(interact(tokens, vector, Material.of(one.stored), one.wording)))
        return found

    def _seen(self, compared: Comparison) -> Comparison:
        """The comparison with hidden features and channels at 0."""
        channels = torch.tensor([float(name not in self.hidden) for name in CHANNELS])
        features = torch.tensor([float(name not in self.hidden) for name in FEATURES])
        return replace(compared, channels=compared.channels * channels, features=compared.features * features)

    def loss(self, batch: Sequence[Example]) -> Tensor:
        """The mean loss of a batch."""
        seeing = bool(torch.rand(()) >= BLIND)
        given = collate(self.compare(batch, adapted=seeing))
        given.tokens.mul_(float(seeing))
        scores = self.network(given)
        right = nn.utils.rnn.pad_sequence([torch.from_numpy(one.right) for one in batch], batch_first=True)
        with_none = torch.cat([scores, self.network.null.expand(len(batch), 1)], 1).log_softmax(1)
        cosines = given.features[..., :2].mean(-1).masked_fill(~given.sentence_mask, -1.0)
        gained = _of(with_none[:, :-1], right) + _of(scores.log_softmax(1), right)
        gained = gained + VECTOR_WEIGHT * _of((cosines / VECTOR_TEMPERATURE).log_softmax(1), right)
        answerable = torch.tensor([bool(one.case.gold) for one in batch])
        found = right.any(1)
        losses = torch.where(found, -gained, torch.where(answerable, 0.0, -with_none[:, -1])) / 2
        return losses.sum() / (found | ~answerable).sum().clamp(min=1)

    def answer_logit(self, given: Sequence[Example]) -> list[tuple[float, bool]]:
        """For each example the evidence that some sentence answers, and whether one does."""
        return [(answer_logit(scores), bool(one.case.gold)) for scores, one in self._scored(given)]

    def ranks(self, given: Sequence[Example]) -> list[float]:
        """For each example the 1-based place of the best sentence that answers; infinite when none does."""
        return [
            1 + float((scores > scores[one.right].max()).sum()) if one.right.any() else math.inf
            for scores, one in self._scored(given)
        ]

    @torch.no_grad()
    def _scored(self, given: Sequence[Example]) -> Iterator[tuple[NDArray[np.float64], Example]]:
        for begin in range(0, len(given), BATCH):
            batch = given[begin : begin + BATCH]
            yield from zip(map(self.network.scores, self.compare(batch)), batch, strict=True)


@all_cores()
def train(given: Sequence[Example], chain: AnswerChain, seed: int = 0, hidden: Sequence[str] = ()) -> Learner:
    """A trained learner, not yet calibrated."""
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    learner = Learner(chain, given, hidden)
    optimizer = torch.optim.AdamW(
        [
            {"params": learner.network.parameters(), "lr": LEARNING_RATE, "weight_decay": WEIGHT_DECAY},
            {"params": learner.weights, "lr": ADAPTER_LEARNING_RATE},
        ]
    )
    steps = EPOCHS * (len(given) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, (step + 1) / 30) * (1 - step / steps))
    learner.network.train()
    adapter.train(learner.encoder)
    for _ in range(EPOCHS):
        shuffled = order.permutation(len(given))
        for begin in range(0, len(given) - BATCH + 1, BATCH):
            optimizer.zero_grad()
            batch = [given[nth] for nth in shuffled[begin : begin + BATCH]]
            learner.loss(batch).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_([*learner.network.parameters(), *learner.weights], 1.0)
            optimizer.step()
            schedule.step()
    learner.network.eval()
    learner.encoder.eval()
    return learner


def cross_fit(given: Sequence[Example], chain: AnswerChain) -> CrossFit:
    """Train once for each part of the articles, without any question on that part.

    This takes a quarter of an hour, so the result is kept in `build/` until the code or data it is made from change.
    """
    kept = ROOT / "build" / f"cross-fit-{_made_from()}.pt"
    if kept.is_file():
        judged, stored = torch.load(kept, weights_only=False)
        return CrossFit(judged, [(part, Fitted.of(*one)) for part, *one in stored])
    parts = parted(given)
    learners = [train([one for one in given if one.case.group not in part], chain) for part in parts]
    judged = [
        learner.answer_logit([one for one in given if one.case.group in part])
        for part, learner in zip(parts, learners, strict=True)
    ]
    for fold, learner in enumerate(learners):
        calibrate(learner.network, [one for other, pairs in enumerate(judged) if other != fold for one in pairs])
    fitted = [
        (part, Fitted(adapter.factors(one.encoder), one.network)) for part, one in zip(parts, learners, strict=True)
    ]
    torch.save((judged, [(part, one.factors, one.network.state_dict()) for part, one in fitted]), kept)
    return CrossFit(judged, fitted)


def _made_from() -> str:
    """A digest of everything that training depends on; comments and docstrings do not count."""
    modules = [
        Path(__file__),
        Path(adapter.__file__),
        *(file for one in LEARNT_WITH for file in sorted(ROOT.glob(one))),
    ]
    digest = hashlib.sha256("\n".join(code(module.read_text(encoding="utf-8")) for module in modules).encode())
    files: list[Path] = []
    for folder, name in {"corpus": "*.md", "tests/eval/training": "*.json", "tests/eval/questions": "*.json"}.items():
        files += sorted((ROOT / folder).rglob(name))
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def code(source: str) -> str:
    """The program without its comments, docstrings and layout."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            node.body = [one for one in node.body if not _is_docstring(one)]
    return ast.dump(tree)


def _is_docstring(statement: ast.stmt) -> bool:
    """Whether it is a string on its own; those below attributes count too."""
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def parted(given: Sequence[Example]) -> list[frozenset[str]]:
    """The articles, divided into `FOLDS` parts."""
    groups = sorted({example.case.group for example in given})
    shuffled = [groups[nth] for nth in np.random.default_rng(1).permutation(len(groups))]
    return [frozenset(shuffled[fold::FOLDS]) for fold in range(FOLDS)]


def fit(given: Sequence[Example], chain: AnswerChain) -> Fitted:
    """The weights to ship: trained on everything, calibrated on the judgements from cross-fitting."""
    judged = cross_fit(given, chain).judged
    learner = train(given, chain)
    calibrate(learner.network, [one for pairs in judged for one in pairs])
    return Fitted(adapter.factors(learner.encoder), learner.network)


def calibrate(network: Network, judged: Sequence[tuple[float, bool]]) -> None:
    """Set slope, bias and threshold from pairs of (answer_logit, whether it is answerable) (Platt 1999)."""
    found, answerable = np.array([one for one, _ in judged]), np.array([one for _, one in judged])

    def loss(line: NDArray[np.float64]) -> float:
        logits = line[0] * found + line[1]
        return float(np.logaddexp(0, np.where(answerable, -logits, logits)).sum())

    network.calibration.copy_(torch.tensor(minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x))
    slope, bias = network.calibration.tolist()
    confidences = 1 / (1 + np.exp(-(slope * found[answerable] + bias)))
    network.threshold.fill_(float(np.quantile(confidences, DECLINED_SHARE)))


def _of(logs: Tensor, right: Tensor) -> Tensor:
    """The log of the probability of all right ones together."""
    return logs.masked_fill(~right, -1e4).logsumexp(1)


def main() -> None:
    chain = open_chain()
    given = list(examples([*read_cases(TRAINING), *read_cases(DEVELOPMENT)], chain))
    fitted = fit(given, chain)
    fitted.save()
    print(f"Trained on {len(given)} questions; declines below {fitted.network.decline_below:.3f}.")


if __name__ == "__main__":
    main()
