from rag.types import Claim, Writing
from rag.ui.answer.claims import writing_drawn, written_paragraphs
from rag.ui.checks import cost_line, counts_line

TEXT = "As shown: They met [1]. They gave 500 [2][9?].\n\nIt **rained** [7] <b>."
CLAIMS = (
    Claim(10, 23, (1,), "supported"),
    Claim(24, 46, (2,), "unsupported", ("the quote says 300, the answer says 500",)),
    Claim(48, len(TEXT), (), "uncited"),
)
NAMES = {1: "Source 1: one", 2: "Source 2: two"}


def test_each_sentence_is_drawn_with_its_verdict_and_what_is_not_judged_has_none() -> None:
    first, second = written_paragraphs(TEXT, CLAIMS, NAMES)
    assert first == [
        {"pieces": [{"text": "As shown: "}], "verdict": "", "reasons": []},
        {
            "pieces": [{"text": "They met "}, {"marker": 1, "name": "Source 1: one"}, {"text": "."}],
            "verdict": "supported",
            "reasons": [],
        },
        {
            "pieces": [
                {"text": "They gave 500 "},
                {"marker": 2, "name": "Source 2: two"},
                {"struck": 9},
                {"text": "."},
            ],
            "verdict": "unsupported",
            "reasons": ["the quote says 300, the answer says 500"],
        },
    ]
    assert second == [{"pieces": [{"text": "It **rained** [7] <b>."}], "verdict": "uncited", "reasons": []}]


def test_a_text_that_is_still_coming_is_drawn_as_far_as_it_has_come() -> None:
    assert written_paragraphs(TEXT[:35], CLAIMS[:1], NAMES)[0][-1] == {
        "pieces": [{"text": " They gave 5"}],
        "verdict": "",
        "reasons": [],
    }
    assert written_paragraphs(" \n", (), {}) == []


def test_the_lines_beneath_count_verdicts_and_say_what_it_took() -> None:
    writing = Writing("ollama:qwen3:8b", TEXT, CLAIMS, struck=(9,), input_tokens=1234, output_tokens=21, seconds=3.21)
    assert counts_line(writing) == (
        "3 sentences written: 1 supported, 1 unsupported, 1 uncited. 1 citation of nothing that was shown, struck out."
    )
    assert cost_line(writing) == "ollama:qwen3:8b · 1,234 tokens read, 21 written · 3.2 s"
    assert cost_line(Writing("m", "", ())) == "m · 0.0 s"
    assert counts_line(Writing("m", "", ())) == "0 sentences written: none checked."
    assert writing_drawn(writing, NAMES, leads=True)["leads"] is True
