"""A brief has the parts that are asked for, in their order, and says which it lacks."""

import pytest

from rag.answering.digest.in_parts import without_left_out
from rag.chain import AnswerChain


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


def test_a_part_that_no_sentence_names_is_said_to_be_missing(chain: AnswerChain) -> None:
    answer = chain.invoke("brief on CIS Dushanbe: documents, Afghanistan, next meeting")
    assert [section.title for section in answer.sections] == ["Documents", "Next meeting"]
    assert answer.headline.endswith("No sentence names Afghanistan.")


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


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        (
            "Boss wants half a page on Kuala Lumpur by noon, help",
            "47th ASEAN Summit, Kuala Lumpur, 28 October 2025, in",
        ),
        ("What were the outcomes in Xi'an, back in 2023, in a nutshell?", "First Central Asia–China Summit, Xi'an"),
        ("What did the Jeddah summit add up to, in the end?", "First GCC–Central Asia Summit, Jeddah"),
        ("I'm on air in five minutes - Kazan in a nutshell!!", "16th BRICS Summit, Kazan"),
        ("the UN Summit of the Future: bring me up to speed, if you could set out the essentials", "UN Summit of the"),
    ],
)
def test_words_around_a_brief_are_no_part_of_it(chain: AnswerChain, question: str, heading: str) -> None:
    answer = chain.invoke(question)
    assert (answer.kind, answer.headline[: len(heading)]) == ("digest", heading)
    assert answer.sections[0].title.split(" (")[0] in ("Adopted", "Outcome")


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


def test_who_objected_is_a_part_told_by_what_they_did(chain: AnswerChain) -> None:
    answer = chain.invoke("Run me through the Summit of the Future: what was adopted, who objected, the annexes")
    objected = next(one for one in answer.sections if one.title == "Who objected")
    assert "proposed an amendment" in objected.items[0].text
    assert not any("reports differed" in item.text for item in objected.items)
    assert [one.title for one in answer.sections][-1] == "The annexes"


def test_what_a_brief_is_to_end_on_is_its_last_section(chain: AnswerChain) -> None:
    answer = chain.invoke("Give me a paragraph on the Samarkand EU summit, ending on what comes next")
    assert answer.sections[-1].title == "What comes next"
    assert "would be held in Uzbekistan" in answer.sections[-1].items[0].text


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
