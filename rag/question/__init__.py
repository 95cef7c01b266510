"""Understands what is asked: the words of a question, what it names in the library, and what it carries over."""

from rag.question.aliases import NUMBERED_SERIES, abbreviations_of
from rag.question.asked import ParsedQuestion, aside_of, find_summits
from rag.question.asserting import asks_to_do
from rag.question.catalogue import Agreement, Catalogue
from rag.question.catalogue.current import CurrentCatalogue
from rag.question.claim import asks_to_check, numbered_claims, without_asking
from rag.question.followup import standalone
from rag.question.followup.challenge import ASKED_OF_A_CLAIM
from rag.question.followup.turn import CORRECTS
from rag.question.form import (
    arrangement_of,
    asks_for_chronology,
    asks_for_table,
    columns_of,
    parts_within,
    told_of_each,
    without_chronology,
    without_columns,
    without_table,
)
from rag.question.kinds.digest import COMMISSION, LENGTH
from rag.question.kinds.library import BESIDES, LIBRARY_ENDS, PARTNERS, TOLD_BY_SEVERAL
from rag.question.kinds.listed import DISPUTES, LARGEST_SUMS, SUMS_COMPARED, TOLD_DIFFERENTLY
from rag.question.kinds.status import asked_as_status
from rag.question.language import language_of
from rag.question.latest import LATEST
from rag.question.meeting import SAME_MEETING_DAYS, Meeting, by_date, city_names, events, meetings
from rag.question.named import Named
from rag.question.sides import Alternatives, Beside, alternatives, cities, set_beside
from rag.question.talk import Talk, asked_of_the_part, day_said, talk_of, without_preamble, without_talk
from rag.question.understood import Reach, Understood, understand
from rag.question.wording import (
    asked_of_the_next,
    in_known_words,
    in_usual_words,
    is_english,
    keeps_to,
    plainer,
    put_in_its_place,
    respell,
    takes_for_granted,
    uncontracted,
    with_what_was_named,
)

__all__ = [
    "ASKED_OF_A_CLAIM",
    "BESIDES",
    "COMMISSION",
    "CORRECTS",
    "DISPUTES",
    "LARGEST_SUMS",
    "LATEST",
    "LENGTH",
    "LIBRARY_ENDS",
    "NUMBERED_SERIES",
    "PARTNERS",
    "SAME_MEETING_DAYS",
    "SUMS_COMPARED",
    "TOLD_BY_SEVERAL",
    "TOLD_DIFFERENTLY",
    "Agreement",
    "Alternatives",
    "Beside",
    "Catalogue",
    "CurrentCatalogue",
    "Meeting",
    "Named",
    "ParsedQuestion",
    "Reach",
    "Talk",
    "Understood",
    "abbreviations_of",
    "alternatives",
    "arrangement_of",
    "aside_of",
    "asked_as_status",
    "asked_of_the_next",
    "asked_of_the_part",
    "asks_for_chronology",
    "asks_for_table",
    "asks_to_check",
    "asks_to_do",
    "by_date",
    "cities",
    "city_names",
    "columns_of",
    "day_said",
    "events",
    "find_summits",
    "in_known_words",
    "in_usual_words",
    "is_english",
    "keeps_to",
    "language_of",
    "meetings",
    "numbered_claims",
    "parts_within",
    "plainer",
    "put_in_its_place",
    "respell",
    "set_beside",
    "standalone",
    "takes_for_granted",
    "talk_of",
    "told_of_each",
    "uncontracted",
    "understand",
    "with_what_was_named",
    "without_asking",
    "without_chronology",
    "without_columns",
    "without_preamble",
    "without_table",
    "without_talk",
]
