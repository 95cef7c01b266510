import datetime as dt
from dataclasses import replace

import pytest

from rag.types import Article
from rag.ui.suggestions.candidates import LONGEST_CHARS, CandidateQuestion, as_written, candidate_questions
from rag.ui.suggestions.coverage import coverages
from tests.rag.ui.articles import ARTICLES, DUSHANBE, HOSTILE, HOSTILE_ARTICLE, PLAN, XIAN

AT = "the second Central Asia–Russia Summit in Dushanbe"
SPEECHES = (
    "Sadyr Japarov of Kyrgyzstan proposed a fund. Tajikistan spoke of Uzbekistan's proposals. "
    "The presidents of Kyrgyzstan, Tajikistan and Uzbekistan attended."
)


def questions(*articles: Article) -> list[CandidateQuestion]:
    held = coverages(articles)
    return [one for each in held for one in candidate_questions(each, held)]


def texts(*articles: Article) -> list[str]:
    return [one.text for one in questions(*articles)]


def speeches(**changes: object) -> Article:
    told = replace(DUSHANBE, text=SPEECHES, topics=(), participants=("Kyrgyzstan", "Tajikistan", "Uzbekistan"))
    return replace(told, **changes)  # type: ignore[arg-type]


def test_a_meeting_is_asked_about_by_what_its_articles_have_sentences_for_the_exact_questions_first() -> None:
    assert texts(*ARTICLES) == [
        f"What did the leaders adopt at {AT}?",
        f"Summarise {AT}",
        "When and where is the next Central Asia–Russia Summit?",
        f"What was proposed at {AT} but not adopted?",
        f"What was said about trade at {AT}?",
        f"What was said about the venue at {AT}?",
        f"What was said about transport at {AT}?",
        "Summarise the 2024 **G20** <i>Summit</i> in Rio de Janeiro",
        "What sums of money were named at the 2024 **G20** <i>Summit</i> in Rio de Janeiro?",
        "What was agreed on the readout at the 2024 **G20** <i>Summit</i> in Rio de Janeiro?",
        "What was said about the readout at the 2024 **G20** <i>Summit</i> in Rio de Janeiro?",
        "Summarise the first Central Asia–China Summit in Xi'an",
        "What sums of money were named at the first Central Asia–China Summit in Xi'an?",
        "What was said about the format at the first Central Asia–China Summit in Xi'an?",
    ]


def test_a_participant_who_proposed_nothing_is_not_asked_about() -> None:
    assert [text for text in texts(speeches()) if "Kyrgyzstan" in text] == [
        f"What did Kyrgyzstan propose at {AT}?",
        f"List everything that Kyrgyzstan proposed at {AT}",
    ]


def test_who_took_part_is_asked_only_when_a_sentence_names_several() -> None:
    assert f"Who took part in {AT}?" in texts(speeches())
    assert f"Who took part in {AT}?" not in texts(speeches(participants=("Kyrgyzstan", "Uzbekistan")))


def test_a_sentence_tells_what_is_asked_when_it_has_the_topic_and_what_was_done() -> None:
    (_, sums, agreed, said) = questions(HOSTILE_ARTICLE)
    assert (agreed.kind, said.kind) == ("agreed", "discussed")
    assert agreed.is_told_by(HOSTILE)
    assert not agreed.is_told_by("The readout speaks of agreements.")
    assert said.is_told_by("Readouts are short.")
    assert not said.is_told_by(PLAN)
    assert sums.is_told_by("He offered 5 million euros.")
    assert not sums.is_told_by("He offered 5 million hectares.")


def test_a_meeting_is_compared_with_the_one_before_it_and_only_the_newest_of_a_series_looks_ahead() -> None:
    first = replace(DUSHANBE, id="first", edition=1, date=dt.date(2022, 10, 14), place="Astana, Kazakhstan", topics=())
    found = questions(DUSHANBE, first)
    (compared,) = [one for one in found if one.kind == "compared"]
    assert compared.text == f"Compare {AT} and the first Central Asia–Russia Summit in Astana"
    assert compared.article_ids == {"dushanbe", "first"}
    assert [one.coverage.articles for one in found if one.kind == "next"] == [(DUSHANBE,)]


def test_a_question_longer_than_anybody_would_ask_is_not_made() -> None:
    assert texts(replace(XIAN, summit="Summit " * LONGEST_CHARS)) == []


@pytest.mark.parametrize(
    ("label", "text", "written"),
    [
        ("trade", "They spoke of trade, and trade grew.", "trade"),
        ("cis plus", "They set up CIS Plus in Dushanbe.", "CIS Plus"),
        ("united states", "He thanked the United States for it.", "the United States"),
        ("south china sea", "The dispute in the South China Sea is old.", "the South China Sea"),
        ("nuclear energy", "A Center for Nuclear Energy. It is nuclear. All energy is.", "nuclear energy"),
        ("trade", "They set up trade zones.", ""),  # it belongs to the noun after it
        ("trade", "Trade is slow.", ""),  # its capital says nothing
        ("hub", "They want a hub in Bukhara.", ""),  # not without its article
        ("treaty", "They signed the treaty. No treaty is for ever.", ""),  # now so, now so
        ("ukraine war", "The war in Ukraine goes on.", ""),
        ("re", "They spoke of re-export.", ""),
        ("(+", "What is (+ to them?", "(+"),
        (" ", "They spoke.", ""),
    ],
)
def test_a_label_is_written_as_running_text_has_it(label: str, text: str, written: str) -> None:
    assert as_written(label, text) == written
