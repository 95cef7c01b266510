"""Fills the library: sources become articles, articles become passages, passages become vectors."""
