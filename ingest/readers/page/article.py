"""Which lines of a web page are the article: those that trafilatura takes, and whole sentences that it drops."""

import itertools
import re
from collections.abc import Sequence

import trafilatura

from ingest.lines import ENDS, HEADING, LISTED, furniture, states_something
from ingest.readers.page.blocks import PageLine
from rag.english import words

SHORTEST_PROSE = 4
"""Words; a shorter line that states nothing and that trafilatura leaves out is part of the page, not of the article."""
ARTICLE_LINE_WORDS = 8
"""Of a line that ends as a sentence does: such lines are the article's, above and below which its page has menus."""
_TO_READERS = re.compile(r"\b(?:you|your|us)\b", re.IGNORECASE)
MENU_LINKS = 3
"""So many links in a row, with no word beside them, are a menu."""


def article_lines(every: Sequence[PageLine], page: str) -> list[str]:
    """The lines of the article: those that trafilatura takes, and all whole sentences that stand in no navigation."""
    found = trafilatura.extract(
        page, output_format="txt", include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    everywhere = all(line.around for line in every)
    menus, listed = _link_lists(every)
    if not found:
        no_part = menus | {nth for nth, line in enumerate(every) if line.is_button or (line.around and not everywhere)}
        kept = (line.text for nth, line in enumerate(every) if nth not in no_part)
        return [*kept] or [line.text for line in every]
    taken = {bare_line(line.strip()) for line in re.split(r"[\n|]", found)}
    together = "".join(found.split())
    known = set(words(found))

    def belongs(nth: int, line: PageLine) -> bool:
        bare = bare_line(line.text)
        if line.is_button:
            return False
        if nth in menus or nth in listed:
            return nth in listed
        is_long = len(line.text.split()) >= SHORTEST_PROSE
        if taken.issuperset(bare.split(": ", 1)) or bare in taken or (is_long and "".join(bare.split()) in together):
            return True
        if line.around and not everywhere:
            return False
        is_row = " | " in line.text and not known.isdisjoint(words(bare))
        states = states_something(bare) and not _TO_READERS.search(bare)
        is_sentence = bool(ENDS.search(line.text)) and (is_long or states)
        return is_row or (is_sentence and not furniture(line.text))

    own = {nth for nth, line in enumerate(every) if belongs(nth, line)}
    own |= {nth for nth, line in enumerate(every) if _is_own_heading(line) and nth + 1 in own and nth not in menus}
    for nth, line in enumerate(every):
        leads = nth - 1 in own and (LISTED.match(every[nth - 1].text) or every[nth - 1].text.endswith(":"))
        if leads and LISTED.match(line.text) and not (line.around or line.links or furniture(line.text)):
            own.add(nth)
    return [every[nth].text for nth in sorted(own)]


def _is_own_heading(line: PageLine) -> bool:
    """Whether it is a heading that nothing speaks against: it is the article's when what stands below it is."""
    bare = HEADING.match(line.text)
    return bool(bare) and not (line.around or line.links or furniture(line.text[bare.end() :] if bare else ""))


def _link_lists(every: Sequence[PageLine]) -> tuple[set[int], set[int]]:
    """Lines that are nothing but links: those of menus and tables of contents, and of lists that a colon leads to.

    A menu stands above or below the article; between its paragraphs links may be its own. A page that is mostly links
    is a list itself, and has no menus.
    """
    menus: set[int] = set()
    listed: set[int] = set()
    prose = [nth for nth, line in enumerate(every) if _is_own_prose(line)]
    if not prose:
        return menus, listed
    for is_linked, run in itertools.groupby(range(len(every)), key=lambda nth: every[nth].links > 0):
        numbers = [*run]
        first, last = numbers[0], numbers[-1]
        if not is_linked:
            continue
        if first and every[first - 1].text.endswith(":") and not every[first - 1].around:
            listed.update(numbers)
        elif sum(every[nth].links for nth in numbers) >= MENU_LINKS and (
            first > prose[-1] or last < prose[0] or all(every[nth].is_contents for nth in numbers)
        ):
            menus.update(numbers)
            if first and _is_label(every[first - 1]):
                menus.add(first - 1)
    return menus, listed


def _is_own_prose(line: PageLine) -> bool:
    is_long = len(line.text.split()) >= ARTICLE_LINE_WORDS
    return not line.links and is_long and bool(ENDS.search(line.text)) and not furniture(line.text)


def _is_label(line: PageLine) -> bool:
    """Whether a line says what is listed below it, and nothing of an article: "Contents", "More stories"."""
    return (
        len(bare_line(line.text).split()) < SHORTEST_PROSE
        and not line.text.startswith("# ")
        and not ENDS.search(line.text)
    )


def bare_line(line: str) -> str:
    """The line without the mark of a heading or a list in front of it."""
    return re.sub(r"^(?:#+|-) ", "", line)
