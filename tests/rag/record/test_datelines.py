import pytest

from rag.record.text.datelines import dateline_of
from tests.rag.record.reading import lines


@pytest.mark.parametrize(
    ("text", "place", "country", "day"),
    [
        ("SEOUL, 16 September 2026 — The leaders met.", "Seoul", None, (2026, 9, 16)),
        ("Dushanbe (TDI): The leaders met.", "Dushanbe", None, (None, None, None)),
        ("TASHKENT, Uzbekistan — The leaders met.", "Tashkent", "Uzbekistan", (None, None, None)),
        ("Astana. 14 October. KAZINFORM The leaders met.", "Astana", None, (None, 10, 14)),
        ("TIANJIN, Sept. 1 (Xinhua) -- The leaders met.", "Tianjin", None, (None, 9, 1)),
        ("BRATISLAVA, Slovakia, May 7 (Reuters) - They met.", "Bratislava", "Slovakia", (None, 5, 7)),
        ("MOSCOW, October 9. /TASS/. The leaders met.", "Moscow", None, (None, 10, 9)),
        ("The Hague, 24 June 2026 — The leaders met.", "The Hague", None, (2026, 6, 24)),
        ("NEW DELHI — The leaders met.", "New Delhi", None, (None, None, None)),
        ("Communiqué\n\nVienna, Sunday 31 May 2026\n\nThe leaders met.", "Vienna", None, (2026, 5, 31)),
        ("Communiqué\n\nWalvis Bay, Namibia, 11–12 March 2027\n\nThey met.", "Walvis Bay", "Namibia", (2027, 3, 12)),
        ("Notes\n\nLorn, Tarnia | Day 3 | Friday, 30 October 2026\n\nThey met.", "Lorn", "Tarnia", (2026, 10, 30)),
        ("Lorn Daily\n\nIssue 2 | Lima | Tuesday 9 June 2026\n\nThey met in Lima.", "Lima", None, (2026, 6, 9)),
        (
            "LORN NEWS - RUNNING SERIES - REEF SUMMIT TARN BAY - TUESDAY 9 JUNE 2026 (all times local)\n\nThe Tarn Bay"
            " Protocol was signed.",
            "Tarn Bay",
            None,
            (2026, 6, 9),
        ),
        ("Readout\n\nFebruary 11, 2026\n\nOttawa, Ontario\n\nThey met.", "Ottawa", "Ontario", (2026, 2, 11)),
        ("Lima, Wednesday, 17 November 2027 — No. 9", "Lima", None, (2027, 11, 17)),
        ("LORN, Tarnia, 5 May 2026 (Lorn Agency)\n\nThey met.", "Lorn", "Tarnia", (2026, 5, 5)),
        ("Lima – The four prime ministers met.", "Lima", None, (None, None, None)),
        ("Joint Statement\n\nAwaza, 12 August 2026\n\nThe leaders met.", "Awaza", None, (2026, 8, 12)),
        ("Closing press conference\n\nAwaza, 12 August 2026, 15:30\n\nThey spoke.", "Awaza", None, (2026, 8, 12)),
    ],
)
def test_a_dateline_gives_place_and_day(
    text: str, place: str, country: str | None, day: tuple[int | None, int | None, int | None]
) -> None:
    found = dateline_of(lines(text))
    assert found is not None
    assert (found.place, found.country) == (place, country)
    assert (found.year, found.month, found.day) == day


@pytest.mark.parametrize(
    "text",
    [
        "Lorn Review, 6 July 2026. By Ana Kalo",
        "The Lorn Meridian, Monday 6 July 2026. By Ana Kalo in Apia",
        "SUMMARY REPORT, 2–4 December 2026\n\nThey met.",
        "Rio G20 ends well — The leaders met.",
        "Leaders met in Baku on 3 May 2025.",
        "President Tokayev, who chaired, left early. They met.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline_of(lines(text)) is None


def test_the_masthead_of_a_bulletin_may_be_its_title() -> None:
    found = dateline_of(
        lines("They met in Apia and left.", "DAILY BULLETIN • Issue 5 • Apia, Samoa • Saturday, 17 April 2027")
    )
    assert found is not None
    assert (found.place, found.country, found.day) == ("Apia", "Samoa", 17)
