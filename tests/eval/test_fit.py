"""Training, as far as it can be tested without running it for a quarter of an hour."""

from tests.eval.fit import code

SOURCE = """
class Known:
    x = 1

    def half(self):
        return self.x / 2
"""
RETOLD = '''
"""What is known."""

class Known:
    """One number."""
    x = 1  # of all numbers
    """The number."""
    def half(self):
        """Half of it."""
        return (self.x
                / 2)
'''


def test_what_was_fitted_is_kept_when_only_comments_docstrings_or_layout_change() -> None:
    assert code(RETOLD) == code(SOURCE)


def test_what_was_fitted_is_thrown_away_when_the_code_changes() -> None:
    assert code(SOURCE.replace("/ 2", "/ 3")) != code(SOURCE)
    assert code(SOURCE.replace("x = 1", "x = '1'")) != code(SOURCE)
