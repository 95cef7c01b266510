"""Model servers on the loopback that speak providers' protocols and say what a test has chosen.

`OpenAIServer` and `OllamaServer` share their scenarios (`script.py`); `tiny.py` makes a real model that is small.
"""
