"""A brief on a topic, or over several meetings; a word that means many meetings is asked back."""

from contextlib import closing
from pathlib import Path

import pytest

from rag.answering.digest import digest
from rag.answering.digest.length import PAGE_WORDS
from rag.chain import AnswerChain
from rag.store import Library
from tests.rag.answering.asked import asked_of
from tests.rag.fakes import fill, write_articles


@pytest.mark.parametrize("word", ["energy", "ukraine", "critical minerals"])
def test_a_word_that_comes_up_at_many_meetings_gets_a_line_on_each_and_a_question(
    chain: AnswerChain, word: str
) -> None:
    answer = chain.invoke(word)
    assert word in answer.headline.casefold()
    assert answer.headline.endswith("Which one do you mean?")
    assert len(answer.sections) == answer.shown <= answer.there
    assert all(word.split()[0][:6] in section.items[0].text.casefold() for section in answer.sections)


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        (
            "brief me on what the summits said about reforming the UN Security Council",
            [
                "a UN Security Council that is more representative",
                "On the Security Council the pact",
                "renewed calls for",
            ],
            "candidacy",
        ),
        (
            "Brief me on what the meetings said about stopping the war in Gaza",
            ["ceasefire in Gaza", "grave concern about Gaza"],
            "US plan",
        ),
    ],
)
def test_a_topic_over_all_meetings_is_found_in_other_words(
    chain: AnswerChain, question: str, told: list[str], not_told: str
) -> None:
    answer = chain.invoke(question)
    quoted = " ".join(one.text for one in answer.quotes)
    assert answer.headline.endswith("comes up at three meetings.")
    assert [one for one in told if one not in quoted] == []
    assert not_told not in quoted


def test_a_word_of_one_meeting_needs_no_question_back(chain: AnswerChain) -> None:
    answer = chain.invoke("lunar station")
    assert "one meeting" in answer.headline
    assert "?" not in answer.headline
    assert "lunar research station" in answer.quotes[0].text


def test_a_series_is_asked_back_with_points_on_each_meeting(chain: AnswerChain) -> None:
    answer = chain.invoke("C5+1")
    assert len(answer.sections) == 2
    assert answer.headline.endswith("Which one do you mean?")


def test_as_many_bullets_as_asked_for_are_on_the_one_topic(chain: AnswerChain) -> None:
    answer = chain.invoke("Three bullets on the row over the handover of the G20 presidency in Johannesburg, please.")
    (section,) = answer.sections
    assert len(section.items) == 3
    assert "refused to pass it to Marc Dillard" in " ".join(item.text for item in section.items)


def test_a_brief_limited_to_a_topic_answers_each_of_its_questions(chain: AnswerChain) -> None:
    answer = chain.invoke(
        "Brief for the ambassador, nuclear energy only: what did Mirziyoyev announce in Dushanbe and what did he merely"
        " propose?"
    )
    announced, proposed = answer.sections
    assert "reactor unit" in announced.items[0].text
    assert "Center of Excellence for Nuclear Energy" in proposed.items[0].text
    assert "Industrial Engineering Hub" not in answer.text


def test_one_matter_over_several_meetings_is_told_of_each(chain: AnswerChain) -> None:
    bank = chain.invoke(
        "Summarise in one short paragraph what the Kazan and Rio BRICS summits meant for the New Development Bank."
    )
    assert bank.headline == "New Development Bank at two meetings."
    assert [len(one.items) for one in bank.sections] == [2, 2]
    none = chain.invoke("Five bullets on whaling: three from the Turkic summits and two from the G20 in Rio")
    assert none.status == "declined"
    assert none.text.startswith("No sentence on Organization of Turkic States Informal Summit Budapest 2025, ")
    corridor = chain.invoke(
        "Give me five bullets on the Trans-Caspian or Middle Corridor: one each from the meetings with the EU, Italy"
        " and Japan, and two from the Turkic summits."
    )
    assert {quote.article_id[11:] for quote in corridor.quotes} == {
        "eu-central-asia-samarkand",
        "central-asia-italy-astana",
        "central-asia-japan-tokyo",
        "ots-informal-budapest",
        "ots-gabala",
    }
    nothing = chain.invoke("Two bullets on llamas: one from the Gabala summit and one from the summit in Tianjin")
    assert (nothing.status, nothing.quotes) == ("declined", ())


@pytest.mark.parametrize(
    ("question", "cities"),
    [
        ("Brief on the G20 summits 2023-2025, half a page", ["New Delhi", "Rio de Janeiro", "Johannesburg"]),
        ("Sum up the G20 from 2024 to 2025 in four bullets", ["Rio de Janeiro", "Johannesburg"]),
        ("Sum up the Central Asia–Russia summits", ["Astana", "Dushanbe"]),
    ],
)
def test_the_meetings_of_a_series_over_years_are_told_each(
    chain: AnswerChain, question: str, cities: list[str]
) -> None:
    answer = chain.invoke(question)
    assert not answer.headline.endswith("?")
    assert [one.title.split(", ")[1] for one in answer.sections] == cities
    assert sum(len(item.text.split()) for one in answer.sections for item in one.items) <= PAGE_WORDS


@pytest.mark.parametrize(
    ("question", "held", "not_held"),
    [
        ("Sum up what the summits of 2025 said on AI", {"Paris", "Gyeongju", "Rio de Janeiro"}, "Bletchley"),
        ("brief me: Central Asia & critical minerals, all formats", {"Washington", "Tokyo", "Astana"}, "Johannesburg"),
    ],
)
def test_all_meetings_are_asked_for_and_not_which(
    chain: AnswerChain, question: str, held: set[str], not_held: str
) -> None:
    answer = chain.invoke(question)
    cities = {one.title.split(", ")[1] for one in answer.sections}
    assert "Which one" not in answer.headline
    assert held <= cities
    assert not_held not in cities


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("gist of the Tarn archives conference", "The paper that stayed, Tarn, in brief."),
        ("the Tarn archives conference in short", "The paper that stayed, Tarn, in brief."),
        ("summarise the professor's interview, please", "A list is no prize, in brief."),
        ("summarise the Lorn minutes", "Kelp Council, Lorn, 4 May 2026. Adopted: plan for kelp."),
        ("gist of the Lorn gardeners' meeting", "Kelp Council, Lorn, 4 May 2026, in brief."),
    ],
)
def test_a_meeting_or_text_that_is_only_described_is_summed_up_whole(
    tmp_path: Path, question: str, headline: str
) -> None:
    paper = (
        "Governments argued for days about old records. They met in Tarn.\n\nThey agreed on a set of principles."
        "\n\nThe keepers of the archives were not asked. A binding pact was rejected."
    )
    talk = "Professor Ada Lund led the delegation of Peru. She spoke to Stone.\n\nWe agreed on 22 sites in Oslo."
    kelp = "The Kelp Council met in Lorn on 4 May 2026. It adopted a plan for kelp. Chile proposed a tax on silt."
    news = tmp_path / "news"
    write_articles(news, {"paper": f"# The paper that stayed\n\n{paper}", "talk": f"# A list is no prize\n\n{talk}"})
    write_articles(news, {"lorn": kelp}, summit="Kelp Council", place="Lorn", date="2026-05-04")
    fill(news, tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        told = digest(asked_of(library, question))
        assert told is not None
        assert told.headline == headline
