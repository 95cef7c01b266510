"""Front matter: the `name: value` lines in front of a text, as YAML between `---` or TOML between `+++`."""

import re
import tomllib
from collections.abc import Iterable

import yaml

from ingest.readers.document import Metadata
from rag.errors import SourceError

MAX_YAML_DEPTH = 10
_YAML = re.compile(r"\s*---[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_OPENED = re.compile(r"\s*(?:---|\+\+\+)[ \t]*\n[A-Za-z_][\w -]{0,30}\s*[:=]\s*\S")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Plain(_Loader):  # type: ignore[misc, valid-type]
    """Leaves dates as they are written: YAML knows one spelling of them, people know several."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}


def split_front_matter(text: str) -> tuple[Metadata, str]:
    """The metadata in front of a text, and the text behind it; a rule of dashes opens no front matter.

    Raises:
        SourceError: it is not closed, or is no list of `name: value` lines.
    """
    if found := _TOML.match(text):
        return _toml(found[1]), text[found.end() :]
    if (found := _YAML.match(text)) and not found[1].startswith("\n"):
        return _yaml(found[1]), text[found.end() :]
    if not found and _OPENED.match(text):
        raise SourceError("its front matter is opened and not closed; put a line of `---` behind its last value")
    return {}, text


def _toml(text: str) -> Metadata:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"its front matter is not valid TOML: {error}") from None


def _yaml(text: str) -> Metadata:
    try:
        _refuse_bombs(yaml.parse(text, Loader=_Loader))
        metadata = yaml.load(text, Loader=_Plain)  # noqa: S506 - a safe loader
    except SourceError:
        raise
    except Exception as error:  # for a wrong tag PyYAML may raise IndexError, KeyError or AttributeError
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 2}" if mark else ""
        raise SourceError(f"its front matter is not valid YAML{where}; put values with a colon in quotes") from None
    if not isinstance(metadata, dict | None):
        raise SourceError("its front matter is not a list of `name: value` lines")
    return metadata or {}


def _refuse_bombs(events: Iterable[yaml.Event]) -> None:
    """Refuse YAML that is short to write but huge to build: aliases, which can multiply, and deep nesting.

    Raises:
        SourceError: there is an alias, or nesting deeper than `MAX_YAML_DEPTH`.
    """
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > MAX_YAML_DEPTH:
            raise SourceError("its front matter has aliases or deeply nested lists; write its values out")
