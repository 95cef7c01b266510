"""Who presided: the person in the chair, else the country, else whoever received the others."""

import pytest

from tests.rag.record.reading import meeting


@pytest.mark.parametrize(
    ("text", "presided"),
    [
        (
            "The talks in Almaty, chaired by Kazakh Foreign Minister Murat Nurtleu, lasted four hours.",
            ["Murat Nurtleu"],
        ),
        ("Presided over by Indian Prime Minister Narendra Modi, the summit closed in Delhi.", ["Narendra Modi"]),
        ("Leaders met in Lima under the presidency of Peru's Dina Boluarte.", ["Dina Boluarte"]),
        (
            "Egyptian President Abdel Fattah el-Sisi and US President Donald Trump co-chaired the summit.",
            ["Abdel Fattah el-Sisi", "Donald Trump"],
        ),
        ("Norway and Chile co-chaired the ocean summit in Oslo on 3 June 2026.", ["Norway", "Chile"]),
        ("Serbian President Aleksandar Vucic, who hosted the gathering, thanked the guests.", ["Aleksandar Vucic"]),
        ("COP29 President Mukhtar Babayev closed the session.", ["Mukhtar Babayev"]),
        ("Peruvian President Ana Lund, the current chairperson of the bloc, presided over the summit.", ["Ana Lund"]),
        ("In the chair: President Ana Lund of Peru.", ["Ana Lund"]),
        ("Issued under the responsibility of the Chair, Cabinet Secretary Ana Lund of Kenya.", ["Ana Lund"]),
        ("A working group on catch shares will meet in Lorn from 5 to 7 July 2027, chaired by Chile.", []),
        ("Host Ana Lund closes the summit in Lorn.", ["Ana Lund"]),
        ("President Ana Lund arrived on Wednesday to play host to two dozen leaders.", ["Ana Lund"]),
        ("Under the chairmanship of Ms Ana Lund, ministers met in Lorn.", ["Ana Lund"]),
        ("Peruvian prime minister Ana Lund, this year's host, was glad.", ["Ana Lund"]),
        ("Leaders were seen at a reception at the palace hosted by President Ana Lund of Peru.", []),
        ("Peru's transport minister, Ana Lund, who steered the two days of talks, was glad.", ["Ana Lund"]),
        ("There were Prime Ministers Ana Lund (Lorn, in the chair) and Jan Falk (Tarn).", ["Ana Lund"]),
        ("Outgoing chair Ana Lund (Peru) opened the session.", ["Ana Lund"]),
        ("President Ana Lund is hosting the first Lorn Summit this week.", ["Ana Lund"]),
        ("Samoan premier Ana Lund, who is chairing, has asked for amendments.", ["Ana Lund"]),
        (
            "It will convene at the invitation of the President of Peru, Ana Lund, current Chair of the Water League.",
            ["Ana Lund"],
        ),
        ("COP-4 President, Ana Lund, expressed sympathy.", ["Ana Lund"]),
        ("Peru's Ana Lund, whose country holds the rotating presidency, greeted the others.", ["Ana Lund"]),
        ("Peruvian President Ana Lund met her guests in Lima as president pro tempore.", ["Ana Lund"]),
        ("We thank President Ana Lund of Peru for hosting us.", ["Ana Lund"]),
        ("President of Peru Ana Lund: I declare the session of the council open. Welcome.", ["Ana Lund"]),
        (
            "Peruvian President Ana Lund and Jan Falk, Vice President of Chile, co-chaired the plenary.",
            ["Ana Lund", "Jan Falk"],
        ),
        ("COP 11 and COP/MOP 1 President Ana Lund (Peru) opened COP 11.", ["Ana Lund"]),
        ("COP30 opened. COP29 President Jan Falk handed over to COP30 President Ana Lund.", ["Ana Lund"]),
        ("The meeting was chaired by Ana Lund (Peru), with Jan Falk (Chile) as rapporteur.", ["Ana Lund"]),
        ("The talks were chaired by Ana Lund (Peru), assisted by Jan Falk (Chile).", ["Ana Lund"]),
        ("INC-11 opened. IPCC Chair Jan Falk spoke after INC Chair Ana Lund.", ["Ana Lund"]),
        ("ADP 2-9 opened. ADP Co-Chairs Ana Lund (Peru) and Jan Falk (Chile) spoke.", ["Ana Lund", "Jan Falk"]),
        ("The session's co-facilitators, Ana Lund (Peru) and Jan Falk (Chile), spoke.", ["Ana Lund", "Jan Falk"]),
        ("The fourth session of the Lorn Committee closed. Committee Chair Ana Lund (Peru) wept.", ["Ana Lund"]),
        ("The second Lorn Conference closed. Ana Lund (Peru), President of the Conference, wept.", ["Ana Lund"]),
        ("Summit chair Ana Lund told reporters that it was late.", ["Ana Lund"]),
        ("Ana Lund of Peru was elected chair of the session.", ["Ana Lund"]),
        ("Delegates heard Chair Lund. Ana Lund (Peru) sighed. Chair Lund closed the debate.", ["Ana Lund"]),
        (
            "Peru's President Ana Lund, who took over the rotating chair on Saturday, steered the closed-door debates.",
            ["Ana Lund"],
        ),
        ("Peru's president, Ana Lund, who chaired yesterday's retreat, was tired.", ["Ana Lund"]),
        ("The session in Lima was steered by Peru's premier, Ana Lund.", ["Ana Lund"]),
        (
            "It was co-chaired by the Prime Minister of Peru, Ana Lund, and the Prime Minister of Chile, Jan Falk.",
            ["Ana Lund", "Jan Falk"],
        ),
        ("Peru's minister for foreign affairs, Ana Lund, wielded the gavel.", ["Ana Lund"]),
        ("The head of the Peruvian government, Ana Lund, presided over the plenary.", ["Ana Lund"]),
        ("Ana Lund, Peru's Deputy Minister of Finance, presided over the business session.", ["Ana Lund"]),
        ("They thanked the President of Peru, Ana Lund, for having presided over the Meeting.", ["Ana Lund"]),
        ("Prime Minister Ana Lund of Peru, whose country hosts the meeting, was glad.", ["Ana Lund"]),
        ("Present: for Peru, Ana Lund (head and President of the Session), Jan Oll.", ["Ana Lund"]),
        ("Remarks by Ana Lund, Governor of the host bank and Chair of the Association.", ["Ana Lund"]),
        ("Chinese President Xi Jinping pledged money at the summit he chaired in Xi'an.", ["Xi Jinping"]),
    ],
)
def test_who_presided_is_read_from_the_words_beside_the_name(text: str, presided: list[str]) -> None:
    facts = meeting(text)
    assert [one.value.name for one in facts.chairs] == presided
    assert all(one.span and one.value.name.split()[-1] in text[slice(*one.span)] for one in facts.chairs)


@pytest.mark.parametrize(
    "text",
    [
        "Polish Prime Minister Donald Tusk attended the summit and praised the chair.",
        "Kenyan President William Ruto will chair the next summit.",
        "Japanese Prime Minister Sanae Takaichi chaired a business forum.",
        "Peruvian Foreign Minister Ana Lund took the chair marked with his name.",
        "Kyrgyzstan takes over the rotating chair for 2026.",
        "He was received by his host for talks, President Ana Lund said.",
        "The contact group chaired by Jan Falk (Chile) met during the session.",
        "European Council President Jan Falk spoke at the summit.",
        "COP 8 opened. Chair Falk of the drafting group, Jan Falk, spoke. Chair Falk sat down.",
        "The first session of that dialogue followed on 8 February 2024, chaired by Ana Lund.",
    ],
)
def test_who_chairs_something_else_or_later_did_not_preside(text: str) -> None:
    assert meeting(text).chairs == ()


@pytest.mark.parametrize("question", ["Who was in the chair?", "Who chaired the meeting?", "And who presided?"])
def test_who_is_named_in_answer_presided(question: str) -> None:
    facts = meeting(f"HART: {question}\n\nLUND: Peru's premier, Jan Falk.\n\nHART: Why?\n\nLUND: I cannot say.")
    assert [one.value.name for one in facts.chairs] == ["Jan Falk"]


def test_the_chair_counts_for_more_than_the_host() -> None:
    text = "Turkish President Recep Tayyip Erdogan hosted the summit. UN envoy Kakha Imnadze chaired the session."
    assert [one.value.name for one in meeting(text).chairs] == ["Kakha Imnadze"]


@pytest.mark.parametrize("words", ["I had the honour of presiding over", "I was privileged to chair"])
def test_who_presided_may_say_so(words: str) -> None:
    facts = meeting(f"PRESIDENT LUND: Yesterday {words} seven delegations.")
    assert [one.value.name for one in facts.chairs] == ["Lund"]


def test_who_says_in_a_transcript_that_it_was_an_honour_to_chair_presided() -> None:
    facts = meeting("PRIME MINISTER LUND: I had the honour of chairing today's meeting.")
    assert [one.value.name for one in facts.chairs] == ["Lund"]


@pytest.mark.parametrize(
    "words",
    [
        "The Assembly elected Foreign Minister Ana Lund of Peru as its president.",
        "Ana Lund, president of Peru and current chairwoman of the bloc, presided. President Jan Falk hosted it.",
        "Her Excellency Jan Falk came. It was held under the Pro Tempore Presidency of Her Excellency Ana Lund.",
        "Host/chair: Peru, PM Lund. Lund is Ana Lund of Peru.",
        "Foreign Minister Ana Lund of Peru, who led the discussions, said little.",
        "Peru's Ana Lund, summit president, brought down the gavel.",
        "Summit was officially opened by the Chairperson of the League, Her Excellency Professor Ana Lund.",
    ],
)
def test_who_is_elected_presides_or_opens_is_in_the_chair(words: str) -> None:
    found = meeting(f"The leaders met in Lorn. {words}").chairs
    assert [one.value.name for one in found] == ["Ana Lund"]


def test_two_in_the_chair_may_each_be_named_with_an_office_behind() -> None:
    falk, lund = "Jan Falk, Minister of Foreign Affairs of Chile", "Ana Lund, Minister for Foreign Affairs of Peru"
    found = meeting(f"The ministers met in Lorn. It was co-chaired by {falk}, and {lund}.")
    assert [one.value.name for one in found.chairs] == ["Jan Falk", "Ana Lund"]
    assert [one.value.country for one in found.chairs] == ["Chile", "Peru"]


def test_those_under_whose_co_chairmanship_it_was_presided_and_no_working_group_did() -> None:
    facts = meeting(
        "The meeting was held in Lorn under the co-chairmanship of Ms Ana Lund, Secretary of Finance of Peru, and"
        " Mr Jan Falk, Minister of Finance of Japan.\n- Working group on assets (chaired by Singapore and Korea)."
    )
    assert [one.value.name for one in facts.chairs] == ["Ana Lund", "Jan Falk"]
