"""An answer as the JSON that a conversation keeps, and back: all that is needed to show it again as it was.

This is not the JSON that others script against (`rag.wire`): that one is filled in from the library and cannot be read
back. Fields that this version does not know are ignored, so a record of a newer version can still be read.
"""

import json
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter

from rag.types import EVERYTHING, Answer, Scope

_ANSWER = TypeAdapter(Answer)
_SCOPE = TypeAdapter(Scope)


def answer_record(answer: Answer) -> str:
    """The whole answer as JSON, in ASCII, so that no text that a model wrote is beyond storing."""
    return json.dumps(asdict(answer))


def recorded_answer(record: str) -> Answer:
    """The answer that `answer_record`, of this version or an earlier one, made the record of."""
    return _ANSWER.validate_python(_upgraded(json.loads(record)))


def scope_record(scope: Scope) -> str | None:
    """What a question was limited to, as JSON; None when it was nothing."""
    return json.dumps(asdict(scope), default=str) if scope else None


def recorded_scope(record: str | None) -> Scope:
    """The scope that `scope_record` made the record of."""
    return EVERYTHING if record is None else _SCOPE.validate_python(json.loads(record))


def _upgraded(fields: dict[str, Any]) -> dict[str, Any]:
    """A record from when the answer's text was kept as one string, in the form kept now.

    The text of a decline was its refusal. Quotes that only the text behind an answer cites stood among the answer's
    own, but not in its text.
    """
    text = fields.get("text")
    if text is None:
        return fields
    if fields["status"] == "declined":
        sentence, _, nearest = text.partition("\n\nThe nearest it holds: ")
        titles = nearest.removesuffix(".").strip("“”")
        fields["refusal"] = {"sentence": sentence, "nearest": titles.split("”; “") if titles else []}
    elif (writing := fields.get("writing")) and not fields.get("model"):
        shown = [quote for quote in fields["quotes"] if quote["text"] in text]
        writing["quotes"] = [quote for quote in fields["quotes"] if quote not in shown]
        fields["quotes"] = shown
    return fields
