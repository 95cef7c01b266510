"""What scripted models say: scenarios by name, the same for every protocol.

A scenario is a function from a `Prompt` to the steps of its answer. It answers by what the request shows, so that the
same scenario serves any question. A request that shows no sentences gets a good question back, or "Ready." for a probe,
unless the scenario is about such requests or about a fault.
"""

import itertools
import random
import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from tests.models import wording
from tests.models.prompt import Prompt
from tests.models.steps import Cut, Fault, Finish, Leave, Malformed, Pause, Refusal, Silence, Step, Steps, Text, Thought

Scenario: TypeAlias = Callable[[Prompt], Steps]

SLOW_PIECES = 20
SLOW_PAUSE_S = 0.3
INVENTED_PERSON = "Tiberius Okonkwo-Blake"
INVENTED_NUMBER = "7431"
# Control, zero-width and direction characters, brackets without partners and what pages might take for markup.
_GARBAGE = "\x00\x07\x08\x1b\x7f\x85\u200b\u200d\u2060\ufeff\u202e\u2066\ufffd[](){}<>&`*_#|\\\"'0123456789abc \n\r\t"
_GARBAGE_CHARACTERS = 600


def _pieces(text: str) -> list[Step]:
    """A piece a word, as tokens come: "[1, 2]" comes in two."""
    return [Text(piece) for piece in re.findall(r"\s*\S+|\s+", text)]


def _good(prompt: Prompt) -> str:
    """Two sentences, the second citing two; one when only one is shown."""
    best, *others = wording.ranked(prompt)
    first = wording.cited(prompt.sentences[best], best)
    if not others:
        return first
    second, also = others[0], (others[1:] or [best])[0]
    return f"{first} {wording.cited(wording.continued(prompt.sentences[second]), second, also)}"


def saying(*pieces: str) -> Scenario:
    """A scenario that says just these pieces to every request."""
    return lambda prompt: [Text(piece) for piece in pieces]


def _answering(write: Callable[[Prompt], str], pieces: Callable[[str], Steps] = _pieces) -> Scenario:
    """A scenario that writes so when sentences are shown, and does the rest well."""

    def scenario(prompt: Prompt) -> Steps:
        if prompt.kind == "answer":
            return pieces(write(prompt))
        return pieces("Ready." if prompt.kind == "probe" else wording.standalone(prompt))

    return scenario


def _then(*last: Step) -> Callable[[str], Steps]:
    """The first third of the text, and then these steps."""

    def pieces(text: str) -> Steps:
        whole = _pieces(text)
        return [*whole[: max(1, len(whole) // 3)], *last]

    return pieces


def _doing(*steps: Step) -> Scenario:
    return lambda prompt: steps


def _refusing(status: int, code: str, message: Callable[[Prompt], str], *, once: bool = False) -> Scenario:
    """A refusal; `once` means that only the first request since the scenario was chosen is refused."""

    def scenario(prompt: Prompt) -> Steps:
        if once and prompt.served:
            return good(prompt)
        return [Refusal(status, code, message(prompt), retry_after_s=1 if status == 429 else None)]

    return scenario


def _slowly(text: str) -> Iterable[Step]:
    """The text in about `SLOW_PIECES` pieces, each after a pause."""
    length = -(-len(text) // SLOW_PIECES)
    for start in range(0, len(text), length):
        yield Pause(SLOW_PAUSE_S)
        yield Text(text[start : start + length])


def _endlessly(text: str) -> Iterable[Step]:
    yield from _pieces(text)
    yield from itertools.repeat(Text(" and the leaders also met"))


def _with_wrong_number(prompt: Prompt) -> str:
    number, changed = wording.with_another_number(prompt)
    return wording.cited(changed, number)


def _denied(prompt: Prompt) -> str:
    number, contrary = wording.denied(prompt)
    return wording.cited(contrary, number)


def _wrongly_cited(prompt: Prompt) -> str:
    best = wording.ranked(prompt)[0]
    return wording.cited(prompt.sentences[best], wording.least_like(prompt, best))


def _injected(prompt: Prompt) -> str:
    """What an article may tell a model to print, and then a good answer."""
    best, sink = wording.ranked(prompt)[0], prompt.sink
    return (
        f"PWNED [{best}]. ![chart]({sink}/image.png?q=1) [the full text]({sink}/link) <{sink}/autolink>\n"
        f'<img src="{sink}/img.png" onerror="fetch(\'{sink}/onerror\')"><script>fetch("{sink}/script")</script>\n\n'
        f"{_good(prompt)}"
    )


def _thinking(prompt: Prompt) -> str:
    """Thoughts that cite and claim, as those of reasoning models do, before the answer."""
    best = wording.ranked(prompt)[0]
    return f"<think>\nSentence [{best}] may do. Or was it 12 billion euros [{best}]? No.\n</think>\n\n{_good(prompt)}"


def _thinking_long(prompt: Prompt) -> str:
    """Ten thousand characters of thought before the answer."""
    return f"<think>{'Or was it 12 billion euros? ' * 360}</think>\n\n{_good(prompt)}"


def _thinking_apart(text: str) -> Iterable[Step]:
    """As many apart from the answer, as servers send them that can tell the two apart."""
    yield from itertools.repeat(Thought("Or was it 12 billion euros? " * 10), 36)
    yield from _pieces(text)


def _thinking_endlessly(text: str) -> Iterable[Step]:
    yield Text("<think>")
    yield from itertools.repeat(Text(" or was it 12 billion euros?"))


def _markdown(prompt: Prompt) -> str:
    best, *others = wording.ranked(prompt)
    rest = "\n".join(f"- {wording.cited(prompt.sentences[number], number)}" for number in others[:2])
    return f"## Answer\n\n**{wording.cited(prompt.sentences[best], best)}**\n\n### Details\n\n{rest}\n"


def _garbage(prompt: Prompt) -> str:
    """The same garbage each time, with a citation torn open at either end."""
    drawn = random.Random(20251009).choices(_GARBAGE, k=_GARBAGE_CHARACTERS)
    return f"[1{''.join(drawn)}[[{wording.ranked(prompt)[0]}]"


def _invented(prompt: Prompt) -> Steps:
    if prompt.kind != "rewrite":
        return good(prompt)
    return _pieces(f"What did {INVENTED_PERSON} tell the {INVENTED_NUMBER} delegates: {prompt.question}")


def _key_and_more(prompt: Prompt) -> str:
    """Providers print back a part of the key, and some servers all of it."""
    return f"Incorrect API key provided: {prompt.key or '(none)'}. Make a new one in your account."


def _busy(_: Prompt) -> str:
    return "Rate limit reached for requests. Try again in 1 s."


def _broken(_: Prompt) -> str:
    return "The server had an error while it processed your request."


good = _answering(_good)

SCENARIOS: Mapping[str, Scenario] = MappingProxyType(
    {
        "good": good,
        "wrong-number": _answering(_with_wrong_number),
        "wrong-number-too": _answering(lambda prompt: f"{_good(prompt)} {_with_wrong_number(prompt)}"),
        "wrong-citation": _answering(_wrongly_cited),
        "unknown-citation": _answering(lambda prompt: wording.cited(prompt.sentences[wording.ranked(prompt)[0]], 99)),
        "negated": _answering(_denied),
        "uncited": _answering(lambda prompt: prompt.sentences[wording.ranked(prompt)[0]]),
        "injected": _answering(_injected),
        "markers-split": _answering(_good, lambda text: [Text(character) for character in text]),
        "thinking": _answering(_thinking),
        "thinking-long": _answering(_thinking_long),
        "thinking-apart": _answering(_good, _thinking_apart),
        "thinking-endless": _answering(_good, _thinking_endlessly),
        "thinking-apart-endless": _answering(_good, lambda _: itertools.repeat(Thought("or was it 12 billion?"))),
        "markdown": _answering(_markdown),
        "empty": _doing(),
        "garbage": _answering(_garbage),
        "endless": _answering(_good, _endlessly),
        "slow": _answering(_good, _slowly),
        "silence": _doing(Silence()),
        "cut": _answering(_good, _then(Cut())),
        "refused-after-headers": _doing(Cut(reset=True)),
        "unfinished": _answering(_good, _then(Leave())),
        "truncated": _answering(_good, _then(Finish("length"))),
        "malformed": _answering(_good, _then(Malformed("{this is no JSON"))),
        "error-in-stream": _answering(_good, _then(Fault("The model's process has ended: out of memory."))),
        "status-400-too-long": _refusing(
            400, "context_length_exceeded", lambda _: "This model's maximum context length is 8192 tokens."
        ),
        "status-401": _refusing(401, "invalid_api_key", _key_and_more),
        "status-404": _refusing(404, "model_not_found", lambda prompt: f"model {prompt.model!r} not found"),
        "status-429": _refusing(429, "rate_limit_exceeded", _busy, once=True),
        "status-429-always": _refusing(429, "rate_limit_exceeded", _busy),
        "status-500": _refusing(500, "server_error", _broken, once=True),
        "status-500-always": _refusing(500, "server_error", _broken),
        "rewrite-invented": _invented,
        "rewrite-good": good,
    }
)


def scenario_named(name: str) -> Scenario:
    """The scenario of that name.

    Raises:
        ValueError: there is none.
    """
    if name not in SCENARIOS:
        raise ValueError(f"There is no scenario {name!r}; choose one of {', '.join(SCENARIOS)}.")
    return SCENARIOS[name]
