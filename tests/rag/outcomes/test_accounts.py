"""What is told differently about something that a quote says, with the sentences that tell it so."""

from typing import Any

from rag.outcomes.accounts import record_on, told_differently_at
from rag.outcomes.current_record import LibraryRecord
from rag.types import Article
from tests.rag.ui.articles import BUKHARA, DUSHANBE, LIEPAJA, OSLO, RIGA
from tests.rag.ui.fakes import FakeLibrary

PLEDGE = "Latvia pledged 2 billion euros for clean rivers by 2028."
AT = RIGA.text.index(PLEDGE)
LIBRARY: Any = FakeLibrary((OSLO, RIGA, LIEPAJA))


def test_the_other_account_comes_with_its_sentence() -> None:
    (told,) = told_differently_at(LibraryRecord(LIBRARY), "riga", AT, AT + len(PLEDGE))
    assert (told.aspect, told.value) == ("figure", "2 billion euros")
    (other,) = told.others
    assert (other.value, other.article.id) == ("3 billion euros", "liepaja")
    assert other.text == "Latvia pledged 3 billion euros for clean rivers by 2028."


def test_it_is_seen_from_either_side_and_nowhere_else() -> None:
    record = LibraryRecord(LIBRARY)
    (told,) = told_differently_at(record, "liepaja", 0, 20)
    assert (told.value, told.others[0].value) == ("3 billion euros", "2 billion euros")
    assert told_differently_at(record, "riga", 0, 20) == told_differently_at(record, "gone", 0, 20) == ()


def test_what_a_sentence_tells_both_ways_itself_needs_no_other_account() -> None:
    text = "Reports differed on the cost: Reuters spoke of $3 billion, while TASS put it at $4 billion."
    library: Any = FakeLibrary((Article("costs", "The cost of the dam", text, "a"),))
    record = LibraryRecord(library)
    assert record.accounts_at("costs", 0, len(text))
    reuters = text.index("Reuters spoke")
    assert told_differently_at(record, "costs", 0, len(text)) == ()
    assert told_differently_at(record, "costs", reuters, reuters + 20) == ()


def test_another_sentence_of_the_article_itself_is_another_account() -> None:
    text = "According to Reuters, the dam costs $3 million. TASS gave the same item as $3 billion, alone among reports."
    library: Any = FakeLibrary((Article("costs", "The cost of the dam", text, "a"),))
    record = LibraryRecord(library)
    (told,) = told_differently_at(record, "costs", 0, 20)
    assert told.others[0].text.startswith("TASS gave the same item")
    assert told_differently_at(record, "costs", 0, len(text)) == ()


def test_for_some_articles_those_on_their_meetings_are_read_and_no_others() -> None:
    record = record_on(LIBRARY, ["riga"])
    assert {*record.held} == {"riga", "liepaja"}
    assert told_differently_at(record, "riga", AT, AT + 9) == told_differently_at(
        LibraryRecord(LIBRARY), "riga", AT, AT + 9
    )
    assert not record_on(LIBRARY, []).held


def test_a_place_in_the_text_that_the_front_matter_does_not_give_is_no_other_account() -> None:
    library: Any = FakeLibrary((DUSHANBE, BUKHARA))
    record = LibraryRecord(library)
    assert [one.aspect for one in record.disagreements(record.meetings[0])] == ["day", "place"]
    assert told_differently_at(record, "bukhara", 0, len(BUKHARA.text)) == ()
