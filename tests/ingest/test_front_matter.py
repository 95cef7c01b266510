"""What stands in front of an article: read in any sensible spelling, refused when it is broken."""

import datetime as dt
import itertools
import subprocess
import sys

import pytest

from ingest.extract import extract
from ingest.raw import RawDocument
from ingest.sources import read
from rag.errors import SourceError
from rag.types import Article, Source
from tests.conftest import CORPUS, ROOT
from tests.ingest.extracting import BODY, markdown, plain


def fronted(front: str) -> Article:
    return markdown(f"---\n{front}\n---\n{BODY}\n")


def test_the_front_matter_of_the_corpus_is_read() -> None:
    [document] = read(str(CORPUS / "2025-10-09-central-asia-russia-dushanbe-outcomes.md"))
    article = extract(document).article
    assert article.title == "Dushanbe summit ends with a 29-point communiqué and a three-year action plan"
    assert (article.summit, article.edition) == ("Central Asia–Russia Summit", 2)
    assert (article.date, article.published) == (dt.date(2025, 10, 9), dt.date(2025, 10, 9))
    assert article.participants == ("Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan", "Turkmenistan", "Uzbekistan")
    assert article.publisher == "News Central Asia"
    assert article.url == article.sources[0].url
    assert len(article.sources) == 12
    assert article.sources[-1].published is None


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_front_matter_is_found_whatever_the_line_ends_and_behind_a_byte_order_mark(ends: str) -> None:
    text = f"\ufeff---\ntitle: Given\ndate: '2025-10-09'\n---\n\n{BODY}\nIt went well.\n".replace("\n", ends)
    article = markdown(text)
    assert (article.title, article.date) == ("Given", dt.date(2025, 10, 9))
    assert article.text == f"{BODY} It went well."


def test_front_matter_without_values_is_as_good_as_none() -> None:
    assert fronted("title:\nsummit:\ndate:\nedition:\nparticipants:\nsources:\nurl:").title == "Dushanbe"
    assert fronted("# only a comment").text == BODY


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("title: a\n\tmore", "not valid YAML at line 3"),
        ("title: a\n\nSix met.", "not closed before the text"),
        ("- a\n- b", "not a list of `name: value` lines"),
        ("just words", "not a list of `name: value` lines"),
        ("title: !!python/object/apply:os.system ['false']", "not valid YAML"),
        ("a: &a [*b]", "aliases"),
        ("? [a]\n: b", "not valid YAML"),
        ('a: !!int ""', "not valid YAML"),
        ("a: !!bool perhaps", "not valid YAML"),
        ("a: !!timestamp soon", "not valid YAML"),
    ],
)
def test_front_matter_that_is_none_is_refused_with_what_is_wrong(front: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        fronted(front)


def test_quotes_around_a_value_with_one_in_it_are_no_part_of_it_and_dates_are_days() -> None:
    made = fronted("title: 'The summit's end'\ndates: 4-5 May 2026")
    assert (made.title, made.date) == ("The summit's end", dt.date(2026, 5, 4))
    assert fronted('title: "A" or "B"').title == '"A" or "B"'


@pytest.mark.parametrize("marks", ["---", "+++"])
def test_front_matter_that_is_not_closed_is_refused(marks: str) -> None:
    with pytest.raises(SourceError, match="not closed"):
        markdown(f'{marks}\ntitle{":" if marks == "---" else " ="} "A"\nSix presidents met.')


TITLED = ("Six meet", dt.date(2025, 10, 9))


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Six meet\ndate: 2025-10-09\n...",
        "———\ntitle: Six meet\ndate: 2025-10-09\n———",
        "------\ntitle: Six meet\ndate: 2025-10-09\n------",
        "---yaml\ntitle: Six meet\ndate: 2025-10-09\n---",
        "```yaml\ntitle: Six meet\ndate: 2025-10-09\n```",
        " ---\n title: Six meet\n date: 2025-10-09\n ---",
        "\u200b---\ntitle: Six meet\ndate: 2025-10-09\n---",
        "<!-- exported -->\n---\ntitle: Six meet\ndate: 2025-10-09\n---",
        "---\ntitle: Six meet\n---\n---\ndate: 2025-10-09\n---",
        "title: Six meet\ndate: 2025-10-09\n---",
        "Title: Six meet\nDate: 9 October 2025\n",
        '{"title": "Six meet", "date": "2025-10-09"}\n',
        '{\n  "title": "Six meet",\n  "date": "2025-10-09"\n}',
        "---\ntitle:Six meet\ndate:2025-10-09\n---",
        "---\ntitle = Six meet\ndate = 2025-10-09\n---",
        "---\ntitle:\u00a0Six meet\ndate:\u00a02025-10-09\n---",
        "---\n\ntitle: Six meet\n\ndate: 2025-10-09\n\n---",
        "---\n- title: Six meet\n- date: 2025-10-09\n---",
        "---\ntitle：Six meet\ndate：2025-10-09\n---",
        '---\ntitle: "Six meet",\ndate: "2025-10-09",\n---',
        "***\ntitle: Six meet\ndate: 2025-10-09\n***",
        "=====\ntitle: Six meet\ndate: 2025-10-09\n=====",
        "- - -\ntitle: Six meet\ndate: 2025-10-09\n- - -",
        "<!--\ntitle: Six meet\ndate: 2025-10-09\n-->",
        "**Title:** Six meet\n**Date:** 2025-10-09\n",
        "#+TITLE: Six meet\n#+DATE: 2025-10-09\n",
        ":title: Six meet\n:date: 2025-10-09\n",
        "+++\ntitle = Six meet\ndate = 2025-10-09\n+++",
    ],
)
def test_front_matter_is_read_between_any_fences_and_with_one_forgotten(front: str) -> None:
    for read_as in (plain, markdown):
        article = read_as(f"{front}\n{BODY}\n")
        assert (article.title, article.date) == TITLED
        assert article.text.endswith(BODY)
        assert "2025" not in article.text


@pytest.mark.parametrize(
    "text",
    [
        "----\nJoint communiqué\n----\n\nSix met.",
        "Venue: Old Mill\nChair: Ana Kalo\n\nSix met.",
        "Title: the ministers asked for one.\n\nSix met.",
        '{"a": 1}\n\nSix met.',
    ],
)
def test_what_only_looks_like_front_matter_stays_text(text: str) -> None:
    assert plain(text).text == text


def test_json_in_front_of_a_text_that_is_not_valid_is_refused() -> None:
    with pytest.raises(SourceError, match="not valid JSON"):
        plain('{"title": "Six meet", date}\n\nSix met.')


@pytest.mark.parametrize(
    ("front", "note"),
    [
        ("titel: A\nsumit: B", "gives `titel`, `sumit`, which no article has"),
        ("date: 2025-10-09\nDate: 2020-01-01", "gives its `date` 2 times"),
    ],
)
def test_misspelt_and_repeated_names_are_said(front: str, note: str) -> None:
    found = extract(RawDocument("dushanbe", "/a.md", "markdown", f"---\n{front}\n---\n{BODY}\n".encode()))
    assert found.notes[0].startswith(note)


def test_a_rule_at_the_top_opens_no_front_matter() -> None:
    assert markdown("---\n\nSix met.\n\n---\n\nThey left.").text == "Six met.\n\nThey left."


def test_front_matter_in_toml_and_in_a_text_file_and_below_empty_lines_is_read() -> None:
    assert markdown('+++\ntitle = "Talks end"\ndate = 2026-03-09\n+++\nSix met.').date == dt.date(2026, 3, 9)
    assert plain("---\ntitle: Talks end\n---\nSix met.").title == "Talks end"
    assert markdown("\n\n---\ntitle: Talks end\n---\nSix met.").title == "Talks end"


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("Date: 2026-05-04", "date", dt.date(2026, 5, 4)),
        ("DATE: 2026-05-04T10:30:00Z", "date", dt.date(2026, 5, 4)),
        ("date: 2026-05-04 10:30:00", "date", dt.date(2026, 5, 4)),
        ("date: 9 October 2025", "date", dt.date(2025, 10, 9)),
        ("date: October 9, 2025", "date", dt.date(2025, 10, 9)),
        ("date: 09.10.2025", "date", dt.date(2025, 10, 9)),
        ("date: 2025/10/09", "date", dt.date(2025, 10, 9)),
        ("published_at: 2025-10-09", "published", dt.date(2025, 10, 9)),
        ('edition: "2"', "edition", 2),
        ("edition: 2nd", "edition", 2),
        ("edition: second", "edition", 2),
        ("Event: Bay Pact", "summit", "Bay Pact"),
        ("location: Cape Lorn", "place", "Cape Lorn"),
        ("participants: Arland, Borava", "participants", ("Arland", "Borava")),
        ("participants: Kim, Lee & Co.; Borava", "participants", ("Kim, Lee & Co.", "Borava")),
        ("tags: trade", "topics", ("trade",)),
        ("url: www.example.org/a", "url", "https://www.example.org/a"),
        ("sources: [TASS]", "sources", (Source("TASS"),)),
        ("sources: TASS", "publisher", "TASS"),
        ("title: Dushanbe: six meet", "title", "Dushanbe: six meet"),
        ("title: [Update] Six meet", "title", "[Update] Six meet"),
        ('title: "Six" meet', "title", '"Six" meet'),
        ("title: *Six* meet", "title", "*Six* meet"),
        ("title: Summit #2", "title", "Summit #2"),
        ("title: “Six meet”", "title", "Six meet"),
        ("title: AT&amp;T pays", "title", "AT&T pays"),
        ("title: 12:30", "title", "12:30"),
        ("place: NO", "place", "NO"),
        ("place: [Cape Lorn, Halen]", "place", "Cape Lorn, Halen"),
        ("edition: 010", "edition", 10),
        ("edition: IV", "edition", 4),
        ("edition: No. 2", "edition", 2),
        ("edition: 2nd summit", "edition", 2),
        ("date: 9-10 October 2025", "date", dt.date(2025, 10, 9)),
        ("date: October 9–10, 2025", "date", dt.date(2025, 10, 9)),
        ("date: 2025-10-09/2025-10-10", "date", dt.date(2025, 10, 9)),
        ("date: 30 September – 1 October 2025", "date", dt.date(2025, 9, 30)),
        ("date: 20251009", "date", dt.date(2025, 10, 9)),
        ("date: 13/10/2025", "date", dt.date(2025, 10, 13)),
        ("date: 10-13-2025", "date", dt.date(2025, 10, 13)),
        ("date: 9-Oct-2025", "date", dt.date(2025, 10, 9)),
        ("date: 9 OCTOBER 2025", "date", dt.date(2025, 10, 9)),
        ("edition: Second Summit", "edition", 2),
        ("participants: |\n  Arland\n  Borava", "participants", ("Arland", "Borava")),
        ("participants: Arland / Borava", "participants", ("Arland", "Borava")),
        ('tags: "#rail #water"', "topics", ("rail", "water")),
        ('url: "[six](https://example.org/a)"', "url", "https://example.org/a"),
        ("date: Thu, 09 Oct 2025 10:00:00 GMT", "date", dt.date(2025, 10, 9)),
        ("participants: [Norway, NO]", "participants", ("Norway", "NO")),
        ("participants: Arland, Borava and Celdia", "participants", ("Arland", "Borava", "Celdia")),
        ("participants: Arland, and Bosnia and Herzegovina", "participants", ("Arland", "Bosnia and Herzegovina")),
        ("participants: [{name: Arland, role: host}]", "participants", ("Arland",)),
        ("topics: water, oil and gas", "topics", ("water", "oil and gas")),
        ("url: <https://example.org/a>", "url", "https://example.org/a"),
        ("url: example.org/a", "url", "https://example.org/a"),
    ],
)
def test_front_matter_is_read_in_any_sensible_spelling(front: str, field: str, value: object) -> None:
    assert getattr(fronted(front), field) == value


@pytest.mark.parametrize(
    ("front", "field"),
    [
        ("date: 2025", "date"),
        ("date: 2025-02-30", "date"),
        ("date: 2026-05", "date"),
        ("date: 2026-12", "date"),
        ("date: 05/04/2026", "date"),
        ("date: 9 October 2025; 4 May 2026", "date"),
        ("published: [soon]", "published"),
        ("edition: true", "edition"),
        ("edition: 2.5", "edition"),
        ("edition: 99999999999999999999", "edition"),
        ("title: [a, b]", "title"),
        ("summit: {name: x}", "summit"),
        ("participants: [[Kazakhstan]]", "participants"),
        ("sources: [{title: no publisher}]", "sources"),
        ("url: javascript:alert(1)", "url"),
        ("url: JAVASCRIPT:alert(1)", "url"),
        ("url: data:text/html,hello", "url"),
        ("url: //example.org/a", "url"),
        ("url: ' javascript:alert(1)'", "url"),
        ("url: 'http://[::1'", "url"),
        ("url: 'https://[x]/'", "url"),
        ("sources: [{publisher: P, url: 'javascript:alert(1)'}]", "url"),
    ],
)
def test_a_value_that_cannot_be_used_is_said_and_the_article_goes_in(front: str, field: str) -> None:
    found = extract(RawDocument("dushanbe", "/a.md", "markdown", f"---\n{front}\n---\n{BODY}\n".encode()))
    [note] = found.notes
    assert note.startswith(f"has a `{field}` that was left out")
    assert getattr(found.article, field) in (None, (), "Dushanbe")


READ_EACH = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (6, 6))
from ingest.extract import extract
from ingest.raw import RawDocument
from rag.errors import SourceError
for content in sys.stdin.buffer.read().split(b"\\0"):
    try:
        extract(RawDocument("a", "/a.md", "markdown", content))
    except SourceError:
        print("refused")
"""


def billion_laughs(used: str) -> str:
    lines = ["a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"{name}: &{name} [{', '.join(['*' + before] * 10)}]" for before, name in itertools.pairwise("abcdefghi")]
    return "\n".join([*lines, used])


def test_bombs_of_yaml_are_refused_and_the_process_lives() -> None:
    used = ("date: *h", "edition: *h", "sources: [*h]")
    fronts = [*map(billion_laughs, used), "a: " + "[" * 100_000]
    done = subprocess.run(
        [sys.executable, "-c", READ_EACH],
        input="\0".join(f"---\n{front}\n---\n{BODY}\n" for front in fronts).encode(),
        cwd=ROOT,
        capture_output=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (0, b"refused\n" * len(fronts)), done.stderr[-500:]


def test_metadata_is_made_uniform_and_put_on_one_line() -> None:
    article = fronted("title: |\n  Erdog\u0306an\n  met\u00a0Rahmon\nplace: '  Dushanbe  '\ntopics: ['', gas, null, 5]")
    assert (article.title, article.place) == ("Erdoğan met Rahmon", "Dushanbe")
    assert article.topics == ("gas", "5")


def test_a_source_s_publisher_address_and_day_stand_in_for_the_article_s_own() -> None:
    source = "sources:\n  - {publisher: TASS, url: 'https://t.example', published: 2025-10-09}\n"
    assert fronted(source).sources == (Source("TASS", None, "https://t.example", dt.date(2025, 10, 9)),)
    assert (fronted(source).publisher, fronted(source).url) == ("TASS", "https://t.example")
    own = fronted(source + "publisher: Khovar\nurl: http://k.example\npublished: 2025-10-10")
    assert (own.publisher, own.url, own.published) == ("Khovar", "http://k.example", dt.date(2025, 10, 10))


def test_the_digest_changes_with_the_text_and_with_what_is_shown_beside_it() -> None:
    digests = [
        fronted("title: A").sha256,
        fronted("title: B").sha256,
        fronted("title: A\nurl: https://a.example").sha256,
        markdown(f"---\ntitle: A\n---\n{BODY} Indeed.").sha256,
    ]
    assert len(set(digests)) == 4
    assert fronted("title: A").sha256 == fronted("title:   'A'").sha256
