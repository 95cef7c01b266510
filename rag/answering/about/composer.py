"""Answers what is said to Readout or asked about it: a greeting, thanks, what it can do, which model it uses.

The texts are fixed but for what the library holds now and which language models are configured. Nothing is quoted, as
nothing is claimed about any meeting.
"""

from collections.abc import Callable, Iterator, Mapping

from rag.answering.about.holdings import holding
from rag.answering.about.talk_alike import talk_alike
from rag.answering.asked import Asked
from rag.answering.composed import Composed
from rag.english import listing, number_of, words
from rag.presenting import provenance
from rag.question import Talk, language_of, talk_of
from rag.types import Item, Section

_ENGLISH_ONLY = {
    "ar": "يقرأ Readout اللغة الإنجليزية فقط، فيُرجى طرح سؤالك بالإنجليزية.",
    "es": "Readout solo lee inglés: haga su pregunta en inglés, por favor.",
    "fr": "Readout ne lit que l’anglais : veuillez poser votre question en anglais.",
    "kk": "Readout тек ағылшын тілінде оқиды: сұрағыңызды ағылшын тілінде қойыңыз.",
    "ky": "Readout англис тилинде гана окуйт: сурооңузду англис тилинде бериңиз.",
    "ru": "Readout читает только по-английски: пожалуйста, задайте вопрос на английском языке.",
    "tg": "Readout танҳо ба забони англисӣ мехонад: лутфан саволи худро ба забони англисӣ диҳед.",
    "tk": "Readout diňe iňlis dilinde okaýar: soragyňyzy iňlis dilinde beriň.",
    "uz": "Readout faqat ingliz tilida oʻqiydi: iltimos, savolingizni ingliz tilida bering.",
    "uz-Cyrl": "Readout фақат инглиз тилида ўқийди: илтимос, саволингизни инглиз тилида беринг.",
    "zh": "Readout 只能阅读英文，请用英文提问。",
}
"""By language: the sentence that says that Readout reads English."""
_NAMED_PUBLISHERS = 3
_TELLING_CHARACTERS = 5
"""Shorter words are the commonest of most languages."""
_NEAR_SHARE = 0.5
"""0-1: of the best BM25 score, from which a passage counts."""
_PASSAGES_LOOKED_AT = 20
_ARTICLES_NAMED = 3
_WRONGLY_ANSWERED = (
    "When this was last measured, 5 of 36 questions that nothing in the articles shipped with me answers were answered "
    "all the same, and 7 of 30 on texts by others."
)
"""The first is the README's, by `make eval` with weights that had not seen the articles; the second that of the model
card `rag/reading/joint.md`, on texts and questions that nobody had looked at. Both are of near misses, so hard ones."""


def about(asked: Asked) -> Composed:
    """A fixed text that fits what was said."""
    text = asked.understood.text
    talk = talk_of(text)
    if talk in (None, "orders"):
        talk = talk_alike(asked) or talk or "abilities"
    if talk == "foreign":
        return Composed("about", "about", headline=_foreign(text), sections=tuple(_in_its_language(text, asked)))
    headline = _TEXTS[talk](asked)
    return Composed("about", "about", headline=headline, sections=_EXAMPLES if talk in _WITH_EXAMPLES else ())


def _foreign(text: str) -> str:
    own = _ENGLISH_ONLY.get(language_of(text) or "")
    return " ".join(filter(None, (own, "Readout reads English: please ask in English.")))


def _in_its_language(text: str, asked: Asked) -> Iterator[Section]:
    """The articles in other languages than English that have words of the question, the nearest first."""
    telling = " ".join(word for word in words(text) if len(word) >= _TELLING_CHARACTERS)
    found = asked.library.search_stems(telling, _PASSAGES_LOOKED_AT, asked.question.scope)
    near = [passage_id for passage_id, score in found if score >= _NEAR_SHARE * found[0][1]]
    passages = asked.library.passages(near)
    ids = dict.fromkeys(passages[one].passage.article_id for one in near if one in passages)
    articles = [asked.library.article(one) for one in [*ids][:_ARTICLES_NAMED]]
    if articles:
        named = tuple(Item(f"{one.title} ({provenance(one)})", article_id=one.id) for one in articles)
        yield Section("Its words stand in", named)


def _greeting(asked: Asked) -> str:
    return (
        "Hello. I am Readout: ask me about a summit, and I answer with sentences quoted from the library. "
        f"It holds {holding(asked)}."
    )


def _identity(asked: Asked) -> str:
    return (
        "I am Readout, a program that answers questions about the outcomes of summits with sentences quoted from a "
        f"library of articles. {_writer(asked)} The library holds {holding(asked)}."
    )


def _model(asked: Asked) -> str:
    return f"{_writer(asked)} {_finder(asked)}"


def _writer(asked: Asked) -> str:
    """Who writes the answers."""
    if not asked.models:
        return "No language model writes here: answers are composed by rules from quoted sentences."
    several = len(asked.models) > 1
    return (
        f"The language model{'s' if several else ''} {listing(asked.models)} can be asked to write the answers, and "
        "what is written is checked against the quotes; otherwise they are composed by rules from quoted sentences."
    )


def _finder(asked: Asked) -> str:
    """Which model finds the sentences."""
    made = asked.library.recipes()
    name = made[0].split()[0] if made else ""
    return f"The embedding model {name} finds the sentences; it writes nothing." if name else ""


def _prompt(asked: Asked) -> str:
    if not asked.models:
        return f"There is no prompt to print. {_writer(asked)}"
    return (
        "A language model is told to write short answers from the facts it is shown and nothing else; the wording is "
        f"part of Readout's program. {_writer(asked)}"
    )


def _sources(asked: Asked) -> str:
    by_publisher = asked.library.publishers()
    named = listing(by_publisher[:_NAMED_PUBLISHERS])
    drawn = f" They come from {number_of(len(by_publisher), 'publication')}" if by_publisher else ""
    among = f", {named} most often" if len(by_publisher) > _NAMED_PUBLISHERS else f": {named}" if named else ""
    return (
        f"I draw only on the library, never on the web: {holding(asked)}.{drawn}{among}{'.' * bool(drawn)} "
        "Every quote names its article and leads to its place there, where you can check it."
    )


def _abilities(asked: Asked) -> str:
    return (
        "I answer questions about summits and their outcomes, and quote the sentences that each answer rests on. "
        f"The library holds {holding(asked)}. What it does not say, I do not answer."
    )


def _orders(asked: Asked) -> str:
    return f"Nothing that is asked changes how I answer: with sentences quoted from the library. {_writer(asked)}"


def _languages(_: Asked) -> str:
    return (
        "Only English: Readout reads English articles, questions are to be asked in English, and it does not translate."
    )


def _adding(_: Asked) -> str:
    return (
        "Open “Library” in the window to add or remove articles: choose files or paste a text. Or run "
        "`python -m ingest` with a file, a folder, a web address or the address of a feed. Markdown, plain text, "
        "HTML, PDF, Word (DOCX), ODT, RTF, EPUB, spreadsheets (XLSX, XLS, ODS, CSV), e-mail (EML), MHTML and feeds are "
        "read. Pictures and scans without text are not."
    )


def _privacy(asked: Asked) -> str:
    sends = (
        f"What you ask a language model to write is sent, with the quotes, to the one you choose: "
        f"{listing(asked.models)}."
        if asked.models
        else "No language model is configured, so no question is sent to one."
    )
    return (
        "Readout works on the computer that it runs on, without the internet: what you type, your articles and your "
        f"conversations stay in its data directory there. {sends} Otherwise it opens a connection only for a web "
        "address that somebody adds to the library, or where it was set up to send traces."
    )


def _cost(asked: Asked) -> str:
    model = (
        f"Whether {listing(asked.models)} costs anything is up to its provider."
        if asked.models
        else "A language model that somebody adds may cost what its provider charges; none is configured."
    )
    return f"Nothing: Readout runs on your own computer and needs no account, no key and no graphics card. {model}"


def _exporting(_: Asked) -> str:
    return (
        "Under a conversation, “Save this conversation” writes it as Markdown, HTML or Word (DOCX), with its quotes "
        "and references; an HTML page can be printed to PDF. “Copy answer” under an answer copies it with its "
        "references."
    )


def _accuracy(asked: Asked) -> str:
    return (
        "I draw only on the library's articles, and every quote is cut from one of them word for word, so it cannot be "
        "made up. But I can make mistakes: a quote may not be the one that answers, an article may itself be wrong, "
        f"and I may say that something is missing though it is there. {_WRONGLY_ANSWERED} Open a quote to check it in "
        f"its place in the article. {_writer(asked)}"
    )


def _complaint(_: Asked) -> str:
    return (
        "I may be wrong, or have taken the question for another; where I put it in other words, these stand above the "
        "answer. Say it differently, or name the meeting, the country or the document that you mean. Each "
        "quote opens in its place in the article, so that you can judge by that; a thumb down says what was wrong."
    )


def _opinion(_: Asked) -> str:
    return (
        "I have no opinions and make no forecasts: I only tell what the articles of the library say. Ask what was "
        "decided on it, who spoke for or against it, or what is announced next."
    )


def _marks(_: Asked) -> str:
    return (
        "The tick says that the quotes stand word for word in their articles. The line beside it says what makes them "
        "an answer: that they are read from the record of what the articles state, that the reader chose them (very "
        "likely, likely or perhaps), or that a language model wrote the text, each of whose sentences is compared with "
        "the quotes it cites. None of them says that an article is right. A number in brackets opens the quote."
    )


def _choosing(asked: Asked) -> str:
    return (
        "Passages of the library that share words or meaning with your question are found, and each of their sentences "
        "is compared with it; the sentence that most probably answers comes first, and when none does I say so. Lists, "
        f"dates and participants are read from what the articles record of each meeting. {_finder(asked)}".strip()
    )


def _statuses(_: Asked) -> str:
    return (
        "By the words of the articles. Adopted is what a sentence says was agreed, adopted, signed or decided there; "
        "announced is what somebody says will be done or given; proposed is what somebody suggested or called for, and "
        "no more; not agreed is what a sentence says failed or was left out. Each is shown with its sentence word for "
        "word, so that you can judge by it. Ask of anything whether it was agreed or only proposed."
    )


def _feedback(_: Asked) -> str:
    return (
        "The thumbs under an answer say whether it is good, and after a thumb down you can say why; the menu “⋯” "
        "beside a quote reports one that does not support the answer. `python -m rag feedback` lists what was said."
    )


_TEXTS: Mapping[Talk, Callable[[Asked], str]] = {
    "greeting": _greeting,
    "thanks": lambda _: "You're welcome. Ask on whenever you like.",
    "farewell": lambda _: "Goodbye.",
    "feelings": lambda asked: f"Ready to answer. The library holds {holding(asked)}.",
    "identity": _identity,
    "model": _model,
    "prompt": _prompt,
    "languages": _languages,
    "sources": _sources,
    "adding": _adding,
    "privacy": _privacy,
    "cost": _cost,
    "exporting": _exporting,
    "accuracy": _accuracy,
    "complaint": _complaint,
    "opinion": _opinion,
    "marks": _marks,
    "choosing": _choosing,
    "statuses": _statuses,
    "feedback": _feedback,
    "abilities": _abilities,
    "orders": _orders,
}
_WITH_EXAMPLES = ("greeting", "abilities", "identity", "feelings", "orders")
_EXAMPLES = (
    Section(
        "You can ask",
        (
            Item("about a meeting: who came, who chaired, where and when it was, what comes next"),
            Item("whether something was agreed, or only proposed, and by whom"),
            Item("for a list: everything a country proposed, the documents adopted, the sums pledged"),
            Item("for a comparison of two meetings, or a summary of one"),
            Item("whether a claim or a pasted paragraph is right"),
            Item("what the library holds: on a country, a topic or a year"),
        ),
    ),
)
