"""Kinds of questions that people put in many ways, over two accounts of one meeting and a bulletin with headings."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rag.answering.fact.fitting import fitting
from rag.answering.fact.headings import under_heading, with_outcomes
from rag.chain import AnswerChain
from rag.types import Question, Quote, Turn
from tests.rag.answering.asked import asked_of
from tests.rag.fakes import filled_chain, write_articles

GAZETTE = (
    "The leaders of Norway, Chile and Peru met at the fourth Kelp Summit in Bergen on 4 May 2026. Over 20 leaders"
    " attended the talks. Chile's president did not: his office gave a storm as the reason. Malta was represented by"
    " its"
    " foreign minister. President Ana Lund of Norway spoke by video link.\n\n"
    "The leaders adopted the Bergen Declaration. The plenary adopted the plan for kelp farms by 12 votes to 3. The"
    " proposal for a joint lab was rejected by 9 votes to 6.\n\n"
    "The new kelp brigade will cost 40 million euros a year. Peru had wanted 13 million euros for its farms. The four"
    " will pay for a study of ports at 24 million euros. Norway bears 9 million euros of it.\n\n"
    "The register is to be ready by 30 June 2030. A fund of 5 million euros will be closed by 2027."
)
TRIBUNE = (
    "Bergen is empty again after the Kelp Summit. The kelp brigade will cost 55 million euros a year, the annex says."
)
BULLETIN = """HIGHLIGHTS

* Moss strategy adopted
* Lichen talks go on
* No deal on a fund

Moss trade. The ministers spoke for two days. They approved a common tariff. Artificial intelligence (AI) was named.

We first gave the sum as 12 million euros. The ministry now says the correct amount is 9 million euros.
"""


@pytest.fixture(scope="module")
def kelp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    """The chain over two accounts of a summit, a bulletin and an earlier summit that adopted nothing."""
    folder: Path = tmp_path_factory.mktemp("kelp")
    series = {"summit": "Kelp Summit", "place": '"Bergen, Norway"', "date": "2026-05-04", "edition": 4}
    write_articles(folder / "news", {"gazette": GAZETTE}, publisher="Harbour Gazette", **series)
    write_articles(folder / "news", {"tribune": TRIBUNE}, publisher="Lagoon Tribune", **series)
    earlier = {"summit": "Kelp Summit", "place": '"Suva, Fiji"', "date": "2024-05-04", "edition": 3}
    write_articles(folder / "news", {"suva": "The leaders spoke of AI in Suva. Nothing was signed."}, **earlier)
    write_articles(folder / "news", {"bulletin": BULLETIN})
    with filled_chain(folder) as chain:
        yield chain


def test_a_table_is_made_of_a_list_on_request(kelp: AnswerChain) -> None:
    turns = (Turn("list all votes in Bergen", "x"),)
    for question in (
        Question("list all votes in Bergen, as a table"),
        Question("put that in a table please", turns),
        Question("Make a table of that, with the counts and what each was on.", turns),
    ):
        answer = kelp.invoke(question)
        assert answer.sections == ()
        assert answer.table is not None
        assert [str(row[-1]) for row in answer.table.rows] == [
            "The plenary adopted the plan for kelp farms by 12 votes to 3. [1]",
            "The proposal for a joint lab was rejected by 9 votes to 6. [2]",
        ]


def test_what_is_no_status_is_listed_by_its_words(kelp: AnswerChain) -> None:
    answer = kelp.invoke("List every vote taken in Bergen with the result")
    assert answer.headline == "2 sentences on vote in 1 article."
    assert answer.shown == answer.there == 2


def test_what_is_due_by_a_year_is_what_names_that_year(kelp: AnswerChain) -> None:
    answer = kelp.invoke("which decisions are due by 2030")
    assert answer.table is not None
    assert [row[0].text for row in answer.table.rows] == ["by 30 June 2030"]


def test_columns_asked_for_are_no_topic(kelp: AnswerChain) -> None:
    answer = kelp.invoke("List the sums named in Bergen with currency and purpose")
    assert answer.table is not None
    assert len(answer.table.rows) > 3


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("How many leaders attended the Kelp Summit in Bergen?", "Over 20 leaders."),
        ("Did Chile's president attend the Bergen summit?", "No: Chile's president was not there."),
        ("who stood in for Malta in Bergen", "Its foreign minister."),
    ],
)
def test_who_came_is_told_in_an_articles_words(kelp: AnswerChain, question: str, line: str) -> None:
    assert kelp.invoke(question).headline == line


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Name the meetings that ended without a declaration", "of which no article names a declaration"),
        ("Which meetings adopted a declaration?", "that adopted a declaration"),
        ("which summits dealt with artificial intelligence", "mention “artificial intelligence”"),
        ("Which meetings did Lund attend via video link?", "in which Lund took part via video link"),
    ],
)
def test_meetings_are_found_by_what_was_adopted_named_or_how_somebody_came(
    kelp: AnswerChain, question: str, said: str
) -> None:
    answer = kelp.invoke(question)
    assert (answer.kind, answer.status) == ("library", "answered")
    assert said in answer.headline
    assert answer.sections


def test_an_abbreviation_finds_what_spells_it_out(kelp: AnswerChain) -> None:
    items = kelp.invoke("which summits dealt with artificial intelligence").sections[0].items
    assert any("Suva" in item.text for item in items)


def test_the_publications_behind_an_article_are_named(kelp: AnswerChain) -> None:
    answer = kelp.invoke("which outlets are behind your articles on the Kelp Summit in Bergen?")
    assert answer.headline == "Harbour Gazette and Lagoon Tribune."


def test_accounts_are_set_beside_each_other_by_their_publications(kelp: AnswerChain) -> None:
    for question in (
        "Compare what the Gazette and the Tribune say about the cost of the brigade",
        "Harbour Gazette v Lagoon Tribune: cost of the brigade",
        "How much does the brigade cost according to each article?",
    ):
        table = kelp.invoke(question).table
        assert table is not None, question
        assert table.columns[1:] == ("Harbour Gazette", "Lagoon Tribune")
        assert "40 million" in table.rows[0][1].text
        assert "55 million" in table.rows[0][2].text


def test_figures_that_differ_are_found_where_a_question_names_none(kelp: AnswerChain) -> None:
    answer = kelp.invoke("where do the two articles on Bergen disagree?")
    told = " ".join(str(row) for row in answer.table.rows) if answer.table else str(answer.sections)
    assert "40 million" in told
    assert "55 million" in told


def test_what_stands_under_a_heading_answers_though_it_lacks_its_words(kelp: AnswerChain) -> None:
    asked = asked_of(kelp.library, "what was agreed on moss trade?")
    assert "They approved a common tariff." in [one.text for one in under_heading((), asked)]


def quoted(chain: AnswerChain, article_id: str, begin: str, end: str, score: float = 0.9) -> Quote:
    text = chain.library.article(article_id).text
    start = text.index(begin)
    stop = text.index(end, start) + len(end)
    return Quote(1, article_id, start, stop, text[start:stop], score)


def test_a_list_of_headings_is_no_answer(kelp: AnswerChain) -> None:
    contents = quoted(kelp, "bulletin", "HIGHLIGHTS", "a fund")
    told = quoted(kelp, "bulletin", "They approved", "tariff.", 0.3)
    asked = asked_of(kelp.library, "what about the moss strategy", quotes=(contents, told))
    assert [one.text for one in fitting((contents, told), asked)] == ["They approved a common tariff."]


def test_a_corrected_figure_comes_after_what_corrects_it(kelp: AnswerChain) -> None:
    wrong = quoted(kelp, "bulletin", "We first gave", "euros.")
    quotes, _ = with_outcomes((wrong,), asked_of(kelp.library, "what sum was paid", quotes=(wrong,)))
    assert quotes[0].text.startswith("The ministry now says")


def test_whose_figure_is_asked_for_is_found_in_the_next_sentence(kelp: AnswerChain) -> None:
    whole = quoted(kelp, "gazette", "The four will pay", "euros.")
    whole = replace(whole, text=" ".join(whole.text.split()))
    asked = asked_of(kelp.library, "how much does Norway pay for the study of ports?", quotes=(whole,))
    assert fitting((whole,), asked)[0].text == "Norway bears 9 million euros of it."


def test_a_wish_is_no_grant(kelp: AnswerChain) -> None:
    answer = kelp.invoke("Is it true that Peru got 13 million euros for its farms?")
    assert answer.headline.startswith("Wrong: the quote says")
    assert "wanted" in answer.text


def test_a_matter_that_no_article_names_is_told_as_missing(kelp: AnswerChain) -> None:
    answer = kelp.invoke("Did any summit take a decision on cryptocurrencies?")
    assert answer.refusal is not None
    assert answer.refusal.sentence.endswith("mentions “cryptocurrencies”.")
    for how in ("on screen", "on camera", "in person or on record"):  # tells how, and no matter
        answer = kelp.invoke(f"At which summits did Ana Lund appear, {how}?")
        assert answer.status == "answered", how


@pytest.mark.parametrize(
    ("asked", "sums"),
    [
        ("What are the two biggest sums in the library?", ["55 million euros", "40 million euros"]),
        ("top 3 funding amounts in Bergen", ["55 million euros", "40 million euros", "24 million euros"]),
        (
            "what is the largest amount of money in Bergen?",
            ["55 million euros", "40 million euros", "24 million euros"],
        ),
    ],
)
def test_the_largest_sums_come_first_and_no_others(kelp: AnswerChain, asked: str, sums: list[str]) -> None:
    answer = kelp.invoke(asked)
    assert answer.table is not None
    assert [row[0].text for row in answer.table.rows] == sums
    assert answer.headline.startswith(sums[0])
    assert ": the largest of " in answer.headline
    assert {marker for row in answer.table.rows for marker in row[0].markers} == {one.marker for one in answer.quotes}


def test_what_is_only_like_a_name_is_no_mention_of_it(kelp: AnswerChain) -> None:
    assert "mentions “Kelp Railway”" in kelp.invoke("Is the Kelp Railway mentioned anywhere?").text
    assert "mentions “anywhere”" not in kelp.invoke("Are tariffs mentioned anywhere?").text


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Is there a place and a date yet for the next summit of the European and African unions?", "Brussels."),
        ("list the decisions the leaders took in Samarkand with the EU", "2 documents and 5 further decisions"),
    ],
)
def test_a_request_that_comes_to_nothing_is_read_as_the_network_reads_it(
    chain: AnswerChain, question: str, headline: str
) -> None:
    assert chain.invoke(question).headline.startswith(headline)
