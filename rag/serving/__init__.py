"""Other programs: an HTTP API beside the window, Readout as a model for chat clients, and an MCP server."""

from rag.serving.routes import api_routes

__all__ = ["api_routes"]
