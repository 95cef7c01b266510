"""The deadlines of what is stated: the last day that its words name, or none."""

import datetime as dt

import pytest

from tests.rag.record.reading import statements


@pytest.mark.parametrize(
    ("sentence", "text", "until"),
    [
        ("They will double trade by 2030.", "by 2030", dt.date(2030, 12, 31)),
        ("They approved a plan for 2026–2028.", "for 2026-2028", dt.date(2028, 12, 31)),
        ("They will finish it within two years.", "within two years", dt.date(2027, 10, 9)),
        ("They will report by the end of the year.", "by the end of the year", dt.date(2025, 12, 31)),
        ("The envoy shall report within ninety days.", "within ninety days", dt.date(2026, 1, 7)),
        ("It shall open not later than 1 May 2026.", "not later than 1 May 2026", dt.date(2026, 5, 1)),
        ("They will report before the next summit.", "before the next summit", None),
        ("The next summit will be held in 2027.", "in 2027", dt.date(2027, 12, 31)),
        ("They will ratify it in the first half of 2027.", "in the first half of 2027", dt.date(2027, 6, 30)),
        ("It will open in the spring of 2027.", "in the spring of 2027", None),
        ("Kuwait has until 2027 to build it.", "until 2027", dt.date(2027, 12, 31)),
        ("They promised a road in time for the summit of 2028.", "in time for the summit of 2028", None),
        ("Tickets will be sold as of 1 January 2027.", "as of 1 January 2027", None),
        ("They will pay by the end of the fiscal year.", "by the end of the fiscal year", None),
        ("She invited them to come by year's end.", "by year's end", dt.date(2025, 12, 31)),
        ("The plan sets out goals for the next decade.", "for the next decade", None),
        ("The forum will take place Nov. 30 in Lima.", "Nov. 30", dt.date(2025, 11, 30)),
        ("In September last year they decided that a forum would be held in 2026.", "in 2026", dt.date(2026, 12, 31)),
        (
            "They recognised the commitment to provide 3 million euros in 2026-2027.",
            "in 2026-2027",
            dt.date(2027, 12, 31),
        ),
    ],
)
def test_a_deadline_is_the_last_day_that_its_words_name(sentence: str, text: str, until: dt.date | None) -> None:
    deadline = statements(sentence, date=dt.date(2025, 10, 9))[0].deadline
    assert deadline is not None
    assert (deadline.text.replace("–", "-"), deadline.until) == (text, until)


def test_what_failed_has_no_deadline() -> None:
    assert statements("The vote was postponed until June.")[0].deadline is None


@pytest.mark.parametrize("sentence", ["The group was founded in 2001.", "Trade rose by 5 per cent in 2024."])
def test_what_is_past_is_no_deadline(sentence: str) -> None:
    assert statements(sentence, date=dt.date(2025, 10, 9))[0].deadline is None


@pytest.mark.parametrize(
    "sentence",
    [
        "They will argue again, after he had won a second term in 2020.",
        "The war would not have begun had she won in 2020.",
        "They decided in September last year that a fund would be set up.",
        "Earlier this year they signed a treaty.",
    ],
)
def test_a_date_of_something_else_is_no_deadline_though_the_year_of_writing_is_unknown(sentence: str) -> None:
    assert statements(sentence)[0].deadline is None


@pytest.mark.parametrize(
    "sentence",
    [
        "They will finish within 99999999999 days.",
        "They will meet in 2026-02-31.",
        "They will meet on 2026-13-45.",
        f"They will finish within {'9' * 6000} days.",
        "in 2026 " * 4000,
    ],
    ids=["days", "day", "month", "digits", "long"],
)
def test_dates_that_cannot_be_and_endless_sentences_are_read_without_an_error(sentence: str) -> None:
    assert statements(sentence, date=dt.date(2025, 10, 9))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They will report by 2027 and close the mines by 2035.", ["by 2027", "by 2035"]),
        ("Peru would send 100 trucks by Friday, Lund said.", ["by Friday"]),
        ("She plans to meet them next week.", ["next week"]),
        ("They asked for a report for consideration by COP 19.", ["by COP 19"]),
        ("The draft recommended by COP 19 was adopted.", []),
        ("The fair is taking place this year.", []),
        ("At a hearing in January, Lund warned that it could fail.", []),
        ("The tariffs were paused for 30 days.", ["for 30 days"]),
        ("They must agree within 10-12 days.", ["within 10-12 days"]),
        ("These meetings, held in Lima from 28-30 August, agreed to a plan.", []),
    ],
)
def test_every_deadline_of_a_sentence_is_read_and_nothing_else(sentence: str, expected: list[str]) -> None:
    found = [each.text for one in statements(sentence, date=dt.date(2025, 10, 9)) for each in one.deadlines]
    assert found == expected


def test_a_day_set_as_the_date_is_a_deadline() -> None:
    (told,) = statements("The council set December 2030 as the date for its completion.")
    assert len(told.deadlines) == 1
