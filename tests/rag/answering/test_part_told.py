"""What there is on one part of a brief: nothing twice, and what only leads to the next sentence with that."""

from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from rag.answering.digest.part_told import _saying_more, _with_following
from rag.answering.sentences import sentences_of
from rag.store import Library
from tests.rag.answering.asked import asked_of
from tests.rag.fakes import fill, write_articles

PORTS = "Ports were the theme. The ministers agreed to dredge four of them by May.\n\nThey left. Nobody signed a pact."


def test_a_sentence_that_only_leads_to_the_next_is_shown_with_it(tmp_path: Path) -> None:
    fill(write_articles(tmp_path / "news", {"port": PORTS}), tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        theme, agreed, *_ = sentences_of(library, ["port"])
        (shown,) = _with_following([theme, agreed], asked_of(library, "ports"))
        assert shown.text == PORTS.partition("\n")[0]
        assert _with_following([agreed], asked_of(library, "ports")) == [agreed]


def test_a_point_that_says_no_more_than_one_before_is_left_out() -> None:
    first, again, other = (
        cast("Any", SimpleNamespace(terms=frozenset(terms.split())))
        for terms in ("dredge port may", "port may", "pact")
    )
    assert _saying_more([first, again, other]) == [first, other]
