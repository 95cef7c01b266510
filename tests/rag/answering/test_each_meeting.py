"""Each meeting of the articles that ship is asked where and when it was, who came and presided, and what comes next."""

import re

from rag.chain import AnswerChain
from rag.english import MONTHS, words
from rag.outcomes.meeting_record import meeting_record
from rag.question import Meeting
from tests.rag.answering.asked import first


def called(meeting: Meeting) -> str:
    """The meeting as a person asks for it, without its place: "the 2025 G20 Summit", "COP30"."""
    short = re.search(r"\((\w+)\)$", meeting.summit)
    year = meeting.date.year if meeting.date else ""
    return f"{short[1]}{meeting.edition}" if short else f"the {year} {meeting.summit}"


def corpus_meetings(chain: AnswerChain) -> tuple[Meeting, ...]:
    found = chain.finder.catalogue.get().meetings
    assert len(found) == 35
    return found


def test_where_each_meeting_was_held_is_in_the_headline_and_the_quotes_name_the_place(asked_once: AnswerChain) -> None:
    shown = 0
    for meeting in corpus_meetings(asked_once):
        answer = asked_once.invoke(f"Where was {called(meeting)} held?")
        assert answer.kind == "meeting", answer.question
        assert answer.headline.startswith(meeting.place or "?"), answer.question
        assert answer.quotes[0].article_id in meeting.article_ids
        shown += words(meeting.city)[0] in words(first(answer))
    assert shown >= 33  # two articles name their summit's place in front matter alone


def test_when_each_meeting_was_is_in_the_headline_and_in_the_first_quote(asked_once: AnswerChain) -> None:
    shown = 0
    for meeting in corpus_meetings(asked_once):
        answer = asked_once.invoke(f"When was {called(meeting)}?")
        assert meeting.last_date is not None
        day, month = str(meeting.last_date.day), MONTHS[meeting.last_date.month - 1]
        assert answer.kind == "meeting", answer.question
        assert f"{day} {month} {meeting.last_date.year}" in answer.headline, answer.question
        shown += {day, month.lower()} <= set(words(first(answer)))
    assert shown >= 34


def test_who_chaired_each_meeting_is_named_by_the_first_quote_where_the_record_knows(asked_once: AnswerChain) -> None:
    known = asked_once.finder.catalogue.get().meetings
    asked = 0
    for meeting in corpus_meetings(asked_once):
        chairs = meeting_record(meeting, asked_once.library, known).chairs
        if not chairs:
            continue
        asked += 1
        answer = asked_once.invoke(f"Who chaired {called(meeting)}?")
        surname = words(chairs[0].value.name)[-1]
        assert answer.kind == "meeting", answer.question
        assert surname in words(answer.headline), answer.question
        assert surname in words(first(answer)), answer.question
    assert asked >= 28


def test_who_came_to_each_meeting_lists_all_that_the_record_has(asked_once: AnswerChain) -> None:
    known = asked_once.finder.catalogue.get().meetings
    for meeting in corpus_meetings(asked_once):
        record = meeting_record(meeting, asked_once.library, known)
        answer = asked_once.invoke(f"who came to {called(meeting)}")
        assert answer.kind == "meeting", answer.question
        listed = {item.text.split(",")[0] for section in answer.sections for item in section.items}
        assert {one.value.name for one in record.who("present")} <= listed
        assert answer.shown == answer.there > 0
        assert answer.quotes[0].article_id in meeting.article_ids


def test_what_comes_next_is_quoted_from_the_sentence_that_announces_it(asked_once: AnswerChain) -> None:
    known = asked_once.finder.catalogue.get().meetings
    asked = 0
    for meeting in corpus_meetings(asked_once):
        record = meeting_record(meeting, asked_once.library, known)
        if record.successor is not None or not record.next_meetings:
            continue
        asked += 1
        answer = asked_once.invoke(f"When and where is the next {meeting.summit}?")
        assert answer.kind == "meeting", answer.question
        value = min((one.value for one in record.next_meetings), key=lambda one: one.year or 9999)
        assert str(value.year or value.place) in answer.headline, answer.question
        places = {place for one in record.next_meetings for place in one.places}
        assert any(answer.quotes[0].start <= place.start < answer.quotes[0].end for place in places)
    assert asked >= 10


def test_values_in_headlines_stand_in_the_quotes_or_in_the_catalogue(asked_once: AnswerChain) -> None:
    for meeting in corpus_meetings(asked_once):
        held = " ".join(
            f"{one.summit} {one.place} {one.date} {one.heading} {' '.join(one.participants)}"
            for one in (asked_once.library.article(each) for each in meeting.article_ids)
        )
        held += " " + " ".join(one.heading for one in asked_once.finder.catalogue.get().meetings)
        for asked in ("When was {}?", "Where was {} held?", "Who chaired {}?", "who came to {}", "next meeting of {}"):
            answer = asked_once.invoke(asked.format(called(meeting)))
            told = " ".join([held, *(quote.text for quote in answer.quotes)])
            for figure in re.findall(r"\d+", answer.headline if "who came" not in asked else ""):
                assert figure in told, (answer.question, answer.headline)
            for name in re.findall(r"[A-Z][\w’'-]+", answer.headline.split(":", 1)[-1]) if "chaired" in asked else ():
                assert name in told, (answer.question, answer.headline)


def test_who_hosted_is_the_country_where_somebody_of_another_presided(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("who hosted the Petersburg summit?")
    assert answer.headline == "Russia, in St Petersburg."
    assert "with Vladimir Putin of Russia as host" in first(answer)
