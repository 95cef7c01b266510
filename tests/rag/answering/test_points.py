"""What several articles say alike is told once, however many there are."""

import random

from rag.answering.points import Point, _is_outcome_of, _once, _same


def points(seed: int, many: int) -> list[Point]:
    """Sentences of a few articles over a few words, some of which overlap."""
    draw = random.Random(seed)
    words = [f"w{nth}" for nth in range(14)]
    return [
        Point(
            article_id=f"a{draw.randrange(4)}",
            span=(start := draw.randrange(300), start + draw.randrange(1, 12)),
            text="",
            sentence="",
            status=draw.choice(("adopted", "proposed", "reported", "failed")),
            statement=None,  # type: ignore[arg-type]
            terms=frozenset(draw.sample(words, draw.randrange(8))),
            weight=0,
        )
        for _ in range(many)
    ]


def _overlap(one: Point, other: Point) -> bool:
    return one.article_id == other.article_id and one.span[0] < other.span[1] and other.span[0] < one.span[1]


def plainly(every: list[Point]) -> list[Point]:
    """The same, each compared with all that are kept."""
    kept: list[Point] = []
    for one in every:
        overlapping = [nth for nth, other in enumerate(kept) if _overlap(one, other)]
        if overlapping and all(_is_outcome_of(one, kept[nth]) for nth in overlapping):
            kept[overlapping[0]] = one
            kept = [other for nth, other in enumerate(kept) if nth not in overlapping[1:]]
        elif not overlapping and not any(_same(one, other) for other in kept):
            kept.append(one)
    return kept


def test_what_is_told_once_is_found_without_comparing_each_with_all() -> None:
    for seed in range(300):
        every = points(seed, 60)
        assert _once(every) == plainly(every)
