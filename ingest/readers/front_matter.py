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
MAX_LINES = 60
"""Front matter without YAML's fences is not looked for in more lines."""
MAX_LINE_CHARACTERS = 1000
"""A longer line is no value that somebody wrote without quotes by mistake."""
_BEFORE = re.compile(r"\s*(?:<!--(?:(?!-->).)*-->\s*|\#[^\S\n]+[^\n]+\n\s*)?", re.DOTALL)
"""A comment, or the title as a heading, may stand in front of it; it belongs to the text."""
_NAMED = r"[^\W\d][\w -]{0,30}?[*_\"']*[ \t]*[:=：]"
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(?P<inner>.*?)^\+\+\+[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_YAML = re.compile(
    r"\s*---[ \t]*\n(?!\n)(?P<inner>.*?)^[ ]{0,3}(?:-{3,}|[—–]{1,4}|\.{3})[ \t]*$\n?", re.DOTALL | re.MULTILINE
)
_OPENED = re.compile(rf"\s*(?:---|\+\+\+)[ \t]*\n[ ]*{_NAMED}\s*\S")
_JSON = re.compile(r"\s*(?=\{\s*\"(?P<name>[^\"\n]{1,30})\"\s*:)")
_FENCE = re.compile(r"[^\w\s](?:[^\w\n]*(?:ya?ml|(?<=.)\#.*)?)$")
"""Matches a line of marks, as people and programs draw one above and below; the name of a format may follow."""
_VALUE = re.compile(rf"(?P<name>{_NAMED})(?P<value>.*)")
_DECORATED = re.compile(rf"[ \t]*(?:[-*•]\s+|[#+*_:\"']+)?(?P<name>{_NAMED})(?P<value>.*)")
"""The same with the marks of lists, of bold letters and of other formats."""
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
    if found.metadata and (more := _first(found.text)).metadata:
        # some programs put a second one behind what they were given
        return FrontMatter(more.metadata | found.metadata, more.text, found.notes + more.notes)
    return found


def _first(text: str) -> FrontMatter:
    if found := _TOML.match(text):
        return FrontMatter(_toml(found["inner"]), text[found.end() :])
    if found := _YAML.match(text):
        return FrontMatter(_yaml(found["inner"]), text[found.end() :], _repeated(found["inner"]))
    if _OPENED.match(text):
        raise SourceError("its front matter is opened and not closed; put a line of `---` behind its last value")
    if (found := _JSON.match(text)) and field_named(found["name"]):
        return _json(text, found.end())
    return _drawn(text) or FrontMatter({}, text)


def _drawn(text: str) -> FrontMatter | None:
    """Named values at the head of a text, between other fences or with one or both forgotten; None when there are none.

    What is fenced must name the article's title or day; what is not must be several values, all of an article's fields.
    """
    before = _BEFORE.match(text)
    start = before.end() if before and _FENCE.match(text[before.end() :].partition("\n")[0]) else 0
    lines = text[start:].lstrip("\n").split("\n")
    opened = bool(_FENCE.fullmatch(lines[0].strip()))
    inner: list[str] = []
    rest = len(lines)
    for nth, line in enumerate(lines[opened:MAX_LINES], start=int(opened)):
        if _FENCE.fullmatch(line.strip()) or (not opened and not line.strip()):
            rest = nth + 1
            break
        if line.strip() and not _DECORATED.fullmatch(line) and not line.startswith((" ", "\t", "-")):
            return None
        inner.append(line)
    closed = rest <= len(lines) and bool(inner) and bool(_FENCE.fullmatch(lines[rest - 1].strip()))
    fields = [field_named(name) for name in _names("\n".join(inner))]
    is_fenced = closed and not {"title", "date"}.isdisjoint(fields)
    is_header = len(fields) > 1 and None not in fields and "title" in fields and rest <= len(lines)
    if not (is_fenced or (not opened and is_header)):
        return None
    told = "\n".join(inner)
    is_plain = all(
        _VALUE.match(line.lstrip()) or not line.strip() or line.startswith((" ", "\t", "-")) for line in inner
    )
    metadata = _yaml(told) if is_fenced and is_plain else _as_written(told) or {}
    return FrontMatter(metadata, text[:start] + "\n".join(lines[rest:]), _repeated(told))


def _names(inner: str) -> list[str]:
    """The names at the beginning of the lines."""
    return [_bare(found["name"]) for line in inner.split("\n") if (found := _DECORATED.match(line))]


def _bare(name: str) -> str:
    return name.rstrip(" \t:=：*_\"'")


def _repeated(inner: str) -> tuple[str, ...]:
    """What to say of names that stand there more than once; those within a value do not count."""
    names = [_bare(found["name"]) for line in inner.split("\n") if (found := _VALUE.match(line))]
    counts = Counter(field_named(name) or name for name in names)
    return tuple(
        f"gives its `{name}` {count} times, of which one was kept" for name, count in counts.items() if count > 1
    )


def _toml(text: str) -> Metadata:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        if (read := _as_written(text)) is not None:
            return read
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
    if isinstance(metadata, list) and metadata and all(isinstance(one, dict) for one in metadata):
        return {name: value for one in metadata for name, value in one.items()}
    if not isinstance(metadata, dict | None):
        if (read := _as_written(text)) is not None:
            return read
        raise SourceError("its front matter is not a list of `name: value` lines")
    return metadata or {}


def _as_written(text: str) -> Metadata | None:
    """Lines of `name: value` that are no YAML, each value as it stands; None when some line is none."""
    read: Metadata = {}
    for line in text.replace("\u00a0", " ").split("\n"):
        if not line.strip() or line.lstrip().startswith("# "):
            continue
        if len(line) > MAX_LINE_CHARACTERS or not (found := _DECORATED.fullmatch(line)):
            return None
        value = re.sub(r"^(?:\*\*|__)\s*", "", found["value"].strip())
        quoted = re.fullmatch(r"([\"'])(.*)\1,?", value)
        is_whole = quoted and quoted[2].count(quoted[1]) in (0, 1)  # as in 'the summit's end', and not in "A" or "B"
        read[_bare(found["name"])] = quoted[2] if quoted and is_whole else value
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
