"""Kinds of questions that people put in many ways, over two accounts of one meeting and a bulletin with headings."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rag.answering.fact.fitting import fitting
from rag.answering.fact.headings import under_heading, with_outcomes
from rag.chain import AnswerChain
from rag.types import Answer, Question, Quote, Turn
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


def after(chain: AnswerChain, before: str, turn: str) -> Answer:
    earlier = chain.invoke(before)
    return chain.invoke(Question(turn, (Turn(before, earlier.text),)))


def test_a_number_of_documents_signed_around_a_meeting_is_told_beside_those_named(chain: AnswerChain) -> None:
    answer = chain.invoke("How many documents came out of the Tokyo summit with Central Asia?")
    assert answer.headline == "More than 150 documents involving public bodies and companies; 1 named here."
    assert answer.quotes[0].text.startswith("More than 150 documents")


def test_the_next_meetings_of_several_series_are_told_one_by_one(chain: AnswerChain) -> None:
    answer = chain.invoke("When do the EAEU council, the CIS heads of state, BRICS and the SCO meet next?")
    told = (
        "Astana, 28–29 May 2026",
        "Turkmenistan, 9 October 2026",
        "Bishkek, 2026",
        "nothing is announced of the next BRICS Summit",
    )
    assert all(one in answer.headline for one in told)


def test_what_an_article_says_of_all_that_was_proposed_is_quoted_with_it(chain: AnswerChain) -> None:
    answer = after(chain, "What did Berdimuhamedov propose at the Jeddah summit?", "was any of it adopted?")
    assert answer.quotes[-1].text.startswith("None of these items figured")


@pytest.mark.parametrize(
    ("before", "turn", "headline"),
    [
        (
            "what did Mirziyoyev propose in Gabala?",
            "only the adopted ones",
            "Nothing in the library says that any of this was adopted: 2 proposals by Shavkat Mirziyoyev in 1 article.",
        ),
        ("who chaired COP29?", "and the G20 one in Rio?", "President Luiz Inacio Lula da Silva of Brazil."),
        (
            "when did the NATO summit take place?",
            "and the APEC one?",
            "Ended on 1 November 2025, Gyeongju, South Korea.",
        ),
    ],
)
def test_a_later_turn_keeps_the_list_or_takes_the_other_series(
    asked_once: AnswerChain, before: str, turn: str, headline: str
) -> None:
    assert after(asked_once, before, turn).headline == headline


def test_a_sum_just_told_is_taken_apart_and_a_table_is_put_in_the_order_of_countries(asked_once: AnswerChain) -> None:
    parts = after(asked_once, "how much did the EU promise in Samarkand?", "for what exactly?")
    assert [one.text[:24] for one in parts.quotes[:2]] == ["Von der Leyen announced ", "According to Azernews it"]
    table = after(asked_once, "list all sums pledged at COP30", "break it down by country").table
    assert table is not None
    assert table.columns[0] == "Country"
    assert [row[0].text for row in table.rows] == sorted(row[0].text for row in table.rows)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("how much did the EU promise in Samarkand?", "€12 billion."),
        ("how much did China offer in Tianjin?", "10 billion yuan and 2 billion yuan (about 281 million dollars)."),
        (
            "who had more leaders missing, Johannesburg or Rio G20?",
            "Johannesburg 2025: United States, China, Russia, Mexico and Argentina absent,"
            " against Russia and United States absent for Rio de Janeiro 2024.",
        ),
        (
            "did the EU or Japan offer more",
            "EU–Central Asia Summit Samarkand 2025: €12 billion;"
            " Central Asia plus Japan Summit Tokyo 2025: 3 trillion yen.",
        ),
    ],
)
def test_sums_and_absences_are_compared(asked_once: AnswerChain, question: str, headline: str) -> None:
    assert asked_once.invoke(question).headline == headline


def test_what_somebody_offered_at_each_meeting_is_set_beside_though_the_series_differ(asked_once: AnswerChain) -> None:
    table = asked_once.invoke("compare what China offered in Xi'an, Astana and Tianjin").table
    assert table is not None
    assert [cell.text.split(" in ")[0] for cell in table.rows[0][1:]] == [
        "President Xi Jinping pledged 26 billion yuan",
        "Xi announced 1.5 billion yuan",
        "Xi Jinping: He announced 2 billion yuan (about 281 million dollars)",
    ]


@pytest.mark.parametrize(
    ("before", "turn", "begins"),
    [
        ("what did Aliyev propose in Gabala?", "was it adopted?", "No: The host of the twelfth OTS summit"),
        ("summarise Tianjin", "shorter", "25th Shanghai Cooperation Organisation Summit"),
    ],
)
def test_what_denies_it_is_no_yes_and_a_brief_is_shortened(
    asked_once: AnswerChain, before: str, turn: str, begins: str
) -> None:
    answer = after(asked_once, before, turn)
    assert answer.headline.startswith(begins)
    assert len(answer.quotes) <= 3


def test_why_not_is_answered_by_the_country_that_was_asked_about(asked_once: AnswerChain) -> None:
    answer = after(asked_once, "did the US sign the Paris AI statement?", "why not?")
    assert answer.quotes[0].text.startswith("US Vice President JD Vance")


@pytest.mark.parametrize("question", ["deadlines in the NATO declaration", "sums mentioned in Washington C5+1"])
def test_a_bare_noun_for_a_list_of_a_meeting_is_answered_with_it(asked_once: AnswerChain, question: str) -> None:
    answer = asked_once.invoke(question)
    assert answer.kind == "list"
    assert answer.table is not None


def test_meetings_are_compared_as_meetings_and_not_as_accounts(asked_once: AnswerChain) -> None:
    question = "what did the Kananaskis G7 and the Johannesburg G20 say about critical minerals?"
    table = asked_once.invoke(question).table
    assert table is not None
    assert [row[0].text for row in table.rows] == ["G7 Summit Kananaskis 2025", "G20 Summit Johannesburg 2025"]


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("anti-drug centre in Dushanbe: agreed?", "Adopted: an Anti-Drug Centre in Dushanbe"),
        ("OTS Budapest against OTS Gabala, documents", "Documents adopted: "),
        ("update me on the ECO summit", "17th Economic Cooperation Organization Summit"),
        ("EU-Central Asia in one paragraph", "First EU–Central Asia Summit"),
        ("the pledges to the Tropical Forests Forever Facility", "4 sums in 1 article."),
        ("i'm writing about Tokyo, essentials?", "First Central Asia plus Japan Summit"),
    ],
)
def test_things_named_with_a_place_and_short_wordings_are_understood(
    asked_once: AnswerChain, question: str, begins: str
) -> None:
    assert asked_once.invoke(question).headline.startswith(begins)


def test_another_person_and_another_place_are_put_at_once(asked_once: AnswerChain) -> None:
    answer = after(asked_once, "what did Putin propose in Kazan?", "and Xi in Tianjin?")
    assert answer.standalone_question == "what did Xi propose in Tianjin?"


def test_what_nobody_of_those_named_signed_is_declined(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("when did Japan and Central Asia sign the free trade agreement?")
    assert answer.status == "declined"
    assert "says that Japan and Central Asia signed" in str(answer.refusal)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "Compare where the next SCO summit and the next Central Asia–Russia summit will be",
            "Third Central Asia–Russia Summit: 2027; the venue is still to be settled;"
            " Shanghai Cooperation Organisation Summit: Bishkek, 2026.",
        ),
        (
            "Which of the two has its next venue decided, the C5+1 or the Central Asia–Russia format?",
            "Third Central Asia–Russia Summit: 2027; the venue is still to be settled;"
            " nothing is announced of the next C5+1 Summit.",
        ),
        (
            "At what level was India represented in Astana and in Tianjin?",
            "Astana 2024: External Affairs Minister Subrahmanyam Jaishankar;"
            " Tianjin 2025: Prime Minister Narendra Modi of India.",
        ),
        (
            "Who attended the SCO summits in Astana and Tianjin, and at what level was each country represented?",
            "Who came is told for 10 of ten states in Astana 2024 and 5 of ten states in Tianjin 2025.",
        ),
        (
            "Tokyo and Xi'an: compare the sums",
            "Central Asia–China Summit Xi'an 2023 and Central Asia plus Japan Summit Tokyo 2025, compared –"
            " Central Asia–China Summit Xi'an 2023: 26 billion yuan; Central Asia plus Japan Summit Tokyo 2025:"
            " 3 trillion yen.",
        ),
        (
            "I am preparing a note on Mirziyoyev. What did he put forward at the various summits?",
            "35 proposals by Shavkat Mirziyoyev in 14 articles.",
        ),
    ],
)
def test_two_meetings_are_told_by_what_comes_next_and_by_who_came(
    asked_once: AnswerChain, question: str, headline: str
) -> None:
    assert asked_once.invoke(question).headline == headline


def test_of_two_series_with_nothing_announced_none_is_told_and_what_was_promised_is_told_of_each(
    asked_once: AnswerChain,
) -> None:
    told = asked_once.invoke("Compare the next meetings of the C5+1 and the Central Asia–Japan summit: where and when?")
    assert told.status == "declined"
    assert told.text.startswith("Nothing in the library says when or where the next meeting of these series is.")
    table = asked_once.invoke("What was promised at the Washington summit and at the Tokyo summit?").table
    assert table is not None
    assert all(cell.markers for cell in table.rows[0][1:])


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Gyeongju vs Kuala Lumpur: who came, and which texts?", ["Who took part", "Documents adopted"]),
        ("Compare Kazan and Tianjin: who came, and which texts", ["Who took part", "Documents adopted"]),
        (
            "Compare Tokyo and Samarkand on money, documents and participants",
            ["Money", "Documents adopted", "Who took part"],
        ),
        ("Compare Gabala and Budapest: documents, who came and money", ["Documents adopted", "Who took part", "Money"]),
    ],
)
def test_several_aspects_are_told_of_each_meeting(asked_once: AnswerChain, question: str, rows: list[str]) -> None:
    table = asked_once.invoke(question).table
    assert table is not None
    assert [row[0].text for row in table.rows] == rows


def test_what_comes_first_orders_a_brief_on_a_topic_and_is_no_part_of_it(asked_once: AnswerChain) -> None:
    told = asked_once.invoke("Brief on critical minerals for my minister, decisions first, then money")
    assert told.headline.startswith("Critical minerals comes up at ")
    assert len(told.sections) > 1
