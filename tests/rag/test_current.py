"""What is made from a library is made once for each state that is in use."""

from rag.current import STATES_KEPT, Current


class Changing:
    """A library whose state a test sets."""

    def __init__(self) -> None:
        self.now = 0
        self.made: list[int] = []

    def state(self) -> str:
        return str(self.now)

    def make(self) -> int:
        self.made.append(self.now)
        return self.now


def test_it_is_made_again_only_for_another_state_and_the_last_few_are_kept() -> None:
    library = Changing()
    current = Current(library.state, library.make)
    for now in [*range(STATES_KEPT), *range(STATES_KEPT)]:
        library.now = now
        assert current.get() == now
    assert library.made == [*range(STATES_KEPT)]
    library.now = STATES_KEPT
    current.get()
    library.now = 0
    assert current.get() == 0
    assert library.made[-2:] == [STATES_KEPT, 0]


def test_what_was_made_while_the_library_changed_is_not_kept() -> None:
    library = Changing()

    def make() -> int:
        library.now += 1
        return library.make()

    current = Current(library.state, make)
    assert current.get() == 1
    assert current.get() == 2
