"""Questions of public sets as the joint reader's network meets them in training, in batches.

What a question meets is drawn anew each time: which passages beside the right one, how much of each passage, whether
the right one is there at all, an earlier question in brackets, and whether question and headings name a meeting, a
place or a year, alike or not (`tests.eval.joint_headings`).
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.utils.data import IterableDataset, get_worker_info

from rag.reading.joint_network import Batch, Window, batch, window
from tests.eval.joint_headings import date_line, named

WINDOWS = 5
"""Windows of a question in training."""
MEASURED_WINDOWS = 8
TEXT_TOKENS = 220
"""Of heading and sentences in a window, at most."""
QUESTION_TOKENS = 48
QUESTIONS = 96
"""Of a batch."""
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
