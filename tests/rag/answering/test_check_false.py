"""Claims that have nearly all words of a sentence and are false: another giver, a part of it, a question, a goal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.chain import AnswerChain
from tests.rag.fakes import filled_chain, write_articles

LORN = (
    "The Cedar Council met in Lorn on 4 May 2026. It closed a day late. The council welcomed the trade pact concluded"
    " with Peru, and took note of the state of the talks with Chile. Norway announced 90 million dollars for the reef"
    " fund, Germany 120 million euros, and Canada said that it had nothing to add. More than 30 countries asked for a"
    " ban on trawling, but Iceland, with its fleet in mind, resisted. An appeal asks all private and public actors to"
    " work towards 700 million dollars a year for the reefs. Its target is 500 million dollars for the harbour fund. A"
    " paragraph that would have obliged members to publish their plans was bracketed and fell. The leaders of Kenya and"
    " Ghana had been invited to a dinner. Tonga did not block the text on whales but added a statement of its own.\n\n"
    "QUESTION: Is Jamaica joining the ferry line? CHAIR: Not at this time. We look at it in 2028.\n"
)


@pytest.fixture(scope="module")
def lorn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder: Path = tmp_path_factory.mktemp("lorn")
    write_articles(folder / "news", {"lorn": LORN}, summit="Cedar Council", date="2026-05-04", place="Lorn")
    with filled_chain(folder) as chain:
        yield chain


@pytest.mark.parametrize(
    "claim",
    [
        "The Cedar Council closed on schedule",
        "The trade pact with Chile was concluded",
        "Norway announced 120 million euros for the reef fund",
        "Germany announced 90 million dollars for the reef fund",
        "Iceland asked for a ban on trawling",
        "The council set a goal of 700 million dollars a year for the reefs",
        "Private actors alone work towards 700 million dollars a year",
        "The harbour fund has 500 million dollars",
        "Members are obliged to publish their plans",
        "The leader of Ghana came to the dinner",
        "Jamaica is joining the ferry line",
    ],
)
def test_a_false_claim_is_not_borne_out(lorn: AnswerChain, claim: str) -> None:
    answer = lorn.invoke(f'Check: "{claim}"')
    assert answer.kind == "check"
    assert not answer.headline.startswith("Yes")


@pytest.mark.parametrize(
    "claim",
    [
        "The Cedar Council closed a day late",
        "The trade pact with Peru was concluded",
        "Norway announced 90 million dollars for the reef fund",
        "Germany announced 120 million euros for the reef fund",
        "Iceland resisted a ban on trawling",
        "Tonga added a statement of its own",
    ],
)
def test_a_true_claim_is_borne_out(lorn: AnswerChain, claim: str) -> None:
    assert lorn.invoke(f'Check: "{claim}"').headline == "Yes: borne out."
