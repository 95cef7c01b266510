"""What a question names and the library lacks is said to be missing; a year that says something else is not."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rag.answering import Composed
from rag.answering.missing import not_held, with_what_is_known
from rag.chain import AnswerChain
from rag.store import Library
from rag.types import Quote, Refusal
from tests.rag.answering.asked import asked_of
from tests.rag.fakes import fake_chain, fill, filled_chain, write_articles

TODAY = dt.date(2026, 6, 10)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    news, data = tmp_path_factory.mktemp("news"), tmp_path_factory.mktemp("data")
    for edition, day, place, text in (
        (4, "2024-05-02", "Oslo, Norway", "President Aino Laine of Finland called for a fund by 2030."),
        (
            5,
            "2025-05-03",
            "Turku, Finland",
            "The sixth Lake Summit will be held in Bergen in 2026. Prime Minister Lars Nilsen of Norway was absent. "
            "At COP28 nothing was said about it.",
        ),
    ):
        write_articles(
            news,
            {f"lake-{edition}": text},
            title=f"Lake leaders meet in {place}",
            summit="Lake Summit",
            edition=edition,
            date=day,
            place=f'"{place}"',
            participants="[Norway, Finland]",
        )
    write_articles(
        news,
        {"cop": "The climate conference closed. Delegates from Côte d'Ivoire chose Fiji for COP30."},
        summit="UN Climate Change Conference (COP)",
        edition=29,
        date="2024-11-24",
        place='"Baku, Azerbaijan"',
    )
    fill(news, data)
    with_library = Library.open(data)
    yield with_library
    with_library.close()


def missing(text: str, library: Library, *quotes: Quote) -> str | None:
    composed = not_held(asked_of(library, text, quotes=quotes, today=TODAY))
    return composed.refusal.sentence if composed and composed.refusal else None


def test_a_decision_on_what_no_article_on_the_meeting_mentions_is_said_to_be_missing(library: Library) -> None:
    said = "No article on the fifth Lake Summit in Turku mentions “a common climate conference”."
    assert missing("What was decided in Turku about a common climate conference?", library) == said.replace("“a ", "“")
    assert missing("What was decided in Baku about a common climate conference?", library) is None
    assert missing("What was said in Turku about a common climate conference?", library) is None


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("What was adopted at the Lake Summit in 2021?", "The Lake Summit of 2021 is not in the library"),
        ("What was adopted at the Lake Summit in Geneva in 2021?", "The Lake Summit of 2021 in Geneva is not in"),
        ("What did they resolve at their Bali Lake summit of 2021?", "The Lake Summit of 2021 in Bali is not in"),
        ("What did the Vienna Lake summit of May 2021 adopt?", "The Lake Summit of May 2021 in Vienna is not in"),
        ("what did the 2021 lake summit adopt", "The Lake Summit of 2021 is not in the library"),
        ("Lake Summit 2021", "The Lake Summit of 2021 is not in the library"),
        ("Who chaired the third Lake Summit?", "The third Lake Summit is not in the library"),
        ("outcomes of COP26", "COP26, the 26th UN Climate Change Conference (COP), is not in the library"),
        ("what came out of the third Lake Summit", "The third Lake Summit is not in the library"),
        ("who came to the Lake Summit in June 2025?", "The Lake Summit of June 2025 is not in the library"),
        ("who came to the lake summit in may 2023", "The Lake Summit of May 2023 is not in the library"),
        ("Who chaired the Lake Summit in Vilnius?", "The library holds no Lake Summit in Vilnius; of this series it"),
        ("Oslo 2023?", "The library holds no meeting in Oslo of 2023"),
        ("What happened in 2019?", "The library holds no meeting of 2019"),
        ("what did the 2019 summits decide?", "The library holds no meeting of 2019"),
        ("What did the Zanzibar Forum summit agree?", "The library holds nothing on the Zanzibar Forum summit"),
        (
            "What was decided at the Zanzibar Security Conference in 2025?",
            "The library holds nothing on the Zanzibar Se",
        ),
        ("Summarise the Oslo Peace Forum", "The library holds nothing on the Oslo Peace Forum"),
        ("what was agreed at the raisina dialogue", "The library holds nothing on the raisina dialogue"),
        ("outcomes of the Arab League summit", "The library holds nothing on the Arab League summit"),
        ("results of the OPEC meeting in June 2025", "The library holds nothing on the OPEC meeting"),
        ("did the Quad summit adopt a statement", "The library holds nothing on the Quad summit"),
        ("what did angela merkel say", "No article in the library mentions Angela Merkel."),
        ("What was agreed with Reykjavik?", "No article in the library mentions Reykjavik."),
        ("Show me a photo of the leaders in Turku", "The library holds articles only: no photo is in it."),
        ("give me the full transcript of the closing session", "The library holds articles only: no transcript"),
        ("Please quote Nilsen's speech in Turku.", "No article in the library gives the speech of Nilsen at the fifth"),
        ("What did Peru say?", "No article in the library mentions Peru."),
        ("Was Tobias Quisling there?", "No article in the library mentions Tobias Quisling."),
        ("Why did Finland leave the Lake Summit?", "Nothing in the library says that Finland left the Lake Summit."),
        ("how did Norway justify blocking the fund", "Nothing in the library says that Norway blocked the fund."),
        ("When did Norway quit the fund?", "Nothing in the library says that Norway quit the fund."),
        (
            "Why did Norway walk out of the Lake Summit?",
            "Nothing in the library says that Norway walked out of the Lake Summit.",
        ),
        ("What did Nilsen say in Turku?", "No article on the fifth Lake Summit in Turku tells what Nilsen said there."),
        (
            "what did laine propose in turku",
            "No article on the fifth Lake Summit in Turku tells what Laine said there.",
        ),
        ("anything two weeks ago?", "The library holds nothing from two weeks ago (25–31 May 2026)"),
        ("what was agreed last week?", "The library holds nothing from last week (1–7 June 2026)"),
        ("what did they decide this month", "The library holds nothing from this month (1–30 June 2026)"),
    ],
)
def test_what_is_missing_is_named(library: Library, asked: str, says: str) -> None:
    assert (missing(asked, library) or "").startswith(says)


def test_it_says_what_there_is_instead(library: Library) -> None:
    said = missing("the Lake Summit of 2021", library)
    assert said is not None
    assert said.endswith("it holds the fourth (Oslo, 2 May 2024) and the fifth (Turku, 3 May 2025).")
    assert "the latest that it holds is the Fifth Lake Summit, Turku, 3 May 2025" in str(
        missing("anything today?", library)
    )


@pytest.mark.parametrize(
    "asked",
    [
        "what did Ivory Coast choose?",
        "What was adopted at the Lake Summit in 2024?",
        "Who came to the Lake Summit in Finland?",
        "Who comes to the Lake Summit in Bergen?",
        "Who came to the Lake Summit in Europe?",
        "What has changed since the 2022 Lake Summit?",
        "What was promised at the Lake Summit by 2030?",
        "Which goals for 2035 did the Lake Summit set?",
        "Compare the Lake Summits of 2021 and 2025",
        "Which strategy did the Lake Summit adopt for 2030?",
        "Did the Lake leaders back the 2027 Baku climate talks?",
        "Quote Laine's remarks in Oslo",
        "Did the Z5+1 meeting approve the fund?",
        "What did Lainne call for?",
        "What did the climate conference decide?",
        "Why did they refuse to share video of the talks?",
        "When is the sixth Lake Summit?",
        "Where will the Lake Summit be held in 2026?",
        "What did the first session of the Lake forum decide?",
        "What did Laine call for?",
        "What did Norway want?",
        "What did Laine say in Oslo?",
        "Why did Norway not come to Turku?",
        "When did the leaders leave Turku?",
        "Who came to Turku?",
        "what happened last year",
        "is it true that trade fell over the past ten years?",
    ],
)
def test_a_question_that_the_library_may_answer_lacks_nothing(library: Library, asked: str) -> None:
    assert missing(asked, library) is None


def test_a_quote_that_names_the_edition_answers(library: Library) -> None:
    text = "The third Lake Summit was held in Tartu."
    quote = Quote(1, "lake-5", 0, len(text), text, 0.9)
    assert missing("Where was the third Lake Summit held?", library, quote) is None
    assert missing("Where was the second Lake Summit held?", library, quote) is not None


def test_a_quote_that_counts_the_meetings_of_another_series_does_not_answer(library: Library) -> None:
    text = "It was the seventh meeting of the format."
    quote = Quote(1, "cop", 0, len(text), text, 0.9)
    asked = "When is the seventh Lake Summit?"
    assert (missing(asked, library, quote) or "").startswith("The seventh Lake Summit is not in the library")
    assert missing(asked, library, replace(quote, article_id="lake-5")) is None


def test_a_name_that_only_describes_is_no_reason_to_withhold_what_answers(library: Library) -> None:
    text = "The climate conference closed."
    quote = Quote(1, "cop", 0, len(text), text, 0.9)
    assert missing("How many states stayed at the Absheron meeting?", library, quote) is None
    assert missing("Which states near Absheron closed the conference?", library, quote) is None
    assert missing("Which states near Absheron closed the conference?", library) is not None


def test_the_nearest_articles_are_named(cedar: AnswerChain) -> None:
    answer = cedar.invoke("What was decided at the Zanzibar Timber Conference?")
    assert (answer.status, answer.quotes) == ("declined", ())
    assert answer.refusal is not None
    assert answer.refusal.nearest
    assert "Zanzibar Timber Conference" in answer.refusal.sentence


def test_a_year_within_a_period_is_not_the_year_asked_for(library: Library) -> None:
    text = "The body's work in 2023–2025 was reviewed."
    quote = Quote(1, "lake-5", 0, len(text), text, 0.9)
    assert missing("Oslo 2023?", library, quote) is not None


def test_a_sentence_that_names_the_missing_edition_is_shown_beside(library: Library) -> None:
    text = "At COP28 nothing was said about it."
    quote = Quote(7, "lake-5", 0, len(text), text, 0.9)
    composed = not_held(asked_of(library, "list what COP28 decided", quotes=(quote,), today=TODAY))
    assert composed is not None
    assert [(one.marker, one.text) for one in composed.related] == [(1, text)]
    assert missing("How much did COP28 pledge?", library, quote) is None


def test_the_next_edition_that_articles_speak_of_is_left_to_the_reader(library: Library) -> None:
    assert missing("Who will host COP30?", library) is None
    assert missing("What did COP30 decide?", library) is not None
    assert missing("Who will host COP31?", library) is not None


def test_a_session_that_articles_number_and_that_none_speaks_of_is_said_to_be_missing(tmp_path: Path) -> None:
    told = {"larch": "The larch committee closed LCM-4 with a draft on forests. LCM-5 will take it up."}
    fill(write_articles(tmp_path / "news", told), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    missing_one, held = (chain.invoke(f"what did {one} do on forests?") for one in ("lcm-3", "LCM-4"))
    chain.close()
    assert missing_one.refusal is not None
    said = "No article in the library mentions LCM-3; those found speak of LCM-4 and LCM-5."
    assert missing_one.refusal.sentence == said
    assert held.refusal is None or "LCM" not in held.refusal.sentence


def test_a_city_may_be_named_by_its_initials(tmp_path: Path) -> None:
    told = {"larch": "The leaders met in San Pedro. They signed a forest pact."}
    fill(
        write_articles(tmp_path / "news", told, summit="Larch Summit", date="2026-04-15", place="San Pedro, Chile"),
        tmp_path / "data",
    )
    chain = fake_chain(tmp_path / "data")
    ours, other = (chain.invoke(f"what was signed at the Larch Summit in {city}?") for city in ("SP", "LA"))
    chain.close()
    assert ours.refusal is None or "holds no Larch Summit" not in ours.refusal.sentence
    assert other.refusal is not None
    assert "holds no Larch Summit in LA" in other.refusal.sentence


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What documents were adopted at the Lake Summit in 2026?", "The Lake Summit of 2026 is only announced"),
        (
            "Which texts were adopted at the sixth Lake Summit in Bergen?",
            "The sixth Lake Summit in Bergen is only announced",
        ),
        ("What did the leaders sign at the Lake Summit in Bergen?", "The Lake Summit in Bergen is only announced"),
        ("results of the Lake Summit in Bergen, in brief", "The Lake Summit in Bergen is only announced"),
        (
            "What was the vote count at the fourth Lake Summit?",
            "No article on the fourth Lake Summit in Oslo tells of a vote.",
        ),
        (
            "What did Laine say about the Power of Zembla 2 pipeline?",
            "No article in the library mentions Power of Zembla 2.",
        ),
        (
            "What came out of the Lake foreign ministers' meeting in Helsinki?",
            "The library holds no Lake Summit in Helsinki",
        ),
    ],
)
def test_a_meeting_that_is_only_announced_or_was_elsewhere_is_said_to_be(
    library: Library, question: str, said: str
) -> None:
    lacking = not_held(asked_of(library, question, today=TODAY))
    assert lacking is not None
    assert lacking.refusal is not None
    assert lacking.refusal.sentence.startswith(said)


def test_what_is_known_of_the_matter_is_told_where_the_one_asked_about_is_not_mentioned(
    asked_once: AnswerChain,
) -> None:
    answer = asked_once.invoke("When did Congress repeal Jackson-Vanik for the Central Asian states?")
    assert answer.status == "declined"
    assert str(answer.refusal).startswith("No article in the library mentions Congress. What it says on the matter: “")
    assert "Risch announced that he would introduce a bill" in answer.related[0].text


@pytest.mark.parametrize(("asked", "name"), [("when was the Nice Lake Summit?", "Nice"), ("the busan lake", "Busan")])
def test_a_name_in_front_of_a_series_that_no_article_on_it_has_is_said_to_be_missing(
    library: Library, asked: str, name: str
) -> None:
    lacking = not_held(asked_of(library, asked))
    assert lacking is not None
    assert lacking.refusal is not None
    assert lacking.refusal.sentence.startswith(f"The library holds no “{name}” Lake Summit; of this series it holds")


def test_the_city_of_a_meeting_that_only_a_heading_names_is_not_missing(tmp_path: Path) -> None:
    told = (
        "# Chair's Summary\n\n## Western Reef Tuna Ministerial, Mombasa, 9–10 February 2027\n\nThree coastal states"
        " took part: Kenya, Tanzania and Oman.\n\nMinisters agreed on a closed season for yellowfin tuna of 45 days."
    )
    write_articles(tmp_path / "news", {"tuna": told})
    with filled_chain(tmp_path) as chain:
        assert "holds no" not in chain.invoke("who came to the Mombasa tuna ministerial?").text


@pytest.mark.parametrize(
    "question",
    ["C5+1 presidents' summit of 2024, joint statement?", "What did the C5+1 summit of 2024 decide on minerals?"],
)
def test_a_year_of_other_talks_is_no_year_of_the_summit_that_is_asked_about(chain: AnswerChain, question: str) -> None:
    assert "The C5+1 Summit of 2024 is not in the library" in chain.invoke(question).text


def test_a_refusal_tells_the_one_sentence_that_has_the_rest_of_what_is_asked(chain: AnswerChain) -> None:
    refused = Composed("fact", "declined", refusal=Refusal("No sentence answers."))
    told = with_what_is_known(
        refused, asked_of(chain.library, "how many were hurt in the fire at the Belém conference?")
    )
    assert [one.text for one in told.related] == [
        "Protests by Indigenous groups and a fire at the venue also interrupted the two weeks."
    ]
