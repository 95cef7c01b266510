"""The numbers of summits as people write them."""

ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
"""The numbers of summits that people write as words; higher ones are written in figures."""


def ordinal(number: int) -> str:
    """The number of a summit as people write it: "second", "21st"."""
    if 1 <= number <= len(ORDINALS):
        return ORDINALS[number - 1]
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number}{suffix}"
