"""Questions about several meetings of the articles that ship, and about one in few words."""

import pytest

from rag.chain import AnswerChain


def test_a_number_of_documents_signed_around_a_meeting_is_told_beside_those_named(chain: AnswerChain) -> None:
    answer = chain.invoke("How many documents came out of the Tokyo summit with Central Asia?")
    assert answer.headline == "More than 150 documents involving public bodies and companies; 1 named here."
    assert answer.quotes[0].text.startswith("More than 150 documents")


def test_the_next_meetings_of_several_series_are_told_one_by_one(chain: AnswerChain) -> None:
    answer = chain.invoke("When do the EAEU council, the CIS heads of state, BRICS and the SCO meet next?")
    told = (
        "Astana, 28–29 May 2026",
        "Turkmenistan, 9 October 2026",
        "Bishkek, 2026",
        "nothing is announced of the next BRICS Summit",
    )
    assert all(one in answer.headline for one in told)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("how much did the EU promise in Samarkand?", "€12 billion."),
        ("how much did China offer in Tianjin?", "10 billion yuan and 2 billion yuan (about 281 million dollars)."),
        (
            "who had more leaders missing, Johannesburg or Rio G20?",
            "Johannesburg 2025: United States, China, Russia, Mexico and Argentina absent,"
            " against Russia and United States absent for Rio de Janeiro 2024.",
        ),
        (
            "did the EU or Japan offer more",
            "EU–Central Asia Summit Samarkand 2025: €12 billion;"
            " Central Asia plus Japan Summit Tokyo 2025: 3 trillion yen.",
        ),
    ],
)
def test_sums_and_absences_are_compared(asked_once: AnswerChain, question: str, headline: str) -> None:
    assert asked_once.invoke(question).headline == headline


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("put side by side who chaired the SCO in Astana and in Tianjin", ("Tokayev", "Xi Jinping")),
        ("compare where COP29 and COP30 were held", ("Baku", "Belém")),
        (
            "Please set side by side which presidents did not come to the G20 in New Delhi and in Johannesburg.",
            ("Xi Jinping", "Donald Trump"),
        ),
    ],
)
def test_a_comparison_that_asks_who_or_where_is_answered_as_that(
    asked_once: AnswerChain, question: str, told: tuple[str, ...]
) -> None:
    answer = asked_once.invoke(question)
    assert answer.kind == "meeting"
    assert all(one in answer.headline for one in told)


def test_documents_named_by_what_was_done_with_them_are_a_list(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("security papers approved by the CIS leaders in October 2025, with years")
    assert answer.kind == "list"
    assert "programme of cooperation against terrorism and extremism for 2026–2028" in answer.text.lower()


def test_partners_are_told_also_where_the_question_calls_them_outsiders(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("Which summits of Central Asia with one outside partner do you cover?")
    assert all(one in answer.headline for one in ("Germany", "Italy", "Japan"))


def test_what_somebody_offered_at_each_meeting_is_set_beside_though_the_series_differ(asked_once: AnswerChain) -> None:
    table = asked_once.invoke("compare what China offered in Xi'an, Astana and Tianjin").table
    assert table is not None
    assert [cell.text.split(" in ")[0] for cell in table.rows[0][1:]] == [
        "President Xi Jinping pledged 26 billion yuan",
        "Xi announced 1.5 billion yuan",
        "Xi Jinping: He announced 2 billion yuan (about 281 million dollars)",
    ]


@pytest.mark.parametrize("question", ["deadlines in the NATO declaration", "sums mentioned in Washington C5+1"])
def test_a_bare_noun_for_a_list_of_a_meeting_is_answered_with_it(asked_once: AnswerChain, question: str) -> None:
    answer = asked_once.invoke(question)
    assert answer.kind == "list"
    assert answer.table is not None


def test_meetings_are_compared_as_meetings_and_not_as_accounts(asked_once: AnswerChain) -> None:
    question = "what did the Kananaskis G7 and the Johannesburg G20 say about critical minerals?"
    table = asked_once.invoke(question).table
    assert table is not None
    assert [row[0].text for row in table.rows] == ["G7 Summit Kananaskis 2025", "G20 Summit Johannesburg 2025"]


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("anti-drug centre in Dushanbe: agreed?", "Adopted: an Anti-Drug Centre in Dushanbe"),
        ("OTS Budapest against OTS Gabala, documents", "Documents adopted: "),
        ("update me on the ECO summit", "17th Economic Cooperation Organization Summit"),
        ("EU-Central Asia in one paragraph", "First EU–Central Asia Summit"),
        ("the pledges to the Tropical Forests Forever Facility", "4 sums in 1 article."),
        ("i'm writing about Tokyo, essentials?", "First Central Asia plus Japan Summit"),
    ],
)
def test_things_named_with_a_place_and_short_wordings_are_understood(
    asked_once: AnswerChain, question: str, begins: str
) -> None:
    assert asked_once.invoke(question).headline.startswith(begins)


def test_what_nobody_of_those_named_signed_is_declined(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("when did Japan and Central Asia sign the free trade agreement?")
    assert answer.status == "declined"
    assert "says that Japan and Central Asia signed" in str(answer.refusal)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "Compare where the next SCO summit and the next Central Asia–Russia summit will be",
            "Third Central Asia–Russia Summit: 2027; the venue is still to be settled;"
            " Shanghai Cooperation Organisation Summit: Bishkek, 2026.",
        ),
        (
            "Which of the two has its next venue decided, the C5+1 or the Central Asia–Russia format?",
            "Third Central Asia–Russia Summit: 2027; the venue is still to be settled;"
            " nothing is announced of the next C5+1 Summit.",
        ),
        (
            "At what level was India represented in Astana and in Tianjin?",
            "Astana 2024: External Affairs Minister Subrahmanyam Jaishankar;"
            " Tianjin 2025: Prime Minister Narendra Modi of India.",
        ),
        (
            "Who attended the SCO summits in Astana and Tianjin, and at what level was each country represented?",
            "Who came is told for 10 of ten states in Astana 2024 and 5 of ten states in Tianjin 2025.",
        ),
        (
            "Tokyo and Xi'an: compare the sums",
            "Central Asia–China Summit Xi'an 2023 and Central Asia plus Japan Summit Tokyo 2025, compared –"
            " Central Asia–China Summit Xi'an 2023: 26 billion yuan; Central Asia plus Japan Summit Tokyo 2025:"
            " 3 trillion yen.",
        ),
        (
            "I am preparing a note on Mirziyoyev. What did he put forward at the various summits?",
            "35 proposals by Shavkat Mirziyoyev in 14 articles.",
        ),
    ],
)
def test_two_meetings_are_told_by_what_comes_next_and_by_who_came(
    asked_once: AnswerChain, question: str, headline: str
) -> None:
    assert asked_once.invoke(question).headline == headline


def test_of_two_series_with_nothing_announced_none_is_told_and_what_was_promised_is_told_of_each(
    asked_once: AnswerChain,
) -> None:
    told = asked_once.invoke("Compare the next meetings of the C5+1 and the Central Asia–Japan summit: where and when?")
    assert told.status == "declined"
    assert told.text.startswith("Nothing in the library says when or where the next meeting of these series is.")
    table = asked_once.invoke("What was promised at the Washington summit and at the Tokyo summit?").table
    assert table is not None
    assert all(cell.markers for cell in table.rows[0][1:])


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Gyeongju vs Kuala Lumpur: who came, and which texts?", ["Who took part", "Documents adopted"]),
        ("Compare Kazan and Tianjin: who came, and which texts", ["Who took part", "Documents adopted"]),
        (
            "Compare Tokyo and Samarkand on money, documents and participants",
            ["Money", "Documents adopted", "Who took part"],
        ),
        ("Compare Gabala and Budapest: documents, who came and money", ["Documents adopted", "Who took part", "Money"]),
    ],
)
def test_several_aspects_are_told_of_each_meeting(asked_once: AnswerChain, question: str, rows: list[str]) -> None:
    table = asked_once.invoke(question).table
    assert table is not None
    assert [row[0].text for row in table.rows] == rows


def test_what_comes_first_orders_a_brief_on_a_topic_and_is_no_part_of_it(asked_once: AnswerChain) -> None:
    told = asked_once.invoke("Brief on critical minerals for my minister, decisions first, then money")
    assert told.headline.startswith("Critical minerals comes up at ")
    assert len(told.sections) > 1
