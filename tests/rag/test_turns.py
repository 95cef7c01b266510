"""A few threads compute at once, the others wait in the order they came."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from rag.turns import Turns


def until(holds: Callable[[], object]) -> None:
    deadline = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.001)


def test_no_more_compute_at_once_than_there_are_turns() -> None:
    turns, inside, most, lock = Turns(2), 0, 0, threading.Lock()

    def work(_: int) -> None:
        nonlocal inside, most
        with turns.taken():
            with lock:
                inside += 1
                most = max(most, inside)
            time.sleep(0.002)
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
