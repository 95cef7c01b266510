"""Questions about a meeting itself: when, where, who came and presided, how many points, what comes next."""

import re
from contextlib import closing
from pathlib import Path

import pytest

from rag.answering.attendance import represented, stayed_away
from rag.answering.meeting.documents import NAMES_ONE
from rag.answering.sentences import ArticleSentence
from rag.chain import AnswerChain
from rag.english import MONTHS, words
from rag.outcomes.meeting_record import meeting_record
from rag.question import Meeting
from rag.types import Answer
from tests.rag.fakes import fake_chain, fill, write_articles


def called(meeting: Meeting) -> str:
    """The meeting as a person asks for it, without its place: "the 2025 G20 Summit", "COP30"."""
    short = re.search(r"\((\w+)\)$", meeting.summit)
    year = meeting.date.year if meeting.date else ""
    return f"{short[1]}{meeting.edition}" if short else f"the {year} {meeting.summit}"


def corpus_meetings(chain: AnswerChain) -> tuple[Meeting, ...]:
    found = chain.finder.catalogue.get().meetings
    assert len(found) == 35
    return found


def first(answer: Answer) -> str:
    return answer.quotes[0].text if answer.quotes else ""


# The corpus, meeting by meeting


def test_where_each_meeting_was_held_is_in_the_headline_and_the_quotes_name_the_place(asked_once: AnswerChain) -> None:
    shown = 0
    for meeting in corpus_meetings(asked_once):
        answer = asked_once.invoke(f"Where was {called(meeting)} held?")
        assert answer.kind == "meeting", answer.question
        assert answer.headline.startswith(meeting.place or "?"), answer.question
        assert answer.quotes[0].article_id in meeting.article_ids
        shown += words(meeting.city)[0] in words(first(answer))
    assert shown >= 33  # two articles name their summit's place in front matter alone


def test_when_each_meeting_was_is_in_the_headline_and_in_the_first_quote(asked_once: AnswerChain) -> None:
    shown = 0
    for meeting in corpus_meetings(asked_once):
        answer = asked_once.invoke(f"When was {called(meeting)}?")
        assert meeting.last_date is not None
        day, month = str(meeting.last_date.day), MONTHS[meeting.last_date.month - 1]
        assert answer.kind == "meeting", answer.question
        assert f"{day} {month} {meeting.last_date.year}" in answer.headline, answer.question
        shown += {day, month.lower()} <= set(words(first(answer)))
    assert shown >= 34


def test_who_chaired_each_meeting_is_named_by_the_first_quote_where_the_record_knows(asked_once: AnswerChain) -> None:
    known = asked_once.finder.catalogue.get().meetings
    asked = 0
    for meeting in corpus_meetings(asked_once):
        chairs = meeting_record(meeting, asked_once.library, known).chairs
        if not chairs:
            continue
        asked += 1
        answer = asked_once.invoke(f"Who chaired {called(meeting)}?")
        surname = words(chairs[0].value.name)[-1]
        assert answer.kind == "meeting", answer.question
        assert surname in words(answer.headline), answer.question
        assert surname in words(first(answer)), answer.question
    assert asked >= 28


def test_who_came_to_each_meeting_lists_all_that_the_record_has(asked_once: AnswerChain) -> None:
    known = asked_once.finder.catalogue.get().meetings
    for meeting in corpus_meetings(asked_once):
        record = meeting_record(meeting, asked_once.library, known)
        answer = asked_once.invoke(f"who came to {called(meeting)}")
        assert answer.kind == "meeting", answer.question
        listed = {item.text.split(",")[0] for section in answer.sections for item in section.items}
        assert {one.value.name for one in record.who("present")} <= listed
        assert answer.shown == answer.there > 0
        assert answer.quotes[0].article_id in meeting.article_ids


def test_what_comes_next_is_quoted_from_the_sentence_that_announces_it(asked_once: AnswerChain) -> None:
    known = asked_once.finder.catalogue.get().meetings
    asked = 0
    for meeting in corpus_meetings(asked_once):
        record = meeting_record(meeting, asked_once.library, known)
        if record.successor is not None or not record.next_meetings:
            continue
        asked += 1
        answer = asked_once.invoke(f"When and where is the next {meeting.summit}?")
        assert answer.kind == "meeting", answer.question
        value = min((one.value for one in record.next_meetings), key=lambda one: one.year or 9999)
        assert str(value.year or value.place) in answer.headline, answer.question
        places = {place for one in record.next_meetings for place in one.places}
        assert any(answer.quotes[0].start <= place.start < answer.quotes[0].end for place in places)
    assert asked >= 10


def test_values_in_headlines_stand_in_the_quotes_or_in_the_catalogue(asked_once: AnswerChain) -> None:
    for meeting in corpus_meetings(asked_once):
        held = " ".join(
            f"{one.summit} {one.place} {one.date} {one.heading} {' '.join(one.participants)}"
            for one in (asked_once.library.article(each) for each in meeting.article_ids)
        )
        held += " " + " ".join(one.heading for one in asked_once.finder.catalogue.get().meetings)
        for asked in ("When was {}?", "Where was {} held?", "Who chaired {}?", "who came to {}", "next meeting of {}"):
            answer = asked_once.invoke(asked.format(called(meeting)))
            told = " ".join([held, *(quote.text for quote in answer.quotes)])
            for figure in re.findall(r"\d+", answer.headline if "who came" not in asked else ""):
                assert figure in told, (answer.question, answer.headline)
            for name in re.findall(r"[A-Z][\w’'-]+", answer.headline.split(":", 1)[-1]) if "chaired" in asked else ():
                assert name in told, (answer.question, answer.headline)


# One meeting, every aspect


@pytest.mark.parametrize(
    ("question", "headline", "quoted"),
    [
        ("Where was the second Cedar Summit held?", "Oslo, Norway, 4–5 May 2025.", "in Oslo on 4 and 5 May 2025"),
        ("when was the 2023 cedar summit", "3 June 2023, Santiago, Chile.", "in Santiago on 3 June 2023"),
        ("who was in the chair at the 2nd Cedar Summit pls", "President Oda Lund of Norway.", "chaired the second"),
        (
            "Did Ruto attend the first Cedar Summit?",
            "No: the leaders of Kenya and Ghana stayed away.",
            "of Kenya and Ghana stayed",
        ),
        ("Did Ruto attend the second Cedar Summit?", "No: William Ruto was absent.", "Ruto of Kenya did not travel"),
        ("Did Ruto skip the second Cedar Summit?", "Yes: William Ruto was absent.", "Ruto of Kenya did not travel"),
        ("was Boric at the second cedar summit?", "Yes: Gabriel Boric was there.", "Boric"),
        (
            "Who stood in for Ruto at the second Cedar Summit?",
            "Foreign Minister Musalia Mudavadi of Kenya.",
            "Mudavadi",
        ),
        ("who was absent from the second Cedar Summit?", "William Ruto (Kenya).", "did not travel"),
        ("How many points does the Oslo declaration have?", "14: Oslo Declaration.", "a text of 14 points"),
        ("how many documents were signed in Oslo?", "Three documents; 2 named here.", "Three documents were signed"),
        ("When is the next Cedar Summit, and where?", "Lima, 2027; then Kenya.", "in Lima in 2027, and after that in"),
    ],
)
def test_an_aspect_is_told_in_the_headline_and_shown_by_the_first_quote(
    cedar: AnswerChain, question: str, headline: str, quoted: str
) -> None:
    answer = cedar.invoke(question)
    assert (answer.kind, answer.headline) == ("meeting", headline)
    assert quoted in first(answer)


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
    ("question", "headline"),
    [
        ("where was the last Cedar Summit", "Oslo, Norway, 4–5 May 2025."),
        ("who chaired the most recent Cedar Summit?", "President Oda Lund of Norway."),
        ("who came to the latest Cedar Summit", "Four states took part: Norway, Kenya, Chile and Peru."),
    ],
)
def test_the_latest_meeting_of_a_series_is_meant_by_last(cedar: AnswerChain, question: str, headline: str) -> None:
    assert cedar.invoke(question).headline == headline


def test_what_is_coming_up_is_what_is_announced_and_not_over(cedar: AnswerChain) -> None:
    for question in ("what summits are coming up", "which meetings are planned?"):
        assert cedar.invoke(question).headline == "Two meetings are announced in the articles of the library."


def test_a_calendar_is_a_table_of_what_is_announced_for_the_year(cedar: AnswerChain) -> None:
    answer = cedar.invoke("Calendar of the meetings announced for 2027?")
    assert answer.table is not None
    assert [[cell.text for cell in row] for row in answer.table.rows] == [["Cedar Summit", "2027", "Lima"]]
    assert (answer.shown, answer.there) == (1, 1)
    assert cedar.invoke("calendar of the meetings announced for 2031?").table is None


def test_a_meeting_that_is_not_held_is_said_to_be_missing_and_its_neighbours_are_named(cedar: AnswerChain) -> None:
    for question in ("Where was the Cedar Summit of 2021?", "Who chaired the fifth Cedar Summit?"):
        answer = cedar.invoke(question)
        assert (answer.kind, answer.status, answer.quotes) == ("meeting", "declined", ())
        assert " is not in the library; of this series it holds " in answer.text
        assert "the first (Santiago, 3 June 2023) and the second (Oslo, 5 May 2025)" in answer.text


def test_several_meetings_are_told_one_by_one(cedar: AnswerChain) -> None:
    answer = cedar.invoke("When was the Cedar Summit?")
    assert "3 June 2023" in answer.headline
    assert "4–5 May 2025" in answer.headline
    assert [item.markers for item in answer.sections[0].items] == [(1,), (2,)]


def test_somebody_whom_nothing_names_is_not_said_to_have_been_there(cedar: AnswerChain) -> None:
    answer = cedar.invoke("Was Japan at the second Cedar Summit?")
    assert (answer.status, answer.quotes) == ("declined", ())
    assert answer.text.startswith("No article in the library mentions Japan.")


@pytest.mark.parametrize(
    "question",
    ["When was the timber exchange proposed at the second Cedar Summit?", "Where is the seed bank to stand?"],
)
def test_a_question_about_something_else_is_left_to_the_reader(cedar: AnswerChain, question: str) -> None:
    assert cedar.invoke(question).kind == "fact"


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How long did the second Cedar Summit last?", "4–5 May 2025."),
        ("Where is the upcoming Cedar Summit?", "Lima, 2027; then Kenya."),
    ],
)
def test_how_long_a_meeting_took_and_what_is_upcoming(cedar: AnswerChain, question: str, headline: str) -> None:
    assert cedar.invoke(question).headline == headline


def test_who_stayed_away_is_read_from_every_sentence_that_tells_it_and_why(harbour: AnswerChain) -> None:
    answer = harbour.invoke("who was missing in Bergen & why")
    assert answer.headline == "Rosa Quispe (Peru) and the chancellor of Austria."
    for question in ("who was not in Bergen?", "who wasn't there in Bergen", "which leaders did not attend in Bergen?"):
        assert harbour.invoke(question).headline == answer.headline
    quoted = " ".join(quote.text for quote in answer.quotes)
    assert "Her office says she has a broken leg." in quoted
    assert "tied up with a budget vote" in quoted


@pytest.mark.parametrize(
    ("sentence", "away"),
    [
        ("Besides the host, the leaders of Chile, Peru and Kenya stayed away.", True),
        ("Fiji's leader cancelled because of a strike at the airport.", True),
        ("Malta's president, who is ill, was represented by Finance Minister Joe Borg.", True),
        ("The Lagos minister's chair was empty.", True),
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


def test_a_day_in_the_headline_stands_in_a_quote_though_the_place_is_told_elsewhere(harbour: AnswerChain) -> None:
    answer = harbour.invoke("where was the Reef Forum held?")
    assert answer.headline.startswith("Suva, Fiji, ")
    assert answer.headline.endswith("4 May 2026.")
    assert ["met in Suva" in one.text for one in answer.quotes] == [True, False]
    assert "4 May 2026" in answer.quotes[1].text


@pytest.mark.parametrize(
    "question",
    [
        "next Reef Forum: where, and exact dates pls",
        "where does the Reef Forum hold its summit in 2028, and on what date?",
    ],
)
def test_that_the_day_of_the_next_meeting_is_open_is_said_with_the_sentence(
    harbour: AnswerChain, question: str
) -> None:
    answer = harbour.invoke(question)
    assert answer.headline == "Apia, 2028. No date has been fixed."
    assert "No dates have been fixed." in [quote.text for quote in answer.quotes]


def test_a_calendar_of_all_that_is_announced_has_the_meetings_of_other_bodies_too(harbour: AnswerChain) -> None:
    answer = harbour.invoke("I need a calendar of all the meetings that are announced, across the articles")
    assert answer.table is not None
    assert ["Reef Forum", "2028", "Apia"] in [[cell.text for cell in row] for row in answer.table.rows]
    assert any("joint commission on reefs" in item.text for section in answer.sections for item in section.items)


_SENT = (
    "Qatar sent its emir, the United Arab Emirates its prime minister and Kuwait its crown prince, while Oman was"
    " represented by a deputy prime minister and Peru by Ana Ruiz, an envoy of its king."
)


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


def test_points_that_no_article_counts_are_said_not_to_be_told(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("How many points does the Luanda declaration have?")
    assert answer.refusal is not None
    assert answer.refusal.sentence.endswith("says how many points there are.")


def test_who_came_for_each_country_is_one_line(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("who came to Jeddah for Kuwait, and who for Bahrain?")
    assert answer.headline == "Kuwait: its crown prince; Bahrain: a special envoy of its king."


def test_where_and_when_an_edition_is_that_is_only_announced_is_told(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("2nd Gulf - Central Asia summit: which city was picked and for what year")
    assert answer.headline.startswith("Samarkand, 2025.")


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


def test_a_document_is_known_by_the_whole_word_that_names_its_kind() -> None:
    named = ("strategy", "strategies", "memoranda", "communiqué", "programmes", "treaties", "Decision", "plans")
    assert all(NAMES_ONE.search(f"the {one} on trade") for one in named)
    others = ("a strategic partnership", "the treatment of water", "planned talks", "a compactor", "stated aims")
    assert not any(map(NAMES_ONE.search, others))


def test_how_many_documents_several_meetings_adopted_is_told_of_each(cedar: AnswerChain) -> None:
    told = cedar.invoke("how many documents were adopted at the Cedar Summits?").headline
    assert "Second Cedar Summit, Oslo, 5 May 2025: three documents" in told
    assert "First Cedar Summit, Santiago, 3 June 2023: " in told


def test_who_ran_a_meeting_chaired_it(cedar: AnswerChain) -> None:
    assert "Oda Lund" in cedar.invoke("who ran the second Cedar Summit?").headline


NEXT = {
    "Copper Forum": ("The next forum will be held in Lusaka, Zambia.", "The next summit will take place in May 2027."),
    "Tin Forum": ("The next summit will be held in Accra.", "The next summit will be held in Nairobi in 2027."),
    "Zinc Forum": (
        "The next summit will be held in Accra.",
        "The next summit will be held in 2027; the venue is still to be settled.",
    ),
}


def test_the_place_of_one_article_and_the_time_of_another_are_one_meeting_unless_they_differ(tmp_path: Path) -> None:
    for name, told in NEXT.items():
        for nth, one in enumerate(told):
            text = f"The {name} met in Lima and ended on 4 May 2026. {one}"
            write_articles(
                tmp_path / "news", {f"{name[:3]}{nth}": text}, summit=name, date="2026-05-04", place="Lima, Peru"
            )
    fill(tmp_path / "news", tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    joined = chain.invoke("When and where is the next Copper Forum?")
    apart = [chain.invoke(f"When and where is the next {name}?").headline for name in ("Tin Forum", "Zinc Forum")]
    chain.close()
    assert joined.headline == "Lusaka, May 2027."
    assert [one.text for one in joined.quotes] == list(NEXT["Copper Forum"])
    assert apart == ["Nairobi, 2027; then Accra.", "2027; the venue is still to be settled; then Accra."]


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


@pytest.mark.parametrize(
    ("asked", "headline"),
    [
        (
            "Was Ruto at the Cedar summits?",
            "Santiago 2023: No: the leaders of Kenya and Ghana stayed away; Oslo 2025: No: William Ruto was absent.",
        ),
        (
            "Has Boric been to the summits in Oslo and Santiago?",
            "Santiago 2023: Yes: Gabriel Boric was there; Oslo 2025: Yes: Gabriel Boric was there.",
        ),
    ],
)
def test_whether_somebody_was_at_several_meetings_is_told_of_each(
    cedar: AnswerChain, asked: str, headline: str
) -> None:
    answer = cedar.invoke(asked)
    assert answer.headline == headline
    assert [item.markers for item in answer.sections[0].items] == [(1,), (2,)]


def test_of_several_cities_the_meetings_of_the_series_that_met_in_all_are_meant(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("Did Lukashenko come to the summits in Astana and Tianjin?")
    assert [item.text.split(",")[0] for item in answer.sections[0].items] == [
        "24th Shanghai Cooperation Organisation Summit",
        "25th Shanghai Cooperation Organisation Summit",
    ]


def test_who_hosted_is_the_country_where_somebody_of_another_presided(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("who hosted the Petersburg summit?")
    assert answer.headline == "Russia, in St Petersburg."
    assert "with Vladimir Putin of Russia as host" in first(answer)


def test_an_announced_meeting_of_several_days_is_told_with_its_last_day(tmp_path: Path) -> None:
    text = "Leaders of Peru and Fiji met in Suva on 4 May 2026. They will meet next in Lima from 30 May to 2 June 2027."
    write_articles(
        tmp_path / "news", {"suva": text}, summit="Reef Forum", edition=4, date="2026-05-04", place="Suva, Fiji"
    )
    fill(tmp_path / "news", tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    assert chain.invoke("when is the next Reef Forum?").headline.startswith("Lima, 30 May to 2 June 2027.")
    assert "30 May to 2 June 2027" in chain.invoke("which meetings are announced for 2027?").text
    chain.close()


def test_how_many_days_a_meeting_was_held_is_counted(asked_once: AnswerChain) -> None:
    for asked in ("how many days did the Kazan summit last?", "how many days was the BRICS summit in Kazan?"):
        assert asked_once.invoke(asked).headline == "Three days, 22–24 October 2024."


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
