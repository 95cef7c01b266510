"""A few threads compute at once, the others wait in the order they came."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from rag.turns import Asker, GivenUpError, Turns, set_aside


def until(holds: Callable[[], object]) -> None:
    deadline = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.001)


def test_no_more_compute_at_once_than_there_are_turns() -> None:
    turns, inside, most, lock = Turns(2), 0, 0, threading.Lock()
    both = threading.Barrier(2, timeout=10)  # nobody leaves alone: two have their turns at once, or it is broken

    def work(_: int) -> None:
        nonlocal inside, most
        with turns.taken():
            with lock:
                inside += 1
                most = max(most, inside)
            both.wait()
            with lock:
                inside -= 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(40)))
    assert most == 2


def test_those_who_wait_go_in_the_order_they_came() -> None:
    turns, order, go_on = Turns(1), [], threading.Event()

    def work(number: int) -> None:
        with turns.taken():
            order.append(number)
            if number == 0:
                go_on.wait(10)

    threads = []
    for number in range(6):
        threads.append(threading.Thread(target=work, args=(number,)))
        threads[-1].start()
        until(lambda: order == [0] and turns.waiting == number)  # noqa: B023 - it is called at once
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert order == [0, 1, 2, 3, 4, 5]


def test_a_turn_is_given_back_when_the_work_fails() -> None:
    turns = Turns(1)
    with pytest.raises(ValueError, match="broken"), turns.taken():
        raise ValueError("broken")
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: turns.taken().__enter__()).result(10) is None


def test_a_turn_that_is_set_aside_is_another_s_meanwhile_and_then_comes_before_all_that_wait() -> None:
    turns, order, model = Turns(1), [], threading.Event()

    def ask() -> None:
        with turns.taken(Asker()):
            with set_aside():
                order.append("asks a model")
                model.wait(10)
            order.append("goes on")

    def compute(name: str, go_on: threading.Event) -> None:
        with turns.taken():
            order.append(name)
            go_on.wait(10)

    events = [threading.Event() for _ in range(2)]
    threads = [threading.Thread(target=ask)]
    threads += [threading.Thread(target=compute, args=(f"computes {n}", event)) for n, event in enumerate(events)]
    threads[0].start()
    until(lambda: order == ["asks a model"])
    threads[1].start()
    until(lambda: order == ["asks a model", "computes 0"])
    threads[2].start()
    until(lambda: turns.waiting == 1)
    model.set()
    until(lambda: turns.waiting == 2)
    for event in events:
        event.set()
    for thread in threads:
        thread.join(10)
    assert order == ["asks a model", "computes 0", "goes on", "computes 1"]


def test_one_that_is_stopped_waits_for_no_turn_neither_its_first_nor_one_that_it_set_aside() -> None:
    turns, asker = Turns(1), Asker()
    with turns.taken(asker), set_aside() as aside:
        assert aside is asker
        with turns.taken():
            asker.stop()
            with pytest.raises(GivenUpError), turns.taken(asker):
                raise AssertionError("it was given a turn")
    with turns.taken():
        pass  # the turn is free


def test_a_turn_that_has_ended_is_not_taken_again_by_what_set_it_aside() -> None:
    turns = Turns(1)

    def stream() -> Iterator[str]:
        with set_aside():
            yield "piece"

    with turns.taken(Asker()):
        left = stream()
        next(left)
    left.close()  # type: ignore[attr-defined]
    with turns.taken():
        pass  # nobody has it


def test_a_thread_that_holds_no_turn_has_none_to_set_aside() -> None:
    with set_aside() as asker, Turns(1).taken(asker):
        assert not asker.stopped


def test_a_patient_one_has_its_turn_only_while_nobody_else_has_one() -> None:
    turns, order = Turns(2), []

    def work() -> None:
        with turns.taken(Asker(patient=True)):
            order.append("patient")

    with turns.taken():
        patient = threading.Thread(target=work)
        patient.start()
        until(lambda: turns.waiting == 1)
        with turns.taken():
            order.append("another")
        assert order == ["another"]
    patient.join(10)
    assert order == ["another", "patient"]
