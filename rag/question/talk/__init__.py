"""What in a question is said to the assistant: greetings, orders, politeness, and questions about Readout itself."""

from rag.question.talk.part_played import asked_of_the_part
from rag.question.talk.preamble import day_said, without_preamble
from rag.question.talk.talk import Talk, talk_of, without_talk

__all__ = ["Talk", "asked_of_the_part", "day_said", "talk_of", "without_preamble", "without_talk"]
