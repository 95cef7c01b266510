"""The public sets of questions that the joint reader is trained on, each read from a copy of its repository.

All of them permit use with attribution; `rag/reading/joint.md` lists the licences. None holds a question about the
articles that ship, none is a set that `make eval` reports.
"""

import csv
import gzip
import io
import json
import re
import subprocess
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rag.types import Span


@dataclass
class Asked:
    """A question on a document, its answer as a range of the document's text, if known exactly, or sentences."""

    text: str
    answers: list[Span] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    """Indices of sentences that answer, where the set names sentences instead."""


@dataclass
class Document:
    """A text with questions. `sentences` are found in `text` unless the set gives them."""

    source: str
    title: str
    text: str
    asked: list[Asked]
    sentences: list[Span] = field(default_factory=list)


class Snapshots:
    """Files of repositories, read with git."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, name: str, path: str) -> bytes:
        repo = self.folder / name / "repo"
        repo = repo / ".git" if (repo / ".git").exists() else repo
        command = ["git", f"--git-dir={repo}", "show", f"HEAD:{path}"]
        return subprocess.run(command, check=True, capture_output=True).stdout

    def files(self, name: str, under: str) -> list[str]:
        repo = self.folder / name / "repo"
        repo = repo / ".git" if (repo / ".git").exists() else repo
        command = ["git", f"--git-dir={repo}", "ls-tree", "-r", "--name-only", "HEAD", under]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\n")[:-1]

    def json(self, name: str, path: str) -> object:
        return json.loads(self.read(name, path))


def squad_like(source: str, given: dict, alone: bool) -> Iterator[Document]:  # type: ignore[type-arg]
    """Documents of a file in SQuAD's form; `alone`: its paragraphs have nothing to do with each other."""
    for article in given["data"]:
        title = "" if alone else article["title"].replace("_", " ")
        parts = [[one] for one in article["paragraphs"]] if alone else [article["paragraphs"]]
        for paragraphs in parts:
            text, asked = "", []
            for paragraph in paragraphs:
                start = len(text)
                text += paragraph["context"].rstrip().replace("\n", " ") + "\n"
                for one in paragraph["qas"]:
                    first = one["answers"][:1]
                    spans = [(start + a["answer_start"], start + a["answer_start"] + len(a["text"])) for a in first]
                    if spans:
                        asked.append(Asked(one["question"].strip(), spans))
            yield Document(source, title, text, asked)


def squad_shifts(files: Snapshots) -> Iterator[Document]:
    """Miller et al. 2020, CC BY 4.0."""
    for name in ("new_wiki", "amazon_reviews", "reddit"):
        given = files.json("modestyachts+squadshifts-website", f"datasets/{name}_v1.0.json")
        yield from squad_like(name, given, alone=name != "new_wiki")  # type: ignore[arg-type]


def xquad(files: Snapshots) -> Iterator[Document]:
    """Artetxe et al. 2020, CC BY-SA 4.0."""
    yield from squad_like("xquad", files.json("google-deepmind+xquad", "xquad.en.json"), alone=False)  # type: ignore[arg-type]


def selqa(files: Snapshots) -> Iterator[Document]:
    """Jurczyk et al. 2016, Apache-2.0."""
    sections: dict[tuple[str, str, str], Document] = {}
    for part in ("dev", "test"):
        for one in files.json("emorynlp+selqa", f"ass/selqa-ass-{part}.json"):  # type: ignore[attr-defined]
            key = (one["article"], one["section"], one["candidates"][0])
            if key not in sections:
                spans, text = laid([plain(each) for each in one["candidates"]])
                sections[key] = Document("selqa", f"{one['article']}. {one['section']}", text, [], spans)
            sections[key].asked.append(Asked(one["question"], sentences=list(one["answers"])))
    yield from sections.values()


def qed(files: Snapshots) -> Iterator[Document]:
    """Lamm et al. 2021, CC BY-SA 3.0."""
    for line in files.read("google-research-datasets+QED", "qed-dev.jsonlines").decode().splitlines():
        one = json.loads(line)
        chosen = one["annotation"].get("selected_sentence")
        if not chosen:
            continue
        starts = one["sentence_starts"]
        raw = [one["paragraph_text"][a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)]
        right = [nth for nth, start in enumerate(starts) if chosen["start"] <= start < chosen["end"]]
        spans, text = laid([plain(each) for each in raw])
        yield Document("qed", one["title_text"], text, [Asked(one["question_text"], sentences=right)], spans)


def natural_questions(files: Snapshots) -> Iterator[Document]:
    """Kwiatkowski et al. 2019, CC BY-SA 3.0, as in Liu et al. 2023: each gold passage, cut to 100 words."""
    packed = files.read("nelson-liu+lost-in-the-middle", "qa_data/nq-open-oracle.jsonl.gz")
    for line in gzip.decompress(packed).decode().splitlines():
        one = json.loads(line)
        gold = one["ctxs"][0]
        text = " ".join(gold["text"].split())
        found = [(text.find(answer), len(answer)) for answer in one["answers"]]
        spans = [(start, start + length) for start, length in found if start >= 0]
        if spans:
            yield Document("nq", gold["title"], text, [Asked(one["question"], spans[:1])])


def meaning(files: Snapshots) -> Iterator[Document]:  # noqa: C901 - one pass over two sets on the same sentences
    """QAMR (Michael et al. 2018, MIT) and QADiscourse (Pyatkin et al. 2020, CC BY 4.0) on sentences of Wikinews and
    Wikipedia. A page's sentences, in order, make a document.
    """
    pages: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for line in files.read("uwnlp+qamr", "data/wiki-sentences.tsv").decode().splitlines():
        name, text = line.split("\t")
        _, site, page, paragraph, nth = name.split(":")
        pages[f"{site}:{page}"][int(paragraph), int(nth)] = text
    asked: dict[tuple[str, int, int], dict[str, str]] = defaultdict(dict)
    for part in ("dev", "test"):
        for line in files.read("uwnlp+qamr", f"data/filtered/{part}.tsv").decode().splitlines():
            name, *_, question, answer, _, _ = line.split("\t")
            _, site, page, paragraph, nth = name.split(":")
            place = (f"{site}:{page}", int(paragraph), int(nth))
            text = pages[place[0]].get((place[1], place[2]))
            if text:
                chosen = [int(one) for one in answer.split()]
                asked[place][question] = plain(" ".join(text.split()[chosen[0] : chosen[-1] + 1]))
    for path in files.files("ValentinaPy+QADiscourse", "Dataset/"):
        if "wikipedia_train" in path:
            continue
        rows = csv.DictReader(
            io.StringIO(files.read("ValentinaPy+QADiscourse", path).decode()), delimiter="\t", quoting=csv.QUOTE_NONE
        )
        for row in rows:
            parts = row["qasrl_id"].split(":")
            if len(parts) != 5 or not row["full_question"]:
                continue
            _, site, page, paragraph, nth = parts
            pages[f"{site}:{page}"].setdefault((int(paragraph), int(nth)), row["sentence"])
            asked[f"{site}:{page}", int(paragraph), int(nth)][row["full_question"].replace("\\'", "'")] = (
                row["full_answer"] or ""
            ).replace("\\'", "'")
    for page, found in pages.items():
        order = sorted(found)
        spans, text = laid([plain(found[one]) for one in order])
        document = Document("qamr", "", text, [], spans)
        for nth, place in enumerate(order):
            for question, answer in asked.get((page, *place), {}).items():
                question = question.strip().rstrip("?") + "?"
                if len(question.split()) < 4:
                    continue
                start = text.find(answer.strip(" ."), *spans[nth]) if answer else -1
                one = Asked(question[0].upper() + question[1:], sentences=[nth])
                if start >= 0:
                    one.answers = [(start, start + len(answer.strip(" .")))]
                document.asked.append(one)
        if document.asked:
            yield document


def fairytales(files: Snapshots) -> Iterator[Document]:
    """Xu et al. 2022, Apache-2.0: the questions whose answer is told in the words of one sentence."""
    name, root = "uci-soe+FairytaleQAData", "data-by-train-split"
    for path in files.files(name, f"{root}/questions/train/"):
        story = Path(path).name.removesuffix("-questions.csv")
        try:
            sections = csv.DictReader(
                io.StringIO(files.read(name, f"{root}/section-stories/train/{story}-story.csv").decode())
            )
        except subprocess.CalledProcessError:
            continue
        documents: dict[str, Document] = {}
        for one in sections:
            documents[one["section"]] = Document(
                "fairytales", story.replace("-", " ").capitalize(), " ".join(one["text"].split()), []
            )
        for row in csv.DictReader(io.StringIO(files.read(name, path).decode())):
            document = documents.get(row["cor_section"])
            if row["ex-or-im1"] != "explicit" or document is None:
                continue
            answer = row["answer1"].strip(" .")
            start = document.text.casefold().find(answer.casefold())
            if start >= 0 and document.text.casefold().count(answer.casefold()) == 1:
                document.asked.append(Asked(row["question"], [(start, start + len(answer))]))
        yield from (one for one in documents.values() if one.asked)


def onestop(files: Snapshots) -> Iterator[Document]:
    """Berzak et al. 2020, CC BY-SA 4.0: articles of the Guardian in three levels; the span that holds the answer."""
    packed = zipfile.ZipFile(io.BytesIO(files.read("berzak+onestop-qa", "annotations/onestop_qa.zip")))
    for article in json.loads(packed.read("onestop_qa.json"))["data"]:
        for level in ("Adv", "Ele"):
            text, asked = "", []
            for paragraph in article["paragraphs"]:
                start, given = len(text), paragraph[level]
                tokens = [found.span() for found in re.finditer(r"\S+", given["context"])]
                text += given["context"].replace("\n", " ") + "\n"
                for question, place in zip(paragraph["qas"], given["a_spans"], strict=True):
                    first, last = place[0] if isinstance(place[0], list) else place[:2]
                    if 0 <= first <= last < len(tokens):
                        span = (start + tokens[first][0], start + tokens[last][1])
                        asked.append(Asked(question["question"], [span]))
            yield Document("onestop", article["title"], text, asked)


SETS: Sequence[Callable[[Snapshots], Iterator[Document]]] = (
    squad_shifts,
    xquad,
    selqa,
    qed,
    natural_questions,
    meaning,
    fairytales,
    onestop,
)


def plain(text: str) -> str:
    """Text without the marks and spaces of a treebank's tokens."""
    for mark, for_it in {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": "“", "''": "”"}.items():
        text = text.replace(mark, for_it)
    text = re.sub(r" (?=[.,;:!?%)\]”’]|n't\b|'(?:s|re|ve|ll|d|m)\b|'(?= ))", "", " ".join(text.split()))
    return re.sub(r"(?<=[(\[“$£€#]) ", "", text)


def laid(sentences: Sequence[str]) -> tuple[list[Span], str]:
    """Where each sentence stands, and all of them as one text."""
    spans, start = [], 0
    for one in sentences:
        spans.append((start, start + len(one)))
        start += len(one) + 1
    return spans, " ".join(sentences)
