"""The states and organisations of a meeting, each once."""

from dataclasses import replace

from rag.english import countries
from rag.record.participants.bodies import BODIES
from rag.record.people import Naming
from rag.record.values import Fact, Participant, ParticipantKind, Presence

_FEW = 2
"""States; a line that names no more may be no list."""


class FoundStates:
    """States and organisations found so far, each once; one that stayed away stays so."""

    def __init__(self, article_id: str) -> None:
        self._article_id = article_id
        self._firm: set[str] = set()
        self.found: dict[str, Fact[Participant]] = {}

    def add(self, name: str, presence: Presence, naming: Naming, *, named: bool = True, firm: bool = False) -> None:
        """Add a state or body; what is `firm` of one that came stays: it is told outright to have been a guest."""
        held = self.found.get(name)
        if held is not None and name in self._firm:
            return
        if firm:
            self._firm.add(name)
        was = held.value.presence if held else None
        if was is None or (was not in ("present", "absent") and presence == "present") or (was == "present" and firm):
            kind: ParticipantKind = "state" if name not in BODIES and countries(name) else "organisation"
            value = Participant(name, kind, presence, named=named)
            self.found[name] = Fact(value, self._article_id, naming.line.span(naming.start, naming.end))

    def list_there(self, name: str, naming: Naming, presence: Presence = "present") -> None:
        """Add a state of a list of those who came; of one found elsewhere a list of many is the better place."""
        if presence == "observer" or name in self.found:
            self.add(name, presence, naming, firm=presence == "observer")
        held = self.found.get(name)
        if held is None:
            self.add(name, "present", naming)
        elif held.value.presence == "present" and sum(bool(one.countries) for one in naming.line.mentions) > _FEW:
            self.found[name] = replace(held, span=naming.line.span(naming.start, naming.end))
