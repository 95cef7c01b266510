"""The kinds of text that articles are: what each is called, and how one opens."""

import re

_CLOCK = r"(?:^|\n)\W{0,3}\d{1,2}[:.h]\d\d\b[^\n]*\n(?:[^\n]*\n){1,3}?\W{0,3}\d{1,2}[:.h]\d\d\b"
KINDS_OF_TEXT: tuple[tuple[str, str], ...] = (
    (
        r"(?:news )?agenc(?:y|ies)(?:['’]s?)?|(?:news)?wires?|dispatch(?:es)?|cop(?:y|ies)",
        r"\b(?:news|press) (?:agency|service|wire)\b|\bnewsline\b|\breporting by\b|\(agency\)",
    ),
    (
        r"(?:news)?flash(?:es)?|live (?:blog|ticker|page|coverage)|(?:live)?blog|ticker|running (?:series|report)",
        rf"\b(?:live|running series|as it happened|newsflash|ticker)\b|{_CLOCK}",
    ),
    (r"analys[ie]s|commentar(?:y|ies)|explainer|essay", r"\b(?:analysis|comment\w*|explain\w*|essay|review)\b"),
    (r"columns?|columnist|op-?eds?|opinions?|editorials?", r"\b(?:column|columnist|opinion|editorial|op-ed)\b"),
    (r"interviews?|q ?& ?a", r"\b(?:interview|transcript|presenter|spoke to)\b"),
    (r"transcripts?|briefings?|press conferences?", r"\b(?:transcript|briefing|press conference)\b"),
    (r"speech(?:es)?|address(?:es)?|remarks", r"\b(?:speech|address|remarks)\b"),
    (r"newsletters?|bulletins?|monitor", r"\b(?:newsletter|bulletin|issue|monitor)\b"),
    (r"readouts?|communiqu[eé]s?|minutes|chair['’]?s['’]? summary", r"\b(?:readout|communiqu[eé]|minutes|summary)\b"),
    (
        r"(?:press )?(?:releases?|statements?)|(?:web ?)?(?:page|site)s?|official (?:account|version|text)"
        r"|(?:ministry|government|secretariat)(?:['’]s?)?",
        r"\b(?:press release|release|ministry|government|office of the|secretariat|published by)\b",
    ),
    (r"reports?|articles?|stor(?:y|ies)|pieces?|accounts?|papers?|newspapers?|versions?|coverage|write-?ups?", r"(?!)"),
)
"""What a kind of text is called, and how one opens; the last are called so whatever they are."""
_NOUN = "|".join(f"(?P<k{nth}>{called})" for nth, (called, _) in enumerate(KINDS_OF_TEXT))
KIND_OF_TEXT = re.compile(rf"(?<![\w-])(?:{_NOUN})(?![\w-])", re.IGNORECASE)
OPENS_SO = tuple(re.compile(opens, re.IGNORECASE) for _, opens in KINDS_OF_TEXT)


def without_kinds_of_text(text: str) -> str:
    """The text without the words that say only what kind of text one is: "the gist of the Oslo press release"."""
    return " ".join(KIND_OF_TEXT.sub(" ", text).split())
