"""Reads English: words and their stems, names, countries, figures, dates, phrases and clauses.

Nothing here knows what an article or a question is. The functions take a string and say what stands in it.
"""

from rag.english.clock import TimeOfDay, times_of_day
from rag.english.countries import countries, spellings
from rag.english.dates import MONTH_NUMBERS, MONTHS, WEEKDAYS, Moment, agrees, differs, moments, parts_of_years
from rag.english.figures import Figure, comparable, figures, hedged_alike, same
from rag.english.lexicon import (
    AUXILIARIES,
    DECIDED_STEMS,
    DENYING_STEMS,
    FAILED_STEMS,
    LISTED_STEMS,
    MODALS,
    MONTHS_AND_DAYS,
    NEGATORS,
    OPEN_STEMS,
    OPPOSITES,
    PROPOSED_STEMS,
    REGIONS,
    TENTATIVE_STEMS,
    TITLES,
)
from rag.english.mentions import Mention, capital_runs, mentions
from rag.english.numerals import SCALES, number_words, numerals
from rag.english.periods import Period, period_in
from rag.english.phrases import Token, clauses, content, is_verb, phrases, tokens
from rag.english.phrasing import day_of, listing, number_of, period_of, sentence_case, with_article
from rag.english.spelling import same_name
from rag.english.verbs import PAST_FORMS, alike, known_verbs, opposite, verb_in_one_word, verb_stem
from rag.english.words import (
    STOPWORDS,
    fold,
    in_stored_order,
    joined_words,
    normalise,
    plain,
    prefixes,
    stem,
    terms,
    visible,
    words,
)

__all__ = [
    "AUXILIARIES",
    "DECIDED_STEMS",
    "DENYING_STEMS",
    "FAILED_STEMS",
    "LISTED_STEMS",
    "MODALS",
    "MONTHS",
    "MONTHS_AND_DAYS",
    "MONTH_NUMBERS",
    "NEGATORS",
    "OPEN_STEMS",
    "OPPOSITES",
    "PAST_FORMS",
    "PROPOSED_STEMS",
    "REGIONS",
    "SCALES",
    "STOPWORDS",
    "TENTATIVE_STEMS",
    "TITLES",
    "WEEKDAYS",
    "Figure",
    "Mention",
    "Moment",
    "Period",
    "TimeOfDay",
    "Token",
    "agrees",
    "alike",
    "capital_runs",
    "clauses",
    "comparable",
    "content",
    "countries",
    "day_of",
    "differs",
    "figures",
    "fold",
    "hedged_alike",
    "in_stored_order",
    "is_verb",
    "joined_words",
    "known_verbs",
    "listing",
    "mentions",
    "moments",
    "normalise",
    "number_of",
    "number_words",
    "numerals",
    "opposite",
    "parts_of_years",
    "period_in",
    "period_of",
    "phrases",
    "plain",
    "prefixes",
    "same",
    "same_name",
    "sentence_case",
    "spellings",
    "stem",
    "terms",
    "times_of_day",
    "tokens",
    "verb_in_one_word",
    "verb_stem",
    "visible",
    "with_article",
    "words",
]
