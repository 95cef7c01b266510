"""A judgement on a claim quotes the sentences that decide it."""

from collections.abc import Iterator

import pytest

from rag.chain import AnswerChain
from tests.rag.fakes import filled_chain, write_articles


@pytest.mark.parametrize(
    ("claim", "headline", "quoted"),
    [
        ("Japan fixed a goal of 3 trillion yen of state money for Central Asia", "Wrong: ", "private-sector projects"),
        (
            "leaders signed the Treaty on Friendship in Astana in August 2024",
            "Wrong: ",
            "not among the papers reported",
        ),
        (
            "APEC created a World Artificial Intelligence Cooperation Organization in Shanghai",
            "No: only proposed, by Xi Jinping.",
            "It remained a proposal",
        ),
        ("there is now a World AI Cooperation Organization in Shanghai", "No: only proposed", "It remained a proposal"),
        ("the BRICS grain exchange is already up and running", "No: only proposed", "rather than functioning bodies"),
    ],
)
def test_the_next_sentence_that_qualifies_it_is_told(
    asked_once: AnswerChain, claim: str, headline: str, quoted: str
) -> None:
    answer = asked_once.invoke(f"Is it true that {claim}?")
    assert answer.headline.startswith(headline)
    assert any(quoted in one.text for one in answer.quotes)


@pytest.mark.parametrize(
    ("question", "headline", "quoted"),
    [
        (
            "Both the Indian and the Pakistani prime minister attended the Tianjin summit. Correct?",
            "Yes: both claims are borne out.",
            ["Prime Minister Narendra Modi attended", "Prime Minister Shehbaz Sharif"],
        ),
        (
            "“Russia put $33 billion into Aral Sea programmes” - safe to run this figure?",
            "Not quite: accounts differ; the quotes give $33 million and $33 billion.",
            ["$33 million", "TV BRICS gave the same item as $33 billion"],
        ),
        (
            "Copy says Timor-Leste, which applied in 2002, became ASEAN's tenth member on 25 October 2025. Sign off?",
            "Wrong: both claims.",
            ["applied in 2011", "eleventh member"],
        ),
        (
            "Can I write that there was no C5+1 secretariat of any kind before the summit in Washington?",
            "Wrong: the quote says “was created in 2022”.",
            ["a secretariat for it was created in 2022"],
        ),
        (
            "Claim: the Tropical Forests Forever Facility reached the 25 billion dollars Brazil wanted. Is that so?",
            "Wrong: the quote says 6.7 billion dollars.",
            ["well short of the 25 billion"],
        ),
        (
            "I am live in five: there is now a World AI Cooperation Organization in Shanghai, yes or no?",
            "No: only proposed, by Xi Jinping.",
            ["made a suggestion of his own"],
        ),
        (
            "Can I write that there was no C5+1 secretariat before 2021?",
            "Yes: borne out.",
            ["a secretariat for it was created in 2022"],
        ),
        (
            "May we state in a cable that Kazakhstan has acceded to the Abraham Accords?",
            "Not quite: accounts differ.",
            ["announced it would join", "described it as an intention"],
        ),
        (
            "Is it true that the ECO communiqué supported Türkiye's bid to host COP31?",
            "Yes: borne out.",
            ["supported Türkiye's bid"],
        ),
    ],
)
def test_every_sentence_that_decides_is_quoted(
    chain: AnswerChain, question: str, headline: str, quoted: list[str]
) -> None:
    answer = chain.invoke(question)
    assert (answer.kind, answer.headline) == ("check", headline)
    told = " ".join(one.text for one in answer.quotes)
    assert [one for one in quoted if one not in told] == []


@pytest.mark.parametrize(
    "claim",
    ["Hungary is a member of the OTS", "the New Delhi text was signed by Russia"],
)
def test_a_sentence_that_only_has_the_words_bears_nothing_out(chain: AnswerChain, claim: str) -> None:
    assert not chain.invoke(f"Is it true that {claim}?").headline.startswith("Yes")


@pytest.mark.parametrize(
    ("question", "begins", "first"),
    [
        (
            "fact check: Xi Jinping attended the BRICS summit in Rio in 2025",
            "Wrong: Xi Jinping was not there",
            "stayed away",
        ),
        (
            "check: Tokayev chaired the EAEU council in St Petersburg in 2025",
            "Wrong: the quote says this",
            "Lukashenko chaired",
        ),
        (
            "verify: Lukashenko chaired the EAEU council in St Petersburg in 2025",
            "Yes: borne out",
            "Lukashenko chaired",
        ),
        ("check: ASEAN agreed to send observers to Myanmar's election", "Wrong: the quote", "turned down"),
        ("check: Rubio visited all five Central Asian countries in 2025", "Wrong: the quote says 2026", "Rubio"),
        ("is it true that G20 leaders will meet in South Korea in 2028?", "Yes: borne out", "South Korea in 2028"),
        ("check: Russia's grain exchange is now running inside BRICS", "No: only proposed", "grain exchange"),
        ("check: Colombia and Uzbekistan were admitted to the New Development Bank", "Yes: borne out", "admitted"),
        ("check: the G20 in Johannesburg adopted its declaration on 22 November 2025", "Yes: borne out", "22 November"),
        ("is it so that all presidents who met in Dushanbe adopted a communiqué", "Yes: borne out", "Communiqué"),
        ("check: India welcomed the finance deal at COP29", "Not borne out", "opposed the document"),
        # Of what else is near, another country's position or proposal says nothing of it.
        ("check: Indonesia joined as a member of BRICS in 2025", "Not borne out", "welcomed as a full member"),
        ("check: the leaders adopted a communique of 29 points in Dushanbe", "Not borne out", "ran to 29 points"),
        (
            "check: Norway pledged 3 billion dollars to the Tropical Forests Forever Facility",
            "Yes",
            "Norway announced 3",
        ),
    ],
)
def test_the_sentence_that_decides_stands_first(chain: AnswerChain, question: str, begins: str, first: str) -> None:
    answer = chain.invoke(question)
    assert answer.headline.startswith(begins)
    assert first in answer.quotes[0].text


LIVE = (
    "10.30 An official said that 12 million dollars from the Delta Fund would be paid out in May.\n\n"
    "13.20 CORRECTION. At 10.30 we gave the sum to be paid out from the Delta Fund as 12 million dollars."
    " The correct amount is 9 million dollars.\n\n"
    "14.00 Peru asked for fishing rights of six years for the islands. The text provides for three years.\n\n"
    "15.00 The ban on dredging was extended until 31 March 2028. The ferry subsidy was cut from 8 million dollars to"
    " 5 million dollars.\n\n"
    "16.00 The Delta Declaration is adopted. It has 28 points. The harbour treaty was signed by nine ministers and"
    " contains 56 articles. The treaty has no binding force. It will enter into force when four have ratified it.\n\n"
    "17.00 The assembly adopted the medicine reserve by 51 votes to 19. The proposal for a night train was rejected by"
    " 41 votes to 33.\n\n"
    "18.00 The leaders pledged 42 million dollars for the coast guard. At its meeting in Quito in July 2025 the"
    " assembly had pledged 15 million dollars for the coast guard.\n\n"
    "18.30 Repairs to the pier will cost 63 million dollars, not 36 million dollars as a wire had it.\n\n"
    "19.00 The presidents of Peru and Chile took part, and President Ada Roe of Kenya spoke by video link."
)


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder = tmp_path_factory.mktemp("live")
    write_articles(folder / "news", {"delta": LIVE}, summit="Delta Summit", date="2026-03-05", place="Lima, Peru")
    with filled_chain(folder) as chain:
        yield chain


@pytest.mark.parametrize(
    ("claim", "headline", "quoted"),
    [
        (
            "12 million dollars from the Delta Fund will be paid out",
            "Wrong: the quote says 9 million dollars.",
            "correct",
        ),
        ("9 million dollars from the Delta Fund will be paid out", "Yes: borne out.", "correct amount"),
        ("the islands keep fishing rights for six years", "Wrong: the quote says three years.", "The text provides"),
        ("the islands keep fishing rights for two years", "Wrong: the quote says three years.", "The text provides"),
        ("Peru asked for fishing rights of six years", "Yes: borne out.", "Peru asked"),
        ("the ban on dredging was made permanent", "Wrong: the quote says “until 31 March 2028”.", "extended"),
        (
            "at the Delta Summit in Lima 15 million dollars were pledged for the coast guard",
            "Wrong: the quote says 42 million dollars.",
            "42 million",
        ),
        ("in Quito in July 2025 15 million dollars were pledged for the coast guard", "Yes: borne out.", "in Quito"),
        ("repairs to the pier cost 36 million dollars", "Wrong: the quote says 63 million dollars.", "Repairs"),
        ("repairs to the pier cost 63 million dollars", "Yes: borne out.", "Repairs"),
        ("Ada Roe came to Lima", "Wrong: Ada Roe took part “by video link”, by the quote.", "by video link"),
        ("the ferry subsidy is 8 million dollars", "Wrong: the quote says 5 million dollars.", "cut from"),
        ("the Delta Declaration has 34 points", "Wrong: the quote says 28.", "28 points"),
        ("the harbour treaty is a binding treaty with 56 articles", "Wrong: the quote denies it.", "no binding force"),
        ("the medicine reserve was rejected by 51 votes to 19", "Wrong: the quote says otherwise.", "51 votes"),
    ],
)
def test_what_is_settled_in_another_sentence_decides(live: AnswerChain, claim: str, headline: str, quoted: str) -> None:
    answer = live.invoke(f'"{claim}" - true?')
    assert answer.headline == headline
    assert quoted in answer.quotes[0].text
