"""What the list of articles says."""

import datetime as dt
from dataclasses import replace
from typing import Any

from rag.types import Source
from rag.ui.components import as_text
from rag.ui.library.filters import Filter, Part
from rag.ui.library.listing import PAGE, article_count, listing_drawn, ways_out
from tests.rag.ui.articles import ARTICLES, BUKHARA, DUSHANBE, HOSTILE_ARTICLE, MANY, UNDATED


def drawn(fitting: Any, chosen: Filter | None = None, **given: Any) -> dict[str, Any]:
    return listing_drawn(ARTICLES, fitting, chosen or Filter(), **({"limit": PAGE, "open_id": ""} | given))


def test_an_article_is_named_with_its_meeting_place_day_publisher_and_topics() -> None:
    assert drawn((DUSHANBE, BUKHARA))["articles"] == [
        {
            "id": "dushanbe",
            "title": DUSHANBE.title,
            "event": "Second Central Asia–Russia Summit · Dushanbe, Tajikistan · 9 October 2025",
            "publisher": "Readout's summary, drawn from News Central Asia and 2 more",
            "printed": "",
            "topics": "trade, security, venue",
        },
        {
            "id": "bukhara",
            "title": BUKHARA.title,
            "event": "Second Central Asia–Russia Summit · Dushanbe, Tajikistan · 10 October 2025",
            "publisher": "UzDaily",
            "printed": "",
            "topics": "transport",
        },
    ]


def test_an_article_without_a_day_says_so_or_when_it_was_published() -> None:
    assert drawn((UNDATED,))["articles"][0]["event"] == "no date"


def test_what_was_read_from_the_text_is_shown_as_such() -> None:
    read = replace(UNDATED, summit="Fjord Summit", edition=2, place="Oslo, Norway")
    (line,) = listing_drawn((UNDATED,), (UNDATED,), Filter(), limit=9, open_id="", as_read=lambda _: read)["articles"]
    assert line["event"] == "Second Fjord Summit · Oslo, Norway · no date · read from the text"
    published = replace(UNDATED, published=dt.date(2026, 1, 2))
    assert drawn((published,))["articles"][0]["event"] == "published 2 January 2026"


def test_what_others_wrote_is_passed_on_as_it_is() -> None:
    (line,) = drawn((HOSTILE_ARTICLE,))["articles"]
    assert line["title"] == HOSTILE_ARTICLE.title
    assert line["event"].startswith("**G20** <i>Summit</i> · ")
    assert line["publisher"] == "<u>Press</u>"


def test_the_count_is_of_all_that_fit_and_of_all_there_are() -> None:
    assert article_count(12, 37) == "12 of 37 articles"
    assert article_count(37, 37) == "37 articles"
    assert article_count(1, 1) == "1 article"
    assert article_count(0, 1) == "0 of 1 article"
    assert article_count(1234, 25000) == "1,234 of 25,000 articles"


def test_a_large_library_is_listed_page_by_page() -> None:
    first = drawn(MANY[:70])
    assert (len(first["articles"]), first["more"]) == (30, 30)
    second = drawn(MANY[:70], limit=60)
    assert (len(second["articles"]), second["more"]) == (60, 10)
    assert drawn(MANY[:70], limit=90)["more"] == 0


def test_a_scope_is_offered_only_where_it_would_hold_something() -> None:
    chosen = Filter(summits=("Central Asia–Russia Summit",), years=("2025",))
    label = "Ask only these: Central Asia–Russia Summit, from 1 January 2025 to 31 December 2025"
    assert drawn((DUSHANBE,), chosen)["ask"] == label
    assert drawn((), chosen)["ask"] == ""
    assert drawn((DUSHANBE,), Filter(topics=("trade",)))["ask"] == ""


def test_an_empty_list_says_what_to_drop_the_way_to_most_first() -> None:
    few, many, none = Part("years", "2023"), Part("summits", "G20"), Part("topics", "trade")
    assert ways_out({few: 1, none: 0, many: 3}) == [
        {"aspect": "summits", "value": "G20", "leaves": "3 articles"},
        {"aspect": "years", "value": "2023", "leaves": "1 article"},
    ]


def test_a_label_shows_what_was_written_and_nothing_else() -> None:
    hostile = "**G20** <i>[a](https://x.example) :smile: $x$ `c` \\"
    shown = as_text(hostile)
    assert shown.replace("\\", "") == hostile.replace("\\", "")
    assert "**" not in shown
    assert "](" not in shown
    assert as_text("Central Asia–Russia Summit, 2025") == "Central Asia–Russia Summit, 2025"


def test_a_reprint_says_who_else_printed_it_and_is_counted_as_no_source() -> None:
    pair = (replace(DUSHANBE, story="hub"), replace(BUKHARA, story="hub"))
    prints = {"dushanbe": [Source(name) for name in ("TASS", "Khovar", "TASS", "UzDaily", "Kabar", "AKI")]}
    listed = listing_drawn(pair, pair, Filter(), limit=9, open_id="", prints=prints)
    assert listed["count"] == "2 articles of 1 independent source"
    told = "Also printed by TASS, Khovar, UzDaily and 2 more"
    assert [one["printed"] for one in listed["articles"]] == [told, ""]
