"""Whether a figure that a sentence tells as reached is one that its quotes give only as what was aimed for or missed.

"The total was 6 million, well short of the 25 million that Peru had aimed for" has the 25 million of "the fund raised
25 million", and says that it did not.
"""

import re
from collections.abc import Sequence

from rag.claims.fault import ClaimFault
from rag.claims.figures import FiguresAndDates
from rag.english import Figure, comparable, same

_REACHES = re.compile(
    r"\b(?:gets?|got|receiv(?:es|ed)|reach(?:es|ed)|rais(?:es|ed)|collect(?:s|ed)|attract(?:s|ed)|secur(?:es|ed)|drew"
    r"|totall?ed|amount(?:s|ed) to|hit|brought in|gather(?:s|ed)|mobili[sz]ed|met|exceed(?:s|ed)|stood at|came to|won"
    r"|has|had|holds|is worth|was worth)\b[^,;.]{0,40}$",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"\b(?:short of|below|less than|under|instead of|rather than"
    r"|(?:goal|target|aim|ambition|hope|appeal|request|demand)s? (?:of|for|was|were|had been))"
    r"(?: (?:the|its|their|his|her|an?|some|about|around|over))*\s*$",
    re.IGNORECASE,
)
_OF_AN_AIM = re.compile(
    r"\b(?:(?:goal|target|aim|ambition|plan|appeal)s?|aimed|wanted|hoped|sought|asked|demanded|needed|requested)\b",
    re.IGNORECASE,
)
_AIMED = re.compile(
    r"^(?: (?!and\b|but\b)[\w’'-]+){0,4}? (?:(?:had|has|have|was|were) )?(?:aimed|wanted|hoped|sought|asked|demanded"
    r"|targeted|needed|requested|called|wished|looked)\b",
    re.IGNORECASE,
)


def attained_faults(sentence: FiguresAndDates, quotes: Sequence[FiguresAndDates]) -> list[ClaimFault]:
    """The figures that a sentence tells as reached, where each quote that gives them says that they were not."""
    found = []
    for mine in sentence.figures:
        before = sentence.text[: mine.start]
        if not (mine.unit or mine.scaled) or not _REACHES.search(before) or _OF_AN_AIM.search(before):
            continue
        given = [(quote, other) for quote in quotes for other in quote.figures if same(mine, other)]
        if given and not any(_is_reached(quote.text, other) for quote, other in given):
            found.append(_fault(mine, given[0][0]))
    return found


def _is_reached(text: str, figure: Figure) -> bool:
    return not (_MISSED.search(text[: figure.start]) or _AIMED.match(text[figure.end :]))


def _fault(mine: Figure, quote: FiguresAndDates) -> ClaimFault:
    others = [one for one in quote.figures if comparable(mine, one) and _is_reached(quote.text, one)]
    told = f"gives {mine.text} only as what was aimed for" if len(others) != 1 else f"says {others[0].text}"
    return ClaimFault(mine.start, mine.end, f"the quote {told}, the answer says {mine.text}")
