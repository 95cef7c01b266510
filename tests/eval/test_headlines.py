"""Every figure, day, name and status in a headline stands in what is quoted, in the catalogue or in the question."""

from dataclasses import replace

import pytest

from rag.chain import AnswerChain
from rag.reading.joint import shipped_joint_reader
from rag.reading.reader import Reader
from tests.eval.headlines import further_questions, reported_questions, unfounded, wrong_headlines

ONE_IN = 700
"""Of some 16,000 further questions; `make eval` asks one in twenty."""
TWICE_READ = 45
"""One in that many of the reported questions is also read twice, which takes three times as long."""


def test_no_headline_says_what_nothing_shown_gives(asked_once: AnswerChain) -> None:
    assert wrong_headlines([*reported_questions(), *further_questions()[::ONE_IN]], asked_once) == {}


def test_nor_does_one_that_was_read_twice(chain: AnswerChain) -> None:
    second = AnswerChain(chain.library, chain.retriever, Reader(chain.library, joint=shipped_joint_reader()))
    assert wrong_headlines(reported_questions()[::TWICE_READ], second) == {}


@pytest.mark.parametrize(
    ("headline", "said"),
    [
        ("Adopted: a hub in Bukhara.", "adopted"),
        ("Only announced, by Uzbekistan: a hub in Bukhara.", "announced"),
        ("Only proposed, by Shavkat Mirziyoyev; not agreed.", "failed"),
        ("1 decision and 1 proposal in 1 article.", "adopted"),
        ("Only proposed, by Shavkat Mirziyoyev, on 9 May 1997.", "9 May 1997"),
    ],
)
def test_what_is_recorded_otherwise_or_told_nowhere_is_found(asked_once: AnswerChain, headline: str, said: str) -> None:
    answer = asked_once.invoke("Was the Bukhara hub agreed?")
    assert unfounded(answer, asked_once) == []
    assert unfounded(replace(answer, headline=headline), asked_once) == [said]
