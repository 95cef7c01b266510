"""Questions to Readout about itself, told by what all of them have, whatever their wording.

Such a question has a word for Readout, and beside it nothing but words of using a program: "what sort of questions may
I put to you?". One of them names the matter: asking, adding, saving, cost. A question on a meeting has a word of its
own, a name or what was decided, and is none.
"""

import re
from typing import Literal

from rag.english import STOPWORDS, stem, terms, word_set, words

AskedOfReadout = Literal[
    "privacy",
    "cost",
    "exporting",
    "adding",
    "accuracy",
    "languages",
    "choosing",
    "sources",
    "feedback",
    "model",
    "abilities",
]
"""What of Readout a question can be about."""
_READOUT = re.compile(
    r"\b(?:you|u|your|yours|yourself|readout|(?:an?|each|every|any) quot(?:e|ation)s?"
    r"|(?:this|the) (?:\w+ )?(?:app|application|tool|thing|program|programme|site"
    r"|website|assistant|bot|chatbot|chat|service|software|system|page|engine|machine))\b"
)
_HOW_TO_ASK = re.compile(
    r"\b(?:how|do|should|must|can|could|may) (?:do |should |can |must )?i (?:have to |need to |best )?(?:ask|type"
    r"|write|phrase"
    r"|word|repeat|start|search|click|open)\b"
)
"""Asks how a question is to be put."""
_FOR_WHAT = re.compile(r"\b(?:in|for|into|inside) (?:my|our) \w+(?: (?:article|report|story|paper|briefing|note)s?)?\b")
"""Tells what the asker needs it for, not what is asked: "in my copy", "for our newsletter"."""
_COUNTS = re.compile(r"\bhow many\b")
"""Asks for a number, which the library tells of its publications."""
_ASKER = word_set("i me my mine we us our one")
_HEADS: tuple[tuple[AskedOfReadout, str], ...] = (
    ("privacy", "private privacy confidential secret secure safe safety offline locally leak spy tracked logged gdpr"),
    ("cost", "cost costs free price priced pay paid fee fees subscription licence license charge charged account key"),
    ("accuracy", "write written paraphrase rephrase reword generate generated"),
    (
        "exporting",
        "export exported download downloaded print printed copy copied save saved share shared cite cited send emailed",
    ),
    (
        "adding",
        "add added upload uploaded import imported load feed ingest attach paste insert submit pdf pdfs docx"
        " delete remove",
    ),
    (
        "accuracy",
        "accurate accuracy reliable reliability trust trusted trustworthy mistake mistakes wrong error errors err"
        " correct hallucinate hallucination invent invented bias biased neutral objective verify believe confident"
        " certain guess made verbatim exact wording word literally",
    ),
    ("languages", "language languages translate translation speak french russian german spanish chinese uzbek kazakh"),
    ("choosing", "choose chosen pick picked select selected rank ranked decide"),
    (
        "sources",
        "google wikipedia browse crawl source sources origin origins publisher publishers outlet outlets reference"
        " references taken drawn journalist journalists reporter reporters",
    ),
    ("feedback", "feedback complain complaint report rate"),
    ("model", "model llm gpt engine ai chatgpt claude"),
    (
        "abilities",
        "ask asking question questions query queries enquiry answer answers help able ability abilities capable"
        " capability capabilities use using useful usage work works function functions feature features purpose"
        " limits good begin start started try do manual guide instructions tips example examples understand support"
        " request requests task tasks offer handle put",
    ),
)
_MATTERS = tuple((matter, frozenset(terms(heads))) for matter, heads in _HEADS)
"""What is asked about Readout, each with stems of words that name it; of several the first counts."""
_NAMING = frozenset().union(*(one for _, one in _MATTERS))
_BESIDE = frozenset(
    terms(
        """please kindly sort sorts kind kinds type types way ways thing things anything something everything stuff want
        wanted need needed possible possibly allowed permitted expect exactly really actually just only first new here
        today now moment currently basically roughly quick quickly simple simply best better well own put pose bring
        yourself yourselves own compose composed copy copied quoted quoting quotation quotations summarise summarize
        send see look find show tell explain say mean know make take come go long short much often able data text texts
        article articles content contents result results answer answers quote quotes question questions ask about user
        users person people colleague beginner work job day time one two more less file files document documents library
        statement statements sentence sentences claim claims passage passages behind numbers
        figures give every each any back get
        computer laptop phone browser screen window mode name list lists set up hand deal dealing cope range extent
        length format style topic topics subjects areas themes fields"""
    )
)
_IN_QUESTIONS = frozenset(terms("follow followup turn earlier before again every always name summit meeting person"))
"""What a question to Readout can be said to hold."""
_APART = re.compile(
    r"\bhow (?:do|does|can|could|did|would|will|should) (?:you|u|readout|it|this|the (?:tool|app|program)|one|i|we"
    r"|anyone) (?:\w+ )?(?:tell|know|decide|distinguish|recogni[sz]e|judge|determine|classify|separate|differentiate)\b"
    r"|\bwhat (?:do|does) (?:you|readout|it|this) (?:\w+ )?(?:mean|understand|count)\b|\bwhat counts as\b"
    r"|\bdifference between (?!the\b)|\bwhat does \W?\w+\W? mean\b"
    r"|\bwhen do(?:es)? (?:you|readout|it) (?:\w+ )?(?:say|call|count|mark|list|show)\b"
)
"""Asks how things are told apart."""
_STATUSES = frozenset(
    terms(
        """agree agreed agreement adopt adopted adoption announce announced announcement propose proposed proposal
        decide decided decision plan planned promise promised pledge pledged fail failed reject rejected suggest
        suggested suggestion signed status statuses reported idea"""
    )
)
"""How Readout sets outcomes apart."""
_AMONG = frozenset(
    terms(
        """whether if between from or and only merely just simply really already still actual actually real mere
        something somebody someone thing else mean tell know decide distinguish recognise recognize judge determine
        classify separate differentiate count counts call difference word term label heading been being it
        something's apart out outcome"""
    )
)
"""Words beside them where somebody asks how they are told apart."""
_LONGEST = 22
"""In words."""


def asks_what_statuses_mean(folded: str) -> bool:
    """Whether a folded text asks how what was agreed is told from what was only proposed, and of no meeting."""
    told = {stem(word) for word in words(_READOUT.sub(" ", folded)) if word not in STOPWORDS and word not in _ASKER}
    return bool(_APART.search(folded) and told & _STATUSES) and told <= _STATUSES | _AMONG | _BESIDE | _NAMING


def matter_asked_of_readout(folded: str) -> AskedOfReadout | None:
    """What of Readout a folded text asks about; None where it has a word of another matter, or is no such question."""
    how = _HOW_TO_ASK.search(folded)
    if len(words(folded)) > _LONGEST or not (how or _READOUT.search(folded)):
        return None
    bare = _FOR_WHAT.sub(" ", _HOW_TO_ASK.sub(" ask ", _READOUT.sub(" ", folded)))
    left = {stem(word) for word in words(bare) if word not in STOPWORDS and word not in _ASKER}
    if not left or not left <= _NAMING | _BESIDE | (_IN_QUESTIONS if how else frozenset()):
        return None
    matter = next((matter for matter, one in _MATTERS if one & left), None)
    return None if matter == "sources" and _COUNTS.search(folded) else matter
