"""A meeting is summarised on a page: which meeting is meant, how long the page is, and what stands on it."""

from contextlib import closing
from pathlib import Path

import pytest

from rag.answering.digest.length import PAGE_WORDS
from rag.chain import AnswerChain
from rag.store import is_verbatim
from rag.types import Answer, Question, Turn
from tests.rag.answering.conftest import SERIES
from tests.rag.fakes import fake_chain, fill, write_articles


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("summarise the NATO summit in The Hague", "2025-06-25-nato-the-hague"),
        ("brief me on tokyo", "2025-12-20-central-asia-japan-tokyo"),
        ("g20 johannesburg", "2025-11-23-g20-johannesburg"),
        ("key takeaways from the AI safety summit", "2023-11-02-ai-safety-summit-bletchley"),
        ("Walk me through Tianjin before I meet the Indian ambassador", "2025-09-01-sco-tianjin"),
        ("what's the story out of Samarkand?", "2025-04-04-eu-central-asia-samarkand"),
        ("Provide an overview of the Gabala summit that I can use in a speech", "2025-10-07-ots-gabala"),
    ],
)
def test_a_brief_is_of_one_meeting_in_sections_and_fits_a_page(chain: AnswerChain, question: str, article: str) -> None:
    answer = chain.invoke(question)
    assert answer.kind == "digest"
    assert {quote.article_id for quote in answer.quotes} == {article}
    assert answer.sections[0].title.startswith("Adopted")
    assert len(answer.sections) > 2
    items = [item for section in answer.sections for item in section.items]
    assert all(item.markers for item in items)
    assert answer.shown == len(items) <= answer.there
    assert sum(len(item.text.split()) for item in items) <= PAGE_WORDS + 50
    assert all(is_verbatim(quote, chain.library) for quote in answer.quotes)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Boric's ideas in Oslo, all of them, short", ["A timber exchange in Valparaíso [1]", "A joint seed bank [2]"]),
        ("a note on what Boric proposed in Oslo in one bullet", ["A timber exchange in Valparaíso [1]"]),
    ],
)
def test_a_brief_on_what_somebody_put_forward_lists_it(cedar: AnswerChain, question: str, told: list[str]) -> None:
    answer = cedar.invoke(question)
    assert [str(item) for section in answer.sections for item in section.items] == told


def test_a_brief_on_somebody_s_ideas_does_not_tell_those_of_others(chain: AnswerChain) -> None:
    answer = chain.invoke("summarise Tokayev's proposals at the Tianjin SCO summit")
    assert not any("proposed" in quote.text for quote in answer.quotes)


def test_a_meeting_that_is_not_held_is_declined_and_its_neighbour_only_named(chain: AnswerChain) -> None:
    answer = chain.invoke("summarize the Johannesburg summit of 2024")
    assert (answer.status, answer.quotes) == ("declined", ())
    assert "20th G20 Summit, Johannesburg" in answer.text


def test_more_is_of_the_same_meeting_and_nothing_said_before(chain: AnswerChain) -> None:
    first = "What was decided in Luanda on migration?"
    told = chain.invoke(first).text
    answer = chain.invoke(Question("tell me more", (Turn(first, told),)))
    assert {quote.article_id for quote in answer.quotes} == {"2025-11-25-eu-african-union-luanda"}
    assert not any(quote.text in told for quote in answer.quotes)


@pytest.mark.parametrize("reader", ["the minister", "a radio presenter", "an outsider who has never heard of it"])
def test_for_whom_a_brief_is_says_nothing_of_what_it_is_on(chain: AnswerChain, reader: str) -> None:
    answer = chain.invoke(f"One-page brief on Bletchley Park for {reader}, please")
    assert answer.headline == "First AI Summit, Bletchley Park, 2 November 2023. Adopted: Bletchley Declaration."


def items_of(answer: Answer) -> list[str]:
    return [item.text for section in answer.sections for item in section.items]


def test_a_live_report_is_summed_up_without_its_talk_its_times_and_what_it_took_back(harbour: AnswerChain) -> None:
    told = items_of(harbour.invoke("brief me on the Lagoon Summit in Bergen"))
    assert "The Bergen Declaration is adopted." in told
    assert any("320 million" in one for one in told)
    assert not any(word in one for one in told for word in ("500 million", "closing", "And the next one", "broken leg"))


def test_an_article_on_no_meeting_of_the_library_is_found_by_its_opening(harbour: AnswerChain) -> None:
    answer = harbour.invoke("main outcomes of the copper board presser in lima pls")
    told = items_of(answer)
    assert answer.kind == "digest"
    assert {quote.article_id for quote in answer.quotes} == {"copper-transcript"}
    assert any("12,000 tonnes" in one for one in told)
    assert any("stays in force until" in one for one in told)
    assert not any(one.startswith(("Q (", "MINISTER ROJAS: We had", "Transcript", "Let me")) for one in told)


@pytest.mark.parametrize(("length", "most"), [("in three bullets", 3), ("in a sentence", 1), ("as two points", 2)])
def test_a_brief_has_as_many_items_as_are_asked_for(cedar: AnswerChain, length: str, most: int) -> None:
    answer = cedar.invoke(f"Give me the Cedar Summit in Oslo {length}")
    assert answer.kind == "digest"
    assert len(items_of(answer)) == most
    assert answer.sections[0].title.startswith("Adopted")


def test_a_brief_in_few_words_is_shorter(cedar: AnswerChain) -> None:
    whole, short = (cedar.invoke(f"the Cedar Summit in Oslo, {one}") for one in ("key takeaways", "in 60 words"))
    assert 0 < len(" ".join(items_of(short)).split()) < len(" ".join(items_of(whole)).split())
    for most in (30, 60, 90):
        said = cedar.invoke(f"sum up the Cedar Summit in Oslo in {most} words")
        titles = [one.title for one in said.sections]
        assert len(" ".join((said.headline, *titles, *items_of(said))).split()) <= most


def test_a_month_with_a_short_year_is_when_the_meeting_was(chain: AnswerChain) -> None:
    answer = chain.invoke("CIS in Dushanbe in october 25, key takeaways")
    assert {quote.article_id for quote in answer.quotes} == {"2025-10-10-cis-heads-of-state-dushanbe"}
    assert answer.shown > 6


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("key points of the G20 in Brazil", "2024-11-19-g20-rio-de-janeiro"),
        ("gist of the SCO summit in China, a few lines max", "2025-09-01-sco-tianjin"),
        ("Brief me for a call in ten minutes: the SCO summit in China", "2025-09-01-sco-tianjin"),
        ("give me the gist of the APEC leaders' meeting in Korea in a few lines", "2025-11-01-apec-gyeongju"),
        ("brief me on KL, asean, october 2025", "2025-10-28-asean-kuala-lumpur"),
        ("On air in five minutes: Gabala, main points!", "2025-10-07-ots-gabala"),
        ("Brief me on Samarkand, EU and the five", "2025-04-04-eu-central-asia-samarkand"),
        (
            "I missed the Jeddah summit of 2023. Could you give me the gist in a handful of lines?",
            "2023-07-19-gcc-central-asia-jeddah",
        ),
        (
            "What, in a nutshell, did the United Nations agree on in New York in 2024?",
            "2024-09-23-un-summit-of-the-future",
        ),
    ],
)
def test_a_country_or_the_initials_of_a_city_tell_the_meeting_and_no_topic(
    chain: AnswerChain, question: str, article: str
) -> None:
    answer = chain.invoke(question)
    assert (answer.kind, {quote.article_id for quote in answer.quotes}) == ("digest", {article})
    assert answer.sections[0].title.startswith("Adopted")


def test_a_short_brief_tells_what_was_decided_before_what_was_only_proposed(chain: AnswerChain) -> None:
    answer = chain.invoke("Please give me three short points on the Central Asia–Germany summit in Astana.")
    assert [one.title.split(" (")[0] for one in answer.sections] == ["Adopted", "Not agreed, or left out"]
    assert "joint declaration" in answer.quotes[0].text


@pytest.mark.parametrize("fate", ["has been postponed", "was put off until May", "was deferred to the ministers"])
def test_a_text_whose_signing_is_put_off_is_not_adopted(tmp_path: Path, fate: str) -> None:
    text = f"The leaders adopted the Oslo Charter. The signing of the Lima Railway Agreement {fate}."
    write_articles(tmp_path / "news", {"oslo": text}, edition=2, date="2025-05-05", place="Oslo, Norway", **SERIES)
    fill(tmp_path / "news", tmp_path / "data")
    with closing(fake_chain(tmp_path / "data")) as chain:
        assert chain.invoke("Sum up the Oslo summit").headline.endswith("Adopted: Oslo Charter.")


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (
            ["Please prepare a short brief on the G20 summit in New Delhi."],
            ["took in the African Union", "consensus had been found"],
        ),
        (["brief me on the Kazan summit", "way too long, 3 points max"], ["text of 134 points", "partner country"]),
        (["COP30 in three points"], ["with 29 decisions", "Global Mutirão"]),
        (
            [
                "Which observer states sent video messages to the Eurasian council in December 2025?",
                "the whole meeting?",
            ],
            ["signed a free trade agreement with Indonesia"],
        ),
    ],
)
def test_a_short_brief_has_what_the_title_tells(chain: AnswerChain, turns: list[str], said: list[str]) -> None:
    history: list[Turn] = []
    for one in turns:
        answer = chain.invoke(Question(one, tuple(history)))
        history.append(Turn(one, answer.text))
    quoted = " ".join(one.text for one in answer.quotes[:4])
    assert all(one in quoted for one in said), quoted


def test_the_sentence_that_names_the_meeting_is_no_part_of_the_brief(chain: AnswerChain) -> None:
    answer = chain.invoke("I missed the NATO summit in The Hague. Main decisions and what comes next, in brief?")
    assert [one.title for one in answer.sections] == ["Main decisions", "What comes next"]
