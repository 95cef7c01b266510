"""Meetings are set beside each other in a table, with a quote behind every cell."""

from contextlib import closing
from pathlib import Path

import pytest

from rag.answering.topic import topic_phrase
from rag.chain import AnswerChain
from rag.store import is_verbatim
from tests.rag.answering.conftest import SERIES
from tests.rag.fakes import fake_chain, fill, write_articles


@pytest.mark.parametrize(
    "question",
    [
        "how did the 2023 and 2025 C5+1 summits differ",
        "difference between G20 Rio and Johannesburg on climate",
        "brics kazan versus brics rio on a currency",
        "EU, China and Japan with central asia: who pledged how much?",
    ],
)
def test_every_cell_has_a_verbatim_quote_or_says_that_there_is_nothing(chain: AnswerChain, question: str) -> None:
    answer = chain.invoke(question)
    assert (answer.kind, answer.status) == ("compare", "answered")
    assert answer.table is not None
    known = {quote.marker for quote in answer.quotes}
    for row in answer.table.rows:
        assert len(row) == len(answer.table.columns) > 1
        assert any(cell.markers for cell in row[1:])
        assert all({*cell.markers} <= known for cell in row)
        assert all(
            cell.markers or cell.text.startswith("nothing in") or row[0].text == "Who took part" for cell in row[1:]
        )
    assert all(is_verbatim(quote, chain.library) for quote in answer.quotes)


def test_a_topic_has_a_row_a_meeting_from_its_own_articles(chain: AnswerChain) -> None:
    answer = chain.invoke("G20 declarations on Ukraine: New Delhi vs Rio vs Johannesburg")
    assert answer.table is not None
    assert [row[0].text.rsplit(" ", 1)[1] for row in answer.table.rows] == ["2023", "2024", "2025"]
    by_marker = {quote.marker: quote.article_id for quote in answer.quotes}
    for row in answer.table.rows:
        assert row[1].markers
        assert all(row[0].text.rsplit(" ", 1)[1] in by_marker[marker] for marker in row[1].markers)


def test_the_numbers_of_two_editions_do_not_ask_which_came_first(chain: AnswerChain) -> None:
    answer = chain.invoke("compare the first and second Central Asia-China summits")
    assert answer.table is not None
    assert len(answer.table.rows) > 2
    assert "against" not in answer.headline


def test_a_series_that_is_named_with_the_second_of_two_numbers_labels_neither_side(chain: AnswerChain) -> None:
    answer = chain.invoke("Compare the first and second Central Asia–China summits on trade")
    assert answer.table is not None
    assert [row[0].text for row in answer.table.rows] == ["Xi'an 2023", "Astana 2025"]


@pytest.mark.parametrize(
    ("question", "row", "told"),
    [
        ("SCO Astana 2024 vs Tianjin 2025: who was taken in?", "New members", ["Belarus", "Laos"]),
        ("brics: which countries joined: kazan / rio?", "New members", ["No new full members", "Indonesia"]),
        ("Did BRICS admit new members at Kazan and at Rio?", "New members", ["No new full members", "Indonesia"]),
        ("Who joined the SCO in Astana and who in Tianjin?", "New members", ["Belarus", "Laos"]),
        ("BRICS Kazan and Rio: which countries were admitted?", "New members", ["No new full members", "Indonesia"]),
        ("Compare COP29 and COP30 on climate finance.", "Money", ["300 billion", "a tripling by 2035"]),
        ("Put COP29 next to COP30, money-wise", "Money", ["300 billion", "300 billion"]),
    ],
)
def test_one_aspect_that_is_asked_for_is_told_of_each(
    chain: AnswerChain, question: str, row: str, told: list[str]
) -> None:
    answer = chain.invoke(question)
    assert answer.table is not None
    (cells,) = answer.table.rows
    assert cells[0].text == row
    assert all(said in cell.text for said, cell in zip(told, cells[1:], strict=True))


def test_a_short_sentence_that_leads_to_what_is_asked_is_told_with_it(chain: AnswerChain) -> None:
    answer = chain.invoke("Compare Scholz's trip with Meloni's: what business agreements came of each?")
    assert answer.table is not None
    assert "no concrete business agreements" in answer.table.rows[0][1].text
    assert "4 billion euros" in answer.table.rows[0][2].text


def test_where_nobody_is_told_to_have_been_taken_in_this_is_said(chain: AnswerChain) -> None:
    answer = chain.invoke("ECO Khankendi and OTS Gabala: which countries joined?")
    assert answer.status == "declined"
    assert "anybody was taken in at" in answer.text


def test_what_two_got_at_one_meeting_is_told_by_its_own_articles(chain: AnswerChain) -> None:
    answer = chain.invoke("Kazakhstan vs Uzbekistan at the C5+1 in Washington: which deals did each get?")
    assert {quote.article_id for quote in answer.quotes} == {"2025-11-06-c5plus1-washington"}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Compare how money for nature was handled in Oslo and in Santiago.", "200 million euros"),
        ("Compare money for ports in Oslo and in Santiago.", "a roadmap for clean ports"),
    ],
)
def test_sums_are_on_money_for_a_thing_where_no_sentence_names_that(
    cedar: AnswerChain, question: str, told: str
) -> None:
    answer = cedar.invoke(question)
    assert answer.table is not None
    oslo = next(row[1].text for row in answer.table.rows if row[0].text == "Oslo 2025")
    assert told in oslo
    assert ("euros" in oslo) == ("nature" in question)


def test_an_estimate_is_no_edition_of_a_meeting(chain: AnswerChain) -> None:
    answer = chain.invoke("budget of the Hague NATO summit compared with the first estimate?")
    assert "first NATO" not in answer.headline
    assert answer.kind != "compare"


def test_a_side_that_says_nothing_is_named_and_not_filled(chain: AnswerChain) -> None:
    answer = chain.invoke("ASEAN vs APEC on AI")
    assert answer.table is not None
    assert [row[1].text for row in answer.table.rows if not row[1].markers] == ["nothing in the library"]
    assert "nothing on it from ASEAN" in answer.headline


def test_an_edition_that_is_not_held_is_said_to_be_missing(chain: AnswerChain) -> None:
    answer = chain.invoke("Compare the summits of 2022 and 2030 of Central Asia and Russia")
    assert "holds nothing on the Central Asia–Russia Summit of 2030" in answer.headline
    assert not any("2025" in quote.article_id for quote in answer.quotes)


def test_what_no_side_mentions_is_declined(chain: AnswerChain) -> None:
    answer = chain.invoke("compare the SCO summits of Astana and Tianjin on whaling")
    assert (answer.status, answer.quotes) == ("declined", ())
    assert "whaling" in answer.text


def test_the_documents_in_the_headline_stand_in_the_quotes(chain: AnswerChain) -> None:
    answer = chain.invoke("How did the 2022 and 2025 Central Asia–Russia summits differ?")
    said = " ".join(quote.text for quote in answer.quotes)
    for name in ("Joint Statement", "Final Communiqué", "Joint Action Plan covering 2025–2027"):
        assert name in answer.headline
        assert name in said


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "which BRICS declaration was longer, Kazan or Rio?",
            "Kazan 2024: 134 points, against 126 points for Rio de Janeiro 2025.",
        ),
        (
            "Please rank by points, longest first: the Kazan Declaration, the Rio BRICS declaration, the Rio G20 one.",
            "BRICS Summit Kazan 2024: 134 points, against 126 points for BRICS Summit Rio de Janeiro 2025 and 85 points"
            " for G20 Summit Rio de Janeiro 2024.",
        ),
        (
            "the two Turkic summits of 2025 - how many papers did each end up with?",
            "Organization of Turkic States Informal Summit Budapest 2025: four documents, against three documents for"
            " Organization of Turkic States Summit Gabala 2025.",
        ),
        (
            "Turkic states: number of documents in Budapest compared with Gabala?",
            "Organization of Turkic States Informal Summit Budapest 2025: four documents, against three documents for"
            " Organization of Turkic States Summit Gabala 2025.",
        ),
        (
            "Which has more signatories, the Bletchley or the Paris declaration?",
            "Paris 2025: 58 countries or 61, against 28 countries or 29 for Bletchley Park 2023.",
        ),
        (
            "Which region gets the larger Global Gateway package from the EU, Central Asia or Africa? I need both.",
            "Africa (Luanda 2025): 150 billion euros, against €12 billion for Central Asia (Samarkand 2025).",
        ),
        (
            "Who trades more with Central Asia: China, Russia or the European Union? I want the figures of 2025.",
            "Central Asia–China: $95 billion; nearly $100 billion; Central Asia–Russia: passed $45 billion;"
            " EU–Central Asia: €54 billion.",
        ),
        (
            "Putin's figure for Russian investment in Central Asia: 2022 and then 2025?",
            "Money: Central Asia–Russia Summit, Astana 2022 and Dushanbe 2025 – Astana 2022: $5 billion;"
            " Dushanbe 2025: $20 billion.",
        ),
        (
            "How do the BRICS declarations of 2024 and 2025 differ in length?",
            "Kazan 2024: 134 points, against 126 points for Rio de Janeiro 2025.",
        ),
        (
            "was the BRICS declaration of Kazan shorter than the one of Rio?",
            "Rio de Janeiro 2025: 126 points, against 134 points for Kazan 2024.",
        ),
        (
            "which G20 summit came first, New Delhi or Rio?",
            "New Delhi 2023: 10 September 2023, against 19 November 2024 for Rio de Janeiro 2024.",
        ),
        (
            "did more participants attend BRICS in Kazan or in Rio de Janeiro?",
            "Rio de Janeiro 2025: ten participants, against nine participants for Kazan 2024.",
        ),
    ],
)
def test_the_headline_says_which_has_more_or_came_first(chain: AnswerChain, question: str, headline: str) -> None:
    answer = chain.invoke(question)
    assert (answer.kind, answer.headline) == ("compare", headline)
    assert answer.quotes
    assert answer.table is not None


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "Put the EU, Japanese and Chinese (2025) money for Central Asia side by side.",
            "Money: EU–Central Asia Summit",
        ),
        (
            "compare the German and Italian summits with Central Asia",
            "Central Asia–Germany Summit Astana 2024 and Central",
        ),
        ("How did the three G20 declarations word the war in Ukraine?", "War in Ukraine: G20 Summit, New Delhi 2023"),
    ],
)
def test_sides_are_named_by_their_people_and_the_topic_by_what_is_left(
    chain: AnswerChain, question: str, headline: str
) -> None:
    assert chain.invoke(question).headline.startswith(headline)


def test_sums_in_different_currencies_are_not_ranked(chain: AnswerChain) -> None:
    answer = chain.invoke("Was more money pledged to Central Asia in Samarkand than in Tokyo?")
    assert "against" not in answer.headline
    assert "€12 billion" in answer.headline
    assert "3 trillion yen" in answer.headline


@pytest.mark.parametrize(
    "question",
    [
        "compare what xi pledged in xian with what he pledged in astana two years later",
        "compare the money Xi announced in Xi'an and in Astana in 2025",
    ],
)
def test_years_later_and_a_city_without_its_apostrophe_are_understood(chain: AnswerChain, question: str) -> None:
    answer = chain.invoke(question)
    assert answer.headline == (
        "Money: Central Asia–China Summit, Xi'an 2023 and Astana 2025 –"
        " Xi'an 2023: 26 billion yuan; Astana 2025: 1.5 billion yuan."
    )


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "What did China pledge to Central Asia in yuan in Xi'an and then two years later in Astana?",
            ["26 billion yuan", "1.5 billion yuan"],
        ),
        ("Documents signed: CIS in Dushanbe vs SCO in Tianjin 2025. Numbers only.", ["24 documents", "19 documents"]),
        (
            "How did Azerbaijan's status in the consultative meetings change between 2023 and 2025?",
            ["honorary guest", "full participant"],
        ),
        (
            "Business results of Scholz's Central Asia trip in 2024 against Meloni's in 2025?",
            ["no concrete business agreements", "4 billion euros"],
        ),
        (
            "How did Putin take part in the BRICS summits of Kazan and Rio and the G20 summit of New Delhi?",
            ["was absent", "was there", "by video link"],
        ),
        (
            "How did Washington's stance on the text differ between the AI summits at Bletchley Park and in Paris?",
            ["both signed", "did not sign"],
        ),
        (
            "How did Argentina's stance on the G20 declaration in Rio compare with its stance in Johannesburg?",
            ["signed but distanced himself", "could not support it"],
        ),
        (
            "What did Tianjin say about AI and what did Gyeongju?",
            ["intelligence cooperation centre", "first agreement"],
        ),
        ("the US position at Bletchley versus at the Paris AI summit", ["both signed", "did not sign"]),
        (
            "Compare the outcomes of the Baku and Belém climate conferences with regard to climate finance.",
            ["at least 300 billion", "tripling by 2035"],
        ),
        (
            "Climate finance: what did COP29 fix and what did COP30 keep, add or soften?",
            ["at least 300 billion", "was kept"],
        ),
    ],
)
def test_each_side_is_told_in_a_cell_of_its_own(chain: AnswerChain, question: str, said: list[str]) -> None:
    answer = chain.invoke(question)
    assert (answer.kind, answer.status) == ("compare", "answered")
    assert answer.table is not None
    cells = [cell.text for row in answer.table.rows for cell in row[1:]]
    assert len(cells) == len(said)
    assert all(one in cell for one, cell in zip(said, cells, strict=True))


def test_nobody_is_said_to_have_taken_part_where_no_article_tells(chain: AnswerChain) -> None:
    answer = chain.invoke("How did Macron take part in the G20 summits of Rio and Johannesburg?")
    assert (answer.status, answer.quotes) == ("declined", ())
    assert "Macron took part" in answer.text


@pytest.mark.parametrize(
    ("about", "text", "phrase"),
    [
        (["war", "Ukraine"], "the war in Ukraine at the Lake summits", "war in Ukraine"),
        (["Finance", "fix", "add"], "Finance: what did Oslo fix and Lima add?", ""),
    ],
)
def test_words_that_stand_apart_in_the_question_are_no_headline(about: list[str], text: str, phrase: str) -> None:
    assert topic_phrase(about, text) == phrase


def test_the_line_tells_what_each_side_said_on_a_topic_and_a_sentence_that_leads_on_is_told_with_the_next(
    chain: AnswerChain,
) -> None:
    answer = chain.invoke("What do the Samarkand EU summit and the Luanda one each say about critical raw materials?")
    assert "Samarkand 2025: The leaders also endorsed a Joint Declaration of Intent" in answer.headline
    assert answer.table is not None
    assert "Europe wants secure supplies" in answer.table.rows[1][1].text


def test_without_a_phrase_the_line_tells_what_each_side_said(chain: AnswerChain) -> None:
    answer = chain.invoke(
        "the money at the Xi'an and Astana Central Asia–China summits: joint commitment or China alone?"
    )
    assert "promises made by China alone" in answer.headline


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Japan in Tokyo and the EU in Samarkand both announced large sums for Central Asia. Set the two figures"
            " side by side, and say where the money is meant to come from in each case.",
            ["3 trillion yen", "€12 billion", "the figure referred to private-sector projects"],
        ),
        (
            "Compare the wording on Security Council reform in the Pact for the Future and in the 2025 BRICS"
            " declaration of Rio.",
            ["the pact sets out principles", "permanent seats on the Security Council were not explicitly endorsed"],
        ),
        (
            "What did the first C5+1 summit in New York say about critical minerals, and what the one in Washington?",
            ["C5+1 Critical Minerals Dialogue", "memorandum on critical minerals"],
        ),
        (
            "I want to set side by side what China promised out of its own pocket in Xi'an in 2023 and Astana in 2025.",
            ["pledged 26 billion yuan", "Xi announced 1.5 billion yuan"],
        ),
        (
            "Central Asian summits with Germany and Japan: what document came out of each?",
            ["adopted a joint declaration", "was the Tokyo Declaration"],
        ),
    ],
)
def test_each_side_is_told_by_its_own_sentences_on_what_is_asked(
    chain: AnswerChain, question: str, said: list[str]
) -> None:
    answer = chain.invoke(question)
    quoted = " ".join(quote.text for quote in answer.quotes)
    assert answer.kind == "compare"
    assert all(one in quoted for one in said)
    assert len({quote.article_id for quote in answer.quotes}) == 2


def test_a_side_that_is_on_another_part_of_the_world_is_not_compared(chain: AnswerChain) -> None:
    answer = chain.invoke("Who promised Africa more, the EU or Japan?")
    assert "Nothing on it for Japan" in answer.headline
    assert {quote.article_id for quote in answer.quotes} == {"2025-11-25-eu-african-union-luanda"}


def test_how_much_was_promised_at_each_of_two_meetings_is_measured(chain: AnswerChain) -> None:
    answer = chain.invoke(
        "How much money did the leaders pledge in Xi'an in 2023, and how much in Astana in 2025? Give both in yuan and"
        " tell me which was larger."
    )
    assert answer.headline == "Xi'an 2023: 26 billion yuan, against 1.5 billion yuan for Astana 2025."


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("c5+1 under Biden and under Trump, side by side please", ["New York Declaration", "memorandum"]),
        ("G20 under Modi and under Lula, side by side", ["New Delhi Leaders' Declaration", "Rio de Janeiro Leaders'"]),
    ],
)
def test_meetings_told_apart_by_who_was_in_office_are_compared_by_aspects(
    chain: AnswerChain, question: str, told: list[str]
) -> None:
    answer = chain.invoke(question)
    assert answer.table is not None
    assert answer.table.rows[0][0].text == "Documents adopted"
    cells = " ".join(cell.text for row in answer.table.rows for cell in row)
    assert [one for one in told if one not in cells] == []


@pytest.mark.parametrize(
    ("total", "said"),
    [
        ("So that is 85 million dollars on the table.", "85 million dollars"),
        ("In all, donors gave 85 million dollars.", "85 million dollars"),
        ("Observers had hoped for a total of 900 million dollars.", "50 million dollars"),
    ],
)
def test_what_was_given_in_all_is_compared_and_not_what_was_hoped_for(tmp_path: Path, total: str, said: str) -> None:
    oslo = f"Norway pledged 50 million dollars. Peru announced 35 million dollars. {total}"
    lima = "Chile pledged 40 million dollars at the summit in Lima."
    write_articles(tmp_path / "news", {"oslo": oslo}, edition=2, date="2025-05-05", place="Oslo, Norway", **SERIES)
    write_articles(tmp_path / "news", {"lima": lima}, edition=1, date="2023-05-05", place="Lima, Peru", **SERIES)
    fill(tmp_path / "news", tmp_path / "data")
    with closing(fake_chain(tmp_path / "data")) as chain:
        assert f"Oslo 2025: {said}, against" in chain.invoke("Which got more money, Oslo or Lima?").headline


def test_who_sat_round_the_tables_of_two_meetings_is_who_took_part(chain: AnswerChain) -> None:
    answer = chain.invoke("I need the countries round the table in Tianjin and in Kazan.")
    assert answer.table is not None
    assert [row[0].text for row in answer.table.rows] == ["Who took part"]
