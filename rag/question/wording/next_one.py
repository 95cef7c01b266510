"""Puts a question who has a meeting after another one in the words of one for the next: "after Osh, who gets the G20?".

"Where do the Turkic states gather after Osh?" is "Where and when is the next Turkic states meeting after Osh?".
"""

import re
from collections.abc import Callable

_ASKS = r"(?:and |so )?(?:who|where|when|whose|(?:which|what) (?:country|city|capital|state|town|member|place))\b"
_HAS = (
    r"(?:(?:will |is to |are to |gets to |going to )?(?:be )?(?:hosts?|hosting|holds?|gets?|has|have|stages?|staging"
    r"|welcomes?|meets?|gathers?|convenes?|held|take place|takes? on|go(?:es)?)|(?:it )?(?:to host|next))"
)
_AFTER_FIRST = re.compile(
    rf"^(?:and |so )?after (?P<one>[^,?]{{2,50}}?),? (?P<ask>{_ASKS}[^?]*?\b{_HAS}\b)(?P<rest>[^?]*?)\W*$",
    re.IGNORECASE,
)
_AFTER_LAST = re.compile(
    rf"^(?P<ask>{_ASKS}[^?]*?\b{_HAS}\b)(?P<rest>[^?]*?) after (?P<one>[^,?]{{2,50}}?)(?:, [^?]*)?\W*$", re.IGNORECASE
)
_WHO_MEETS = re.compile(
    r"\b(?:do|does|will|are|is) (?P<who>(?:the )?[^,?]{2,40}?) (?:to |going to )?(?:meet|gather|convene)", re.IGNORECASE
)
_GROUP = re.compile(r"^(?:the|their|its|this|that)? ?", re.IGNORECASE)
_NOUN = re.compile(r"(?:(?i:summit|meeting|conference|council|session)|[A-Z\d+]{2,})\W*$")
_LAST_WORDS = re.compile(r"\b(?:next|then|up|on)\b", re.IGNORECASE)


def asked_of_the_next(text: str, names_meeting: Callable[[str], bool]) -> str:
    """A question for the meeting after another as one when and where the next is; any other question as it is.

    Args:
        text: As it was asked.
        names_meeting: Whether words name a meeting of the library.
    """
    found = _AFTER_FIRST.match(text) or _AFTER_LAST.match(text)
    if found is None or not names_meeting(f"in {found['one']}"):
        return text
    meets = _WHO_MEETS.search(found["ask"])
    group = _GROUP.sub("", " ".join(_LAST_WORDS.sub(" ", meets["who"] if meets else found["rest"]).split()), count=1)
    noun = "" if _NOUN.search(group) else " meeting"
    return f"Where and when is the next {f'{group}{noun}'.strip()} after {found['one']}?"
