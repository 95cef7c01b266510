"""What a brief is on: a meeting, or an article that a question describes without a name that the library knows.

"The gist of the archives conference in Tarn", "the professor's interview": articles that tell of no meeting which could
be read out of them are described as often as those that do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.texts import without_kinds_of_text
from rag.answering.topic import topic_words
from rag.english import MEETING_NOUNS, terms, words
from rag.question import Meeting, aside_of

_OPENING_SENTENCES = 4
"""Of an article, which tell what it is on."""
_MENTIONS_OF_ONE = 4
"""Words that more articles have than this name no meeting or article, though one may open with them."""
_A_MEETING = re.compile(rf"\b(?:{'|'.join(MEETING_NOUNS)}|ministerial|bilateral|congress|assembly|forum)\b", re.I)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a brief is on: a meeting, or an article that tells of none that the library can name."""

    heading: str
    article_ids: tuple[str, ...]
    meeting: Meeting | None = None

    @classmethod
    def of(cls, meeting: Meeting) -> "Subject":
        """A meeting as what a brief is on."""
        return cls(meeting.heading, meeting.article_ids, meeting)


def subject_described(asked: Asked, meetings: Sequence[Meeting]) -> Subject | None:
    """The only meeting or article that has what a question says of it; None for none or several, or a mere topic.

    Args:
        asked: The question for a brief.
        meetings: Those that it names. One whose articles have all the names of the question is what it says it is.
    """
    text = asked.understood.text[: aside_of(asked.understood.text)]
    bare = without_kinds_of_text(text)
    about = topic_words(bare, (), asked.catalogue)
    names = [one for one in about if one[:1].isupper() and not text.startswith(one)]
    held = {article_id for one in meetings for article_id in one.article_ids}
    if {*words(text)} <= {*words(" ".join(about))} or held & asked.library.articles_with(" ".join(names or about)):
        return None
    of_all = _only_one(about, asked, opening=bool(meetings))
    if of_all and (bare != text or _A_MEETING.search(text) or _only_one(about, asked, opening=True)):
        return of_all
    return (
        _only_one(names, asked, opening=True) if len(words(" ".join(names))) > 1 and _A_MEETING.search(text) else None
    )


def _only_one(about: Sequence[str], asked: Asked, *, opening: bool) -> Subject | None:
    """The only meeting or article with all of these words, or with all of them in title and first sentences."""
    wanted = frozenset(terms(" ".join(about)))
    holding = sorted(asked.library.articles_with(" ".join(about))) if wanted else []
    if len(holding) > _MENTIONS_OF_ONE:
        return None
    found: dict[str, Subject] = {}
    for article_id in holding:
        article = asked.library.article(article_id)
        first = asked.library.sentences(article_id)[:_OPENING_SENTENCES]
        told = " ".join((article.title, *(article.text[one.start : one.end] for one in first)))
        if not opening or wanted <= {*terms(told)}:
            meeting = asked.catalogue.meeting_of.get(article_id)
            one = Subject.of(meeting) if meeting else Subject(article.title, (article_id,))
            found.setdefault(one.heading, one)
    return next(iter(found.values())) if len(found) == 1 else None
