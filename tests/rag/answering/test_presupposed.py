"""What a question takes for granted and no article tells is denied, with the sentence that tells what is so."""

from collections.abc import Iterator

import pytest

from rag.chain import AnswerChain
from tests.rag.fakes import filled_chain, write_articles

ALDER = (
    "President Oda Lund of Norway chaired the Alder Summit in Lima on 15 April 2026. President William Ruto of Kenya"
    " stayed away. President Ana Rojas of Chile spoke by video link and asked for cheaper ferries.\n\n"
    "Leaders adopted a roadmap for clean ports. A suggestion to file a case before the International Court of Justice"
    " was deferred for legal advice. The night train was rejected by 41 votes to 33.\n\n"
    "The declaration neither condemned the blockade nor mentioned Chile's hopes of joining. Peru will pay 5 million"
    " dollars by 2028.\n\n"
    "A text on air services was initialled but not signed. President Juan Mora of Cuba was not invited to the closing"
    " session. Besides President Ida Berg of Iceland, the leaders of Fiji and Tonga did not come."
)


@pytest.fixture(scope="module")
def alder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder = tmp_path_factory.mktemp("alder")
    write_articles(folder / "news", {"lima": ALDER}, summit="Alder Summit", date="2026-04-15", place="Lima, Peru")
    with filled_chain(folder) as chain:
        yield chain


@pytest.mark.parametrize(
    ("question", "headline", "quoted"),
    [
        (
            "what did Lund and Ruto agree on when they met at the Alder Summit in Lima",
            "Nothing in the library says that they met; absent: William Ruto (Kenya).",
            "stayed away",
        ),
        (
            "What did Mora tell the closing session of the Alder Summit in Lima on whales?",
            "Nothing in the library says so: President Juan Mora of Cuba was not invited to the closing session.",
            "not invited",
        ),
        (
            "How long did Mora speak in the closing session of the Alder Summit in Lima?",
            "Nothing in the library says so: President Juan Mora of Cuba was not invited to the closing session.",
            "not invited",
        ),
        (
            "Since Berg took the gavel at the Alder Summit in Lima, what were her words on that occasion?",
            "Nothing in the library says that they spoke there; absent: Ida Berg",
            "did not come",
        ),
        (
            "When Ruto spoke at the Alder Summit in Lima, what did he say?",
            "Nothing in the library says that they were there; absent: William Ruto (Kenya).",
            "stayed away",
        ),
        (
            "What did Rojas ask for when she took the floor in person at the Alder Summit?",
            "Only by video: President Ana Rojas of Chile spoke by video link",
            "video link",
        ),
        (
            "By how many votes was the ICJ case rejected at the Alder Summit?",
            "Nothing in the library tells of a vote on it: A suggestion to file a case",
            "deferred for legal advice",
        ),
        (
            "Which date for Chile's accession does the Alder Summit declaration name?",
            "None: The declaration neither condemned the blockade nor mentioned Chile's hopes of joining.",
            "hopes of joining",
        ),
        (
            "the air services text signed in Lima at the Alder Summit, when does it start?",
            "Nothing in the library says that it was signed. A text on air services was initialled but not signed.",
            "initialled",
        ),
    ],
)
def test_what_is_wrongly_taken_for_granted_is_denied(
    alder: AnswerChain, question: str, headline: str, quoted: str
) -> None:
    answer = alder.invoke(question)
    assert answer.headline.startswith(headline)
    assert quoted in answer.quotes[0].text


@pytest.mark.parametrize(
    "question",
    [
        "By how many votes was the night train rejected at the Alder Summit?",
        "How many dollars does Peru promise at the Alder Summit?",
    ],
)
def test_what_is_told_is_left_to_the_reader(alder: AnswerChain, question: str) -> None:
    assert not alder.invoke(question).headline.startswith(("Nothing", "None"))


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("why did India sign the COP29 finance text so gladly?", "No: Minutes after adoption, Indian negotiator"),
        ("when did Saudi Arabia join BRICS?", "No: Saudi Arabia's position remained unclear"),
        ("why did the UK sign the Paris AI statement?", "No: The United States and the United Kingdom did not sign."),
        ("UK and the Paris AI statement: signed or not?", "No: The United States and the United Kingdom did not sign."),
        ("What persuaded the UK to sign the Paris AI statement?", "No: The United States and the United Kingdom did"),
        ("When Putin addressed the BRICS summit in Rio by video, what did he say?", ""),
        ("when was the Bukhara hub opened?", "Only proposed, by Shavkat Mirziyoyev"),
        ("when did Belarus join the SCO?", "4 July 2024."),
        ("when did Timor-Leste join ASEAN?", "26 October 2025."),
        ("when was the Xi'an Declaration signed?", "19 May."),
        ("when was the C5+1 secretariat set up?", ""),
        ("why did Colombia back the COP30 decision?", ""),
        ("Why did India refuse to back the New Delhi declaration?", "Nothing in the library says that India would not"),
        ("On what day in Kazan did Saudi Arabia become a full BRICS member?", "No: no new full members were admitted"),
        ("When did Azerbaijan become a member of the Consultative Meeting?", "16 November 2025"),
        ("Why did Argentina decline to back the G20 declaration in Johannesburg?", "Citing the way"),
        ("when did Turkmenistan join the EAEU?", ""),
    ],
)
def test_the_day_or_reason_of_what_was_not_done_is_answered_with_that_it_was_not(
    asked_once: AnswerChain, question: str, begins: str
) -> None:
    headline = asked_once.invoke(question).headline
    assert headline.startswith(begins)
    assert begins or not headline


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        (
            "Now that the permanent C5+1 secretariat has been agreed in Washington, in which capital will it sit?",
            "Only proposed, by Shavkat Mirziyoyev",
        ),
        ("Who heads the World AI organisation set up at APEC?", "Only proposed, by Xi Jinping"),
        (
            "Which reservations did Washington attach when it signed the Paris AI statement?",
            "No: The United States and the United Kingdom did not sign.",
        ),
        (
            "What conditions did the UK attach when it signed the Paris AI statement?",
            "No: The United States and the United Kingdom did not sign.",
        ),
        ("the rate of the billionaire tax agreed by the G20 in Rio, in per cent?", "No: Such cooperation might mean"),
        ("What conditions did India attach when it signed the Paris AI statement?", ""),
        ("What does the declaration adopted in Kazan say on the Security Council?", ""),
    ],
)
def test_what_is_mentioned_in_passing_as_done_and_was_not_is_denied(
    asked_once: AnswerChain, question: str, begins: str
) -> None:
    headline = asked_once.invoke(question).headline
    assert headline.startswith(begins)
    assert begins or not headline


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("which delegation stormed out in Astana?", "Nothing in the library says that anybody walked out in Astana."),
        ("who resigned at the G7 in Kananaskis?", "says that anybody resigned at the G7 in Kananaskis."),
        ("how much did the US pledge to the forest fund at COP30?", "tells what the US said or promised there."),
        ("Quote what Modi said in Kazan.", "No article on the 16th BRICS Summit in Kazan tells what Modi said there."),
        ("Was the WHO pandemic agreement discussed at Belém?", "mentions “WHO pandemic agreement”"),
        ("How did Kazakhstan's stock market react to the Washington deals?", "mentions “stock market”"),
        ("which delegations walked out in Baku?", ""),
    ],
)
def test_an_act_that_no_article_on_the_meeting_tells_of_is_said_to_be_missing(
    asked_once: AnswerChain, question: str, said: str
) -> None:
    answer = asked_once.invoke(question)
    assert (answer.status == "declined") == bool(said)
    assert said in str(answer.refusal)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Why did China refuse to sign the Bletchley Declaration?", "China signed: The United States and China both"),
        ("How come Japan didn't sign the Bletchley Declaration?", "Japan signed: The United States and China both"),
        ("Why did India reject the Paris AI declaration?", "India signed: China, France, India, the European Union"),
        ("why did Argentina refuse to join the hunger alliance in Rio?", "Accounts differ."),
        ("Why did Modi stay away from the SCO summit in Tianjin?", "Narendra Modi was there."),
        ("Why was Xi absent from the Astana SCO summit?", "Xi Jinping was there."),
    ],
)
def test_a_refusal_or_an_absence_that_an_article_contradicts_is_answered_with_what_it_says(
    asked_once: AnswerChain, question: str, begins: str
) -> None:
    answer = asked_once.invoke(question)
    assert answer.headline.startswith(begins)
    assert answer.quotes


@pytest.mark.parametrize(
    ("question", "absent", "shown"),
    [
        ("What did Trump tell the other leaders at the APEC meeting in Gyeongju?", "Donald Trump", "Scott Bessent"),
        ("What did Xi propose at the G20 in New Delhi?", "Xi Jinping", "Premier Li Qiang"),
        ("what did Putin say in New Delhi at the G20", "Vladimir Putin", "leaving Lavrov"),
    ],
)
def test_of_whom_words_are_asked_that_nothing_tells_it_is_said_that_they_were_absent_and_who_came(
    asked_once: AnswerChain, question: str, absent: str, shown: str
) -> None:
    answer = asked_once.invoke(question)
    assert absent in answer.headline.partition("absent:")[2]
    assert any(shown in one.text for one in answer.quotes)


@pytest.mark.parametrize(
    "question",
    [
        "Why did Germany refuse to sign the Paris AI statement?",
        "Why did the US refuse to sign the Paris AI statement?",
        "Why was China absent from the Bletchley Park summit?",
        "Why did Trump skip the G20 in Johannesburg?",
    ],
)
def test_a_refusal_or_an_absence_that_no_article_contradicts_is_not_denied(
    asked_once: AnswerChain, question: str
) -> None:
    headline = asked_once.invoke(question).headline
    assert " signed" not in headline
    assert "was there" not in headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("What tax rate on billionaires did the G20 agree in Rio", "None: no common tax or rate was set."),
        ("which billionaire tax rate was agreed at the Rio G20?", "None: no common tax or rate was set."),
        (
            "Which business agreements were signed during Scholz's trip to Central Asia?",
            "None: According to Reuters, no",
        ),
        ("What legal force does the NATO pledge have?", "None: Reports noted that the pledge has no legal force"),
        (
            "What date did COP30 set for ending fossil fuels?",
            "None: The decision did not contain any mention of fossil",
        ),
        (
            "what new full members were admitted at the BRICS summit in Kazan?",
            "None: No new full members were admitted.",
        ),
    ],
)
def test_what_there_is_none_of_is_said_so_in_the_words_of_the_sentence(
    asked_once: AnswerChain, question: str, headline: str
) -> None:
    assert asked_once.invoke(question).headline.startswith(headline)


@pytest.mark.parametrize(
    "question",
    ["Which documents were adopted at Tianjin?", "What budget was set for the G20 in Johannesburg?"],
)
def test_what_no_sentence_denies_is_not_said_to_be_none(asked_once: AnswerChain, question: str) -> None:
    assert not asked_once.invoke(question).headline.startswith("None")
