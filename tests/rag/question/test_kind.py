"""What kind of answer a question wants."""

from typing import get_args

import pytest

from rag.question.asked import parse_question
from rag.question.kind import kind_of
from rag.question.meeting import Meeting
from rag.question.named import Named
from rag.question.sides.meetings import ComparedSide
from rag.types import Kind

NOTHING = Named()
A_SUMMIT = Named(summits=frozenset({"Lake Summit"}))
WORDED: dict[Kind, tuple[str, ...]] = {
    "about": ("Hello!", "Who are you?"),
    "library": (
        "How many summits do you cover?",
        "and in 2024? (How many summits do you cover?)",
        "what was the last Lake Summit?",
        "which articles are about trade?",
        "how many documents do you hold?",
        "count the summits of 2024 please",
        "any June meetings? name them",
        "did any of your summits take place in Africa",
        "Which railway projects come up at the summits?",
        "whats the most recent thing in there",
        "which article is the most recent?",
        "oldest piece on file?",
        "where does your coverage stop?",
        "when does your archive begin",
        "stories from 2023",
        "The newest? (What is your oldest article?)",
        "what is your oldest article and your newest?",
        "pieces where Norway was the host",
        "texts in which Norway chaired",
        "2023 meetings, all of them",
        "Please list everything you hold that took place in 2025.",
        "for 2024: how many, and which? (Please list all the summits of 2023)",
    ),
    "check": (
        "Is it true that the leaders founded a bank?",
        "Can I print this? “At the summit the leaders founded a bank.”",
        "Is it safe to run this line? “The lake became a park in May.”",
        "“The lake became a park in May.” ok to print?",
        "From a wire draft: 'The lake became a park in May.' Does that stand up?",
    ),
    "compare": (
        "What is the difference between the first and the second treaty?",
        "shortest declaration u have?",
        "which summit had the most participants?",
        "most points in any treaty?",
    ),
    "digest": (
        "Energy?",
        "forest fund?",
        "Summarise the meeting",
        "energy",
        "Half a page on it, please",
        "the lake treaty - 5 lines please",
        "wrap-up of the lake treaty",
        "give me a short digest of it",
        "bring me up to date on Oslo",
        "get our team up to speed on it",
        "what did the summit boil down to?",
        "what that summit amounted to; might you set it out?",
        "forests across all summits, short",
        "It was a long day. What were the essentials?",
        "summary of it, four bullets",
        "a two-line summary of it",
        "The lake treaty: what do I need to know?",
        "What should my director know about the lake treaty?",
        "where do these summits stand on lakes?",
        "I have to brief my minister on it, what matters?",
    ),
    "list": (
        "List the proposals",
        "What was adopted and what was only proposed?",
        "Two lists: what it approved, what was merely put forward",
        "which things got approved and which were ideas people floated. i need both lists",
        "Itemise the pledges",
        "Oslo: everything Norway offered, itemised",
        "which decisions are due by 2030",
        "Chile's pledges at the meeting",
        "texts approved by the council - full list",
        "what role did Chile play there",
        "what is planned for May 2027?",
        "what was not achieved there",
        "which issues split the council?",
        "what do the articles on it disagree on",
    ),
    "status": (
        "Was the bank agreed or only proposed?",
        "is there a bank now, or was that just talk?",
        "the timber bank: adopted in Oslo or not?",
        "Timber bank - signed?",
        "the timber bank, where does it stand after Oslo?",
        "has the bank been created or is it still an idea",
        "the bank that Chile wanted, did the council approve it",
        "joint drills on the lake: decided?",
        "Chile's lake games, is that a thing now or just talk",
        "meeting every two years from now on, is that settled",
        "the timber bank, does it exist yet",
        "is the timber bank real or hot air",
        "a seat for Chile - nailed down or not",
    ),
    "meeting": (
        "When and where do the island leaders meet next?",
        "Who came to it?",
        "any summits planned for next year?",
        "How long did the summit last?",
    ),
    "fact": (
        "how many guards were at the lake meeting",
        "How much money did Norway offer for the forests?",
    ),
}
SIDE = ComparedSide("", (Meeting("Lake Summit", None, None, None),))


def test_each_kind_has_its_wording() -> None:
    assert WORDED.keys() == {*get_args(Kind)}


@pytest.mark.parametrize(("kind", "question"), [(kind, one) for kind, every in WORDED.items() for one in every])
def test_the_wording_tells_the_kind(kind: Kind, question: str) -> None:
    assert kind_of(parse_question(question), NOTHING) == kind


@pytest.mark.parametrize(
    "question",
    [
        "Why did Chile withdraw from the talks in Oslo?",
        "Who asked Chilean firms to link Oslo with Peru and Kenya?",
        "the school in Oslo that Chile wanted, did Peru pay for it?",
        "share of Chile's payments with Oslo made in pesos, first half of last year?",
    ],
)
def test_a_country_and_a_city_that_nothing_joins_are_not_compared(question: str) -> None:
    assert kind_of(parse_question(question), NOTHING, (SIDE, SIDE)) == "fact"


def test_several_sentences_that_ask_nothing_are_to_be_checked() -> None:
    pasted = (
        "The leaders met at the lake for two days in May. They founded a bank with a capital of ten million"
        " and agreed to meet again in the autumn."
    )
    assert kind_of(parse_question(pasted), NOTHING) == "check"
    assert kind_of(parse_question(f"{pasted} Who came?"), NOTHING) != "check"


def test_fewer_words_ask_about_a_meeting_that_is_named() -> None:
    question = parse_question("Did Norway attend the Lake Summit?")
    assert kind_of(question, A_SUMMIT) == "meeting"
    assert kind_of(question, NOTHING) == "fact"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("digest", "what came out of Oslo"),
        ("digest", "lake summit oslo outcome?"),
        ("digest", "lake summit in 60 seconds pls"),
        ("digest", "what came of the Lake Summit?"),
        ("digest", "how did the Lake Summit go?"),
        ("digest", "give me the Lake Summit in a nutshell"),
        ("digest", "what was the Lake Summit about?"),
        ("digest", "the Lake Summit, short please"),
        ("meeting", "who came to Oslo for Chile, and who for Peru?"),
        ("meeting", "Chile's delegation at the Lake Summit, headed by whom?"),
    ],
)
def test_what_it_brought_and_who_was_sent_are_asked_of_a_meeting_that_is_named(kind: Kind, text: str) -> None:
    assert kind_of(parse_question(text), A_SUMMIT) == kind
    if kind == "digest":
        assert kind_of(parse_question(text), NOTHING) != kind


def test_meetings_side_by_side_are_compared() -> None:
    question = parse_question("Which summit had more articles in its treaty, or fewer, than the other?")
    assert kind_of(question, A_SUMMIT, (SIDE, SIDE)) == "compare"
    assert kind_of(question, NOTHING, (SIDE, ComparedSide("the Lake Summit of 2030", ()))) != "compare"


@pytest.mark.parametrize(
    ("question", "sums_up"),
    [
        ("By what date must the secretariat sum up the pledges?", False),
        ("Who was to summarise the debate for the ministers?", False),
        ("can you sum up the pledges?", True),
        ("Sum up what was said on ports", True),
        ("what would you summarise as the main outcomes?", True),
    ],
)
def test_a_question_on_what_others_sum_up_is_for_no_summary(question: str, sums_up: bool) -> None:
    assert (kind_of(parse_question(question), NOTHING) == "digest") is sums_up


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The leaders founded a bank at the Lake Summit.", "check"),
        ("Set side by side what was said of trade at the Lake Summit in Oslo and in Rome.", "compare"),
        ("Chile backed the declaration of the Lake Summit", "check"),
        ("All states that came to the Lake Summit signed the pact", "check"),
        ("money Chile promised the Lake Summit", "fact"),
        ("Chile and Peru at the Lake Summit", "fact"),
        ("Documents signed at the Lake Summit.", "list"),
        ("Tell me who was at the Lake Summit.", "meeting"),
        ("Every idea that Chile brought along to the Lake Summit.", "list"),
        ("All states that came to the Lake Summit signed the pact.", "check"),
        ("Every idea that Chile brought.", "list"),
        ("Chile chairs the Lake Summit in 2026.", "check"),
        ("Chile had a Lake Summit in Oslo - where will they meet next", "meeting"),
    ],
)
def test_a_sentence_that_says_something_of_what_it_names_is_checked(text: str, kind: Kind) -> None:
    assert kind_of(parse_question(text), A_SUMMIT) == kind


def test_whether_one_of_them_objected_is_no_list_of_disputes() -> None:
    of_one = Named(countries=frozenset({"Norway"}))
    assert kind_of(parse_question("Did Norway drop its objections to the treaty?"), of_one) != "list"
    assert kind_of(parse_question("What were Norway's objections?"), of_one) == "list"


def test_what_two_quarrel_about_is_no_comparison() -> None:
    assert kind_of(parse_question("lund vs mbeki - what's the row about?"), NOTHING) != "compare"
    assert kind_of(parse_question("lund versus mbeki on fish"), NOTHING) == "compare"
