"""Articles to passages of whole sentences."""

import random
import re

import pytest

from ingest.extract import extract
from ingest.raw import RawDocument
from ingest.sentences import find_sentences
from ingest.split import PASSAGE_TOKENS, heading_line, split
from rag.encoding.embedder import Embedder
from rag.store.library import Library
from rag.types import Article
from tests.rag.fake_embedder import FakeEmbedder
from tests.rag.fakes import article


def sentences(text: str, **given: object) -> list[str]:
    made = article(text, **given)
    return [text[one.start : one.end] for passage in split(made, FakeEmbedder()) for one in passage.sentences]


def from_markdown(text: str) -> Article:
    return extract(RawDocument("a", "/a.md", "markdown", text.encode())).article


def check_offsets(made: Article, tokenizer: Embedder) -> None:
    """Sentences are non-empty, in order, without overlap or outer white space, and passages are made of them."""
    last = 0
    for passage in split(made, tokenizer):
        assert passage.article_id == made.id
        assert (passage.start, passage.end) == (passage.sentences[0].start, passage.sentences[-1].end)
        for one in passage.sentences:
            text = made.text[one.start : one.end]
            assert last <= one.start < one.end <= len(made.text)
            assert text == text.strip() != ""
            last = one.end
        assert passage.n_tokens <= tokenizer.window_tokens


# The corpus, with the real tokenizer


def test_every_sentence_of_the_corpus_has_its_place(corpus_library: Library, embedder: Embedder) -> None:
    for made in corpus_library.articles():
        check_offsets(made, embedder)


def test_no_word_of_the_corpus_s_prose_is_lost(corpus_library: Library, embedder: Embedder) -> None:
    for made in corpus_library.articles():
        found = "".join(
            made.text[one.start : one.end] for passage in split(made, embedder) for one in passage.sentences
        )
        assert "".join(found.split()) == "".join(made.text.split())


def test_no_passage_of_the_corpus_is_over_the_window_as_the_model_will_read_it(
    corpus_library: Library, embedder: Embedder
) -> None:
    for made in corpus_library.articles():
        heading = heading_line(made, embedder)
        for passage in split(made, embedder):
            [counted] = embedder.count_tokens([f"{heading}\n{made.text[passage.start : passage.end]}"])
            assert counted + 2 == passage.n_tokens <= 256


def test_passages_are_stored_as_split_and_splitting_again_gives_the_same(
    corpus_library: Library, embedder: Embedder
) -> None:
    for made in corpus_library.articles()[::6]:
        passages = split(made, embedder)
        assert passages == split(made, embedder)
        stored = corpus_library.passages(passage.id for passage in passages)
        assert [stored[passage.id].passage for passage in passages] == passages


# Sentences


@pytest.mark.parametrize(
    "prose",
    [
        ["Approx. 1.5 °C was named.", "It costs $5 bn. to build."],
        ["“Innoprom. Central Asia” opens in St. Petersburg.", "H.E. Mr. Rahmon spoke, incl. of visas."],
        ["See https://example.org/a.b?c=d. for more.", "Point No. 5 was adopted."],
        ["He said: “We agree. We shall sign. It is done.”", "They left."],
        ['"We agree. We shall sign," he said.', "They left."],
        ["«Мы согласны. Мы подпишем», — сказал он.", "Они уехали."],
        ["Was it agreed?", "No!", "It was only proposed.", "They left."],
        ["🚆🚆 First a railway.", "Then 你好。", "Last e\u0301."],
    ],
)
def test_sentences_end_where_a_person_ends_them(prose: list[str]) -> None:
    text = " ".join(prose)
    assert [text[one.start : one.end] for one in find_sentences(text, 0, len(text))] == prose


@pytest.mark.parametrize(("opens", "closes"), [("“We agree.", "They left."), ('"We agree.', 'A 5" pipe was shown.')])
def test_a_stray_quotation_mark_does_not_swallow_the_paragraph(opens: str, closes: str) -> None:
    text = " ".join([opens, *(f"Point {n} was adopted." for n in range(12)), closes])
    assert max(len(text[one.start : one.end]) for one in find_sentences(text, 0, len(text))) < len(text) / 2


def test_sentences_of_any_characters_lose_none_of_them() -> None:
    chance = random.Random(2)
    pieces = [*"aZ1.?!;:,-–—'\"“”«»()[]/…%$°\u00ad\u200b\u0301🚆你。  \t", "n't ", "U.S. ", "e.g. ", "3.5", "The "]
    for _ in range(400):
        text = "".join(chance.choices(pieces, k=40)).strip()
        if not text:
            continue
        found = [text[one.start : one.end] for one in find_sentences(text, 0, len(text))]
        assert "".join("".join(found).split()) == "".join(text.split())


def test_splitting_any_characters_stays_in_the_window_of_the_real_tokenizer(embedder: Embedder) -> None:
    chance = random.Random(3)
    pieces = ["treaty ", "Mirziyoyev", "......", "é", "你", "🚆", "—", "\u0301", "x" * 90, " ", ". The ", "\n", "ß"]
    for _ in range(25):
        made = article("".join(chance.choices(pieces, k=400)).strip() + ".")
        check_offsets(made, embedder)
        for passage in split(made, embedder):
            text = f"{heading_line(made, embedder)}\n{made.text[passage.start : passage.end]}"
            assert embedder.count_tokens([text])[0] + 2 <= 256


# What is no sentence of the article


@pytest.mark.parametrize(
    "line",
    [
        "Read More: Uzbekistan Outlines Vision for a More Connected Turkic Region.",
        "READ MORE | Another story that is told in many more words than fifteen, so that it looks like prose.",
        "Also read: Another story.",
        "See also – another story.",
        "Related stories: Another story.",
        "Photo: Press service of the President.",
        "Source: TASS.",
        "Tags: summit, treaty.",
        "© 2025 The Diplomatic Insight. All rights reserved.",
        "Copyright 2025 The Diplomatic Insight. All rights reserved.",
        "Follow us on Facebook and X.",
        "Subscribe to our newsletter.",
        "Advertisement",
        "By Nuzhat Rana",
        "From our correspondent in Dushanbe",
        "By our correspondent in Dushanbe – 29 April 2026",
        "*By our diplomatic staff*",
        "Ministry of Foreign Affairs of Kestria",
        "Harbour Union – Communication Department",
        "Press Office, Harbour Union",
        "TRANSCRIPT",
        "Written by Nuzhat Rana and John Smith",
        "* * *",
        "———",
        "A heading without a full stop",
    ],
)
def test_lines_around_an_article_are_no_sentences(line: str) -> None:
    text = f"Six presidents met.\n{line}\nThey adopted a plan."
    assert sentences(text) == ["Six presidents met.", "They adopted a plan."]


@pytest.mark.parametrize(
    "note",
    [
        "Nuzhat Rana is the Managing Editor (website) at The Diplomatic Insight.",
        "The author is a research fellow in Tashkent.",
        "John Smith covers Central Asia as a correspondent for TASS.",
    ],
)
def test_the_note_on_the_author_at_the_end_is_no_sentence(note: str) -> None:
    assert sentences(f"Six presidents met.\n{note}\n\n") == ["Six presidents met."]


@pytest.mark.parametrize(
    "prose",
    [
        "Source countries will be paid for the water they send.",
        "Photo opportunities were few.",
        "Credit-guarantee schemes for small firms were agreed.",
        "Photo-ops aside, the leaders signed nothing.",
        "Image-based passports were agreed.",
        "By 2035 emissions are to halve.",
        "The Ministry of Health of Peru signed a pledge.",
        "From our side nothing more was asked.",
        "Related sanctions stay in force.",
        "Subscribers to the fund pay in gold.",
        "- a railway to the sea",
        "1. A railway to the sea",
    ],
)
def test_prose_that_begins_like_such_a_line_is_kept(prose: str) -> None:
    assert sentences(f"Six presidents met.\n{prose}\nThey left.") == ["Six presidents met.", prose, "They left."]


@pytest.mark.parametrize(
    "last",
    [
        "Tokayev was joined by an analyst and two ministers when he signed the treaty.",
        "Rahmon was told by a journalist that the plan had failed. He denied it. The plan covers 2025–2027.",
        "Bukhara is to get a hub for every student of engineering.",
    ],
)
def test_a_last_paragraph_that_only_mentions_such_a_profession_is_kept(last: str) -> None:
    assert "".join(sentences(f"Six presidents met.\n{last}")).endswith(last[-20:])


def test_a_heading_of_markdown_is_no_sentence_even_when_it_asks_or_is_long() -> None:
    long = "What the six presidents who met in Dushanbe on 9 October 2025 did and did not adopt at all"
    made = from_markdown(f"# The summit.\n\nSix met.\n\n## What did they adopt?\n\nA plan.\n\n### {long}\n\nThey left.")
    found = [made.text[one.start : one.end] for passage in split(made, FakeEmbedder()) for one in passage.sentences]
    assert found == ["Six met.", "A plan.", "They left."]


def test_an_article_without_a_sentence_has_no_passage() -> None:
    assert split(article("A heading\n\nRead more: elsewhere"), FakeEmbedder()) == []


TIMED = """As it happened

**09.10** Six ministers met in Lorn today. They will talk about fish.

**9.40** The port is closed. Nobody knows why.

**11.05** "We agreed," the chair said."""
NUMBERED = """Accord

Ports

1. The members met in Port Teller and agreed on an agency. It begins in May.

2. They ask the Bank to lend 18 million crowns for its seat.

Fish

3. They thank the people of Port Teller for their hospitality."""
SECTIONS = """4. Fish
4.1 Peru asked for a rule. It was put off.
4.2 Chile took note of that.

5. Ports
5.1 No consensus was reached."""
HEADED = """**Clean ports.** The main item was a plan for ports, which nine members had asked for. It was adopted.

**Fish.** A proposal for a smaller catch came from Arland, and it was rejected by ten votes to two. Dorne abstained.

**Next meeting.** The council will meet again in Lorn in the first week of May, when the ice is gone from it."""


@pytest.mark.parametrize(
    ("written", "opens", "first"),
    [
        (TIMED, "09.10 Six", ["Six ministers met in Lorn today.", "They will talk about fish."]),
        (NUMBERED, "1. The members", ["The members met in Port Teller and agreed on an agency.", "It begins in May."]),
        (SECTIONS, "4.1 Peru", ["Peru asked for a rule.", "It was put off."]),
        (HEADED, "Clean ports. The main", ["The main item was a plan for ports, which nine members had asked for."]),
    ],
)
def test_a_time_a_number_or_a_heading_that_opens_paragraphs_is_found_with_them_and_not_quoted(
    written: str, opens: str, first: list[str]
) -> None:
    made = from_markdown(written)
    passages = split(made, FakeEmbedder())
    found = [made.text[one.start : one.end] for passage in passages for one in passage.sentences]
    assert found[: len(first)] == first
    assert not any(one.startswith(("9.40", "2.", "Fish", "Next meeting.", "Ports", "4.", "5.1")) for one in found)
    assert made.text[passages[0].start :].startswith(opens)


@pytest.mark.parametrize(
    "text",
    [
        "They agreed to:\n1. Open a bridge over the river of Lorn.\n2. Share data.\n3. Meet.",
        "Six met.\n\n1. Peace\n\n2. Trade\n\n3. Water",
        "Not yet. The six ministers met in Lorn today and could not agree on a single thing.\n\n"
        "The port is closed, and nobody knows why it had to be closed on the day of the talks.\n\n"
        "They will meet again in the first week of May, when the ice is gone from the river.",
    ],
)
def test_numbers_of_a_list_and_short_sentences_stay(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


# Passages


def test_passages_do_not_reach_across_what_is_no_prose() -> None:
    text = "Six met.\n\nThe plan\n\nIt has three parts."
    assert [(p.start, p.end) for p in split(article(text), FakeEmbedder())] == [(0, 8), (20, 39)]


def test_passages_are_of_about_equal_length_and_end_with_a_paragraph_where_one_is_near() -> None:
    paragraph = " ".join(f"Sentence {n} has six words." for n in range(14))  # 70 tokens
    lengths = [p.n_tokens for p in split(article("\n\n".join([paragraph] * 4)), FakeEmbedder())]
    assert max(lengths) - min(lengths) < 20
    text = "\n\n".join([paragraph] * 4)
    for passage in split(article(text), FakeEmbedder())[:-1]:
        assert text[passage.end : passage.end + 2] == "\n\n" or passage.n_tokens > 0.8 * PASSAGE_TOKENS


def test_a_passage_is_closed_before_the_sentence_that_would_not_fit() -> None:
    sentence = " ".join(["Gas"] + ["word"] * 18 + ["end."])
    made = article(" ".join([sentence] * 5))
    check_offsets(made, FakeEmbedder(window_tokens=60))  # three sentences are 60 tokens without heading


@pytest.mark.parametrize("middle", [" and water", ", and then", "; and water", "-", ""])
def test_a_sentence_over_the_window_comes_in_pieces_that_lose_nothing(middle: str) -> None:
    text = f"The leaders agreed on gas{middle * 200}."
    made = article(text)
    tokenizer = FakeEmbedder(window_tokens=60)
    check_offsets(made, tokenizer)
    found = [text[one.start : one.end] for passage in split(made, tokenizer) for one in passage.sentences]
    assert "".join("".join(found).split()) == "".join(text.split())


def test_a_word_over_the_window_of_the_real_tokenizer_comes_in_pieces(embedder: Embedder) -> None:
    made = article("Look: " + "." * 2000 + "你" * 700 + ".")
    check_offsets(made, embedder)
    assert len(split(made, embedder)) > 5


def test_a_row_of_many_cells_stays_in_the_window_with_the_bars_between_them(embedder: Embedder) -> None:
    check_offsets(article(" | ".join(["Lorn"] * 400)), embedder)


def test_a_long_heading_leaves_room_for_text_even_in_a_small_window() -> None:
    made = article("The leaders agreed on gas, " * 20 + "and left.", title="word " * 100)
    check_offsets(made, FakeEmbedder(window_tokens=96))


def test_a_long_heading_is_cut_and_a_short_one_is_whole() -> None:
    short = article("Prose.", summit="Central Asia–Russia Summit", place="Dushanbe")
    assert (
        heading_line(short, FakeEmbedder()) == "Dushanbe meeting. Central Asia–Russia Summit. Dushanbe. 9 October 2025"
    )
    long = heading_line(article("Prose.", title="word " * 100), FakeEmbedder())
    assert re.fullmatch(r"(word ){63}word", long)


def test_passage_ids_are_unlike_when_heading_text_or_article_are() -> None:
    made = [
        article("Six met."),
        article("Six met.", title="Another"),
        article("Seven met."),
        article("Six met.", "other"),
    ]
    ids = {passage.id for one in made for passage in split(one, FakeEmbedder())}
    assert len(ids) == 4
    repeated = split(article("\n\nHeading\n\n".join(["Six met."] * 3)), FakeEmbedder())
    assert len({passage.id for passage in repeated}) == 3
