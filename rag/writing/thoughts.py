"""What a model thinks before it answers, told apart from what it says.

Some models think aloud: between tags in their text, `<think>…</think>`, or apart from it where the provider tells the
two apart. None of it is shown, checked or counted as text.
"""

import re

from langchain_core.messages import AIMessageChunk

_TAGS = ("<think>", "</think>", "<thinking>", "</thinking>")
_TAG = re.compile(r"<(/?)think(?:ing)?>", re.IGNORECASE)
_NAMES = ("reasoning_content", "reasoning", "thinking")
"""Under which LangChain's classes hand on what their provider marks as thought."""


class ThoughtFilter:
    """Takes the thoughts out of one answer's text, which comes in pieces that may end anywhere.

    A thought goes from its opening tag to its closing one, or to the end of the text. Where a closing tag comes
    first, since the model's template has put the opening one into the prompt, everything before it is thought; only
    what has been given out by then cannot be taken back.

    Args:
        begins_thinking: The text is expected to begin inside a thought, as this model's last one did. Should no closing
            tag come, it was no thought.
    """

    def __init__(self, *, begins_thinking: bool = False) -> None:
        self.thinking = begins_thinking
        """Whether what comes next is thought, as far as can be told."""
        self.began_thinking = False
        """Whether the first tag was a closing one."""
        self.characters = 0
        """Of thought so far."""
        self._withheld: str | None = "" if begins_thinking else None
        self._tags = 0
        self._given = False
        self._held = ""

    def feed(self, piece: str) -> str:
        """What is said, not thought, of the text so far; a tag that is not whole yet is held back."""
        text = self._held + piece
        cut = _tag_begun(text)
        self._held = text[cut:]
        return self._said(text[:cut])

    def end(self) -> str:
        """What was held back, when no more is coming."""
        said = self._said(self._held)
        withheld, self._held, self._withheld = self._withheld or "", "", None
        return withheld + said

    def _said(self, text: str) -> str:
        said, done = "", 0
        for tag in _TAG.finditer(text):
            said += self._kept(text[done : tag.start()])
            done = tag.end()
            said = self._closed(said) if tag[1] else self._opened(said)
            self._tags += 1
        said += self._kept(text[done:])
        self._given = self._given or bool(said.strip())
        return said

    def _kept(self, text: str) -> str:
        if not self.thinking:
            return text
        self.characters += len(text)
        if self._withheld is not None:
            self._withheld += text
        return ""

    def _opened(self, said: str) -> str:
        withheld, self._withheld = self._withheld or "", None
        self.thinking = True
        return withheld + said

    def _closed(self, said: str) -> str:
        self.began_thinking = self.began_thinking or self._tags == 0
        was_thinking, self.thinking, self._withheld = self.thinking, False, None
        if was_thinking or self._tags or self._given:
            return said
        self.characters += len(said)
        return ""


def _tag_begun(text: str) -> int:
    """Where a tag begins that may go on after the text's end; the length of the text where none does."""
    begun = text.rfind("<")
    return begun if begun >= 0 and any(tag.startswith(text[begun:].lower()) for tag in _TAGS) else len(text)


def thought_apart(chunk: AIMessageChunk) -> str:
    """What a chunk of a stream carries of thoughts that the provider tells apart from the text."""
    blocks = chunk.content if isinstance(chunk.content, list) else []
    carriers = [chunk.additional_kwargs, *(block for block in blocks if isinstance(block, dict))]
    found = [carrier.get(name) for carrier in carriers for name in _NAMES]
    return "".join(each for each in found if isinstance(each, str))
