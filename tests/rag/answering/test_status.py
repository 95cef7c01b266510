"""Whether something was agreed: adopted, only proposed, only announced, failed, or told differently."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.chain import AnswerChain
from tests.rag.fakes import fake_chain, fill, filled_chain, write_articles

FATES = (
    "The Centre Group had proposed a night train from Oslo to Hamburg. The proposal was rejected by 41 votes to 33.\n\n"
    "Ministers considered a proposal by Norway for a single airline. Agreement was not reached.\n\n"
    "A text on air services was initialled but not signed.\n\n"
    "The leaders agreed to lower duties on copper and to study whether an insurer of mines was feasible. They backed a"
    " fund for smelters and took up a proposal for a copper exchange. It was still an idea"
    " rather than a functioning body.\n\n"
    "Chile and Peru signed a pact on smelters.\n\n"
    "Ghana supports two seats with the veto, Malta seats without it.\n\n"
    "The leaders adopted a plan for clean furnaces. The plan for clean furnaces enters into force on 1 July 2027.\n\n"
    "Norway signed a free trade agreement with Ghana. Duties will fall once the agreement takes effect.\n\n"
    "Reuters reported that they had agreed on a fund of 400 million dollars for tailings. Another account, by EFE, put"
    " it at 250 million dollars."
)


@pytest.fixture(scope="module")
def fates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder = tmp_path_factory.mktemp("fates")
    write_articles(folder / "news", {"larch": FATES}, summit="Larch Summit", date="2026-04-15", place="Lima, Peru")
    with filled_chain(folder) as chain:
        yield chain


def test_who_else_was_admitted_is_no_answer(chain: AnswerChain) -> None:
    assert chain.invoke("Was Azerbaijan admitted?").headline.startswith("Adopted: Azerbaijan was admitted")
    for asked in ("Was Kenya admitted?", "Was Laos admitted?", "Was the African Union admitted?"):
        assert not chain.invoke(asked).headline.startswith("Adopted")


def test_who_was_against_one_thing_is_no_answer_on_another(fates: AnswerChain) -> None:
    assert not fates.invoke("Has Malta agreed to the debt swap with Ghana in Lima?").headline.startswith("No")


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("The night train to Hamburg: adopted or not?", "No: The proposal was rejected by 41 votes to 33."),
        ("is there a single airline now, or was that just talk?", "No: Agreement was not reached."),
        ("air services text - signed?", "No: A text on air services was initialled but not signed."),
    ],
)
def test_what_came_of_a_proposal_is_told_in_the_next_sentences(
    fates: AnswerChain, question: str, headline: str
) -> None:
    answer = fates.invoke(question)
    assert (answer.kind, answer.headline) == ("status", headline)


def test_what_stands_beside_another_decision_with_some_of_its_words_is_not_agreed(chain: AnswerChain) -> None:
    answer = chain.invoke("Was the independent settlement system agreed in Kazan?")
    assert answer.headline.startswith("Not yet: the quote says only “to study whether")


def test_what_is_only_taken_up_is_not_agreed(fates: AnswerChain) -> None:
    assert fates.invoke("Was the copper exchange agreed?").headline == (
        "Not yet: the quote says only “took up a proposal for a copper exchange”."
    )
    assert fates.invoke("Was the insurer of mines agreed?").headline.startswith("Not yet: ")
    assert fates.invoke("Is the copper exchange already in operation?").headline == (
        "Not yet: It was still an idea rather than a functioning body."
    )
    assert fates.invoke("Were lower duties on copper agreed?").headline.startswith("Agreed: ")


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder = tmp_path_factory.mktemp("ferries")
    told = {
        "2024-04-15": "Peru proposed a night ferry from Lima to Callao. Peru proposed a tidal observatory. "
        "The leaders agreed on a harbour tariff for Lima.",
        "2025-04-15": "The leaders rejected the night ferry from Lima to Callao. "
        "The leaders signed a harbour tariff for Lima.",
        "2026-04-15": "The leaders adopted a plan for a night ferry from Lima to Callao.\n\n"
        "They adopted the Ferry Code. It lists twelve rules. It has no binding force.",
    }
    for day, text in told.items():
        write_articles(folder / "news", {f"larch-{day}": text}, summit="Larch Summit", date=day, place="Lima, Peru")
    with filled_chain(folder) as chain:
        yield chain


@pytest.mark.parametrize(
    "question",
    [
        "Was the night ferry to Callao agreed?",
        "what became of the night ferry to Callao",
        "is the night ferry to Callao still on the table?",
        "so has the night ferry to Callao gone anywhere",
    ],
)
def test_the_course_of_a_matter_is_told_by_meeting_the_newest_first(ferries: AnswerChain, question: str) -> None:
    answer = ferries.invoke(question)
    assert answer.headline == (
        "Adopted: a plan for a night ferry from Lima to Callao (Lima, 15 April 2026);"
        " before that not agreed (Lima, 15 April 2025); only proposed, by Peru (Lima, 15 April 2024)."
    )
    assert [one.title.partition(": ")[0] for one in answer.sections] == [
        "Lima, 15 April 2026",
        "Lima, 15 April 2025",
        "Lima, 15 April 2024",
    ]


@pytest.fixture(scope="module")
def signing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder = tmp_path_factory.mktemp("signing")
    oslo = "The leaders adopted the Oslo Declaration. Chile and Peru both signed, as did Kenya. India did not sign."
    rome = (
        "The leaders adopted the Rome Statement, which 40 countries signed. Chile, Ghana and Norway were among them."
        " Peru did not sign.\n\nPresident William Ruto of Kenya wanted another, although he let the statement pass."
        " The president of Chile closed it by saying that the chair moved to Norway, after his government refused to"
        " pass it to an envoy."
    )
    write_articles(folder / "news", {"oslo": oslo}, summit="Moss Summit", date="2024-04-15", place="Oslo, Norway")
    write_articles(folder / "news", {"rome": rome}, summit="Moss Summit", date="2025-04-15", place="Rome, Italy")
    with filled_chain(folder) as chain:
        yield chain


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "oslo v rome: in or out?",
            "Oslo: signed by Chile, Peru and Kenya; not signed by India."
            " Rome: signed by Chile, Ghana, Norway and others; not signed by Peru.",
        ),
        ("Who signed and who did not sign at Oslo and Rome?", "Oslo: signed by Chile, Peru and Kenya; not signed by"),
        (
            "Which of Chile, Peru and Italy signed in Oslo and which in Rome?",
            "Oslo: signed by Chile and Peru; nothing is told of Italy."
            " Rome: signed by Chile; not signed by Peru; nothing is told of Italy.",
        ),
        ("compare the Moss Summits in Oslo and Rome on who signed", "Oslo: signed by Chile, Peru and Kenya; not"),
        ("did Peru sign in Oslo and in Rome?", "Oslo: signed by Peru. Rome: not signed by Peru."),
        ("Kenya and the Rome Statement: accepted or not?", "With reservations, by William Ruto: he let the statement"),
    ],
)
def test_who_signed_is_told_of_each_meeting(signing: AnswerChain, question: str, headline: str) -> None:
    assert signing.invoke(question).headline.startswith(headline)


def test_what_another_refused_is_not_laid_at_the_door_of_who_is_named_beside(signing: AnswerChain) -> None:
    assert not signing.invoke("did Norway sign the Rome Statement?").headline.startswith("No")


def test_what_was_agreed_each_time_has_no_course(ferries: AnswerChain) -> None:
    answer = ferries.invoke("Was the harbour tariff for Lima agreed?")
    assert (answer.kind, answer.sections) == ("status", ())


def test_what_one_meeting_tells_of_has_no_course(ferries: AnswerChain) -> None:
    assert ferries.invoke("is the tidal observatory dead?").headline.startswith("Only proposed, by Peru: ")


def test_whether_a_text_is_binding_is_told_by_what_its_paragraph_says(ferries: AnswerChain) -> None:
    assert ferries.invoke("is the Ferry Code law now?").headline == "It has no binding force."


@pytest.mark.parametrize(
    ("question", "headline", "quotes"),
    [
        (
            "Was the timber exchange agreed?",
            "Only proposed, by Gabriel Boric, not among the texts adopted.",
            ["President Gabriel Boric of Chile proposed a timber exchange", "None of these ideas was among"],
        ),
        (
            "was the forest academy adopted or just proposed",
            "Only proposed, by Kenya",
            ["Kenya proposed a forest academy"],
        ),
        (
            "has the roadmap for clean ports been adopted?",
            "Adopted: the Oslo Declaration, a text of 14 points, and a roadmap for clean ports",
            ["The leaders adopted the Oslo Declaration"],
        ),
        ("Were the grants for forests agreed?", "Only announced, by Norway: ", ["Norway announced 200 million euros"]),
        ("was a tax on timber agreed, yes or no?", "No: The leaders rejected a common tax", ["The leaders rejected"]),
        (
            "Is the Cedar Bank a done deal?",
            "Disputed: agreed to found a Cedar Bank [1]; by another account a decision to study one [2].",
            ["Reuters reported that the leaders had agreed", "Another account, by the agency EFE"],
        ),
    ],
)
def test_what_became_of_a_thing_is_told_in_the_headline_and_quoted(
    cedar: AnswerChain, question: str, headline: str, quotes: list[str]
) -> None:
    answer = cedar.invoke(question)
    assert answer.kind == "status"
    assert answer.headline.startswith(headline)
    assert len(answer.quotes) >= len(quotes)
    for quote, opening in zip(answer.quotes, quotes, strict=False):
        assert quote.text.startswith(opening)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "Is the pact on smelters in force?",
            "Signed, but nothing in the library says that it is in force: a pact on smelters.",
        ),
        (
            "Was the pact on smelters ratified yet?",
            "Signed, but nothing in the library says that it was ratified: a pact on smelters.",
        ),
        (
            "Has the pact on smelters been implemented?",
            "Signed, but nothing in the library says that it was implemented: a pact on smelters.",
        ),
        (
            "Is the Ghana deal in force?",
            "Signed, but nothing in the library says that it is in force: a free trade agreement with Ghana.",
        ),
        ("Is the plan for clean furnaces in force?", "The plan for clean furnaces enters into force on 1 July 2027."),
        ("Was the pact on smelters signed?", "Signed: a pact on smelters."),
    ],
)
def test_a_later_stage_than_the_one_told_is_not_taken_for_granted(
    fates: AnswerChain, question: str, headline: str
) -> None:
    answer = fates.invoke(question)
    assert (answer.kind, answer.headline) == ("status", headline)


def test_two_accounts_are_told_by_the_figures_in_which_they_differ(fates: AnswerChain) -> None:
    answer = fates.invoke("Was the tailings fund agreed?")
    assert answer.headline == "Disputed: 400 million dollars [1]; by another account 250 million dollars [2]."


def test_what_a_question_wrongly_takes_for_granted_is_denied(cedar: AnswerChain) -> None:
    answer = cedar.invoke("When does the timber exchange agreed in Oslo open?")
    assert answer.headline.startswith(
        "Nothing in the library says that it was agreed: it was only proposed, by Gabriel"
    )
    assert "proposed a timber exchange" in answer.quotes[0].text


def test_what_a_question_rightly_takes_for_granted_is_left_to_the_reader(cedar: AnswerChain) -> None:
    assert cedar.invoke("When does the roadmap adopted in Oslo end?").kind == "fact"


@pytest.mark.parametrize("question", ["did Peru endorse the timber exchange?", "was the exchange endorsed by Peru"])
def test_what_another_state_proposed_is_no_answer_to_whether_this_one_agreed(cedar: AnswerChain, question: str) -> None:
    assert "roposed" not in cedar.invoke(question).headline


def test_a_thing_that_no_article_tells_of_has_no_status(cedar: AnswerChain) -> None:
    answer = cedar.invoke("Was the airship treaty signed in Oslo?")
    assert answer.headline == ""
    assert answer.kind == "fact"


def test_a_thing_of_a_meeting_that_is_not_held_is_declined(cedar: AnswerChain) -> None:
    answer = cedar.invoke("Was the treaty of the Cedar Summit of 2021 signed?")
    assert answer.status == "declined"
    assert "The Cedar Summit of 2021 is not in the library" in answer.text


@pytest.mark.parametrize(
    ("question", "headline", "quoted"),
    [
        ("was the free trade zone with the gulf agreed in jeddah?", "Only proposed", "a free trade zone with the Gulf"),
        (
            "Did the United States sign the statement in Paris?",
            "No: ",
            "The United States and the United Kingdom did not",
        ),
        ("Was fossil fuel phase-out agreed at COP30?", "No: ", "did not contain any mention of fossil fuels"),
        ("was the treaty with China on good neighbourliness signed?", "Signed: ", "signed a Treaty on Eternal"),
        ("Was the Regional Center of Excellence for Nuclear Energy approved?", "Only proposed", "Center of Excellence"),
    ],
)
def test_real_outcomes_have_the_status_that_their_articles_tell(
    chain: AnswerChain, question: str, headline: str, quoted: str
) -> None:
    answer = chain.invoke(question)
    assert answer.headline.startswith(headline)
    assert quoted in answer.quotes[0].text


def test_what_nobody_agreed_to_was_not_agreed_by_the_country_asked_about(cedar: AnswerChain) -> None:
    answer = cedar.invoke("Did Kenya agree to a common tax on timber in Oslo?")
    assert answer.headline == "No: The leaders rejected a common tax on timber."


def test_a_thing_that_is_named_is_looked_for_in_the_articles_that_name_it(tmp_path: Path) -> None:
    articles = {
        "larch": "Ministers met in Lima. The Cedar Action Plan was adopted by all members on Friday.",
        "alder": "Kenya proposed action on ports. Ghana proposed action on forests.",
    }
    fill(write_articles(tmp_path / "news", articles), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    answer = chain.invoke("Was the Cedar Action Plan adopted?")
    chain.close()
    assert {one.article_id for one in answer.quotes} == {"larch"}


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "was the OTS secretary general's term prolonged?",
            "Adopted: decision prolonging the term of the organisation's secretary general.",
        ),
        ("was OTS+ adopted or just talked about?", "Adopted: decision to launch the OTS+ format."),
        ("was the wildfire charter adopted?", "Adopted: Kananaskis Wildfire Charter."),
        ("did Saudi Arabia join BRICS?", "No: Saudi Arabia's position remained unclear"),
        ("did India sign the IMEC memorandum in New Delhi?", "Signed: a memorandum of understanding"),
    ],
)
def test_a_document_of_the_record_was_adopted_and_what_somebody_opposed_they_did_not_back(
    asked_once: AnswerChain, question: str, headline: str
) -> None:
    assert asked_once.invoke(question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("So the timber exchange in Valparaíso was agreed?", "Only proposed"),
        ("A common tax on timber was adopted in Oslo?", "No: "),
        ("Did the leaders create a timber exchange in Oslo?", "Only proposed"),
    ],
)
def test_a_status_may_be_asked_as_a_statement(cedar: AnswerChain, question: str, line: str) -> None:
    answer = cedar.invoke(question)
    assert (answer.kind, answer.headline[: len(line)]) == ("status", line)


@pytest.mark.parametrize(
    ("question", "begins", "quoted"),
    [
        (
            "Was the SCO Development Bank actually established in Tianjin, or did members only agree to keep talking"
            " about it? I need to word this carefully.",
            "Disputed: decided to create an SCO Development Bank",
            ["decided to create an SCO Development Bank", "a decision to intensify consultations"],
        ),
        (
            "What is the status of a permanent secretariat for the China–Central Asia format? Agreed, under study, or"
            " already working?",
            "At first: The declaration and the outcome list committed the parties only to study",
            ["only to study whether one was feasible", "a permanent secretariat, based in Xi'an, had been created"],
        ),
        (
            "Was the accession of Kazakhstan to the Abraham Accords final, or just an intention?",
            "Accounts differ: Trump spoke of the accession as done [1]; News Central Asia described it as an intention",
            ["Trump spoke of the accession as done"],
        ),
        (
            "Has Argentina joined the hunger alliance?",
            "Accounts differ: the host reported that",
            ["Accounts of Argentina"],
        ),
        (
            "status of the C5+1 secretariat",
            "Proposed, by Shavkat Mirziyoyev [1]; by another account a secretariat for it was created in 2022 [2].",
            ["Mirziyoyev proposed a permanent C5+1 secretariat", "a secretariat for it was created in 2022"],
        ),
    ],
)
def test_accounts_that_differ_or_are_of_different_times_are_told_side_by_side(
    asked_once: AnswerChain, question: str, begins: str, quoted: list[str]
) -> None:
    answer = asked_once.invoke(question)
    assert answer.headline.startswith(begins)
    assert all(words in quote.text for words, quote in zip(quoted, answer.quotes, strict=True))


def test_a_year_alone_does_not_ask_who_signed_at_each_meeting_of_it(asked_once: AnswerChain) -> None:
    question = "With whom did the Central Asian states sign the Treaty on Eternal Good-Neighborliness in June 2025?"
    assert asked_once.invoke(question).quotes[0].text.startswith("China and the five Central Asian states signed")


def test_what_another_meeting_adopted_is_no_answer_for_the_place_named(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("Was a declaration adopted in Khankendi?")
    assert {one.article_id for one in answer.quotes} <= {"2025-07-04-eco-khankendi"}


def test_a_shortened_question_keeps_to_the_meeting_that_stands_after_what_was_left_out(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke(
        "Was the SCO Development Bank actually established, or did members only agree to keep talking about it? I need"
        " to word this carefully, at the 24th Shanghai Cooperation Organisation Summit in Astana?"
    )
    assert {one.article_id for one in answer.quotes} == {"2024-07-04-sco-astana"}
