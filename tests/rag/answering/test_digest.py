"""A meeting is summarised on a page; a word that means many meetings is asked back."""

from contextlib import closing
from pathlib import Path

import pytest

from rag.answering.digest.in_parts import without_left_out
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
    ],
)
def test_a_country_or_the_initials_of_a_city_tell_the_meeting_and_no_topic(
    chain: AnswerChain, question: str, article: str
) -> None:
    answer = chain.invoke(question)
    assert (answer.kind, {quote.article_id for quote in answer.quotes}) == ("digest", {article})
    assert answer.sections[0].title.startswith("Adopted")


@pytest.mark.parametrize(
    ("question", "parts", "said"),
    [
        (
            "Three bullets on COP29 for the 6pm bulletin, finance + carbon markets + what failed",
            ["Finance", "Carbon markets", "What failed"],
            ["at least 300 billion US dollars a year", "Article 6", "could not agree"],
        ),
        (
            "brief on COP30 for my editor: adaptation, forests, fossil fuels",
            ["Adaptation", "Forests", "Fossil fuels"],
            ["adaptation", "Tropical Forests", "fossil fuels"],
        ),
        (
            "150 words on Tianjin: texts, institutions, what China pledged",
            ["Texts", "Institutions", "What China pledged"],
            ["Tianjin Declaration", "institution", "Xi Jinping: He announced 2 billion yuan"],
        ),
        (
            "Prepare a page on the EU–African Union summit in Luanda: outcome, raw materials and what comes next.",
            ["Outcome", "Raw materials", "What comes next"],
            ["A joint declaration was adopted", "materials", "The eighth summit is to be held in Brussels"],
        ),
        (
            "Summarise what was decided in Kazan on Gaza and who chaired it",
            ["What was decided in Kazan on Gaza", "Who chaired it"],
            ["grave concern about Gaza", "Russian President Vladimir Putin presided"],
        ),
        (
            "Prepare a brief on the Rio BRICS summit: decisions, climate finance and who was absent.",
            ["Decisions", "Climate finance", "Who was absent"],
            ["Rio de Janeiro Declaration", "Framework Declaration on Climate Finance", "Xi Jinping"],
        ),
    ],
)
def test_each_part_of_a_brief_is_covered(chain: AnswerChain, question: str, parts: list[str], said: list[str]) -> None:
    answer = chain.invoke(question)
    assert (answer.kind, answer.status) == ("digest", "answered")
    assert [section.title for section in answer.sections] == parts
    for section, one in zip(answer.sections, said, strict=True):
        assert one in " ".join(item.text for item in section.items)
    assert "bulletin" not in answer.headline
    assert "editor" not in answer.headline


@pytest.mark.parametrize(
    ("question", "whole", "title", "added"),
    [
        (
            "Summarise the Luanda summit of the EU and the AU, half a page, with what it says on migration",
            "A joint declaration was adopted",
            "On migration",
            "Migration was treated from both ends",
        ),
        (
            "Write half a page on the Kazan BRICS summit, including what it says on Gaza",
            "The Kazan Declaration, a text of 134 points",
            "On Gaza",
            "grave concern about Gaza",
        ),
    ],
)
def test_what_a_brief_is_to_tell_besides_is_a_section_of_the_whole_brief(
    chain: AnswerChain, question: str, whole: str, title: str, added: str
) -> None:
    answer = chain.invoke(question)
    assert answer.sections[0].title.startswith("Adopted")
    assert whole in answer.sections[0].items[0].text
    assert answer.sections[1].title == title
    assert added in answer.sections[1].items[0].text
    assert "No sentence names" not in answer.headline


def test_a_short_brief_tells_what_was_decided_before_what_was_only_proposed(chain: AnswerChain) -> None:
    answer = chain.invoke("Please give me three short points on the Central Asia–Germany summit in Astana.")
    assert [one.title.split(" (")[0] for one in answer.sections] == ["Adopted", "Not agreed, or left out"]
    assert "joint declaration" in answer.quotes[0].text


def test_as_many_bullets_as_asked_for_are_on_the_one_topic(chain: AnswerChain) -> None:
    answer = chain.invoke("Three bullets on the row over the handover of the G20 presidency in Johannesburg, please.")
    (section,) = answer.sections
    assert len(section.items) == 3
    assert "refused to pass it to Marc Dillard" in " ".join(item.text for item in section.items)


def test_a_part_that_no_sentence_names_is_said_to_be_missing(chain: AnswerChain) -> None:
    answer = chain.invoke("brief on CIS Dushanbe: documents, Afghanistan, next meeting")
    assert [section.title for section in answer.sections] == ["Documents", "Next meeting"]
    assert answer.headline.endswith("No sentence names Afghanistan.")


def test_a_brief_limited_to_a_topic_answers_each_of_its_questions(chain: AnswerChain) -> None:
    answer = chain.invoke(
        "Brief for the ambassador, nuclear energy only: what did Mirziyoyev announce in Dushanbe and what did he merely"
        " propose?"
    )
    announced, proposed = answer.sections
    assert "reactor unit" in announced.items[0].text
    assert "Center of Excellence for Nuclear Energy" in proposed.items[0].text
    assert "Industrial Engineering Hub" not in answer.text


@pytest.mark.parametrize(
    ("question", "titles", "said"),
    [
        (
            "Write me three bullets on the Tashkent consultative meeting of November 2025: membership, security, trade"
            " figures.",
            ["Membership", "Security", "Trade figures"],
            ["Azerbaijan was admitted", "concept of regional security", "spoke of $10.7 billion"],
        ),
        (
            "I need a brief of about 100 words on the Central Asia–Italy summit, keeping what was agreed apart from"
            " what was merely proposed.",
            ["What was agreed", "What was merely proposed"],
            ["ended with the adoption of a joint declaration", "remained at the stage of proposals"],
        ),
        (
            "Brief me on Kananaskis in two parts: what the seven adopted together, and what Canada announced on its"
            " own.",
            ["What the seven adopted together", "What Canada announced on its own"],
            ["Seven separate texts", "Canada on its own announced 2 billion"],
        ),
        (
            "Tell me about the EU–Africa summit in Luanda. What did the leaders agree on, and what did they leave"
            " open?",
            ["What did the leaders agree on", "What did they leave open"],
            ["A joint declaration was adopted", "showed where interests differ"],
        ),
        (
            "Summarise what the Eurasian Economic Union concluded with Indonesia in December 2025 and what it should"
            " bring, in two sentences",
            ["What the Eurasian Economic Union concluded with Indonesia in December 2025", "What it should bring"],
            ["signed a free trade agreement with Indonesia", "expected trade between the two sides to double"],
        ),
        (
            "A short note on the Gabala summit that separates what was signed from what was only suggested",
            ["What was signed", "What was only suggested"],
            ["The leaders signed the Gabala Declaration", "proposed a council on cybersecurity"],
        ),
    ],
)
def test_words_that_arrange_a_brief_are_its_parts(
    chain: AnswerChain, question: str, titles: list[str], said: list[str]
) -> None:
    answer = chain.invoke(question)
    assert [one.title for one in answer.sections] == titles
    for section, one in zip(answer.sections, said, strict=True):
        assert one in " ".join(item.text for item in section.items)


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
    ("question", "first"),
    [
        ("four bullets on the Kananaskis summit", "Seven separate texts and a chair's summary"),
        ("What are the three main takeaways from G20 Rio", "The Rio de Janeiro Leaders' Declaration, an 85-point text"),
        ("Prepare a paragraph on what the SCO summit in Astana decided", "Belarus became the tenth full member"),
    ],
)
def test_a_brief_first_says_what_the_meeting_brought(chain: AnswerChain, question: str, first: str) -> None:
    answer = chain.invoke(question)
    assert answer.sections[0].items[0].text.startswith(first)
    assert sum(len(one.items) for one in answer.sections) <= 5


def test_what_a_brief_is_to_end_on_is_its_last_section(chain: AnswerChain) -> None:
    answer = chain.invoke("Give me a paragraph on the Samarkand EU summit, ending on what comes next")
    assert answer.sections[-1].title == "What comes next"
    assert "would be held in Uzbekistan" in answer.sections[-1].items[0].text


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
    ("question", "sections"),
    [
        (
            "What happened at the Luanda summit, in particular what was decided and what was left open?",
            ["What was decided", "What was left open"],
        ),
        ("Brief on COP30, especially money and forests", ["Money", "Forests"]),
        (
            "Recap the NATO summit in The Hague, above all money and what was left open?",
            ["Money", "What was left open"],
        ),
    ],
)
def test_what_is_wanted_in_particular_are_the_parts(chain: AnswerChain, question: str, sections: list[str]) -> None:
    assert [one.title for one in chain.invoke(question).sections] == sections


def test_what_was_not_achieved_is_told_beside_what_was(chain: AnswerChain) -> None:
    answer = chain.invoke("give me the Luanda summit in a nutshell, w/ what was not achieved")
    assert answer.sections[0].title.startswith("Adopted")
    assert "no major breakthrough" in answer.sections[1].items[0].text


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Oslo please: results, no colour", "Oslo please: results"),
        ("Sum up Oslo without names or quotes", "Sum up Oslo"),
        ("Brief on Oslo, skip the ceremony please", "Brief on Oslo"),
        ("Sum up Oslo in five lines, no more", "Sum up Oslo in five lines, no more"),
        ("Sum up where Oslo found no agreement", "Sum up where Oslo found no agreement"),
    ],
)
def test_what_a_brief_is_not_to_have_is_no_part_of_it(question: str, left: str) -> None:
    assert without_left_out(question) == left


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
