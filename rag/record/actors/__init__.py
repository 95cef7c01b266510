"""Who acts in a clause: the head of its subject and those joined to it, or who is named after "by".

A pronoun stands for the one who acted last. Countries go by their usual name, persons by the full name that the
article gives first, bodies and groups ("leaders") as they are written.
"""

from rag.record.actors.acting import Acting
from rag.record.actors.introduction import introduction
from rag.record.actors.reader import ActorReader

__all__ = ["Acting", "ActorReader", "introduction"]
