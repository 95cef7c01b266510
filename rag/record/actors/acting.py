"""Who acted last, and so is meant by the pronouns that follow."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.record.people import GROUPS, Names
from rag.record.values import Actor


@dataclass(slots=True)
class Acting:
    """Who acted last, for the pronouns of what follows."""

    person: Actor | None = None
    group: tuple[Actor, ...] = ()
    thing: Actor | None = None
    delegation: Actor | None = None
    """A country or body that spoke last in this paragraph: bulletins go on with "he" for whoever speaks for it."""

    def begin_paragraph(self) -> None:
        """Forget the delegation of the paragraph before: no pronoun means it any more."""
        self.delegation = None

    def remember(self, actors: Sequence[Actor], names: Names) -> None:
        """Keep these as the last ones; "it" can only mean who acts in the sentence before."""
        self.thing = None
        if len(actors) == 1 and actors[0].name in names.everybody:
            self.person = actors[0]
        elif len(actors) > 1 or (actors and re.search(GROUPS, actors[0].name)):
            self.group = tuple(actors)
        elif actors:
            self.thing = actors[0]
