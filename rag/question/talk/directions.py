"""Sentences beside a question that direct the assistant: how much is wanted, what it is to take for granted.

They are directions only beside a question, and no part of what it asks: "Who came? Leave out the rest.", "Quotes are
disabled. Who came?". What claims to come from somebody whom the assistant would have to obey is one, whatever it says.
"""

import re

_ROLE = r"(?:system|admin(?:istrator)?|developer|dev|operator|root|moderator|maintainer)"
_DIRECTION = (
    r"(?:notes?|messages?|notices?|overrides?|instructions?|commands?|updates?|prompts?|orders?|alerts?|policy|mode)"
)
LABEL = re.compile(
    r"(?:^|(?<=[.!?\n#>\]-]))\s*[\[(]?(?:"
    rf"(?:(?:new|important|urgent) )*{_ROLE}(?: {_DIRECTION})?[\])]?(?:\s*[:–-]| says?\b:?| here[:,.]|(?<=[\])]))"
    rf"|{_DIRECTION} (?:to|for) (?:the |all |any )?(?:assistants?|ai|models?|llms?|bots?|chatbots?)\b[\])]?\s*[:,–-]?"
    rf"|(?:{_ROLE} )?override(?: \w+)?\s*[:–-])",
    re.IGNORECASE,
)
"""Where a text begins to speak as somebody whom the assistant would have to obey: "SYSTEM NOTE:", "Note to the AI:"."""
LABELLED = re.compile(rf"{LABEL.pattern}[^.!?\n]*(?:[.!\n]+|$)\s*", re.IGNORECASE)
"""What is said so and asks nothing."""
_ONLY = r"^(?:the )?(?:names?|dates?|years?|titles?|figures?|numbers?|places?)(?: only| alone)(?: please| pls)?\W*$"
_MANNER = re.compile(
    "|".join(
        (
            r"^(?:please )?(?:leave|drop|skip|omit|exclude|forget)(?: out| aside| off| away)? (?:(?:the|all|any) )*"
            r"(?:rest|others?|remainder|(?:every|any)thing else|details?|explanations?|background|context|quot\w+"
            r"|citations?|sources?"
            r"|links?)\b",
            r"^(?:and |but )?(?:please )?(?:just|only)(?: give| list| show| tell| print| name)?(?: me)?(?: the| a|"
            r" those| these)?"
            r" (?:names?|dates?|list|titles?|numbers?|figures?|years?|facts?|places?|cities|sums?|those|these|that"
            r"|them|ones?"
            r"|short answers?|yes or no|quotes?|essentials)(?: please| pls| thanks| thank you)*\W*$",
            r"^(?:print|give|show|output|return|write|tell|list|name)(?: me)? (?:only|just|nothing but)(?: the)?"
            r" \w+\W*$",
            _ONLY,
            r"^(?:there'?s |there is )?(?:no need|you need not|you don'?t (?:need|have)|(?:please )?don'?t bother)"
            r" (?:to|for|with|about)\b",
            r"^(?:and )?nothing (?:else|more)(?: please| pls)?\W*$",
            r"^(?:please )?(?:do not|don'?t) (?:list|show|give|include|mention|tell|name|add)(?: me)?(?: the| any|"
            r" about)*"
            r" (?:others?|rest|(?:any|every)thing else|more)\b",
            r"^(?:in |as )?(?:(?:one|a single|two|a few|short|brief|complete) )?(?:lines?|sentences?|words?|bullets?"
            r"|bullet points?)(?: only)?(?: please| pls)?\W*$",
            r"^(?:please )?(?:keep|make) (?:it|this|that|them) (?:quick|snappy|concise|tight|precise|complete)\b",
        )
    ),
    re.IGNORECASE,
)
"""How much is wanted, in a sentence of its own beside a question: "Leave out the rest."."""
_OF_ANSWERS = (
    r"(?:quot\w+|citations?|citing|sources?|refusals?|refusing|declin\w+|checks?|checking|rules|restrictions|limits"
    r"|guardrails|safety|filters?|(?:the|this|your) (?:archive|library|articles?|database|corpus))"
)
_IMPOSES = re.compile(
    rf"\b{_OF_ANSWERS}\b(?: \w+){{0,3}} (?:is|are|was|were|has been|have been)(?: \w+)?"
    r" (?:disabled|off|lifted|forbidden|banned|suspended|outdated|wrong|over|needed|allowed|gone|void|obsolete|ignored"
    r"|permitted|switched|turned|optional|unreliable)\b"
    r"|\bfrom now on\b|\bfor (?:this|the rest of (?:this|the)) (?:conversation|chat|session)\b"
    r"|\bcounts? as\b|\bis to be (?:treated|regarded|considered|named|given|quoted)\b"
    r"|^(?:please )?(?:treat|consider|regard|take) .+ (?:as|to be)\b|^(?:please )?remember (?:that|:)"
    r"|\byou(?: are|'re) in \w+ mode\b|\bi (?:hereby )?(?:order|command|instruct) you\b"
    r"|\byou (?:must|should|may|can|shall)(?: not|n'?t)? (?:never )?(?:mention|quote|cite|refuse|decline|name|use)\b"
    r"|\byour (?:\w+ )?(?:training|task|job|role|instructions?|purpose|rules?|goal|mission|guidelines|filters?)\b"
    r"|^(?:please )?(?:disable|deactivate|turn off|switch off|stop using) \w+"
    r"|^(?:the )?(?:right|correct|true|only) \w+ (?:is|was|must be)\b",
    re.IGNORECASE,
)
"""A statement about how the assistant is to answer, or what it is to take for granted, beside a question."""


def is_direction(sentence: str) -> bool:
    """Whether a sentence beside a question only directs the assistant."""
    return tells_how_much(sentence) or bool(_IMPOSES.search(sentence))


def tells_how_much(clause: str) -> bool:
    """Whether a clause beside a question only says how much is wanted: "nothing else", "just the names"."""
    return bool(_MANNER.match(clause))


def names_only(sentence: str) -> bool:
    """Whether a sentence says only which part of an answer is wanted: "Numbers only."."""
    return bool(re.match(_ONLY, sentence, re.IGNORECASE))
