"""Front matter: the `name: value` lines in front of a text, as YAML between `---`, TOML between `+++`, or JSON.

People and programs also write other fences, forget the first one or both, and put a colon where YAML wants quotes.
Where it is certain what was meant it is read so; otherwise the document is refused with what is wrong.
"""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from ingest.fields import field_named
from ingest.readers.document import Metadata
from rag.errors import SourceError

MAX_YAML_DEPTH = 10
MAX_LINE_CHARACTERS = 1000
"""A longer line is no value that somebody wrote without quotes by mistake."""
_BEFORE = r"(?P<before>\s*(?:<!--(?:(?!-->).)*-->\s*|\#[^\S\n]+[^\n]+\n\s*)?)"
"""A comment, or the title as a heading, may stand in front of it; it belongs to the text."""
_NAMED = r"[^\W\d][\w -]{0,30}?[ \t]*[:=]"
_CLOSE = r"[ ]{0,3}(?:-{3,}|[—–]{1,4}|\.{3}|```|~~~)[ \t]*$\n?"
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(?P<inner>.*?)^\+\+\+[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_YAML = re.compile(rf"\s*---[ \t]*\n(?!\n)(?P<inner>.*?)^{_CLOSE}", re.DOTALL | re.MULTILINE)
_FENCED = re.compile(
    rf"{_BEFORE}[ ]{{0,3}}(?:-{{3,}}|[—–]{{1,4}}|```|~~~)(?:[ \t]*(?:ya?ml|\#[^\n]*))?[ \t]*\n"
    rf"(?P<inner>(?:[ ]*\#[^\n]*\n)*[ ]*{_NAMED}.*?)^{_CLOSE}",
    re.DOTALL | re.MULTILINE,
)
"""Other fences; between them a named value must stand, as lines of dashes also frame titles."""
_UNFENCED = re.compile(rf"\s*(?P<inner>(?:{_NAMED}[^\n]*\n)+)(?:{_CLOSE}|\s*\n)", re.MULTILINE)
_OPENED = re.compile(rf"\s*(?:---|\+\+\+)[ \t]*\n[ ]*{_NAMED}\s*\S")
_JSON = re.compile(r"\s*(?=\{\s*\"(?P<name>[^\"\n]{1,30})\"\s*:)")
_VALUE = re.compile(rf"(?P<name>{_NAMED})(?P<value>.*)")
_UNSEEN = re.compile("^[\u200b\u200c\u200d\u2060\\s]+(?=\\S)")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Plain(_Loader):  # type: ignore[misc, valid-type]
    """Leaves values as they are written: YAML takes "NO" for false, "010" for 8 and "12:30" for 750."""


_Plain.yaml_implicit_resolvers = {
    first: kept
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
    if (kept := [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"])
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands in front of a text, and the text behind it."""

    metadata: Metadata
    text: str
    notes: tuple[str, ...] = ()
    """What a person should know about how it was read, each in words that complete "it …"."""


def split_front_matter(text: str) -> FrontMatter:
    """The metadata in front of a text, and the text behind it; a rule of dashes opens no front matter.

    Raises:
        SourceError: it is not closed, or is no list of `name: value` lines.
    """
    text = _UNSEEN.sub("", text)
    found = _first(text)
    if found.metadata and (more := _FENCED.match(found.text)) and _is_known(more["inner"]):
        further = _first(found.text)  # some programs put a second one behind what they were given
        return FrontMatter(further.metadata | found.metadata, further.text, found.notes + further.notes)
    return found


def _first(text: str) -> FrontMatter:
    if found := _TOML.match(text):
        return FrontMatter(_toml(found["inner"]), text[found.end() :])
    if (found := _YAML.match(text)) or ((found := _FENCED.match(text)) and _is_known(found["inner"])):
        before = found.groupdict().get("before") or ""
        return FrontMatter(_yaml(found["inner"]), before + text[found.end() :], _repeated(found["inner"]))
    if _OPENED.match(text):
        raise SourceError("its front matter is opened and not closed; put a line of `---` behind its last value")
    if (found := _JSON.match(text)) and field_named(found["name"]):
        return _json(text, found.end())
    if (found := _UNFENCED.match(text)) and _is_header(found["inner"]):
        return FrontMatter(_as_written(found["inner"]) or {}, text[found.end() :], _repeated(found["inner"]))
    return FrontMatter({}, text)


def _is_known(inner: str) -> bool:
    """Whether a value of an article's field is among the lines."""
    return any(field_named(name) for name in _names(inner))


def _is_header(inner: str) -> bool:
    """Whether lines without a fence are front matter: several, all of an article's fields, one of them its title."""
    fields = [field_named(name) for name in _names(inner)]
    return len(fields) > 1 and None not in fields and "title" in fields


def _names(inner: str) -> list[str]:
    """The names at the beginning of the lines that are not indented."""
    return [found["name"].rstrip(" \t:=") for line in inner.split("\n") if (found := _VALUE.match(line))]


def _repeated(inner: str) -> tuple[str, ...]:
    counts = Counter(field_named(name) or name for name in _names(inner))
    return tuple(
        f"gives its `{name}` {count} times, of which one was kept" for name, count in counts.items() if count > 1
    )


def _toml(text: str) -> Metadata:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"its front matter is not valid TOML: {error}") from None


def _json(text: str, start: int) -> FrontMatter:
    try:
        metadata, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        raise SourceError("its front matter is not valid JSON; write it as `name: value` lines between `---`") from None
    return FrontMatter(metadata, text[end:])


def _yaml(text: str) -> Metadata:
    text = text.replace("\u00a0", " ")
    try:
        _refuse_bombs(yaml.parse(text, Loader=_Loader))
        metadata = yaml.load(_whole_values(text), Loader=_Plain)  # noqa: S506 - a safe loader
    except SourceError:
        raise
    except Exception as error:  # for a wrong tag PyYAML may raise IndexError, KeyError or AttributeError
        is_spelling = isinstance(error, yaml.scanner.ScannerError | yaml.parser.ParserError)
        if is_spelling and (read := _as_written(text)) is not None:
            return read
        if re.search(r"\n\s*\n[^\n]+$", text.rstrip()) and not _VALUE.match(text.rstrip().rpartition("\n")[2]):
            raise SourceError(
                "its front matter is opened and not closed before the text; put a line of `---` behind its last value"
            ) from None
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 2}" if mark else ""
        raise SourceError(f"its front matter is not valid YAML{where}; put the value there in quotes") from None
    if not isinstance(metadata, dict | None):
        if (read := _as_written(text)) is not None:
            return read
        raise SourceError("its front matter is not a list of `name: value` lines")
    return metadata or {}


def _as_written(text: str) -> Metadata | None:
    """Lines of `name: value` that are no YAML, each value as it stands; None when some line is none."""
    read: Metadata = {}
    for line in text.replace("\u00a0", " ").split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if len(line) > MAX_LINE_CHARACTERS or not (found := _VALUE.fullmatch(line)):
            return None
        value = found["value"].strip()
        quoted = re.fullmatch(r"([\"'])((?:(?!\1).)*)\1", value)
        read[found["name"].rstrip(" \t:=")] = quoted[2] if quoted else value
    return read or None


def _whole_values(text: str) -> str:
    """The lines, with those values in quotes that YAML would cut at a number sign: "Summit #2"."""
    return re.sub(
        r"^(\w[\w -]*:[ \t]+)(?![\"'\[{|>&*!#])(.*?\s#\w.*)$",
        lambda found: found[1] + json.dumps(found[2], ensure_ascii=False),
        text,
        flags=re.MULTILINE,
    )


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
