"""Where articles on one meeting give different figures, both are told: to a question and in a check."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.chain import AnswerChain
from tests.rag.fakes import filled_chain, write_articles

TOLD = {
    "wire": "LORN, May 4 – The reef facility has gathered 162 million dollars in pledges, a spokesman said. Its"
    " target is 500 million dollars. Sixteen heads of government came.",
    "text": "RELEASE OF LORN\n\nLeaders welcomed pledges to the reef facility amounting to 167 million dollars."
    " Heads of government of seventeen members came. The envoys go back to Tarn before the end of August.",
    "talk": "TRANSCRIPT OF LORN\n\nCHAIR: Thank you. We have a plan: the envoys go back to Tarn in September.",
}


@pytest.fixture(scope="module")
def lorn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder: Path = tmp_path_factory.mktemp("lorn")
    write_articles(folder / "news", TOLD, summit="Cedar Council", date="2026-05-04", place="Lorn")
    with filled_chain(folder) as chain:
        yield chain


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        (
            "Do the articles on Lorn give the same amount of pledges to the reef facility?",
            ("162 million", "167 million"),
        ),
        ("reef facility pledges, 162m or 167m? i've seen both", ("162 million", "167 million")),
        ("Are the reports at odds over the pledges to the reef facility?", ("162 million", "167 million")),
        ("Was it 16 or 17 heads of government in Lorn? I have read both.", ("Sixteen", "seventeen")),
    ],
)
def test_the_figures_of_both_articles_are_told(lorn: AnswerChain, question: str, figures: tuple[str, str]) -> None:
    answer = lorn.invoke(question)
    assert answer.headline.startswith("Articles differ: ")
    assert all(one in answer.headline for one in figures)
    assert len({one.article_id for one in answer.quotes}) == len(figures)


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("Pledges to the reef facility amount to 167 million dollars", "the quotes give 167 million dollars and 162"),
        ("my colleague says 17 heads of government came to Lorn", "the quotes give 17 and Sixteen"),
    ],
)
def test_a_figure_that_another_article_gives_otherwise_is_told_differently(
    lorn: AnswerChain, claim: str, given: str
) -> None:
    answer = lorn.invoke(f"Check: {claim}")
    assert answer.headline.startswith(f"Not quite: accounts differ; {given}")


def test_a_goal_is_no_other_account_of_what_was_reached(lorn: AnswerChain) -> None:
    answer = lorn.invoke('Check: "The reef facility has gathered 162 million dollars in pledges"')
    assert "500" not in answer.headline


def test_what_each_of_two_accounts_says_stands_in_the_line(lorn: AnswerChain) -> None:
    answer = lorn.invoke("When do the envoys go back to Tarn – what does the release say and what did the chair say?")
    assert "before the end of August" in answer.headline
    assert "in September" in answer.headline
