"""A request in rarer words is put in those by which its kind is recognised."""

import pytest

from rag.question import in_usual_words, without_preamble


def is_person(said: str) -> bool:
    return "lund" in said.lower().replace("'s", "").split()


@pytest.mark.parametrize(
    ("rare", "usual"),
    [
        ("go on, what else", "tell me more"),
        ("Could you expand on that a little, please?", "tell me more"),
        ("what else did they sign?", "what else did they sign?"),
        ("who presided in Oslo?", "who chaired in Oslo?"),
        ("Lake hosts after Peru, in order", "which countries will host Lake after Peru?"),
        ("the next Lake hosts please", "which countries will host the next Lake meetings?"),
        ("After Oslo, where do the two Lake summits that follow go?", "which countries will host the Lake after Oslo?"),
        ("who spoke for every member state in Oslo?", "who attended in Oslo?"),
        ("who spoke for the members in Oslo?", "who spoke for the members in Oslo?"),
        ("peru at the lake summit, who came", "who represented peru at the lake summit?"),
        ("the mayor at the lake summit, who came", "the mayor at the lake summit, who came"),
        ("in which role did Ada Lund appear at the dinner?", "who is Ada Lund?"),
        ("Could you tell me in what capacity Ada Lund spoke there?", "who is Ada Lund?"),
        ("For what reasons did Peru leave?", "why did Peru leave?"),
        ("ada lund = ?", "who is Ada Lund?"),
        ("What makes Oslo a touchy place to meet?", "why is Oslo a touchy place to meet?"),
        ("what made the Oslo talks so hard?", "why was the Oslo talks so hard?"),
        ("What made Peru sign a pact?", "What made Peru sign a pact?"),
        ("In what way was the pact weak?", "why was the pact weak?"),
        ("In what respect was Oslo without precedent?", "what happened for the first time at Oslo?"),
        ("why was the Oslo summit historic?", "what happened for the first time at the Oslo summit?"),
        ("what was new about the Oslo summit?", "what happened for the first time at the Oslo summit?"),
        ("Cedar charter signed in Oslo? y/n", "was the Cedar charter signed in Oslo?"),
        ("was the charter signed in Oslo? yes/no", "was the charter signed in Oslo? yes or no"),
        ("Name of the mayor of Oslo, please.", "who is the mayor of Oslo?"),
        ("what's the name of the mayor of Oslo", "who is the mayor of Oslo?"),
        ("Brief me on Oslo, I know nothing about it", "Brief me on Oslo"),
        ("anything else from that meeting?", "tell me more"),
        ("and what came out of it, overall", "and what came out of it"),
        ("who is in the chair as of now?", "who is in the chair now?"),
        ("and by whom was the hub put forward?", "and who proposed the hub?"),
        ("who put the hub forward?", "who proposed the hub?"),
        ("who put Oslo on the map?", "who put Oslo on the map?"),
        ("the communique - number of points?", "how many points does the communique have?"),
        ("Into how many points is the communique divided?", "how many points does the communique have?"),
        ("the number of states that signed", "the number of states that signed"),
        ("have they decided on the bank, y/n", "was the bank agreed, yes or no?"),
        ("did somebody from Peru show up at the dinner", "did anyone from Peru attend the dinner"),
        ("we need a timetable of all the meetings fixed for the year 2026.", "calendar of meetings for 2026"),
        ("need lund quotes, oslo, 2025", "What did lund say oslo, 2025?"),
        ("Could you pull up Lund's remarks from the Oslo dinner for me?", "What did Lund say from the Oslo dinner?"),
        ("what were Oda Lund's words in Oslo?", "What did Oda Lund say in Oslo?"),
        ("what were Oda Lund's exact words in Oslo?", "what were Oda Lund's exact words in Oslo?"),
        ("Quote Lund's speech in Oslo.", "Quote Lund's speech in Oslo."),
        ("I want the full text of the speech Lund gave in Oslo.", "What did Lund say in Oslo?"),
        ("find the city's statements on ports", "find the city's statements on ports"),
        ("what was Peru's line on the dam in Oslo?", "what did Peru say about the dam in Oslo?"),
        ("where did Peru stand on the dam in Oslo?", "what did Peru say about the dam in Oslo?"),
        ("where did the dam stand in Oslo?", "where did the dam stand in Oslo?"),
        ("I keep reading about a hub in Oslo. Is that agreed?", "Is the hub in Oslo agreed?"),
        ("I keep reading about a hub. Is it something they approved?", "was the hub approved by they?"),
        (
            "Lund wasn't at the Oslo dinner, so which person spoke for her there?",
            "which person spoke for Lund at the Oslo dinner?",
        ),
        ("Lund wasn't at the dinner, why?", "Lund wasn't at the dinner, why?"),
    ],
)
def test_what_is_asked_in_rarer_words_is_asked_in_usual_ones(rare: str, usual: str) -> None:
    assert in_usual_words(rare, is_person) == usual


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("oslo summit, key results, filing in 10 min", "oslo summit, key results"),
        ("recap of Oslo, nothing fancy", "recap of Oslo"),
        ("putting together my diary for May, who meets where?", "who meets where?"),
        ("brief me on Oslo, five bullets. minister reads it in the car", "brief me on Oslo, five bullets."),
        ("who was on air in Oslo?", "who was on air in Oslo?"),
        ('Check this: "they met, live in Oslo"', 'Check this: "they met, live in Oslo"'),
    ],
)
def test_when_or_how_plainly_it_is_needed_is_left_out(said: str, rest: str) -> None:
    assert without_preamble(said, lambda told, asked: False) == rest
