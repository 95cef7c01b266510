"""Sums of money: who gave how much, for what, at which meeting."""

from contextlib import closing
from pathlib import Path

import pytest

from rag.answering.listed import complete_list
from rag.chain import AnswerChain
from rag.store import Library
from rag.types import Question, Turn
from tests.rag.answering.asked import asked_of
from tests.rag.answering.conftest import SERIES
from tests.rag.fakes import fake_chain, fill, write_articles


def test_who_gave_is_not_whom_the_question_names_and_a_meeting_s_name_is_part_of_what_it_is_on(
    cedar: AnswerChain,
) -> None:
    answer = cedar.invoke("who pledged how much to Chile's forests in Oslo?")
    assert answer.table is not None
    assert [row[2].text for row in answer.table.rows] == ["Norway", "Peru"]
    answer = cedar.invoke("what money did Norway promise to the Cedar forests in 2023 and what in 2025?")
    assert answer.headline == "1 sum by Norway in 1 article."


def test_sums_are_a_table_with_a_quote_in_every_row(cedar: AnswerChain) -> None:
    answer = cedar.invoke("make a table of all the money pledged in Oslo")
    assert answer.table is not None
    assert [(str(row[0]), row[2].text, row[3].text) for row in answer.table.rows] == [
        ("200 million euros [1]", "Norway", "announced"),
        ("30 million dollars [2]", "Peru", "announced"),
    ]
    assert answer.headline == "2 sums in 1 article."


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Make a table of the deals the State Department listed for Kazakhstan after the C5+1 summit in Washington,"
            " with the amounts.",
            {"$4.2 billion", "$3–5 billion", "$200 million", "$3.7 billion"},
        ),
        ("make a table of the money announced at the Paris AI summit", {"109 billion euros", "400 million US dollars"}),
        ("Name all the big sums talked of in Paris at the AI summit, with who promised them", {"200 billion euros"}),
        ("deals for kazakhstan at the c5+1 in washington, with amounts", {"$4.2 billion", "$1.1 billion"}),
        ("List all deals for Kazakhstan at the C5+1 summit in Washington", {"$4.2 billion", "$1.1 billion"}),
        ("i need every kazakhstan deal from the washington c5+1 w/ dollar values", {"$900 million", "$17 billion"}),
        ("what business did Kazakhstan get out of the Washington C5+1? with the sums", {"$4.2 billion"}),
        ("every French pledge at Belém, with the amount", {"500 million euros"}),
        ("Every sum mentioned at COP29 in Baku, with what they're for", {"300 billion US dollars"}),
        ("Which countries gave how much to the Tropical Forest Forever Facility?", {"500 million euros"}),
    ],
)
def test_what_a_table_is_to_hold_is_no_claim_and_planned_spending_is_money(
    chain: AnswerChain, question: str, told: set[str]
) -> None:
    answer = chain.invoke(question)
    assert answer.table is not None
    assert told <= {row[0].text for row in answer.table.rows}


def test_deals_of_which_no_sum_is_told_are_listed_beside_the_sums(chain: AnswerChain) -> None:
    answer = chain.invoke("every Kazakhstan deal at the Washington C5+1 summit, with its value")
    assert [one.title for one in answer.sections] == ["Without a sum"]
    assert "signed a memorandum on critical minerals" in answer.sections[0].items[0].text


def test_of_several_givers_in_a_sentence_only_the_one_asked_about_is_shown(chain: AnswerChain) -> None:
    answer = chain.invoke("list all sums that Norway pledged in Belém")
    assert answer.table is not None
    assert [row[2].text for row in answer.table.rows] == ["Norway"]


def test_who_pledged_what_is_a_list_of_sums_and_a_table_of_it_by_its_columns_is_the_same(cedar: AnswerChain) -> None:
    first = cedar.invoke("who pledged what in Oslo?")
    told = Turn(first.question, first.text)
    answer = cedar.invoke(Question("make it a table: donor, amount", (told,)))
    assert answer.table == first.table is not None
    assert [row[2].text for row in answer.table.rows] == ["Norway", "Peru"]


def test_all_sums_pledged_are_those_of_every_meeting(cedar: AnswerChain) -> None:
    answer = cedar.invoke("all sums pledged")
    assert answer.table is not None
    assert [row[2].text for row in answer.table.rows] == ["Norway", "Peru"]


def test_each_sum_of_a_sentence_is_its_own_givers_and_what_was_only_wanted_is_none(tmp_path: Path) -> None:
    text = (
        "Governments promised 900 million dollars at the Ports Summit, short of the 2 billion dollars that ports had"
        " asked for. Chile promised 20 million dollars, Peru 5 million dollars and Norway 7 million dollars."
    )
    write_articles(tmp_path / "news", {"ports": text}, summit="Ports Summit", date="2025-05-02")
    fill(tmp_path / "news", tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        listed = complete_list(asked_of(library, "all sums promised at the Ports Summit"))
    assert listed is not None
    assert listed.table is not None
    assert [(row[0].text, row[2].text) for row in listed.table.rows] == [
        ("900 million dollars", "governments"),
        ("20 million dollars", "Chile"),
        ("5 million dollars", "Peru"),
        ("7 million dollars", "Norway"),
    ]


@pytest.mark.parametrize(
    ("told", "rows"),
    [
        (
            "The chair thanked those that announced contributions: Peru with 12 million euros, Chile with 8 million"
            " euros and Norway with 3 million euros, a total of 23 million euros.",
            ["Peru", "Chile", "Norway", "all together"],
        ),
        (
            "We welcome new contributions by Peru (6 million euros) and Chile (2.5 million euros).",
            ["Peru", "Chile"],
        ),
        (
            "We thank Peru for a grant of 10 million euros and note that Chile announced a $3 million ferry order"
            " from Acme.",
            ["Peru", "Chile"],
        ),
        (
            "Partners announced the following support: Japan 4.5 billion yen, and the Netherlands 11 million euros."
            " Viet Nam itself will provide 900 billion dong.",
            ["Japan", "Netherlands", "Vietnam"],
        ),
        (
            "The envoy spoke of new pledges: 7 million euros from Norway and 35 million euros from Peru.",
            ["Norway", "Peru"],
        ),
        (
            "Pledges came to 90 million euros: 70 million from the Republic of Korea and 20 million from Chile itself."
            " The hosts had hoped for 200 million.",
            ["all together", "South Korea", "Chile"],
        ),
        (
            "The largest pledges came from the World Bank, with 50 million dollars in loans; the European Commission,"
            " with 9 million euros; and Chile, with 2 million dollars. Peru's 3 million dollars are all new. So are the"
            " 4 million of Kenya and the 5 million of Fiji.",
            ["World Bank", "European Commission", "Chile", "Peru", "Kenya", "Fiji"],
        ),
        (
            "We create a fund of 90 million euros, to which Peru contributes 40 million, Chile 30 million, and the"
            " Kingdom of Norway, as a partner, 20 million.",
            ["we", "Peru", "Chile", "Norway"],
        ),
        (
            "It costs 90 million euros. The Andean Development Bank lends 60 million, Chile gives 20 million, and our"
            " members find the remaining 10 million.",
            ["Andean Development Bank", "Chile", "members"],
        ),
        ("They noted a contribution by Japan of 12 million euros.", ["Japan"]),
    ],
)
def test_each_giver_that_a_sentence_lists_has_its_sum(tmp_path: Path, told: str, rows: list[str]) -> None:
    write_articles(tmp_path / "news", {"ports": f"They met in Apia. {told}"}, summit="Ports Summit", date="2025-05-02")
    fill(tmp_path / "news", tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        listed = complete_list(asked_of(library, "all sums promised at the Ports Summit"))
    assert listed is not None
    assert listed.table is not None
    assert [row[2].text for row in listed.table.rows] == rows


def test_sums_of_several_meetings_tell_theirs(tmp_path: Path) -> None:
    write_articles(tmp_path / "a", {"one": "Peru pledged 3 million euros for kelp."}, date="2024-05-02", **SERIES)
    write_articles(tmp_path / "a", {"two": "Chile pledged 4 million euros for kelp."}, date="2025-05-02", **SERIES)
    fill(tmp_path / "a", tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        listed = complete_list(asked_of(library, "all money pledged for kelp, by year and by giver"))
    assert listed is not None
    assert listed.table is not None
    assert [(row[2].text, row[4].text) for row in listed.table.rows] == [("Peru", "2024"), ("Chile", "2025")]


def test_who_gave_how_much_keeps_to_what_it_was_for_and_names_each_giver(chain: AnswerChain) -> None:
    table = chain.invoke("who put how much into the tropical forest fund at cop30").table
    assert table is not None
    assert [(row[0].text, row[2].text) for row in table.rows][:3] == [
        ("3 billion US dollars", "Norway"),
        ("1 billion", "Brazil and Indonesia"),
        ("500 million euros", "France"),
    ]


def test_contributions_are_found_by_what_they_are_for_each_in_its_own_currency(tmp_path: Path) -> None:
    text = (
        "Ministers in Apia agreed to create a Blue Reef Facility.\n\n"
        "The facility will plant corals. Australia promised A$60 million and New Zealand NZ$25 million.\n\n"
        "Japan offered 4 billion yen for it. Of this, 1 billion was attributed to the firm Umi.\n\n"
        "Fiji opened an airport and spoke at great length of its runway, of the lamps along it, of the restaurant, of"
        " the car park and of the road, which leads past the old market to the harbour, where ships from all over the"
        " region have unloaded goods since the days of sail, and where a museum tells of them to children and others."
        " Many guests came, ate, danced and stayed until the morning. Peru gave the airport 9 million dollars."
    )
    write_articles(tmp_path / "news", {"reef": text})
    fill(tmp_path / "news", tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        listed = complete_list(asked_of(library, "table of the contributions to the Blue Reef Facility by donor"))
    assert listed is not None
    assert listed.table is not None
    assert [(row[0].text, row[2].text) for row in listed.table.rows] == [
        ("A$60 million", "Australia"),
        ("NZ$25 million", "New Zealand"),
        ("4 billion yen", "Japan"),
        ("1 billion", "firm Umi"),
    ]


def test_sums_of_one_programme_for_two_regions_are_of_the_articles_on_both(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("Global Gateway: what sums for Africa and for Central Asia?")
    assert answer.table
    sums = [row[0].text for row in answer.table.rows]
    assert {"€12 billion", "150 billion euros", "120 billion euros"} <= {*sums}


def test_sums_above_one_are_told_each_with_its_part_of_the_sentence(tmp_path: Path) -> None:
    text = (
        "The leaders of Chile and Norway met in Oslo on 5 May 2025. The ministry's list for Chile told more."
        " It named a $4 billion order from Maersk, $3–5 billion in Volvo buses, a $200 million contract for Nokia and"
        " partnerships worth up to $7 billion. Norway announced 2 billion euros in loans for Kenya."
    )
    write_articles(tmp_path / "news", {"oslo": text}, edition=2, date="2025-05-05", place="Oslo, Norway", **SERIES)
    fill(tmp_path / "news", tmp_path / "data")
    with closing(fake_chain(tmp_path / "data")) as chain:
        answer = chain.invoke(
            "Which of Chile's deals in Oslo are worth more than one billion dollars? Give the partner of each."
        )
        assert answer.headline == "3 sums above one billion dollars of Chile in 1 article."
        assert answer.table is not None
        assert [(row[0].text, row[1].text) for row in answer.table.rows] == [
            ("$4 billion", "It named a $4 billion order from Maersk"),
            ("$3–5 billion", "$3–5 billion in Volvo buses"),
            ("$7 billion", "partnerships worth up to $7 billion."),
        ]
        every = chain.invoke("Which sums over one billion dollars were announced in Oslo?")
        assert every.headline == (
            "3 sums above one billion dollars in 1 article; 1 sum in another currency, not compared."
        )


FUND = """They met in Apia.

**Kelp**

A fund comes with the programme. Peru promised 5 million dollars and Chile 2 million dollars.

**Ports**

Kenya promised 9 million dollars for a pier, which is to be built by the harbour and will take five years or more, says
the ministry, which has looked for money for it since the last storm, in which the old one, with its lamps, its benches
and the small house of the pilots, went down before anybody could save the flag, the clock or the books in which the
ships had been written down for a hundred years, and which nobody will be able to write again as they once were.
"""


def test_a_sum_is_on_what_its_section_or_its_article_is_headed_by(tmp_path: Path) -> None:
    write_articles(tmp_path / "news", {"apia": FUND}, summit="Ports Summit", date="2025-05-02")
    write_articles(tmp_path / "news", {"list": "Fiji promised 3 million dollars."}, title="Money for the kelp fund")
    fill(tmp_path / "news", tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        listed = complete_list(asked_of(library, "all sums promised for the kelp fund"))
    assert listed is not None
    assert listed.table is not None
    assert [row[2].text for row in listed.table.rows] == ["Peru", "Chile", "Fiji"]


def test_all_between_two_countries_is_theirs_and_sums_of_another_conference_are_not(tmp_path: Path) -> None:
    text = (
        "The President of Kenya received the Prime Minister of Japan in Nairobi. They witnessed the signing of a loan"
        " of 6 billion yen. An agreement on steam was signed at a value of 118 million dollars. In Oslo donors had"
        " promised 3 million dollars for it."
    )
    write_articles(tmp_path / "news", {"visit": text, "other": "Japan promised Peru 9 million dollars."})
    fill(tmp_path / "news", tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        listed = complete_list(asked_of(library, "list the sums agreed between Kenya and Japan in Nairobi"))
    assert listed is not None
    assert listed.table is not None
    assert [row[0].text for row in listed.table.rows] == ["6 billion yen", "118 million dollars"]


def test_a_list_that_is_asked_for_is_no_question_for_one_sum(tmp_path: Path) -> None:
    text = "The leaders met in Nairobi. Japan pledged 6 billion yen for ports. Japan promised 2 million euros too."
    write_articles(tmp_path / "news", {"one": text}, summit="Kelp Summit", date="2025-05-02", place="Nairobi, Kenya")
    fill(tmp_path / "news", tmp_path / "data")
    with closing(fake_chain(tmp_path / "data")) as chain:
        answer = chain.invoke("list all sums of money pledged by Japan at the summit in Nairobi")
    assert (answer.kind, len(answer.quotes)) == ("list", 2)


def test_what_came_to_a_total_is_told_with_it(tmp_path: Path) -> None:
    text = "Pledges came to 90 million euros: 70 million from Peru and 20 million from Chile."
    write_articles(tmp_path / "news", {"ports": text}, summit="Ports Summit", date="2025-05-02")
    fill(tmp_path / "news", tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        listed = complete_list(asked_of(library, "all pledges at the Ports Summit"))
    assert listed is not None
    assert listed.headline == "2 sums, 90 million euros all together, in 1 article."
