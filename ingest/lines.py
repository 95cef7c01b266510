"""What each line of a stored text is: prose that can be quoted, a heading, or furniture that a page puts around it.

A stored text has one paragraph, heading, list item or table row a line. Headings carry the marks of Markdown where the
format told them; in a plain text they are short lines without a full stop in front of prose. Nothing else decides what
can be quoted, so that what is not is known and reported.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.sentences import find_sentences
from rag.english import AUXILIARIES, is_verb

LineKind = Literal["prose", "item", "heading", "furniture"]

ENDS = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*(?:\[\^?\w{1,8}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[*†‡]+|(?<=[.!?][\"”’])\d{1,2})?$")
"""Matches the end of a sentence, or of a line that introduces a list; footnote marks may follow."""
BULLET = r"[-+*•–—▪▫■□●○◦‣⁃∙·►▶➢➤✓✔☐☑☒→‐−]"
LISTED = re.compile(
    rf"(?:{BULLET}|\d{{1,3}}(?:\.\d{{1,3}})*[.)]|\(?[ivxlc]{{1,5}}\)|\(?[a-zA-Z]\)|\([a-z]{{2}}\)|\(\d{{1,3}}\)"
    r"|\[\d{1,3}\]|[ivx]{1,4}\.|[a-z]\.|\d{1,3}\.[a-z]\.?|№\s?\d{1,3}[.:)]?|[OP]P\d{1,3}[.:)]?"
    r"|(?:Article|Section|Rule|Item|Point|Step)\s\d{1,3}[.:)])\s+(?=\S)|\d{1,3}(?:\.\d{1,3})+\s+(?=[A-Z])|§+\s*\d"
)
"""Matches the start of a list item."""
HEADING = re.compile(r"#{1,6}\s+(?=\S)")
HEADING_WORDS = 15
"""A line without a full stop is a heading if it has at most this many words, otherwise prose without its stop."""
MAX_TITLE_CHARACTERS = 150
"""A first line that is longer is prose, not a title, unless it stands in capitals."""
LEAST_MARKED = 3
"""Paragraphs that a time, a number or a heading must open before it is known to be no part of their sentences."""
POINT_WORDS = 8
"""A line that opens with a number or a heading has more words where it is a paragraph, and no item of a list."""
SIGNATURE_LINES = 6
SIGNATURE_WORDS = 8
RUN_IN_WORDS = 5
"""The most that a heading has which opens a paragraph: "Digital identity. A proposal …"."""
TIME_STAMP = re.compile(
    r"(?:(?:last )?(?:updated|published|posted|modified|created)\b:?(?: (?:on|at))?\s*)?"
    r"(?:\d{1,2}[:.]\d{2}(?:\s*(?:[ap]\.?m\.?|hrs))?(?:\s*\(?[A-Z]{2,4}\)?)?|\d+\s*min(?:ute)?s?(?:\s+(?:read|ago))?"
    r"|\d+\s*(?:h|m|d|hours?|days?)\s+ago(?:\s+\d{1,2}[:.]\d{2})?)$",
    re.IGNORECASE,
)

_TIME = re.compile(
    r"\[?\d{1,2}[.:h]\d{2}(?:\s?(?:[ap]\.?m\.?|hrs|[A-Z]{3,4})\b)?\]?\s*[:|–—-]?\s+(?=[\"“'‘(]?[^\W\d_a-z])"
)
"""Matches the time that opens an entry of a live report."""
_PARAGRAPH = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?\s+(?=[\"“(]?[^\W\d_a-z])")
_POINT = re.compile(r"(\d{1,3})[.)]\s+(?=[\"“(]?[^\W\d_a-z])")
_RUN_IN = re.compile(
    rf"((?:[^\W_][\w’'&,/()-]*\s+){{0,{RUN_IN_WORDS - 1}}}[^\W_][\w’'()-]*[^\W_])\.\s+(?=[\"“(]?[^\W\d_a-z])"
)
_SEPARATED = r"(?:\s*[:|]|\s+[-–—]\s|\W*$)"
_POINTER = re.compile(
    r"(?:read (?:more|also|next|on|full story)|full story(?: on \w+)?|our standards"
    r"|also read|see also|more on this|more from|further reading|recommended"
    r"|related(?: (?:stories|articles|news|topics|coverage|content|links))?|most (?:read|popular)"
    r"|watch(?: also| live| more)?|listen(?: now)?|up next|don[’']t miss|trending|you may also like"
    rf"|editor[’']s picks?|breadcrumbs?){_SEPARATED}",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:follow us\b|follow [^.!?]{2,60} on (?:x|twitter|facebook|instagram|linkedin|telegram|youtube|threads)\b"
    r"|subscribe (?:to|now|here|today)\b|sign up (?:for|to|now|here|today)\b"
    r"|(?:sign|log) in\b\W*(?:$|to\b|or\b)|share this (?:article|story|page|post|on)\b|(?:share this|share|tweet)\W*$"
    r"|share on (?:facebook|twitter|x|linkedin|whatsapp|telegram)\b|click here\b|skip to (?:main )?content|back to top"
    r"|print (?:this )?(?:page|article)?\W*$|download (?:our|the) app\b|get (?:our|the) (?:app|newsletter)\b"
    r"|join our (?:newsletter|channel|telegram)\b|(?:we|this (?:web)?site) uses? cookies\b"
    r"|we (?:value|care about|respect) your privacy\W*$|we (?:and )?(?:our )?(?:\d+ )?(?:\w+ )?(?:partners )?"
    r"(?:store|use|process)\b[^.!?]*\b(?:cookies|your (?:browser|device)|on a device)\b"
    r"|you (?:can|may) (?:change|withdraw|manage)[^.!?]{0,20} your (?:choices?|consent|preferences|settings)\b"
    r"|manage (?:my |your )?(?:cookies?|consent|preferences|choices|privacy settings)\b"
    r"|(?:accept|allow|reject|decline|deny) all\W*$|from wikipedia, the free encyclopedia\W*$"
    r"|accept (?:all )?(?:cookies)?\W*$|cookie (?:policy|settings|preferences|notice)|privacy policy"
    r"|terms of (?:use|service)"
    r"|enable javascript|\d+ comments?\W*$|leave a (?:comment|reply)|(?:load more|menu|continue reading)\W*$"
    r"|unsubscribe\b|you(?:[’']re| are)? (?:have )?receiv(?:e|ed|ing) this\b"
    r"|thanks for reading\b[^.!?]*[.!?]\s*\w+ (?:to|for)\b"
    r"|view (?:this (?:e-?mail|message) )?in (?:a|your )?\s?browser|if you cannot (?:see|view) this\b"
    r"|support our journalism|donate (?:now|here|today)\b|advertisement\W*$|sponsored(?: content)?\W*$)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:advertisement|sponsored|(?:photo|image|picture|video|footage|graphic|map|illustration)s?"
    r"(?: (?:credits?|by|courtesy(?: of)?|source))?|credits?|source|caption|tags?|keywords?|filed under"
    r"|categor(?:y|ies)|topics?|contacts?|(?:media|press) (?:contacts?|inquiries|enquiries|office)|tel(?:ephone)?"
    rf"|phone|fax|e-?mail|website){_SEPARATED}",
    re.IGNORECASE,
)
"""Matches labels of credits and contacts; behind one may as well stand a sentence of the article."""
_RIGHTS = re.compile(r"©|copyright (?:©|\(c\)|\d)|all rights reserved|\(c\) \d{4}", re.IGNORECASE)
_RELEASE = re.compile(
    r"\W*(?:for immediate release\b|embargo(?:ed)?\b(?:[^.]|\b[ap]\.m\.){0,60}$|#\s?#\s?#\W*$|-?\s*30\s*-$"
    r"|(?:joint )?(?:press|news|media)[ -](?:release|advisory|notice|note|communiqu[eé]|statement|bulletin|service)"
    r"(?:\s+(?:no\.?\s*|№\s*|#\s*)?[\d/-]{1,12})?(?:\W+\d{1,2} [a-z]+ \d{4}|\W+[a-z]+ \d{1,2}, \d{4})?\W*$"
    r"|(?:communiqué de presse|comunicado de prensa|pressemitteilung|пресс-релиз|statement|transcript|readout)\W*$"
    r"|(?:our )?ref(?:erence)?\.?(?: no\.?)?\s*:\s*[\w./-]+$|(?:ends?|more)\W*$"
    r"|nnnn$|-0-$"
    r"|(?:check against delivery|unofficial translation|(?:for (?:the )?(?:use of )?information media\W+)?not an"
    r" official record)\W*$)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"notes? (?:to|for) editors?\b|for (?:further|more|media|press|additional) (?:information|inquiries|enquiries"
    r"|details)\b[^.]*(?:contact|call|visit|write|e-?mail|@|please|see\b|:)|\S+@\S+\.\w+\W*$|(?:https?://|www\.)\S+$"
    r"|\+?\d[\d ()/-]{6,}$|\(\([^()]*\S+@\S+\.\w+[^()]*\)\)$|[^\W\d_][\w /-]{1,30}:[^:]{0,60}\S+@\S+\.\w+\W*$"
    r"|online at (?:https?://|www\.)\S+$",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    r"vol(?:ume)?\.?\s*\d{1,4}\W{1,3}(?:no|issue)\.?\s*\d{1,5}\b"
    r"|the post .{2,200} (?:first appeared|appeared first) (?:on|in) [^.!?]{2,80}\.?$"
    r"|this (?:issue|edition) of (?:the )?[^.]{2,80} (?:©|is|was) ?(?:is |was )?(?:written|edited|compiled|produced)\b"
    r"|(?:disclaimer|confidentiality(?: notice)?)\s*:",
    re.IGNORECASE,
)
"""Matches a line that says who publishes a bulletin, or what may be done with a mail."""
_GREETING = re.compile(r"(?:dear|hi|hello)(?: [^\W\d_][\w.'’-]*){1,5}[,:!]$", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:(?:(?:kind|best|warm|with best|with kind) )?(?:regards|sincerely)|yours (?:sincerely|faithfully|truly)"
    r"|best wishes|many thanks|cheers|с уважением|mit freundlichen grüßen"
    r"|(?:bien )?cordialement|atentamente)[,.]?$",
    re.IGNORECASE,
)
_MAIL_HEADER = re.compile(r"(?:from|sent|to|b?cc|subject|date|reply-to|importance|attachments?):\s+\S", re.IGNORECASE)
_REPLY_TO = re.compile(
    r"[^.!?]{0,120}\d[^!?]{0,160}<\S+@[^\s>]+>[^.!?]{0,40}:$|on [^!?]{0,60}\d[^!?]{0,100} wrote:$", re.IGNORECASE
)
"""Matches what a mail program sets above what it quotes: "On 4 May 2026 at 09:12, A. Name <a@name.example> wrote:"."""
_FORWARDED = re.compile(r"-{3,}\s?[^-]{3,60}\s?-{3,}$")
"""Matches what it sets above what it forwards: "---------- Forwarded message ---------"."""
_LETTERHEAD = re.compile(
    r"(?:Ministry|Office|Embassy|Permanent Mission|Secretariat) (?:of|for) (?:the )?[^\W\d_a-z][\w.'’& -]{2,80}$"
    r"|(?:(?:[^\W\d_a-z][\w.'’&-]*|of|the|and|for|[–—|,-])\s+){0,9}(?:Communications?|Press|Information|Media|News"
    r"|Public (?:Affairs|Relations))(?: and (?:Communications?|Press|Information|Media))?"
    r" (?:Department|Office|Service|Division|Directorate|Unit|Section|Centre|Center|Bureau)"
    r"(?:(?:, | of (?:the )?|,? [–—-] )[^\W\d_a-z][\w.'’ &-]{2,60})?$"
)
"""Matches a whole line that names the office which sends a text out."""
_BYLINE = re.compile(
    r"from (?:our|a) (?:(?:own|special|staff) )?correspondents?\b[^.!?]{0,60}$"
    r"|(?:(?:photo|photograph|image|picture|video|footage|graphic|map|illustration)s? )?(?:courtesy of|by|written by"
    r"|edited by|(?:additional |further )?reporting by|reported by|text by|compiled by|story by)"
    r"\s+(?-i:[A-Z])[^.!?]{1,100}\.?$"
    r"|\((?:additional )?(?:reporting|writing|editing|edited|written|reported|compiled)\b[^()]{2,200}\)\.?$"
    r"|(?:additional )?(?:reporting|writing) by (?-i:[A-Z])[^.!?]{2,150}; (?:edit|writ|report)ing by [^.!?]{2,100}\.?$",
    re.IGNORECASE,
)
"""Matches a whole line that names who wrote the article."""
_AUTHOR_NOTE = re.compile(
    r"((?i:the (author|writer))|[A-Z][\w.'’-]+(\s+[A-Z][\w.'’-]+){0,3})\s+"
    r"((is|was)|(writes|works|reports|covers)\b[^.]*\bas) (a|an|the)\s+([\w.()-]+\s+){0,5}"
    r"(?i:editor|writer|journalist|correspondent|reporter|columnist|contributor|intern|producer|analyst|researcher|fellow"
    r"|lecturer|blogger)\b(?P<rest>[^.!?]*)"
)
"""Matches the start of a line at an article's end that says who wrote it."""
_PAGE = re.compile(
    r"[-–—\s.\[(<]*(?:(?:page|p\.|pg\.)\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s\])>]*$|\|?\s*page\s*\|\s*\d{1,4}$",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:[^.!?]|\.(?=\d)){3,120}(?:\s?\.){5,}\s*\d{0,4}$")
"""Matches an entry of a table of contents, with dots that lead to the page."""
_DATELINE = re.compile(
    r"(?:[^\W\d_a-z][\w'’.]*(?:[ -][^\W\d_a-z][\w'’.]*){0,3},\s+){1,2}(?:[A-Z][a-z]+day,?\s+)?"
    r"(?:\d{1,2}(?:\s?(?:[–-]|to|and)\s?\d{1,2})?\s+[A-Z][a-z]+|[A-Z][a-z]+\.?\s+\d{1,2}(?:[–-]\d{1,2})?)"
    r"(?:,?\s+\d{4})?\.?$"
)
_DAY_ALONE = re.compile(
    r"(?:[A-Z][a-z]+day,?\s+)?(?:\d{1,2}\s+[A-Z][a-z]+|[A-Z][a-z]+\.?\s+\d{1,2}),?\s+\d{4}(?:,?\s+\d{1,2}[:.]\d{2}.{0,6})?"
)
_PRESENT = frozenset("is are has have do does will can may must should shall would could might".split())  # noqa: SIM905
_FURNITURE = (
    (_RIGHTS, "notice of rights"),
    (_IMPRINT, "imprint"),
    (_GREETING, "salutation"),
    (_CLOSING, "salutation"),
    (_POINTER, "pointer to something else"),
    (_CALL, "call to the reader"),
    (_BYLINE, "byline"),
    (_LETTERHEAD, "letterhead"),
    (_RELEASE, "mark of a press release"),
    (_REPLY_TO, "header of a mail"),
    (_FORWARDED, "header of a mail"),
    (_CONTACT, "contact"),
    (TIME_STAMP, "time stamp"),
    (_PAGE, "page number"),
    (_LEADERS, "table of contents"),
    (_DATELINE, "dateline"),
)
"""What opens, or makes up, a line of each kind."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a stored text: `text[start:end]`, without the marks of a heading that is quoted as prose."""

    start: int
    end: int
    kind: LineKind
    reason: str = ""
    """What kind of furniture it is."""
    lead: int = 0
    """Characters before `start` that open a paragraph and are no part of its sentences: a time, a number, a heading."""


def read_lines(text: str, title: str = "") -> list[TextLine]:
    """All lines of the text that are not empty, in order, each with its kind.

    Args:
        text: As it is stored.
        title: The article's: a first line that states something and is not the title is prose.
    """
    spans = [(found.start(), found.end()) for found in re.finditer(r"\S(?:[^\n]*\S)?", text)]
    lines = [text[start:end] for start, end in spans]
    marked = any(HEADING.match(line) for line in lines)
    reasons = [furniture(line) for line in lines]
    for nth in _mail_header(lines):
        reasons[nth] = reasons[nth] or "header of a mail"
    for nth in _signature(lines):
        reasons[nth] = reasons[nth] or "signature"
    for nth in range(len(lines) - 1, -1, -1):
        if reasons[nth] or _is_author_note(lines[nth]):
            reasons[nth] = reasons[nth] or "note on the author"
        else:
            break
    leads = _leads(lines)
    read: list[TextLine] = []
    after: TextLine | None = None
    for nth in range(len(lines) - 1, -1, -1):
        (start, end), line = spans[nth], lines[nth]
        if reasons[nth]:
            found = TextLine(start, end, "furniture", reasons[nth])
        elif lead := leads.get(nth):
            found = TextLine(start + lead, end, "prose", lead=lead)
        else:
            is_first = not any(not reason for reason in reasons[:nth])
            is_title = line == title and nth + 1 < len(lines)
            opens = is_first and (is_title or not (_is_clause(line) or _is_field(line)))
            one_of_several = not opens and _is_one_of_several(text, spans, lines, nth)
            kind, skip = _kind(
                line,
                lines[nth + 1] if nth + 1 < len(lines) else "",
                after,
                is_first,
                opens,
                marked or one_of_several,
            )
            found = TextLine(start + skip, end, kind)
        read.append(found)
        if found.kind != "furniture":
            after = found
    return read[::-1]


def title_of(text: str) -> str | None:
    """The title that a text begins with: a short first line without a full stop, furniture aside; None for none."""
    lines = _without_sender([line.strip() for line in text.split("\n") if line.strip()])
    if len(lines) < 2 or re.search(r"[.!?:;,]\W*$", lines[0]) or LISTED.match(lines[0]) or _is_row(lines[0]):
        return None
    if _is_field(lines[0]) and _is_field(lines[1]):
        return None
    title = HEADING.sub("", _whole_title(lines), count=1)
    return title if len(title) <= MAX_TITLE_CHARACTERS or title.isupper() else None


def _without_sender(lines: Sequence[str]) -> list[str]:
    """The lines from the title on, without furniture, a day that stands alone, and whose press release it is."""
    kept = [(nth, line) for nth, line in enumerate(lines) if not furniture(line) and not _DAY_ALONE.fullmatch(line)]
    if len(kept) > 2 and kept[0][1].isupper() and not _may_end(kept[1][1]):
        between = {furniture(line) for line in lines[kept[0][0] + 1 : kept[1][0]]}
        if between & {"letterhead", "mark of a press release"}:
            kept = kept[1:]
    return [line for _, line in kept]


def _whole_title(lines: Sequence[str]) -> str:
    """The first line, with the next where that goes on with it: "FINAL COMMUNIQUÉ", "of the second summit"."""
    goes_on = lines[1][0].islower() and not _may_end(lines[1]) and len(lines[1].split()) <= HEADING_WORDS
    return f"{lines[0]} {lines[1]}" if goes_on and not HEADING.match(lines[0]) else lines[0]


def _may_end(line: str) -> bool:
    return bool(ENDS.search(line)) or len(line.split()) > HEADING_WORDS + 5


def _mail_header(lines: Sequence[str]) -> Iterator[int]:
    """The lines of a mail's header that was copied with its text: several labels of one in a row, a sender first."""
    nth = 0
    while nth < len(lines):
        run = [*itertools.takewhile(_MAIL_HEADER.match, lines[nth:])]
        named = {line.partition(":")[0].casefold() for line in run}
        if len(named) > 2 and "from" in named and {"to", "sent", "subject"} & named:
            yield from range(nth, nth + len(run))
        nth += max(len(run), 1)


def _signature(lines: Sequence[str]) -> Iterator[int]:
    """The short lines behind the end of a letter, as far as they say nothing."""
    for closing in (nth for nth, line in enumerate(lines) if _CLOSING.match(line)):
        for nth in range(closing + 1, min(closing + 1 + SIGNATURE_LINES, len(lines))):
            if len(lines[nth].split()) > SIGNATURE_WORDS or re.search(r"[.!?]$", lines[nth]):
                break
            yield nth


def _leads(lines: Sequence[str]) -> dict[int, int]:
    """By line: how many characters in front of its sentences give its time, number or heading, if several do."""
    for found in (_times(lines), _points(lines), _run_ins(lines)):
        if len(found) >= LEAST_MARKED:
            return found
    return {}


def _times(lines: Sequence[str]) -> dict[int, int]:
    return {nth: found.end() for nth, line in enumerate(lines) if (found := _TIME.match(line))}


def _points(lines: Sequence[str]) -> dict[int, int]:
    """Of paragraphs that are numbered one after another, and are no items of a list that a colon leads to."""
    found: dict[int, int] = {}
    last = 0
    for nth, line in enumerate(lines):
        point = _POINT.match(line)
        if point is None or not ENDS.search(line) or len(line.split()) <= POINT_WORDS:
            continue
        if int(point[1]) != last + 1 or (nth and lines[nth - 1].endswith(":")):
            return {}
        last = int(point[1])
        found[nth] = point.end()
    return found


def _run_ins(lines: Sequence[str]) -> dict[int, int]:
    """Of paragraphs that open with a heading, where most do: "Digital identity. A proposal …"."""
    found = {
        nth: told.end()
        for nth, line in enumerate(lines)
        if (told := _RUN_IN.match(line))
        and len(line.split()) > POINT_WORDS
        and not _is_sentence(told[1])
        and find_sentences(line, 0, len(line))[0].end == told.end(1) + 1
    }
    paragraphs = sum(len(line.split()) > POINT_WORDS for line in lines)
    return found if 2 * len(found) >= paragraphs else {}


def _is_sentence(words: str) -> bool:
    """Whether so few words have a verb."""
    return any(word in AUXILIARIES or _is_verb(word) for word in re.findall(r"[a-z’'-]+", words))


def _is_one_of_several(text: str, spans: Sequence[tuple[int, int]], lines: Sequence[str], nth: int) -> bool:
    """Whether a short line ends its block, or another follows in it: a heading stands above prose or alone."""
    above = nth > 0 and text[spans[nth - 1][1] : spans[nth][0]].count("\n") == 1
    below = nth + 1 < len(lines) and text[spans[nth][1] : spans[nth + 1][0]].count("\n") == 1
    if below:
        following = lines[nth + 1]
        return not ENDS.search(following) and len(following.split()) <= HEADING_WORDS and not furniture(following)
    return above and not furniture(lines[nth - 1])


def furniture(line: str) -> str:
    """What kind of furniture a line is, whatever stands around it; empty when it is none."""
    if not re.search(r"\w", line):
        return "ornament"
    for mark, kind in _FURNITURE:
        if (found := mark.match(line)) and not _is_prose(kind, line, line[found.end() :]):
            return kind
    labelled = _LABELLED.match(line)
    return "credit or keywords" if labelled and not _is_clause(line[labelled.end() :]) else ""


def _is_prose(kind: str, line: str, rest: str) -> bool:
    """Whether a line only begins like furniture of that kind: "By Friday it was signed.", "Watch: the Forum will …"."""
    verbs = [
        word for word in re.findall(r"[A-Za-z’'-]+", re.sub(r"\b\w+ (?:by|courtesy)\b", "", line))[1:] if _is_verb(word)
    ]
    match kind:
        case "byline":
            return bool(verbs) and not line.startswith("(") and ";" not in line
        case "pointer to something else":
            return rest.lstrip()[:1].islower() and _is_clause(rest)
        case "call to the reader":
            told = [word for word in verbs if word not in _PRESENT]
            return bool(told) and not re.search(r"\b(?:you|your|us|our|we)\b", rest, re.IGNORECASE)
    return False


def _is_verb(word: str) -> bool:
    return word[0].islower() and is_verb(word)


def _is_clause(text: str) -> bool:
    """Whether the text behind a label states something: it has a verb that is not the credit's own."""
    words = re.findall(r"[A-Za-z’'-]+", re.sub(r"\b\w+ (?:by|courtesy)\b", "", text))
    return any(is_verb(word) or word.casefold() in AUXILIARIES for word in words[1:])


def _is_author_note(line: str) -> bool:
    note = _AUTHOR_NOTE.match(line)
    return note is not None and not any(is_verb(word) for word in re.findall(r"[A-Za-z’'-]+", note["rest"]))


def _kind(
    line: str, following: str, after: TextLine | None, is_first: bool, opens: bool, marked: bool
) -> tuple[LineKind, int]:
    """The kind of a line that is no furniture, and how many characters to leave out in front when it is quoted.

    Args:
        line: The line.
        following: The line below it, furniture too.
        after: The next line that is no furniture.
        is_first: Whether nothing but furniture stands before it.
        opens: Whether it is a title, if it is short.
        marked: Whether the line is no heading in any case: the text has headings that are marked as such, or it is one
            of several short lines.
    """
    if mark := HEADING.match(line):
        level = len(line) - len(line.lstrip("#"))
        deeper = HEADING.match(following)
        heads = bool(following) and (not deeper or len(following) - len(following.lstrip("#")) > level)
        return ("heading", 0) if heads or is_first else ("prose", mark.end())
    if _is_section(line, following):
        return "heading", 0
    if LISTED.match(line):
        return "item", 0
    if opens and line.isupper():
        return "heading", 0
    if ENDS.search(line) or len(line.split()) > HEADING_WORDS or _is_row(line):
        return "prose", 0
    if opens:
        return "heading", 0
    if marked or after is None or after.kind in ("heading", "item") or line.endswith(","):
        return "prose", 0
    if _is_field(line) or any(word in AUXILIARIES for word in line.split()[1:]):
        return "prose", 0
    return "heading", 0


def _is_section(line: str, following: str) -> bool:
    """Whether it is a heading in capitals, numbered or not, above numbered paragraphs: "II. DECISIONS"."""
    if not line.isupper() or ENDS.search(line) or len(line.split()) > HEADING_WORDS or _is_row(line):
        return False
    point = _PARAGRAPH.match(following)
    return bool(point and ENDS.search(following) and not following.isupper() and len(following.split()) > 2)


def _is_row(line: str) -> bool:
    """Whether it is the row of a table, as `ingest.wrapping.row` writes one."""
    return " | " in line


def _is_field(line: str) -> bool:
    """Whether it is a label with its value, as in a box of facts: "Venue: Old Customs House"."""
    return bool(re.match(r"[A-Z0-9][^:|]{0,60}:\s+\S", line)) and len(line.partition(":")[0].split()) <= 6


def left_out_of(text: str, lines: Sequence[TextLine]) -> Iterator[tuple[str, str]]:
    """The furniture among the lines, as (reason, text)."""
    for line in lines:
        if line.kind == "furniture" and line.reason != "ornament":
            yield line.reason, text[line.start : line.end]
