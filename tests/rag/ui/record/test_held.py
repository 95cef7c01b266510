"""What the library records is put together once for each state of it."""

import datetime as dt

from rag.types import Article
from rag.ui.record.held import Records
from tests.rag.ui.articles import JURMALA, RIGA, UNDATED
from tests.rag.ui.fakes import FakeLibrary, fake_desk
from tests.rag.ui.record.holding import hold

BARE = Article(
    "bare",
    "G20 Summit ends in Rome",
    "ROME, 31 October 2021 — Leaders of the G20 adopted a declaration at the G20 Summit in Rome on 31 October 2021.",
    "9",
)


def test_the_latest_outcomes_come_first_and_then_by_their_place_in_the_article() -> None:
    found = hold().outcomes
    assert [one.article.id for one in found if one.statement.status == "adopted"] == [
        "jurmala",
        "riga",
        "hostile",
        "oslo",
    ]
    assert [one.statement.clause for one in found if one.article.id == "riga"] == sorted(
        one.statement.clause for one in found if one.article.id == "riga"
    )


def test_what_an_article_does_not_give_with_itself_is_filled_in_from_its_text() -> None:
    (meeting,) = hold(BARE).meetings
    assert (meeting.summit, meeting.date, meeting.city) == ("G20 Summit", dt.date(2021, 10, 31), "Rome")


def test_an_article_that_names_no_series_is_a_meeting_of_its_own() -> None:
    held = hold(UNDATED, RIGA)
    meeting = held.meeting_of("opinion")
    assert meeting is not None
    assert (meeting.heading, meeting.article_ids) == ("An opinion", ("opinion",))
    assert held.meeting_of("gone") is None


def test_words_open_the_sentence_around_them() -> None:
    held, start = hold(), RIGA.text.index("Anna Kalns")
    sentence = held.sentence("riga", (start, start + 10))
    assert RIGA.text[slice(*sentence)] == "President Anna Kalns of Latvia chaired the meeting."
    assert held.sentence("gone", (3, 9)) == (3, 9)


def test_it_is_made_anew_only_when_the_library_has_changed() -> None:
    library = FakeLibrary((RIGA,))
    records = Records(fake_desk(library=library))
    first = records.now()
    assert records.now() is first
    library.put(JURMALA)
    later = records.now()
    assert later is not None
    assert later is not first
    assert set(later.articles) == {"riga", "jurmala"}


def test_an_article_that_comes_while_the_library_is_read_is_left_out_whole() -> None:
    class Filling(FakeLibrary):
        def articles_with_meetings(self) -> tuple[Article, ...]:
            before = super().articles_with_meetings()
            self.put(JURMALA)
            return before

    held = Records(fake_desk(library=Filling((RIGA,)))).now()
    assert held is not None
    assert set(held.articles) == set(held.record.facts) == {one.article.id for one in held.outcomes} == {"riga"}
