"""Answers who somebody is, holds what office, is what to a body, stood where on a matter, or said what."""

from rag.answering.people.offices import office_holders, unnamed_holder
from rag.answering.people.parties import parties
from rag.answering.people.passing import passing_in
from rag.answering.people.person import person, person_alone
from rag.answering.people.speaker import by_the_speaker, said_nothing, who_said
from rag.answering.people.standing import standing
from rag.answering.people.succession import succession

__all__ = [
    "by_the_speaker",
    "office_holders",
    "parties",
    "passing_in",
    "person",
    "person_alone",
    "said_nothing",
    "standing",
    "succession",
    "unnamed_holder",
    "who_said",
]
