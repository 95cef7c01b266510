"""OpenTelemetry spans of one answer: rewrite, retrieve, read, write, check. Nothing is sent unless it is turned on.

Attributes are named by the OpenInference conventions, so that Phoenix, Langfuse and LangSmith recognise each step. They
hold questions, counts and times, and never an API key.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from opentelemetry import trace
from opentelemetry.trace import Span

Attribute = str | int | float | bool

_tracer = trace.get_tracer("readout")


@contextmanager
def span(name: str, kind: str, parent: Span | None = None, **attributes: Attribute) -> Iterator[Span]:
    """A span that lasts as long as the block. Of an error in the block only the type is recorded.

    Args:
        name: The stage's name.
        kind: One of OpenInference's span kinds: CHAIN, RETRIEVER, RERANKER, LLM, GUARDRAIL.
        parent: The span it belongs to. It is passed explicitly, because a generator that yields inside a current
            span would leave that span current in its caller.
        attributes: Their names have `__` for each dot: `input__value`.
    """
    context = trace.set_span_in_context(parent) if parent is not None else None
    begun = _tracer.start_span(name, context, record_exception=False, set_status_on_exception=False)
    note(begun, openinference__span__kind=kind, **attributes)
    try:
        yield begun
    except Exception as error:
        begun.set_status(trace.StatusCode.ERROR, type(error).__name__)
        raise
    finally:
        begun.end()


def note(on: Span, **attributes: Attribute) -> None:
    """Set attributes on a span; `__` in a name means a dot."""
    on.set_attributes({name.replace("__", "."): value for name, value in attributes.items()})


def start_tracing(endpoint: str) -> None:
    """Send spans to that OTLP endpoint (HTTP, `…/v1/traces` is added) from now on, in the background."""
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource.create({"service.name": "readout"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(f"{endpoint.rstrip('/')}/v1/traces")))
    trace.set_tracer_provider(provider)


class Stopwatch:
    """Times the stages of one answer, from when it is made. Not to be shared between threads."""

    def __init__(self) -> None:
        self._since = time.perf_counter()
        self._stages_ms: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """Count the time since the last lap towards that stage; laps of the same stage add up."""
        now = time.perf_counter()
        self._stages_ms[stage] = self._stages_ms.get(stage, 0.0) + (now - self._since) * 1e3
        self._since = now

    @property
    def timings_ms(self) -> dict[str, float]:
        """Milliseconds by stage, and `total`."""
        stages = self._stages_ms | {"total": sum(self._stages_ms.values())}
        return {stage: round(ms, 2) for stage, ms in stages.items()}
