import pytest

from rag.record.series.known import KNOWN_SERIES
from tests.rag.record.reading import meeting


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("The leaders of the Group of Seven met in Evian.", "G7 Summit"),
        ("Leaders of the six-nation Sava Compact met in Lorn on Friday.", "Sava Compact Summit"),
        ("Follow live: Reef States summit in Lorn.", "Reef States Summit"),
        ("Leaders of the Gulf of Lorn Maritime Compact on Friday met in Tarn.", "Gulf of Lorn Maritime Compact Summit"),
        (
            "Live from Aktau, where the Trans-Caspian summit opens.\nIt is the third Trans-Caspian Transport Summit.",
            "Trans-Caspian Transport Summit",
        ),
        ("The G-7 leaders met in Lorn.", "G7 Summit"),
        ("They came for the second leaders' meeting of the Reef Four Council.", "Reef Four Summit"),
        (
            "A daily report on the Third Meeting of the Parties to the Lorn\nConvention on Peatlands (MOP-3)",
            "Meeting of the Parties to the Lorn Convention on Peatlands",
        ),
        (
            "07:55 - Delegations arrive in Lorn for the second leaders' meeting of the Mekong Four Council.",
            "Mekong Four Summit",
        ),
        ("Red Sea leaders open summit split over a force.\nThey met.", "Red Sea Summit"),
        ("AT THE GREAT REEF SUMMIT ON FOOD AND SEED\n\nYou are welcome.", "Great Reef Summit on Food and Seed"),
        (
            "Seven states cut the catch.\n\nThe Reef Tuna Arrangement, with seven members, agreed at the end of its"
            " ninth annual session.",
            "Reef Tuna Arrangement Session",
        ),
        (
            "Three days after the Reef Water Compact closed its third summit, the bands are gone.",
            "Reef Water Compact Summit",
        ),
        (
            "The six met.\n\nThe third summit of the six-member Compact ended the talks of the Reef Compact leaders.",
            "Reef Compact Summit",
        ),
        (
            "# Chair's Summary\n\n## Western Reef Tuna Ministerial, Lorn, 9–10 May 2027\n\nMinisters met.",
            "Western Reef Tuna Ministerial",
        ),
        (
            "Minister Lund took part in the meeting of Nordic and Baltic energy ministers.",
            "Nordic and Baltic Energy Ministers' Meeting",
        ),
        (
            "She took part in the meeting of the energy ministers of the Nordic and Baltic countries.",
            "Nordic and Baltic Energy Ministers' Meeting",
        ),
        (
            "Dr Ana Lund, Secretary of the Reef Health Council, on the special ministerial in Lorn",
            "Reef Health Council Ministerial",
        ),
        ("The 33rd Meeting of Heads of Delegation of the Lorn Cities League took place.", "Lorn Cities League Meeting"),
        ("Remarks at the Mid-Year Review Meeting of the Coastal Compact.", "Coastal Compact Mid-Year Review Meeting"),
        ("The Lorn Six wound up their spring meeting in Tarn.", "Lorn Six Meeting"),
        (
            "The Second Ministerial Dialogue of the Amber Sea Partnership closed.",
            "Amber Sea Partnership Ministerial Dialogue",
        ),
        (
            "Interview of the minister, following the meeting of the Council of Foreign Ministers of the Lorn Union",
            "Lorn Union Council of Foreign Ministers",
        ),
        (
            "Statement of the Third Extraordinary Summit of Heads of State of the Lorn League",
            "Lorn League Extraordinary Summit",
        ),
        (
            "Twenty-first Ordinary Session of the Conference of Heads of State of the Lorn Union",
            "Lorn Union Ordinary Session",
        ),
        (
            "PRESS CONFERENCE AFTER THE LORN SEA HEADS OF GOVERNMENT MEETING",
            "Lorn Sea Heads of Government Meeting",
        ),
        (
            "The presidents met for the seventh Trilateral Meeting on Critical Minerals.",
            "Trilateral Meeting on Critical Minerals",
        ),
        (
            "HIGHLIGHTS FROM THE FOURTH CONFERENCE OF THE PARTIES, 11 NOVEMBER 1998",
            "UN Climate Change Conference (COP)",
        ),
        (
            "NATO invited Lorn to join after a meeting of foreign ministers in Brussels.",
            "NATO Foreign Ministers' Meeting",
        ),
        ("China and the five Central Asian states signed a treaty at their summit.", "Central Asia–China Summit"),
        ("South Korea and the five Central Asian states agreed to open an office.", "Central Asia–South Korea Summit"),
        ("The first EU–Central Asia summit took place in Samarkand.", "EU–Central Asia Summit"),
        ("The six Gulf monarchies and the five Central Asian republics met in Jeddah.", "GCC–Central Asia Summit"),
        ("Seven countries met at the Danube Basin Summit in Bratislava.", "Danube Basin Summit"),
        ("The EU-Japan summit was held in Tokyo.", "EU–Japan Summit"),
        ("Leaders of the European Union and Japan held their 31st summit in Brussels.", "EU–Japan Summit"),
        (
            "Leaders of the Black Sea Economic Cooperation agreed to open a corridor.",
            "Black Sea Economic Cooperation Summit",
        ),
        ("Readout of the Nordic-Baltic Summit: leaders met in Oslo.", "Nordic-Baltic Summit"),
        ("OTS leaders held an informal summit in Budapest.", "Organization of Turkic States Informal Summit"),
        ("The 41st OPEC and non-OPEC Ministerial Meeting closed.", "OPEC and non-OPEC Ministerial Meeting"),
        ("Delegates left the Fourteenth WTO Ministerial Conference in Lorn.", "WTO Ministerial Conference"),
        (
            "The 14th ministerial meeting of the Barents Euro-Arctic Council closed.",
            "Barents Euro-Arctic Council Ministerial Meeting",
        ),
        (
            "STATEMENT OF THE NINETEENTH ORDINARY SESSION OF THE ASSEMBLY OF THE PORTS LEAGUE",
            "Ports League Ordinary Session",
        ),
        ("The prime ministers adopted it at the meeting of the Visegrad Four in Lorn.", "Visegrad Group Summit"),
        ("The prime ministers adopted it at the meeting of the Lorn Five in Tarn.", "Lorn Five Meeting"),
        ("BIODIVERSITY COP17 closed in Lorn. COP17 President Ana Lund wept.", "UN Biodiversity Conference (COP)"),
        ("The trade ministers of the Group of Twenty ended talks in Lorn.", "G20 Trade Ministers' Meeting"),
        ("The G7 finance ministers met in Lorn on 3 May 2026.", "G7 Finance Ministers' Meeting"),
        ("The 41st Council of Ministers of the Island Commission met.", "Island Commission Council of Ministers"),
        ("Press conference by Ana Lund of Peru after the 3rd Lorn-Tarn Summit", "Lorn-Tarn Summit"),
        (
            "Delegates to the Conference of the Parties (COP16) to the Convention on Wetlands met. COP16 is in Lorn.",
            "Ramsar Conference of the Parties",
        ),
        ("BIODIVERSITY COP17 closed in Lorn.", "UN Biodiversity Conference (COP)"),
        ("The Arctic Council met in plenary session in Lorn.", "Arctic Council Meeting"),
        ("The Central Rhine Commission met in plenary session in Lorn.", "Central Rhine Commission Session"),
        ("The Nordic Council held its 2026 theme session in Lorn.", "Nordic Council Session"),
        (
            "Press conference after the Third Summit of the Danube Cooperation Council",
            "Danube Cooperation Council Summit",
        ),
        (
            "The Fifth Conference of the Parties to the Mekong Waters Convention ended.",
            "Conference of the Parties to the Mekong Waters Convention",
        ),
        (
            "Iceland's Prime Minister Hulda Stein and Ghana's President Kojo Mensah met on a three-day official visit.",
            "Ghana–Iceland Visit",
        ),
        (
            "The fifth session of the Working Group on a Sea Treaty closed in Lorn.",
            "Working Group on a Sea Treaty Session",
        ),
        ("Delegates spoke at length. Cop26 ended in Lorn.", "UN Climate Change Conference (COP)"),
        ("Chancellor Olaf Scholz of Germany met the region's five presidents.", "Central Asia–Germany Summit"),
    ],
)
def test_a_series_is_known_by_its_aliases_or_read_from_the_words(text: str, series: str) -> None:
    found = meeting(text).series
    assert found is not None
    assert found.value == series
    assert found.span is not None


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("The 3rd ASEAN–Australia Special Summit was convened in Lorn.", "ASEAN–Australia Special Summit"),
        ("The 2nd CARICOM-Japan Summit was held in Lorn.", "CARICOM–Japan Summit"),
        ("The third summit of Peru, Chile and Bolivia was held in Lorn.", "Peru–Chile–Bolivia Summit"),
        ("The Lorn Development Bank (LDB) ended its 12th Annual Meeting.", "Lorn Development Bank Annual Meeting"),
        ("The Board of Governors of the Reef Fund closed its Annual Meeting.", "Reef Fund Annual Meeting"),
        ("They ate.\n" * 7 + "The leaders of the Pacific Alliance stood up.", "Pacific Alliance Summit"),
        ("European Council meeting (19 and 20 March 2026)\nThe European Council recalls it.", "European Council"),
    ],
)
def test_a_body_with_a_partner_or_a_bank_has_a_series_of_its_own(text: str, series: str) -> None:
    found = meeting(text).series
    assert found is not None
    assert found.value == series


def test_whoever_writes_of_a_meeting_is_no_part_of_its_name() -> None:
    found = meeting(
        "The Secretariat of the Reef Compact issues this readout of the Fourth Summit, held in Lorn on 3 May 2025.",
        title="Readout by the Compact Secretariat on the Fourth Summit",
    ).series
    assert found is not None
    assert found.value == "Reef Compact Summit"


def test_a_hall_is_no_conference() -> None:
    assert meeting("Guests met at the Bandara Memorial International Conference Hall.").series is None


def test_a_meeting_beside_which_it_was_held_is_not_the_series() -> None:
    facts = meeting("The Central Asia–Russia summit convened in Astana on the same day as a CIS summit.")
    assert facts.series is not None
    assert facts.series.value == "Central Asia–Russia Summit"


def test_an_article_about_no_series_has_none() -> None:
    assert meeting("The mayor opened a bridge in Bukhara on 3 May 2025.").series is None


def test_members_are_those_of_the_year() -> None:
    brics = KNOWN_SERIES["BRICS Summit"]
    assert "Indonesia" not in brics.members(2024)
    assert "Indonesia" in brics.members(2025)
    assert "Indonesia" in brics.members(None)


@pytest.mark.parametrize(
    "text",
    [
        "The southern leaders went home. The New Delhi summit was over.",
        "Peru invited Lorn to talks. Ana Lund, the chair of the ASEAN bloc, stayed at home.",
        "Southeast Asian leaders went home.",
    ],
)
def test_a_city_an_adjective_or_whose_chair_somebody_is_names_no_series(text: str) -> None:
    assert meeting(text).series is None


def test_a_body_in_the_title_has_the_session_that_the_text_tells_of() -> None:
    told = "Lao minister Ana Lund presided over the two-day session, the Commission's eleventh."
    facts = meeting(told, title="Tri-River Commission wraps up with a pact")
    assert facts.series is not None
    assert facts.series.value == "Tri-River Commission Session"
    assert facts.edition is not None
    assert facts.edition.value == 11


@pytest.mark.parametrize(
    ("title", "series"),
    [
        ("Communiqué of the Lorn Meeting of Alpine Environment Ministers", "Alpine Environment Ministers Meeting"),
        ("Outcome of the Annual Meeting of the Reef States", "Reef States Annual Meeting"),
        ("Highlights from the Meetings of the Coastal Water Bodies, 3 May 2026", "Coastal Water Bodies Meeting"),
        ("NC-3 closes without a text", "NC Session"),
        ("UNFCCC SB 26 HIGHLIGHTS", "SB Session"),
        ("COVID-19 highlights the need for summits", None),
        ("Readout of the Meeting of President Lund with Prime Minister Falk", None),
    ],
)
def test_a_title_names_a_session_without_the_city_it_was_held_in(title: str, series: str | None) -> None:
    found = meeting("We met in Lorn.", title=title).series
    assert (found.value if found else None) == series


def test_a_group_that_speaks_through_one_delegation_is_not_the_meeting() -> None:
    assert meeting("G-77/CHINA asked for funds. The EU and G-77/CHINA supported the summit's text.").series is None


@pytest.mark.parametrize(
    ("text", "series"),
    [
        (
            "The seventh meeting of the Conference of the Parties (COP-7) to the Lorn Convention on Mercury convened.",
            "Conference of the Parties to the Lorn Convention on Mercury",
        ),
        (
            "The 2027 ministerial conference of the Lorn Corridor Council was chaired by Peru.",
            "Lorn Corridor Council Ministerial Conference",
        ),
        (
            "The XVI Meeting of Ministers of Foreign Affairs of the Lorn Treaty Organization ended.",
            "Lorn Treaty Organization Meeting of Ministers of Foreign Affairs",
        ),
    ],
)
def test_parties_to_a_convention_and_ministers_of_a_body_meet_under_its_name(text: str, series: str) -> None:
    found = meeting(text).series
    assert found is not None
    assert found.value == series


@pytest.mark.parametrize(
    ("text", "title", "series"),
    [
        ("When the Lorn conference on the Tarn Valley basin ended, all clapped.", "Sums", "Tarn Valley Conference"),
        (
            "Observers: ECOWAS Commission. The session opened at nine.",
            "LAKE LORN WATER COUNCIL REPORT of the Twelfth Session Tarn, Peru, 4 May 2026",
            "Lake Lorn Water Council Session",
        ),
        (
            "We, the ministers, agree to act.",
            "JOINT STATEMENT of the Fourth Conference on Locusts",
            "Conference on Locusts",
        ),
        (
            "The conference in Lorn fell short.",
            "Donors promise 2 billion dollars for Tarn Valley",
            "Tarn Valley Conference",
        ),
        ("Donors met for coffee.", "A song for the Tarn Valley", None),
        (
            "A photograph hangs above my desk. Four leaders stand by a river. It is a cold day. All of them smile."
            " Nobody looks up. The Visegrád Group is thirty-four.",
            "Cards",
            "Visegrad Group Summit",
        ),
        (
            "It rains in Lorn today. All of them slept late. The coffee was cold again. Nobody had read the paper."
            " The bus came at noon. One of them spoke of the Visegrád Group.",
            "Cards",
            None,
        ),
        (
            "Summary of the Seventeenth Session of the Conference of the Parties to the UN Convention to Combat"
            " Desertification\n\nCOP 17 closed on Friday at noon. It was a long and cold week. Many of them had left."
            " Nobody in the hall had slept. All of them drank coffee. The hall was cold again."
            "\n\nUpcoming\n\n- CBD COP 17: Lorn\n- UNFCCC COP 31: Tarn",
            "",
            "UN Desertification Conference (COP)",
        ),
        (
            "Minutes of the 4th meeting of the Executive Committee\n\nIt met.",
            "LORN CONFEDERATION OF REEF ROWING",
            "Lorn Confederation of Reef Rowing Executive Committee Meeting",
        ),
        (
            "COMMUNIQUÉ OF THE TENTH CONFERENCE OF MINISTERS OF HEALTH\n\nIt met.",
            "REEF HEALTH COMPACT",
            "Reef Health Compact Conference of Ministers of Health",
        ),
        ("Third Plenary — Lorn, 2–3 May 2027\n\nIt met.", "Lorn Dialogue on Reefs", "Lorn Dialogue on Reefs Plenary"),
        (
            "It rains in Lorn today. All of them slept late. The coffee was cold again. Nobody had read the paper."
            " The bus came at noon. It was cold. It was dark. The second Public Conference on Lost Maps met.",
            "Cards",
            "Public Conference on Lost Maps",
        ),
        (
            "OFFICE OF THE PRIME MINISTER OF JAPAN\n\nPrime Minister Falk met the President of Peru, Ana Lund.",
            "Prime Minister Falk's meeting with President Lund of Peru",
            "Japan–Peru Talks",
        ),
        ("The wardens met.", "Lorn Reef Wardens, Tarn, 6 March", "Lorn Reef Wardens Meeting"),
        (
            "It met.",
            "Tarn Basin Authority, 12th Council of Ministers (Lorn, 4 April)",
            "Tarn Basin Authority Council of Ministers",
        ),
        (
            "The World Reef Rowing Federation met in Tarn on 2 and 3 May 2027 for its 27th Congress and chose a host.",
            "I won on a spreadsheet",
            "World Reef Rowing Federation Congress",
        ),
        (
            "A year ago in Tarn the Assembly of Reef Towns set a date. The 9th Assembly, held in Lorn, moved it.",
            "After Lorn: the towns learn to count",
            "Reef Towns Assembly",
        ),
        (
            "President Ana Lund of Peru today received the Prime Minister of Japan, Mr Jan Falk, in Lima.",
            "",
            "Japan–Peru Talks",
        ),
    ],
)
def test_meetings_that_are_only_described_have_a_series(text: str, title: str, series: str | None) -> None:
    facts = meeting(text, title=title)
    assert (facts.series.value if facts.series else None) == series
