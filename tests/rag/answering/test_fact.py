"""A fact is answered by the sentences that hold it; who somebody is, and figures and days, also in a line."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rag.answering.fact.answer_words import answer_words, words_read
from rag.answering.fact.composer import fact
from rag.answering.fact.corrections import correcting_first
from rag.answering.fact.fitting import fitting
from rag.answering.fact.further import with_further
from rag.answering.fact.reasons import reason_told
from rag.chain import AnswerChain
from rag.question import plainer
from rag.question.asked import parse_question
from rag.reading import AnsweringWords, Reading
from rag.store import Library
from rag.types import EVERYTHING, Hit, Passage, Quote
from tests.rag.answering.asked import asked_of
from tests.rag.test_chain import fake_chain, fill, write_articles

PEOPLE = {
    "a": "Lakonian President Ursula de Bra opened the summit. De Bra spoke first. It lasted a day.",
    "b": "Costas Ruin, head of the Harbour Council, sat by Ursula de Bra. The port minister, Anna Kell, was absent.",
    "c": "Nobody gave Gora Tamm the badge of honour. Bera Tamm of Lakonia came, with Dora Tamm, who chairs the Senate.",
    "d": "The badge went to Ned Orr, the chargé d'affaires of the embassy. Ann Orr, it said, left.",
}


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder: Path = tmp_path_factory.mktemp("people")
    fill(write_articles(folder / "news", PEOPLE), folder / "data")
    opened = fake_chain(folder / "data")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Who is Ursula de Bra?", "Lakonian President Ursula de Bra."),
        ("who's de bra", "Lakonian President Ursula de Bra."),
        ("Costas Ruin?? who is that", "Costas Ruin, head of the Harbour Council."),
        ("What post does Costas Ruin hold?", "Costas Ruin, head of the Harbour Council."),
        ("What is Anna Kell's position?", "Port minister, Anna Kell."),
        ("who is bera tamm", "Bera Tamm of Lakonia."),
        ("who is Ned Orr?", "Ned Orr, the chargé d'affaires of the embassy."),
        ("Who is Dora Tamm? Not Gora, the other one.", "Dora Tamm, who chairs the Senate."),
    ],
)
def test_who_somebody_is_is_told_in_the_words_of_an_article(chain: AnswerChain, question: str, line: str) -> None:
    answer = chain.invoke(question)
    assert (answer.status, answer.headline) == ("answered", line)
    assert [line[1:-1] in quote.text for quote in answer.quotes] == [True]


@pytest.mark.parametrize(
    "question", ["Who is Gora Tamm?", "Who is Elsa Nobody?", "Who is the president?", "Who is it?"]
)
def test_nobody_is_given_an_office_that_no_article_gives_them(chain: AnswerChain, question: str) -> None:
    assert not chain.invoke(question).headline


@pytest.mark.parametrize(
    ("question", "quote", "words"),
    [
        ("How many points does it have?", "The text of 134 points was signed by 12 states.", "134 points"),
        ("number of member states?", "The text of 134 points was signed by 12 states.", "12 states"),
        ("How much was pledged?", "He pledged 26 billion yuan for 3 years.", "26 billion yuan"),
        ("What share is it?", "That is 20 per cent of 3 billion euros.", "20 per cent"),
        ("Which countries pledged money?", "The biggest pledge was 7 billion dollars.", None),
        ("When was it signed?", "The text was signed on 9 October 2025.", "9 October 2025"),
        ("When was it signed?", "Signed on 9 October 2025, it will be reviewed in 2027.", None),
        ("How much was pledged?", "He pledged 2 billion yuan, and she 3 billion euros.", None),
        ("How many came?", "Twelve came.", None),
        ("How much do they cost?", "They cost $47 million and not $74 million.", "$47 million"),
        ("How much is it?", "They gave 15 million euros for buoys rather than 5 million euros.", "15 million euros"),
        ("How much do they cost?", "They do not cost $74 million but $47 million.", "$47 million"),
        ("Who came?", "In 2025 came 3 kings.", None),
        ("Which country resisted the 5 per cent target?", "A cut of 60 per cent met opposition from Peru.", None),
        ("What did the summit cost?", "A fund of 300 million euros was kept.", None),
        ("What did the summit cost?", "The budget came to 183 million euros.", "183 million euros"),
        ("How many raids in the gulf were there?", "Raids rose from 18 in 2025 to 31 in 2026.", None),
    ],
)
def test_the_words_that_answer_are_told_when_there_is_no_doubt(question: str, quote: str, words: str | None) -> None:
    found = answer_words(parse_question(question), quote)
    assert (found and quote[slice(*found)]) == words


def test_a_figure_that_another_article_corrects_gives_way() -> None:
    quotes = [
        Quote(nth, "abc"[nth], 0, len(text), text, 1.0)
        for nth, text in enumerate(
            (
                "The ships cost $74 million.",
                "The port costs $9 million.",
                "The ships cost $47 million, not $74 million.",
            )
        )
    ]
    assert [one.article_id for one in correcting_first(quotes[:2], quotes)] == ["c", "a", "b"]
    assert correcting_first(quotes[:2], quotes[:2]) == tuple(quotes[:2])


def test_a_figure_that_answers_is_the_line(tmp_path: Path) -> None:
    fill(write_articles(tmp_path / "news", {"a": "The gas treaty has 15 articles."}), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    answer = chain.invoke("How many articles does the gas treaty have?")
    assert answer.headline == "15 articles."
    assert answer.text == "15 articles.\n\n“The gas treaty has 15 articles.” [1]"
    chain.close()


@pytest.mark.parametrize(
    ("texts", "question", "line"),
    [
        (
            (
                "The gas pier will cost 74 million euros.",
                "The gas pier will cost 47 million euros, not 74 million euros.",
            ),
            "How much will the gas pier cost?",
            "47 million euros.",
        ),
        (("The gas group will meet on 22 April.",), "When will the gas group meet?", "22 April."),
    ],
)
def test_the_line_is_the_right_figure_or_the_day(
    tmp_path: Path, texts: tuple[str, ...], question: str, line: str
) -> None:
    fill(write_articles(tmp_path / "news", dict(zip("ab", texts, strict=False))), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    assert chain.invoke(question).headline == line
    chain.close()


def test_the_edition_asked_for_stands_first_though_only_another_s_article_tells_of_it(tmp_path: Path) -> None:
    text = "The sixth Reef Forum met on 3 May 2025. The fifth forum had been held in Suva in July 2023."
    fill(write_articles(tmp_path / "news", {"a": text}), tmp_path / "data")
    library = Library.open(tmp_path / "data")
    quotes = quoted(library, "a")
    answer = fact(asked_of(library, "When was the 5th Reef Forum?", quotes=quotes))
    assert (answer.headline, answer.quotes[0].text) == ("July 2023.", quotes[1].text)
    assert fact(asked_of(library, "When was the forum?", quotes=quotes)).quotes[0].text == quotes[0].text
    library.close()


ORDERS = "Chilean airlines ordered 22 ships; Peru's choice was of as many as 15 of them."


def test_the_figure_of_another_country_is_no_answer() -> None:
    asked = parse_question("How many ships did Peru order?")
    assert answer_words(asked, ORDERS, frozenset({"Peru"})) is None
    found = answer_words(parse_question("How many ships did Chile order?"), ORDERS, frozenset({"Chile"}))
    assert found is not None
    assert ORDERS[slice(*found)] == "22 ships"


@pytest.fixture(scope="module")
def pledges(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("pledges")
    news = {
        "port": "Governments promised 900 million dollars in all. Chile gave 20 million dollars and Peru 5 million.",
        "talks": "President Ana Lund of Norway is in office. The talks lasted two days.",
        "later": "Prime Minister Olaf Berg of Norway spoke. King Carl of Sweden came.",
        "fund": "Ana Lund presented SeaFund, a plan of 8 billion euros. It adds 3 billion to 5 billion. It fell.",
        "deals": "Chile and Malta announced agreements worth 7 billion euros. Projects with firms of Norway were valued"
        " at 9 billion euros. Malta promised purchases of 3 million euros to Ghana.",
        "pact": "Nobody spoke of it. Chile announced that it would join the Abraham Accords.",
    }
    for day, one in enumerate(news, start=1):
        write_articles(folder / "news", {one: news[one]}, summit="Ports Summit", date=f"2025-0{day}-02", edition=day)
    fill(folder / "news", folder / "data")
    with_library = Library.open(folder / "data")
    yield with_library
    with_library.close()


def quoted(library: Library, article_id: str) -> tuple[Quote, ...]:
    text = library.article(article_id).text
    every = enumerate(library.sentences(article_id), start=1)
    return tuple(Quote(nth, article_id, one.start, one.end, text[one.start : one.end], 0.5) for nth, one in every)


def test_a_sum_that_somebody_gave_is_answered_with_the_sentence_that_names_them(pledges: Library) -> None:
    quotes = quoted(pledges, "port")
    first = fitting(quotes, asked_of(pledges, "How much did Peru promise?", quotes=quotes))[0]
    assert "Peru" in first.text
    assert fitting(quotes, asked_of(pledges, "How much was promised?", quotes=quotes)) == quotes


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How much did Chile promise Malta?", []),
        ("How much did Norway pledge to Malta?", []),
        ("How much did Ghana offer Malta?", []),
        ("How much did Malta promise Ghana?", ["Malta promised"]),
    ],
)
def test_a_promise_is_no_business_between_two_and_none_of_the_other_side(
    pledges: Library, question: str, told: list[str]
) -> None:
    quotes = quoted(pledges, "deals")
    found = fitting(quotes, asked_of(pledges, question, quotes=quotes))
    assert [" ".join(one.text.split()[:2]) for one in found] == told


@pytest.mark.parametrize("question", ["break down the SeaFund money", "what are the 8 billion euros made up of?"])
def test_what_a_sum_is_made_up_of_is_told_after_the_sum_itself(pledges: Library, question: str) -> None:
    asked = asked_of(pledges, question, quotes=quoted(pledges, "port"))
    found_ids = [one for one, _ in pledges.search_words('"euros"', 3, EVERYTHING)]
    hits = tuple(Hit(one.passage, 1, 1.0) for one in pledges.passages(found_ids).values())
    asked = replace(asked, reading=replace(asked.reading, hits=hits))
    found = [one.text for one in fitting(asked.reading.quotes, asked)]
    assert [one.split()[0] for one in found] == ["Ana", "It"]


@pytest.mark.parametrize(
    ("question", "kept"),
    [("how old is Ana Lund?", []), ("How long did the talks last?", ["The talks lasted two days."])],
)
def test_an_age_or_a_duration_is_answered_only_by_one(pledges: Library, question: str, kept: list[str]) -> None:
    quotes = (*quoted(pledges, "talks"), *quoted(pledges, "later"))
    assert [one.text for one in fitting(quotes, asked_of(pledges, question, quotes=quotes))] == kept
    assert fact(asked_of(pledges, "how old is Ana Lund?", quotes=quotes)).status == "declined"


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("who is the president of Norway", "Ana Lund."),
        ("Who is the Norwegian prime minister?", "Olaf Berg."),
        ("Who are the leaders of the Ports Summit?", "Olaf Berg (Norway) and Carl (Sweden)."),
    ],
)
def test_an_office_is_answered_with_who_holds_it(pledges: Library, question: str, line: str) -> None:
    found = fact(asked_of(pledges, question))
    assert (found.status, found.headline) == ("answered", line)
    assert found.quotes


def test_nobody_holds_an_office_that_no_article_gives(pledges: Library) -> None:
    assert fact(asked_of(pledges, "who is the chancellor of Norway")).status == "declined"


def test_words_of_talk_are_put_as_articles_write_them() -> None:
    assert plainer("how much did the summit cost?") == "what was the budget of the summit?"
    assert plainer("Who took over the chair in Oslo?") == "Who did the chair pass to in Oslo?"
    assert plainer("Who came to Oslo?") == "Who came to Oslo?"


def test_what_is_found_on_another_meeting_is_read_again_within_the_one_asked_about(pledges: Library) -> None:
    (found, own) = (quoted(pledges, "pact")[:1], quoted(pledges, "talks")[1:])
    asked = asked_of(pledges, "How did the second Ports Summit go?", quotes=found)
    within = replace(asked.reading, quotes=own)
    again = fact(replace(asked, read=lambda text, article_ids: within if article_ids == ("talks",) else asked.reading))
    assert [one.text for one in again.quotes] == ["The talks lasted two days."]


def test_three_sentences_are_quoted_where_no_meeting_is_named_and_others_are_related(tmp_path: Path) -> None:
    told = {
        f"larch{nth}": f"{who} offered gas and water." for nth, who in enumerate(("Kenya", "Ghana", "Peru", "Chile"))
    }
    fill(write_articles(tmp_path / "news", told), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    answer = chain.invoke("What gas and water was offered?")
    chain.close()
    assert (len(answer.quotes), len(answer.related)) == (3, 1)


def test_a_further_sentence_is_shown_as_it_is_likely_enough_for_where_it_stands(chain: AnswerChain) -> None:
    near, far, other = (
        Quote(2, "a", 44, 63, "De Bra spoke first.", 0.01),
        Quote(3, "a", 64, 79, "It lasted a day.", 0.03),
        Quote(4, "b", 0, 60, "Costas Ruin, head of the Harbour Council, sat by Ursula de Bra.", 0.07),
    )
    best = Quote(1, "a", 0, 43, "Lakonian President Ursula de Bra opened the summit.", 0.9)
    asked = asked_of(chain.library, "Who opened it?", quotes=(best, near, far, other))
    place = Passage("a:0", "a", 0, 63, (), 0)
    asked = replace(asked, reading=replace(asked.reading, hits=(Hit(place, 1, 0.0),)))
    assert with_further(asked.reading.quotes, asked) == (best,)
    surer = tuple(replace(one, score=2 * one.score) for one in (near, far, other))
    assert with_further((best, *surer), asked) == (best, *surer)
    assert with_further((best, *(replace(one, score=0.03) for one in (near, far, other))), asked)[1:] == (
        replace(near, score=0.03),
    )


@pytest.mark.parametrize(
    ("found_in", "confidence", "shown"), [("rome", 0.6, "oslo"), ("none", 0.6, "none"), ("none", 0.95, "oslo")]
)
def test_an_article_on_no_meeting_gives_way_only_to_one_that_is_read_as_surely(
    meetings: Library, found_in: str, confidence: float, shown: str
) -> None:
    elsewhere = Quote(1, found_in, 0, 24, meetings.article(found_in).text[:24], 0.9)
    asked = asked_of(meetings, "Who paid at the Ferry Summit?", quotes=(elsewhere,))
    within = Reading((replace(elsewhere, article_id="oslo"),), (), confidence)
    asked = replace(asked, read=lambda text, article_ids: within)
    assert [quote.article_id for quote in fact(asked).quotes] == [shown]


@pytest.fixture(scope="module")
def meetings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Two meetings with an article each, and an article on neither."""
    folder: Path = tmp_path_factory.mktemp("meetings")
    texts = {"oslo": "Norway gave the leaders lunch.", "rome": "Italians paid for lunch. It rained."}
    for name, series in (("oslo", "Ferry Summit"), ("rome", "Forest Forum")):
        write_articles(folder / "news", {name: texts[name]}, summit=series, date="2026-05-04", place=name.title())
    write_articles(folder / "news", {"none": "Somebody paid for lunch. It rained."})
    fill(folder / "news", folder / "data")
    opened = fake_chain(folder / "data")
    yield opened.library
    opened.close()


FIGURES = {
    "alps": "The Alps Summit set a target of 5 per cent for barriers. Austria held out against it.",
    "tarn": "The Tarn Summit set a target of 60 per cent for lakes. Chile resisted the target.",
}


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("Which country resisted the 5 per cent target?", ["alps"]),
        ("Which country resisted the 5% target?", ["alps"]),
        ("Which country resisted the five percent target?", ["alps"]),
        ("Which country resisted the 60 per cent target?", ["tarn"]),
        ("Which country resisted the 7 per cent target?", ["tarn", "alps"]),
        ("Which country resisted the target?", ["tarn", "alps"]),
    ],
)
def test_a_figure_named_belongs_to_the_articles_that_have_it(tmp_path: Path, question: str, given: list[str]) -> None:
    fill(write_articles(tmp_path / "news", FIGURES), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    quotes = {name: Quote(1, name, 0, 10, text.split(". ")[1], 0.9) for name, text in FIGURES.items()}
    asked = asked_of(chain.library, question, quotes=(quotes["tarn"], quotes["alps"]))
    asked = replace(asked, read=lambda text, ids: Reading(tuple(quotes[one] for one in ids), (), 0.4))
    assert [one.article_id for one in fact(asked).quotes] == given
    chain.close()


@pytest.mark.parametrize(("country", "words"), [("Chile", "20 million"), ("Kenya", "3 million"), ("Ghana", None)])
def test_of_several_givers_the_figure_of_the_one_asked_about_is_told(country: str, words: str | None) -> None:
    given = "They opened a reef fund of 30 million dollars: 20 million from Chile, and 3 million from Kenya by May."
    found = answer_words(parse_question(f"How much does {country} give to the fund?"), given, frozenset({country}))
    assert (given[slice(*found)] if found else None) == words


READ_WORDS = [
    ("who took the gavel?", "Rosa Mbeki of the host party took the gavel.", "Rosa Mbeki", "Rosa Mbeki"),
    ("who took the gavel?", "Rosa Mbeki took the gavel, as did Carl Orff.", "Rosa Mbeki", None),
    ("who took the gavel?", "Carl Orff and Rosa Mbeki took the gavel.", "Rosa Mbeki", None),
    ("who backed the draft?", "Rosa Mbeki proposed the amendment.", "Rosa Mbeki", None),
    ("who met Rosa Mbeki?", "Rosa Mbeki met the guests.", "Rosa Mbeki", None),
    (
        "what share of the budget does Peru pay",
        "Peru pays nearly 43 per cent of it.",
        "43 per cent",
        "nearly 43 per cent",
    ),
    ("what share of the budget does Peru pay", "Peru pays 43 million dollars of it.", "43 million dollars", None),
    ("size of the reef fund?", "The fund is of 70 million crowns.", "70 million", "70 million crowns"),
    ("size of the reef fund?", "The fund is of great use.", "great use", None),
    (
        "which states left the pact?",
        "Peru, Chile, Ghana and Kenya left the pact.",
        "Peru, Chile, Ghana",
        "Peru, Chile, Ghana and Kenya",
    ),
    ("which states left the pact?", "Peru left the pact.", "Peru", None),
]


@pytest.mark.parametrize(("question", "quote", "read", "words"), READ_WORDS)
def test_the_words_that_the_joint_reader_chose_are_told_if_they_are_of_the_kind_asked_for(
    question: str, quote: str, read: str, words: str | None
) -> None:
    span = quote.index(read), quote.index(read) + len(read)
    found = words_read(parse_question(question), quote, AnsweringWords(span, 0.6))
    assert (quote[slice(*found)] if found else None) == words
    assert words_read(parse_question(question), quote, AnsweringWords(span, 0.3)) is None


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("It was put off because a new council was being formed.", "because a new council was being formed"),
        ("The session was postponed after a storm had struck; it is to be held in May.", "after a storm had struck"),
        ("Ghana sent its envoy, since the minister was unable to fly.", "since the minister was unable to fly"),
        ("The session had been due to take place in Oslo in May.", None),
        ("Trade has grown since 2018.", None),
        ("They met in May, as the hall had burnt down.", "as the hall had burnt down"),
        ("Rahmon asked him not to act as though it were a colony.", None),
    ],
)
def test_the_words_that_give_the_reason_are_told_where_it_is_asked(quote: str, reason: str | None) -> None:
    found = reason_told("Why was the session put off?", quote)
    assert (quote[slice(*found)] if found else None) == reason
    assert reason_told("When was the session put off?", quote) is None


def test_a_day_that_is_asked_for_is_no_year() -> None:
    assert answer_words(parse_question("On what day does it open?"), "It opens in 2026.") is None
    assert answer_words(parse_question("When does it open?"), "It opens in 2026.") == (12, 16)


def test_a_hedge_belongs_to_its_figure() -> None:
    quote = "A newspaper counted more than 50 measures in it."
    found = answer_words(parse_question("How many measures are in the plan?"), quote)
    assert found is not None
    assert quote[slice(*found)] == "more than 50 measures"
