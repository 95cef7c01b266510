"""Outcomes as CSV and XLSX: every quote with its place, and nothing that a spreadsheet would run."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rag.outcomes.current_record import LibraryRecord
from rag.outcomes.outcomes import Outcome
from rag.sheets import outcomes_csv, outcomes_xlsx
from rag.types import Article
from tests.rag import sheet
from tests.rag.ui.articles import JURMALA, RIGA
from tests.rag.ui.fakes import FakeLibrary

ARMED = Article(
    "armed",
    "t",
    '=HYPERLINK("https://example.org/x") was proposed by Italy. Leaders adopted a plan, "the Plan".\n'
    "Russia pledged $2 billion.",
    "1",
    url="https://example.org/armed",
)
EDGES = Article("edges", "t", "The leaders adopted a charter.", "1", url="javascript:alert(1)")


def outcomes(*articles: Article) -> tuple[Sequence[Outcome], LibraryRecord]:
    library: Any = FakeLibrary(articles)
    record = LibraryRecord(library)
    return record.of(one.id for one in articles), record


def test_a_row_holds_the_quote_where_it_stands_and_the_words_of_its_status() -> None:
    held = outcomes(ARMED, EDGES)
    told = list(csv.DictReader(io.StringIO(outcomes_csv(*held))))
    assert [one["status"] for one in told] == ["proposed", "adopted", "announced", "adopted"]
    pledge = told[2]
    assert ARMED.text[int(pledge["start"]) : int(pledge["end"])] == pledge["text"]
    assert (pledge["actors"], pledge["amounts"], pledge["read_from"]) == ("Russia", "$2 billion", "pledged")
    assert (pledge["voice"], pledge["binding"], told[1]["binding"]) == ("reporter", "none", "commitment")
    assert (pledge["link"], told[3]["link"]) == ("https://example.org/armed", "edges, characters 0–30")


def test_a_row_says_what_another_article_tells_differently() -> None:
    other = replace(
        JURMALA, text="Latvia pledged 3 billion euros for clean rivers by 2028. They adopted the Riga Charter."
    )
    told = list(csv.DictReader(io.StringIO(outcomes_csv(*outcomes(RIGA, other)))))
    (pledge,) = [one for one in told if one["article"] == "riga" and "billion" in one["text"]]
    assert "2 billion euros here, 3 billion euros there: “Latvia pledged 3 billion" in pledge["told_differently"]
    assert pledge["told_differently"].endswith("article jurmala, characters 0–56")
    assert {one["told_differently"] for one in told if "hydrology" in one["text"]} == {""}


def test_no_cell_begins_like_a_formula() -> None:
    told = list(csv.reader(io.StringIO(outcomes_csv(*outcomes(ARMED)))))
    assert any(cell.startswith("'=HYPERLINK") for row in told for cell in row)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in told for cell in row)


def test_a_spreadsheet_holds_the_same_rows_as_text_and_links_to_web_pages_alone() -> None:
    held = outcomes(ARMED, EDGES)
    made = outcomes_xlsx(*held)
    plain = [[cell.removeprefix("'") for cell in row] for row in csv.reader(io.StringIO(outcomes_csv(*held)))]
    assert sheet.rows(made) == plain
    assert sheet.links(made) == {"https://example.org/armed"}


def test_a_text_too_long_for_a_cell_is_cut_and_no_outcome_is_a_sheet_too() -> None:
    long = Article("long", "t", f"The leaders adopted {'a plan and ' * 4000}a charter.", "1")
    (row,) = sheet.rows(outcomes_xlsx(*outcomes(long)))[1:]
    assert max(map(len, row)) == 32_767
    assert len(sheet.rows(outcomes_xlsx(*outcomes()))) == 1
