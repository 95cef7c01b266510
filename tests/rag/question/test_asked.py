"""What a question names."""

import pytest

from rag.errors import UsageError
from rag.question.asked import aside_of, find_summits, parse_question

SUMMITS = (
    "BRICS Summit",
    "C5+1 Summit",
    "Central Asia–China Summit",
    "Central Asia–Russia Summit",
    "G20 Leaders' Summit",
    "Organization of Turkic States",
)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many articles does the treaty have?", "number"),
        ("how much money did china offer", "number"),
        ("by what year will it be reviewed?", "when"),
        ("When is the third summit?", "when"),
        ("and who proposed it?", "who"),
        ("Which president wanted a port?", "who"),
        ("Where was it signed?", "where"),
        ("was the Bukhara hub agreed or only proposed?", "status"),
        ("Topics of the G7 statements from Kananaskis?", "other"),
    ],
)
def test_the_kind_of_answer_is_read_from_the_words(question: str, kind: str) -> None:
    assert parse_question(question).answer_type == kind


def test_years_are_read_and_longer_numbers_are_not_years() -> None:
    assert parse_question("the 2025–2027 plan, 212000 students, in 1899 and 3025").years == {2025, 2027}


@pytest.mark.parametrize(
    ("question", "edition"),
    [
        ("What did leaders adopt at the second Central Asia–Russia summit?", 2),
        ("the 47th ASEAN summit", 47),
        ("What was signed at the 2nd meeting?", 2),
        ("What was the first thing that ministers of trade and of energy of all six did?", None),
        ("Was a second hub proposed, and for the third summit?", 3),
        ("the 5 per cent goal", None),
    ],
)
def test_an_edition_is_an_ordinal_before_a_word_for_a_meeting(question: str, edition: int | None) -> None:
    assert parse_question(question).edition == edition


@pytest.mark.parametrize("named", ["Central Asia-Russia", "central asia—russia SUMMIT", "russia", "Rússia"])
def test_a_summit_is_found_whatever_its_dash_case_or_accents(named: str) -> None:
    assert find_summits(named, SUMMITS) == ("Central Asia–Russia Summit",)


def test_a_name_that_several_summits_bear_finds_them_all() -> None:
    assert find_summits("central asia", SUMMITS) == ("Central Asia–China Summit", "Central Asia–Russia Summit")


def test_the_whole_name_of_one_summit_wins_over_longer_names() -> None:
    assert find_summits("BRICS summit", (*SUMMITS, "BRICS Youth Summit")) == ("BRICS Summit",)


@pytest.mark.parametrize("named", ["Nordic Council", "", "the", "—"])
def test_an_unknown_summit_is_refused_with_the_list_of_the_known(named: str) -> None:
    with pytest.raises(UsageError) as refused:
        find_summits(named, SUMMITS)
    assert all(summit in str(refused.value) for summit in SUMMITS)


def test_the_earlier_question_in_brackets_gives_context_and_is_not_what_is_asked() -> None:
    asked = parse_question("Who blocked it? (How many amendments did Russia table in New York?)")
    assert asked.answer_type == "who"
    assert "block" not in asked.aside
    assert {"amend", "russia", "tabl"} <= asked.aside
    assert asked.terms[0] == "block"
    assert parse_question("What is the SCO (in Astana)?").aside == frozenset()


def test_where_the_brackets_begin() -> None:
    text = "Who blocked it? (Was it signed?)"
    assert text[: aside_of(text)] == "Who blocked it?"
    assert aside_of("Who blocked it?") == len("Who blocked it?")
