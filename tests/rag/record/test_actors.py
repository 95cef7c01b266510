import pytest

from rag.record.statement import read_statements
from tests.rag.record.reading import article, sentences


def who_acts(text: str) -> list[str]:
    """In the last statement of a text."""
    return [one.name for one in read_statements(article(text), sentences(text))[-1].actors]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Already, Norway has pledged a ship.", ["Norway"]),
        ("Yet, Peru opposed the text.", ["Peru"]),
        ("Already this week, Chile and Peru have signed a pact.", ["Chile", "Peru"]),
        ("Eventually, Kenya withdrew its offer.", ["Kenya"]),
        ("Expressing regret over the delay, Canada announced a fund.", ["Canada"]),
        ("Opening the debate, Norway called for a ban.", ["Norway"]),
        ("Beijing announced a fund, after weeks of talks, for ports.", ["China"]),
        ("Outcome of the debate: In its decision on fish, the European Union proposed a ban.", ["European Union"]),
        ("On Monday, 4 May, Ghana proposed a truce.", ["Ghana"]),
        ("Ana Lund came to Oslo.\nIn her long remarks, Lund spoke of the sea.", ["Ana Lund"]),
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
