"""A question as a model encodes it, to compare models by."""

import numpy as np
from sentence_transformers import SentenceTransformer

QUESTION = "Who stood in for the president?"


def encoded(model: SentenceTransformer) -> np.ndarray:
    """The question's vector, (384,) of unit length."""
    return model.encode(QUESTION, normalize_embeddings=True)
