"""Quotes against the library, exact or not at all; written sentences against their quotes."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from rag.claims.checker import ClaimChecker
from rag.encoding.embedder import Embedder, Vector
from rag.store.library import Library, is_verbatim
from rag.types import Quote
from tests.rag.fake_embedder import FakeEmbedder
from tests.rag.fakes import article, put

TEXT = "🚆 The plan was not adopted. It costs $15 bn."
GOOD = Quote(1, "dushanbe", 2, 28, "The plan was not adopted.", 0.9)


@pytest.fixture
def library(tmp_path: Path):
    library = Library.create(tmp_path)
    put(library, article(TEXT))
    yield library
    library.close()


def test_a_quote_at_its_place_is_verbatim(library: Library) -> None:
    start = TEXT.index("The plan")
    assert is_verbatim(replace(GOOD, start=start, end=start + len(GOOD.text)), library)


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "The plan was adopted."},
        {"text": "The plan was not adopted!"},
        {"text": "the plan was not adopted."},
        {"start": 1},
        {"end": 29},
        {"text": ""},
        {"text": "", "start": 5, "end": 5},
        {"article_id": "elsewhere"},
        {"start": 2000, "end": 2025},
    ],
)
def test_anything_else_is_not(library: Library, wrong: dict[str, object]) -> None:
    start = TEXT.index("The plan")
    good = replace(GOOD, start=start, end=start + len(GOOD.text))
    assert not is_verbatim(replace(good, **wrong), library)


def test_a_quote_of_an_article_that_was_replaced_is_not(library: Library) -> None:
    start = TEXT.index("The plan")
    good = replace(GOOD, start=start, end=start + len(GOOD.text))
    put(library, article(TEXT.replace("not ", "")))
    assert not is_verbatim(good, library)


PLEDGE = "President Xi Jinping pledged 26 billion yuan in financing support and grants for Central Asia."
HUB = "Mirziyoyev proposed an engineering hub in Bukhara, where advanced solutions would be developed."
BANK = "Japarov said efforts were under way to set up a Development Bank, but none was created in Astana."


@pytest.fixture(scope="module")
def checker(embedder: Embedder) -> ClaimChecker:
    return ClaimChecker(embedder)


def test_the_closer_words_keep_to_the_quotes_the_more_support_they_have(checker: ClaimChecker) -> None:
    """Each a little further away: copied, turned round, with another's deed, about something else; then no quote."""
    sentences = (
        HUB,
        "An engineering hub in Bukhara was proposed by Mirziyoyev.",
        "An engineering hub in Bukhara was closed by Mirziyoyev.",
        "The weather was fine.",
    )
    support = [checker.support(one, [PLEDGE, HUB]) for one in sentences] + [checker.support(HUB, [])]
    assert support[0] == pytest.approx(1)
    assert support == sorted(set(support), reverse=True)
    assert support[-1] == 0


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Xi promised 26bn yuan in loans and grants for the Central Asian states [1].", PLEDGE),
        ("In Bukhara there should be a hub for engineering, Mirziyoyev suggested.", HUB),
        ("No Development Bank was created in Astana.", BANK),
    ],
)
def test_a_true_paraphrase_is_supported_without_reasons(checker: ClaimChecker, sentence: str, quote: str) -> None:
    checked = checker.check(sentence, [quote])
    assert (checked.verdict, checked.reasons) == ("supported", ())


@pytest.mark.parametrize(
    ("sentence", "quote", "reason"),
    [
        (
            "Xi pledged 36 billion yuan for Central Asia.",
            PLEDGE,
            "the quote says 26 billion yuan, the answer says 36 billion yuan",
        ),
        ("Putin pledged 26 billion yuan.", PLEDGE, "the quote says Xi Jinping, the answer says Putin"),
        (
            "An engineering hub was established in Bukhara.",
            HUB,
            "“established”, but the quote says it was proposed (“proposed”)",
        ),
        ("A Development Bank was created in Astana.", BANK, "the quote denies what the answer says"),
    ],
)
def test_what_differs_is_unsupported_and_told_with_both_sides(
    checker: ClaimChecker, sentence: str, quote: str, reason: str
) -> None:
    checked = checker.check(sentence, [quote])
    assert checked.verdict == "unsupported"
    assert reason in checked.reasons


def test_a_true_clause_beside_an_invented_one_is_partly_supported(checker: ClaimChecker) -> None:
    checked = checker.check("Xi pledged 26 billion yuan and opened a museum of porcelain.", [PLEDGE])
    assert (checked.verdict, checked.reasons) == (
        "partly",
        ("the quotes do not say “and opened a museum of porcelain”",),
    )


def test_a_true_clause_beside_a_wrong_figure_is_partly_supported(checker: ClaimChecker) -> None:
    pledged = "Xi pledged 26 billion yuan, and Japarov said that none was created in Almaty."
    assert checker.check(pledged, [PLEDGE, BANK]).verdict == "partly"


def test_a_right_sentence_with_another_quote_is_unsupported(checker: ClaimChecker) -> None:
    assert checker.check("Advanced solutions would be developed in the hub.", [PLEDGE]).verdict == "unsupported"


@pytest.mark.parametrize("quotes", [[], [""], ["  "]])
def test_a_sentence_that_cites_nothing_is_uncited(checker: ClaimChecker, quotes: list[str]) -> None:
    checked = checker.check("Xi pledged 26 billion yuan.", quotes)
    assert (checked.verdict, checked.reasons) == ("uncited", ())


def test_a_quote_is_supported_by_itself_however_long(checker: ClaimChecker) -> None:
    long = " ".join([PLEDGE.rstrip("."), *["and for the roads and ports of the whole region"] * 60]) + "."
    assert checker.check(PLEDGE, [PLEDGE]).verdict == "supported"
    assert checker.check(long, [long]).verdict == "supported"


HEADING = "A 29-point communiqué. Sixth Lake Summit. Dushanbe, Tajikistan. 9 October 2025"
CLOSED = "The leaders closed their talks with a communiqué."


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("At the Lake Summit in Dushanbe the leaders closed their talks on 9 October 2025.", "supported"),
        ("At their sixth talks the leaders closed with a communiqué.", "supported"),
        ("The communiqué had 29 points.", "unsupported"),
        ("The leaders closed their talks in Almaty.", "unsupported"),
    ],
)
def test_a_heading_bears_out_which_meeting_where_and_when_and_no_count(
    checker: ClaimChecker, sentence: str, verdict: str
) -> None:
    assert checker.check(sentence, [CLOSED], headings=[HEADING]).verdict == verdict


def test_a_sentence_copied_whole_is_supported_by_its_quote_but_not_one_cut(checker: ClaimChecker) -> None:
    quote = "The vote was put off after a storm. Its outcome was a charter, adopted by all six. It may not bind anyone."
    assert checker.check("Its outcome was a charter, adopted by all six.", [quote]).verdict == "supported"
    assert checker.check("It may bind anyone.", [quote]).verdict == "unsupported"
    assert checker.check("The plan passed.", ["A draft said the plan passed."]).verdict == "supported"


@pytest.mark.parametrize(
    ("sentence", "supported"),
    [
        ("No, no Development Bank was created in Astana.", True),
        ("Yes, a Development Bank was created in Astana.", False),
        ("Yes: efforts were under way to set up a Development Bank.", True),
    ],
)
def test_what_answers_a_question_in_front_changes_nothing(
    checker: ClaimChecker, sentence: str, supported: bool
) -> None:
    assert (checker.check(sentence, [BANK]).verdict == "supported") is supported


def test_a_verb_that_is_like_nothing_in_the_quotes_is_told(checker: ClaimChecker) -> None:
    checked = checker.check("Mirziyoyev resigned.", [HUB])
    assert (checked.verdict, checked.reasons) == ("unsupported", ("the quotes do not say “resigned”",))


@pytest.mark.parametrize("hostile", ["3\u200b6 billion yuan", "36 billion\u00a0yuan", "３６ billion yuan"])
def test_a_changed_figure_cannot_hide_behind_odd_characters(checker: ClaimChecker, hostile: str) -> None:
    assert checker.check(f"Xi pledged {hostile} in grants.", [PLEDGE]).verdict == "unsupported"


class NotesPhrases(FakeEmbedder):
    """Notes what it encodes by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.phrases: list[str] = []

    def encode_phrases(self, texts: Sequence[str]) -> Vector:
        self.phrases += texts
        return super().encode_phrases(texts)


def test_texts_that_sentence_after_sentence_is_held_against_are_encoded_once() -> None:
    embedder, texts = NotesPhrases(), ["A treaty on gas was signed.", "The railway was agreed."]
    checker = ClaimChecker(embedder)
    assert [checker.nearest(one, texts) for one in ("A gas treaty.", "The railway too.")] == [[0], [1]]
    assert [embedder.phrases.count(one) for one in texts] == [1, 1]


def test_threads_share_a_checker(checker: ClaimChecker) -> None:
    asked = [("Xi pledged 26 billion yuan.", PLEDGE), ("Xi pledged 27 billion yuan.", PLEDGE)] * 4
    with ThreadPoolExecutor(4) as pool:
        found = [one.verdict for one in pool.map(lambda one: checker.check(one[0], [one[1]]), asked)]
    assert found == ["supported", "unsupported"] * 4


def test_a_text_too_long_to_be_a_sentence_is_not_supported_and_takes_no_time(checker: ClaimChecker) -> None:
    begun = time.thread_time()
    found = checker.check("and so they went on " * 200, ["They went on."])
    assert found.verdict == "unsupported"
    assert found.reasons == ("it runs on for longer than any sentence that quotes could carry",)
    assert time.thread_time() - begun < 0.5
