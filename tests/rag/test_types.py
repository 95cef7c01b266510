import datetime as dt

from rag.types import EVERYTHING, Scope


def test_a_scope_is_said_as_a_person_would_say_it() -> None:
    assert str(EVERYTHING) == "the whole library"
    assert str(Scope(("G20", "COP"))) == "G20, COP"
    assert str(Scope(("G20",), dt.date(2025, 1, 1))) == "G20, from 1 January 2025"
    assert str(Scope((), None, dt.date(2025, 12, 31))) == "to 31 December 2025"
