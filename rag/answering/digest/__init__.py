"""Summarises: a meeting on a page, parts and lengths as asked for, one matter over several meetings."""

from rag.answering.digest.composer import digest
from rag.answering.digest.in_parts import limited_parts
from rag.answering.digest.only_money import only_money

__all__ = ["digest", "limited_parts", "only_money"]
