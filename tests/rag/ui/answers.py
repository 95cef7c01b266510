"""Answers over those articles: found by a word of the question, one of each kind, and a decline."""

import uuid
from dataclasses import replace

from rag.types import (
    Answer,
    Article,
    Hit,
    Item,
    Kind,
    Passage,
    Quote,
    Refusal,
    Section,
    Sentence,
    Table,
)
from tests.rag.ui.articles import (
    BUKHARA,
    DUSHANBE,
    FORMAT,
    HOSTILE,
    HOSTILE_ARTICLE,
    HUB,
    PLAN,
    PLEDGE,
    REVIEW,
    RIGA,
    VENUE,
    XIAN,
)

DECLINED = "The library does not say. It holds nothing that answers this question."


ANSWERS: dict[str, tuple[tuple[Article, str], ...]] = {
    "adopt": ((DUSHANBE, PLAN), (DUSHANBE, REVIEW), (BUKHARA, HUB)),
    "bukhara": ((BUKHARA, HUB),),
    "taxation": ((HOSTILE_ARTICLE, HOSTILE),),
    "pledge": ((XIAN, PLEDGE),),
    "third": ((DUSHANBE, REVIEW),),
    "venue": ((DUSHANBE, VENUE),),
    "readout": ((HOSTILE_ARTICLE, HOSTILE),),
    "format": ((XIAN, FORMAT),),
    "charter": ((RIGA, RIGA.text.partition(" Latvia")[0]),),
}


PASTED = (
    "Six presidents met in Dushanbe and adopted a joint action plan for the years from 2025 to 2027. According to the "
    "communiqué, its results would be reviewed at a third summit in 2027, and a hub in Bukhara was agreed. China, not "
    "present itself, had pledged 26 billion yuan at the summit in Xi'an two years earlier. Is this correct?"
)


ASKED: dict[Kind, str] = {
    "about": "hi",
    "library": "How many meetings do you hold?",
    "meeting": "Who was in the chair in Dushanbe?",
    "status": "Was the hub agreed?",
    "list": "List every outcome of Dushanbe",
    "compare": "Compare Dushanbe and Xi'an",
    "digest": "Summarise Dushanbe",
    "check": PASTED,
}
"""A question for each kind of answer that is composed."""


def answered(question: str, found: tuple[tuple[Article, str], ...]) -> Answer:
    """An answer that quotes the sentences found; passages of two more articles came up as well."""
    quotes = tuple(quote(marker, *where) for marker, where in enumerate(found, start=1))
    hits = tuple(hit(rank, article) for rank, article in enumerate((found[0][0], XIAN, HOSTILE_ARTICLE), start=1))
    return Answer(uuid.uuid4().hex, question, question, "answered", quotes, hits, 0.9)


def composed(kind: Kind) -> Answer:
    """An answer of that kind to its question in `ASKED`, over quotes 1 to 4 of `PLAN`, `REVIEW`, `HUB`, `PLEDGE`."""
    sentences = ((DUSHANBE, PLAN), (DUSHANBE, REVIEW), (BUKHARA, HUB), (XIAN, PLEDGE))
    answer = replace(answered(ASKED.get(kind, "?"), sentences), kind=kind, confidence=1.0)
    adopted = Section("Adopted", (Item(PLAN, (1,)), Item("Reviewed at a third summit in 2027", (2,))))
    proposed = Section("Only proposed", (Item("A hub in Bukhara", (3,)),))
    chair = quote(1, DUSHANBE, "Rahmon chaired.")
    near = quote(2, BUKHARA, HUB)
    return {
        "about": replace(answer, status="about", quotes=(), hits=(), headline="Hello. I answer from 4 articles."),
        "library": replace(
            answer,
            quotes=(),
            headline="Three meetings, in four articles.",
            table=Table(("Meeting", "Articles"), ((Item("Dushanbe"), Item("2")), (Item("Xi'an"), Item("1")))),
        ),
        "meeting": replace(answer, quotes=(chair,), headline="Rahmon."),
        "status": replace(answer, quotes=(quote(1, BUKHARA, HUB),), headline="Only proposed, and not adopted."),
        "list": replace(answer, headline="Three outcomes.", sections=(adopted, proposed), shown=3, there=3),
        "compare": replace(
            answer,
            headline="Dushanbe set a plan, Xi'an a sum.",
            table=Table(
                ("", "Central Asia–Russia Summit, Dushanbe 2025", "Central Asia–China Summit, Xi'an 2023"),
                (
                    (Item("Adopted"), Item("A Joint Action Plan for 2025–2027", (1,)), Item("Nothing in the library")),
                    (Item("Money"), Item("Nothing in the library"), Item(PLEDGE, (4,))),
                ),
            ),
        ),
        "digest": replace(
            answer,
            headline="Six presidents met and adopted a plan [1].",
            sections=(Section("Next", (Item("A third summit", (2,)),)), proposed),
            related=(quote(5, DUSHANBE, VENUE),),
        ),
        "check": replace(
            answer,
            headline="One claim is borne out; one is not.",
            sections=(
                Section("Borne out", (Item("“adopted a joint action plan”", (1,)),)),
                Section("Wrong", (Item("“a hub in Bukhara was agreed”: the quote says proposed", (3,)),)),
            ),
        ),
        "fact": replace(answer, quotes=(chair, near), confidence=0.9),
    }[kind]


def declined(question: str) -> Answer:
    """A decline that holds up the first passage of three articles."""
    hits = tuple(hit(rank, article) for rank, article in enumerate((DUSHANBE, BUKHARA, HOSTILE_ARTICLE), start=1))
    refusal = Refusal(DECLINED, (DUSHANBE.title, BUKHARA.title, HOSTILE_ARTICLE.title))
    return Answer(uuid.uuid4().hex, question, question, "declined", (), hits, 0.1, refusal)


def quote(marker: int, article: Article, sentence: str) -> Quote:
    """The quote of that sentence, at its place in the article."""
    start = article.text.index(sentence)
    return Quote(marker, article.id, start, start + len(sentence), sentence, 0.9)


def hit(rank: int, article: Article) -> Hit:
    """A passage of the article's first two sentences, of which the second is the nearest."""
    first = article.text.index(". ") + 1 if ". " in article.text else 10
    sentences = (Sentence(0, first), Sentence(first + 1, min(first + 60, len(article.text))))
    passage = Passage(f"{article.id}-0", article.id, 0, sentences[1].end, sentences, 40)
    return Hit(passage, rank, 0.5, sentence_cosines=(0.1, 0.4))
