"""What comes before the subject of a clause: "On the economy, ", "Expressing regret, ", "and "."""

import re

from rag.english import CLAUSE_OPENERS, MONTHS, countries, is_verb
from rag.record.people import GROUPS

_CONJUNCTION = re.compile(rf"\s*(?:{'|'.join(CLAUSE_OPENERS)})\s+", re.IGNORECASE)
_ADVERBS = (
    *("Already", "Again", "Yet", "Still", "Then", "Thus", "Hence", "Now", "Today", "Yesterday", "Later", "Inside"),
    *("Outside", "Elsewhere", "Here", "There", "Meanwhile", "However", "Instead", "Nevertheless", "Nonetheless"),
    *("Moreover", "Furthermore", "Therefore", "Otherwise", "Too", "So", "Once", "Overall", r"[A-Z]\w+ly"),
)
_INTRODUCTORY = re.compile(
    r"(?:In|On|At|Under|For|During|After|Before|With|Without|From|To|By|Since|As|Besides|Apart|Unlike|Despite|Following"
    r"|Of|Among|Alongside|Through|Describing|Speaking|Meeting|While|When|Although|Though|Where|Also|Days|Earlier"
    r"|Separately|Contrary|Amid|Beyond|Ahead|According)\b"
    r"|(?:Instead of|Prior to|Rather than|Because of|Due to|Based on|Thanks to|Given)\b"
    r"|[A-Z][a-z]+ed (?:by|about|whether|if|on whether)\b"
    rf"|(?:{'|'.join(_ADVERBS)})(?: (?:this|last|that) \w+)?(?=, )|\d{{1,2}} (?:{'|'.join(MONTHS)})\b"
)
_GOES_ON = re.compile(r"(?:in|on|at|under|for|during|after|before|with|without|from|following|amid|despite|through)\b")
"""Opens a second introduction behind the first: "In 2021, in an essay for the paper, …"."""
_LIST_GOES_ON = re.compile(
    r"(?!(?:the|an?|both|all|some|many|most|several|its?|his|her|their|they|he|she|we|one|no|who|which)\b)[a-z]"
)
"""Behind a comma in an introduction: "On making the reports, conclusions and annexes available, Peru said"."""
_PAST_ASIDE = re.compile(
    r"(?:held|convened|hosted|organi[sz]ed|chaired|led) (?:in|on|at|by|from)\b|(?:supported|opposed|joined|backed) by\b"
)
"""An aside within an introduction: "At its session, held in Lima, delegates met"."""
_PARTICIPLE = re.compile(rf"[A-Z][a-z]+ing (?!(?i:{GROUPS})\b)(?P<next>[\w'-]+)")
_PLACE_BETWEEN = re.compile(r"[A-Z][\w' -]+, (?:in|on|at|after|before|during|which|where) [^,]*, ")
"""Between two introductions: "Meeting in Lima, Peru, on 4 May, the ministers …"."""
_HEADING = re.compile(r"[A-Z][^:;,.\"()]{2,60}: (?=[A-Z])|[A-Z][A-Z\d ,&/'()-]{4,90} ?: ?(?=[A-Z])")
"""What stands before the sentence proper: "Final outcome: In its decision …"."""
_DATED = re.compile(
    rf"(?:In|At) (?:[A-Z][\w'-]*|the) ?(?:[A-Z][\w'-]* )*on \d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})? "
)
"""An introduction without a comma: "In Samarkand on 4 April 2025 the European Union …"."""


def introduction(clause: str) -> int:
    """How many characters of a clause come before its subject: "On the economy, ", "Expressing regret, ", "and "."""
    joined = _CONJUNCTION.match(clause)
    at = joined.end() if joined else 0
    if (heading := _HEADING.match(clause, at)) and (heading.group().isupper() or _introduces(clause, heading.end())):
        at = heading.end()
    if dated := _DATED.match(clause, at):
        return dated.end()
    while _introduces(clause, at) and (comma := clause.find(", ", at)) >= 0:
        at = comma + 2
        while _LIST_GOES_ON.match(clause, at) and (comma := clause.find(", ", at)) >= 0:
            if not _PAST_ASIDE.match(clause, at) and any(is_verb(word) for word in clause[at:comma].split()):
                break
            at = comma + 2
        if place := _PLACE_BETWEEN.match(clause, at):
            at = place.end()
    return at


def _introduces(clause: str, at: int) -> bool:
    """Whether words that introduce a subject stand there; "Beijing announced" is no participle."""
    if _INTRODUCTORY.match(clause, at) or (at and _GOES_ON.match(clause, at)):
        return True
    found = _PARTICIPLE.match(clause, at)
    return found is not None and not countries(found.group()) and not is_verb(found["next"])
