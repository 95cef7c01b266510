"""A text is cut into claims before they are judged."""

import pytest

from rag.answering.check.claimed import claims_in, with_subjects


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Two claims on Oslo, which of them is wrong? 1) the pact was signed 2) Spain joined",
            ["the pact was signed", "Spain joined"],
        ),
        ("True or false: a) the pact was signed b) Spain joined", ["the pact was signed", "Spain joined"]),
        ("True that the pact was signed?", ["the pact was signed"]),
        (
            "Check: The leaders met in Oslo with Peru in the chair.",
            ["The leaders met in Oslo", "the meeting was chaired by Peru"],
        ),
        (
            "Check: Six states signed, and the new depot goes to Lima.",
            ["Six states signed", "the new depot goes to Lima."],
        ),
        ("True or false: the pact was signed.", ["the pact was signed."]),
        ('is this correct? "The pact was signed"', ["The pact was signed"]),
        ("I read that the pact was signed, right?", ["the pact was signed"]),
        ("check: the bank was created and Spain was given a loan", ["the bank was created", "Spain was given a loan"]),
        ("check: the bank was created and is based in Rome", ["the bank was created", "the bank is based in Rome"]),
        ("the pact has 25 articles and sets up a fund, yes?", ["the pact has 25 articles", "the pact sets up a fund"]),
        ("check: the pact was drafted and signed by Chile", ["the pact was drafted", "the pact was signed by Chile"]),
        ("check: Peru took part in all of it and signed", ["Peru took part in all of it", "Peru signed"]),
        ("check: it covers trade and exports to Chile", ["it covers trade and exports to Chile"]),
        ("Please check this paragraph: Six came. Two left.", ["Six came.", "Two left."]),
        (
            "The pact was signed by Peru, but not by Chile. True?",
            ["The pact was signed by Peru", "The pact was not signed by Chile"],
        ),
        ("It names Peru but not by chance", ["It names Peru but not by chance"]),
        ("Peru, which left in 2002, joined again. True?", ["Peru left in 2002", "Peru joined again"]),
        ("Ruto came to Oslo, where Peru became a member. True?", ["Ruto came to Oslo", "Peru became a member"]),
        ("true that both Chile and Peru signed?", ["Chile signed", "Peru signed"]),
        (
            "True that both the Chilean and the Peruvian president came?",
            ["the Chilean president came", "the Peruvian president came"],
        ),
        ("True that Boric, Ruto and Lund attended it?", ["Boric attended it", "Ruto attended it", "Lund attended it"]),
        ("True that Chile and Peru agreed to meet?", ["Chile and Peru agreed to meet"]),
        ("Our note calls Peru a member. Good to go?", ["Peru is a member"]),
        ("Is it right that Peru signed? Quote the line that says so.", ["Peru signed"]),
        ("Check this: Peru signed in Oslo. Name the source.", ["Peru signed in Oslo."]),
        (
            "my prof says the states pledged 5% by 2032 w/ an opt-out for Peru. is he right",
            ["the states pledged 5% by 2032", "there was an opt-out for Peru"],
        ),
        ("check: Peru signed, Chile didn't, Ghana did", ["Peru signed", "Chile did not sign", "Ghana signed"]),
        (
            "check: the fund has 9 articles, and its grants start in 2028",
            ["the fund has 9 articles", "its grants start in 2028"],
        ),
        ("Is it right that Peru pays 3 million for nothing?", ["Peru pays 3 million for nothing"]),
        ("check: peru signed the pact. plus chile paid for it", ["peru signed the pact.", "Chile paid for it"]),
        (
            "I found two claims on Oslo: that Peru signed, and that Chile left. Are both sound?",
            ["Peru signed", "Chile left"],
        ),
    ],
)
def test_a_text_is_cut_into_claims_without_the_words_that_ask(text: str, claims: list[str]) -> None:
    assert list(claims_in(text)) == claims


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Peru joined the Reef Forum in 2024 and then took over the presidency.", "Peru took over the presidency."),
        ("The leaders signed the pact and afterwards opened a fund.", "The leaders opened a fund."),
        ("Kenya hosted the talks in May and later handed the chair to Fiji.", "Kenya handed the chair to Fiji."),
    ],
)
def test_what_came_then_is_a_claim_of_its_own_on_the_same(text: str, second: str) -> None:
    assert list(claims_in(text))[1:] == [second]


def test_a_claim_that_begins_with_a_pronoun_is_judged_with_the_subject_before_it() -> None:
    said = ["The pact has 56 actions", "it is binding", "its fund was founded", "Nilsen left", "They met again"]
    assert with_subjects(said) == [said[0], "The pact is binding", *said[2:]]
    assert with_subjects(["Peru and Chile signed", "they left"]) == ["Peru and Chile signed", "Peru and Chile left"]
