"""Complete lists: proposals, decisions, documents, sums and sayings, counted and grouped."""

from contextlib import closing
from pathlib import Path

import pytest

from rag.answering.listed import complete_list
from rag.answering.naming import fragment
from rag.chain import AnswerChain
from rag.store import Library
from tests.rag.answering.asked import asked_of, lines
from tests.rag.answering.conftest import CEDAR, SERIES
from tests.rag.fakes import fake_chain, fill, write_articles


def test_everything_that_a_country_proposed_counts_its_leaders_proposals(cedar: AnswerChain) -> None:
    answer = cedar.invoke("list everything Chile proposed")
    assert cedar.invoke("list everything Chile pitched pls").headline == answer.headline
    assert answer.headline == "2 proposals by Chile in 1 article."
    assert lines(answer) == {
        "Second Cedar Summit, Oslo, 5 May 2025": ["A timber exchange in Valparaíso [1]", "A joint seed bank [2]"]
    }
    assert (answer.kind, answer.shown, answer.there) == ("list", 2, 2)


def test_what_one_country_alone_fixed_is_its_announcement_and_what_it_signed_with_others_is_not(tmp_path: Path) -> None:
    text = (
        "The leaders of Norway, Chile and Peru met in Oslo on 5 May 2025. Norway launched a fund for kelp."
        " It rests on two pillars. Norway fixed a new goal of 9 million trees. Norway and Chile signed a pact on ports."
    )
    write_articles(tmp_path / "news", {"oslo": text}, edition=2, date="2025-05-05", place="Oslo, Norway", **SERIES)
    fill(tmp_path / "news", tmp_path / "data")
    with closing(fake_chain(tmp_path / "data")) as chain:
        answer = chain.invoke("everything Norway itself promised")
        assert answer.headline == "2 announcements by Norway in 1 article."
        assert [str(item) for section in answer.sections for item in section.items] == [
            "Launched a fund for kelp [1]",
            "Fixed a new goal of 9 million trees [2]",
        ]
        assert chain.invoke("what did Oslo announce?").headline == answer.headline


def test_others_proposals_are_not_shown_for_somebody_who_made_none(cedar: AnswerChain) -> None:
    answer = cedar.invoke("What did Peru propose in Oslo?")
    told = "No article on the second Cedar Summit in Oslo tells of"
    assert answer.headline == f"{told} a proposal by Peru; 1 announcement by Peru in 1 article."
    assert [quote.text for quote in answer.quotes] == ["Peru pledged 30 million dollars."]


def test_what_was_adopted_and_what_only_proposed_stand_apart(cedar: AnswerChain) -> None:
    answer = cedar.invoke("What was adopted in Oslo and what was only proposed?")
    found = lines(answer)
    assert list(found) == ["Documents", "Adopted", "Only proposed"]
    assert answer.headline.startswith("Three documents (2 named here), 1 further decision")
    assert found["Adopted"] == ["leaders: to found a Cedar Bank [3]"]
    assert len(found["Only proposed"]) == 3
    assert answer.shown == answer.there == sum(map(len, found.values()))


def test_proposals_are_grouped_by_who_made_them(cedar: AnswerChain) -> None:
    answer = cedar.invoke("all proposals made in Oslo, by proposer")
    assert list(lines(answer)) == ["Gabriel Boric", "Kenya"]
    assert list(lines(cedar.invoke("What did each president propose in Oslo?"))) == ["Gabriel Boric"]


def test_who_said_what_keeps_the_verb_of_what_each_said(cedar: AnswerChain) -> None:
    found = lines(cedar.invoke("who said what on timber"))
    assert found["leaders"] == ["The leaders rejected a common tax on timber [2]"]


@pytest.mark.parametrize(
    "question",
    [
        "What proposals did each president bring to Oslo?",
        "which ideas did all the presidents put forward in Oslo",
        "What suggestions did every leader come to Oslo with?",
        "all the initiatives the four presidents tabled in Oslo",
    ],
)
def test_what_each_leader_brought_along_is_all_that_leaders_proposed(cedar: AnswerChain, question: str) -> None:
    assert lines(cedar.invoke(question)) == {
        "Gabriel Boric": ["A timber exchange in Valparaíso [1]", "A joint seed bank [2]"]
    }


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("what was proposed in 2025?", "3 proposals in 2025, in 1 article."),
        ("What did Chile propose since 2024?", "2 proposals by Chile since 2024, in 1 article."),
        ("which documents were signed in 2025", "Three documents; 2 named here."),
        ("what money was pledged in 2025", "2 sums in 1 article."),
    ],
)
def test_a_list_keeps_to_the_time_that_is_named(cedar: AnswerChain, question: str, headline: str) -> None:
    assert cedar.invoke(question).headline == headline


@pytest.mark.parametrize("question", ["What did Chile propose before 2025?", "what did Chile propose in 2023"])
def test_what_was_proposed_at_another_time_is_not_listed(cedar: AnswerChain, question: str) -> None:
    assert cedar.invoke(question).kind == "fact"


def test_readings_of_one_sentence_and_names_for_all_who_met_make_one_entry_and_one_group(chain: AnswerChain) -> None:
    answer = chain.invoke("what was decided at the last SCO summit")
    assert not {"members", "member states"} & {section.title for section in answer.sections}
    (together,) = (section for section in answer.sections if section.title == "Together")
    assert sum("multilateral trading system" in item.text for item in together.items) == 1


def test_a_city_that_something_is_brought_to_is_where_the_meeting_was(chain: AnswerChain) -> None:
    answer = chain.invoke("which initiatives did the presidents bring to Tashkent in November 2025?")
    assert {quote.article_id for quote in answer.quotes} == {"2025-11-16-central-asia-consultative-tashkent"}


def test_a_list_on_a_meeting_that_is_not_held_is_declined(cedar: AnswerChain) -> None:
    answer = cedar.invoke("list what was agreed at the Cedar Summit in 2021")
    assert (answer.status, answer.quotes) == ("declined", ())


@pytest.mark.parametrize(
    "question", ["What was agreed at the G20 summit in 2022?", "what did the 2021 SCO summit decide?"]
)
def test_an_edition_that_the_library_lacks_is_never_answered_with_another(chain: AnswerChain, question: str) -> None:
    answer = chain.invoke(question)
    assert answer.status == "declined"
    assert "is not in the library" in answer.text


def test_a_proposal_told_by_two_articles_is_listed_once_with_both(chain: AnswerChain) -> None:
    answer = chain.invoke("List everything Uzbekistan proposed at the second Central Asia–Russia summit")
    assert answer.shown == answer.there >= 12
    items = [item for section in answer.sections for item in section.items]
    assert len(items) == answer.there
    assert all(item.markers for item in items)
    assert {quote.article_id for quote in answer.quotes} >= {"2025-10-09-central-asia-russia-uzbekistan-proposals"}
    assert not any("not agreed projects" in item.text for item in items)


def test_every_quote_of_a_list_is_one_of_its_entries(chain: AnswerChain) -> None:
    for question in ("what did each Central Asian president propose in Jeddah?", "all sums pledged in Samarkand"):
        answer = chain.invoke(question)
        cells = [cell for row in answer.table.rows for cell in row] if answer.table else []
        items = [item for section in answer.sections for item in section.items]
        cited = {marker for one in (*cells, *items) for marker in one.markers}
        assert cited == {quote.marker for quote in answer.quotes}


def test_what_a_reprint_tells_again_is_listed_once(cedar: AnswerChain, tmp_path: Path) -> None:
    paper = CEDAR.replace("30 million dollars", "$30 million").replace("President Gabriel Boric", "Chile's president")
    paper = f"By our correspondent\n\n{paper}\n\nRead it in full on our website."
    other = (
        "Chile proposed a timber exchange in Valparaíso at the second Cedar Summit. Peru pledged 30 million dollars."
    )
    write_articles(tmp_path / "news", {"oslo": CEDAR, "paper": paper, "other": other}, edition=2, **SERIES)
    fill(tmp_path / "news", tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    money = chain.invoke("make a table of all the money pledged at the second Cedar Summit")
    assert money.table is not None
    assert sorted(str(row[0]) for row in money.table.rows) == ["200 million euros [1]", "30 million dollars [2][3]"]
    for question in ("rejected", "adopted"):
        listed, alone = (
            one.invoke(f"List all that was {question} at the second Cedar Summit") for one in (chain, cedar)
        )
        assert listed.there == alone.there
    assert listed.headline.endswith("in 2 articles of 1 independent source.")
    proposed = chain.invoke("List all that was proposed at the second Cedar Summit")
    assert lines(proposed)["Kenya"] == ["A forest academy in Nairobi [5][6]"]
    assert proposed.headline == "4 proposals in 3 articles of 2 independent sources."
    chain.close()


def test_deadlines_are_a_table_of_by_when_what_and_by_whom(cedar: AnswerChain, chain: AnswerChain) -> None:
    answer = cedar.invoke("which deadlines were set in Oslo?")
    assert answer.table is not None
    assert [row[0].text for row in answer.table.rows] == ["for 2026–2030"]
    found = chain.invoke("What deadlines were set in 2025?")
    assert found.headline.startswith(f"{found.there} deadlines in 2025, in ")


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("list what the leaders in Oslo could not agree on", "2 failures in 1 article."),
        (
            "give me a bullet list of the outcomes of the Oslo summit",
            "Three documents (2 named here) and 1 further decision in 1 article.",
        ),
        ("every proposal from Chile", "2 proposals by Chile in 1 article."),
    ],
)
def test_lists_are_asked_for_in_many_ways(cedar: AnswerChain, question: str, headline: str) -> None:
    assert cedar.invoke(question).headline == headline


def test_who_came_tells_the_meeting_and_only_the_others_proposals_are_listed(tmp_path: Path) -> None:
    texts = {
        "lund": "President Oda Lund of Norway came to Lima on 4 May 2025 and met President Gabriel Boric of Chile."
        " The longest list of ideas came from Boric. He suggested a seed bank. Lund proposed a ferry.",
        "ruto": "President William Ruto of Kenya and President Gabriel Boric of Chile met in Lima on 9 June 2025."
        " Boric proposed a forest academy.",
    }
    for name, day in (("lund", "2025-05-04"), ("ruto", "2025-06-09")):
        summit = f"Chile–{'Norway' if name == 'lund' else 'Kenya'} Summit"
        write_articles(tmp_path / "news", {name: texts[name]}, summit=summit, date=day, place="Lima, Peru")
    fill(tmp_path / "news", tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        for told in ("when Lund came to Lima", "at the meeting with Lund", "in Lima with Lund", "when Lund visited"):
            listed = complete_list(asked_of(library, f"What were all of Boric's suggestions {told}?"))
            assert listed is not None
            assert listed.headline == "1 proposal by Gabriel Boric in 1 article.", told
            assert [item.text for section in listed.sections for item in section.items] == ["A seed bank"]


def test_what_two_people_agreed_with_each_other_is_listed_where_both_are_named(tmp_path: Path) -> None:
    told = (
        "President Ana Ruiz of Chile met Prime Minister Ole Berg of Norway in Lima. Ruiz agreed to open a forest fund."
    )
    fill(write_articles(tmp_path / "news", {"larch": told}), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    theirs, hers = (chain.invoke(f"What did {who} agree in Lima?") for who in ("Ruiz and Berg", "Ruiz"))
    chain.close()
    assert (theirs.headline.startswith("1 decision"), hers.headline.startswith("1 decision")) == (False, True)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Chile proposed a timber exchange in Valparaíso.", "a timber exchange in Valparaíso"),
        ("Chile asked for Kenyan help in planting cedars.", "asked for Kenyan help in planting cedars"),
        ("Chile invited Kenya to join the seed bank.", "invited Kenya to join the seed bank"),
        ("Chile launched a fund for seedlings and saplings.", "launched a fund for seedlings and saplings"),
        ("Chile announced a fund for seedlings.", "a fund for seedlings"),
    ],
)
def test_the_verb_is_told_where_it_says_more_than_the_status(tmp_path: Path, sentence: str, told: str) -> None:
    fill(write_articles(tmp_path / "news", {"oslo": f"The Cedar Summit met in Oslo. {sentence}"}), tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        (one,) = [one for one in library.statements(None) if one.actors]
        assert fragment(one, library) == told


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "BRICS partner countries named in the Rio declaration - all ten please",
            "Ten names: Belarus, Bolivia, Cuba, Kazakhstan, Malaysia, Nigeria, Thailand, Uganda, Uzbekistan and Viet",
        ),
        (
            "List for me, please, all the countries that were welcomed as partners at the BRICS summit in Rio.",
            "Ten names: Belarus, Bolivia, Cuba, Kazakhstan, Malaysia, Nigeria, Thailand, Uganda, Uzbekistan and Viet",
        ),
        (
            "list the countries that signed the Bletchley declaration",
            "Nine names: United States, China, Brazil, India, Japan, Kenya, Nigeria, Saudi Arabia and United Arab",
        ),
    ],
)
def test_countries_that_a_sentence_lists_are_listed_and_counted(
    asked_once: AnswerChain, question: str, headline: str
) -> None:
    answer = asked_once.invoke(question)
    assert answer.headline.startswith(headline)
    assert len(answer.sections[0].items) == answer.shown == answer.there
    assert len(answer.quotes) == 1


def test_the_seat_of_the_european_union_stands_for_it_and_a_capital_for_its_country(asked_once: AnswerChain) -> None:
    union = asked_once.invoke("what did the EU announce in Samarkand?")
    assert asked_once.invoke("what did Brussels announce in Samarkand?").headline == union.headline
    assert asked_once.invoke("Moscow's proposals at Dushanbe").headline == "3 proposals by Russia in 2 articles."


def test_the_countries_that_a_question_lists_each_have_a_group_or_are_said_to_have_none(cedar: AnswerChain) -> None:
    answer = cedar.invoke("List the Oslo proposals of 2025 grouped by country: Chile, Kenya and Peru")
    assert answer.headline == "3 proposals by Chile or Kenya in 1 article; none of Peru is told."
    assert list(lines(answer)) == ["Chile", "Kenya", "Peru"]


@pytest.mark.parametrize(
    "question",
    [
        "Could you give me two lists for the second Cedar Summit: texts signed, and ideas that were only proposed?",
        "List separately for the second Cedar Summit the decisions signed and the proposals made",
    ],
)
def test_two_lists_are_what_was_decided_and_what_was_only_proposed(cedar: AnswerChain, question: str) -> None:
    assert list(lines(cedar.invoke(question))) == ["Documents", "Adopted", "Only proposed"]


def test_a_list_of_whom_a_name_stands_for_goes_on_with_the_sentence_that_lists(tmp_path: Path) -> None:
    text = (
        "The leaders met in Oslo on 5 May 2025. The Harbour Department's summary told of more deals. It named an order"
        " for buses and a contract for cranes. The Forest Department spoke of deals as well."
    )
    write_articles(tmp_path / "news", {"oslo": text}, edition=2, date="2025-05-05", place="Oslo, Norway", **SERIES)
    fill(tmp_path / "news", tmp_path / "data")
    with closing(fake_chain(tmp_path / "data")) as chain:
        answer = chain.invoke("Which deals in Oslo were listed by the Harbour Department?")
        assert [quote.text for quote in answer.quotes] == [
            "The Harbour Department's summary told of more deals.",
            "It named an order for buses and a contract for cranes.",
        ]
