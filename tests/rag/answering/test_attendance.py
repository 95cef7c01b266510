"""Who came to a meeting, who stayed away, and who stood in for them."""

from contextlib import closing
from pathlib import Path

import pytest

from rag.answering.attendance import accounts_of_country, accounts_of_office, represented, stayed_away
from rag.answering.sentences import ArticleSentence
from rag.chain import AnswerChain
from tests.rag.fakes import fake_chain, fill, filled_chain, write_articles


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "Who sat at the EU–Central Asia Summit in Samarkand for the European side?",
            "António Costa and Ursula von der Leyen of the European Union.",
        ),
        ("Who came for Germany at the second Central Asia–Germany summit?", "Chancellor Olaf Scholz of Germany."),
        ("who sat for Japan at the Tokyo summit", "Prime Minister Sanae Takaichi of Japan."),
    ],
)
def test_everybody_who_sat_for_one_side_is_named(asked_once: AnswerChain, question: str, headline: str) -> None:
    assert asked_once.invoke(question).headline == headline


def test_who_was_absent_is_shown_by_its_sentence_beside_those_who_came(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("Who came to the CIS Council of Heads of State in Dushanbe?")
    assert any("Moldova suspended its participation" in one.text for one in answer.quotes)


@pytest.mark.parametrize(
    ("sentence", "away"),
    [
        ("Besides the host, the leaders of Chile, Peru and Kenya stayed away.", True),
        ("Fiji's leader cancelled because of a strike at the airport.", True),
        ("If we do so again, the farmers will not come to hear a third speech.", False),
        ("Malta's president, who is ill, was represented by Finance Minister Joe Borg.", True),
        ("The Lagos minister's chair was empty.", True),
        ("Chile sent nobody and gave no reason.", True),
        ("Chile and Peru had accepted the invitation but were unable to travel.", True),
        ("Chile had informed the Chair of its absence.", True),
        ("Apologies: Chile.", True),
        ("No leader stayed away.", False),
        ("He did not come.", False),
        ("The bank was represented by a logo on the wall.", False),
        ("Chile did not sign.", False),
        ("The quota of Chile stays in force.", False),
        ("The British Foreign Secretary was to come as well, but was detained.", True),
        ("Lima argues that it wasn't in the room.", False),
        ("Chile, which had stayed away from Lorn, sent its premier.", False),
        ("The idea drew support from Chile but did not make it into the text.", False),
        ('"We did our part. The Bride did not come," he says.', False),
    ],
)
def test_a_sentence_on_an_absence_names_who_was_absent(sentence: str, away: bool) -> None:
    assert bool(list(stayed_away([ArticleSentence("a", 0, len(sentence), sentence)]))) is away


_SENT = (
    "Qatar sent its emir, the United Arab Emirates its prime minister and Kuwait its crown prince, while Oman was"
    " represented by a deputy prime minister and Peru by Ana Ruiz, an envoy of its king."
)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Chile sent its minister, Cuba its ambassador, and Peru stayed away in protest.", ["Peru"]),
        ("Chile and Peru had said yes but were unable to travel.", ["Chile and Peru"]),
        (
            "They thank Chile, which sent word, and regret that Peru, also invited, did not attend.",
            ["Peru"],
        ),
        ("Apologies: Peru.", ["Peru"]),
        ("Chile sent nobody and gave no reason.", ["Chile"]),
        ("Chile had informed the chair of its absence.", ["Chile"]),
        (
            "LUND: Ten of eleven. Chile came back, to my joy. Only Peru's president was missing.",
            ["Only Peru's president"],
        ),
    ],
)
def test_who_was_absent_is_the_last_before_the_absence(sentence: str, who: list[str]) -> None:
    assert [one.who for one in stayed_away([ArticleSentence("a", 0, len(sentence), sentence)])] == who


@pytest.mark.parametrize(
    ("text", "president_there", "country_there"),
    [
        ("Peru was represented by its ambassador.", False, True),
        ("Peru was represented by its vice-president.", False, True),
        ("Peru was represented by President Ana Lund.", True, True),
        ("All came, except Peru, which sent its foreign minister.", False, True),
        ("Peru's president, Ana Lund, has arrived.", True, None),
        ("The president of Peru attended.", True, None),
        ("There were two kings, one envoy and no president of Peru.", False, None),
        ("Peru's president did not come.", False, None),
        ("Peru's foreign minister did not come.", None, None),
        ("Peru did not come.", False, False),
        ("Peru was represented by the permanent secretary in place of the president.", False, True),
    ],
)
def test_one_who_is_sent_speaks_for_the_country_and_against_the_president(
    text: str, president_there: bool | None, country_there: bool | None
) -> None:
    told = [ArticleSentence("a", 0, len(text), text)]
    of_office = [one.there for one in accounts_of_office("president", {"Peru"}, told, [])]
    assert of_office == ([] if president_there is None else [president_there])
    of_country = [one.there for one in accounts_of_country({"Peru"}, told)]
    assert of_country == ([] if country_there is None else [country_there])


@pytest.mark.parametrize(
    ("country", "by"),
    [
        ("Qatar", "its emir"),
        ("United Arab Emirates", "its prime minister"),
        ("Kuwait", "its crown prince"),
        ("Oman", "a deputy prime minister"),
        ("Peru", "Ana Ruiz, an envoy of its king"),
        ("Chile", None),
    ],
)
def test_of_several_countries_in_a_sentence_each_has_its_own_representative(country: str, by: str | None) -> None:
    told = list(represented({country}, [ArticleSentence("a", 0, len(_SENT), _SENT)]))
    assert [one.by for one in told] == ([by] if by else [])


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The king spoke by video link and Minister Bo Ek led the Chilean delegation on the spot.", "Minister Bo Ek"),
        ("The envoy Ana Ruiz heads Chile's delegation.", "envoy Ana Ruiz"),
        ("Chile's delegation was led through the town.", None),
    ],
)
def test_who_leads_a_delegation_is_there_for_the_country(text: str, by: str | None) -> None:
    told = list(represented({"Chile"}, [ArticleSentence("a", 0, len(text), text)]))
    assert [one.by for one in told] == ([by] if by else [])


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Peru and Chile were represented by their finance ministers, Cuba by its ambassador.", ["finance ministers"]),
        ("Chile, weeks before a vote, sent Foreign Minister Ana Lund.", ["Foreign Minister Ana Lund"]),
        ("Chile's seat was taken by its ambassador in Lima.", ["its ambassador in Lima"]),
        ("Peru and Chile sent ministers.", ["ministers"]),
        ("Chile's Jan Falk had another engagement in Lima and sent Ana Lund.", ["Ana Lund"]),
        ("Chile was represented by its envoy and pledged nothing.", ["its envoy"]),
        ("Chile itself was represented by its deputy minister.", ["its deputy minister"]),
        ("Chile and Peru were represented by ambassadors, Fiji by its premier.", ["ambassadors"]),
        (
            "The Republic of Chile was represented by Rt. Hon. Ana Ruiz, Prime Minister.",
            ["Rt. Hon. Ana Ruiz, Prime Minister"],
        ),
        ("Chile sent a letter.", []),
        ("Chile sent troops to Suva.", []),
    ],
)
def test_who_came_for_a_country_is_told_in_many_forms(text: str, by: list[str]) -> None:
    told = represented({"Chile"}, [ArticleSentence("a", 0, len(text), text)])
    assert [one.by for one in told] == by


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "9. Express thanks to Peru, which was represented by its envoy, and regret that Chile did not attend.",
            "Chile",
        ),
        ("They regret that Chile, also invited, did not attend.", "Chile"),
        ("Peru sent its minister, Fiji its envoy, and Chile stayed away.", "Chile"),
    ],
)
def test_beside_who_was_represented_it_is_who_sent_nobody_that_was_absent(text: str, who: str) -> None:
    (told,) = stayed_away([ArticleSentence("a", 0, len(text), text)])
    assert told.who == who


def test_of_those_who_did_not_come_all_are_named() -> None:
    text = (
        "Guests who did not come included the President of Peru, represented by his minister,"
        " and the King of Fiji, who wrote."
    )
    (told,) = stayed_away([ArticleSentence("a", 0, len(text), text)])
    assert told.who == "the President of Peru and the King of Fiji"


@pytest.mark.parametrize(
    "question",
    [
        "Who was represented by whom at the Kelp Summit?",
        "List the members not represented by their president at the Kelp Summit and who sat there instead",
        "list who stood in for whom in Apia",
    ],
)
def test_who_was_represented_by_whom_is_a_list(tmp_path: Path, question: str) -> None:
    text = "The leaders met in Apia. Peru was represented by Vice-President Bo Lund. Chile and Fiji sent ministers."
    write_articles(tmp_path / "a", {"one": text}, summit="Kelp Summit", date="2024-05-04", place="Apia, Samoa")
    fill(tmp_path / "a", tmp_path / "data")
    with closing(fake_chain(tmp_path / "data")) as chain:
        answer = chain.invoke(question)
    assert answer.headline == "Peru: Vice-President Bo Lund; Chile: ministers; Fiji: ministers."
    assert len(answer.quotes) == 2


def test_who_came_for_each_country_is_one_line(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("who came to Jeddah for Kuwait, and who for Bahrain?")
    assert answer.headline == "Kuwait: its crown prince; Bahrain: a special envoy of its king."


def test_whose_summit_it_is_is_not_asked_about_as_absent(tmp_path: Path) -> None:
    front = {"summit": "Larch Summit", "date": "2026-04-15", "place": "Lima, Peru"}
    told = {"larch": "Prime Minister Ole Berg opened the summit. President Ana Ruiz of Chile did not attend."}
    fill(write_articles(tmp_path / "news", told, **front), tmp_path / "data")
    front = {"summit": "Alder Summit", "date": "2025-04-15", "place": "Oslo, Norway"}
    told = {"alder": "Prime Minister Ole Berg did not attend the summit in Oslo."}
    fill(write_articles(tmp_path / "more", told, **front), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    theirs, his = (chain.invoke(asked) for asked in (
        "Which leaders stayed away from Berg's Lima summit?", "Which summits did Berg skip?",
    ))  # fmt: skip
    chain.close()
    assert "Berg" not in theirs.headline
    assert "Berg" in his.headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("who sat in for China in Rio?", "17th BRICS Summit, Rio de Janeiro, 7 July 2025: Premier Li Qiang."),
        ("who filled in for Putin in Rio in 2024?", "Foreign Minister Sergei Lavrov of Russia."),
        ("who was not in Kazan in person?", "President Luiz Inacio Lula da Silva spoke by video link."),
        ("was Iran at the BRICS summit in Rio?", "Yes: Iran was there."),
        ("was Egypt in Kazan?", "Yes: Egypt was there."),
        ("was Japan there in Rio 2024?", "Yes: Japan was there."),
        ("who was absent from the BRICS summit in Rio de Janeiro?", "Xi Jinping."),
        ("which city hosted the 24th SCO summit", "Astana, Kazakhstan, 4 July 2024."),
        ("who hosts each club in 2026?", "Eight meetings are announced for 2026 in the articles of the library."),
        ("which summits take place in 2026?", "Eight meetings are announced for 2026 in the articles of the library."),
        ("which summits were held in summer 2025?", "The library holds five meetings that took place in summer 2025."),
    ],
)
def test_stand_ins_presence_hosts_and_calendars_are_told(asked_once: AnswerChain, question: str, headline: str) -> None:
    assert asked_once.invoke(question).headline == headline


def test_a_leader_for_whom_somebody_else_came_was_not_there(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("Did President Tokayev attend the ECO summit in Khankendi?")
    assert answer.headline == "No: Kazakhstan was represented by Prime Minister Olzhas Bektenov."
    assert asked_once.invoke("Did Mirziyoyev attend the ECO summit in Khankendi?").headline.startswith("Yes")


def test_a_country_that_somebody_else_came_for_was_not_absent(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("who skipped the ECO summit in Khankendi?")
    (section,) = answer.sections
    assert section.title == "Represented by others"
    assert [item.text.partition(":")[0] for item in section.items] == ["Kazakhstan", "Turkmenistan", "Afghanistan"]


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Modi didnt go to the SCO in Astana in 2024, right? who sat in for India", "External Affairs Minister"),
        ("who came instead of Modi to the SCO summit in Astana", "External Affairs Minister Subrahmanyam Jaishankar."),
        ("Putin wasn't at the G20 in New Delhi. Who turned up for Russia instead?", "Sergei Lavrov of Russia."),
        ("who took Xi's seat at the BRICS summit in Rio", "Premier Li Qiang."),
    ],
)
def test_who_came_for_an_absent_leader_is_told_in_whatever_words_it_is_asked(
    asked_once: AnswerChain, question: str, headline: str
) -> None:
    assert asked_once.invoke(question).headline.startswith(headline)


@pytest.mark.parametrize(("question", "meetings"), [("who came to Dushanbe?", 2), ("who took part in Astana", 6)])
def test_who_came_is_told_of_each_meeting_that_a_city_held(chain: AnswerChain, question: str, meetings: int) -> None:
    answer = chain.invoke(question)
    assert answer.kind == "meeting"
    assert (answer.shown, answer.there, len(answer.sections[0].items)) == (meetings,) * 3
    assert all(item.markers for item in answer.sections[0].items)


def test_who_stayed_away_from_several_meetings_is_told_of_each(chain: AnswerChain) -> None:
    answer = chain.invoke("Which leaders stayed away from the G20 summits in New Delhi, in Rio and in Johannesburg?")
    assert answer.kind == "meeting"
    assert [item.text.partition(", ")[0] for item in answer.sections[0].items] == [
        "18th G20 Summit",
        "19th G20 Summit",
        "20th G20 Summit",
    ]
    said = " ".join(quote.text for quote in answer.quotes)
    assert "Xi Jinping both stayed away" in said
    assert "Vladimir Putin did not travel" in said
    assert "the leaders of China, Russia, Mexico and Argentina stayed away" in said


@pytest.mark.parametrize(
    "question",
    [
        "who was missing and who stood in? all meetings",
        "who was absent? list for all summits",
        "Who stayed away, across all summits?",
        "all absences at all meetings",
    ],
)
def test_absences_of_all_meetings_are_listed_with_the_stand_ins(tmp_path: Path, question: str) -> None:
    one = "The leaders met in Apia. President Ana Kalo of Chile stayed away. Minister Bo Lund acted in her place."
    two = "The leaders met in Suva. Peru was represented by its foreign minister. They spoke of kelp."
    write_articles(tmp_path / "a", {"one": one}, summit="Kelp Summit", date="2024-05-04", place="Apia, Samoa")
    write_articles(tmp_path / "a", {"two": two}, summit="Reef Summit", date="2025-05-04", place="Suva, Fiji")
    fill(tmp_path / "a", tmp_path / "data")
    with closing(fake_chain(tmp_path / "data")) as chain:
        answer = chain.invoke(question)
    assert [len(section.items) for section in answer.sections] == [2, 1]


TARN = """Readout of the meeting of the Reef Four, Tarn, 3 June 2026

The energy ministers of the Reef Four Council met in Tarn on 3 June 2026. The meeting was chaired by Minister Ana Lund
of Finland. Ministers from Finland, Sweden and Norway were present.

Peru was represented by Vice President Eva Holm, standing in for President Jan Falk, who stayed in Lima for the budget
debate. Iceland's minister, Sig Dottir, joined by video, since her airport was closed. Somalia and the Comoros did not
attend. The Comoros informed the Chair that its delegation could not travel because of a cyclone.

The host, Minister Ana Lund, was glad. Vice President Eva Holm wants a patrol.

When is the next meeting? In June 2027. Lorn has offered to host it, and so has Oslo. The choice is still open.
"""


def test_how_each_came_and_why_somebody_did_not_is_told(tmp_path: Path) -> None:
    write_articles(tmp_path / "news", {"tarn": TARN}, summit="Reef Four Meeting", date="2026-06-03", place="Tarn")
    told = {
        "who took part in Tarn by video?": "Iceland's minister, Sig Dottir, joined by video.",
        "who stood in for Peru's president in Tarn, and why?": (
            "Vice President Eva Holm of Peru; President Jan Falk stayed in Lima for the budget debate."
        ),
        "why was Peru's president absent from the Tarn meeting?": (
            "President Jan Falk stayed in Lima for the budget debate."
        ),
        "who chaired the Tarn meeting?": "Minister Ana Lund of Finland.",
        "when and where is the next Reef Four Meeting?": "June 2027; Lorn or Oslo, which is still open.",
    }
    with filled_chain(tmp_path) as chain:
        assert {question: chain.invoke(question).headline for question in told} == told
        absent = chain.invoke("who was absent from the Tarn meeting and why?")
        each = chain.invoke("which countries took part in Tarn and how - in person, by video, by deputy?")
    assert [one.title for one in absent.sections] == [
        "Absent",
        "By video",
        "Represented by others",
        "In their place",
        "Why",
    ]
    assert "Comoros: because of a cyclone" in [item.text for item in absent.sections[-1].items]
    assert each.headline == (
        "Present: Finland, Sweden and Norway; Iceland's minister, Sig Dottir, joined by video; Peru through Vice"
        " President Eva Holm, standing in for President Jan Falk; absent: Somalia, Comoros and Jan Falk (Peru)."
    )
