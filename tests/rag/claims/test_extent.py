"""All, only, for good, at once: how much a sentence may say."""

import pytest

from rag.claims.extent import extent_faults


def reasons(sentence: str, quote: str) -> list[str]:
    return [one.reason for one in extent_faults(sentence, [quote])]


@pytest.mark.parametrize(
    ("sentence", "quote", "reason"),
    [
        ("All members agreed.", "Most members agreed.", "the quote says “most” of this, the answer says “all”"),
        ("All five judges agreed.", "Three of the five judges agreed.", "the quote says “three” of this"),
        ("It spent most of its pay.", "It spent less than a tenth of its pay.", "the quote says “less than a tenth”"),
        ("All delegates left.", "Delegates from islands left.", "the quote says it of “Delegates from islands left”"),
        ("Only Trump stayed away.", "Trump, Xi and Putin stayed away.", "the quotes do not say “Only”"),
        ("Several members had seats.", "The union was the only member with a seat.", "the quote says “the only”"),
        ("Most judges agreed.", "Only two of the judges agreed.", "the quote says “Only two of”"),
        ("They left for good.", "They left late meetings.", "the quotes do not say “for good”"),
        ("It pays at once.", "It pays in spring.", "the quotes do not say “at once”"),
    ],
)  # fmt: skip
def test_more_than_the_quote_says_is_told(sentence: str, quote: str, reason: str) -> None:
    (found,) = reasons(sentence, quote)
    assert found.startswith(reason)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("All members agreed.", "Every member agreed."),
        ("All five judges agreed.", "The five judges agreed."),
        ("Only Trump stayed away.", "Trump alone stayed away."),
        ("A permanent body was agreed.", "A standing body was agreed."),
        ("They left almost as soon as it began.", "They left early."),
    ],
)
def test_as_much_in_other_words_is_not(sentence: str, quote: str) -> None:
    assert reasons(sentence, quote) == []
