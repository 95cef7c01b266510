"""Whether articles on one meeting give one figure of a thing, and which each gives where they do not."""

import re
from collections.abc import Sequence

from rag.answering.asked import Asked
from rag.answering.compare.matters import quote_of
from rag.answering.composed import Citations, Composed
from rag.answering.elsewhere import asks_for_aim, best_on, words_about
from rag.answering.sentences import ArticleSentence
from rag.english import Figure, comparable, plain, same
from rag.question import Meeting, aside_of

_SOURCES = r"(?:sources?|articles?|reports?|accounts?|papers?|texts?|documents?|outlets?|readouts?)"
_FIGURES = r"(?:figures?|amounts?|numbers?|sums?|totals?)"
_ASKS_IF_SAME = re.compile(
    r"\b(?:do|does|are|is|have) (?:all |both )?(?:of )?(?:your|the|these|those|our|my|all|both|its) "
    rf"(?:\w+ )?{_SOURCES}\b[^?.]*?"
    r"\b(?:agree\w*|(?:the )?same|differ\w*|match\w*|consistent|tally|identical|one figure|at odds)\b"
    rf"|\b(?:same|different|differing|conflicting) (?:\w+ )?{_FIGURES}\b[^?.]*\b{_SOURCES}\b",
    re.IGNORECASE,
)
_SEEN_BOTH = re.compile(
    r"\b(?:i(?:['’]ve| have)? (?:seen|read|found|heard|got|see) (?:both|either|the two)"
    r"|which (?:one )?is (?:it|right|correct)|both (?:figures|numbers) (?:are )?(?:about|around|circulate))\b[^?.]*",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"(?<![\w.])(?:US)?[$€£]?(?P<one>\d[\d.,]*) ?(?P<scale>m|mn|mln|million|bn|billion)?\b[^,;?.\d]{0,20}?"
    r"\b(?:or|vs\.?|versus|against)\b[^,;?.\d]{0,10}?(?:US)?[$€£]?"
    r"(?P<other>\d[\d.,]*) ?(?P<other_scale>m|mn|mln|million|bn|billion|per cent|percent|%)?(?!\w)",
    re.IGNORECASE,
)
"""Two figures between which a question leaves it open: "150m or 135m?"."""
_SIDES = 2
_MOST = 4
"""Articles that are set beside each other."""


def same_figure(asked: Asked) -> Composed | None:
    """What each article gives; None for other questions, or where fewer than two articles give a figure of it."""
    text = plain(asked.understood.text[: aside_of(asked.understood.text)])
    offered = _offered(text)
    asks = _ASKS_IF_SAME.search(text)
    if not asks and not offered:
        return None
    matter = _SEEN_BOTH.sub(" ", text[: asks.start()] + text[asks.end() :] if asks else text)
    told = max(
        (_told(matter, meeting, offered, asked) for meeting in _meant(asked)),
        key=len,
        default=[],
    )
    if len(told) < _SIDES:
        return None
    citations = Citations(asked.library)
    markers = [citations.take([quote_of(one)])[0] for one, _ in told]
    agree = all(same(told[0][1], figure) for _, figure in told)
    given = [f"{figure.text} [{marker}]" for (_, figure), marker in zip(told, markers, strict=True)]
    said = f"Articles agree: {told[0][1].text}" if agree else f"Articles differ: {'; '.join(given)}"
    return Composed("compare", headline=f"{said}.", quotes=tuple(citations.quotes))


def _meant(asked: Asked) -> list[Meeting]:
    """The meetings with several articles that the question may be about."""
    named = asked.understood.meetings
    return [one for one in named or asked.catalogue.meetings if len(one.article_ids) > 1]


def _told(
    matter: str, meeting: Meeting, offered: Sequence[float], asked: Asked
) -> list[tuple[ArticleSentence, Figure]]:
    """Of each article of a meeting the sentence that gives a figure of the matter, all figures of one kind."""
    bare = re.sub(rf"\b(?:{_FIGURES}|how (?:many|much))\b", " ", _OFFERED.sub(" ", matter))
    aimed = asks_for_aim(bare)
    about = words_about(bare, meeting, asked)
    found = (
        [best_on(about, [one], asked, values=offered, aimed=aimed) for one in meeting.article_ids[:_MOST]]
        if about
        else []
    )
    told = [(one[1], one[2]) for one in found if one]
    return [one for one in told if comparable(one[1], told[0][1])]


def _offered(text: str) -> list[float]:
    """The values of two figures between which a question leaves it open; none where it offers no two."""
    found = _OFFERED.search(text)
    if found is None:
        return []
    last = _SCALES.get((found["other_scale"] or "")[:1].lower(), 1.0)
    first = _SCALES.get((found["scale"] or found["other_scale"] or "")[:1].lower(), 1.0)
    values = [(found["one"], first), (found["other"], last)]
    return [float(number.replace(",", "").rstrip(".")) * scale for number, scale in values]


_SCALES = {"m": 1e6, "b": 1e9}
