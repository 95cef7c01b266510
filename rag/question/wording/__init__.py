"""Puts a question in the words that articles use: spelling, shorthand, negations and words of talk."""

from rag.question.wording.fronted import put_in_its_place
from rag.question.wording.granted import takes_for_granted
from rag.question.wording.known import in_known_words
from rag.question.wording.named_before import with_what_was_named
from rag.question.wording.negative import asked_positively, uncontracted
from rag.question.wording.next_one import asked_of_the_next
from rag.question.wording.plainer import plainer
from rag.question.wording.respelling import is_english, respell
from rag.question.wording.rewording import keeps_to
from rag.question.wording.shorthand import written_out
from rag.question.wording.usual import in_usual_words

__all__ = [
    "asked_of_the_next",
    "asked_positively",
    "in_known_words",
    "in_usual_words",
    "is_english",
    "keeps_to",
    "plainer",
    "put_in_its_place",
    "respell",
    "takes_for_granted",
    "uncontracted",
    "with_what_was_named",
    "written_out",
]
