"""Misspelt words of a question are put right; names and rare words stay as they are."""

import json

import pytest

from rag.question import Catalogue, respell
from rag.question.wording.shorthand import written_out
from tests.conftest import ROOT
from tests.eval.meetings import corpus
from tests.rag.fakes import article


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    text = (
        "President Shavkat Mirziyoyev of Uzbekistan spoke in Johannesburg. The leaders adopted a communique at the "
        "summit and agreed to supply water. The Shanghai group met in Tashkent."
    )
    return Catalogue([article(text, summit="Lake Summit")])


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("wat did teh leaders adpot", "what did the leaders adopt"),
        ("Wen was the comunique adpoted?", "When was the communique adopted?"),
        ("was it agred", "was it agreed"),
        ("the key takeways pls", "the key takeaways pls"),
        ("the goverment recieved watter", "the government received water"),
        ("What did Mirzioyev propose?", "What did Mirziyoyev propose?"),
        ("what about uzbekstan", "what about Uzbekistan"),
        ("shangai summit", "Shanghai summit"),
        ("who atended the sumit in johanesburg", "who attended the summit in Johannesburg"),
        ("mirziyoyevs plan, uzbekistans offers", "mirziyoyev's plan, uzbekistan's offers"),
    ],
)
def test_a_misspelt_word_is_put_right(catalogue: Catalogue, asked: str, right: str) -> None:
    assert respell(asked, catalogue) == right


@pytest.mark.parametrize(
    "asked",
    [
        "How many megawatts and hectares?",
        "Who met?",
        "did macron, scholz, milei, starmer, netanyahu and erdogan come",
        "What did Costa and Merz say to Kishida about EBRD, AIIB and CAREC?",
        "decarbonisation, minilateralism and paradiplomacy",
        "Hot topics of the day?",
        "what is o'clock in Xi'an-on-sea",
        "https://example.org/sumit and sumit@example.org",
        "what is aws",
        "the Uzbeks, the Mirziyoyevs' house and Kazakhs",
    ],
)
def test_names_and_rare_words_stay(catalogue: Catalogue, asked: str) -> None:
    assert respell(asked, catalogue) == asked


def test_a_city_typed_without_its_apostrophe_gets_it() -> None:
    held = Catalogue([article("They met.", summit="Lake Summit", place="N'Djamena, Chad")])
    assert respell("what came of ndjamena", held) == "what came of N'Djamena"
    assert respell("what came of n'djamena", held) == "what came of n'djamena"


def test_what_the_caller_knows_is_not_misspelt(catalogue: Catalogue) -> None:
    assert respell("shangai", catalogue, lambda word: word == "shangai") == "shangai"


def test_an_abbreviation_that_no_article_has_is_spelt_out() -> None:
    held = Catalogue([article("They met.", summit="Council of the Lake States Summit")])
    assert respell("what did the CotLS or cls adopt", held) == "what did the CotLS or Council of the Lake States adopt"
    assert respell("the CLS", Catalogue([article("The CLS met.", summit="Council of the Lake States")])) == "the CLS"


def test_the_initials_of_a_body_name_its_conference() -> None:
    held = Catalogue([article("They met.", summit="Lorn Ocean Power Agency General Conference")])
    assert respell("the LOPA budget", held) == "the Lorn Ocean Power Agency General Conference budget"


def test_an_empty_library_changes_no_name() -> None:
    assert respell("Mirzioyev", Catalogue(())) == "Mirzioyev"


def test_no_question_of_the_evaluation_is_changed() -> None:
    asked = [
        one["question"]
        for file in [*sorted((ROOT / "tests" / "eval" / "questions").glob("*.json")), ROOT / "tests/eval/cross.json"]
        for one in json.loads(file.read_text(encoding="utf-8"))
    ]
    assert len(asked) > 130
    catalogue = Catalogue([*corpus().values()])
    assert {one: respelt for one in asked if (respelt := respell(one, catalogue)) != written_out(one)} == {}
