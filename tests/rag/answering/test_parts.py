"""A question of two parts is answered with both."""

import pytest

from rag.answering.parts import of_the_thing, parts_of
from rag.chain import AnswerChain
from rag.types import Question, Turn


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "What came out of it on paper, and where will they meet next?",
            ("What came out of it on paper?", "where will they meet next?"),
        ),
        ("who chaired the summit and what was adopted?", ("who chaired the summit?", "what was adopted?")),
        (
            "When and where do they meet next, and who is in the chair?",
            ("When and where do they meet next?", "who is in the chair?"),
        ),
        ("who chaired it and where and when is the next one?", ("who chaired it?", "where and when is the next one?")),
        ("Did Lund come? And when was it?", ("Did Lund come?", "when was it?")),
        ("which states came, and was anyone missing?", ("which states came?", "was anyone missing?")),
        ("was the pact binding, and who voted against it?", ("was the pact binding?", "who voted against it?")),
        ("cost of the reef wall and who pays", ("cost of the reef wall?", "who pays?")),
        ("how many jets in all and how many of them for Peru", ("how many jets in all?", "how many of them for Peru?")),
        ("when and where was it held?", None),
        ("in which city and when was it held?", None),
        ("why did they adopt it, and why?", None),
        ("what did they say about what to do and how?", None),
        ("How many documents came out of it? (Who hosted the summit, and which presidents came?)", None),
    ],
)
def test_a_question_is_cut_where_a_second_one_begins(text: str, parts: tuple[str, str] | None) -> None:
    assert parts_of(text) == parts


def test_both_parts_are_answered_the_best_sentence_of_each_first(chain: AnswerChain) -> None:
    answer = chain.invoke(
        "What came out of the EU–African Union meeting in Luanda on paper, and where will they meet next?"
    )
    assert [one.text.split(" ")[1] for one in answer.quotes[:2]] == ["joint", "eighth"]
    assert answer.headline == ""  # the line of one part alone would answer the other wrongly


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Did Xi come to Kazan? And when was it?", "Yes: Xi Jinping was there. 22–24 October 2024, Kazan, Russia."),
        ("Was Modi in Tianjin and what did he agree on?", "Yes: Narendra Modi was there."),
        ("Tokayev wasn't in Khankendi was he? who sat there for kazakhstan", "Prime Minister Olzhas Bektenov."),
    ],
)
def test_a_yes_or_no_stands_before_the_second_part(chain: AnswerChain, question: str, line: str) -> None:
    answer = chain.invoke(question)
    assert answer.headline == line
    assert not any("Putin said" in one.text for one in answer.quotes)  # he is who the first part names


def test_lists_and_lines_of_both_parts_keep_their_quotes(chain: AnswerChain) -> None:
    answer = chain.invoke("who chaired the SCO in Tianjin and what documents were adopted?")
    assert answer.headline == "President Xi Jinping of China. 24 documents; 4 named here."
    markers = {marker for section in answer.sections for item in section.items for marker in item.markers}
    assert markers <= {quote.marker for quote in answer.quotes}
    assert 1 not in markers


def test_names_alone_are_told_under_their_title_and_nobody_is_listed_twice(cedar: AnswerChain) -> None:
    answer = cedar.invoke("who came to the second Cedar Summit and who stayed away?")
    assert answer.headline.endswith(". Absent: William Ruto (Kenya).")
    titles = [section.title for section in answer.sections]
    assert titles.count("Absent") == 1


def test_he_of_the_second_part_is_whom_the_first_names(chain: AnswerChain) -> None:
    before = Turn("When did the second Central Asia–Germany summit take place?", "On 17 September 2024.")
    answer = chain.invoke(Question("who was the german chancellor there and what did he urge?", history=(before,)))
    assert all("Scholz" in quote.text or quote.before for quote in answer.quotes[:2])
    assert any("Scholz urged" in quote.text for quote in answer.quotes)


def test_the_second_part_is_no_comparison_on_the_words_that_are_left(chain: AnswerChain) -> None:
    answer = chain.invoke("Which leaders stayed away from the BRICS meeting in Rio, and how did Russia take part?")
    assert answer.table is None
    assert {quote.article_id for quote in answer.quotes} == {"2025-07-07-brics-rio-de-janeiro"}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "When and where does the Eurasian Economic Council meet next, and which country has the chair in 2026?",
            ["Astana on 28 and 29 May 2026", "from Belarus to Kazakhstan in 2026"],
        ),
        ("When is the next COP, and who hosts COP31?", ["Türkiye will hold COP31 in Antalya"]),
        (
            "Where and when is the next SCO summit, and what did Tianjin adopt?",
            ["Bishkek in 2026", "Tianjin Declaration"],
        ),
    ],
)
def test_two_parts_on_one_meeting_each_have_their_quote(chain: AnswerChain, question: str, told: list[str]) -> None:
    quoted = " ".join(one.text for one in chain.invoke(question).quotes)
    assert [one for one in told if one not in quoted] == []


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Enumerate the annexes of the Pact for the Future and the five fields into which its actions are grouped.",
            ["Two annexes were approved", "grouped in five fields"],
        ),
        ("Name the fields of the Pact for the Future and its annexes.", ["five fields", "Two annexes"]),
    ],
)
def test_each_of_two_things_that_are_asked_for_is_told(chain: AnswerChain, question: str, told: list[str]) -> None:
    quoted = " ".join(one.text for one in chain.invoke(question).quotes)
    assert [one for one in told if one not in quoted] == []


def test_what_the_record_lacks_of_the_first_part_stands_before_the_answer_to_the_second(chain: AnswerChain) -> None:
    answer = chain.invoke("Where will the next Central Asia–Germany summit be, and what was adopted in Astana?")
    assert answer.headline.startswith("Nothing in the library says when or where the next meeting of this series is.")
    assert answer.quotes[0].text.startswith("The participants adopted a joint declaration")


@pytest.mark.parametrize(
    ("first", "part", "said"),
    [
        ("How large is the Reef Fund?", "how much of it is paid?", "how much of the Reef Fund is paid?"),
        ("how many jets were sold?", "how many of them to Peru?", "how many of the jets to Peru?"),
        ("how many posts does the wall have?", "what does it cost?", "what does the wall cost?"),
        ("cost of the reef wall?", "who pays?", "who pays for the reef wall?"),
        ("who chaired it?", "where was it?", "where was it?"),
    ],
)
def test_the_second_part_is_of_the_thing_that_the_first_asks_a_figure_of(first: str, part: str, said: str) -> None:
    assert of_the_thing(part, first) == said
