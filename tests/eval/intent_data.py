"""The requests that the network of `rag.intent` is trained on, and those it is measured on.

Those of `tests/eval/intents` were written for this in many manners, each with its intent and its slots marked. Beside
them stand the questions that the reader of sentences is trained on, as far as they ask for a single fact: they are
"other". In the turns of `tests/eval/intents/wrapped` people say much around what they ask, which stands in braces; some
of them are also made, of what is said around one request and another request. Those of the files `held` shape nothing.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from rag.english import AUXILIARIES, QUESTION_WORDS
from rag.intent.labels import INTENTS, SLOTS
from rag.intent.reader import TOKENS
from rag.question.asked import parse_question
from rag.question.kind import kind_of
from rag.question.named import Named
from rag.types import Span
from tests.eval.claims import read_claims
from tests.eval.questions import HERE, TRAINING, read_cases

FOLDER = Path(__file__).with_name("intents")
WRAPPED = FOLDER / "wrapped"
HELD = "held"
UNKNOWN = -100
"""The label of what nobody marked, which no loss counts."""
_MARKED = re.compile(r"\[([MATDC]) ([^\[\]]+)\]")
_BRACED = re.compile(r"\{([^{}]*)\}")
OTHER = INTENTS.index("other")
_HAS_AN_INTENT = re.compile(
    r"\bwhy\b|\bhow come\b|\breasons?\b|\bwho (?:is|was|proposed|suggested|signed|said)\b|\bsign(?:ed|atories)\b"
    r"|\b(?:say|said|stance|view|words|told|tell)\b|\b(?:propos|pledg|promis|suggest|offer)\w*",
    re.IGNORECASE,
)
"""Of a question for a fact that is another intent's too."""
_BARE = re.compile(
    rf"(?:{'|'.join((*QUESTION_WORDS, *AUXILIARIES))}|list|compare|summari[sz]e|name|explain|brief|give)\b",
    re.IGNORECASE,
)
"""Of a request that begins with what it asks, so that nothing is said before it."""
_LEADS = (
    *(
        "",
        "Check this draft: ",
        "Fact-check the following paragraph. ",
        "Is this right? ",
        "please verify: ",
        "true?\n\n",
    ),
    *("Is every sentence here borne out? ", "My colleague's draft, check it:\n", "Which of these statements hold? "),
)
_SENTENCE = re.compile(
    r"(?P<before>(?:^|.*[.!?:;—–-]\s+|.*\n))\{[^{}]*\}(?P<after>\s*$|\s+[A-Z].*|[,;]? (?:thanks|ta|pls).*)"
)
"""A turn whose one request is a sentence, so that another can stand in its place."""


@dataclass(frozen=True, slots=True)
class Request:
    """A labelled request; the labels of its words are those of each token."""

    tokens: list[int]
    intent: int
    slots: list[int]
    kept: list[int]
    """1 for what is asked, 0 for what is said around it."""


@dataclass(frozen=True, slots=True)
class Written:
    """A request as it is written, with the characters that are marked in it."""

    text: str
    intent: int = UNKNOWN
    slots: tuple[tuple[str, Span], ...] | None = None
    """None if nobody marked them."""
    kept: tuple[Span, ...] | None = None
    """None if nobody marked what is said around the request."""


def parse(line: str) -> Written:
    """Of `intent<TAB>text with [M marked] slots`."""
    intent, marked = line.rstrip("\n").split("\t")
    text, at = "", 0
    slots = []
    for found in _MARKED.finditer(marked):
        text += marked[at : found.start()]
        slots.append((found[1], (len(text), len(text) + len(found[2]))))
        text += found[2]
        at = found.end()
    return Written(text + marked[at:], INTENTS.index(intent), tuple(slots))


def parse_wrapped(line: str) -> Written:
    """Of a turn with what is asked in braces."""
    text, at = "", 0
    kept = []
    for found in _BRACED.finditer(line):
        text += line[at : found.start()]
        kept.append((len(text), len(text) + len(found[1])))
        text += found[1]
        at = found.end()
    return Written(text + line[at:], kept=tuple(kept))


def within(frame: Written, request: Written) -> Written:
    """A request in the place of the one that a turn wraps."""
    ((start, end),) = frame.kept or ((0, 0),)
    slots = None if request.slots is None else tuple((s, (a + start, b + start)) for s, (a, b) in request.slots)
    text = frame.text[:start] + request.text + frame.text[end:]
    return Written(text, request.intent, slots, ((start, start + len(request.text)),))


def labelled(written: Sequence[Written], tokenizer: Tokenizer) -> list[Request]:
    """The tokens of each and their labels."""
    encoded = tokenizer.encode_batch([one.text for one in written], add_special_tokens=False)
    made = []
    for one, tokens in zip(written, encoded, strict=True):
        starts = [start for start, _ in tokens.offsets[:TOKENS]]
        slots, kept = [UNKNOWN] * len(starts), [UNKNOWN] * len(starts)
        if one.slots is not None:
            slots = [next((SLOTS.index(s) for s, (a, b) in one.slots if a <= start < b), 0) for start in starts]
        if one.kept is not None:
            kept = [int(any(a <= start < b for a, b in one.kept)) for start in starts]
        made.append(Request(tokens.ids[:TOKENS], one.intent, slots, kept))
    return made


def read(file: Path) -> list[Written]:
    """The requests of a file: of `wrapped` the turns, of the others requests with intents."""
    parsed = parse_wrapped if file.parent == WRAPPED else parse
    return [parsed(line) for line in file.read_text(encoding="utf-8").splitlines()]


def facts() -> list[Written]:
    """The questions for a single fact that the reader is trained on, said bare; nobody marked their slots."""
    asked = sorted({case.question for case in read_cases(TRAINING) if not _HAS_AN_INTENT.search(case.question)})
    single = (one for one in asked if kind_of(parse_question(one), Named()) == "fact")
    return [Written(one, OTHER, kept=((0, len(one)),)) for one in single]


def drafts(chance: random.Random) -> Iterator[Written]:
    """Paragraphs of written sentences, to be checked whole."""
    sentences = sorted({one.sentence for one in read_claims(HERE / "claims-training.jsonl")})
    for lead in _LEADS:
        for count in (1, 2, 3, 4):
            text = f"{lead}{' '.join(chance.sample(sentences, count))}"
            yield Written(text, INTENTS.index("check"), kept=((0, len(text)),))


def exchanged(turns: Sequence[Written], requests: Sequence[Written], chance: random.Random) -> Iterator[Written]:
    """For each request one of the turns that wrap a whole sentence, with this request as that sentence."""
    frames = [one for one in turns if len(one.kept or ()) == 1 and _SENTENCE.fullmatch(_marked(one))]
    for request in requests:
        if frames and _BARE.match(request.text):
            yield within(chance.choice(frames), request)


def _marked(one: Written) -> str:
    ((start, end),) = one.kept or ((0, 0),)
    return f"{one.text[:start]}{{{one.text[start:end]}}}{one.text[end:]}"


def requests(folder: Path = FOLDER) -> tuple[list[Written], list[Written]]:
    """Those to train on, and those held out."""
    trained = facts()
    held: list[Written] = []
    for file in sorted(folder.glob("*.tsv")):
        (held if file.stem == HELD else trained).extend(read(file))
    bare = [one for one in trained if _BARE.match(one.text)]
    turns: list[Written] = []
    for file in sorted((folder / WRAPPED.name).glob("*.txt")):
        (held if file.stem == HELD else turns).extend(read(file))
    return [*trained, *turns, *drafts(random.Random(0)), *exchanged(turns, bare, random.Random(0))], held
