"""Files that hold several articles: mailboxes, saved feeds, lists in JSON."""

import json
from io import BytesIO
from pathlib import Path

import pytest

from ingest.bundles import BUNDLES
from ingest.extract import Extracted, extract
from ingest.raw import RawDocument, Skipped
from ingest.sources import count, read

pytestmark = pytest.mark.usefixtures("one_child")
MAILS = (
    b"From a@example.org Tue Jun  9 10:00:00 2026\nSubject: Lorn\nFrom: A <a@example.org>\n\n"
    b"The pact was signed in Lorn.\nFrom here on it binds all.\n\n"
    b"From b@example.org Wed Jun 10 10:00:00 2026\nSubject: Brell\nFrom: B <b@example.org>\n\n"
    b"The talks moved to Brell.\n"
)
RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>'
    "<item><title>Pact signed</title><link>https://example.org/pact</link>"
    "<pubDate>Tue, 09 Jun 2026 10:00:00 GMT</pubDate><description>Short.</description>"
    "<c:encoded><![CDATA[<p>The pact was signed in Lorn.</p>]]></c:encoded></item>"
    "<item><title>Talks</title><link>https://example.org/talks</link></item></channel></rss>"
)
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "items": [{"url": "https://example.org/pact", "title": "Pact", "content_text": "It binds all & sundry."}],
}


def taken(ending: str, content: bytes) -> list[RawDocument | Skipped]:
    return [*BUNDLES[ending](BytesIO(content), f"/news{ending}", "news")]


def texts(found: list[RawDocument | Skipped]) -> list[str]:
    return [extract(one).article.text if isinstance(one, RawDocument) else one.reason for one in found]


def test_each_mail_of_a_mailbox_is_an_article() -> None:
    found = taken(".mbox", MAILS)
    assert [(one.article_id, one.origin) for one in found if isinstance(one, RawDocument)] == [
        ("news-1", "/news.mbox:1"),
        ("news-2", "/news.mbox:2"),
    ]
    assert texts(found) == ["The pact was signed in Lorn.\nFrom here on it binds all.", "The talks moved to Brell."]


def test_what_is_no_mailbox_is_said() -> None:
    assert texts(taken(".mbox", b"Dear all,\n")) == [
        "it is no mailbox, whose mails each begin with a line “From …”, or it is empty"
    ]


def test_a_saved_feed_gives_what_it_holds_and_names_what_it_only_links_to() -> None:
    pact, talks = taken(".rss", RSS.encode())
    assert isinstance(pact, RawDocument)
    made = extract(pact).article
    assert (made.id, made.title, made.url) == ("example-org-pact", "Pact signed", "https://example.org/pact")
    assert (made.text, str(made.published)) == ("The pact was signed in Lorn.", "2026-06-09")
    assert talks == Skipped("/news.rss:2", "the feed only links to https://example.org/talks; name that address")


def test_json_is_a_feed_or_a_list_of_articles_or_one() -> None:
    assert texts(taken(".json", json.dumps(JSON_FEED).encode())) == ["It binds all & sundry."]
    listed = [{"id": "lorn", "text": "It was signed."}, {"text": "It binds all."}]
    found = taken(".json", json.dumps(listed).encode())
    assert [one.article_id for one in found if isinstance(one, RawDocument)] == ["lorn", "news-2"]
    assert texts(taken(".json", b'{"text": "It was signed."}')) == ["It was signed."]


@pytest.mark.parametrize(("ending", "content"), [(".json", b"[1]"), (".json", b"{"), (".xml", b"<a/>"), (".atom", b"")])
def test_another_file_of_such_a_name_is_skipped_with_a_reason(ending: str, content: bytes) -> None:
    [skipped] = taken(ending, content)
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith("it is ")


def test_a_line_that_is_too_long_is_said_and_those_behind_it_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.bundles.MAX_BYTES", 100)
    good, long = (json.dumps({"text": "It binds all. " * often}) for often in (1, 40))
    (tmp_path / "a.jsonl").write_text("\n".join([good, long, good, long]))
    found = [*read(str(tmp_path / "a.jsonl"))]
    assert [(one.article_id if isinstance(one, RawDocument) else Path(one.source).name) for one in found] == [
        *("a-1", "a.jsonl:2", "a-3", "a.jsonl:4")
    ]
    assert count(str(tmp_path / "a.jsonl")) == len(found)


def test_json_that_is_too_long_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.bundles.MAX_BYTES", 100)
    [skipped] = taken(".json", json.dumps([{"text": "It binds all."}] * 20).encode())
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "it has more than 100 bytes; save it as .jsonl, with a line for each article"


def test_a_folder_s_bundles_are_read_and_the_parts_of_a_saved_page_are_not(tmp_path: Path) -> None:
    (tmp_path / "news.mbox").write_bytes(MAILS)
    (tmp_path / "page.html").write_text("<p>The pact was signed.</p>")
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "frame.html").write_text("<p>Buy a boat.</p>")
    found = [one.article_id for one in read(str(tmp_path)) if isinstance(one, RawDocument)]
    assert found == ["news-1", "news-2", "page"]
    assert count(str(tmp_path)) is None


def test_a_line_that_a_mailbox_marks_because_it_looks_like_its_own_is_read_without_the_mark() -> None:
    mails = MAILS.replace(b"From here on", b">From here on")
    assert texts(taken(".mbox", mails))[0] == "The pact was signed in Lorn.\nFrom here on it binds all."


@pytest.mark.parametrize(
    ("found", "title"),
    [
        ({"headline": "Buoys", "Body": "Nine buoys are moved."}, "Buoys"),
        ({"Title": "Buoys", "summary": "Buoys move.", "bodyText": "In June nine buoys are moved."}, "Buoys"),
        ({"title": "Buoys", "paragraphs": ["Nine buoys are moved in June.", {"text": "Why?"}]}, "Buoys"),
        (
            {
                "title": {"rendered": "Buoys &amp; <em>lamps</em>"},
                "content": {"rendered": "<p>Nine buoys are moved.</p><script>x()</script>"},
            },
            "Buoys & lamps",
        ),
    ],
)
def test_a_text_is_found_under_whatever_name_and_in_whatever_form_programs_give_it(
    found: dict[str, object], title: str
) -> None:
    (one,) = taken(".ndjson", json.dumps(found).encode())
    assert isinstance(one, RawDocument)
    made = extract(one)
    assert "ine buoys are moved" in made.article.text
    assert (made.article.title, "x()" in made.article.text) == (title, False)
    assert any("its longest" in note for note in made.notes) == (not {"Body", "content"} & set(found))


@pytest.mark.parametrize(
    ("found", "text"),
    [
        ({"body": [{"text": "It is new."}, {"type": "ul", "items": ["One opens.", "Two shuts."]}]}, 3),
        ({"text": "A new port opens.", "content": "<p>A new port opens.</p><p>Sella pays for it.</p>"}, 2),
        ({"text": "Lund &amp; Pell came.&nbsp;It&#39;s new.\\nSella pays."}, 2),
    ],
)
def test_all_that_a_text_holds_is_read_in_whatever_form_a_program_gives_it(found: dict[str, object], text: int) -> None:
    (one,) = taken(".ndjson", json.dumps(found).encode())
    assert isinstance(one, RawDocument)
    lines = extract(one).article.text.split("\n")
    assert len([*filter(None, lines)]) == text
    assert not {"&", "\\"} & set("".join(lines).replace("Lund & Pell", ""))


def test_the_articles_that_an_answer_of_a_program_holds_are_read_and_what_is_none_is_said() -> None:
    answer = {"status": "ok", "articles": [{"title": "A", "content": "One was sold."}, 7, {"text": "Two were kept."}]}
    assert texts(taken(".json", json.dumps(answer).encode())) == [
        "One was sold.",
        "it is not a JSON object with an article",
        "Two were kept.",
    ]


def test_the_title_of_a_feed_s_entry_has_no_tags() -> None:
    titled = RSS.replace("Pact signed", "Pact &lt;em&gt;signed&lt;/em&gt;")
    assert [extract(one).article.title for one in taken(".rss", titled.encode()) if isinstance(one, RawDocument)] == [
        "Pact signed"
    ]


def test_a_feed_without_a_byte_is_said_to_be_empty() -> None:
    assert texts(taken(".rss", b"")) == ["it is empty"]


def entry(**parts: str) -> Extracted:
    """What is read of a feed's entry with those parts, as RSS names them."""
    written = "".join(f"<{name}><![CDATA[{text}]]></{name}>" for name, text in parts.items())
    start, end = RSS[: RSS.index("<item>")], "</channel></rss>"
    told = f"{start}<item><link>https://example.org/a</link>{written}</item>{end}"
    (found,) = taken(".rss", told.replace("encoded>", "c:encoded>").encode())
    assert isinstance(found, RawDocument)
    return extract(found)


FULL = "<p>The pact was signed in Lorn.</p><p>It binds all nine members.</p>"


@pytest.mark.parametrize(
    ("summary", "reported"),
    [
        ("Sella stays away, its minister says.", ["Sella stays away, its minister says."]),
        ("<p>The pact was signed in Lorn. It binds […]</p><p>The post Pact appeared first on Lorn News.</p>", []),
        (f"<img src='{'x' * 400}'>It binds all nine members.", []),
    ],
)
def test_an_entry_s_full_text_is_read_and_what_only_its_summary_says_is_reported(
    summary: str, reported: list[str]
) -> None:
    for parts in ({"description": summary, "encoded": FULL}, {"encoded": FULL, "description": summary}):
        found = entry(**parts)
        assert found.article.text == "The pact was signed in Lorn.\n\nIt binds all nine members."
        assert [one.text for one in found.left_out] == reported


def test_an_entry_that_is_cut_off_is_read_and_said_to_be_only_the_beginning() -> None:
    found = entry(description="<p>The pact was signed in Lorn. It binds […]</p>")
    assert found.article.text.startswith("The pact was signed in Lorn.")
    assert found.notes == ("is only the beginning that the feed gives; name the address of its page",)
    assert entry(encoded=FULL).notes == ()


def test_plain_text_in_a_feed_keeps_its_paragraphs_and_a_summary_alone_is_read() -> None:
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="text">{}</content></entry></feed>'
    assert texts(taken(".atom", atom.format("It was signed.\n\nAll &lt; 9 came.").encode())) == [
        "It was signed.\n\nAll < 9 came."
    ]
    only = JSON_FEED | {"items": [{"url": "https://example.org/a", "summary": "It was signed."}]}
    assert texts(taken(".json", json.dumps(only).encode())) == ["It was signed."]


def test_every_entry_of_a_saved_feed_is_read_or_named_and_one_without_a_link_keeps_its_name() -> None:
    items = [f"<item><description>Ship {nth} sails.</description></item>" for nth in range(205)]
    more = f"{''.join(items)}<item><title>Empty</title></item></channel>"
    found = taken(".rss", RSS.replace("</channel>", more).encode())
    assert len(found) == 208
    assert found[-1] == Skipped("/news.rss#715fca56", "the feed gives neither text nor link of its entry 'Empty'")
    again = taken(".rss", RSS.replace("</channel>", f"{items[7]}</channel>").encode())
    assert (again[2], found[9]) == (found[9], again[2])
