"""Whether a name in a subject is the one who acts, or only belongs to another noun there."""

import re

from rag.english import word_set
from rag.record.people import PossibleActor

_HANGING = re.compile(
    r"\b[a-z]\w+ (?:\w+ ){0,3}?(?:of|to|in|for|with|on|by|from|between|at|about|against|into|under)\b|^\W*no\b"
    r"|[a-z], (?:already |still )?[a-z]+ing\b",
    re.IGNORECASE,
)
_BEFORE_NAMES = word_set("of to in for with on by from between at about against into under and the")
_ONLY_SHORT_WORDS = re.compile(r"\W*(?:(?:\w{1,4}|\w+ly)\W+)*\Z")


def ends_subject(after: str) -> bool:
    """Whether nothing but an aside stands between a name and its verb: not "the Nowruz holiday was"."""
    return after.startswith(",") or bool(_ONLY_SHORT_WORDS.match(after))


def hangs_on_noun(subject: str, first: PossibleActor) -> bool:
    """Whether a name only belongs to another noun before it: "deliveries to Europe", "No delegation from Ghana"."""
    return bool(_HANGING.search(subject[: first.start]))


def stands_before_verb(subject: str, last: PossibleActor) -> bool:
    """Whether a name ends a subject and follows no preposition: "At the close on 10 September Modi"."""
    before = subject[: last.start].rstrip().rpartition(" ")[2].lower()
    ends = _ONLY_SHORT_WORDS.match(subject[last.end :])
    return bool(ends) and last.kind in ("person", "name") and before not in _BEFORE_NAMES
