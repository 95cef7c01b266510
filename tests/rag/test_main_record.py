"""`python -m rag` shows the record: outcomes, the calendar and meetings."""

import json
from pathlib import Path

import pytest

from tests.rag import sheet
from tests.rag.commands import run


def test_what_was_adopted_is_listed_without_what_was_only_proposed(corpus_data: Path) -> None:
    named = ("outcomes", "--meeting", "second Central Asia–Russia summit", "--status", "adopted", "--json")
    told = [json.loads(line) for line in run(*named, "--data", corpus_data).stdout.splitlines()]
    assert any("Final Communiqué" in one["text"] and "Joint Action Plan" in one["text"] for one in told)
    assert {one["status"] for one in told} == {"adopted"}
    assert not [one for one in told if "proposed" in one["text"] and one["actors"] == ["Shavkat Mirziyoyev"]]
    assert not [one for one in told if "Coordinating Council" in one["text"] or "Hub" in one["text"]]


def test_what_a_country_proposed_includes_what_its_president_did(corpus_data: Path) -> None:
    named = ("outcomes", "--meeting", "second Central Asia–Russia summit", "--status", "proposed", "--json")
    told = run(*named, "--actor", "Uzbekistan", "--data", corpus_data).stdout.splitlines()
    texts = " ".join(json.loads(line)["text"] for line in told)
    for proposal in (
        *("yearly top-level meetings", "Coordinating Council", "Agroexpress", "single, resilient logistics network"),
        *("Industrial Engineering Hub", "Regional Center of Excellence", "Skolkovo", "Regional Expert Council"),
        *("ethnocultural forum", "joint grants", "law enforcement", "high-level consultations on Afghanistan"),
    ):
        assert proposal in texts
    assert "Turkmenbashi" not in texts  # Turkmenistan's


def test_the_calendar_holds_the_meetings_that_articles_announce(corpus_data: Path) -> None:
    told = [json.loads(line) for line in run("calendar", "--json", "--data", corpus_data).stdout.splitlines()]
    assert {"Bishkek", "Shenzhen", "Antalya", "Evian", "Miami"} <= {one["place"] for one in told if one["year"] == 2026}
    assert all(one["place"] in one["text"] for one in told if one["place"])
    assert not [one for one in told if one["place"] in ("Brazil", "South Korea", "France") and one["year"] is None]
    assert {one["expected"] for one in told if one["place"] == "Samarkand"} == {"past"}


def test_the_calendar_sets_what_is_past_apart_from_what_is_to_come(corpus_data: Path) -> None:
    shown = run("calendar", "--data", corpus_data).stdout
    assert "Second GCC–Central Asia Summit: Samarkand, 2025" in shown.partition("The day announced is past")[2]
    assert "AI Summit: India, year not told" in shown.partition("In a year not told")[2].partition("is past")[0]


def test_a_meeting_is_shown_with_its_participants_and_outcomes(corpus_data: Path) -> None:
    shown = run("meeting", "SCO Tianjin", "--data", corpus_data)
    assert shown.exit_code == 0
    assert "Tianjin Declaration (adopted)" in " ".join(shown.stdout.split())
    (told,) = [
        json.loads(line) for line in run("meeting", "SCO Tianjin", "--json", "--data", corpus_data).stdout.splitlines()
    ]
    assert told["meeting"] == "the 25th Shanghai Cooperation Organisation Summit in Tianjin"
    assert told["outcomes"]
    (chair,) = told["joined"]["chairs"]
    assert (chair["value"]["name"], chair["value"]["country"]) == ("Xi Jinping", "China")
    assert "Xi Jinping" in chair["sources"][0]["text"]
    (differing,) = told["disagreements"]
    assert [side["text"][:6] for side in differing["sides"]] == ["Sputni", "Azerne"]


def test_a_meeting_that_is_only_announced_is_shown_as_one(corpus_data: Path) -> None:
    shown = " ".join(run("meeting", "SCO Bishkek", "--data", corpus_data).stdout.split())
    assert shown.startswith("Shanghai Cooperation Organisation Summit, Bishkek, 2026 Announced")
    assert "Before it: 25th Shanghai Cooperation Organisation Summit, Tianjin" in shown
    assert "“the next summit was scheduled for Bishkek in 2026.”" in shown
    before = " ".join(run("meeting", "SCO Tianjin", "--data", corpus_data).stdout.split())
    assert "After it: Shanghai Cooperation Organisation Summit, Bishkek, 2026 (announced)" in before
    (told,) = map(json.loads, run("meeting", "COP31", "--json", "--data", corpus_data).stdout.splitlines())
    assert (told["meeting"], told["place"]) == ("the 31st UN Climate Change Conference (COP) in Antalya", "Antalya")
    assert (told["articles"], told["outcomes"], told["announced"]["year"]) == ([], [], 2026)
    assert told["predecessor"] == "the 30th UN Climate Change Conference (COP) in Belém"
    assert run("outcomes", "--meeting", "SCO Bishkek", "--json", "--data", corpus_data).stdout == ""


def test_a_meeting_is_shown_with_what_is_told_differently_and_what_came_of_it(corpus_data: Path) -> None:
    shown = " ".join(run("meeting", "Central Asia–Germany Astana", "--data", corpus_data).stdout.split())
    assert "In the chair: Kassym-Jomart Tokayev (President, Kazakhstan)" in shown
    assert "What came of it, possibly related" in shown
    assert "Joint Declaration of Intent on Critical Raw Materials" in shown.partition("possibly related")[2]
    shown = " ".join(run("meeting", "second Central Asia–Russia summit", "--data", corpus_data).stdout.split())
    assert "Told differently" in shown
    assert "Palace of Forums" in shown.partition("Told differently")[2]


def test_outcomes_are_chosen_by_series_and_by_topic(corpus_data: Path) -> None:
    def told(*chosen: str) -> list[dict[str, str]]:
        shown = run("outcomes", *chosen, "--json", "--data", corpus_data).stdout.splitlines()
        return [json.loads(line) for line in shown]

    of_sco = told("--series", "SCO")
    assert {one["summit"] for one in of_sco} == {"Shanghai Cooperation Organisation Summit"}
    assert {one["binding"] for one in of_sco if one["status"] == "adopted"} >= {"commitment"}
    on_minerals = told("--topic", "critical minerals", "--status", "adopted")
    assert {one["summit"] for one in on_minerals} > {"C5+1 Summit"}
    assert all("critical minerals" in one["topics"] for one in on_minerals)
    both = told("--series", "SCO", "--topic", "energy")
    assert 0 < len(both) < len(of_sco)
    assert all("energy" in one["topics"] for one in both)


def test_outcomes_are_written_as_a_spreadsheet(corpus_data: Path, tmp_path: Path) -> None:
    named = ("outcomes", "--meeting", "SCO Tianjin", "--data", corpus_data)
    assert run(*named, "--xlsx", tmp_path / "tianjin.xlsx").exit_code == 0
    assert len(sheet.rows((tmp_path / "tianjin.xlsx").read_bytes())) == 1 + len(
        run(*named, "--json").stdout.splitlines()
    )
    refused = run(*named, "--xlsx", tmp_path)
    assert refused.exit_code == 2
    assert "cannot be written" in " ".join(refused.stderr.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("outcomes", "--status", "decided"), "adopted, announced, proposed, failed, reported"),
        (("outcomes", "--json", "--csv"), "Give one of"),
        (("outcomes", "--meeting", "Nordic Council"), "holds no meeting"),
        (("meeting", "Nordic Council"), "holds no meeting"),
        (("outcomes", "--series", "Nordic Council"), "has no summit 'Nordic Council'"),
        (("outcomes", "--topic", "falconry"), "no topic 'falconry'. Topics are: "),
    ],
)
def test_a_wrong_wish_for_the_record_is_one_sentence(corpus_data: Path, arguments: tuple[str, ...], said: str) -> None:
    refused = run(*arguments, "--data", corpus_data)
    assert refused.exit_code == 2
    assert said in " ".join(refused.stderr.split())
