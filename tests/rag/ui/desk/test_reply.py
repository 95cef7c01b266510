import threading
import time
from collections.abc import Iterator

from rag.ui.desk.reply import AnswerEvent, Reply, Slots


class Turns:
    """One place; notes in which order replies get it, and holds each until it is let go."""

    def __init__(self) -> None:
        self.slots = Slots(1)
        self.order: list[str] = []
        self.goes = threading.Semaphore(0)
        self.threads: list[threading.Thread] = []

    def ask(self, name: str, *, patient: bool = False) -> Reply:
        def start() -> Iterator[AnswerEvent]:
            self.order.append(name)
            self.goes.acquire(timeout=10)
            yield "done"

        reply = Reply(start, self.slots, patient=patient)
        self.threads.append(threading.Thread(target=lambda: list(reply)))
        self.threads[-1].start()
        time.sleep(0.05)  # so that they come in this order
        return reply

    def end(self) -> list[str]:
        for _ in self.threads:
            self.goes.release()
        for thread in self.threads:
            thread.join(10)
            assert not thread.is_alive()
        return self.order


def test_those_that_wait_are_served_in_the_order_they_came() -> None:
    turns = Turns()
    names = [f"{number}" for number in range(6)]
    for name in names:
        turns.ask(name)
    assert turns.end() == names


def test_a_patient_one_lets_all_others_go_first() -> None:
    turns = Turns()
    turns.ask("first")
    turns.ask("patient", patient=True)
    for name in ("second", "third"):
        turns.ask(name)
    assert turns.end() == ["first", "second", "third", "patient"]


def test_one_that_is_stopped_while_it_waits_holds_nobody_up() -> None:
    turns = Turns()
    turns.ask("first")
    turns.ask("stopped").stop()
    turns.ask("second")
    assert turns.end() == ["first", "second"]
