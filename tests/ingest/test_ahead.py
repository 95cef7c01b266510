"""Things are made in another thread, in order, and only a little ahead of their use."""

import threading
from collections.abc import Iterator

import pytest

from ingest.ahead import ahead


def test_what_is_made_comes_in_order_and_from_another_thread() -> None:
    def make() -> Iterator[tuple[int, str]]:
        for number in range(50):
            yield number, threading.current_thread().name

    with ahead(make(), lambda _: 1, 3) as made:
        found = list(made)
    assert [number for number, _ in found] == [*range(50)]
    assert threading.current_thread().name not in {name for _, name in found}


def test_the_making_waits_when_enough_waits_to_be_used() -> None:
    begun: list[int] = []
    enough, too_much = threading.Event(), threading.Event()

    def make() -> Iterator[int]:
        for number in range(100):
            begun.append(number)
            if number == 2:
                enough.set()
            if number == 3:
                too_much.set()
            yield number

    with ahead(make(), lambda _: 10, 20) as made:
        assert next(made) == 0
        assert enough.wait(5)  # two wait, which weigh as much as may
        assert not too_much.wait(0.1)
        assert [next(made) for _ in range(99)] == [*range(1, 100)]


def test_an_error_comes_after_what_was_made_before_it() -> None:
    def make() -> Iterator[int]:
        yield 1
        raise ValueError("the second")

    with ahead(make(), lambda _: 1, 5) as made:
        assert next(made) == 1
        with pytest.raises(ValueError, match="the second"):
            next(made)


def test_whoever_ends_early_has_the_making_end_too() -> None:
    closed = threading.Event()

    def make() -> Iterator[int]:
        try:
            yield from range(1000)
        finally:
            closed.set()

    with ahead(make(), lambda _: 1, 5) as made:
        next(made)
    assert closed.wait(5)
