"""What scripted models say to a request, by scenario."""

import itertools
from collections.abc import Iterable

import pytest

from tests.models.prompt import Prompt, read_prompt
from tests.models.script import INVENTED_NUMBER, INVENTED_PERSON, SCENARIOS, saying, scenario_named
from tests.models.steps import Cut, Finish, Pause, Refusal, Step, Text
from tests.models.wording import ScriptError

HUB = "Mirziyoyev proposed a Central Asia–Russia Industrial Engineering Hub in Bukhara."
PLAN = "The leaders met in Dushanbe on 9 October 2025 and adopted a joint action plan for 2025–2027."
TRADE = "COP29 was told that trade rose to 300 billion dollars."
SHOWN = f"""Outcomes of the summit – The Diplomatic Insight – 9 October 2025
[4] {HUB}
[7] {PLAN}

Another article – Times of Central Asia – 10 October 2025
[12] {TRADE}

Question: Was the Bukhara hub agreed or only proposed?"""


def asking(*lines: str) -> Prompt:
    return read_prompt([{"role": "system", "content": "Cite as [1]."}, {"role": "user", "content": "\n".join(lines)}])


def steps(name: str, prompt: Prompt | None = None, *, most: int = 2000) -> list[Step]:
    return list(itertools.islice(SCENARIOS[name](prompt or asking(SHOWN)), most))


def text(said: Iterable[Step]) -> str:
    return "".join(step.text for step in said if isinstance(step, Text))


def test_a_prompt_is_read_for_its_numbered_sentences_and_its_question() -> None:
    prompt = asking(SHOWN)
    assert prompt.kind == "answer"
    assert prompt.sentences == {4: HUB, 7: PLAN, 12: TRADE}
    assert prompt.question == "Was the Bukhara hub agreed or only proposed?"


def test_what_the_model_itself_said_earlier_is_not_shown_to_it() -> None:
    messages = [
        {"role": "assistant", "content": "[1] Old."},
        {"role": "user", "content": "Say it as a standalone one."},
    ]
    assert read_prompt(messages).kind == "rewrite"


def test_content_in_parts_is_read_as_one_text() -> None:
    parts = [{"type": "text", "text": "[1] Two met."}, {"type": "text", "text": "Who?"}]
    assert read_prompt([{"role": "user", "content": parts}]).sentences == {1: "Two met."}


def test_a_request_without_sentences_or_questions_is_a_probe() -> None:
    assert asking("Say ready.").kind == "probe"
    assert text(steps("good", asking("Say ready."))) == "Ready."


def test_a_good_answer_restates_two_sentences_under_their_numbers() -> None:
    assert text(steps("good")) == (
        "Mirziyoyev proposed a Central Asia–Russia Industrial Engineering Hub in Bukhara [4]. In addition, the leaders "
        "met in Dushanbe on 9 October 2025 and adopted a joint action plan for 2025–2027 [7, 12]."
    )


def test_a_good_answer_to_one_sentence_is_one_sentence() -> None:
    assert text(steps("good", asking("[1] Two met.", "Who met?"))) == "Two met [1]."


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("wrong-citation", HUB[:-1] + " [7]."),
        ("unknown-citation", HUB[:-1] + " [99]."),
        ("negated", HUB[:-1].replace("proposed", "did not propose") + " [4]."),
        ("uncited", HUB),
    ],
)
def test_a_wrong_answer_is_wrong_in_one_way(name: str, said: str) -> None:
    assert text(steps(name)) == said


@pytest.mark.parametrize(
    ("shown", "changed"),
    [
        ("About 300 people came.", "About 500 people came [1]."),
        ("G20 leaders signed 9 texts.", "G20 leaders signed 10 texts [1]."),
        ("They met in 2025.", "They met in 2026 [1]."),
        ("Trade grew by 1.5% in all.", "Trade grew by 2.5% in all [1]."),
        ("For 2025–2027 they gave 12 billion.", "For 2025–2027 they gave 13 billion [1]."),
    ],
)
def test_a_wrong_number_is_one_that_stood_alone(shown: str, changed: str) -> None:
    assert text(steps("wrong-number", asking(f"[1] {shown}", "What?"))) == changed


@pytest.mark.parametrize(
    ("shown", "contrary"),
    [
        ("The proposed hub was agreed.", "The proposed hub was not agreed [1]."),
        ("They then signed a treaty.", "They then did not sign a treaty [1]."),
        ("It will open in May.", "It will not open in May [1]."),
    ],
)
def test_a_denial_is_put_where_the_verb_is(shown: str, contrary: str) -> None:
    assert text(steps("negated", asking(f"[1] {shown}", "What?"))) == contrary


@pytest.mark.parametrize(
    ("name", "shown"),
    [("wrong-number", "G20 met."), ("negated", "A new hub, now open."), ("wrong-citation", "Two met.")],
)
def test_a_scenario_that_cannot_be_played_with_what_is_shown_says_so(name: str, shown: str) -> None:
    with pytest.raises(ScriptError, match="show"):
        steps(name, asking(f"[1] {shown}", "What?"))


def test_an_injected_answer_prints_what_a_page_must_not_fetch_or_run_and_then_answers() -> None:
    said = text(steps("injected"))
    assert said.startswith("PWNED")
    assert said.count("http://127.0.0.1:9/sink/") == 6
    assert "![" in said
    assert "<script>" in said
    assert said.endswith("[7, 12].")


def test_split_markers_come_a_character_at_a_time() -> None:
    assert {len(step.text) for step in steps("markers-split") if isinstance(step, Text)} == {1}
    assert text(steps("markers-split")) == text(steps("good"))


def test_thoughts_cite_and_claim_before_the_answer() -> None:
    thought, answer = text(steps("thinking")).split("</think>\n\n")
    assert thought.startswith("<think>")
    assert "[4]" in thought
    assert answer == text(steps("good"))


def test_markdown_has_a_heading_bold_and_a_list_with_right_citations() -> None:
    said = text(steps("markdown"))
    assert "## Answer" in said
    assert "**Mirziyoyev" in said
    assert "\n- The leaders met" in said
    assert "[7]." in said


def test_garbage_is_the_same_each_time_and_can_be_encoded() -> None:
    said = text(steps("garbage"))
    assert said == text(steps("garbage"))
    assert "\x00" in said
    assert "\u200b" in said
    assert said.count("[") != said.count("]")
    assert said.encode()


def test_an_endless_answer_does_not_end() -> None:
    assert len(steps("endless", most=5000)) == 5000


def test_a_slow_answer_pauses_before_each_of_about_twenty_pieces() -> None:
    said = steps("slow")
    assert 18 <= sum(isinstance(step, Pause) for step in said) <= 20
    assert text(said) == text(steps("good"))


@pytest.mark.parametrize(("name", "last"), [("cut", Cut()), ("truncated", Finish("length"))])
def test_an_interrupted_answer_says_a_part_first(name: str, last: Step) -> None:
    said = steps(name)
    assert said[-1] == last
    assert text(steps("good")).startswith(text(said))
    assert 0 < len(text(said)) < len(text(steps("good")))


def test_a_refusal_of_a_key_names_the_key() -> None:
    (refusal,) = SCENARIOS["status-401"](read_prompt([{"role": "user", "content": "Hello?"}], key="sk-loud"))
    assert isinstance(refusal, Refusal)
    assert "sk-loud" in refusal.message


@pytest.mark.parametrize("status", [429, 500])
def test_a_refusal_happens_once_or_always(status: int) -> None:
    again = read_prompt([{"role": "user", "content": SHOWN}], served=1)
    assert isinstance(steps(f"status-{status}")[0], Refusal)
    assert text(steps(f"status-{status}", again)) == text(steps("good"))
    assert isinstance(steps(f"status-{status}-always", again)[0], Refusal)


FOLLOW_UP = ("Write the follow-up as a standalone question.", "Question: Was the Bukhara hub agreed in 2025?")


def test_a_good_rewrite_names_only_what_the_conversation_named() -> None:
    prompt = asking(*FOLLOW_UP, "Follow-up: and who proposed it?")
    assert text(steps("rewrite-good", prompt)) == "Concerning Bukhara and 2025, who proposed it?"


def test_a_follow_up_that_names_everything_is_left_as_it_is() -> None:
    prompt = asking(*FOLLOW_UP, "Follow-up: And who proposed the Bukhara hub in 2025?")
    assert text(steps("rewrite-good", prompt)) == "Who proposed the Bukhara hub in 2025?"


def test_a_question_without_a_question_mark_is_rewritten_too() -> None:
    assert (
        text(steps("rewrite-good", asking("Rephrase this question:", "who proposed the hub"))) == "Who proposed the hub"
    )


def test_an_invented_rewrite_names_a_person_and_a_number_of_its_own() -> None:
    said = text(steps("rewrite-invented", asking(*FOLLOW_UP, "Follow-up: and who proposed it?")))
    assert INVENTED_PERSON in said
    assert INVENTED_NUMBER in said
    assert said.endswith("who proposed it?")


def test_a_scenario_of_ones_own_says_just_its_pieces() -> None:
    assert text(saying("A [", "1].")(asking(SHOWN))) == "A [1]."


def test_an_unknown_scenario_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ValueError, match=r"no scenario 'god'; choose one of good, wrong-number"):
        scenario_named("god")
