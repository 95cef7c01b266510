"""Claims that have nearly all words of a sentence and are false: another giver, a part of it, a question, a goal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.answering.check.denial import denies
from rag.answering.check.evidence import ClaimEvidence
from rag.answering.check.judged import Judged
from rag.answering.check.on_record import with_chair_told
from rag.chain import AnswerChain
from tests.rag.fakes import filled_chain, write_articles

LORN = (
    "The Cedar Council met in Lorn on 4 May 2026. It closed a day late. The council welcomed the trade pact concluded"
    " with Peru, and took note of the state of the talks with Chile. Norway announced 90 million dollars for the reef"
    " fund, Germany 120 million euros, and Canada said that it had nothing to add. More than 30 countries asked for a"
    " ban on trawling, but Iceland, with its fleet in mind, resisted. An appeal asks all private and public actors to"
    " work towards 700 million dollars a year for the reefs. Its target is 500 million dollars for the harbour fund. A"
    " paragraph that would have obliged members to publish their plans was bracketed and fell. The leaders of Kenya and"
    " Ghana had been invited to a dinner. Tonga did not block the text on whales but added a statement of its own."
    " An appeal for the islands had been launched in May. The leaders did not renew it. Instead they asked ministers"
    " for a plan for the islands.\n\n## Kelp\n\nFiji, supported by Samoa and the Bahamas, asked that a protocol be"
    " negotiated by 2028. A group on kelp met often.\n\n"
    "QUESTION: Is Jamaica joining the ferry line? CHAIR: Not at this time. We look at it in 2028.\n\n"
    "Q: Some papers wrote that you agreed on a common port agency.\n\nA: Those papers are wrong. Fiji proposed one.\n\n"
    "Ana Ruiz, Harbour Post: It is said that Samoa signed the ferry pact. Is this true?\n\n"
    "Spokesman: No, that is not so. Samoa has asked for time.\n\n"
    "A meeting of Fiji, Malta, Samoa and Tonga. They approved a"
    " plan for evacuees: each country names berths for 1 per cent of its neighbours, for up to 30 days. Malta is"
    " exempt.\n\nRules for pilots were recommended to the harbours. Being a recommendation, they bind"
    " no one.\n\nThe islands got a model charter for their harbours. It is a model only.\n"
)


@pytest.fixture(scope="module")
def lorn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder: Path = tmp_path_factory.mktemp("lorn")
    write_articles(folder / "news", {"lorn": LORN}, summit="Cedar Council", date="2026-05-04", place="Lorn")
    with filled_chain(folder) as chain:
        yield chain


def test_what_a_relative_clause_denies_is_no_denial_of_the_claim() -> None:
    assert not denies("They recommend an age below which pupils may not vote")
    assert denies("They do not recommend an age below which pupils may vote")


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
        "The council agreed on a common port agency",
        "The council adopted a protocol on kelp",
        "The leaders renewed the appeal for the islands",
        "Malta, too, must name berths for the evacuees under the Lorn plan",
        "The rules for pilots are binding on all harbours",
        "The council gave the islands a charter that harbours are bound to apply",
        "Samoa signed the ferry pact",
    ],
)
def test_a_false_claim_is_not_borne_out(lorn: AnswerChain, claim: str) -> None:
    answer = lorn.invoke(f'Check: "{claim}"')
    assert answer.kind == "check"
    assert not answer.headline.startswith("Yes")


MIRE = (
    "The Alder League is a forum of four states – Norway, Chile, Ghana and Fiji – and met in Mire on 6 June 2026. "
    "There were guests. Peru and Japan came as observers.\n\n"
    "Ghana and Fiji wanted a second fund of 2 billion euros, half of it guaranteed by the members. The new goal "
    "replaces the earlier promise of 40 million dollars for wells. Norway promised 30 million dollars, Chile 12 "
    "million dollars and Ghana 5 million dollars for the wells.\n\n"
    "The bank of the League asked for 210 million dollars for dams. It obtained 55 million from Norway.\n\n"
    "The declaration has nine points and was signed by the presidents. It recalled the Charter of the Lakes as "
    "the basis of the League.\n\n"
    "The Mire Agenda was adopted. Chile also announced that it will send four ships to Fiji. This is a national "
    "decision and is not in the text. The League decided that its school will be based in Accra. The League did "
    "not settle who will finance the school.\n\n"
    "Ghana was represented by Vice-President Kofi Asante. At noon we wrote that the president of Fiji had landed. "
    "Fiji's envoy had landed; we apologise.\n\n"
    "Four states had to hand in plans. Chile, Ghana and Fiji handed in plans. Norway has not.\n\n"
    "They welcome the contribution of 16 million dollars by the Bank of the Lakes and of 8 million Swiss francs by"
    " Malta to the reef station. The port hall in Lorn is financed by Japan. President Tui announced, on behalf of his"
    " own country, a contribution of 3 million dollars for the herders. Pledges for the kelp trust came to 90 million"
    " dollars: 60 million from Peru, 20 million from Kenya and 10 million from Malta. Fiji promised 120 nurses and"
    " Samoa 80; Tonga said it would lend a ship.\n\n"
    "They take note of the proposal by Peru to recognise the Grey Lake as a person. Its share will be fixed later; a"
    " figure of 7 million dollars was mentioned. Cuba made a reservation to point five, stating that the rule cannot"
    " apply to rice. The budget of the office in Mire was approved.\n\n"
    "Kenya and Malta had been asked to come but were unable to travel. Cuba sent its trade minister.\n\n"
    "Is it true that divers can work anywhere in the League?\n\nNot yet. Samoa suggested a common permit.\n\n"
    "They noted the suggestion of Tonga to close the coal mines. There was no consensus on this.\n"
)


@pytest.fixture(scope="module")
def mire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder: Path = tmp_path_factory.mktemp("mire")
    write_articles(folder / "news", {"mire": MIRE}, summit="Alder League", date="2026-06-06", place="Mire")
    with filled_chain(folder) as chain:
        yield chain


@pytest.mark.parametrize(
    ("claim", "quoted"),
    [
        ("Japan is a member of the Alder League", "a forum of four states"),
        ("Peru became a full member of the Alder League", "a forum of four states"),
        ("Norway was expelled from the Alder League", "a forum of four states"),
        ("The members guaranteed half of a second fund of 2 billion euros", "wanted a second fund"),
        ("The League set a goal of 40 million dollars for wells", "earlier promise of 40 million"),
        ("Chile promised the largest sum for the wells", "Norway promised 30 million"),
        ("The bank of the League obtained 210 million dollars for dams", "asked for 210 million"),
        ("The Charter of the Lakes was signed by the presidents", "It recalled the Charter"),
        ("Under the Mire Agenda Chile will send four ships to Fiji", "a national decision"),
        ("The school will be based in Mire", "based in Accra"),
        ("The League agreed who will finance the school", "did not settle who"),
        ("Ghana was represented by President Kofi Asante", "Vice-President Kofi Asante"),
        ("The president of Fiji had landed", "we apologise"),
        ("Norway handed in a plan", "Norway has not."),
        ("The Grey Lake was recognised as a person", "proposal by Peru"),
        ("Its share is 7 million dollars", "was mentioned"),
        ("Malta gives 16 million dollars to the reef station", "16 million dollars by the Bank"),
        ("Japan gives 3 million dollars for the herders", "on behalf of his"),
        ("Kenya gave 60 million dollars to the kelp trust", "60 million from Peru"),
        ("Samoa promised 120 nurses", "Fiji promised 120 nurses"),
        ("Ghana's president came to Mire", "Vice-President Kofi Asante"),
        ("Malta took part in the Mire summit", "unable to travel"),
        ("Cuba's president was in Mire", "its trade minister"),
        ("Cuba was represented by its prime minister", "its trade minister"),
        ("Cuba stayed away from Mire", "its trade minister"),
        ("All presidents came to Mire", "Vice-President Kofi Asante"),
        ("Divers can now work anywhere in the League", "a common permit"),
        ("The leaders agreed to close the coal mines", "no consensus"),
    ],
)
def test_the_sentence_that_speaks_against_a_claim_is_quoted(mire: AnswerChain, claim: str, quoted: str) -> None:
    answer = mire.invoke(f'Check: "{claim}"')
    assert answer.kind == "check"
    assert not answer.headline.startswith("Yes")
    assert any(quoted in one.text for one in answer.quotes)


@pytest.mark.parametrize(
    "claim",
    [
        "Ghana is a member of the Alder League",
        "Norway promised the largest sum for the wells",
        "The bank obtained 55 million from Norway",
        "The declaration was signed by the presidents",
        "Chile will send four ships to Fiji",
        "The school will be based in Accra",
        "Ghana was represented by Vice-President Kofi Asante",
        "Chile handed in a plan",
        "Kenya gave 20 million dollars to the kelp trust",
        "Cuba made a reservation to point five",
        "Samoa promised 80 nurses",
        "The Bank of the Lakes contributes 16 million dollars to the reef station",
        "Ghana was represented by its vice-president",
        "Ghana's president was not in Mire",
        "Malta did not come to Mire",
        "Cuba sent a minister to the Mire summit",
    ],
)
def test_what_stands_beside_it_is_borne_out(mire: AnswerChain, claim: str) -> None:
    assert mire.invoke(f'Check: "{claim}"').headline == "Yes: borne out."


@pytest.mark.parametrize(
    ("claim", "headline"),
    [
        ("The Grey Lake was recognised as a person", "No: only proposed, by Peru."),
        ("Samoa and Fiji agreed to close the coal mines", "No: only proposed, by Tonga."),
        ("Ghana promised 8 million dollars", "Wrong: the quote says 5 million dollars."),
    ],
)
def test_what_is_so_instead_stands_in_the_headline(mire: AnswerChain, claim: str, headline: str) -> None:
    assert mire.invoke(f'Check: "{claim}"').headline == headline


@pytest.mark.parametrize(
    ("said", "verdict"),
    [("Present: Ministers of Peru and Chile.", "not borne out"), ("Chair: Ana Lund, Minister of Peru", "borne out")],
)
def test_a_sentence_that_tells_of_no_chair_does_not_say_who_had_it(said: str, verdict: str) -> None:
    sentence = ClaimEvidence("mire", (0, len(said)), said, said, "", (), 1.0, 1.0)
    judged = Judged("the meeting was chaired by Peru", "borne out", (), (sentence,))
    assert with_chair_told(judged).verdict == verdict


def test_another_thing_that_was_approved_there_bears_nothing_out(mire: AnswerChain) -> None:
    assert not mire.invoke('Check: "A charter was approved in Mire"').headline.startswith("Yes")


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


def test_the_title_tells_where_an_article_of_no_known_meeting_was_written(tmp_path: Path) -> None:
    diary = (
        "# Four nights in a hall: a diary from MC19\n\nThe rule on customs would have lapsed in March. Over lunch a"
        " deal is made: the rule on customs is extended until 31 March 2033.\n"
    )
    write_articles(tmp_path / "news", {"diary": diary})
    with filled_chain(tmp_path) as chain:
        answer = chain.invoke("check: at MC19 the rule on customs was extended until 31 March 2033")
    assert answer.headline == "Yes: borne out."


def test_another_name_in_a_sentence_on_another_matter_calls_nothing_wrong(tmp_path: Path) -> None:
    told = (
        "1. The Heads of State of the Cedar Power Compact held their First Summit in Lorn on 18 and 19 September 2026"
        " at the invitation of the President of Fiji, H.E. Ana Tui, who presided.\n\n2. The Summit was attended by the"
        " Presidents of Chile, Ghana and Fiji. Peru did not take part.\n\n3. The Summit invited Peru to accede to the"
        " Charter.\n"
    )
    write_articles(
        tmp_path / "news", {"cedar": told}, summit="Cedar Power Compact Summit", date="2026-09-19", place="Lorn"
    )
    with filled_chain(tmp_path) as chain:
        answer = chain.invoke("True or false: Peru joined the Cedar Power Compact at the Lorn summit.")
    assert answer.quotes[0].text == "Peru did not take part."
    assert "Fiji" not in answer.headline


def test_a_claim_is_held_against_how_the_thing_was_decided_behind_the_proposal(tmp_path: Path) -> None:
    told = (
        "The Cedar Council met in Lorn on 4 May 2026.\n\nThe council considered again the container levy proposed by"
        " Mayor Obi Eze of Brell. It was agreed as a voluntary measure, at fifty cents a container.\n"
    )
    write_articles(tmp_path / "news", {"levy": told}, summit="Cedar Council", date="2026-05-04", place="Lorn")
    with filled_chain(tmp_path) as chain:
        answer = chain.invoke('Check: "The Cedar Council adopted a container levy of one euro, binding on all ports."')
    assert answer.headline.startswith("No")
    assert "It was agreed as a voluntary measure, at fifty cents a container." in [one.text for one in answer.quotes]
