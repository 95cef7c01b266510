"""Places that offered to host a meeting to come, while none is chosen: "Lorn has offered, and so has Tarn"."""

import re
from collections.abc import Iterator

from rag.english import mentions
from rag.record.meeting.venues import VENUE_NAME, may_be_venue

_ONE = VENUE_NAME.replace("|and)", ")")
_OFFERED = re.compile(
    rf"(?P<name>{VENUE_NAME}) (?:(?:has|have|had|both|also) )*(?:applied\b"
    r"|offered(?= (?:to (?:be the host|host|hold|stage|receive|welcome)|itself|themselves)\b|[,.;]| and )"
    r"|(?:wants?|would like|(?:is|are) (?:both )?(?:ready|bidding)|bids?) to host\b"
    r"|(?:is|are) (?:both )?(?:bidding|competing|vying|(?:the )?candidates?|(?:the )?contenders?|in the running))"
)
_SO_HAS = re.compile(rf"\bso (?:has|have|had|did|does|do|is|are) (?P<name>{VENUE_NAME})")
_OFFERED_IN = re.compile(rf"\boffered to (?:host|hold|stage|receive)\b[^.;]*? (?:in|at) (?P<name>{_ONE})")
_MORE_IN = re.compile(rf"(?:,|,? and) {_ONE} (?:in|at) (?P<name>{_ONE})")
_EITHER = re.compile(
    rf"\b(?:in|to|at|either|be) (?:(?:either|in) )?(?:the )?(?P<name>{VENUE_NAME}),? or (?:(?:in|to|at|the) )*"
    rf"(?P<other>{VENUE_NAME})|\b(?:between|candidates are|contenders are) (?P<two>{VENUE_NAME})"
)
OPEN_CHOICE = re.compile(
    r"\b(?:choice|decision|venue|host|place|location|question|city)\b[^.;]{0,45}\b(?:open|pending"
    r"|not (?:yet )?(?:been )?(?:made|taken|decided|settled|fixed|chosen|agreed)|to be (?:made|taken|decided|settled"
    r"|agreed|chosen))\b|\bno (?:choice|decision)\b|\bwill (?:decide|choose)\b|\bundecided\b",
    re.IGNORECASE,
)
"""Says that none of the places is chosen yet."""
_LEADS = re.compile(r"^(?:The|And|But|Both|Also|While|Either) ")


def places_in_question(text: str) -> tuple[str, ...]:
    """The places, or who would host it, that a text names as offered or still in question, in order."""
    if offered := [*_OFFERED_IN.finditer(text)]:
        found = [*offered, *_MORE_IN.finditer(text, offered[0].end())]
    else:
        found = [one for form in (_OFFERED, _SO_HAS, _EITHER) for one in form.finditer(text)]
    found.sort(key=lambda one: one.start())
    named = (name for one in found for whole in one.groupdict().values() if whole for name in _each(whole))
    return tuple(dict.fromkeys(named))


def _each(whole: str) -> Iterator[str]:
    """The places of "Lorn and Tarn", which may be one country's name."""
    whole = _LEADS.sub("", whole)
    is_one = any(one.start == 0 and one.end == len(whole) for one in mentions(whole))
    for name in [whole] if is_one else whole.split(" and "):
        if may_be_venue(name):
            yield name.title() if name.isupper() else name
