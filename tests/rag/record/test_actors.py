import pytest

from rag.record.statement.statement import read_statements
from tests.rag.record.reading import article, sentences


def who_acts(text: str) -> list[str]:
    """In the last statement of a text."""
    return [one.name for one in read_statements(article(text), sentences(text))[-1].actors]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Already, Norway has pledged a ship.", ["Norway"]),
        ("The presidents of Kenya and Uganda agreed to build a road.", ["Kenya", "Uganda"]),
        ("The Nigerian president, Bola Tinubu, urged banks to wait.", ["Bola Tinubu"]),
        ("It was the Philippines that proposed a hotline.", ["Philippines"]),
        ("The region's central bank governors put off the decision.", ["central bank governors"]),
        ("Kenya and India expect to sign the agreement.", ["Kenya", "India"]),
        ("Spanish Foreign Minister José Manuel Albares suggested a pause.", ["José Manuel Albares"]),
        ("Yet, Peru opposed the text.", ["Peru"]),
        ("Already this week, Chile and Peru have signed a pact.", ["Chile", "Peru"]),
        ("Eventually, Kenya withdrew its offer.", ["Kenya"]),
        ("Expressing regret over the delay, Canada announced a fund.", ["Canada"]),
        ("Opening the debate, Norway called for a ban.", ["Norway"]),
        ("Beijing announced a fund, after weeks of talks, for ports.", ["China"]),
        ("Outcome of the debate: In its decision on fish, the European Union proposed a ban.", ["European Union"]),
        ("On Monday, 4 May, Ghana proposed a truce.", ["Ghana"]),
        ("Ana Lund came to Oslo.\nIn her long remarks, Lund spoke of the sea.", ["Ana Lund"]),
        ("Though Tokar holds no office, aides call him powerful. Tokar proposed a truce.", ["Tokar"]),
        ("The RUSSIAN FEDERATION proposed a ban.", ["Russia"]),
        (
            "Nauru, for AOSIS, supported by Tonga, for the LAKE GROUP, stressed the need of time and said its term "
            "should grow.",
            ["Nauru"],
        ),
    ],
)
def test_what_introduces_a_subject_acts_in_nothing(text: str, expected: list[str]) -> None:
    assert who_acts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Chile wants the deal," Foreign Minister Ana Lund told reporters after the talks.', ["Ana Lund"]),
        ('"Peru can count on us," said Ana Lund, who leads the delegation.', ["Ana Lund"]),
        ('Ana Lund came.\n"We will send ships in the coming weeks," she said on Friday.', ["Ana Lund"]),
        ('"Will Norway come?" Peru asked.', ["Peru"]),
        ('"The accession of Chile will make us stronger," the statement said.', []),
        ("Ana Lund spoke.\nCommittee Chair Lund said the working groups should decide.", ["Ana Lund"]),
        ("Deputy Chair Lund said the working groups should decide.", ["Lund"]),
        ("Ana Lund of Norway praised the hosts and said that we know the risks.", ["Ana Lund"]),
    ],
)
def test_who_says_it_acts_whether_before_or_behind_a_quotation(text: str, expected: list[str]) -> None:
    assert who_acts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A developing country objected to the fund.", ["developing country"]),
        ("The 54-member Pacific Assembly approved the fund.", ["Pacific Assembly"]),
        ("The alliance endorsed a new strategy.", ["alliance"]),
        ("The administration pledged a fund.", ["administration"]),
        ("The contact group adopted a text.", ["contact group"]),
        ("The White House said the fund would grow.", ["White House"]),
        ("The Coastal Group called for a fund.", ["Coastal Group"]),
        ("The US Commerce Department pledged a fund.", ["United States"]),
        ("European nations agreed on a fund.", ["European nations"]),
        ("UN officials praised the fund.", ["UN officials"]),
        ("Foreign ministers agreed on a fund.", ["foreign ministers"]),
        ("Ana Lund came.\nThe Lund administration is committing 3 million euros.", ["Lund administration"]),
        ("Ana Lund came.\nSome Lund aides suggested a fund.", ["Lund aides"]),
        ("Rep. Ana Lund, D-Ohio, a member of the committee, proposed a fund.", ["Ana Lund"]),
        ("Kenya, for the African Group, Peru and Chile proposed a fund.", ["Kenya", "Peru", "Chile"]),
        ("Peru, with Chile and Kenya, proposed a fund.", ["Peru", "Chile", "Kenya"]),
        ("Kenya, for the African Group, expressed hope that parties would pay.", ["Kenya"]),
        ("Next year's Ocean Forum will take place in Lima.", []),
        ("Convening in Lima, Peru, in 2005, the Ocean Assembly decided to set up a fund.", ["Ocean Assembly"]),
    ],
)
def test_groups_bodies_and_staff_act_beside_persons_and_countries(text: str, expected: list[str]) -> None:
    assert who_acts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chair Ana Lund opened.\nPeru said no text was ready. He asked for a break.", ["Peru"]),
        ("Chair Ana Lund opened.\nKenya, for the African Group, proposed a fund. She also urged a vote.", ["Kenya"]),
        ("Chair Ana Lund opened.\nThe G-77/China stressed the risks. She urged a vote.", ["G-77/China"]),
        ("Chair Ana Lund opened.\nPeru said no text was ready.\nShe asked for a break.", ["Ana Lund"]),
        ("Ana Lund spoke. Fish from Peru accounted for half of all trade. She asked for a fund.", ["Ana Lund"]),
        ("President Lund came.\nLund announced that the board would convene in May.", ["Lund"]),
    ],
)
def test_he_and_she_mean_whoever_spoke_last_also_for_a_country(text: str, expected: list[str]) -> None:
    assert who_acts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On a text requesting more talks, Peru, backed by many parties, called for a pause.", ["Peru"]),
        (
            "In the statement the ministers undertook to ban nets, trawls and other gear.",
            ["ministers"],
        ),
        ("Ana Lund came.\nLund said some had doubts, but the treaty was not among those signed.", ["Ana Lund"]),
        ("Fish were handled with care at the Coastal Waters Dialogue.\nWaters were handled with care.", []),
    ],
)
def test_the_subject_of_the_sentence_acts_where_the_cue_stands_in_another_part(text: str, expected: list[str]) -> None:
    assert who_acts(text) == expected


def test_a_body_in_capitals_acts_under_its_whole_name() -> None:
    assert who_acts("CLIMATE ACTION NETWORK said the Parties should negotiate a protocol.") == [
        "CLIMATE ACTION NETWORK"
    ]


def test_g7_and_a_name_before_an_adverb_act() -> None:
    assert who_acts("The G7 will phase out coal by 2035, it was told.") == ["G7"]
    assert who_acts("NATO formally invited Lorn to join.") == ["NATO"]
