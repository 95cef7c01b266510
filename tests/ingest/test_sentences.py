"""Where sentences end, on paragraphs of five kinds of text made up for it."""

from collections.abc import Iterator
from pathlib import Path

from ingest.sentences import find_sentences

LABELLED = Path(__file__).with_name("boundaries.txt")
FLOOR = 0.99


def paragraphs() -> Iterator[tuple[str, set[int]]]:
    """Each labelled paragraph with the places where a sentence begins that is not its first."""
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sentences = line.split(" | ")
            begins = [sum(len(one) + 1 for one in sentences[:nth]) for nth in range(1, len(sentences))]
            yield " ".join(sentences), set(begins)


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_sentences(text, 0, len(text))]


def test_boundaries_are_found_in_wire_copy_readouts_communiques_bulletins_and_transcripts() -> None:
    right = wrong = missed = 0
    for text, labelled in paragraphs():
        begins = {one.start for one in find_sentences(text, 0, len(text))} - {0}
        right += len(begins & labelled)
        wrong += len(begins - labelled)
        missed += len(labelled - begins)
    assert right + missed >= 400
    assert 2 * right / (2 * right + wrong + missed) >= FLOOR


def test_a_time_with_which_a_sentence_begins_is_part_of_it() -> None:
    assert found(
        "At 10.30 a.m. Lund left. Shortly before 4 p.m. Pell did too. They began at 9 a.m. Sella came late."
    ) == [
        "At 10.30 a.m. Lund left.",
        "Shortly before 4 p.m. Pell did too.",
        "They began at 9 a.m.",
        "Sella came late.",
    ]


def test_the_mark_of_a_note_behind_a_year_ends_the_sentence_and_a_decimal_does_not() -> None:
    assert found("They meet in 2031.1 Sella stays away. It costs 4.1 million.") == [
        "They meet in 2031.1",
        "Sella stays away.",
        "It costs 4.1 million.",
    ]


def test_numbers_that_count_the_clauses_of_a_decision_end_no_sentence() -> None:
    decision = "The Committee, 1. Decides to open a fund; 2. Requests a report by May; and 3. Invites all to pay."
    assert found(f"{decision} The score was Arland 3, Borava 1. It rained.") == [
        decision,
        "The score was Arland 3, Borava 1.",
        "It rained.",
    ]
    long = f"The Committee, 1. Decides to open a fund {'for the rivers of the basin ' * 30}; 2. Requests a report."
    assert found(long) == [long]
    assert found("They agreed to: 1. Open a fund. 2. Meet again. 3. Drop visas.") == [
        "They agreed to: 1. Open a fund.",
        "2. Meet again.",
        "3. Drop visas.",
    ]


def test_a_correspondent_s_title_ends_no_sentence_and_what_somebody_did_after_a_question_is_one_of_its_own() -> None:
    assert found("Corr. Jones reported. He asked: “Why?” She said nothing. “Why?” she said. “Why?” Lund asked.") == [
        "Corr. Jones reported.",
        "He asked: “Why?”",
        "She said nothing.",
        "“Why?” she said.",
        "“Why?” Lund asked.",
    ]
