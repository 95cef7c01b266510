"""Reads every article once, when it comes in, into a record: what was adopted, announced, proposed or failed."""

__all__: list[str] = []
