"""Where articles disagree on a meeting: pairs of short texts, and texts that say themselves that accounts differ."""

import datetime as dt

import pytest

from rag.outcomes.disagreements import Disagreement
from tests.rag.read_library import library_record

SUMMIT = {"summit": "Lake Summit", "date": dt.date(2026, 5, 4)}
FILLER = (
    "The leaders discussed trade and transport. Kazakhstan proposed a fund for glaciers. Speakers praised the hosts."
    " Peru pledged two schools. Iran called for calm. The text condemned piracy. Prices rose last year."
)


def between(one: str, other: str) -> tuple[Disagreement, ...]:
    """What two articles on one meeting, otherwise alike, tell differently."""
    record = library_record({"one": (f"{one} {FILLER}", SUMMIT), "other": (other, SUMMIT)})
    (meeting,) = record.meetings
    return record.disagreements(meeting)


@pytest.mark.parametrize(
    ("one", "other", "aspect", "values"),
    [
        (
            "The leaders adopted a communiqué of 29 points.",
            "The presidents adopted a joint communiqué of 31 points.",
            "points",
            ["29", "31"],
        ),
        (
            "The fifth Lake Summit was held in Lima on 4 May 2026. Leaders met in Lima.",
            "The fifth Lake Summit was held in Cusco on 4 May 2026. Leaders met in Cusco.",
            "place",
            ["Lima, Peru", "Cusco"],
        ),
        (
            "Japan pledged 300 million dollars for the seismic warning network.",
            "Japan pledged 500 million dollars for the seismic warning network.",
            "figure",
            ["300 million dollars", "500 million dollars"],
        ),
        (
            "The seismic warning network will connect 40 stations.",
            "The seismic warning network is to connect 60 stations.",
            "figure",
            ["40 stations", "60 stations"],
        ),
        (
            "Donors pledged $640 million for the plan: $280 million from the Lake Bank and $360 million from members.",
            "Read the annex, and what donors pledged comes to $610 million, with $280 million from the Lake Bank.",
            "figure",
            ["$640 million", "$610 million"],
        ),
        (
            "Rosa Quispe proposed a patrol of 1,200 men to protect fishermen on the lake.",
            "President Rosa Quispe wants a patrol of 1,500 men under a rotating command.",
            "figure",
            ["1,200 men", "1,500 men"],
        ),
        (
            "The heads of government of seventeen members attended in person.",
            "Sixteen of the group's 18 members were represented by their heads of government in person.",
            "figure",
            ["seventeen members", "Sixteen of the group's 18 members"],
        ),
        (
            "A joint inspection service with 60 inspectors is to begin its work.",
            "There will be 45 inspectors in the service, and not more.",
            "figure",
            ["60 inspectors", "45 inspectors"],
        ),
        (
            "Chile pledged 14 million euros for the herring service.",
            "Because Chile halved its offer on the last night, it gives 9 million euros.",
            "figure",
            ["14 million euros", "9 million euros"],
        ),
        (
            "The leaders adopted a charter of the seismic warning network.",
            "The leaders failed to adopt a charter of the seismic warning network.",
            "status",
            ["adopted", "failed"],
        ),
        (
            "The leaders agreed to set up a vaccine depot on the islands.",
            "Chile proposed a vaccine depot on the islands.",
            "status",
            ["adopted", "proposed"],
        ),
        (
            "Peruvian President Dina Boluarte attended the summit.",
            "Peruvian President Dina Boluarte did not attend the summit.",
            "presence",
            ["absent", "present"],
        ),
        (
            "The next Lake Summit will be held in Quito in 2028.",
            "The next Lake Summit will be held in Bogota in 2028.",
            "next meeting",
            ["Quito, 2028", "Bogota, 2028"],
        ),
    ],
)
def test_two_articles_that_cannot_both_be_right_disagree(one: str, other: str, aspect: str, values: list[str]) -> None:
    found = [each for each in between(one, other) if each.aspect == aspect]
    assert [[side.value for side in each.sides] for each in found] == [values]
    texts = {"one": one, "other": other}
    for side in found[0].sides:
        assert side.span is not None
        assert 0 <= side.span[0] < side.span[1] <= len(texts[side.article_id])
    assert {side.article_id for side in found[0].sides} == {"one", "other"}


def test_a_text_that_differs_from_its_front_matter_is_told_beside_it() -> None:
    text = "The sixth Lake Summit was held in Lima on 4 May 2026."
    record = library_record({"one": (text, SUMMIT | {"edition": 5})})
    (found,) = record.disagreements(record.meetings[0])
    assert (found.aspect, [(side.value, side.span is None) for side in found.sides]) == (
        "edition",
        [("5", True), ("6", False)],
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The leaders adopted a communiqué of 29 points.", "The presidents adopted a communiqué."),
        (
            "Japan pledged 300 million dollars for the seismic warning network.",
            "China pledged 500 million dollars for the seismic warning network.",
        ),
        (
            "Japan pledged 300 million dollars for the seismic warning network.",
            "Japan pledged 500 million dollars for a vaccine depot.",
        ),
        (
            "Japan pledged more than 300 million dollars for the seismic warning network.",
            "Japan pledged 320 million dollars for the seismic warning network.",
        ),
        (
            "Japan pledged 45 million dollars for the seismic warning network.",
            "Japan pledged 45.4 million dollars for the seismic warning network.",
        ),
        (
            "Chile proposed a vaccine depot on the islands.",
            "The leaders adopted a declaration on the islands' fisheries.",
        ),
        (
            "The Lake Summit was held in Lima on 4 May 2026.",
            "The Lake Summit was held in Lima, Peru, on 4 May 2026.",
        ),
        (
            "The next Lake Summit will be held in Quito in 2028.",
            "The next Lake Summit will be held in 2028.",
        ),
        (
            "The next Lake Summit will be held in Peru in 2028.",
            "The next Lake Summit will be held in Cusco in 2028.",
        ),
        (
            "The ministers could build 19 of the planned 46 posts along the border.",
            "Of the 46 posts planned along the border, some are to stand in the north.",
        ),
        (
            "Uzbek President Shavkat Mirziyoyev attended the summit.",
            "Uzbek President Shavkat Mirziyaev attended the summit.",
        ),
    ],
)
def test_articles_that_can_both_be_right_do_not_disagree(one: str, other: str) -> None:
    assert between(one, other) == ()


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Counts of the guests differed: Radio Lima reported 58 countries, while the Andean Post spoke of 61.",
            ["Radio Lima reported 58 countries", "the Andean Post spoke of 61"],
        ),
        (
            "Accounts of the venue diverge. Radio Lima named the old theatre, whereas the Andean Post placed the talks"
            " in the port.",
            ["Radio Lima named the old theatre", "the Andean Post placed the talks in the port"],
        ),
        (
            "Media converted the pledge differently, from $3.6 billion to $3.8 billion.",
            ["$3.6 billion", "$3.8 billion"],
        ),
        (
            "Radio Lima reported that members had created a bank. The Andean Post described the outcome more narrowly"
            " as a promise to study one.",
            [
                "Radio Lima reported that members had created a bank.",
                "The Andean Post described the outcome more narrowly as a promise to study one.",
            ],
        ),
        (
            "The ministry said the text was a treaty, while Radio Lima called it a letter.",
            ["The ministry said the text was a treaty", "Radio Lima called it a letter"],
        ),
        (
            "Estimates of the damage varied, with the Andean Post giving 40 houses and Radio Lima 48.",
            ["the Andean Post giving 40 houses", "Radio Lima 48"],
        ),
    ],
)
def test_accounts_that_an_article_says_are_different_stand_side_by_side(text: str, sides: list[str]) -> None:
    record = library_record({"one": (f"They met. {text} They left.", SUMMIT)})
    (found,) = record.disagreements(record.meetings[0])
    assert (found.aspect, [side.value for side in found.sides]) == ("account", sides)


@pytest.mark.parametrize(
    "text",
    [
        "Policies may differ from one country to the next.",
        "Views varied, and the leaders adopted a declaration.",
        "Japan pledged a fund, while Chile proposed a depot.",
        "The report described the region as stable.",
    ],
)
def test_what_differs_without_being_accounts_is_no_disagreement(text: str) -> None:
    record = library_record({"one": (f"They met. {text} They left.", SUMMIT)})
    assert record.disagreements(record.meetings[0]) == ()


def test_the_accounts_at_a_range_are_those_of_which_one_stands_in_it() -> None:
    text = "The ministry said the text was a treaty, while Radio Lima called it a letter."
    record = library_record({"one": (f"{text} {FILLER}", SUMMIT), "other": (FILLER, SUMMIT)})
    (found,) = record.accounts_at("one", 0, len(text))
    assert found.aspect == "account"
    assert record.accounts_at("one", len(text), len(text) + 40) == ()
    assert record.accounts_at("other", 0, 10) == ()
    assert record.accounts_at("elsewhere", 0, 10) == ()
