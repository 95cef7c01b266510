"""What a person sees at a terminal."""

import datetime as dt
import io
import shlex
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from rag.outcomes.current_record import LibraryRecord
from rag.record import read_record
from rag.store.library import Library
from rag.terminal import print_answer, print_article, print_outcomes, reference, show_command
from rag.types import Answer, Hit, Item, Location, Passage, Quote, Refusal, Section, Sentence, Source
from tests.rag.fakes import article, passage_of, put
from tests.rag.ui.articles import LIEPAJA, RIGA
from tests.rag.ui.fakes import FakeLibrary

HOSTILE = article(
    "[bold red]Six[/] met :smile: in [link=https://evil.example]Dushanbe[/link]. They left.",
    title="[blink]Title[/blink]",
    summit="C5+1",
    place="Dushanbe",
    participants=("[a]", "b"),
    topics=("gas",),
    sources=(Source("Khovar", "[i]T[/i]", "https://k.example", dt.date(2025, 10, 9)), Source("TASS")),
)


@pytest.fixture
def library(tmp_path: Path):
    library = Library.create(tmp_path)
    put(library, HOSTILE)
    yield library
    library.close()


def shown(show, width: int = 200, **options: object) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, **options)
    show(console)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    return "".join(f"{line.rstrip()}\n" for line in text.split("\n")[:-1])


def answered(*quotes: Quote) -> Answer:
    return Answer("1", "q?", "q?", "answered", quotes, (), 0.9)


def test_quotes_are_printed_as_they_stand_with_their_references(library: Library) -> None:
    first = Quote(1, "dushanbe", 0, 72, HOSTILE.text[:72], 0.9)
    second = Quote(2, "dushanbe", 73, 83, "They left.", 0.5)
    lines = shown(lambda console: print_answer(answered(first, second), library, console)).splitlines()
    assert lines[0] == f"[1] “{first.text}”"
    origin = "9 October 2025 · Readout's summary, drawn from Khovar and 1 more"
    assert lines[1] == f"    [blink]Title[/blink] · C5+1 · Dushanbe · {origin}"
    assert lines[2] == "    python -m rag show dushanbe  ·  characters 0–72"
    assert lines[3:6] == ["", "Also said", "[2] “They left.”"]
    assert lines[-1] == "Chosen by the reader, as very likely the answer."


def test_what_another_article_tells_differently_stands_under_a_quote_and_an_outcome() -> None:
    held: Any = FakeLibrary((RIGA, LIEPAJA))
    pledge = "Latvia pledged 2 billion euros for clean rivers by 2028."
    at = RIGA.text.index(pledge)
    told = shown(lambda console: print_answer(answered(Quote(1, "riga", at, at + 56, pledge, 0.9)), held, console))
    record = LibraryRecord(held)
    listed = shown(lambda console: print_outcomes(record.of(["riga"]), record, console))
    for lines in (told.splitlines(), listed.splitlines()):
        (nth,) = [nth for nth, line in enumerate(lines) if "3 billion euros there" in line]
        assert lines[nth].endswith(f": 2 billion euros here, 3 billion euros there: “{LIEPAJA.text[:56]}”")
        assert lines[nth + 1].strip() == "python -m rag show liepaja  ·  characters 0–56"


def test_the_words_that_answer_are_bold(library: Library) -> None:
    quote = Quote(1, "dushanbe", 73, 83, "They left.", 0.5, answer=(78, 82))
    out = io.StringIO()
    print_answer(answered(quote), library, Console(file=out, width=100, force_terminal=True, color_system="standard"))
    assert "\x1b[1;36m[1] \x1b[0m“They \x1b[1mleft\x1b[0m.”" in out.getvalue()


def test_a_composed_answer_is_printed_line_sections_count_and_what_is_near_each_quote_once(library: Library) -> None:
    first = Quote(1, "dushanbe", 0, 72, HOSTILE.text[:72], 0.9)
    near = Quote(2, "dushanbe", 73, 83, "They left.", 0.5)
    listed = replace(
        answered(first),
        kind="list",
        headline="[b]One.[/b]",
        sections=(Section("Met", (Item(first.text, (1,)),)),),
        shown=2,
        there=2,
        related=(near,),
    )
    text = shown(lambda console: print_answer(listed, library, console))
    order = ["[b]One.[/b]", "Met\n", f"- {first.text} [1]", "2 of 2 shown", "Quoted", "Near the question", "They left."]
    assert sorted(order, key=text.index) == order
    assert text.endswith("Sentences of the articles, quoted whole.\n")


def test_the_status_of_a_quote_is_printed_with_the_words_that_it_was_read_from(library: Library) -> None:
    hub = article("Uzbekistan proposed a hub.")
    stated = read_record(hub, [(0, 26)])
    library.put(hub, [passage_of(hub)], recipe="fake", origin="/hub.md", origin_sha256="0", record=stated)
    quote = Quote(1, hub.id, 0, 26, hub.text, 0.9)
    text = shown(lambda console: print_answer(answered(quote), library, console))
    assert "Proposed, read from “proposed”" in text
    assert "before the meeting ended" not in text


def test_a_quote_told_before_the_meeting_ended_says_so(library: Library) -> None:
    hub = article("Uzbekistan proposed a hub.", published=dt.date(2025, 10, 8))
    stated = read_record(hub, [(0, 26)])
    library.put(hub, [passage_of(hub)], recipe="fake", origin="/hub.md", origin_sha256="0", record=stated)
    quote = Quote(1, hub.id, 0, 26, hub.text, 0.9)
    text = shown(lambda console: print_answer(answered(quote), library, console))
    assert "Proposed, read from “proposed”; published before the meeting ended" in text


def test_what_readout_says_of_itself_is_plain_text(library: Library) -> None:
    about = replace(answered(), status="about", kind="about", headline="I am Readout.")
    assert shown(lambda console: print_answer(about, library, console)) == "I am Readout.\n"


def test_a_refusal_shows_what_is_nearest_and_that_it_is_no_answer(library: Library) -> None:
    hits = tuple(Hit(Passage(f"dushanbe:{n}", "dushanbe", 0, 83, (Sentence(0, 83),), 9), n, 0.1) for n in range(1, 6))
    declined = Answer("1", "q?", "q?", "declined", (), hits, 0.1, Refusal("The library does not say."))
    text = shown(lambda console: print_answer(declined, library, console))
    assert text.startswith("The library does not say.\n")
    assert text.count("Not an answer · [blink]Title[/blink]") == 3
    assert "“" not in text


def test_a_whole_article_is_printed_with_its_particulars_and_sources() -> None:
    text = shown(lambda console: print_article(HOSTILE, console))
    assert text.splitlines()[:4] == [
        "[blink]Title[/blink]",
        "C5+1 · Dushanbe · 9 October 2025 · Readout's summary, drawn from Khovar and 1 more",
        "Participants: [a], b",
        "Topics: gas",
    ]
    assert HOSTILE.text in text
    assert text.endswith("Drawn from\n  Khovar · [i]T[/i] · 2025-10-09 · https://k.example\n  TASS\n")


def test_an_article_of_which_nothing_is_known_is_printed_too() -> None:
    bare = article("Six met.", title="T", date=None)
    assert shown(lambda console: print_article(bare, console)).split() == ["T", "Six", "met."]
    assert reference(bare).plain == "T"


def test_the_day_of_publication_stands_in_for_that_of_the_event() -> None:
    undated = article("x", date=None, published=dt.date(2024, 1, 2), publisher="[TASS]", sources=(Source("TASS"),))
    assert reference(undated).plain == "Dushanbe meeting · 2 January 2024 · [TASS]"


def test_a_long_quote_is_wrapped_and_loses_no_word(library: Library) -> None:
    quote = Quote(1, "dushanbe", 0, 83, HOSTILE.text, 0.9)
    text = shown(lambda console: print_answer(answered(quote), library, console), width=40)
    assert max(len(line) for line in text.splitlines() if "python -m rag show" not in line) <= 40
    assert "".join(HOSTILE.text.split()) in "".join(text.split())


def test_no_article_can_move_or_colour_a_terminal(tmp_path: Path) -> None:
    """Through the whole of ingest: text, front matter and file name all come from outside."""
    from tests.rag.fakes import fill

    news = tmp_path / "news"
    news.mkdir()
    (news / "a\x1b[2Jb.md").write_text("---\nplace: 'Dush\\x9b31manbe'\n---\nSix \x1b[31mmet\x07 in \x9b31mtown.\n")
    (news / "c.txt").write_text("Six \x1b]0;owned\x07met \x9b2J in town.\n")
    fill(news, tmp_path / "data")
    library = Library.open(tmp_path / "data")
    for one in library.articles():
        quote = Quote(1, one.id, 0, len(one.text), one.text, 0.9)
        text = shown(lambda console, one=one: print_article(one, console))
        text += shown(lambda console, quote=quote: print_answer(answered(quote), library, console))
        assert not {character for character in text if ord(character) < 32 or 127 <= ord(character) < 160} - {"\n"}
    library.close()


def test_an_article_stored_with_marks_of_direction_is_shown_in_its_order(library: Library) -> None:
    put(library, article("It costs \u202e51\u202c bn.", title="\u2067Title"))
    text = shown(lambda console: print_article(library.article("dushanbe"), console))
    assert "Title" in text
    assert "It costs 51 bn." in text
    assert not set(text) & set("\u202e\u202c\u2067")


@pytest.mark.parametrize("article_id", ["my summit file", "it's $HOME; rm -rf", "-dash", "--json", "a\\b", "Саммит *"])
def test_the_command_shown_can_be_pasted(article_id: str) -> None:
    for data in (None, Path("/my data")):
        told = shlex.split(show_command(article_id, data))
        assert told[:4] == ["python", "-m", "rag", "show"]
        assert article_id in told
        assert ("--data" in told) == (data is not None)
        assert ("--" in told) == article_id.startswith("-")


def test_the_command_shown_is_on_one_line_in_a_narrow_terminal_too(library: Library) -> None:
    quote = Quote(1, "dushanbe", 73, 83, "They left.", 0.5)
    data = Path("/a/data/directory/with/a/name/longer/than/the/terminal/is/wide")
    text = shown(lambda console: print_answer(answered(quote), library, console, data), width=40)
    assert f"    python -m rag show dushanbe --data {data}  ·  characters 73–83\n" in text


def test_a_reprint_is_named_as_one_and_others_are_counted(library: Library) -> None:
    for one in (
        article("Six met.", "first", publisher="TASS", title="First", story="six"),
        article("Six met.", "paper", publisher="Khovar", title="Reprint", story="six"),
        article("Six met.", "other", publisher="AKI", title="Other", story="else"),
    ):
        put(library, one)
    quote = Quote(1, "first", 0, 8, "Six met.", 0.9, also=(Location("paper", 0, 8), Location("other", 0, 8)))
    text = shown(lambda console: print_answer(answered(quote), library, console))
    assert "    Also in another article: Other\n    Also printed by Khovar\n" in text
    prints = library.also_printed(["first"])["first"]
    assert "Also printed by\n  Khovar · Reprint" in shown(
        lambda console: print_article(library.article("first"), console, prints)
    )
