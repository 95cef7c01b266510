"""Answers questions from the library, with quotes that can be checked word by word."""
