"""What the bytes say."""

import datetime as dt
import re
import time
from pathlib import Path

import pytest

from ingest.extract import extract
from ingest.raw import RawDocument
from ingest.readers import READERS
from ingest.sources import read
from rag.english.words import normalise
from rag.errors import SourceError
from tests.conftest import CORPUS
from tests.ingest.extracting import BODY, markdown, plain

# Markdown


def test_the_bodies_of_the_corpus_come_through_unchanged() -> None:
    documents = [found for found in read(str(CORPUS)) if isinstance(found, RawDocument)]
    assert len(documents) == 37
    for document in documents:
        body = document.content.decode().split("\n---\n", 1)[1]
        assert extract(document).article.text == normalise(body)


def test_nothing_has_to_be_said_of_the_corpus() -> None:
    found = [extract(one) for one in read(str(CORPUS)) if isinstance(one, RawDocument)]
    assert [(one.article.id, one.notes, one.left_out) for one in found if one.notes or one.left_out] == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Read the [Joint Action Plan](https://example.org/plan 'x') now.", "Read the Joint Action Plan now."),
        ("A ![flag](flag.png)picture.", "A picture."),
        ("**Bold**, *leaning* and `code`.", "Bold, leaning and code."),
        ("A <b>hub</b><br>in Bukhara.", "A hub in Bukhara."),
        ("One\nsoft and  \nhard break.", "One soft and hard break."),
        ("AT&amp;T &mdash; 5 \\* 6 \\[1\\].", "AT&T — 5 * 6 [1]."),
        ("<https://example.org> says.", "https://example.org says."),
        ("> The chair's words.", "The chair's words."),
        ("<script>alert(1)</script>\n\nProse.", "Prose."),
        ("<!-- a note -->\n\nProse.", "Prose."),
        ("- one\n- two\n  - three", "- one\n\n- two\n\n- three"),
        ("3. gas\n4. water", "3. gas\n\n4. water"),
        ("- gas\n\n  more on gas", "- gas\n\nmore on gas"),
        ("| a | b |\n|---|---|\n| 1 | **2** |", "a: 1 | b: 2"),
        ("Prose.\n\n---\n\nMore.", "Prose.\n\nMore."),
        ("[The plan][1] is told.\n\n[1]: https://example.org", "The plan is told."),
    ],
)
def test_markdown_is_read_as_a_reader_sees_it(written: str, shown: str) -> None:
    assert markdown(written).text == shown


def test_without_a_title_in_front_the_top_heading_is_the_title_then_the_first_line_and_then_the_file_name() -> None:
    assert markdown(f"# A *great* meeting\n\n{BODY}").title == "A great meeting"
    assert markdown(f"---\ntitle: Given\n---\n# Heading\n\n{BODY}").title == "Given"
    assert markdown(f"## Lower\n\n# Top\n\n{BODY}").title == "Top"
    assert markdown(f"## Not the top\n\n{BODY}").title == "Not the top"
    assert markdown(f"**Harbour states meet**\n\n{BODY}").title == "Harbour states meet"
    assert markdown(BODY, "2025-10-09-dushanbe_outcomes").title == "Dushanbe outcomes"
    assert markdown(BODY, "2025-10-09").title == "2025-10-09"


def test_a_file_name_s_leading_day_is_the_date_unless_one_is_given() -> None:
    assert markdown(BODY, "2025-10-09-dushanbe").date == dt.date(2025, 10, 9)
    assert markdown(BODY, "2025-13-09-dushanbe").date is None
    assert markdown(f"---\ndate: 2024-01-02\n---\n{BODY}", "2025-10-09-dushanbe").date == dt.date(2024, 1, 2)


def test_a_title_from_a_file_name_is_made_uniform_like_all_text() -> None:
    assert markdown(BODY, "erdog\u0306an\x1b[31m").title == "Erdoğan[31m"
    markdown(BODY, "caf\udce9").title.encode()


# Plain text


def test_a_short_first_line_without_a_full_stop_is_the_title_of_a_plain_text() -> None:
    assert plain(f"\nSix presidents in Dushanbe\n\n{BODY}").title == "Six presidents in Dushanbe"
    assert plain(f"{BODY}\n\nThey left.", "2025-10-09-six_met").title == "Six met"
    assert plain("Only a title").title == "Dushanbe"
    assert plain(f"{'long ' * 40}\n\n{BODY}").title == "Dushanbe"


def test_plain_text_is_not_read_as_markdown() -> None:
    assert (
        plain("# Not a *heading*.\n\n---\n\n<b>5</b> &amp; 6.").text == "# Not a *heading*.\n\n---\n\n<b>5</b> &amp; 6."
    )


def test_lines_broken_at_a_column_are_joined_to_paragraphs() -> None:
    text = (
        "Six presidents met in Dushanbe on\n9 October 2025 to adopt a plan. The\nplan covers three years."
        "\n\nThey\nleft."
    )
    assert plain(text).text == (
        "Six presidents met in Dushanbe on 9 October 2025 to adopt a plan. The plan covers three years.\n\nThey left."
    )


def test_lines_that_are_paragraphs_stay_lines() -> None:
    text = "Six presidents met.\nThey adopted a plan.\nRead More: What the plan says\n“It is a good plan.”\nThey left."
    assert plain(text).text == text


def test_a_list_in_a_plain_text_keeps_its_items_on_lines_of_their_own() -> None:
    text = "The leaders agreed on:\n\n- a railway\n- a fund for water\n- visas for students"
    assert plain(text).text == text


def test_a_headline_with_byline_and_place_is_not_joined_to_one_line() -> None:
    text = f"Six presidents met in Dushanbe\nBy Nuzhat Rana\nDushanbe, 9 October 2025\n\n{BODY}\n\nThey left."
    assert plain(text).text == text


# Bytes


def test_markdown_of_front_matter_alone_holds_no_text() -> None:
    with pytest.raises(SourceError, match="no text"):
        markdown("---\ntitle: Given\n---\n\n![only](a-picture.png)\n")


def test_text_is_normalised_once_for_all() -> None:
    article = plain("be\0fore Erdog\u0306an\r\n\r\nhalf\r\nway.   \n")
    assert article.text == normalise(article.text) == "before Erdoğan\n\nhalf way."
    assert markdown("A &#xFEFF;mark.\u0000").text == "A mark."


def test_hostile_markdown_of_a_hundred_kilobytes_is_read_in_seconds() -> None:
    begun = time.process_time()
    for part in ("[", "![", "> ", "_a ", "*a **b ", "<a ", "&", "[a]("):
        markdown(part * 10_000 + f"\n\n{BODY}")
    assert time.process_time() - begun < 8


def test_the_real_article_without_front_matter_is_read(tmp_path: Path) -> None:
    text = "\n".join(
        [f"Dushanbe (TDI): {BODY}", *(f"They agreed on point {n}." for n in range(5)), "Read More: More news"]
    )
    article = plain(text, "uzbekistan-key-player")
    assert article.title == "Uzbekistan key player"
    assert article.date is None
    assert not re.search(r"\n\n", article.text)


LINK = r'{\strike {\field{\*\fldinst{ HYPERLINK "http://x/y" }}{\fldrslt{gone}}}} kept '


@pytest.mark.parametrize(
    ("kind", "content", "stored"),
    [
        ("rtf", rf"{{\rtf1\ansi {LINK * 1000}\par}}", "kept " * 1000),
        ("rtf", rf"{{\rtf1\ansi kept\par{' ' * 60_000}kept\par}}", "kept kept"),
        ("text", "They agreed:\n" + "- a port\n" * 6000, "They agreed: " + "- a port " * 6000),
    ],
)
def test_a_long_document_takes_a_time_in_proportion_to_its_length(kind: str, content: str, stored: str) -> None:
    begun = time.process_time()
    found = READERS[kind](content.encode())
    assert time.process_time() - begun < 3
    assert found.text.split() == stored.split()
