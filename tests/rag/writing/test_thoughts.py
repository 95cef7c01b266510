import pytest
from langchain_core.messages import AIMessageChunk

from rag.writing.thoughts import ThoughtFilter, thought_apart


def said(text: str, size: int, **given: bool) -> tuple[str, ThoughtFilter]:
    """What is left of a text that comes in pieces of that size."""
    thoughts = ThoughtFilter(**given)
    left = "".join(thoughts.feed(text[at : at + size]) for at in range(0, len(text), size)) + thoughts.end()
    return left.strip(), thoughts


@pytest.mark.parametrize("size", [1, 4, 1000])
@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<think>a [1] b</think>\n\nThey met.", "They met."),
        ("\n<Thinking>\na < b\n</Thinking>They met.", "They met."),
        ("<think></think>They met.", "They met."),
        ("They <think>a</think>met. <think>b</think>They left.", "They met. They left."),
        ("<think>a <think> b</think>They met.", "They met."),
        ("<think>never ends", ""),
        ("<think>never ends </thi", ""),
        ("They met. <think>never ends", "They met."),
        ("<thin ice", "<thin ice"),
        ("a <", "a <"),
        ("1 < 2, <thi and </ are no tags", "1 < 2, <thi and </ are no tags"),
    ],
)
def test_what_is_thought_is_left_out_however_the_text_is_cut(text: str, left: str, size: int) -> None:
    assert said(text, size)[0] == left


def test_all_before_a_closing_tag_that_nothing_opened_is_thought() -> None:
    left, thoughts = said("Is it [1]? Yes.\n</think>\n\nThey met [1].", 1000)
    assert (left, thoughts.began_thinking, thoughts.characters) == ("They met [1].", True, 16)


def test_what_has_been_given_out_cannot_be_taken_back() -> None:
    left, thoughts = said("Is it [1]?</think> They met.", 1)
    assert (left, thoughts.began_thinking) == ("Is it [1]? They met.", True)


@pytest.mark.parametrize("size", [1, 1000])
def test_a_text_that_is_expected_to_begin_inside_a_thought_is_held_back_until_that_ends(size: int) -> None:
    left, thoughts = said("Is it [1]? Yes.\n</think>\n\nThey met [1].", size, begins_thinking=True)
    assert (left, thoughts.began_thinking) == ("They met [1].", True)


@pytest.mark.parametrize("size", [1, 1000])
@pytest.mark.parametrize("text", ["They met [1].", "They met <think>a</think>[1]."])
def test_where_no_thought_ends_none_had_begun(text: str, size: int) -> None:
    left, thoughts = said(text, size, begins_thinking=True)
    assert (left, thoughts.began_thinking) == ("They met [1].", False)


@pytest.mark.parametrize(
    "chunk",
    [
        AIMessageChunk("", additional_kwargs={"reasoning_content": "hm"}),
        AIMessageChunk([{"type": "thinking", "thinking": "hm", "index": 0}]),
        AIMessageChunk([{"type": "reasoning", "reasoning": "hm"}, {"type": "text", "text": "They met."}]),
    ],
)
def test_thoughts_that_a_provider_tells_apart_are_found(chunk: AIMessageChunk) -> None:
    assert thought_apart(chunk) == "hm"
    assert "hm" not in chunk.text


def test_text_is_no_thought() -> None:
    assert thought_apart(AIMessageChunk("hm")) == thought_apart(AIMessageChunk([{"type": "text", "text": "hm"}])) == ""
