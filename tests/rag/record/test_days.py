import datetime as dt

import pytest

from tests.rag.record.reading import meeting


def test_a_period_gives_the_first_and_the_last_day() -> None:
    facts = meeting("The leaders met in Luanda on 24 and 25 November 2025 for their summit.")
    assert facts.first_day is not None
    assert facts.last_day is not None
    assert (facts.first_day.value, facts.last_day.value) == (dt.date(2025, 11, 24), dt.date(2025, 11, 25))


def test_the_day_of_a_dateline_is_not_the_day_of_the_meeting() -> None:
    facts = meeting("SEOUL, 16 September 2026 — The leaders met in Seoul.")
    assert facts.last_day is None
    assert facts.month_day is None


@pytest.mark.parametrize(
    "printed",
    [
        "Lorn Courier, weekend edition, 5 December 2026. Analysis by Ana Kalo",
        "By Ana Kalo, Lorn Courier, 5 December 2026",
        "Analysis by Ana Kalo, Jornal do Lorn, 5 December 2026",
        "5 December 2026 - The town is quiet again.",
        "5 December 2026. By the foreign desk",
        "Lorn Review, 5 December 2026.",
        "Lorn Herald | Saturday 5 December 2026 | by Ana Kalo",
    ],
)
def test_the_day_on_which_an_article_was_printed_is_not_the_day_of_the_meeting(printed: str) -> None:
    facts = meeting(
        f"What Lorn settled\n\n{printed}\n\nThe leaders met on Wednesday in Lorn.", title="What Lorn settled"
    )
    assert facts.last_day is not None
    assert facts.last_day.value == dt.date(2026, 12, 2)


@pytest.mark.parametrize(("word", "day"), [("Wednesday", 16), ("Tuesday", 15), ("Thursday", 10)])
def test_a_weekday_is_reckoned_back_from_the_dateline(word: str, day: int) -> None:
    facts = meeting(f"SEOUL, 16 September 2026 — The leaders met in Seoul on {word}.")
    assert facts.last_day is not None
    assert facts.last_day.value == dt.date(2026, 9, day)


def test_a_weekday_is_reckoned_from_the_day_of_publication_too() -> None:
    facts = meeting("The leaders met in Seoul on Tuesday.", published=dt.date(2026, 9, 16))
    assert facts.last_day is not None
    assert facts.last_day.value == dt.date(2026, 9, 15)


def test_a_weekday_to_come_is_not_the_day_of_the_meeting() -> None:
    facts = meeting("SEOUL, 16 September 2026 — The leaders will meet in Seoul on Thursday.")
    assert facts.last_day is None


def test_without_any_year_only_month_and_day_are_known() -> None:
    facts = meeting("The leaders met in Dushanbe on October 9 for a summit.")
    assert facts.last_day is None
    assert facts.month_day is not None
    assert facts.month_day.value == (10, 9)


def test_today_is_the_dateline_s_day_even_without_a_year() -> None:
    facts = meeting("Bishkek. 29 August. KABAR. The leaders gathered today in Bishkek.")
    assert facts.month_day is not None
    assert facts.month_day.value == (8, 29)


def test_a_year_comes_from_the_day_of_publication() -> None:
    facts = meeting("The leaders met in Minsk on 30 December.", published=dt.date(2026, 1, 2))
    assert facts.last_day is not None
    assert facts.last_day.value == dt.date(2025, 12, 30)


def test_the_other_end_is_reckoned_from_how_long_it_lasted() -> None:
    facts = meeting("The two-day meeting of the leaders ended in Seoul on 16 September 2026.")
    assert facts.first_day is not None
    assert facts.first_day.value == dt.date(2026, 9, 15)


def test_a_gathering_that_followed_does_not_move_the_last_day() -> None:
    facts = meeting(
        "The council met in Minsk on 21 December 2025. An informal gathering followed in the city on 22 December."
    )
    assert facts.last_day is not None
    assert facts.last_day.value == dt.date(2025, 12, 21)


def test_a_day_that_does_not_exist_is_none() -> None:
    facts = meeting("The leaders met in Minsk on 31 February 2025.")
    assert facts.last_day is None


def test_a_title_in_capitals_tells_the_days() -> None:
    facts = meeting("Delegates met.", title="SESSION OF THE LORN COUNCIL: 9-11 NOVEMBER 2004")
    assert facts.last_day is not None
    assert facts.last_day.value == dt.date(2004, 11, 11)


def test_a_weekday_in_an_agency_s_first_sentence_is_the_day_of_its_dateline() -> None:
    facts = meeting("LORN, Oct 3 (Adria Press) - Leaders of the Lorn Compact ended their summit on Friday.")
    assert facts.month_day is not None
    assert facts.month_day.value == (10, 3)


def test_a_live_report_is_of_the_day_that_it_came_out_on() -> None:
    titled = meeting("Lorn will drop export bans by 1 August.\n(Updated 19 June 2026)", title="Lorn Five, day 2")
    assert titled.last_day is not None
    assert titled.last_day.value == dt.date(2026, 6, 19)
    facts = meeting(
        "17:40 That is all from Lorn.\n16:55 Tarn says no.\n9:00 Good morning.\nPublished 22 May 2026",
        title="Follow live: Lorn States summit",
    )
    assert facts.last_day is not None
    assert facts.last_day.value == dt.date(2026, 5, 22)


def test_the_volume_of_a_bulletin_tells_when_it_was_printed() -> None:
    facts = meeting("Vol. 4 No. 11, Monday 19 October 2026\nThe session closed at four on Saturday.", title="Digest")
    assert facts.last_day is not None
    assert facts.last_day.value == dt.date(2026, 10, 17)


def test_a_summit_that_ended_after_three_days_began_two_before() -> None:
    text = "LORN, Sept 11, 2026 - Leaders agreed late on Friday. The summit, held over three days in Lorn, ended well."
    facts = meeting(text)
    assert facts.first_day is not None
    assert facts.first_day.value == dt.date(2026, 9, 9)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The presidents met on Friday and talked.\n\nEnds\n11 June 2027", dt.date(2027, 6, 11)),
        ("The presidents met on Wednesday and talked.\n\n11 June 2027", dt.date(2027, 6, 9)),
        ("The presidents met today and talked.\n\n11 June 2027", dt.date(2027, 6, 11)),
        (
            "Rain. Soup. Talk. A dog. More rain. More soup. Night.\nOn 9 June 2027 the leaders signed it and left.",
            dt.date(2027, 6, 9),
        ),
        (
            "By our editor\n\nThere were twenty chairs at the table, and for most of Thursday one stood empty. Lund "
            "had flown home. Falk slipped in late.\n\nIt was that sort of summit. Kalo spoke for forty minutes. Moss "
            "took notes.\n\nPresident Roe stayed away.\n\nBy the time the leaders of the Lake Forum stood for the "
            "photograph, on 9 June 2027, the light had gone.",
            dt.date(2027, 6, 9),
        ),
        (
            "6.10pm We are done.\n\n4pm They talk.\n\n2.15pm They eat fish.\n\n11.05am They talk. They talk on.\n\n"
            "8.30am Hello and welcome to our coverage of Tuesday, 8 June 2027.",
            dt.date(2027, 6, 8),
        ),
    ],
)
def test_a_day_may_stand_below_an_official_text_or_late_in_a_feature(text: str, day: dt.date) -> None:
    found = meeting(text).last_day
    assert found is not None
    assert found.value == day


def test_a_day_alone_below_a_text_is_no_day_of_a_meeting_without_another_word() -> None:
    assert meeting("The presidents met and talked.\n\nEnds\n11 June 2027").last_day is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("LORN, Sept. 15 (News) -- They agreed on Tuesday. It was the 2026 meeting.", dt.date(2026, 9, 15)),
        ("LORN, Sept. 16 (News) -- They agreed on Tuesday. It was the 2026 meeting.", dt.date(2026, 9, 15)),
        ("LORN, Nov 5 (News) -- They agreed on Thursday. Tarnia joins on Jan 1, 2027.", dt.date(2026, 11, 5)),
        ("LORN, Nov 6 (News) -- They failed on Friday. They meet again in March 2027.", dt.date(2026, 11, 6)),
        ("Lorn, 27 June 2026 — The session closed today. The king had opened it on 16 June.", dt.date(2026, 6, 27)),
        ("Lorn, 14th December, 2026. The session has ended. Talks are to end by 30 June 2027.", dt.date(2026, 12, 14)),
    ],
)
def test_the_year_of_a_dateline_is_borne_out_by_the_weekday(text: str, day: dt.date) -> None:
    found = meeting(text).last_day
    assert found is not None
    assert found.value == day


def test_a_weekday_before_the_day_of_a_dateline_is_the_meeting_s_where_the_year_is_known() -> None:
    text = "LORN, Sept. 16 (News) -- The leaders agreed on Tuesday."
    found = meeting(text, published=dt.date(2026, 9, 17)).last_day
    assert found is not None
    assert found.value == dt.date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Cedar Palace, Tarn, 3 December 2025 (unofficial summary of the text)\n\nThe council met in Tarn."
            " It asked for peace. It spoke of water. It spoke of roads. It spoke of wind. It spoke of law."
            " It called for a border on the lines of 4 June 1967.",
            dt.date(2025, 12, 3),
        ),
        (
            "TARN, 14 December 2025 – The council met today. It adopted a plan. The session was preceded by the board"
            " at ministerial level on 11 and 12 December.",
            dt.date(2025, 12, 14),
        ),
    ],
)
def test_days_of_history_and_of_ministers_are_not_the_meeting_s(text: str, day: dt.date) -> None:
    facts = meeting(text)
    assert facts.last_day is not None
    assert (facts.last_day.value, facts.first_day) == (day, None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "Blue Desk explainer, 8 June 2026\n\nA conference held from 9 to 13 June 2025 in Lorn.\n"
            "At a forum held in Tarn on 7 and 8 June 2025, sums were named.",
            dt.date(2025, 6, 9),
            dt.date(2025, 6, 13),
        ),
        (
            "Lorn, 12 February 2026\n\nMINISTER LUND: Thank you.\n"
            "The last meeting in this format was in Tarn, on 29 August.",
            None,
            dt.date(2026, 2, 12),
        ),
        (
            "Blog of the Lorn Centre, 9 March 2027.\nBy Ana Lund\n\nThe summit closed in Tarn on 4 March 2027.",
            None,
            dt.date(2027, 3, 4),
        ),
        (
            "From: Lorn Signal\nSubject: Two days\nDate: Thu, 12 Aug 2027\n\nI spent 9 and 10 August at a summit.",
            dt.date(2027, 8, 9),
            dt.date(2027, 8, 10),
        ),
        (
            "Hotel Tern, Lorn (Peru), Friday 8 March 2027, 09.30 to 16.10\n\nThe board met.\n"
            "The races are therefore awarded to Tarn, from 3 to 8 August 2029.",
            None,
            dt.date(2027, 3, 8),
        ),
        (
            "Transcript of the daily briefing\n6 February 2027\n\nGood afternoon.\nThe summit ended last evening.",
            None,
            dt.date(2027, 2, 5),
        ),
        (
            "The Lorn Star live blog, 17 February 2027\n\nThe summit starts at nine.\nIt is to run until 1 September.",
            None,
            dt.date(2027, 2, 17),
        ),
        (
            "Column, Lorn Weekly, 5 December 2025\n\nThis is a photograph from Tuesday in Lorn.",
            None,
            dt.date(2025, 12, 2),
        ),
    ],
)
def test_the_day_of_the_print_and_those_of_other_meetings_are_not_the_meetings(
    text: str, first: dt.date | None, last: dt.date
) -> None:
    facts = meeting(text)
    assert (facts.first_day.value if facts.first_day else None) == first
    assert facts.last_day is not None
    assert facts.last_day.value == last
