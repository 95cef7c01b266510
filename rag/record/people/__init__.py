"""The people whom an article names, with country and office, and who in a clause may act."""

from rag.record.people.names import Names, read_names
from rag.record.people.offices import shares_office
from rag.record.people.people import Naming, Person, people_of
from rag.record.people.possible_actors import GROUPS, PossibleActor, is_everyone, possible_actors

__all__ = [
    "GROUPS",
    "Names",
    "Naming",
    "Person",
    "PossibleActor",
    "is_everyone",
    "people_of",
    "possible_actors",
    "read_names",
    "shares_office",
]
