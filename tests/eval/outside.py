"""Questions by others on texts by others, which are read in place and never copied (`make eval OUTSIDE=DIR`).

DIR holds the texts as files in `texts/` and the questions as `questions.json`, a list of `{"id", "question", "quotes",
"also"}`. A reference in `quotes`, which answer, or `also`, which count as quotes worth showing, is `{"article",
"start", "end", "sha256"}`: characters of the file of that stem, and the hash of that sentence, so that a changed text
is noticed. No quotes: nothing answers.
"""

import hashlib
import json
import shutil
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ingest.pipeline import ingest
from rag.chain import AnswerChain
from rag.settings import Settings
from rag.types import Answer
from tests.eval.corpus import ROOT
from tests.eval.measure import auroc

DATA = ROOT / "build" / "eval-outside"
MOSTLY = 0.6
"""0-1: a quote that is part of a reference counts when it is longer than this share of it."""
DECLINED = 0.08
"""0-1: the share of answerable questions declined at which `answered_at_8_declined` is read off."""

Reference = Mapping[str, str | int]
Place = tuple[str, str]
"""An article's id and a sentence of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what the chain answered, and the sentences that answer."""

    answer: Answer
    gold: tuple[Place, ...]
    also: tuple[Place, ...]


def measure_outside(folder: Path) -> dict[str, float]:
    """All measures, with the shipped weights, through the whole chain."""
    shutil.rmtree(DATA, ignore_errors=True)
    settings = Settings(data=DATA)
    ingest([str(folder / "texts")], settings)
    chain = AnswerChain.open(settings)
    texts = {file.stem: file.read_text(encoding="utf-8") for file in (folder / "texts").iterdir()}
    asked = [
        Asked(
            chain.invoke(one["question"]),
            *(tuple(_place(ref, texts, chain) for ref in one.get(kind, ())) for kind in ("quotes", "also")),
        )
        for one in json.loads((folder / "questions.json").read_text(encoding="utf-8"))
    ]
    found = measures(asked, chain)
    chain.close()
    return found


def measures(asked: Sequence[Asked], chain: AnswerChain) -> dict[str, float]:
    """Shares, 0-1; the first five over the questions that something answers."""
    answerable = [one for one in asked if one.gold]
    yes = [one.answer.confidence for one in answerable]
    no = [one.answer.confidence for one in asked if not one.gold]
    shown = [(quote.article_id, quote.text, one) for one in answerable for quote in one.answer.quotes]

    def quoted(one: Asked, within: int) -> bool:
        return any(covers(quote.article_id, quote.text, one.gold) for quote in one.answer.quotes[:within])

    def hit(one: Asked, within: int) -> bool:
        passages = [found.passage for found in one.answer.hits[:within]]
        return any(covers(p.article_id, chain.library.cut(p.article_id, p.start, p.end), one.gold) for p in passages)

    return {
        "quote_at_1": float(np.mean([quoted(one, 1) for one in answerable])),
        "quote_at_3": float(np.mean([quoted(one, 3) for one in answerable])),
        "hit_at_4": float(np.mean([hit(one, 4) for one in answerable])),
        "quotes_that_answer": float(
            np.mean([covers(article, text, (*one.gold, *one.also)) for article, text, one in shown])
        ),
        "wrongly_declined": float(np.mean([one.answer.status == "declined" for one in answerable])),
        "wrongly_answered": float(np.mean([one.answer.status == "answered" for one in asked if not one.gold])),
        "answered_at_8_declined": float(np.mean(np.array(no) >= np.quantile(yes, DECLINED))),
        "auroc": auroc(yes, no),
    }


def covers(article_id: str, text: str, gold: Sequence[Place]) -> bool:
    """Whether the text holds one of the sentences of that article, or most of it."""
    said = " ".join(text.split())
    for article, sentence in gold:
        wanted = " ".join(sentence.split())
        if article == article_id and (wanted in said or (said in wanted and len(said) > MOSTLY * len(wanted))):
            return True
    return False


def _place(reference: Reference, texts: Mapping[str, str], chain: AnswerChain) -> Place:
    """The sentence as the library stores it, found with white space and invisible characters left aside."""
    article = str(reference["article"])
    sentence = texts[article][int(reference["start"]) : int(reference["end"])]
    if hashlib.sha256(sentence.encode()).hexdigest() != reference["sha256"]:
        raise ValueError(
            f"{article!r} {reference['start']}-{reference['end']} is not the sentence it was. Take the texts from the "
            "version that the questions were written for."
        )
    text = chain.library.article(article).text
    (whole, where), (wanted, _) = seen(text), seen(unicodedata.normalize("NFC", sentence))
    at = whole.find(wanted)
    return article, text[where[at] : where[at + len(wanted) - 1] + 1] if at >= 0 else sentence


def seen(text: str) -> tuple[str, list[int]]:
    """The characters that count, and where each stands."""
    kept = [
        (one, place)
        for place, one in enumerate(text)
        if not one.isspace() and unicodedata.category(one) not in ("Cf", "Cc")
    ]
    return "".join(one for one, _ in kept), [place for _, place in kept]
