import datetime as dt

from rag.record.reading import read_record
from tests.rag.record.reading import article, meeting, sentences, took_part

TEXT = """Korea, Central Asia to open office

SEOUL, 16 September 2026 — South Korea and the five Central Asian states agreed on Wednesday to open an office.

Uzbek President Shavkat Mirziyoyev attended. The leaders adopted the Seoul Declaration.

The next summit will be held in Tashkent in 2028."""


def test_a_report_without_front_matter_gives_its_meeting_and_where_each_value_stands() -> None:
    facts = meeting(TEXT, title="Korea, Central Asia to open office")
    assert facts.series is not None
    assert facts.last_day is not None
    assert facts.place is not None
    assert facts.place.span is not None
    assert facts.series.value == "Central Asia–South Korea Summit"
    assert facts.last_day.value == dt.date(2026, 9, 16)
    assert TEXT[slice(*facts.place.span)] == "SEOUL"
    assert took_part(facts)["Shavkat Mirziyoyev"] == "present"
    for one in (*facts.participants, *facts.documents, *facts.next_meetings):
        assert one.span is not None
        assert 0 <= one.span[0] < one.span[1] <= len(TEXT)


def test_what_was_done_before_is_told_from_the_day_that_the_text_gives() -> None:
    text = "The Ports League met in Lorn on 3 May 2026. In Brell in July 2024 it had pledged 15 million dollars."
    record = read_record(article(text), sentences(text))
    assert [one.status for one in record.statements] == ["reported", "reported"]


def test_front_matter_comes_first_with_the_place_where_the_text_says_the_same() -> None:
    facts = meeting(
        TEXT,
        summit="Korea Talks",
        edition=1,
        date=dt.date(2026, 9, 16),
        place="Seoul, South Korea",
        participants=("Japan",),
    )
    assert facts.series is not None
    assert facts.place is not None
    assert (facts.series.value, facts.series.span) == ("Korea Talks", None)
    assert (facts.place.value, facts.place.given) == ("Seoul, South Korea", True)
    assert facts.place.span is not None
    assert TEXT[slice(*facts.place.span)].lower() == "seoul"
    states = [one for one in facts.participants if one.value.kind == "state"]
    assert (states[0].value.name, states[0].span, states[0].given) == ("Japan", None, True)
    assert "Kazakhstan" not in {one.value.name for one in states}
    assert facts.differing == ()


def test_what_the_text_says_otherwise_is_kept_beside_the_front_matter() -> None:
    facts = meeting(TEXT, date=dt.date(2026, 9, 17), place="Busan, South Korea")
    assert facts.last_day
    assert facts.last_day.value == dt.date(2026, 9, 17)
    assert [(one.aspect, one.fact.value) for one in facts.differing] == [
        ("last_day", dt.date(2026, 9, 16)),
        ("place", "Seoul, South Korea"),
    ]


def test_a_communique_is_read_item_by_item() -> None:
    facts = meeting(
        "Dhaka Declaration of the Fifth Bay of Bengal Summit\n\nDhaka, 4 March 2027\n\n"
        "We, the Heads of Government of Bangladesh, India and Thailand, meeting in Dhaka on 3 and 4 March 2027,\n\n"
        "1. Adopt the Bay of Bengal Charter and the Plan of Action on Fisheries 2027-2032;\n\n"
        "2. Accept with appreciation the offer of India to host the Sixth Summit in Chennai in 2029."
    )
    assert facts.series is not None
    assert facts.series.value == "Bay of Bengal Summit"
    assert took_part(facts).keys() >= {"Bangladesh", "India", "Thailand"}
    assert [one.value.name for one in facts.documents] == [
        "Bay of Bengal Charter",
        "Plan of Action on Fisheries 2027-2032",
    ]
    assert [(one.value.place, one.value.year) for one in facts.next_meetings] == [("Chennai", 2029)]


def test_a_text_about_no_meeting_gives_nothing() -> None:
    facts = meeting("The price of bread rose by two per cent.")
    assert facts.series is facts.last_day is facts.month_day is facts.place is None
    assert facts.participants == facts.documents == facts.next_meetings == ()


def test_an_empty_article_gives_nothing() -> None:
    assert meeting("").series is None


def test_sections_about_earlier_meetings_tell_nothing_of_this_one() -> None:
    facts = meeting(
        "SESSION OF THE LORN COUNCIL: 9-11 NOVEMBER 2004\n\n"
        "The session will begin today in New Delhi, India.\n\n"
        "# A BRIEF HISTORY\n\nThe Council met in Paris.\n\n"
        "### SEVENTEENTH SESSION\n\nThe session adopted the Paris Charter in Paris.\n\n"
        "# WORKSHOPS\n\nThis workshop was held in May 2004 in Oslo. It adopted the Oslo Action Plan.",
        title="SESSION OF THE LORN COUNCIL: 9-11 NOVEMBER 2004",
    )
    assert facts.documents == ()
    assert facts.place is not None
    assert facts.place.value == "New Delhi, India"


def test_the_country_that_a_summit_is_in_hosts_it() -> None:
    host = meeting("Leaders left after the final day of the G20 in Indonesia.").host
    assert host is not None
    assert host.value == "Indonesia"


def test_a_government_that_writes_of_its_meeting_is_the_host_or_its_minister_s() -> None:
    facts = meeting("The Lao PDR had the honour of hosting the summit of the Reef Four in Lorn.")
    assert facts.host is not None
    assert facts.host.value == "Laos"
    facts = meeting(
        "Republic of Estonia - Ministry of Energy\n\nReadout: Minister Ana Lund at the meeting of the Reef Four\n\n"
        "Minister Ana Lund took part in the meeting of the Reef Four in Lorn. Denmark, where elections are under way,"
        " was represented by State Secretary Jan Falk."
    )
    told = {one.value.name: one.value.country for one in facts.participants}
    assert (told["Ana Lund"], told["Jan Falk"]) == ("Estonia", "Denmark")
