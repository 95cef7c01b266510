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
