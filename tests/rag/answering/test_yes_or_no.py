"""A question that wants a yes or a no gets one where the sentence that answers decides, and none elsewhere."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rag.answering.check import with_yes_or_no
from rag.answering.composed import Composed
from rag.store import Library
from rag.types import Quote
from tests.rag.answering.asked import asked_of
from tests.rag.fakes import fill, write_articles

TOLD = {
    "port": "The port tariff is not binding on islands.",
    "fund": "The harbour fund cannot borrow.",
    "pilot": "Peru proposed a permanent pilot school.",
    "union": "Norway agreed to drop its objections to Malta's entry into the league.",
    "absent": "Ghana will not attend the reef talks, which it called a gift to those who reject what Malta accepted.",
    "guest": "The mayor of Lima took part in the dinner as a guest.",
    "talk": "Transcript of a press conference\n\nModerator: Welcome.\n\n"
    "Question (Bay Post): Was Chile asked to come?\n\n"
    "Dr Ines Vale: Chile was not asked to come. The port is a matter for the islands. No paper was signed.\n\n"
    "Question (Bay Post): When do you meet again?\n\nDr Ines Vale: In May.",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("told")
    fill(write_articles(folder / "news", TOLD), folder / "data")
    opened = Library.open(folder / "data")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("question", "article", "line"),
    [
        ("Is the port tariff binding on islands?", "port", "No: The port tariff is not binding on islands."),
        ("and can the harbour fund borrow", "fund", "No: The harbour fund cannot borrow."),
        ("Did Malta attend the reef talks?", "absent", ""),
        ("Did Ghana attend the reef talks?", "absent", f"No: {TOLD['absent']}"),
        ("Was Malta's entry into the league approved?", "union", ""),
        ("Did the mayor of Lima take part in the dinner?", "guest", f"Yes: {TOLD['guest']}"),
        ("So is Lima in?", "guest", ""),
        ("So is malta in?", "union", ""),
        ("Was Chile asked to come?", "talk", "No: Chile was not asked to come."),
        ("Was a paper signed?", "talk", "No: no paper was signed."),
        ("Is the pilot school permanent?", "pilot", "Only proposed, by Peru."),
        ("Does Peru have a pilot school now?", "pilot", "Only proposed, by Peru."),
        ("Did Peru propose a free pilot school?", "pilot", ""),
        ("Is the pilot school permanent? That is what Peru promised.", "pilot", "Only proposed, by Peru."),
        ("Is the pilot school permanent now? Wasn't it settled?", "pilot", "Only proposed, by Peru."),
        ("Does Peru have a no-fee pilot school?", "pilot", "Only proposed, by Peru."),
        ("Is the harbour fund large?", "fund", ""),
        ("Is the port tariff binding or a proposal?", "port", ""),
        ("Why is the port tariff not binding?", "port", ""),
    ],
)
def test_the_line_says_what_the_sentence_decides(library: Library, question: str, article: str, line: str) -> None:
    every = library.sentences(article)
    said = [Quote(1, article, one.start, one.end, library.cut(article, one.start, one.end), 1.0) for one in every]
    quote = next(one for one in said if "not asked to come" in one.text) if article == "talk" else said[0]
    composed = Composed("fact", quotes=(quote,))
    assert with_yes_or_no(composed, asked_of(library, question)).headline == line


def test_an_answer_with_a_line_keeps_it(library: Library) -> None:
    quote = Quote(1, "port", 0, len(TOLD["port"]), TOLD["port"], 1.0)
    composed = Composed("fact", headline="From May.", quotes=(quote,))
    assert with_yes_or_no(composed, asked_of(library, "Is the port tariff binding?")) is composed


def test_what_only_a_heading_says_is_no_yes(tmp_path: Path) -> None:
    told = "# Norway holds off on tariffs for Chile\n\nThe ministers also praised the ports of Norway and their fish."
    fill(write_articles(tmp_path / "news", {"off": told}), tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as own:
        (one,) = [one for one in own.sentences("off") if "praised" in own.cut("off", one.start, one.end)]
        quote = Quote(1, "off", one.start, one.end, own.cut("off", one.start, one.end), 1.0)
        composed = Composed("fact", quotes=(quote,))
        assert not with_yes_or_no(composed, asked_of(own, "Will Norway hold off on tariffs for Chile?")).headline
