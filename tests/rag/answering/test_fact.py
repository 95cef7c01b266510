"""A fact is answered by the sentences that hold it; who somebody is, and figures and days, also in a line."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rag.answering.fact.composer import fact
from rag.answering.fact.corrections import correcting_first
from rag.answering.fact.fitting import fitting
from rag.answering.fact.further import with_further
from rag.chain import AnswerChain
from rag.question import plainer
from rag.reading import Reading
from rag.store import Library
from rag.types import Hit, Passage, Quote
from tests.rag.answering.asked import asked_of, quoted
from tests.rag.test_chain import fake_chain, fill, write_articles

PEOPLE = {
    "a": "Lakonian President Ursula de Bra opened the summit. De Bra spoke first. It lasted a day.",
    "b": "Costas Ruin, head of the Harbour Council, sat by Ursula de Bra. The port minister, Anna Kell, was absent.",
    "c": "Nobody gave Gora Tamm the badge of honour. Bera Tamm of Lakonia came, with Dora Tamm, who chairs the Senate.",
    "e": "- Chair: Anna Kell\n\n- Secretary General of the Council: Gus Orme\n\n- The text was adopted.",
    "d": "The badge went to Ned Orr, the chargé d'affaires of the embassy. Ann Orr, it said, left.",
}


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder: Path = tmp_path_factory.mktemp("people")
    fill(write_articles(folder / "news", PEOPLE), folder / "data")
    opened = fake_chain(folder / "data")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Who is Ursula de Bra?", "Lakonian President Ursula de Bra."),
        ("who's de bra", "Lakonian President Ursula de Bra."),
        ("Costas Ruin?? who is that", "Costas Ruin, head of the Harbour Council."),
        ("What post does Costas Ruin hold?", "Costas Ruin, head of the Harbour Council."),
        ("What is Anna Kell's position?", "Port minister, Anna Kell."),
        ("who is bera tamm", "Bera Tamm of Lakonia."),
        ("who is Ned Orr?", "Ned Orr, the chargé d'affaires of the embassy."),
        ("who is Gus Orme", "Secretary General of the Council: Gus Orme."),
        ("Who, pray, is Costas Ruin?", "Costas Ruin, head of the Harbour Council."),
        ("I keep meeting one Costas Ruin; what is his position?", "Costas Ruin, head of the Harbour Council."),
        ("Somebody called Costas Ruin sat there; who is he?", "Costas Ruin, head of the Harbour Council."),
        ("Who is Dora Tamm? Not Gora, the other one.", "Dora Tamm, who chairs the Senate."),
    ],
)
def test_who_somebody_is_is_told_in_the_words_of_an_article(chain: AnswerChain, question: str, line: str) -> None:
    answer = chain.invoke(question)
    assert (answer.status, answer.headline) == ("answered", line)
    assert [line[1:-1] in quote.text for quote in answer.quotes] == [True]


@pytest.mark.parametrize(
    "question", ["Who is Gora Tamm?", "Who is Elsa Nobody?", "Who is the president?", "Who is it?"]
)
def test_nobody_is_given_an_office_that_no_article_gives_them(chain: AnswerChain, question: str) -> None:
    assert not chain.invoke(question).headline


def test_a_figure_that_another_article_corrects_gives_way() -> None:
    quotes = [
        Quote(nth, "abc"[nth], 0, len(text), text, 1.0)
        for nth, text in enumerate(
            (
                "The ships cost $74 million.",
                "The port costs $9 million.",
                "The ships cost $47 million, not $74 million.",
            )
        )
    ]
    assert [one.article_id for one in correcting_first(quotes[:2], quotes)] == ["c", "a", "b"]
    assert correcting_first(quotes[:2], quotes[:2]) == tuple(quotes[:2])


def test_a_figure_that_answers_is_the_line(tmp_path: Path) -> None:
    fill(write_articles(tmp_path / "news", {"a": "The gas treaty has 15 articles."}), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    answer = chain.invoke("How many articles does the gas treaty have?")
    assert answer.headline == "15 articles."
    assert answer.text == "15 articles.\n\n“The gas treaty has 15 articles.” [1]"
    chain.close()


@pytest.mark.parametrize(
    ("texts", "question", "line"),
    [
        (
            (
                "The gas pier will cost 74 million euros.",
                "The gas pier will cost 47 million euros, not 74 million euros.",
            ),
            "How much will the gas pier cost?",
            "47 million euros.",
        ),
        (("The gas group will meet on 22 April.",), "When will the gas group meet?", "22 April."),
    ],
)
def test_the_line_is_the_right_figure_or_the_day(
    tmp_path: Path, texts: tuple[str, ...], question: str, line: str
) -> None:
    fill(write_articles(tmp_path / "news", dict(zip("ab", texts, strict=False))), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    assert chain.invoke(question).headline == line
    chain.close()


def test_the_edition_asked_for_stands_first_though_only_another_s_article_tells_of_it(tmp_path: Path) -> None:
    text = "The sixth Reef Forum met on 3 May 2025. The fifth forum had been held in Suva in July 2023."
    fill(write_articles(tmp_path / "news", {"a": text}), tmp_path / "data")
    library = Library.open(tmp_path / "data")
    quotes = quoted(library, "a")
    answer = fact(asked_of(library, "When was the 5th Reef Forum?", quotes=quotes))
    assert (answer.headline, answer.quotes[0].text) == ("July 2023.", quotes[1].text)
    assert fact(asked_of(library, "When was the forum?", quotes=quotes)).quotes[0].text == quotes[0].text
    library.close()


def test_words_of_talk_are_put_as_articles_write_them() -> None:
    assert plainer("how much did the summit cost?") == "what was the budget of the summit?"
    assert plainer("Who took over the chair in Oslo?") == "Who did the chair pass to in Oslo?"
    assert plainer("Who came to Oslo?") == "Who came to Oslo?"


def test_three_sentences_are_quoted_where_no_meeting_is_named_and_others_are_related(tmp_path: Path) -> None:
    told = {
        f"larch{nth}": f"{who} offered gas and water." for nth, who in enumerate(("Kenya", "Ghana", "Peru", "Chile"))
    }
    fill(write_articles(tmp_path / "news", told), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    answer = chain.invoke("What gas and water was offered?")
    chain.close()
    assert (len(answer.quotes), len(answer.related)) == (3, 1)


def test_a_further_sentence_is_shown_as_it_is_likely_enough_for_where_it_stands(chain: AnswerChain) -> None:
    near, far, other = (
        Quote(2, "a", 44, 63, "De Bra spoke first.", 0.01),
        Quote(3, "a", 64, 79, "It lasted a day.", 0.03),
        Quote(4, "b", 0, 60, "Costas Ruin, head of the Harbour Council, sat by Ursula de Bra.", 0.07),
    )
    best = Quote(1, "a", 0, 43, "Lakonian President Ursula de Bra opened the summit.", 0.9)
    asked = asked_of(chain.library, "Who opened it?", quotes=(best, near, far, other))
    place = Passage("a:0", "a", 0, 63, (), 0)
    asked = replace(asked, reading=replace(asked.reading, hits=(Hit(place, 1, 0.0),)))
    assert with_further(asked.reading.quotes, asked) == (best,)
    surer = tuple(replace(one, score=2 * one.score) for one in (near, far, other))
    assert with_further((best, *surer), asked) == (best, *surer)
    assert with_further((best, *(replace(one, score=0.03) for one in (near, far, other))), asked)[1:] == (
        replace(near, score=0.03),
    )


@pytest.mark.parametrize(
    ("found_in", "confidence", "shown"), [("rome", 0.6, "oslo"), ("none", 0.6, "none"), ("none", 0.95, "oslo")]
)
def test_an_article_on_no_meeting_gives_way_only_to_one_that_is_read_as_surely(
    meetings: Library, found_in: str, confidence: float, shown: str
) -> None:
    elsewhere = Quote(1, found_in, 0, 24, meetings.article(found_in).text[:24], 0.9)
    asked = asked_of(meetings, "Who paid at the Ferry Summit?", quotes=(elsewhere,))
    within = Reading((replace(elsewhere, article_id="oslo"),), (), confidence)
    asked = replace(asked, read=lambda text, article_ids: within)
    assert [quote.article_id for quote in fact(asked).quotes] == [shown]


@pytest.fixture(scope="module")
def meetings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Two meetings with an article each, and an article on neither."""
    folder: Path = tmp_path_factory.mktemp("meetings")
    texts = {"oslo": "Norway gave the leaders lunch.", "rome": "Italians paid for lunch. It rained."}
    for name, series in (("oslo", "Ferry Summit"), ("rome", "Forest Forum")):
        write_articles(folder / "news", {name: texts[name]}, summit=series, date="2026-05-04", place=name.title())
    write_articles(folder / "news", {"none": "Somebody paid for lunch. It rained."})
    fill(folder / "news", folder / "data")
    opened = fake_chain(folder / "data")
    yield opened.library
    opened.close()


FIGURES = {
    "alps": "The Alps Summit set a target of 5 per cent for barriers. Austria held out against it.",
    "tarn": "The Tarn Summit set a target of 60 per cent for lakes. Chile resisted the target.",
}


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("Which country resisted the 5 per cent target?", ["alps"]),
        ("Which country resisted the 5% target?", ["alps"]),
        ("Which country resisted the five percent target?", ["alps"]),
        ("Which country resisted the 60 per cent target?", ["tarn"]),
        ("Which country resisted the 7 per cent target?", ["tarn", "alps"]),
        ("Which country resisted the target?", ["tarn", "alps"]),
    ],
)
def test_a_figure_named_belongs_to_the_articles_that_have_it(tmp_path: Path, question: str, given: list[str]) -> None:
    fill(write_articles(tmp_path / "news", FIGURES), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    quotes = {name: Quote(1, name, 0, 10, text.split(". ")[1], 0.9) for name, text in FIGURES.items()}
    asked = asked_of(chain.library, question, quotes=(quotes["tarn"], quotes["alps"]))
    asked = replace(asked, read=lambda text, ids: Reading(tuple(quotes[one] for one in ids), (), 0.4))
    assert [one.article_id for one in fact(asked).quotes] == given
    chain.close()


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("How many reporters came to Oslo?", False),
        ("How many countries signed in Oslo?", True),
        ("How many members signed in Oslo?", True),
        ("How many guards came to Oslo?", True),
    ],
)
def test_a_figure_that_counts_something_else_does_not_answer(tmp_path: Path, question: str, answered: bool) -> None:
    text = "In Oslo 58 countries signed on the third day, and others counted 61. In Oslo 90 officers stood watch."
    fill(write_articles(tmp_path / "news", {"a": text}), tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        near = {("reporters", "countries"): 0.4, ("guards", "officers"): 0.8}
        asked = asked_of(library, question, quotes=quoted(library, "a"))
        asked = replace(asked, alike=lambda one, others: tuple(near.get((one, other), 0.1) for other in others))
        assert bool(fitting(asked.reading.quotes, asked)) is answered
