"""Scripted language models for the tests: what they say is chosen by scenario (`script.py`), whatever the protocol."""
