"""Articles from a few bytes, as Markdown or plain text."""

from ingest.extract import extract
from ingest.raw import RawDocument
from rag.types import Article

BODY = "Six presidents met in Dushanbe."


def markdown(text: str | bytes, article_id: str = "dushanbe") -> Article:
    content = text.encode() if isinstance(text, str) else text
    return extract(RawDocument(article_id, f"/news/{article_id}.md", "markdown", content)).article


def plain(text: str | bytes, article_id: str = "dushanbe") -> Article:
    content = text.encode() if isinstance(text, str) else text
    return extract(RawDocument(article_id, f"/news/{article_id}.txt", "text", content)).article
