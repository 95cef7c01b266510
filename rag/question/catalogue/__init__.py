"""What the library holds, as a person would name it: summits by name, alias and abbreviation, editions, days, places.

The names in a question are looked up in it (`Catalogue.names_in`), and each article gets a number for each aspect that
the question names: 1 when the article agrees, -1 when it is about another. The numbers add weight and exclude nothing,
so a question that names the wrong year still finds its answer.
"""

from rag.question.catalogue.agreement import Agreement
from rag.question.catalogue.catalogue import Catalogue
from rag.question.catalogue.series_names import words_of_one

__all__ = ["Agreement", "Catalogue", "words_of_one"]
