"""Says when a question asks for what no article is or gives: a picture, a recording, the words of somebody's speech."""

import re

from rag.answering.asked import Asked
from rag.english import plain, words
from rag.question import aside_of

_RECORDING = re.compile(
    r"^(?:(?:please|can|could|may|would|you|i|we|me|us|show|see|give|send|find|get|have|want|need|watch|hear|play"
    r"|display"
    r"|provide|share|is|are|there|do|any|the|a|an|some|full|complete|official|where|link|to) )*"
    r"(?P<thing>photo(?:graph)?s?|pictures?|images?|videos?|footage|recordings?|audio|transcripts?|live ?streams?)\b"
    r"(?! (?:sharing|conference|surveillance))"
)
_WORDS_OF = re.compile(
    r"\b(?:quote|cite|recite|read out|repeat|give|show|provide|print|excerpts? (?:of|from))\b.{0,40}\b(?P<thing>speech"
    r"|remarks|address|toast|words|interview|eulogy)\b"
)
_SAYS = re.compile(
    r"\b(?:said|says|told|called|spoke|speech|remark\w*|address\w*|warn\w*|argu\w+|urged|stress\w*|proposed|suggest\w*"
    r"|announced|declared|added|described|asked|promised|pledged|insisted|thank\w*|welcomed|toast|demanded|noted"
    r"|words)\b"
)


def unrecorded(asked: Asked) -> str | None:
    """A sentence that names what is asked for and no article gives; None when it may be there."""
    text = asked.understood.text
    folded = plain(text[: aside_of(text)]).casefold()
    if found := _RECORDING.search(folded):
        titles = asked.library.titles(asked.library.article_ids())
        if any(found["thing"].rstrip("s") in title.casefold() for title in titles):
            return None
        return f"The library holds articles only: no {found['thing']} is in it."
    found = _WORDS_OF.search(folded)
    if found is None or not asked.understood.named.people or _speaks(asked):
        return None
    where = f" at {asked.understood.meetings[0]}" if len(asked.understood.meetings) == 1 else ""
    who = " ".join(
        word for word in _as_written(text) if words(word) and set(words(word)) & asked.understood.named.people
    )
    return f"No article in the library gives the {found['thing']} of {who}{where}."


def _as_written(text: str) -> list[str]:
    return [re.sub(r"['’]s$", "", word) for word in re.findall(r"[\w'’-]+", text)]


def _speaks(asked: Asked) -> bool:
    """Whether a sentence on the meeting asked about, or on any, tells what the people named said."""
    people = asked.understood.named.people
    naming = asked.catalogue.mentioning([people])
    ids = [one for meeting in asked.understood.meetings for one in meeting.article_ids] or sorted(naming)
    for article_id in (one for one in ids if one in naming):
        text = asked.library.article(article_id).text
        for one in asked.library.sentences(article_id):
            said = text[one.start : one.end]
            if people <= {*words(said)} and _SAYS.search(said):
                return True
    return False
