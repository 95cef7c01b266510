"""Words for what people do at meetings, put as the patterns of a question know them."""

import pytest

from rag.question.wording.known import in_known_words


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("who presided over the gathering in Oslo?", "who chaired the meeting in Oslo?"),
        ("which presidents turned up at the gathering?", "which presidents attended the meeting?"),
        ("in which meetings did Peru have a seat at the table?", "in which meetings did Peru take part?"),
        ("where Peru had a seat at the table", "where Peru attended"),
        ("So Lund didn't bother turning up there?", "So Lund didn't attend there?"),
        (
            "list the papers to which the Lake summit gave its approval",
            "list the documents that the Lake summit approved",
        ),
        ("who put their names to the pact?", "who signed the pact?"),
        ("how many papers came out of Oslo?", "how many documents came out of Oslo?"),
        ("the sec gen's name", "the secretary-general's name"),
        ("which leaders didn't make it to Oslo?", "which leaders were absent from Oslo?"),
        ("did Chile put its name to the pact?", "did Chile sign the pact?"),
        ("everything Lund put on the table", "everything Lund offered and put forward"),
        ("the pact Peru and Chile settled on in Oslo", "the pact Peru and Chile agreed in Oslo"),
        ("volume of commerce between Peru and Chile", "volume of trade between Peru and Chile"),
        ("catalogue the papers passed in Oslo", "list the documents adopted in Oslo"),
        ("give me an inventory of what Peru floated", "list of what Peru proposed"),
        ("reel off every deal inked in Oslo", "list every deal signed in Oslo"),
        ("which of your summits were staged in Peru?", "which of your summits were held in Peru?"),
        ("in how many meetings Peru featured?", "in how many meetings Peru took part?"),
        ("Juxtapose Oslo and Lima", "compare Oslo and Lima"),
        ("how far apart are Oslo and Lima on debt?", "compare Oslo and Lima on debt?"),
        ("who put their signature under the pact?", "who signed the pact?"),
        ("what's new in the Oslo pact relative to Lima's", "compare the Oslo pact with Lima's"),
        ("contrast Oslo with Lima", "compare Oslo with Lima"),
        ("how was Lund greeted upon arriving in Oslo?", "how was Lund received in Oslo?"),
        ("how large was the sum Lund put up in Oslo?", "how large was the sum Lund pledged in Oslo?"),
        ("how many presidents made it to the gathering?", "how many presidents attended the meeting?"),
        ("who okayed the fund", "who approved the fund"),
        ("how many gatherings had Oslo as their venue?", "how many meetings were held in Oslo?"),
        ("what Peru pitched", "what Peru proposed"),
        ("trade, Peru <> Chile", "trade, Peru and Chile"),
        ("from what date does the pact apply", "when does the pact start"),
        ("which side carried the vote and what was the margin", "who won the vote and by how many votes"),
        ("outline the contents of the statement on Chad", "what does the statement on Chad say"),
        ("describe the welcome that the hall gave to Lund in Oslo", "how was Lund received in Oslo"),
        ("what did Peru offer on behalf of Peru alone?", "what did Peru offer on Peru's own account?"),
        ("predict Kenya's next election winner", "who will win Kenya's next election"),
    ],
)
def test_rarer_words_are_put_in_known_ones(said: str, known: str) -> None:
    assert in_known_words(said) == known


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("for how many of your meetings was Oslo the venue?", "how many of your meetings were held in Oslo?"),
        ("Oslo as venue: how many of your meetings", "how many of your meetings were held in Oslo"),
        ("the meetings for which Norway was the host", "the meetings that Norway hosted"),
        ("From the meetings you hold, pick out those with Peru", "list the meetings you hold with Peru"),
        ("for the year 2024: what is the number, and what are they called?", "for 2024: how many, and which?"),
        ("first, what Oslo approved; then, what it put off", "first, what Oslo approved; what it put off"),
    ],
)
def test_questions_about_meetings_are_put_in_known_order(said: str, known: str) -> None:
    assert in_known_words(said) == known


@pytest.mark.parametrize(
    "text",
    [
        'Is it right that "Lund presided over the gathering in Oslo"?',
        "What did the minister of commerce say?",
        "Which rules on e-commerce were agreed?",
        "What do the papers say about Oslo?",
        "Which of the presidents appeared in Oslo?",
        "How far apart were Oslo and Lima?",
        "What evidence turned up that Peru paid?",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert in_known_words(text) == text
