"""What a question sets beside each other: meetings that it compares, and alternatives that it leaves open."""

from rag.question.sides.alternatives import Alternatives, alternatives
from rag.question.sides.beside import Beside, set_beside
from rag.question.sides.meetings import ComparedSide, cities, sides

__all__ = ["Alternatives", "Beside", "ComparedSide", "alternatives", "cities", "set_beside", "sides"]
