"""Turns an answer into the JSON that a conversation keeps, and back, with everything needed to show it unchanged.

This is not the JSON for users' scripts (`rag.wire`): that one is filled in from the library and cannot be read back.
Fields that this version does not know are ignored, so records of a newer version can still be read.
"""

import json
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter

from rag.types import EVERYTHING, Answer, Scope

_ANSWER = TypeAdapter(Answer)
_SCOPE = TypeAdapter(Scope)


def answer_record(answer: Answer) -> str:
    """The whole answer as JSON, in ASCII, so that any text that a model wrote can be stored."""
    return json.dumps(asdict(answer))


def recorded_answer(record: str) -> Answer:
    """The answer in a record that `answer_record` made, in this version or an earlier one."""
    return _ANSWER.validate_python(_upgraded(json.loads(record)))


def scope_record(scope: Scope) -> str | None:
    """What a question was limited to, as JSON; None when it was not limited."""
    return json.dumps(asdict(scope), default=str) if scope else None


def recorded_scope(record: str | None) -> Scope:
    """The scope in a record that `scope_record` made."""
    return EVERYTHING if record is None else _SCOPE.validate_python(json.loads(record))


def _upgraded(fields: dict[str, Any]) -> dict[str, Any]:
    """A record from when an answer's text was kept as one string, converted to the present form.

    The text of a declined answer was its refusal. Quotes that only the text behind an answer cites were listed among
    the answer's own; they are the ones that do not occur in its text.
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
