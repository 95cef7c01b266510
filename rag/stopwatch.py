"""How long each stage of an answer takes. Stages follow one another without a gap, so they add up to the whole."""

import time


class Stopwatch:
    """Runs from when it is made. For one answer, not shared between threads."""

    def __init__(self) -> None:
        self._since = time.perf_counter()
        self._stages_ms: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """What has passed since the last lap was that stage's; one that comes again adds to it."""
        now = time.perf_counter()
        self._stages_ms[stage] = self._stages_ms.get(stage, 0.0) + (now - self._since) * 1e3
        self._since = now

    @property
    def timings_ms(self) -> dict[str, float]:
        """Milliseconds by stage, and `total`."""
        stages = self._stages_ms | {"total": sum(self._stages_ms.values())}
        return {stage: round(ms, 2) for stage, ms in stages.items()}
