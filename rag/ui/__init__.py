"""The chat window's parts. A leaf: nothing but `app.py` imports it."""
