"""A small library of two meetings, for the composers that answer from the record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.chain import AnswerChain
from tests.rag.fakes import fake_chain, fill, write_articles

CEDAR = (
    "President Oda Lund of Norway chaired the second Cedar Summit in Oslo on 4 and 5 May 2025."
    " The leaders of Norway, Chile, Kenya and Peru attended; President William Ruto of Kenya did not travel and was"
    " represented by Foreign Minister Musalia Mudavadi of Kenya.\n\n"
    "The leaders adopted the Oslo Declaration, a text of 14 points, and a roadmap for clean ports for 2026–2030."
    " Three documents were signed in all.\n\n"
    "President Gabriel Boric of Chile proposed a timber exchange in Valparaíso. He also called for a joint seed bank."
    " Kenya proposed a forest academy in Nairobi. None of these ideas was among the documents adopted in Oslo.\n\n"
    "Norway announced 200 million euros in grants for forests. Peru pledged 30 million dollars.\n\n"
    "Reuters reported that the leaders had agreed to found a Cedar Bank. Another account, by the agency EFE, described"
    " the step more narrowly as a decision to study one.\n\n"
    "The leaders rejected a common tax on timber."
    " The next summit will be held in Lima in 2027, and after that in Kenya."
)
FIRST = "The first Cedar Summit was held in Santiago on 3 June 2023. President Gabriel Boric of Chile chaired it."
SERIES = {"summit": "Cedar Summit"}


@pytest.fixture(scope="module")
def cedar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    """The chain over the two Cedar Summits, and an article on timber that belongs to none."""
    folder: Path = tmp_path_factory.mktemp("cedar")
    news = folder / "news"
    write_articles(news, {"oslo": CEDAR}, edition=2, date="2025-05-05", place="Oslo, Norway", **SERIES)
    write_articles(news, {"santiago": FIRST}, edition=1, date="2023-06-03", place="Santiago, Chile", **SERIES)
    fill(news, folder / "data")
    chain = fake_chain(folder / "data")
    yield chain
    chain.close()
