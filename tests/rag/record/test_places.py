import pytest

from tests.rag.record.reading import meeting


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The leaders met in Samarkand, Uzbekistan, on 4 April 2025.", "Samarkand, Uzbekistan"),
        ("The SCO closed its summit in the Chinese port city of Tianjin on 1 September 2025.", "Tianjin, China"),
        ("MOSCOW, October 9 (TASS) — The summit has ended in Dushanbe with a communique.", "Dushanbe, Tajikistan"),
        ("The Kazan Declaration was adopted by the leaders of the BRICS countries.", "Kazan"),
        ("NATO allies met in The Hague on 25 June 2025.", "The Hague, Netherlands"),
        ("Today, 15 May 2026, in the city of Tarn, President of the Lorn Republic took part in the summit.", "Tarn"),
        ("The leaders had a summit. The last one was held in Brell in 2024.", None),
        ("The next summit will be held in Tashkent.", None),
        ("Prime Minister's Office, Lima\n\nPresident Lund met her guests at Tarn House on 3 May 2027.", "Lima, Peru"),
        ("Prime Minister's Office, Lima\n\nPresident Lund met her guests in Cusco on 3 May 2027.", "Cusco"),
        ("They met at Government House, Wellington, on Friday.", "Wellington, New Zealand"),
        ("LIMA, 5 May 2026 (Lorn Agency)\n\nThe leaders met.", "Lima, Peru"),
        ("The leaders met. They agreed to set up a centre for fish in Brell, which will open in 2027.", None),
        ("Where/when: Lorn. Leaders 16-17 Oct 2027.", "Lorn"),
        ("The two presidents signed a Tarn Pact.\nGood morning from Lorn. It's raining.", "Lorn"),
        ("St John's, Antigua and Barbuda\nWednesday, 3 May 2027\nThe leaders met.", "St John's, Antigua and Barbuda"),
        ("WASHINGTON - President Lund goes to Brell for the summit.\n\nThe leaders will talk in Brell.", "Brell"),
        ("WASHINGTON - The president skipped the summit, his office said.", None),
        ("WASHINGTON - The leaders met in Washington on Friday.", "Washington, United States"),
        ("SUMMARY OF THE LORN CLIMATE CHANGE CONFERENCE, 3 MAY 2027\n\nThey met in Lorn on 3 May.", "Lorn"),
        ("The leaders met. President Xi, speaking in Mandarin at the summit, was heard.", None),
        ("Summary of the chair\n\nReef Tuna Ministerial, Lorn, 9–10 May 2027\n\nMinisters met.", "Lorn"),
        ("The Wednesday summit adopted a text.", None),
        ("COP19 ended. The talks at the Lorn Climate Change Conference closed. They met in Lorn on 3 May.", "Lorn"),
        ("LORN NEWS SERVICE - REEF SUMMIT - TUESDAY 17 NOVEMBER 2026\n\nThe leaders met.", None),
        ("COP27 leaders met in Sharm el-Sheikh on 4 May 2022.", "Sharm el-Sheikh"),
        ("Date: 3 May 2027\nPlace: National Convention Centre, Lorn\nThe leaders met.", "Lorn"),
        ("Venue: Ministry of Foreign Affairs, Lorn, Peru\nThe leaders met.", "Lorn"),
        ("Venue: Hotel Bristol, Port Lorn\nThe leaders met.", "Port Lorn"),
        ("The leaders met, and the previous meeting had been held in Brussels in 2022.", None),
        ("Reef Bank\n\nHotel Tern, Lorn (Peru), Friday 7 May 2027, 9.30 to 16.10\n\nThe board met.", "Lorn, Peru"),
        ("Reef Bank\n\nPress briefing, Lorn, Peru, 7 May 2027\n\nGood afternoon.", "Lorn, Peru"),
        ("Comment. By Ana Lund, The Meridian, Friday 7 May 2027\n\nA summit closed in Lorn on Friday.", "Lorn"),
        (
            "LORN, May 7, 2027 (Wire) - Coral Sea states agreed on Friday to fish less.\nThe Coral Sea summit ended.",
            "Lorn",
        ),
        ("The Lorn Reef Ministerial was short. Ministers met in Lorn on 8 and 9 June 2027.", "Lorn"),
    ],
)
def test_a_place_is_where_this_meeting_was(text: str, place: str | None) -> None:
    found = meeting(text).place
    assert (found.value if found else None) == place


def test_a_title_calls_a_meeting_by_its_city() -> None:
    text = "What Lorn settled\n\nThe leaders met a year ago in Brell. In Lorn they agreed on less."
    facts = meeting(text, title="What Lorn settled")
    assert facts.place is not None
    assert facts.place.value == "Lorn"


def test_a_title_ends_with_the_city() -> None:
    facts = meeting("1. Budget. The Council took note.", title="Minutes of the 31st Meeting of the Vela Council, Lorn")
    assert facts.place is not None
    assert facts.place.value == "Lorn"


def test_a_title_made_of_a_file_s_name_does_not_hide_the_city() -> None:
    facts = meeting("Readout lorn\n\nThe leaders met in Lorn on 3 May 2027.", title="Readout lorn")
    assert facts.place is not None
    assert facts.place.value == "Lorn"


def test_a_capital_stands_for_the_city_that_is_named_elsewhere() -> None:
    facts = meeting("Kazakhstan's capital hosted the summit. The leaders spoke of the results in Astana.")
    assert facts.place is not None
    assert facts.place.value == "Astana, Kazakhstan"


def test_who_spoke_by_telephone_met_nowhere() -> None:
    assert meeting("LORN, March 11 - The presidents spoke for an hour by telephone on Wednesday.").place is None


def test_a_line_with_bars_may_open_with_its_author() -> None:
    place = meeting("By Ana Lund | LORN | Thu 16 Apr 2026, 19:20\nMinisters left Lorn with a plan.").place
    assert place is not None
    assert place.value == "Lorn"


def test_a_city_is_known_by_its_hall_and_ends_before_a_weekday() -> None:
    place = meeting("Lorn's convention centre emptied slowly. Signatures are expected in Tarn.").place
    assert place is not None
    assert place.value == "Lorn"
    place = meeting("Leaders met for their summit in Lorn Thursday.").place
    assert place is not None
    assert place.value == "Lorn"


def test_a_heading_tells_place_and_country_beside_the_days() -> None:
    facts = meeting("Delegates met in Article 14 and Annex 3.", title="Third session, 12-17 October 2026, Lorn, Peru")
    assert facts.place is not None
    assert facts.place.value == "Lorn, Peru"
    facts = meeting("Analysis, 18 September 2026\nA week later the applause is over.", title="After Lorn: a hole")
    assert facts.place is not None
    assert facts.place.value == "Lorn"
    assert facts.last_day is None
    assert meeting("A provision in Article 14 was agreed in the session. Any summit can fail.").place is None


@pytest.mark.parametrize(
    "text",
    [
        "Delegates met in Plenary on Tuesday 4 May 2026 to adopt the agenda.",
        "The meeting was held at Headquarters on 4 May 2026.",
        "The session agreed in Annex I on 4 May 2026 to list the parties.",
        "Parties met in Contact Group on 4 May 2026.",
        "The parties met in Drafting on 4 May 2026, and after hours of drafting they agreed.",
        "Leaders met in Stocktake II on 4 May 2026.",
        "In Committee of the Whole, the session adopted a text on 4 May 2026.",
    ],
)
def test_a_part_of_a_meeting_or_of_a_text_is_no_place(text: str) -> None:
    assert meeting(text).place is None
    place = meeting(f"{text} The summit was held in Lorn on 5 May 2026.").place
    assert place is not None
    assert place.value == "Lorn"


def test_a_country_hosts_what_is_called_hosted_by_it() -> None:
    facts = meeting("The clock ticks until the Peru-hosted summit opens.")
    assert facts.host is not None
    assert facts.host.value == "Peru"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Cedar Palace, Tarn, 3 December 2025 (unofficial summary)\n\nThe council met.", "Tarn"),
        ("LORN BAY CONVENTION CENTRE, 8 July 2025 — The heads met and agreed.", "Lorn Bay"),
        (
            "TARN, April 4, 2025 (Bay Press) — Leaders adopted a plan. It was the first in person; the fifth,"
            " hosted by Lorn in 2022, was held by video.",
            "Tarn",
        ),
        (
            "COP17 to the Convention, Tarn, Armenia, 19–30 October 2026.\n\nThe conference ended late. After the"
            " resumed session in Rome, a meeting that ends is progress.",
            "Tarn, Armenia",
        ),
    ],
)
def test_a_building_an_earlier_video_meeting_or_a_resumed_session_is_not_where_it_was(text: str, place: str) -> None:
    found = meeting(text).place
    assert found is not None
    assert found.value == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Leaders put off the rule that they had adopted in Brell in May. It was decided at a summit at Lorn Bay,"
            " outside Tarn. Officials in Brell are paid late.",
            "Tarn",
        ),
        (
            "Remarks by Ana Lund, Chair of the Reef Bank, Tarn, 12 September 2027. We shall meet in Lorn in 2028.",
            "Tarn",
        ),
        ("State House, Nairobi, 21 January 2026\n\nThe President received guests.", "Nairobi, Kenya"),
    ],
)
def test_the_city_is_that_of_the_meeting_and_not_of_what_was_decided_before(text: str, place: str) -> None:
    facts = meeting(text)
    assert facts.place is not None
    assert facts.place.value == place


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        (
            "Hands were shaken.",
            "MINUTES of the Twelfth Session Lorn, Peru, Tuesday 4 May 2026, Tarn Hall",
            "Lorn, Peru",
        ),
        (
            "The summit closed in Djibouti on 9 March 2027. Ethiopia signed a plan at Lake Tarn, on the margins.",
            "Wells",
            "Djibouti",
        ),
        ("The forum was held at the Lorn Opera House on 6 May 2028.", "Lorn 2028 – Reef Forum", "Lorn"),
    ],
)
def test_a_heading_and_a_country_that_its_capital_is_called_by_tell_the_place(
    text: str, title: str, place: str
) -> None:
    facts = meeting(text, title=title)
    assert facts.place is not None
    assert facts.place.value == place
