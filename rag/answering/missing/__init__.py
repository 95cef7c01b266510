"""Says when a question names what the library does not hold: an edition, a year, a series, a country, a person.

An answer about another edition or another year would look like the answer to the question. So what is missing is named,
with what there is instead. A year or an edition counts only where it says which meeting is meant: in "since the 2022
summit" and "by 2030" it says something else.
"""

from rag.answering.missing.composer import not_held, with_what_is_known
from rag.answering.missing.held import editions_in_words, series_held
from rag.answering.missing.numbers import numbers_asked

__all__ = ["editions_in_words", "not_held", "numbers_asked", "series_held", "with_what_is_known"]
