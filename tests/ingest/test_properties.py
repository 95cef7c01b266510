"""For documents of any make: what goes in, less what is reported, is what is stored, and every offset holds."""

import textwrap
import time
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ingest.extract import Extracted, extract
from ingest.lines import read_lines
from ingest.raw import RawDocument
from ingest.split import heading_line, split
from rag.english import normalise, words
from rag.errors import SourceError
from tests.rag.fake_embedder import FakeEmbedder

ANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FURNITURE = ("By Dana Pell", "Read more: another story", "© 2026 Lorn Daily", "Sign up here.", "18:42 GMT", "- 7 -")


def unlike(number: int) -> str:
    """A word of its own for each number, of letters only."""
    letters = ""
    while number:
        number, rest = divmod(number, 20)
        letters += "bcdfghjklmnprstvwxyz"[rest]
    return f"o{letters}o"


class Making:
    """Draws documents whose words are all different, so that each can be looked for."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._number = 20

    def words(self, least: int, most: int) -> list[str]:
        count = self._draw(st.integers(least, most))
        self._number += count
        return [unlike(self._number - nth) for nth in range(count)]

    def sentence(self) -> str:
        return " ".join(self.words(4, 14)).capitalize() + self._draw(st.sampled_from([".", ".", "?", "!", ".”"]))

    def block(self) -> str:
        match self._draw(
            st.sampled_from(["prose", "prose", "list", "bullets", "table", "furniture", "fields", "heading"])
        ):
            case "prose":
                return " ".join(self.sentence() for _ in range(self._draw(st.integers(1, 4))))
            case "list":
                return "\n".join(
                    f"{nth}. {' '.join(self.words(2, 8))}" for nth in range(1, self._draw(st.integers(2, 5)))
                )
            case "bullets":
                mark = self._draw(st.sampled_from("-•▪—*"))
                lead = " ".join(self.words(3, 6)).capitalize() + ":"
                return "\n".join([lead, *(f"{mark} {' '.join(self.words(2, 8))}" for _ in range(3))])
            case "table":
                return "\n".join("\t".join(" ".join(self.words(1, 2)) for _ in range(3)) for _ in range(3))
            case "furniture":
                return str(self._draw(st.sampled_from(FURNITURE)))
            case "fields":
                return "\n".join(f"{self.words(1, 1)[0].capitalize()}: {' '.join(self.words(2, 5))}" for _ in range(2))
            case _:
                return " ".join(self.words(2, 6)).capitalize()


@st.composite
def documents(draw: st.DrawFn) -> str:
    making = Making(draw)
    blocks = [making.block() for _ in range(draw(st.integers(1, 8)))]
    if column := draw(st.sampled_from([0, 0, 60, 72])):
        blocks = [
            textwrap.fill(block, column, break_on_hyphens=False) if "\n" not in block and "\t" not in block else block
            for block in blocks
        ]
    return "\n\n".join(blocks)


def check_offsets(found: Extracted) -> Iterator[str]:
    """Every sentence cuts its own text, in order, within passages that fit the window; yields the sentences."""
    made, embedder = found.article, FakeEmbedder(window_tokens=96)
    last = 0
    for passage in split(made, embedder):
        text = made.text[passage.start : passage.end]
        assert (
            len(f"{heading_line(made, embedder)}\n{text}".split()) + embedder.special_tokens <= embedder.window_tokens
        )
        for one in passage.sentences:
            assert last <= one.start < one.end <= len(made.text)
            cut = made.text[one.start : one.end]
            assert cut == cut.strip() != ""
            last = one.end
            yield cut


@ANY
@given(documents(), st.sampled_from(["text", "markdown"]))
def test_every_word_is_quotable_or_a_heading_or_reported(written: str, kind: str) -> None:
    try:
        found = extract(RawDocument("a", "/a", kind, written.encode()))
    except SourceError:  # nothing but a rule or a number
        assert not any(word.startswith("o") for word in words(written))
        return
    text = found.article.text
    quoted = list(check_offsets(found))
    lines = read_lines(text, found.article.title)
    headings = [text[one.start : one.end] for one in lines if one.kind == "heading"]
    headings += [text[one.start - one.lead : one.start] for one in lines if one.lead]
    reported = [one.text for one in found.left_out]
    kept = Counter(word for piece in (*quoted, *headings, *reported) for word in words(piece))
    assert {word for word in words(normalise(written)) if word not in kept} == set()


@ANY
@given(
    # Ligatures are stored as the letters they stand for, soft hyphens not at all.
    st.text(st.characters(exclude_characters="\u00ad\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"), max_size=400),
    st.sampled_from(["text", "markdown"]),
)
def test_characters_of_any_kind_are_stored_or_reported(written: str, kind: str) -> None:
    try:
        found = extract(RawDocument("a", "/a", kind, written.encode("utf-8", "surrogatepass")))
    except SourceError:
        return
    sentences = list(check_offsets(found))
    if kind == "text":
        stored = Counter(words(found.article.text)) + Counter(w for one in found.left_out for w in words(one.text))
        joined = "".join(words(found.article.text))
        for word in words(normalise(written)):
            assert stored[word] or word in joined
    assert all(one in found.article.text for one in sentences)


@ANY
@given(
    st.lists(
        st.sampled_from(
            ["- ", "| ", "1. ", "Q: ", "A: ", "“", "”", "Word", "ends.", "\n", "\n\n", "\f", "    ", "#", "<p>", "7"]
        ),
        max_size=40,
    )
)
@example(["- ", "\f", "“", "“", "- ", "- ", "\f", "| ", "| "])
def test_marks_in_any_order_break_nothing(pieces: list[str]) -> None:
    written = " ".join(pieces).replace(" \n ", "\n")
    for kind in ("text", "markdown"):
        try:
            found = extract(RawDocument("a", "/a", kind, written.encode()))
        except SourceError:
            continue
        list(check_offsets(found))


@pytest.mark.parametrize("kind", ["text", "markdown", "record"])
def test_a_line_of_a_megabyte_takes_seconds(kind: str) -> None:
    line = "The six presidents met in Dushanbe and adopted a plan. " * 18_000
    content = line if kind != "record" else f'{{"text": "{line}"}}'
    begun = time.thread_time()
    found = extract(RawDocument("a", "/a", kind, content.encode()))
    passages = split(found.article, FakeEmbedder())
    assert time.thread_time() - begun < 10  # where the time grew as its square, it would take minutes
    assert len(found.article.text) > 980_000
    assert sum(len(one.sentences) for one in passages) >= 18_000
