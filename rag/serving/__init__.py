"""Other programs: an HTTP API beside the window, Readout as a model for chat clients, and an MCP server."""

from rag.serving.routes import api_routes
from rag.serving.tools import serve_tools

__all__ = ["api_routes", "serve_tools"]
