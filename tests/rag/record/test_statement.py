import datetime as dt

import pytest

from rag.record.statement.statement import read_statements
from rag.record.values import Statement
from rag.types import Article


def statements(*sentences: str, date: dt.date | None = None) -> tuple[Statement, ...]:
    text = " ".join(sentences)
    spans, at = [], 0
    for sentence in sentences:
        spans.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return read_statements(Article(id="a", title="", text=text, sha256="", date=date), spans)


def actors(*sentences: str) -> list[str]:
    return [one.name for one in statements(*sentences)[-1].actors]


def test_items_of_a_list_are_decided_by_those_whom_its_lead_names() -> None:
    found = statements(
        "The Heads of State:",
        "(a) adopted a declaration;",
        "(b) approved a statute, under which the fund shall have 3 million euros;",
        "(c) decided to admit Peru.",
        "President Ana Lund of Norway proposed a bank.",
    )[1:]
    assert [one.status for one in found] == ["adopted", "adopted", "adopted", "proposed"]
    assert [one.actors[0].name for one in found] == ["heads of State"] * 3 + ["Ana Lund"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Leaders considered a proposal by Peru for a bank in which all would hold shares.", ["Peru"]),
        ("The plan for a pause of ten years, tabled by Fiji and supported by Palau, found few friends.", ["Fiji"]),
        ("A proposal from Norway to fund a survey was referred to a committee.", ["Norway"]),
        ("The Africans asked for more money.", []),
    ],
)
def test_who_made_a_proposal_acts_in_it(sentence: str, expected: list[str]) -> None:
    assert actors(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A proposal by Kenya for an air bridge was not taken up.", ["Kenya"]),
        ("A plea from Zimbabwe for a second line was rejected.", ["Zimbabwe"]),
        ("The air bridge was not taken up.", []),
    ],
)
def test_who_made_a_proposal_that_failed_acts_in_it(sentence: str, expected: list[str]) -> None:
    article = Article(id="a", title="", text=sentence, sha256="")
    assert [one.name for one in read_statements(article, [(0, len(sentence))])[0].actors] == expected


def test_each_sentence_of_a_speaker_s_turn_states_something_and_the_turn_is_quoted() -> None:
    turn = "MINISTER OLL: There was a request for more ships. It was not approved. Peru will send a plan by 15 June."
    found = statements(turn)
    assert [one.status for one in found] == ["proposed", "failed", "announced"]
    assert {one.span for one in found} == {(0, len(turn))}
    assert turn[slice(*found[1].clause)] == "It was not approved."
    assert [one.name for one in found[2].actors] == ["Peru"]


@pytest.mark.parametrize(
    "text",
    [
        "BUENOS AIRES – Kenya announced a plan.",
        "MADRID (CNN) Kenya announced a plan.",
        "Paris, 3 May (Reuters) – Kenya announced a plan.",
        "Dushanbe (TDI): Kenya announced a plan.",
    ],
)
def test_the_city_of_a_dateline_acts_in_nothing(text: str) -> None:
    assert actors(text) == ["Kenya"]


def test_a_label_acts_in_nothing_and_a_dateline_neither() -> None:
    assert actors("PRESIDENT OLL: Austria will host the fourth summit in Linz in 2028.") == ["Austria"]
    dated = "KOROR, Palau, Sept 3, 2026 (Sea Wire) - Leaders of the Pacific Islands Forum agreed to build a port."
    assert actors(dated) == ["leaders"]


def test_a_question_in_a_transcript_is_told_by_nobody_of_its_label() -> None:
    (found,) = statements("Q (Lorn Courier): Peru had suggested a yearly meeting.")
    assert [one.name for one in found.actors] == ["Peru"]


def test_two_clauses_of_one_sentence_are_two_statements_with_their_own_actors() -> None:
    first, second = statements("Canada and Britain decided to set up a group, and Ottawa pledged legislation.")
    assert (first.status, [one.name for one in first.actors]) == ("adopted", ["Canada", "United Kingdom"])
    assert (second.status, [one.name for one in second.actors]) == ("announced", ["Canada"])
    assert first.span == second.span
    assert first.clause != second.clause


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (("Kazakh President Kassym-Jomart Tokayev came.", "Tokayev proposed a fund."), ["Kassym-Jomart Tokayev"]),
        (("Kazakh President Kassym-Jomart Tokayev spoke.", "He proposed a fund."), ["Kassym-Jomart Tokayev"]),
        (
            ("Uzbek President Shavkat Mirziyoyev spoke first.", "The Uzbek leader proposed a fund."),
            ["Shavkat Mirziyoyev"],
        ),
        (("Shavkat Mirziyoyev spoke.", "Mirziyoev proposed a fund."), ["Shavkat Mirziyoyev"]),
        (("Emomali Rahmon spoke.", "A council on water would, under his plan, meet twice a year."), ["Emomali Rahmon"]),
        (("Kyrgyzstan will build a dam, Japarov announced.",), ["Japarov"]),
        (("Ramaphosa argued that debts should be written down.",), ["Ramaphosa"]),
        (("Philip Davis, prime minister of the Bahamas, announced a debt swap.",), ["Philip Davis"]),
        (("Hungary's prime minister, Viktor Orbán, proposed a fund.",), ["Viktor Orbán"]),
        (
            ("In Samarkand on 4 April 2025 the European Union and Kazakhstan decided to raise their ties.",),
            ["European Union", "Kazakhstan"],
        ),
        (
            ("Serdar Berdimuhamedov spoke.", "The host, Emomali Rahmon, listed risks when he proposed a fund."),
            ["Emomali Rahmon"],
        ),
        (("Sadyr Japarov of Kyrgyzstan proposed a fund.",), ["Sadyr Japarov"]),
        (("European Commission President Ursula von der Leyen pledged aid.",), ["Ursula von der Leyen"]),
        (("The World Bank pledged aid.",), ["World Bank"]),
        (("Beijing announced new loans.",), ["China"]),
        (("Both sides agreed to meet.",), ["both sides"]),
        (("The leaders met.", "They agreed on a fund."), ["leaders"]),
        (("A statement was blocked by Hungary.",), ["Hungary"]),
        (("A statement was adopted on Friday.",), []),
        (("Larger deliveries to Europe were rejected.",), []),
        (("We will act.",), ["we"]),
    ],
)
def test_who_acts_is_named_in_full_and_pronouns_mean_who_acted_last(
    sentences: tuple[str, ...], expected: list[str]
) -> None:
    assert actors(*sentences) == expected


def test_what_is_stated_follows_the_cue() -> None:
    (one,) = statements("The leaders approved a plan for the Aral Sea.")
    text = "The leaders approved a plan for the Aral Sea."
    assert one.what is not None
    assert text[slice(*one.what)] == "a plan for the Aral Sea"


def test_offsets_are_into_the_article_though_its_dashes_and_quotation_marks_are_others() -> None:
    before = "“Trade”—the word of the day—was everywhere."
    (_, one) = statements(before, "The EU pledged €10 million for 2025–2027.", date=dt.date(2025, 1, 1))
    text = f"{before} The EU pledged €10 million for 2025–2027."
    assert [text[slice(*each.span)] for each in one.amounts] == ["€10 million"]
    assert one.deadline is not None
    assert text[slice(*one.deadline.span)] == "for 2025–2027"
    assert text[slice(*one.cue)] == "pledged"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norway pledged up to 300 million dollars.", [(300e6, "USD", "most")]),
        ("They agreed to train at least 3,000 nurses.", [(3000, "nurses", "least")]),
        ("They promised 2.1 billion euros including loans.", [(2.1e9, "EUR", "")]),
        (
            "In Oslo 6 million dollars were promised, in Apia 2 million including loans.",
            [(6e6, "USD", ""), (2e6, "USD", "")],
        ),
        ("He promised 500 megawatts of solar power.", [(500, "MW", "")]),
        ("Spending will rise by 3.5 per cent.", [(3.5, "%", "")]),
        ("The six presidents signed three papers.", [(3, "papers", "")]),
        ("The plan is to be carried out within five years.", []),
    ],
)
def test_amounts_have_units_and_who_acts_or_a_deadline_is_none(
    sentence: str, expected: list[tuple[float, str, str]]
) -> None:
    assert [(one.value, one.unit, one.hedge) for one in statements(sentence)[0].amounts] == expected


@pytest.mark.parametrize(
    ("sentence", "text", "until"),
    [
        ("They will double trade by 2030.", "by 2030", dt.date(2030, 12, 31)),
        ("They approved a plan for 2026–2028.", "for 2026-2028", dt.date(2028, 12, 31)),
        ("They will finish it within two years.", "within two years", dt.date(2027, 10, 9)),
        ("They will report by the end of the year.", "by the end of the year", dt.date(2025, 12, 31)),
        ("The envoy shall report within ninety days.", "within ninety days", dt.date(2026, 1, 7)),
        ("It shall open not later than 1 May 2026.", "not later than 1 May 2026", dt.date(2026, 5, 1)),
        ("They will report before the next summit.", "before the next summit", None),
        ("The next summit will be held in 2027.", "in 2027", dt.date(2027, 12, 31)),
        ("They will ratify it in the first half of 2027.", "in the first half of 2027", dt.date(2027, 6, 30)),
        ("It will open in the spring of 2027.", "in the spring of 2027", None),
        ("Kuwait has until 2027 to build it.", "until 2027", dt.date(2027, 12, 31)),
        ("They promised a road in time for the summit of 2028.", "in time for the summit of 2028", None),
        ("Tickets will be sold as of 1 January 2027.", "as of 1 January 2027", None),
        ("They will pay by the end of the fiscal year.", "by the end of the fiscal year", None),
        ("She invited them to come by year's end.", "by year's end", dt.date(2025, 12, 31)),
        ("The plan sets out goals for the next decade.", "for the next decade", None),
        ("The forum will take place Nov. 30 in Lima.", "Nov. 30", dt.date(2025, 11, 30)),
        ("In September last year they decided that a forum would be held in 2026.", "in 2026", dt.date(2026, 12, 31)),
        (
            "They recognised the commitment to provide 3 million euros in 2026-2027.",
            "in 2026-2027",
            dt.date(2027, 12, 31),
        ),
    ],
)
def test_a_deadline_is_the_last_day_that_its_words_name(sentence: str, text: str, until: dt.date | None) -> None:
    deadline = statements(sentence, date=dt.date(2025, 10, 9))[0].deadline
    assert deadline is not None
    assert (deadline.text.replace("–", "-"), deadline.until) == (text, until)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The format was launched in Astana on 14 October 2022.", "reported"),
        ("In 2021 the members had adopted a similar text.", "reported"),
        ("The format was launched in Astana on 14 October 2025.", "announced"),
        ("They adopted a plan on the 2015 accord.", "adopted"),
    ],
)
def test_what_was_done_in_an_earlier_year_is_only_reported(sentence: str, status: str) -> None:
    (one,) = statements(sentence, date=dt.date(2025, 10, 14))
    assert one.status == status


@pytest.mark.parametrize(
    ("sentences", "status"),
    [
        (("The Council met in Lorn.", "It approved a fund of 3 million euros."), "adopted"),
        (("The Authority approved a fund of 3 million euros.",), "adopted"),
        (("The Authority of Heads of State met in Lorn.", "It decided to close the fund."), "adopted"),
        (("The ECOWAS Authority decided to close the fund.",), "adopted"),
        (("The Authority urged members to pay.",), "proposed"),
        (("The Maritime Authority decided to close the port.",), "announced"),
        (("The Peruvian Authority approved a fund of 3 million euros.",), "announced"),
        (("Peru's Development Bank met in Lorn.", "It approved a fund of 3 million euros."), "announced"),
        (("President Ana Lund accepted an invitation to visit Lima.",), "announced"),
        (("Three years ago, in Brell, leaders agreed to hold a dialogue.",), "reported"),
        (("At its meeting in Brell in July 2024 the Council had pledged 15 million dollars.",), "reported"),
        (("When the ministers met in Brell in 2019 they signed two agreements.",), "reported"),
    ],
)
def test_it_stands_for_all_who_met_and_earlier_meetings_decide_nothing_here(
    sentences: tuple[str, ...], status: str
) -> None:
    assert statements(*sentences, date=dt.date(2026, 7, 8))[-1].status == status


def test_what_failed_has_no_deadline() -> None:
    assert statements("The vote was postponed until June.")[0].deadline is None


@pytest.mark.parametrize("sentence", ["The group was founded in 2001.", "Trade rose by 5 per cent in 2024."])
def test_what_is_past_is_no_deadline(sentence: str) -> None:
    assert statements(sentence, date=dt.date(2025, 10, 9))[0].deadline is None


@pytest.mark.parametrize(
    "sentence",
    [
        "They will argue again, after he had won a second term in 2020.",
        "The war would not have begun had she won in 2020.",
        "They decided in September last year that a fund would be set up.",
        "Earlier this year they signed a treaty.",
    ],
)
def test_a_date_of_something_else_is_no_deadline_though_the_year_of_writing_is_unknown(sentence: str) -> None:
    assert statements(sentence)[0].deadline is None


def test_the_instrument_goes_by_its_own_name() -> None:
    assert statements("The leaders adopted the Tianjin Declaration.")[0].instrument == "Tianjin Declaration"


@pytest.mark.parametrize(
    ("sentences", "voice"),
    [
        (("We will act.",), "text"),
        (("The declaration condemned the attack.",), "text"),
        (("Kazakh President Kassym-Jomart Tokayev proposed a fund.",), "leader"),
        (("A senior official said the talks went well.",), "official"),
        (("Analysts said the talks went well.",), "analyst"),
        (("The talks took place in Lima.",), "reporter"),
    ],
)
def test_the_voice_is_of_the_one_who_speaks(sentences: tuple[str, ...], voice: str) -> None:
    assert statements(*sentences)[-1].voice == voice


@pytest.mark.parametrize(
    ("sentence", "binding"),
    [
        ("We will act.", "commitment"),
        ("The sides agreed to study a joint satellite.", "intention"),
        ("Tokayev proposed a fund.", "none"),
    ],
)
def test_an_adopted_text_commits_or_only_intends(sentence: str, binding: str) -> None:
    assert statements(sentence)[0].binding == binding


def test_every_sentence_has_a_statement() -> None:
    found = statements("The forum has five members.", "It met in Lima.", "“Peace,” he said.")
    assert {one.span for one in found} == {(0, 27), (28, 43), (44, 61)}


@pytest.mark.parametrize(
    "sentence",
    [
        "They will finish within 99999999999 days.",
        "They will meet in 2026-02-31.",
        "They will meet on 2026-13-45.",
        f"They will finish within {'9' * 6000} days.",
        "in 2026 " * 4000,
    ],
    ids=["days", "day", "month", "digits", "long"],
)
def test_dates_that_cannot_be_and_endless_sentences_are_read_without_an_error(sentence: str) -> None:
    assert statements(sentence, date=dt.date(2025, 10, 9))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They will report by 2027 and close the mines by 2035.", ["by 2027", "by 2035"]),
        ("Peru would send 100 trucks by Friday, Lund said.", ["by Friday"]),
        ("She plans to meet them next week.", ["next week"]),
        ("They asked for a report for consideration by COP 19.", ["by COP 19"]),
        ("The draft recommended by COP 19 was adopted.", []),
        ("The fair is taking place this year.", []),
        ("At a hearing in January, Lund warned that it could fail.", []),
        ("The tariffs were paused for 30 days.", ["for 30 days"]),
        ("They must agree within 10-12 days.", ["within 10-12 days"]),
        ("These meetings, held in Lima from 28-30 August, agreed to a plan.", []),
    ],
)
def test_every_deadline_of_a_sentence_is_read_and_nothing_else(sentence: str, expected: list[str]) -> None:
    found = [each.text for one in statements(sentence, date=dt.date(2025, 10, 9)) for each in one.deadlines]
    assert found == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("Chile, the Russian Federation, Peru and others opposed it.",), ["Chile", "Russia", "Peru"]),
        (("Pressed by Lund, prosecutor Leo Wirt said he had found nothing.",), ["Leo Wirt"]),
        (("Ana Lund, Peru's climate chief, said Chile could replace gas.",), ["Ana Lund"]),
        (("In 2021, in an essay for the paper, Peru said it would join.",), ["Peru"]),
        (("On bunker fuels, Peru recommended inventories.", "He noted the need for a method."), ["Peru"]),
        (("Bolivia, supported by Chile, said the text was weak.", "She called for more."), ["Bolivia"]),
        (("Peru noted that since the board had recommended a text, it would join.",), ["Peru"]),
        (("The draft conclusions invite parties to submit proposals.",), []),
        (("Peru will send aid, officials said.",), ["Peru"]),
        (('"We were committed to a deal," the hospital said.',), ["hospital"]),
        (("Foundations will pledge money.",), ["foundations"]),
        (("(ANP) Peru announced a fund.",), ["Peru"]),
        (("At its session, held in Lima from 2 to 4 May 1996, delegates considered reviews.",), ["delegates"]),
        (("The board also took note of the report and requested a list.",), ["board"]),
        (("It takes time, says Delston.",), ["Delston"]),
    ],
)
def test_who_acts_behind_introductions_asides_and_in_what_others_tell(
    said: tuple[str, ...], expected: list[str]
) -> None:
    assert [one.name for one in statements(*said)[-1].actors] == expected


def test_no_name_goes_on_from_one_line_to_the_next() -> None:
    (*_, last) = statements("By Ana Lund\nThe market fell.", "The board met.")
    assert [one.name for one in last.actors] == ["board"]


def test_pounds_of_something_weigh_it() -> None:
    assert [one.unit for one in statements("They collect 33 million pounds of plastic.")[0].amounts] != ["GBP"]
    assert [one.unit for one in statements("They pledged 33 million pounds of aid.")[0].amounts] == ["GBP"]


def test_what_a_heading_says_was_adopted_needs_no_verb() -> None:
    heading, told, after = statements(
        "What was adopted.",
        "A declaration of 22 points; a list of projects; and the statute of an office.",
        "It rained.",
    )
    assert [one.status for one in (heading, told, after)] == ["reported", "adopted", "reported"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("What was not.", "Peru wanted a second fund.", "It rained."), ["reported", "failed", "reported"]),
        (("Not adopted:", "A charter of ports.", "It rained."), ["reported", "failed", "reported"]),
        (
            ("What was adopted", "A charter.", "What wasn't.", "Peru wanted a fund."),
            ["reported", "adopted", "reported", "failed"],
        ),
        (("Money for the young Adopted: a fund of 9 million euros.",), ["adopted"]),
        (("Not agreed: the seat of the fund.",), ["failed"]),
        (("The seat of the fund: it was agreed in Lima.",), ["adopted"]),
    ],
)
def test_a_heading_or_a_label_says_what_became_of_what_follows(said: tuple[str, ...], expected: list[str]) -> None:
    assert [one.status for one in statements(*said)] == expected


def test_a_day_set_as_the_date_is_a_deadline() -> None:
    (told,) = statements("The council set December 2030 as the date for its completion.")
    assert len(told.deadlines) == 1


def test_what_is_sent_on_to_the_next_meeting_has_failed_and_having_nothing_to_add_has_not() -> None:
    assert statements("A proposal by Peru was forwarded to the next meeting of the body.")[0].status == "failed"
    assert statements("Peru said that it had nothing to add.")[0].status != "failed"


def test_what_a_paragraph_says_was_agreed_is_adopted_up_to_what_was_not() -> None:
    found = statements(
        "What was agreed?",
        "The fund will get 11 million euros next year.",
        "It is a good fund.",
        "What wasn't agreed is longer.",
        "Peru will think about it.",
    )
    assert [one.status for one in found][1:3] == ["adopted", "reported"]
    assert found[-1].status != "adopted"


def test_points_counted_off_behind_a_text_that_was_adopted_are_adopted() -> None:
    found = statements("We adopted one paper.", "First, a joint scheme for engineers.", "It is cold.")
    assert [one.status for one in found] == ["adopted", "adopted", "reported"]
