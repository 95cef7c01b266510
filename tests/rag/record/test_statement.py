"""What a sentence states: its words, its status, its sums and what it binds to."""

import datetime as dt
import re

import pytest

from rag.record.statement.statement import read_statements
from rag.types import Article
from tests.rag.record.reading import actors, article, sentences, statements


def test_each_sentence_of_a_speaker_s_turn_states_something_and_the_turn_is_quoted() -> None:
    turn = "MINISTER OLL: There was a request for more ships. It was not approved. Peru will send a plan by 15 June."
    found = statements(turn)
    assert [one.status for one in found] == ["proposed", "failed", "announced"]
    assert {one.span for one in found} == {(0, len(turn))}
    assert turn[slice(*found[1].clause)] == "It was not approved."
    assert [one.name for one in found[2].actors] == ["Peru"]


def test_what_is_stated_follows_the_cue() -> None:
    (one,) = statements("The leaders approved a plan for the Aral Sea.")
    text = "The leaders approved a plan for the Aral Sea."
    assert one.what is not None
    assert text[slice(*one.what)] == "a plan for the Aral Sea"


def test_offsets_are_into_the_article_though_its_dashes_and_quotation_marks_are_others() -> None:
    before = "“Trade”—the word of the day—was everywhere."
    (_, one) = statements(before, "The EU pledged €10 million for 2025–2027.", date=dt.date(2025, 1, 1))
    text = f"{before} The EU pledged €10 million for 2025–2027."
    assert [text[slice(*each.span)] for each in one.amounts] == ["€10 million"]
    assert one.deadline is not None
    assert text[slice(*one.deadline.span)] == "for 2025–2027"
    assert text[slice(*one.cue)] == "pledged"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norway pledged up to 300 million dollars.", [(300e6, "USD", "most")]),
        ("They agreed to train at least 3,000 nurses.", [(3000, "nurses", "least")]),
        ("They promised 2.1 billion euros including loans.", [(2.1e9, "EUR", "")]),
        (
            "In Oslo 6 million dollars were promised, in Apia 2 million including loans.",
            [(6e6, "USD", ""), (2e6, "USD", "")],
        ),
        ("He promised 500 megawatts of solar power.", [(500, "MW", "")]),
        ("Spending will rise by 3.5 per cent.", [(3.5, "%", "")]),
        ("The six presidents signed three papers.", [(3, "papers", "")]),
        ("The plan is to be carried out within five years.", []),
    ],
)
def test_amounts_have_units_and_who_acts_or_a_deadline_is_none(
    sentence: str, expected: list[tuple[float, str, str]]
) -> None:
    assert [(one.value, one.unit, one.hedge) for one in statements(sentence)[0].amounts] == expected


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The format was launched in Astana on 14 October 2022.", "reported"),
        ("In 2021 the members had adopted a similar text.", "reported"),
        ("The format was launched in Astana on 14 October 2025.", "announced"),
        ("They adopted a plan on the 2015 accord.", "adopted"),
    ],
)
def test_what_was_done_in_an_earlier_year_is_only_reported(sentence: str, status: str) -> None:
    (one,) = statements(sentence, date=dt.date(2025, 10, 14))
    assert one.status == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The Reef Board approved a fund.", "adopted"),
        ("Lorn decided that half must go to works.", "adopted"),
        ("Peru approved a fund.", "announced"),
    ],
)
def test_the_body_that_met_and_the_city_that_it_is_called_by_decide_for_all(sentence: str, status: str) -> None:
    one = Article(id="a", title="4th meeting of the Reef Board, of Peru", text=sentence, sha256="", place="Lorn, Peru")
    assert read_statements(one, [(0, len(sentence))])[0].status == status


def test_what_is_listed_with_sums_or_owners_below_what_was_decided_is_decided() -> None:
    text = (
        "Two were approved, for a total of 9 million dollars:\n- Peru, reef wardens on the outer isles: $6 million\n"
        "- Chile, spring restoration: $3 million\n\nActions\n4/1 Secretariat: list of sites, by 30 April 2028"
    )
    spans = [found.span() for found in re.finditer(r"(?m)^(?!Actions)\S.*$", text)]
    assert [one.status for one in read_statements(article(text), spans)] == ["adopted"] * 4


def test_the_number_of_a_paragraph_is_no_amount_and_no_subject() -> None:
    (one,) = statements("5.3 No consensus was reached.")
    assert (one.status, one.amounts) == ("failed", ())


@pytest.mark.parametrize(
    ("sentences", "status"),
    [
        (("The Council met in Lorn.", "It approved a fund of 3 million euros."), "adopted"),
        (("The Authority approved a fund of 3 million euros.",), "adopted"),
        (("The Authority of Heads of State met in Lorn.", "It decided to close the fund."), "adopted"),
        (("The ECOWAS Authority decided to close the fund.",), "adopted"),
        (("The Authority urged members to pay.",), "proposed"),
        (("The Maritime Authority decided to close the port.",), "announced"),
        (("The Peruvian Authority approved a fund of 3 million euros.",), "announced"),
        (("Peru's Development Bank met in Lorn.", "It approved a fund of 3 million euros."), "announced"),
        (("President Ana Lund accepted an invitation to visit Lima.",), "announced"),
        (("Three years ago, in Brell, leaders agreed to hold a dialogue.",), "reported"),
        (("At its meeting in Brell in July 2024 the Council had pledged 15 million dollars.",), "reported"),
        (("When the ministers met in Brell in 2019 they signed two agreements.",), "reported"),
    ],
)
def test_it_stands_for_all_who_met_and_earlier_meetings_decide_nothing_here(
    sentences: tuple[str, ...], status: str
) -> None:
    assert statements(*sentences, date=dt.date(2026, 7, 8))[-1].status == status


def test_the_instrument_goes_by_its_own_name() -> None:
    assert statements("The leaders adopted the Tianjin Declaration.")[0].instrument == "Tianjin Declaration"


@pytest.mark.parametrize(
    ("sentence", "binding"),
    [
        ("We will act.", "commitment"),
        ("The sides agreed to study a joint satellite.", "intention"),
        ("Tokayev proposed a fund.", "none"),
    ],
)
def test_an_adopted_text_commits_or_only_intends(sentence: str, binding: str) -> None:
    assert statements(sentence)[0].binding == binding


def test_every_sentence_has_a_statement() -> None:
    found = statements("The forum has five members.", "It met in Lima.", "“Peace,” he said.")
    assert {one.span for one in found} == {(0, 27), (28, 43), (44, 61)}


def test_pounds_of_something_weigh_it() -> None:
    assert [one.unit for one in statements("They collect 33 million pounds of plastic.")[0].amounts] != ["GBP"]
    assert [one.unit for one in statements("They pledged 33 million pounds of aid.")[0].amounts] == ["GBP"]


def test_what_a_heading_says_was_adopted_needs_no_verb() -> None:
    heading, told, after = statements(
        "What was adopted.",
        "A declaration of 22 points; a list of projects; and the statute of an office.",
        "It rained.",
    )
    assert [one.status for one in (heading, told, after)] == ["reported", "adopted", "reported"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("What was not.", "Peru wanted a second fund.", "It rained."), ["reported", "failed", "reported"]),
        (("Not adopted:", "A charter of ports.", "It rained."), ["reported", "failed", "reported"]),
        (
            ("What was adopted", "A charter.", "What wasn't.", "Peru wanted a fund."),
            ["reported", "adopted", "reported", "failed"],
        ),
        (("Money for the young Adopted: a fund of 9 million euros.",), ["adopted"]),
        (("Not agreed: the seat of the fund.",), ["failed"]),
        (("Proposed but not adopted", "- A lake bank.", "Put forward by Peru."), ["reported", "failed", "proposed"]),
        (("ADOPTED.", "(1) A charter.", "(2) A fund.", "It rained."), ["reported", "adopted", "adopted", "reported"]),
        (("Left open:", "- The seat.", "- The date.", "It rained."), ["reported", "failed", "failed", "reported"]),
        (("LUND: What did they adopt?", "FALK: The Lorn Roadmap."), ["reported", "adopted"]),
        (("FALK: Still open.", "But there is a date."), ["failed", "reported"]),
        (("The seat of the fund: it was agreed in Lima.",), ["adopted"]),
        (
            ("The leaders adopted two outcomes:", "1. The Lorn Pact.", "Dams will give notice.", "2. A joint grid."),
            ["adopted", "adopted", "adopted", "adopted"],
        ),
        (("We agreed as follows:", "1. Local currency.", "We met twice on it."), ["adopted", "reported", "reported"]),
    ],
)
def test_a_heading_or_a_label_says_what_became_of_what_follows(said: tuple[str, ...], expected: list[str]) -> None:
    assert [one.status for one in statements(*said)] == expected


def test_a_heading_that_is_no_sentence_tells_what_became_of_the_one_below() -> None:
    text = "PENDING\n\nPeru proposed a second link."
    found = read_statements(article(text), [(text.index("Peru"), len(text))])
    assert [one.status for one in found] == ["failed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Points on which Ministers agreed\n\n- A closed season, starting in 2028.\n- A register. It will open soon."
            "\n\nIdeas that remain on the table\n\n- Oman offered to host a school.\n\nNo agreement\n\n- The formula."
            "\n\nNext steps\n\n- A group meets in May.",
            ["adopted", "adopted", "adopted", "proposed", "failed", "reported"],
        ),
        (
            "What do you take home that is signed?\n\nThe Lorn Pact. It must be in force by May.\n\nAnd the store?"
            "\n\nThat was decided too. It should open in June.\n\nWhat went wrong?\n\nThe air ambulance.\n\nWho came?"
            "\n\nTwelve ministers.",
            [
                *("reported", "adopted", "adopted", "reported", "adopted", "adopted", "reported", "failed"),
                *("reported", "reported"),
            ],
        ),
        ("They sat late. No agreement. The Chair will hold talks.", ["reported", "failed", "reported"]),
        ("We establish a network. Its seat shall be in Lorn.", ["adopted", "adopted"]),
    ],
)
def test_a_heading_a_question_or_a_lead_holds_for_all_below_it(text: str, expected: list[str]) -> None:
    found = read_statements(article(text), sentences(text))
    assert [one.status for one in found] == expected


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("The canal was rejected; they ordered a study, to be delivered by 30 June 2028.", ["by 30 June 2028"]),
        ("The leaders rejected a ban by 2030.", []),
    ],
)
def test_what_failed_has_the_deadlines_of_what_is_told_beside_it(sentence: str, due: list[str]) -> None:
    assert [one.text for one in statements(sentence)[0].deadlines] == due


def test_whose_proposal_was_noted_does_not_act_in_the_next_clause() -> None:
    first, then = statements(
        "The Council noted the proposal of Oman for a school and instructed the board to study it."
    )
    assert [[one.name for one in each.actors] for each in (first, then)] == [["Oman"], ["Council"]]


def test_what_is_told_to_be_adopted_in_the_passive_is_done_by_nobody() -> None:
    assert actors("Peru has come.", "It's adopted!") == []


def test_the_sentences_of_a_point_of_notes_are_read_apart() -> None:
    found = statements("3. Sand mining. Chile asked for a study. DEFERRED for lack of time.")
    assert [one.status for one in found] == ["reported", "proposed", "failed"]


def test_no_is_a_sentence_of_a_speaker() -> None:
    assert [one.status for one in statements("LUND: No. Peru withdrew the idea.")] == ["reported", "failed"]


def test_what_is_sent_on_to_the_next_meeting_has_failed_and_having_nothing_to_add_has_not() -> None:
    assert statements("A proposal by Peru was forwarded to the next meeting of the body.")[0].status == "failed"
    assert statements("Peru said that it had nothing to add.")[0].status != "failed"


def test_what_a_paragraph_says_was_agreed_is_adopted_up_to_what_was_not() -> None:
    found = statements(
        "What was agreed?",
        "The fund will get 11 million euros next year.",
        "It is a good fund.",
        "What wasn't agreed is longer.",
        "Peru will think about it.",
    )
    assert [one.status for one in found][1:3] == ["adopted", "reported"]
    assert found[-1].status != "adopted"


def test_points_counted_off_behind_a_text_that_was_adopted_are_adopted() -> None:
    found = statements("We adopted one paper.", "First, a joint scheme for engineers.", "It is cold.")
    assert [one.status for one in found] == ["adopted", "adopted", "reported"]
