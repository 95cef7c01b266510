"""Which sentences lean on the one before."""

import pytest

from rag.reading.leaning import leans


@pytest.mark.parametrize(
    "sentence",
    [
        "He proposed a hub in Bukhara.",
        "It was not adopted.",
        "The latter was left for the next meeting.",
        "However, no one signed.",
        "In return, Moscow opened its market.",
        "The document has 29 points.",
        "“We are ready”, he said.",
        "The plant would open in 2027, the minister added.",
        "Both were turned down.",
        "It was an invitation to act later.",
        "None of these items was adopted.",
        "For technology he suggested a park in Tashkent.",
        "Electricity was another of his priorities.",
        "Oil supplies to Italy, he noted, had risen.",
        "In it they undertook to share what they know.",
    ],
)
def test_a_sentence_without_its_own_subject_leans(sentence: str) -> None:
    assert leans(sentence, {"putin"})


@pytest.mark.parametrize(
    "sentence",
    [
        "Mirziyoyev proposed a hub in Bukhara.",
        "The document on energy signed in Baku has 29 points.",
        "The leaders adopted a plan.",
        "“We are ready”, Putin said.",
        "It was Rahmon who proposed the hub.",
        "In Dushanbe, six presidents met.",
        "It was agreed that the summit is held every two years.",
        "Putin said that he would come.",
        "The Kyrgyz president said he would come.",
        "In his keynote address Putin named eight points.",
        "Italy and Itaipu are not pronouns.",
    ],
)
def test_a_sentence_that_names_its_subject_does_not(sentence: str) -> None:
    assert not leans(sentence, {"putin"})
