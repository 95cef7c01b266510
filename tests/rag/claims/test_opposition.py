"""Acts that a sentence tells otherwise than its quotes. No model is needed."""

import pytest

from rag.claims.acts import read_acts
from rag.claims.opposition import opposed


def reasons(sentence: str, quote: str) -> list[str]:
    return [one.reason for one in opposed(read_acts(sentence), read_acts(quote))]


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("The minister attended the fair.", "The minister stayed away from the fair."),
        ("The board reopened the quay.", "The board closed the quay in March."),
        ("The court lifted the ban.", "The court upheld the ban."),
        ("The tower was built.", "The tower was rejected."),
        ("Oslo won the bid.", "Oslo lost the bid to Turin."),
        ("The shop will stay open.", "The shop will stay closed."),
        ("She said the pay was too low.", "She said the pay was sufficient."),
        ("Sales rose in Japan.", "Sales fell in Japan but rose in Korea."),
        ("The mayor came to Turin.", "The mayor stayed at home and spoke by telephone to those in Turin."),
        ("The mayor came to Turin.", "The mayor stayed away from Turin."),
        ("The panel called for more fairs.", "The panel cautioned against holding too many fairs."),
        ("The board agreed to keep the clause.", "The board agreed to delete the clause on tolls."),
        ("The pass stayed open.", "Snow closed the pass for a week."),
    ],
)
def test_an_opposite_act_of_the_same_is_told(sentence: str, quote: str) -> None:
    (reason,) = reasons(sentence, quote)
    assert reason.startswith("the quote says “")


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Oslo beat Turin.", "Turin lost to Oslo."),
        ("The minister did not attend the fair.", "The minister stayed away from the fair."),
        ("The board shut the quay.", "The board closed the quay in March."),
        ("Sales rose in Korea.", "Sales fell in Japan but rose in Korea."),
        ("The tower was turned down.", "The tower was rejected."),
        ("The talks came to an end in Turin.", "The mayor skipped the talks in Turin."),
        ("The mayor came to Turin.", "The mayor stayed at a hotel in Turin."),
        ("The mayor did not come to Turin.", "The mayor stayed at home."),
        ("Fiji joined the club.", "The club took in Fiji at its meeting in Turin."),
        ("The club admitted Fiji.", "Fiji joined the club in Turin."),
        ("Fiji joined the club in Turin.", "Fiji became a member when the mayor signed its papers in Turin."),
    ],
)
def test_the_same_in_other_words_is_not(sentence: str, quote: str) -> None:
    assert reasons(sentence, quote) == []


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Lima signed the text, unlike Quito.", "Quito and Lima did not sign."),
        ("The firm paid the bill.", "The firm neither cancelled the order nor paid the bill."),
        ("The guard caused the leak.", "The guard denied having caused the leak."),
        ("The decree calls for a ban on nets.", "The decree did not contain any mention of nets."),
    ],
)
def test_what_the_quote_denies_is_told(sentence: str, quote: str) -> None:
    assert reasons(sentence, quote) == ["the quote denies what the answer says"]


def test_a_decision_of_which_nothing_is_said_cannot_be_denied() -> None:
    assert reasons("The canal was discussed but not approved.", "The mayor opened a fair.") == [
        "the quotes do not deny it"
    ]
    assert reasons("The fee was announced and not agreed.", "The fee was announced rather than agreed.") == []


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("The theatre reopened before Easter.", "The theatre hopes to reopen before Easter."),
        ("The striker left the club.", "The striker is expected to leave the club."),
        ("Spain had reached the target.", "He said that Spain would have to reach the target."),
        ("The limit was lowered.", "It recommended that the limit be lowered."),
    ],
)
def test_what_has_not_happened_is_told(sentence: str, quote: str) -> None:
    (reason,) = reasons(sentence, quote)
    assert reason.startswith("the quote does not say that it has happened")


def test_an_offer_is_not_settled() -> None:
    (reason,) = reasons("The museum will lend the altar.", "The museum offered to lend the altar.")
    assert reason == "the quote does not say that it is settled (“lend”)"
    assert reasons("The museum will lend the altar.", "The museum agreed to lend the altar.") == []


def test_roles_that_are_turned_round_are_told() -> None:
    turned = ["the answer turns round who did it and to whom"]
    assert reasons("Scholz invited Tokayev to Astana.", "Tokayev invited Scholz to Astana.") == turned
    assert reasons("The bank sued the farmers.", "The farmers sued the bank.") == turned
    assert reasons("Scholz was invited by Tokayev to Astana.", "Tokayev invited Scholz to Astana.") == []


def test_what_two_do_together_has_no_direction() -> None:
    assert reasons("Scholz met Tokayev.", "Tokayev met Scholz.") == []


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("The mayor attended the fair.", "The mayor spoke by video link at the fair."),
        ("The mayor was in Turin.", "The mayor cancelled a visit to Turin."),
        ("The mayor was at the talks.", "The mayor did not attend the talks."),
        ("The mayor came to Turin.", "The mayor was not invited."),
        ("The mayor was not at the meetings in Turin.", "The mayor came to the meetings in Turin."),
    ],
)
def test_who_took_part_from_afar_or_stayed_away_was_not_there(sentence: str, quote: str) -> None:
    assert len(reasons(sentence, quote)) == 1


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("The mayor took part in the fair.", "The mayor took part in the fair by video link."),
        ("The mayor attended by video link.", "The mayor spoke by video link at the fair."),
        ("The mayor was in Turin.", "The mayor came to Turin and spoke by telephone to his staff."),
        ("The tower was in Turin.", "The tower stood in Turin."),
        ("Parliament has not decided yet.", "Parliament has yet to decide."),
    ],
)
def test_being_there_and_taking_part_from_afar_are_told_apart(sentence: str, quote: str) -> None:
    assert reasons(sentence, quote) == []


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("The board turned down the plan.", "The board expressed support for the plan."),
        ("The board spoke against the plan.", "The board spoke in favour of the plan."),
        ("Turin pressed Oslo not to sell.", "Officials of Turin said that Oslo had pressed them not to sell."),
    ],
)
def test_the_contrary_is_told_where_a_noun_or_a_pronoun_says_it(sentence: str, quote: str) -> None:
    assert len(reasons(sentence, quote)) == 1


@pytest.mark.parametrize(
    ("sentence", "quote", "reason"),
    [
        ("Members chose the venue.", "Members asked the bureau to choose the venue.", "has happened"),
        ("Lima offered 40 boats.", "A text of June offered 40 boats, and Lima asked for 60.", "of another"),
        ("The board asked Lima to pay the toll.", "Lima wanted a decision requesting the board to pay.", ""),
        ("The city bought the mill.", "The trust bought the mill after the city had turned it down.", "of another"),
        ("Turin hosted the fair.", "They noted support for Turin's candidacy to host the fair.", "has happened"),
        ("Members lend boats to the club.", "The club lent boats to its members.", "turns round"),
    ],
)
def test_who_did_it_is_held_against_each_act(sentence: str, quote: str, reason: str) -> None:
    (found,) = reasons(sentence, quote)
    assert reason in found


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        (
            "The members agreed to spend 5 per cent.",
            "The members adopted a text in which they undertook to spend 5 per cent.",
        ),
        ("Lee reacted by threatening a toll.", "Lee answered within hours by threatening a toll."),
        ("The firm failed to document a sale.", "The firm never documented the sale."),
        ("The only text adopted was a plan.", "The members adopted a text, a plan."),
    ],
)
def test_the_same_done_by_the_same_is_not_told(sentence: str, quote: str) -> None:
    assert reasons(sentence, quote) == []
