import threading
import time
from collections.abc import Iterator

from rag.turns import Turns
from rag.ui.desk.reply import AnswerEvent, Reply


class Line:
    """One turn; notes in which order replies get it, and has each hold it until it is let go."""

    def __init__(self) -> None:
        self.turns = Turns(1)
        self.order: list[str] = []
        self.goes = threading.Semaphore(0)
        self.threads: list[threading.Thread] = []

    def ask(self, name: str, *, patient: bool = False) -> Reply:
        def start() -> Iterator[AnswerEvent]:
            self.order.append(name)
            self.goes.acquire(timeout=10)
            yield "done"

        reply = Reply(start, self.turns, patient=patient)
        self.threads.append(threading.Thread(target=lambda: list(reply)))
        self.threads[-1].start()
        while not self.order or self.turns.waiting < len(self.threads) - 1:  # so that they come in this order
            time.sleep(0.001)
        return reply

    def end(self) -> list[str]:
        for _ in self.threads:
            self.goes.release()
        for thread in self.threads:
            thread.join(10)
            assert not thread.is_alive()
        return self.order


def test_those_that_wait_are_served_in_the_order_they_came() -> None:
    line = Line()
    names = [f"{number}" for number in range(6)]
    for name in names:
        line.ask(name)
    assert line.end() == names


def test_a_patient_one_lets_all_others_go_first() -> None:
    line = Line()
    line.ask("first")
    line.ask("patient", patient=True)
    for name in ("second", "third"):
        line.ask(name)
    assert line.end() == ["first", "second", "third", "patient"]


def test_one_that_is_stopped_while_it_waits_ends_and_holds_nobody_up() -> None:
    line = Line()
    line.ask("first")
    line.ask("second")
    line.ask("stopped").stop()
    line.threads[-1].join(10)
    assert not line.threads[-1].is_alive()
    assert line.end() == ["first", "second"]


def test_nothing_more_comes_of_one_that_is_stopped() -> None:
    reply = Reply(lambda: iter(["one", "two"]), Turns(1))
    came = []
    for event in reply:
        came.append(event)
        reply.stop()
    assert came == ["one"]
