"""Pairs of texts that the entailment reader is trained on: `python -m tests.eval.entail_data SNAPSHOTS FILE`.

SNAPSHOTS is a folder with copies of the repositories that `SETS` names, as owner+name/repo (bare or not). All of them
permit use with attribution; `rag/claims/entailment.md` lists the licences. No set that the project reports is among
them. The file is gzipped JSON, a pair a line, and is no part of the project.

Beside pairs by others there are our own: from the sentences of the articles that ship, from the paraphrases of
`claims-training.jsonl` and from what others say follows, each altered as in `tests.eval.altered`, and two pairs woven
into one, of which both halves follow or one. And there are claims on invented articles (`tests.eval.entail_invented`).
"""

import argparse
import ast
import csv
import gzip
import io
import json
import random
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ingest.split import find_sentences
from tests.eval import altered
from tests.eval.entail_invented import of_invented
from tests.eval.entail_pair import Pair, balanced, names_in
from tests.eval.invented import every_invented
from tests.eval.joint_sets import Snapshots
from tests.eval.questions import HERE

LONGEST = 80
"""Words of a pair by others, at most."""
OWN_EACH, PARAPHRASE_EACH = 3, 12
"""How many times each sentence of the articles and each paraphrase is drawn."""
WOVEN, TURNED = 16000, 16000
"""How many pairs are made from those by others, woven of two and altered."""
CORPUS = HERE.parent.parent / "corpus"

Labelled = Iterable[tuple[str | None, str | None, str | None]]
"""Premise, hypothesis and label, as the set names it."""
_LABELS = {
    **dict.fromkeys(("entailment", "e", "supports", "entailed"), "entailment"),
    **dict.fromkeys(("neutral", "n"), "neutral"),
    **dict.fromkeys(("contradiction", "c", "refutes"), "contradiction"),
    **dict.fromkeys(("not_entailment", "not-entailed", "not entailed"), "not_entailment"),
}


def table(
    repo: str, path: str, columns: tuple[str, str, str], delimiter: str = "\t"
) -> Callable[[Snapshots], Labelled]:
    """A set that is one table with a line of headings."""

    def read(files: Snapshots) -> Labelled:
        quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
        text = io.StringIO(files.read(repo, path).decode("utf-8", "replace").lstrip("\ufeff"))
        for row in csv.DictReader(text, delimiter=delimiter, quoting=quoting):
            yield row[columns[0]], row[columns[1]], row[columns[2]]

    return read


def lines(repo: str, *paths: str) -> Callable[[Snapshots], Labelled]:
    """A set of JSON objects, a line each."""

    def read(files: Snapshots) -> Labelled:
        for path in paths:
            for row in _objects(files, repo, path):
                yield (
                    row.get("premise") or row.get("evidence_sentence") or row.get("evidence"),
                    row.get("hypothesis") or row.get("claim"),
                    row.get("label") or row.get("gold_label"),
                )

    return read


def _objects(files: Snapshots, repo: str, path: str) -> Iterator[dict[str, Any]]:
    for line in files.read(repo, path).decode().split("\n"):
        if line.strip():
            yield json.loads(line)


def columns(repo: str, path: str, order: Sequence[int], names: dict[str, str]) -> Callable[[Snapshots], Labelled]:
    """A table without headings; `order` says where premise, hypothesis and label are."""

    def read(files: Snapshots) -> Labelled:
        for line in files.read(repo, path).decode("utf-8", "replace").split("\n"):
            parts = line.split("\t")
            if len(parts) > max(order):
                premise, hypothesis, label = (parts[nth] for nth in order)
                yield premise, hypothesis, names.get(label, label)

    return read


def asked(files: Snapshots) -> Labelled:
    """Sentences of MultiNLI that were written into questions."""
    form = re.compile(
        r'For the statement, "(.*)", does the hypothesis "(.*)" represent entailment, contradiction, or neutrality\?',
        re.DOTALL,
    )
    text = files.read("technion-cs-nlp+LLMsKnow", "data/mnli_train.csv").decode()
    for row in csv.DictReader(io.StringIO(text)):
        if found := form.fullmatch(row["Question"].strip()):
            yield found[1].strip(), found[2].strip(), row["Answer"]


def fever(files: Snapshots) -> Labelled:
    """Claims of FEVER with their evidence in full, where there is any."""
    names = {"0": "contradiction", "1": "entailment", "2": "contradiction"}
    for part in ("eval", "test"):
        text = files.read("GGKorn+fever-nli", f"data/vanilla_wiki_data/{part}_data_vanilla.csv").decode()
        for row in csv.DictReader(io.StringIO(text)):
            evidence = ast.literal_eval(row["evidence"]) if row["evidence"].startswith("[") else ()
            if evidence and row["verifiable"] == "1":
                yield " ".join(evidence), row["claim"], names.get(row["label"])


def fooled(files: Snapshots) -> Labelled:
    for part in ("dev", "test"):
        for row in _objects(files, "google-research+fool-me-twice", f"dataset/{part}.jsonl"):
            evidence = " ".join(one["text"] for one in row["gold_evidence"])
            yield evidence, row.get("claim") or row.get("text"), row["label"]


def infotabs(files: Snapshots) -> Labelled:
    """Tables, read out as sentences, and what is said of them."""
    repo, told = "infotabs+infotabs", dict[str, str]()
    for row in csv.DictReader(
        io.StringIO(files.read(repo, "data/maindata/infotabs_train.tsv").decode()),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    ):
        name = row["table_id"]
        if name not in told:
            given = json.loads(files.read(repo, f"data/tables/json/{name}.json"))
            title = " ".join(given.get("title", []))
            told[name] = " ".join(
                f"{key} of {title}: {', '.join(value) if isinstance(value, list) else value}."
                for key, value in given.items()
                if key != "title"
            )
        yield told[name], row["hypothesis"], row["label"]


def curriculum(task: str) -> Callable[[Snapshots], Labelled]:
    def read(files: Snapshots) -> Labelled:
        packed = files.read("eric11eca+curriculum-ling", f"benchmark/tasks/{task}.zip")
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            name = next(one for one in archive.namelist() if one.endswith("train.jsonl") and "MACOSX" not in one)
            for line in archive.read(name).decode().split("\n"):
                if line.strip():
                    row = json.loads(line)
                    yield row.get("premise"), row.get("hypothesis"), row.get("gold_label", row.get("label"))

    return read


_SA = "nyu-mll+semi-automatic-nli"
_SENTENCES = ("sentence1", "sentence2")
_SYMMETRIC = (
    "symmetric_v0.1/fever_symmetric_generated.jsonl",
    "symmetric_v0.2/fever_symmetric_dev.jsonl",
    "symmetric_v0.2/fever_symmetric_test.jsonl",
)
_NAMED = {"1": "neutral", "2": "contradiction", "3": "entailment"}
SETS: dict[str, tuple[Callable[[Snapshots], Labelled], int]] = {
    "mnli": (table("tp823+HW2-NLP", "mnli_train.tsv", (*_SENTENCES, "label")), 20000),
    "mnli, asked": (asked, 10000),
    "conjnli": (
        table("swarnaHub+ConjNLI", "data/NLI/adversarial_train_15k.tsv", ("Premise", "Hypothesis", "Label")),
        8000,
    ),
    "snli": (columns("academic-repository+cat", "data/snli/train.csv", (2, 3, 0), _NAMED), 18000),
    "snli, counterfactual": (
        table("acmi-lab+counterfactually-augmented-data", "NLI/all_combined/train.tsv", (*_SENTENCES, "gold_label")),
        7000,
    ),
    "saNLI": (lines(_SA, *(f"data/{one}/train.jsonl" for one in ("base_wiki", "sim_wiki", "translate_wiki"))), 20000),
    "infotabs": (infotabs, 6000),
    "fever": (fever, 20000),
    "fever, not enough": (
        lambda files: (
            pair
            for part in ("dev", "test")
            for pair in columns("salesforce+DocNLI", f"Data/binary-FEVER-NLI/{part}.txt", (1, 2, 0), {})(files)
        ),
        16000,
    ),
    "fever, symmetric": (lines("TalSchuster+FeverSymmetric", *_SYMMETRIC), 1500),
    "fool me twice": (fooled, 2600),
    "wikires": (
        lambda files: (
            pair
            for kind in ("ex", "im")
            for pair in columns("ruixiangcui+WikiResNLI_NatResNLI", f"data/WikiResNLI/{kind}.train.tsv", (0, 1, 2), {})(
                files
            )
        ),
        1000,
    ),
    "monotonicity": (curriculum("monotonicity_infer"), 1500),
    "med": (table("verypluming+MED", "MED.tsv", (*_SENTENCES, "gold_label")), 1500),
    "help": (
        lambda files: (
            pair
            for word in ("and", "or")
            for pair in table(
                "verypluming+HELP",
                f"output_en/leskexppmb_{word}.tsv",
                ("ori_sentence", "new_sentence", "gold_label"),
            )(files)
        ),
        2000,
    ),
    "relations": (curriculum("kg_relations"), 1500),
}
"""Each set, and how many of its pairs are taken at most."""


def by_others(files: Snapshots, chance: random.Random) -> Iterator[Pair]:
    seen = set[tuple[str, str]]()
    for source, (read, most) in SETS.items():
        found = []
        for premise, hypothesis, label in read(files):
            name = _LABELS.get(str(label).strip().lower())
            if not (premise and hypothesis and name):
                continue
            pair = Pair(premise.strip(), hypothesis.strip(), name, source)
            key = (pair.premise, pair.hypothesis)
            if key not in seen and all(key) and len(" ".join(key).split()) <= LONGEST:
                seen.add(key)
                found.append(pair)
        yield from chance.sample(found, min(most, len(found)))


def woven(given: Sequence[Pair], chance: random.Random) -> Iterator[Pair]:
    """Two pairs as one: both follow, one does not, or the premise of one is missing."""
    true = [one for one in given if one.label == "entailment" and len(one.premise.split()) < 45]
    false = [one for one in given if one.label == "contradiction" and len(one.premise.split()) < 45]
    for nth in range(WOVEN):
        one, other = chance.choice(true), chance.choice(true)
        both = [one.premise, other.premise]
        chance.shuffle(both)
        premise = " ".join(both)
        match nth % 6:
            case 0 | 1:
                yield Pair(premise, altered.joined(one.hypothesis, other.hypothesis, chance), "entailment", "woven")
            case 2:
                yield Pair(premise, one.hypothesis, "entailment", "woven")
            case 3 | 4:
                said = altered.joined(*chance.sample([one.hypothesis, other.hypothesis], 2), chance)
                yield Pair(one.premise, said, "not_entailment", "woven")
            case _:
                wrong = chance.choice(false)
                said = altered.joined(*chance.sample([one.hypothesis, wrong.hypothesis], 2), chance)
                yield Pair(f"{one.premise} {wrong.premise}", said, "not_entailment", "woven")


def changed(
    premise: str, sentence: str, names: Sequence[str], phrases: Sequence[str], chance: random.Random, source: str
) -> Pair | None:
    """A sentence that follows, altered in a way drawn by chance until one can be."""
    ways: list[tuple[Callable[[], str | None], str]] = [
        (lambda: altered.another_number(sentence, chance), "contradiction"),
        (lambda: altered.another_name(sentence, names, chance), "not_entailment"),
        (lambda: altered.denied(sentence, chance), "contradiction"),
        (lambda: altered.turned(sentence, chance), "not_entailment"),
        (lambda: altered.turned(sentence, chance), "not_entailment"),
        (lambda: altered.adopted(sentence, chance), "not_entailment"),
        (lambda: f"{sentence.rstrip('. ')} {chance.choice(phrases)}." if phrases else None, "neutral"),
    ]
    chance.shuffle(ways)
    for way, label in ways:
        if (said := way()) and said != sentence and said not in premise:
            return Pair(premise, said, label, source)
    return None


def own(names: Sequence[str], phrases: Sequence[str], chance: random.Random) -> Iterator[Pair]:
    """From the articles that ship, and from paraphrases of their sentences."""
    for file in sorted(CORPUS.glob("*.md")):
        text = re.sub(r"\A---\n.*?\n---\n", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        every = [
            sentence
            for line in text.split("\n")
            if line[:1].isalnum()
            for one in find_sentences(line, 0, len(line))
            if 6 <= len((sentence := line[one.start : one.end]).split()) <= 38 and sentence.endswith(".")
        ]
        for nth, sentence in enumerate(every):
            for _ in range(OWN_EACH):
                yield from _drawn(nth, sentence, every, names, phrases, chance)
    for line in (HERE / "claims-training.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        premise = " ".join(one["quotes"])
        for nth in range(PARAPHRASE_EACH):
            wrong = changed(premise, one["sentence"], names, phrases, chance, "paraphrases") if nth % 2 else None
            yield wrong or Pair(premise, one["sentence"], "entailment", "paraphrases")


def _drawn(
    nth: int, sentence: str, every: Sequence[str], names: Sequence[str], phrases: Sequence[str], chance: random.Random
) -> Iterator[Pair]:
    """A pair that follows and one that does not, both on one sentence of an article."""
    other = chance.choice([one for one in every if one != sentence])
    beside = every[nth - 1] if nth else other
    premise = chance.choice([sentence, sentence, f"{beside} {sentence}", f"{sentence} {other}"])
    short = altered.shortened(sentence, chance)
    match chance.randrange(4):
        case 0:
            yield Pair(premise, short or sentence, "entailment", "articles")
        case 1:
            yield Pair(f"{sentence} {other}", altered.joined(sentence, other, chance), "entailment", "articles")
        case 2:
            third = chance.choice(phrases)
            quoted = f"{sentence.rstrip('.')} {third}."
            yield Pair(quoted, chance.choice([sentence, quoted]), "entailment", "articles")
        case _:
            yield Pair(premise, sentence, "entailment", "articles")
    if chance.random() < 0.25:
        yield Pair(sentence, altered.joined(short or sentence, other, chance), "neutral", "articles")
    elif chance.random() < 0.15:
        yield Pair(sentence, other, "neutral", "articles")
    elif wrong := changed(premise, short or sentence, names, phrases, chance, "articles"):
        yield wrong


def turned(given: Sequence[Pair], chance: random.Random) -> Iterator[Pair]:
    """What others say follows, altered."""
    true = [one for one in given if one.label == "entailment"]
    names = names_in(pair.premise for pair in chance.sample(true, min(1500, len(true))))
    for one in chance.sample(true, min(TURNED, len(true))):
        if wrong := changed(one.premise, one.hypothesis, names, (), chance, "altered"):
            yield wrong


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the pairs that the entailment reader is trained on.")
    parser.add_argument("snapshots", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("--others", type=int, help="at most so many pairs that are not on invented articles")
    given = parser.parse_args()
    chance = random.Random(1)
    public = [*by_others(Snapshots(given.snapshots), chance)]
    phrases = (HERE / "claims-invented.txt").read_text(encoding="utf-8").splitlines()
    names = names_in(line for file in CORPUS.glob("*.md") for line in file.read_text(encoding="utf-8").split("\n"))
    every = [*public, *woven(public, chance), *turned(public, chance), *own(names, phrases, chance)]
    every = [*balanced(every, chance)]
    if given.others is not None:
        every = chance.sample(every, min(given.others, len(every)))
    every += balanced([*of_invented(every_invented(), chance)], chance)
    chance.shuffle(every)
    with gzip.open(given.file, "wt", encoding="utf-8") as stream:
        stream.writelines(f"{json.dumps({**asdict(one), 'held': one.held}, ensure_ascii=False)}\n" for one in every)


if __name__ == "__main__":
    main()
