"""Questions about using Readout in words that no wording of `rag.question.talk` has, told by their likeness to others.

The question's vector, which retrieval needs anyway, is compared with those of questions whose matter is known. A
question on a meeting may be as like to one of them ("what is the budget?"): so it must name nothing that the library
holds, and have a word for who asks, for Readout, or for what is on the screen.
"""

from collections.abc import Mapping, Sequence

from rag.answering.asked import Asked
from rag.english import STOPWORDS, figures, plain, word_set, words
from rag.question import Talk, aside_of
from rag.types import Kind

_EXAMPLES: Mapping[Talk, Sequence[str]] = {
    "exporting": (
        "How can I save this conversation?",
        "Is there a way to keep what you told me?",
        "Can I export the answer as a Word file?",
        "Can I get this as a PDF?",
        "How do I copy an answer with its references?",
        "Can I send this to a colleague by e-mail?",
        "How do I quote this in my report?",
        "Can I print it?",
        "Can I put this into a Word document?",
        "Can I download these results?",
        "Can I have the references with the answer?",
    ),
    "adding": (
        "How do I add my own documents?",
        "Can you read PDF files?",
        "Does it understand spreadsheets and e-mails?",
        "How can I upload an article?",
        "Can I delete an old article?",
        "How do I put in a web page?",
    ),
    "privacy": (
        "Who can see what I type?",
        "Can my colleagues see my questions?",
        "Is my data sent to the cloud?",
        "Does it work without the internet?",
        "Do you remember what I asked before?",
        "What happens to my conversation when I close the window?",
        "Will my questions be used for training?",
        "Where are my chats stored?",
        "Does any of this go over the internet?",
    ),
    "cost": (
        "How much does it cost to use this?",
        "Do I need to pay for it?",
        "Do I have to sign up for an account?",
        "Do I need to register first?",
        "Does this need a powerful computer or a graphics card?",
    ),
    "accuracy": (
        "Are the quotes real?",
        "Can I trust your answers?",
        "How do I know that you are right?",
        "Do you make things up?",
        "Is any of this invented by a computer?",
    ),
    "sources": ("Where do your articles come from?", "Do you search the web?", "Do you read the news every day?"),
    "languages": ("Can you answer in another language?", "Can you translate this?", "Could you speak French to me?"),
    "choosing": ("How do you find the answer?", "Why do you show me these sentences?"),
    "feedback": ("How do I report a mistake in an answer?", "How can I tell you that an answer is bad?"),
    "model": ("Which language model do you run on?", "Does an AI write this?", "Is ChatGPT behind this?"),
    "complaint": (
        "Your answer is wrong.",
        "That is not what I asked for.",
        "You did not understand me.",
        "Are you sure about that?",
    ),
    "opinion": ("What do you think about it?", "Can you make a forecast?", "Whose side are you on?"),
    "marks": ("What does the green tick mean?", "What are these numbers in brackets for?"),
    "abilities": (
        "What can you do?",
        "How do I use this?",
        "What can I ask you?",
        "Is there a manual for this?",
        "How do I start a new conversation?",
    ),
}
"""Questions to each of which the text on this matter is the answer."""
_ASKING = word_set("i me my mine we us our you u your yours readout")
_SHOWN = word_set("this these it here app chat conversation answer answers quote quotes page tab window")
"""Words for what is on the screen; after another question they may be for what that was about."""
_KINDS = frozenset[Kind]({"about", "fact", "digest", "status", "list"})
_MOST_WORDS = 16
"""A longer question says more than such a one."""
_LEAST = 0.47
"""Cosine, -1 to 1. Of the 483 development questions that are asked first none of those on meetings passes 0.43."""


def talk_alike(asked: Asked) -> Talk | None:
    """What of Readout a question is about by its likeness to others; None where it is about anything else."""
    text = plain(asked.understood.text[: aside_of(asked.understood.text)])
    said = {*words(text)}
    addressed = said & (_ASKING if asked.question.history else _ASKING | _SHOWN)
    if asked.understood.kind not in _KINDS or not addressed or said <= STOPWORDS or len(text.split()) > _MOST_WORDS:
        return None
    named = asked.catalogue.names_in(text)
    if named.meeting or named.people or figures(text):
        return None
    every = [(talk, one) for talk, ones in _EXAMPLES.items() for one in ones]
    likeness = asked.alike(text, tuple(one for _, one in every))
    best = max(range(len(every)), key=lambda nth: likeness[nth], default=None)
    return every[best][0] if best is not None and likeness[best] >= _LEAST else None
