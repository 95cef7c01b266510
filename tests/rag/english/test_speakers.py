"""Who speaks in a transcript."""

import pytest

from rag.english.speakers import is_answered_by, speaker_above, speaker_label

BRIEFING = """Press conference in Brell

PRESIDENT IRENA VOSK: Good evening. We had a productive day.

We have extended the gas deal for six years. I am pleased with the price.

PRIME MINISTER HALDEN: My country will not open its pipeline.

Q: Will Hollin pay more?

A: No. There will be no increase before 2029."""


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("I am pleased", "PRESIDENT IRENA VOSK:"),
        ("My country", "PRIME MINISTER HALDEN:"),
        ("There will be", "A:"),
        ("Q: Will", None),
        ("Press conference", None),
    ],
)
def test_a_sentence_of_a_transcript_is_said_by_the_speaker_above_it(said: str, label: str | None) -> None:
    place = speaker_above(BRIEFING, BRIEFING.index(said))
    assert (place and BRIEFING[slice(*place)]) == label


@pytest.mark.parametrize(
    "text",
    [
        "ORANVILLE - The five members met. They left.\n\nA fund was announced.",
        "Date: 4 May 2026\nVENUE: Old Mill\n\nThe members met. They left.",
        "The members met.\n\nThey agreed on: rail.\n\nWe shall see.\n\nThey left.\n\nNobody came.\n\nDrane did.",
    ],
)
def test_a_text_without_speakers_has_none(text: str) -> None:
    assert [speaker_above(text, nth) for nth in range(len(text))] == [None] * len(text)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Mr. Lund (Drane): I thank the chair.", "Mr. Lund (Drane):"),
        ("The PRESIDENT: Order!", "The PRESIDENT:"),
        ("SPEAKER 1: We oppose it.", "SPEAKER 1:"),
        ("QUESTION (Radio 4): How many ships?", "QUESTION (Radio 4):"),
        ("В.Ким: Платит Дорн.", "В.Ким:"),
        ("A. B. Kerimov met Falk. They agreed.", ""),
        ("They agreed on: rail.", ""),
        ("CAPE LORN – Leaders met.", ""),
    ],
)
def test_the_label_in_front_of_what_is_said(line: str, label: str) -> None:
    assert speaker_label(line) == label


@pytest.mark.parametrize(
    ("line", "following", "answered"),
    [
        ("Q. Who pays?", "A. Dorne does.", True),
        ("Lund: Who pays?", "Oll: Dorne does.", True),
        ("– Who pays?", "– Dorne does.", True),
        ("– Who pays?", "– And when?", False),
        ("Q: Who pays?", "Q: And when?", False),
        ("Who pays?", "A new bank pays.", False),
    ],
)
def test_a_question_belongs_to_the_answer_below_it(line: str, following: str, *, answered: bool) -> None:
    assert is_answered_by(line, following) == answered
