"""An answer as the JSON that a conversation keeps, and back: all that is needed to show it again as it was.

Not the JSON that others script against (`rag.wire`): that one is filled in from the library and cannot be read back.
"""

import datetime as dt
import json
from dataclasses import asdict
from typing import Any

from rag.types import EVERYTHING, Answer, Claim, Hit, Location, Passage, Quote, Scope, Sentence, Writing


def answer_record(answer: Answer) -> str:
    """The whole answer as JSON, in ASCII, so that no text that a model wrote is beyond storing."""
    return json.dumps(asdict(answer))


def recorded_answer(record: str) -> Answer:
    """The answer that `answer_record` made that of."""
    fields: dict[str, Any] = json.loads(record)
    quotes, hits = (tuple(fields.pop(name)) for name in ("quotes", "hits"))
    writing = fields.pop("writing", None)
    return Answer(
        quotes=tuple(map(_quote, quotes)),
        hits=tuple(map(_hit, hits)),
        writing=_writing(writing) if writing else None,
        **fields,
    )


def _writing(fields: dict[str, Any]) -> Writing:
    claims = tuple(
        Claim(**(one | {"markers": tuple(one["markers"]), "reasons": tuple(one["reasons"])}))
        for one in fields.pop("claims")
    )
    return Writing(claims=claims, struck=tuple(fields.pop("struck")), **fields)


def scope_record(scope: Scope) -> str | None:
    """What a question was limited to, as JSON; None when it was nothing."""
    return json.dumps(asdict(scope), default=str) if scope else None


def recorded_scope(record: str | None) -> Scope:
    """The scope that `scope_record` made that of."""
    if record is None:
        return EVERYTHING
    fields: dict[str, Any] = json.loads(record)
    since, until = (dt.date.fromisoformat(day) if day else None for day in (fields["since"], fields["until"]))
    return Scope(tuple(fields["summits"]), since, until)


def _quote(fields: dict[str, Any]) -> Quote:
    before = fields.pop("before")
    also = tuple(Location(**one) for one in fields.pop("also"))
    return Quote(before=Sentence(**before) if before else None, also=also, **fields)


def _hit(fields: dict[str, Any]) -> Hit:
    passage = fields.pop("passage")
    sentences = tuple(Sentence(**one) for one in passage.pop("sentences"))
    cosines = tuple(fields.pop("sentence_cosines"))
    return Hit(passage=Passage(sentences=sentences, **passage), sentence_cosines=cosines, **fields)
