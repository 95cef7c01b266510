"""Questions of public sets, laid out as the joint reader meets them: `python -m tests.eval.joint_data SNAPSHOTS FILE`.

SNAPSHOTS is a folder with copies of the repositories that `tests.eval.joint_sets` names, as owner+name/repo (bare or
not). The file is gzipped JSON and is no part of the project.

A passage is a run of whole sentences of one document with a heading in front, as `ingest.split` makes them. A question
names the passage that answers, which of its sentences do, the answering words where they are known, and other passages
that do not: first of the same document, then of others that share its rarest words. Some questions get a copy in which
a name or a year is exchanged for another that its document lacks, so that nothing answers.
"""

import gzip
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from ingest.split import find_sentences
from rag.types import Span
from tests.eval.joint_sets import SETS, Document, Snapshots

PASSAGE_WORDS = 110
"""Target; about 145 tokens, as in `ingest.split`."""
SAME_DOCUMENT, ELSEWHERE = 6, 6
"""How many passages that do not answer a question names, of its document and of others."""
EXCHANGED = 0.35
"""Share of the questions that get a copy with another name or year."""
HELD = 0.06
"""Share of the documents whose questions are kept apart, to measure on."""

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: (?:of |the )?[A-Z][\w’'-]+)*")


@dataclass
class Question:
    """As stored. Indices are of passages and of sentences in the passage that answers."""

    source: str
    text: str
    passage: int
    right: list[int]
    words: list[int] | None
    """Sentence, and start and end of the answering words in it."""
    others: list[int]
    held: bool


def sentences_of(document: Document) -> list[Span]:
    if document.sentences:
        return document.sentences
    return [
        (one.start, one.end)
        for line in re.finditer(r"[^\s][^\n]*", document.text)
        for one in find_sentences(document.text, line.start(), line.end())
    ]


def grouped(spans: Sequence[Span], text: str, chance: random.Random) -> Iterator[list[int]]:
    """Sentences as passages of about `PASSAGE_WORDS`, as indices."""
    goal, group, words = PASSAGE_WORDS * chance.uniform(0.6, 1.2), [], 0  # type: ignore[var-annotated]
    for nth, (start, end) in enumerate(spans):
        count = len(text[start:end].split())
        if group and words + count / 2 > goal:
            yield group
            group, words = [], 0
        group.append(nth)
        words += count
    if group:
        yield group


def exchanged(question: str, text: str, names: Sequence[str], chance: random.Random) -> str | None:
    """The question with a name or year that the text lacks in place of its own; None when it has none."""
    if years := _YEAR.findall(question):
        year = chance.choice(years)
        new = str(int(year) + chance.choice([-12, -7, -4, -3, -2, -1, 1, 2, 3, 4, 6, 11]))
        return question.replace(year, new) if new not in text else None
    if found := _NAME.findall(question):
        name = chance.choice(found)
        new = chance.choice(names)
        if new.split()[0] not in text and new not in question:
            return question.replace(name, new)
    return None


def build(files: Snapshots) -> dict[str, object]:  # noqa: C901 - five steps in order, each used once
    chance = random.Random(5)
    passages: list[dict[str, object]] = []
    texts: list[str] = []
    home: list[int] = []  # the document of each passage
    asked: list[tuple[Question, str, int]] = []  # with the answer's text, and its document
    wholes: list[str] = []
    for documents in SETS:
        before = len(asked)
        for document in documents(files):
            held = chance.random() < HELD
            spans = sentences_of(document)
            where: dict[int, tuple[int, int]] = {}
            for group in grouped(spans, document.text, chance):
                for place, nth in enumerate(group):
                    where[nth] = (len(passages), place)
                cut = [document.text[slice(*spans[nth])] for nth in group]
                passages.append({"heading": document.title, "sentences": cut, "source": document.source})
                texts.append(f"{document.title} {' '.join(cut)}")
                home.append(len(wholes))
            for one in document.asked:
                right, words, said = [*one.sentences], None, ""
                for start, end in one.answers:
                    inside = [nth for nth, (a, b) in enumerate(spans) if a <= start < b]
                    right += inside
                    if inside:
                        a, b = spans[inside[0]]
                        words, said = [inside[0], start - a, min(end, b) - a], document.text[start:end]
                right = sorted({nth for nth in right if nth in where})
                if not right:
                    continue
                passage = where[right[0]][0]
                places = [where[nth][1] for nth in right if where[nth][0] == passage]
                if words is not None:
                    words[0] = where[words[0]][1]
                found = Question(document.source, " ".join(one.text.split()), passage, places, words, [], held)
                asked.append((found, said, len(wholes)))
            wholes.append(document.text)
        print(documents.__name__, len(asked) - before, len(passages), flush=True)
    print("finding passages that do not answer …", flush=True)
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(sublinear_tf=True, min_df=1, max_df=0.2, stop_words="english", dtype=np.float32)
    rows = vectors.fit_transform(texts)
    inside = defaultdict(list)
    for nth, one in enumerate(home):
        inside[one].append(nth)
    columns = rows.T.tocsr()
    for begin in range(0, len(asked), 500):
        batch = asked[begin : begin + 500]
        scores = (vectors.transform([one.text for one, _, _ in batch]) @ columns).tocsr()
        for row, (one, said, document) in enumerate(batch):
            near = dict(zip(scores[row].indices.tolist(), scores[row].data.tolist(), strict=True))
            ranked = sorted(near, key=lambda nth: -near[nth])[:60]

            def lacks(nth: int, said: str = said) -> bool:
                return not said or said not in texts[nth]

            same = sorted((nth for nth in inside[document] if nth != one.passage), key=lambda nth: -near.get(nth, 0.0))
            # Sentences of a set without answering words may be answered by others too: only clearly others are taken.
            one.others = [nth for nth in same if lacks(nth)][:SAME_DOCUMENT]
            one.others += [nth for nth in ranked if home[nth] != document and lacks(nth)][:ELSEWHERE]
    by_source = defaultdict(list)
    for one, _, _ in asked:
        by_source[one.source] += _NAME.findall(one.text)
    unanswered = []
    for one, _, document in asked:
        if chance.random() < EXCHANGED and by_source[one.source]:
            heading = str(passages[one.passage]["heading"])
            other = exchanged(one.text, heading + wholes[document], by_source[one.source], chance)
            if other:
                unanswered.append(Question(one.source, other, one.passage, [], None, one.others, one.held))
    questions = [one for one, _, _ in asked] + unanswered
    print(len(questions), "questions,", len(unanswered), "without an answer,", len(passages), "passages")
    return {"passages": passages, "questions": [asdict(one) for one in questions]}


def main() -> None:
    folder, file = Path(sys.argv[1]), Path(sys.argv[2])
    with gzip.open(file, "wt", encoding="utf-8") as stream:
        json.dump(build(Snapshots(folder)), stream, ensure_ascii=False)


if __name__ == "__main__":
    main()
