"""Questions whether something was decided: agreed, adopted, signed, or only proposed."""

import re

from rag.question.kinds.phrasing import Phrasing

_STATUS = re.compile(
    r"^(so )?(was|were|is|are|has|have|did|will)\b.*\b(agreed?|adopt(ed)?|sign(ed)?|approved?|decided?"
    r"|in force|ratified"
    r"|set up|created|established|launched|endorsed?|join(ed)?|rejected?|dropped|failed?|done deal|settled|final)\b"
    r"|\b(agreed|signed|adopted|done deal|decided) or (not|only|just)\b|\byes or no\b|\bonly proposed\b|\bor just\b"
    r"|\b(signed|agreed|adopted|approved|decided) yet\b|\bwhat (became|has become|happened to|came of)\b"
    r"|\bstatus of\b|^(so |and )?did (they|the leaders|the summit|it) (agree|adopt|sign|approve|decide)\b"
    r"|\b(when|where|how|who|which|what|why)\b.*\bthe (?!(documents?|texts?|decisions?)\b)[\w'+ –-]+"
    r"\b(agreed|signed|adopted|approved|launched|created) (at|in|during|there)\b"
)


def asks_for_status(asked: Phrasing) -> bool:
    """Whether it asks what became of something."""
    return bool(_STATUS.search(asked.folded))
