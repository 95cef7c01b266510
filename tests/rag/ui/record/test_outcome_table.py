"""What the outcomes page draws: rows that open their sentence, facets with counts, bars that sum up."""

from rag.ui.record.outcome_filter import OutcomeFilter, find_outcomes
from rag.ui.record.outcome_table import bars, outcome_table_drawn, outcomes_drawn
from tests.rag.ui.articles import LIEPAJA, RIGA
from tests.rag.ui.record.holding import hold

HELD = hold()
EVERY = find_outcomes(HELD.outcomes, OutcomeFilter())


def test_a_row_says_what_was_decided_and_opens_its_sentence() -> None:
    rows = outcome_table_drawn(EVERY.outcomes, HELD.record, limit=50, open_number=0)["rows"]
    (pledge,) = [one for one in rows if "".join(one["words"]).startswith("Latvia pledged")]
    assert pledge["badge"] == {"status": "announced", "words": "pledged"}
    assert pledge["words"] == ["Latvia pledged ", "2 billion euros for clean rivers by 2028", "."]
    told = (pledge["actors"], pledge["amounts"], pledge["deadline"], pledge["day"])
    assert told == ("Latvia", "2 billion euros", "by 2028", "4 May 2025")
    assert (pledge["meeting"], pledge["about"]) == ("Second Five Rivers Summit", "riga")
    place = pledge["place"]
    assert RIGA.text[place["start"] : place["end"]] == "".join(pledge["words"])
    assert len({one["place"]["number"] for one in rows}) == len(rows)


def test_more_rows_are_offered_as_long_as_there_are_any() -> None:
    drawn = outcome_table_drawn(EVERY.outcomes, HELD.record, limit=3, open_number=0)
    assert (len(drawn["rows"]), drawn["more"]) == (3, len(EVERY.outcomes) - 3)
    assert outcome_table_drawn(EVERY.outcomes, HELD.record, limit=50, open_number=0)["more"] == 0


def test_a_row_shows_how_another_article_tells_it_and_opens_that() -> None:
    held = hold(RIGA, LIEPAJA)
    rows = outcome_table_drawn(held.outcomes, held.record, limit=50, open_number=0)["rows"]
    (pledge,) = [one for one in rows if one["about"] == "riga" and one["amounts"]]
    (other,) = pledge["differs"]
    assert other["lead"].endswith(": 2 billion euros here, 3 billion euros there")
    assert (other["words"], other["source"]) == (LIEPAJA.text[:56], "What Latvia promised, 4 May 2025")
    assert (other["place"]["article"], other["place"]["start"], other["place"]["end"]) == ("liepaja", 0, 56)
    numbers = [one["place"]["number"] for one in rows] + [
        each["place"]["number"] for one in rows for each in one["differs"]
    ]
    assert len({*numbers}) == len(numbers)
    assert not [one for one in rows if one["differs"] and not one["amounts"]]


def test_facets_come_by_count_and_what_is_chosen_stays_though_nothing_has_it() -> None:
    wanted = OutcomeFilter(topics=("fishing",), actors=("Nobody",))
    drawn = outcomes_drawn(find_outcomes(HELD.outcomes, wanted), wanted, 10, "series")
    assert drawn["count"] == "0 of 10 outcomes"
    facets = {one["facet"]: one["values"] for one in drawn["facets"]}
    assert facets["actors"][0] == {"value": "Nobody", "count": 0, "chosen": True}
    assert [one["value"] for one in facets["statuses"]] == ["adopted", "announced", "proposed", "failed", "reported"]


def test_bars_hold_every_outcome_the_fullest_series_first_and_years_in_order() -> None:
    series = bars(EVERY.outcomes, "series")
    assert series[0]["label"] == "Five Rivers Summit"
    assert sum(one["total"] for one in series) == len(EVERY.outcomes)
    assert sum(part["share"] for part in series[0]["parts"]) == 1
    assert [one["label"] for one in bars(EVERY.outcomes, "years")] == ["2018", "2024", "2025"]
