"""The office beside a name is compared, before it or behind."""

import pytest

from rag.claims.offices import office_faults


@pytest.mark.parametrize(
    ("sentence", "quote", "fault"),
    [
        ("President Kofi Asante came", "Vice-President Kofi Asante came", "Vice-President"),
        ("Minister Ama Owusu came", "Deputy Minister Ama Owusu came", "Deputy Minister"),
        ("President Ama Owusu came", "Ama Owusu, Prime Minister, came", "Prime Minister"),
        ("Foreign Minister Ama Owusu came", "Minister Owusu came", ""),
        ("Vice President Kofi Asante came", "Vice-President Asante came", ""),
        ("President Kofi Asante came", "Kofi Asante came", ""),
    ],
)
def test_another_office_of_the_same_person_is_a_fault(sentence: str, quote: str, fault: str) -> None:
    found = [one.reason for one in office_faults(sentence, [quote])]
    assert (fault in found[0]) if fault else not found
