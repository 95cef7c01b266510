"""What says that something is so, and what asks for something."""

import pytest

from rag.question.asserting import asserts


@pytest.mark.parametrize(
    "text",
    [
        "Chile signed the pact in Oslo.",
        "The pact that was adopted in Oslo has 85 points.",
        "What the leaders signed in Oslo was a treaty.",
        "Boric, who had never missed a summit, stayed away.",
        "At the Oslo summit Chile announced a fund.",
        "Peru chairs the council in 2026.",
        "Ministers agreed in Oslo on trade, transport, finance and energy.",
        "Peru will host the next summit, chair the talks and open the park.",
        "Those who came to Oslo signed the pact.",
        "People close to the host said that Peru refused to sign.",
    ],
)
def test_a_sentence_with_a_verb_of_its_own_says_something(text: str) -> None:
    assert asserts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Quote what Boric said about ports in Oslo.",
        "For the Oslo summit, give me two lists: documents signed, and ideas that were only proposed.",
        "Two sentences, no more, on what Chile concluded with Peru and what it should bring.",
        "Chile and Peru both announced large sums. Set the two side by side, and say where they come from.",
        "The five sums that Chile announced, please.",
        "Need the date on which Peru was admitted.",
        "A note on the Oslo summit that covers ports and forests.",
        "The reasons why Peru stayed away from Oslo, with sources.",
        "The leaders who were absent and the people who stood in for them.",
        "On the treaty that was signed in Oslo, provide the exact wording.",
        "Whatever the articles have on visas.",
        "Three things Chile promised and one thing it did not.",
        "Numbers Boric gave in Oslo.",
        "Only the numbers: what Boric said Chile invested.",
        "The pact was adopted in Oslo: which states signed it.",
    ],
)
def test_what_orders_something_or_only_names_it_says_nothing(text: str) -> None:
    assert not asserts(text)
