"""A statement is on what its own sentence tells, and not on all that its article is on."""

from typing import Any

import pytest

from rag.errors import UsageError
from rag.outcomes.current_record import LibraryRecord
from rag.outcomes.outcomes import choose_outcomes
from rag.types import Article
from rag.wire import outcome_json
from tests.rag.ui.fakes import FakeLibrary

GIVEN = ("transport", "energy", "security", "afghanistan", "rare earths")
TEXT = (
    "Kazakhstan proposed a nuclear power plant. Japan pledged to search for rare earths. They adopted a declaration."
    " The leaders agreed to build a railway. They called for reform of the Security Council."
    " Leaders agreed on a just transition."
)
LIBRARY: Any = FakeLibrary((Article("given", "A summit", TEXT, "a", topics=GIVEN),))


def topics_of(library: Any) -> dict[str, tuple[str, ...]]:
    found = LibraryRecord(library).outcomes
    return {one.article.text[slice(*one.statement.span)].strip(): one.topics for one in found}


def test_its_sentence_tells_them_in_words_of_the_topic_or_in_others_said_for_it() -> None:
    told = topics_of(LIBRARY)
    assert told["Kazakhstan proposed a nuclear power plant."] == ("energy",)
    assert told["Japan pledged to search for rare earths."] == ("rare earths", "critical minerals")
    assert told["The leaders agreed to build a railway."] == ("transport",)


def test_a_sentence_that_tells_none_has_those_of_its_article() -> None:
    told = topics_of(LIBRARY)
    assert told["They adopted a declaration."] == GIVEN
    for other in ("They called for reform of the Security Council.", "Leaders agreed on a just transition."):
        assert told[other] == GIVEN


def test_the_heading_that_it_stands_under_tells_them_too() -> None:
    text = "A day in Lima\n\nWater\n\nPeru proposed a joint fund.\n\nOther matters\n\nPeru proposed a new date."
    library: Any = FakeLibrary((Article("headed", "A summit", text, "a"),))
    told = topics_of(library)
    found = {sentence.rpartition("\n")[2]: topics for sentence, topics in told.items()}
    assert found["Peru proposed a joint fund."] == ("water",)
    assert found["Peru proposed a new date."] == ()


def test_a_country_is_a_topic_only_of_an_article_that_gives_it() -> None:
    other = Article("other", "Another summit", "Afghanistan proposed a railway.", "b")
    library: Any = FakeLibrary((Article("given", "A summit", TEXT, "a", topics=GIVEN), other))
    assert topics_of(library)["Afghanistan proposed a railway."] == ("transport",)


def test_outcomes_are_chosen_by_their_own_topic_without_any_front_matter() -> None:
    library: Any = FakeLibrary((Article("bare", "A summit", TEXT, "a"),))
    record = LibraryRecord(library)
    (railway,) = choose_outcomes(library, topic="transport")
    told = outcome_json(railway, record)
    assert (told["text"], told["topics"]) == ("The leaders agreed to build a railway.", ["transport"])
    with pytest.raises(UsageError, match="There is no topic 'falconry'"):
        choose_outcomes(library, topic="falconry")


def test_a_topic_is_known_once_however_an_article_writes_it() -> None:
    library: Any = FakeLibrary((Article("given", "A summit", TEXT, "a", topics=("Energy",)),))
    assert topics_of(library)["Kazakhstan proposed a nuclear power plant."] == ("Energy",)
    assert next(one.topics for one in choose_outcomes(library, topic="energy")) == ("Energy",)
