"""Who acts in what a sentence states, and whose voice tells it."""

import pytest

from rag.record.statement.statement import read_statements
from rag.types import Article
from tests.rag.record.reading import actors, statements


def test_items_of_a_list_are_decided_by_those_whom_its_lead_names() -> None:
    found = statements(
        "The Heads of State:",
        "(a) adopted a declaration;",
        "(b) approved a statute, under which the fund shall have 3 million euros;",
        "(c) decided to admit Peru.",
        "President Ana Lund of Norway proposed a bank.",
    )[1:]
    assert [one.status for one in found] == ["adopted", "adopted", "adopted", "proposed"]
    assert [one.actors[0].name for one in found] == ["heads of State"] * 3 + ["Ana Lund"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Leaders considered a proposal by Peru for a bank in which all would hold shares.", ["Peru"]),
        ("The plan for a pause of ten years, tabled by Fiji and supported by Palau, found few friends.", ["Fiji"]),
        ("A proposal from Norway to fund a survey was referred to a committee.", ["Norway"]),
        ("The Africans asked for more money.", []),
        ("The Declaration was adopted by consensus; Chile attached a note.", []),
    ],
)
def test_who_made_a_proposal_acts_in_it(sentence: str, expected: list[str]) -> None:
    assert actors(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A proposal by Kenya for an air bridge was not taken up.", ["Kenya"]),
        ("A plea from Zimbabwe for a second line was rejected.", ["Zimbabwe"]),
        ("The air bridge was not taken up.", []),
    ],
)
def test_who_made_a_proposal_that_failed_acts_in_it(sentence: str, expected: list[str]) -> None:
    article = Article(id="a", title="", text=sentence, sha256="")
    assert [one.name for one in read_statements(article, [(0, len(sentence))])[0].actors] == expected


@pytest.mark.parametrize(
    "text",
    [
        "BUENOS AIRES – Kenya announced a plan.",
        "MADRID (CNN) Kenya announced a plan.",
        "Paris, 3 May (Reuters) – Kenya announced a plan.",
        "Dushanbe (TDI): Kenya announced a plan.",
    ],
)
def test_the_city_of_a_dateline_acts_in_nothing(text: str) -> None:
    assert actors(text) == ["Kenya"]


def test_a_label_acts_in_nothing_and_a_dateline_neither() -> None:
    assert actors("PRESIDENT OLL: Austria will host the fourth summit in Linz in 2028.") == ["Austria"]
    dated = "KOROR, Palau, Sept 3, 2026 (Sea Wire) - Leaders of the Pacific Islands Forum agreed to build a port."
    assert actors(dated) == ["leaders"]


def test_a_question_in_a_transcript_is_told_by_nobody_of_its_label() -> None:
    (found,) = statements("Q (Lorn Courier): Peru had suggested a yearly meeting.")
    assert [one.name for one in found.actors] == ["Peru"]


def test_two_clauses_of_one_sentence_are_two_statements_with_their_own_actors() -> None:
    first, second = statements("Canada and Britain decided to set up a group, and Ottawa pledged legislation.")
    assert (first.status, [one.name for one in first.actors]) == ("adopted", ["Canada", "United Kingdom"])
    assert (second.status, [one.name for one in second.actors]) == ("announced", ["Canada"])
    assert first.span == second.span
    assert first.clause != second.clause


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (("Kazakh President Kassym-Jomart Tokayev came.", "Tokayev proposed a fund."), ["Kassym-Jomart Tokayev"]),
        (("Kazakh President Kassym-Jomart Tokayev spoke.", "He proposed a fund."), ["Kassym-Jomart Tokayev"]),
        (
            ("Uzbek President Shavkat Mirziyoyev spoke first.", "The Uzbek leader proposed a fund."),
            ["Shavkat Mirziyoyev"],
        ),
        (("Shavkat Mirziyoyev spoke.", "Mirziyoev proposed a fund."), ["Shavkat Mirziyoyev"]),
        (("Emomali Rahmon spoke.", "A council on water would, under his plan, meet twice a year."), ["Emomali Rahmon"]),
        (("Kyrgyzstan will build a dam, Japarov announced.",), ["Japarov"]),
        (("Ramaphosa argued that debts should be written down.",), ["Ramaphosa"]),
        (("Philip Davis, prime minister of the Bahamas, announced a debt swap.",), ["Philip Davis"]),
        (("Hungary's prime minister, Viktor Orbán, proposed a fund.",), ["Viktor Orbán"]),
        (
            ("In Samarkand on 4 April 2025 the European Union and Kazakhstan decided to raise their ties.",),
            ["European Union", "Kazakhstan"],
        ),
        (
            ("Serdar Berdimuhamedov spoke.", "The host, Emomali Rahmon, listed risks when he proposed a fund."),
            ["Emomali Rahmon"],
        ),
        (("Sadyr Japarov of Kyrgyzstan proposed a fund.",), ["Sadyr Japarov"]),
        (("European Commission President Ursula von der Leyen pledged aid.",), ["Ursula von der Leyen"]),
        (("The World Bank pledged aid.",), ["World Bank"]),
        (("Beijing announced new loans.",), ["China"]),
        (("Both sides agreed to meet.",), ["both sides"]),
        (("The leaders met.", "They agreed on a fund."), ["leaders"]),
        (("A statement was blocked by Hungary.",), ["Hungary"]),
        (("A statement was adopted on Friday.",), []),
        (("Larger deliveries to Europe were rejected.",), []),
        (("We will act.",), ["we"]),
    ],
)
def test_who_acts_is_named_in_full_and_pronouns_mean_who_acted_last(
    sentences: tuple[str, ...], expected: list[str]
) -> None:
    assert actors(*sentences) == expected


@pytest.mark.parametrize(
    ("sentences", "voice"),
    [
        (("We will act.",), "text"),
        (("The declaration condemned the attack.",), "text"),
        (("Kazakh President Kassym-Jomart Tokayev proposed a fund.",), "leader"),
        (("A senior official said the talks went well.",), "official"),
        (("Analysts said the talks went well.",), "analyst"),
        (("The talks took place in Lima.",), "reporter"),
    ],
)
def test_the_voice_is_of_the_one_who_speaks(sentences: tuple[str, ...], voice: str) -> None:
    assert statements(*sentences)[-1].voice == voice


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("Chile, the Russian Federation, Peru and others opposed it.",), ["Chile", "Russia", "Peru"]),
        (("Pressed by Lund, prosecutor Leo Wirt said he had found nothing.",), ["Leo Wirt"]),
        (("Ana Lund, Peru's climate chief, said Chile could replace gas.",), ["Ana Lund"]),
        (("In 2021, in an essay for the paper, Peru said it would join.",), ["Peru"]),
        (("On bunker fuels, Peru recommended inventories.", "He noted the need for a method."), ["Peru"]),
        (("Bolivia, supported by Chile, said the text was weak.", "She called for more."), ["Bolivia"]),
        (("Peru noted that since the board had recommended a text, it would join.",), ["Peru"]),
        (("The draft conclusions invite parties to submit proposals.",), []),
        (("Peru will send aid, officials said.",), ["Peru"]),
        (('"We were committed to a deal," the hospital said.',), ["hospital"]),
        (("Foundations will pledge money.",), ["foundations"]),
        (("(ANP) Peru announced a fund.",), ["Peru"]),
        (("At its session, held in Lima from 2 to 4 May 1996, delegates considered reviews.",), ["delegates"]),
        (("The board also took note of the report and requested a list.",), ["board"]),
        (("It takes time, says Delston.",), ["Delston"]),
    ],
)
def test_who_acts_behind_introductions_asides_and_in_what_others_tell(
    said: tuple[str, ...], expected: list[str]
) -> None:
    assert [one.name for one in statements(*said)[-1].actors] == expected


def test_no_name_goes_on_from_one_line_to_the_next() -> None:
    (*_, last) = statements("By Ana Lund\nThe market fell.", "The board met.")
    assert [one.name for one in last.actors] == ["board"]
