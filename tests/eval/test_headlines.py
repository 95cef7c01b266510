"""Every figure, day and name in a headline stands in what is quoted, in the catalogue or in the question."""

import json
import re

from rag.chain import AnswerChain
from rag.english import figures, mentions, moments, number_words, plain, words
from rag.types import Answer, Question
from tests.eval.day import fold_text, read_day
from tests.eval.dialogues import SETS, across, later_turns
from tests.eval.questions import DEVELOPMENT, read_cases

COUNTED = {word: number for number, word in enumerate(("no", *number_words(1, 20)))}


def every_question() -> list[Question]:
    """Those of all sets that are reported on, later turns with the turns before them."""
    asked = [Question(case.question) for case in read_cases(DEVELOPMENT)]
    for dialogues, several in SETS:
        asked += [turn.question for turn in later_turns(dialogues)]
        asked += [Question(one.question) for one in across(several)]
    asked += [Question(item["question"]) for item in read_day()]
    return list(dict.fromkeys(asked))


def unfounded(answer: Answer, chain: AnswerChain) -> list[str]:
    """The figures, days and names of the headline that nothing shown gives."""
    headline = plain(answer.headline)
    articles = {quote.article_id for quote in answer.quotes}
    told = [answer.question, answer.standalone_question, *(quote.text for quote in answer.quotes)]
    told += [
        chain.library.cut(quote.article_id, quote.before.start, quote.before.end)
        for quote in answer.quotes
        if quote.before
    ]
    told += [chain.library.article(one).heading for one in articles]
    told += [meeting.heading for meeting in chain.finder.catalogue.get().meetings]
    held = [chain.library.article(one) for one in articles]
    shown = " ".join(map(fold_text, told))
    # A person's full name may stand elsewhere in an article that is quoted, or among the participants that it gives.
    names = {word for one in held for word in words(" ".join((one.text, *one.participants)))} | set(words(shown))
    counts = _counts(answer)
    found = [
        one.text
        for one in figures(headline, [(day.start, day.end) for day in moments(headline)])
        if not _stands(one.text, shown) and COUNTED.get(one.text.lower(), one.value) not in counts
    ]
    found += [one.text for one in moments(headline) if not set(words(one.text)) <= set(words(shown))]
    found += [one.text for one in mentions(headline) if not set(words(one.text)) <= names]
    return [one for one in found if one.lower() not in ("readout", "no")]


def _stands(text: str, shown: str) -> bool:
    return bool(re.search(rf"(?<![\w.,]){re.escape(fold_text(text).rstrip('.'))}(?!\w)", shown))


def _counts(answer: Answer) -> set[float]:
    """Numbers that can be counted in the answer itself."""
    rows = len(answer.table.rows) if answer.table else 0
    items = [len(section.items) for section in answer.sections]
    articles = len({quote.article_id for quote in answer.quotes})
    left = {answer.there - count for count in items}
    return {answer.shown, answer.there, rows, sum(items), *items, *left, len(items), len(answer.quotes), articles}


def test_no_headline_says_what_nothing_shown_gives(asked_once: AnswerChain) -> None:
    wrong = {}
    for question in every_question():
        answer = asked_once.invoke(question)
        if answer.status == "answered" and (found := unfounded(answer, asked_once)):
            wrong[question.text] = [answer.headline, *found]
    assert not wrong, json.dumps(wrong, indent=1, ensure_ascii=False)
