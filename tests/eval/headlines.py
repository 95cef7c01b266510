"""Whether the headlines of answers say more than what is shown gives: a figure, a day, a name or a status.

Each must stand in a quote, in the catalogue or in the question. What a headline says to be adopted, only announced,
only proposed or not agreed must be recorded so of a sentence that is quoted under it.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence

from rag.answering.listed.sections import NOUNS
from rag.answering.status.headline import HOW_DECIDED
from rag.chain import AnswerChain
from rag.english import day_of, figures, mentions, moments, number_words, plain, words
from rag.presenting import with_status
from rag.record import StatementStatus
from rag.types import Answer, Question
from tests.eval.day import fold_text, read_day
from tests.eval.dialogues import SETS, across, later_turns
from tests.eval.intent_data import FOLDER, WRAPPED, read
from tests.eval.questions import DEVELOPMENT, TRAINING, read_cases

COUNTED = {word: number for number, word in enumerate(("no", *number_words(1, 20)))}
_SAID: Mapping[StatementStatus, str] = {
    "adopted": rf"(?:^|\. )(?:{'|'.join(HOW_DECIDED)}): ",
    "announced": r"\bonly announced\b",
    "proposed": r"\bonly proposed\b",
    "failed": r"\bnot agreed\b",
}
_SEVERAL = rf"\b(?:\d[\d,]*|{'|'.join(number_words(1, 20))}) (?:further )?"
STATUSES = {
    status: re.compile(rf"{said}|{_SEVERAL}{NOUNS[status]}s?\b", re.IGNORECASE) for status, said in _SAID.items()
}
"""How a headline says a status, of one thing or as what a list counts."""


def reported_questions() -> list[Question]:
    """Those of all sets that are reported on, later turns with the turns before them."""
    asked = [Question(case.question) for case in read_cases(DEVELOPMENT)]
    for dialogues, several in SETS:
        asked += [turn.question for turn in later_turns(dialogues)]
        asked += [Question(one.question) for one in across(several)]
    asked += [Question(item["question"]) for item in read_day()]
    return list(dict.fromkeys(asked))


def further_questions() -> list[Question]:
    """The many that something was trained on: of the readers, and requests in all manners."""
    requests = [one for file in (*sorted(FOLDER.glob("*.tsv")), *sorted(WRAPPED.glob("*.txt"))) for one in read(file)]
    texts = [*(case.question for case in read_cases(TRAINING)), *(one.text for one in requests)]
    return [Question(text) for text in dict.fromkeys(texts)]


def wrong_headlines(questions: Sequence[Question], chain: AnswerChain) -> dict[str, list[str]]:
    """By question: the headline and what of it nothing gives, where there is such."""
    answers = ((question.text, chain.invoke(question)) for question in questions)
    wrong = {text: [answer.headline, *unfounded(answer, chain)] for text, answer in answers if answer.headline}
    return {text: told for text, told in wrong.items() if len(told) > 1}


def headlines_line(chain: AnswerChain, part: int = 20) -> str:
    """What `make eval` prints: of all reported questions and a part of the others."""
    asked = [*reported_questions(), *further_questions()[::part]]
    wrong = wrong_headlines(asked, chain)
    told = f"Headlines that say more than is shown: {len(wrong)} of {len(asked)} questions."
    return "\n".join([told, json.dumps(wrong, indent=1, ensure_ascii=False)] if wrong else [told])


def unfounded(answer: Answer, chain: AnswerChain) -> list[str]:
    """The figures, days, names and statuses of the headline that nothing shown gives."""
    if answer.status != "answered":
        return []
    headline = plain(answer.headline)
    catalogue = chain.finder.catalogue.get()
    articles = {quote.article_id for quote in answer.quotes}
    told = [answer.question, answer.standalone_question, *(quote.text for quote in answer.quotes)]
    told += [
        chain.library.cut(quote.article_id, quote.before.start, quote.before.end)
        for quote in answer.quotes
        if quote.before
    ]
    told += [chain.library.article(one).heading for one in articles]
    told += [f"{meeting.heading} {meeting.place or ''}" for meeting in catalogue.meetings]
    told.append(day_of(dt.date.today()))
    held = [chain.library.article(one) for one in articles]
    shown = " ".join(map(fold_text, told))
    # A person's full name may stand elsewhere in an article that is quoted, or among the participants that it gives.
    names = {word for one in held for word in words(" ".join((one.text, *one.participants)))} | set(words(shown))
    counts = {*_counts(answer), *_of_catalogue(chain)}
    found = [
        one.text
        for one in figures(headline, [(day.start, day.end) for day in moments(headline)])
        if not _stands(one.text, shown) and COUNTED.get(one.text.lower(), one.value) not in counts
    ]
    found += [one.text for one in moments(headline) if not set(words(one.text)) <= set(words(shown))]
    found += [one.text for one in mentions(headline) if not set(words(one.text)) <= names]
    found = [one for one in found if one.lower() not in ("readout", "no")]
    return [*found, *_statuses(headline, answer, chain)]


def _statuses(headline: str, answer: Answer, chain: AnswerChain) -> Iterator[str]:
    """The statuses that the headline says and no quote has."""
    said = [status for status, pattern in STATUSES.items() if pattern.search(headline)]
    if not said:
        return
    statements = chain.library.statements({quote.article_id for quote in answer.quotes})
    recorded = {one.status for quote in answer.quotes for one in with_status(quote, statements)}
    yield from (status for status in said if status not in recorded)


def _stands(text: str, shown: str) -> bool:
    return bool(re.search(rf"(?<![\w.,]){re.escape(fold_text(text).rstrip('.'))}(?!\w)", shown))


def _counts(answer: Answer) -> set[float]:
    """Numbers that can be counted in the answer itself."""
    rows = len(answer.table.rows) if answer.table else 0
    items = [len(section.items) for section in answer.sections]
    articles = len({quote.article_id for quote in answer.quotes})
    left = {answer.there - count for count in items}
    return {answer.shown, answer.there, rows, sum(items), *items, *left, len(items), len(answer.quotes), articles}


def _of_catalogue(chain: AnswerChain) -> set[float]:
    """How much the library holds, on each meeting too, and how many days ago its latest meeting was."""
    held = chain.finder.catalogue.get().meetings
    latest = max(meeting.date for meeting in held if meeting.date)
    on_each = {len(meeting.article_ids) for meeting in held}
    return {len(held), len(chain.library.articles()), (dt.date.today() - latest).days, *on_each}
