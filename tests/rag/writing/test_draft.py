from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from rag.english import words
from rag.types import Claim, ClaimVerdict, Quote
from rag.writing.draft import Composition, sentences
from rag.writing.evidence import Evidence, ShownSentence

SHOWN = Evidence(
    (
        ShownSentence(1, "dushanbe", 10, 15, "They left early.", "On Dushanbe"),
        ShownSentence(2, "dushanbe", 20, 25, "It rained.", "On Dushanbe"),
        ShownSentence(3, "xian", 0, 5, "They gave 300.", "On Xi'an"),
    ),
    {"dushanbe": "0", "xian": "0"},
)
LINES = {one.number: one.line for one in SHOWN.sentences}


@dataclass(frozen=True)
class Finding:
    verdict: ClaimVerdict
    reasons: tuple[str, ...] = ()


def cite(sentence: ShownSentence, marker: int) -> Quote:
    return Quote(marker, sentence.article_id, sentence.start, sentence.end, LINES[sentence.number], 0.0)


def check(sentence: str, quotes: Sequence[Quote]) -> Finding:
    """Supported by a quote that has all its words, in part by one that has its last."""
    if not quotes:
        return Finding("uncited")
    said, told = set(words(sentence)), set(words(" ".join(quote.text for quote in quotes)))
    if said <= told:
        return Finding("supported")
    last = words(sentence)[-1]
    return Finding("partly" if last in told else "unsupported", (f"{sentence!r} by {len(quotes)}",))


def near(sentence: str) -> list[int]:
    return sorted(LINES, key=lambda number: -len({*words(LINES[number])} & {*words(sentence)}))


def composed(text: str, size: int = 1000) -> tuple[Composition, list[object]]:
    composition = Composition(SHOWN, cite, check, near)
    came = [one for at in range(0, len(text), size) for one in composition.take(text[at : at + size])]
    return composition, [*came, *composition.end()]


def judged(text: str, size: int = 1000) -> list[tuple[str, str]]:
    composition, _ = composed(text, size)
    return [(composition.text[one.start : one.end], one.verdict) for one in composition.claims]


@pytest.mark.parametrize("size", [1, 5, 1000])
def test_each_sentence_is_judged_with_the_quotes_it_cites_as_soon_as_the_next_begins(size: int) -> None:
    composition, came = composed("They gave 300 [3]. They left [1]. Nobody spoke.", size)
    assert composition.text == "They gave 300 [1]. They left [2]. Nobody spoke."
    found = [(composition.text[one.start : one.end], one.markers, one.verdict) for one in composition.claims]
    assert found == [
        ("They gave 300 [1].", (1,), "supported"),
        ("They left [2].", (2,), "supported"),
        ("Nobody spoke.", (), "uncited"),
    ]
    assert [one for one in came if isinstance(one, Claim)] == composition.claims
    assert "".join(one for one in came if isinstance(one, str)) == composition.text
    assert [(one.marker, one.text) for one in came if isinstance(one, Quote)] == [(1, LINES[3]), (2, LINES[1])]


def test_a_quote_comes_before_the_text_that_has_its_marker() -> None:
    _, came = composed("It rained [2].", size=1)
    marked = next(place for place, one in enumerate(came) if isinstance(one, str) and "[1]" in one)
    assert any(isinstance(one, Quote) for one in came[:marked])


@pytest.mark.parametrize(
    "written",
    ["They gave 300.", "They gave 300 [1].", "[3] They gave 300.", "They gave 300 (3).", "They gave 300 [9]."],
)
def test_a_sentence_is_cited_by_what_carries_it_whatever_the_model_cites(written: str) -> None:
    composition, _ = composed(written)
    assert composition.text == "They gave 300 [1]."
    assert [quote.text for quote in composition.quotes.values()] == [LINES[3]]
    assert composition.struck == ()


def test_numbers_before_their_sentences_are_put_right() -> None:
    assert judged("[3] They gave 300. [2] It rained.") == [
        ("They gave 300 [1].", "supported"),
        ("It rained [2].", "supported"),
    ]


def test_two_sentences_together_may_carry_one() -> None:
    assert judged("They gave 300, it rained.") == [("They gave 300, it rained [1][2].", "supported")]


def test_what_nothing_carries_is_marked_with_what_the_model_cited() -> None:
    assert judged("Zebras sang [2].") == [("Zebras sang [1].", "unsupported")]
    assert judged("Zebras sang.") == [("Zebras sang.", "uncited")]


def test_a_number_that_was_not_shown_makes_no_quote() -> None:
    composition, _ = composed("Zebras sang [42].")
    assert (composition.text, composition.quotes, composition.struck) == ("Zebras sang [42?].", {}, (42,))
    assert [one.verdict for one in composition.claims] == ["uncited"]


@pytest.mark.parametrize(
    "after", ["<|im_end|>", "<|im_start|>user", "<end_of_turn>", "</s>", "\nQuestion: What else?", "[/INST] Sure."]
)
def test_what_comes_after_the_tags_of_a_template_is_left_out(after: str) -> None:
    composition, _ = composed(f"They gave 300 [3].{after} It rained [2].", size=3)
    assert (composition.text, composition.ended) == ("They gave 300 [1].", True)


def test_a_text_that_goes_round_in_circles_is_ended_and_says_each_thing_once() -> None:
    composition, _ = composed("They gave 300 [3]. " * 3 + "It rained [2].", size=4)
    assert (composition.text, composition.ended) == ("They gave 300 [1].", True)


def test_an_unfinished_last_sentence_is_left_out_when_others_stand() -> None:
    composition = Composition(SHOWN, cite, check, near)
    assert list(composition.take("It rained [2]. They gave"))
    assert list(composition.end(whole=False)) == []
    assert composition.text == "It rained [1]."


def test_lines_stay_lines() -> None:
    assert composed("They left:\n- It rained [2].\n- They gave 300 [3].")[0].text.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met. [1] They left. [2]", ["They met. [1]", "They left. [2]"]),
        ("They met [1].\nThey left.[2]\n\nBye.", ["They met [1].", "They left.[2]", "Bye."]),
        (
            "Dr. Li paid $5 bn. to St. Petersburg [1]. He left.",
            ["Dr. Li paid $5 bn. to St. Petersburg [1].", "He left."],
        ),
        ("The leaders decided:\n- trade [1]\n- water [2]", ["- trade [1]", "- water [2]"]),
        ("[1] They met.", ["They met."]),
        ("  … [3?] --", []),
        ("", []),
    ],
)
def test_sentences_keep_the_markers_after_them_and_what_says_nothing_is_none(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == found
