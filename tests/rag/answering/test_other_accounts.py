"""Where two articles on one meeting tell a thing differently, the answer says so and quotes both."""

from collections.abc import Iterator

import pytest

from rag.chain import AnswerChain
from tests.rag.fakes import filled_chain, write_articles

WIRE = (
    "MOLE, May 4 (Tarn News Agency) – Leaders of the Reef Summit on Monday adopted a 22-point plan. Donors and members"
    " pledged $640 million for the plan: $280 million from the Coral Bank and $360 million from the members. Rosa"
    " Quispe proposed a coast patrol of 1,200 men to protect fishermen. The leaders also established a seed depot in"
    " Suva. Norway promised 12 million dollars for lamps.\n"
    "The fourth summit will be held in Apia in November 2028.\n"
)
ANALYSIS = (
    "Analysis by Ana Vula, The Lagoon Review. The Reef Summit in Mole on 4 May 2026 had a fund. Read the annex, and the"
    " pledges come to $610 million, because the Coral Bank put its part at $250 million. President Rosa Quispe wants a"
    " coast patrol of 1,500 men under a rotating command. The text says merely that the leaders agreed in principle to"
    " a seed depot in Suva. Norway, which had talked of 20 million dollars for lamps, gave 12 million dollars for"
    " lamps.\n"
    "The next summit goes to Apia in 2028. Contrary to first reports, no month has been fixed.\n"
)


@pytest.fixture(scope="module")
def reef(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder = tmp_path_factory.mktemp("mole")
    told = {"summit": "Reef Summit", "date": "2026-05-04", "place": "Mole"}
    write_articles(folder / "news", {"wire": WIRE, "analysis": ANALYSIS}, **told)
    with filled_chain(folder) as chain:
        yield chain


@pytest.mark.parametrize(
    ("question", "begins", "values"),
    [
        ("How many men would the coast patrol of Rosa Quispe have?", "Accounts differ: ", ["1,200 men", "1,500 men"]),
        ("How much did donors and members pledge?", "Accounts differ: ", ["$640 million", "$610 million"]),
        ("How much did the Coral Bank pledge?", "Accounts differ: ", ["$280 million", "$250 million"]),
        ("How much did Norway promise for lamps?", "12 million dollars.", []),
        ("Is it true that a patrol of 1,500 men was proposed?", "Not quite: accounts differ", ["1,200", "1,500"]),
        ("Is it true that Norway promised 12 million dollars for lamps?", "Yes: borne out.", []),
    ],
)
def test_a_figure_that_accounts_give_differently_is_told_by_both(
    reef: AnswerChain, question: str, begins: str, values: list[str]
) -> None:
    answer = reef.invoke(question)
    assert answer.headline.startswith(begins)
    assert all(one in answer.headline for one in values)
    assert not values or {quote.article_id for quote in answer.quotes} == {"wire", "analysis"}


@pytest.mark.parametrize(
    ("question", "begins", "quoted"),
    [
        ("Was the seed depot in Suva established?", "Accounts differ: ", ["also established", "merely"]),
        ("Is it true that a seed depot was established in Suva?", "Not quite: accounts differ", ["merely"]),
        ("When and where is the next Reef Summit?", "Accounts differ: Apia, November 2028", ["no month has been"]),
    ],
)
def test_what_one_account_has_as_settled_and_another_as_open_is_told_by_both(
    reef: AnswerChain, question: str, begins: str, quoted: list[str]
) -> None:
    answer = reef.invoke(question)
    assert answer.headline.startswith(begins)
    assert all(any(said in quote.text for quote in answer.quotes) for said in quoted)


@pytest.mark.parametrize(
    ("question", "called", "quoted"),
    [
        (
            "The agency report and the Lagoon Review analysis of Mole don't give the same money. What does each say was"
            " pledged?",
            ("Agency report: ", "Lagoon Review analysis: "),
            ["pledged $640 million", "come to $610 million"],
        ),
        (
            "what does Vula's analysis say about the patrol at the Reef Summit that the wire copy doesn't?",
            ("Vula's analysis: ", "Wire copy: "),
            ["1,500 men", "1,200 men"],
        ),
        (
            "Tarn News Agency vs Ana Vula on the seed depot of the Reef Summit",
            ("Tarn News Agency: ", "Ana Vula: "),
            ["also established", "merely"],
        ),
        (
            "reef summit: newswire vs the review's piece. where do they contradict each other?",
            (),
            ["1,500 men", "1,200 men", "$250 million", "$280 million"],
        ),
        ("Was the annual report of the Coral Bank adopted at the Reef Summit?", (), []),
        (
            "Do both articles on the Reef Summit give the same number of men for the patrol of Rosa Quispe?",
            ("1,200 men", "1,500 men"),
            [],
        ),
    ],
)
def test_accounts_that_are_called_by_kind_publication_or_author_stand_beside_each_other(
    reef: AnswerChain, question: str, called: tuple[str, ...], quoted: list[str]
) -> None:
    answer = reef.invoke(question)
    assert (answer.kind == "compare") == bool(called)
    assert all(one in answer.headline for one in called)
    assert all(any(said in quote.text for quote in answer.quotes) for said in quoted)


@pytest.mark.parametrize(
    "question",
    [
        "are there any summits you've got from two different sources? i.e. same event covered twice",
        "Which meetings do you have more than one article on?",
        "any event you hold two accounts of?",
    ],
)
def test_the_meetings_with_more_than_one_article_can_be_asked_for(reef: AnswerChain, question: str) -> None:
    answer = reef.invoke(question)
    assert answer.headline.startswith("The library holds one meeting")
    assert answer.headline.endswith("on which there is more than one article.")
