"""What kind of furniture a line is by its own words: a byline, a credit, a call to the reader, a page number."""

import re

from rag.english import AUXILIARIES, is_verb

TIME_STAMP = re.compile(
    r"(?:(?:last )?(?:updated|published|posted|modified|created|ends?)\b:?(?: (?:on|at))?\s*)?"
    r"(?:\d{1,2}[:.]\d{2}(?:\s*(?:[ap]\.?m\.?|hrs))?(?:\s*\(?[A-Z]{2,4}\)?)?|\d+\s*min(?:ute)?s?(?:\s+(?:read|ago))?"
    r"|\d+\s*(?:h|m|d|hours?|days?)\s+ago(?:\s+\d{1,2}[:.]\d{2})?)$",
    re.IGNORECASE,
)
_SEPARATED = r"(?:\s*[:|]|\s+[-–—]\s|\W*$)"
_POINTER = re.compile(
    r"(?:read (?:more|also|next|on|full story)|full story(?: on \w+)?|our standards"
    r"|also read|see also|more on this|more from|further reading|recommended"
    r"|related(?: (?:stories|articles|news|topics|coverage|content|links))?|most (?:read|popular)"
    r"|watch(?: also| live| more)?|listen(?: now)?|up next|don[’']t miss|trending|you may also like"
    r"|editor[’']s picks?|breadcrumbs?|читайте также|материалы по теме|(?:à )?lire aussi|lesen sie auch|lea también"
    rf"|leia também){_SEPARATED}",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:follow us\b|follow [^.!?]{2,60} on (?:x|twitter|facebook|instagram|linkedin|telegram|youtube|threads)\b"
    r"|subscribe (?:to|now|here|today)\b|sign up (?:for|to|now|here|today)\b"
    r"|(?:sign|log) in\b\W*(?:$|to\b|or\b)|share this (?:article|story|page|post|on)\b|(?:share this|share|tweet)\W*$"
    r"|share on (?:facebook|twitter|x|linkedin|whatsapp|telegram)\b|click here\b|skip to (?:main )?content|back to top"
    r"|print(?:able)? version\W*$|(?:tell|send to|e-?mail (?:to|this to)) a friend\W*$|copy link\W*$"
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
_NOTICE = re.compile(
    r"this (?:article|story|post|piece|content|page)\b (?:was|has been|is) (?:\w+ )?(?:published"
    r"|appeared|updated|corrected|supported|sponsored|republished|syndicated|translated|generated)\b[^.!?]{0,160}\.?$"
    r"|[^.!?]{2,80} contributed to this (?:report|story|article)\.?$"
    r"|\(?with (?:additional )?(?:inputs?|reporting|files) (?:from|by) [^().!?]{2,80}\)?\.?$"
    r"|(?:story|article) continues (?:below|after)\b[^.!?]{0,60}$|(?:share|like) this(?: \w+)?:|loading\W*$"
    r"|get (?:the|our) (?:latest|best|top|daily)\b[^.!?]{2,60}\b(?:inbox|newsletters?|alerts|app)\W*$"
    r"|(?:register|subscribe|log in|sign in|sign up|join)\b[^.!?]{0,30} to (?:keep|continue|read)\b[^.!?]{0,30}\W*$"
    r"|you(?:[’']ve| have) (?:reached your|read your|\d+)\b[^.!?]{0,40}\b(?:limit|articles?)\b[^.!?]{0,30}\W*$"
    r"|comments (?:are|have been) (?:closed|off|disabled|moderated)\W*$"
    r"|(?:previous|next) (?:article|post|story)\b[^.!?]{0,60}$"
    r"|to (?:reuse|republish|reprint|license) this (?:article|story|content)\b|republish this\b"
    r"|(?:подписывайтесь|подпишитесь) на\b|поделиться\W*$|(?:фото|видео|источник|теги|автор)\s*:\s*\S[^.!?]{0,80}$",
    re.IGNORECASE,
)
"""Matches a line in which a site speaks of itself: where an article is from, how to read on, what is closed."""
_LABELLED = re.compile(
    r"(?:advertisement|sponsored|(?:photo|image|picture|video|footage|graphic|map|illustration)s?"
    r"(?: (?:credits?|by|courtesy(?: of)?|source))?|credits?|source|caption|tags?|keywords?|filed under"
    r"|categor(?:y|ies)|topics?|contacts?|(?:media|press) (?:contacts?|inquiries|enquiries|office)|tel(?:ephone)?"
    rf"|phone|fax|e-?mail|website){_SEPARATED}",
    re.IGNORECASE,
)
"""Matches labels of credits and contacts; a sentence of the article may stand behind one as well."""
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
_DATE_IN_FIGURES = r"\b(?:19|20)\d\d[/-](?:\d{1,2}|(?:19|20)\d\d)\b|\b\d{1,2}[/-](?:19|20)\d\d\b"
"""A year joined to another number: "2021/10/27", "1-7-2026", "2025/26"; no telephone number is written so."""
_CONTACT = re.compile(
    r"notes? (?:to|for) editors?\b|for (?:further|more|media|press|additional) (?:information|inquiries|enquiries"
    r"|details)\b[^.]*(?:contact|call|visit|write|e-?mail|@|please|see\b|:)|\S+@\S+\.\w+\W*$|(?:https?://|www\.)\S+$"
    rf"|(?!.*(?:{_DATE_IN_FIGURES}))\+?\d[\d ()/-]{{6,}}$"
    r"|\(\([^()]*\S+@\S+\.\w+[^()]*\)\)$|[^\W\d_][\w /-]{1,30}:[^:]{0,60}\S+@\S+\.\w+\W*$"
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
_CALENDAR = re.compile(
    r"[^\n]{0,600}?\bdates?: [^\n]{0,80}?\b(?:location|venue): [^\n]{0,200}?\b(?:phone|e-?mail|www|contact): ?\S"
    r"|for (?:additional|other|more|upcoming) (?:meetings|events|dates)\b[^.!?]{0,20}\b(?:see|visit|go to)\b",
    re.IGNORECASE,
)
"""Matches an entry of a bulletin's calendar of other meetings."""
_GREETING = re.compile(r"(?:dear|hi|hello)(?: [^\W\d_][\w.'’-]*){1,5}[,:!]$", re.IGNORECASE)
LETTER_ENDS = re.compile(
    r"(?:(?:(?:kind|best|warm|with best|with kind) )?(?:regards|sincerely)|yours (?:sincerely|faithfully|truly)"
    r"|best wishes|many thanks|cheers|с уважением|mit freundlichen grüßen"
    r"|(?:bien )?cordialement|atentamente)[,.]?$",
    re.IGNORECASE,
)
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
    r"(?:from|by) (?:our|a|an) (?:(?:own|special|staff|diplomatic|foreign|political) )?"
    r"(?:correspondents?|reporters?|staff(?: writers?)?|writers?|agencies)\b[^.!?]{0,60}$"
    r"|(?:(?:photo|photograph|image|picture|video|footage|graphic|map|illustration)s? )?(?:courtesy of|by|written by"
    r"|edited by|(?:additional |further )?reporting by|reported by|text by|compiled by|story by)"
    r":?\s+(?-i:[A-Z])[^.!?]{1,100}\.?$"
    r"|\((?:additional )?(?:reporting|writing|editing|edited|written|reported|compiled)\b[^()]{2,200}\)\.?$"
    r"|(?:additional )?(?:reporting|writing) by (?-i:[A-Z])[^.!?]{2,150}; (?:edit|writ|report)ing by [^.!?]{2,100}\.?$",
    re.IGNORECASE,
)
"""Matches a whole line that names who wrote the article."""
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
_PRESENT = frozenset("is are has have do does will can may must should shall would could might".split())  # noqa: SIM905
_FURNITURE = (
    (_RIGHTS, "notice of rights"),
    (_IMPRINT, "imprint"),
    (_CALENDAR, "calendar of other meetings"),
    (_GREETING, "salutation"),
    (LETTER_ENDS, "salutation"),
    (_POINTER, "pointer to something else"),
    (_CALL, "call to the reader"),
    (_NOTICE, "notice of the site"),
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


def furniture(line: str) -> str:
    """What kind of furniture a line is, whatever stands around it; empty when it is none."""
    if not re.search(r"[^\W_]", line):
        return "ornament"
    for mark, kind in _FURNITURE:
        if (found := mark.match(line)) and not _is_prose(kind, line, line[found.end() :]):
            return kind
    labelled = _LABELLED.match(line)
    if labelled and not states_something(line[labelled.end() :]):
        return "credit or keywords"
    parts = re.split(r"\s[|·•]\s", line)
    return furniture(parts[0]) if len(parts) > 1 and all(map(furniture, parts)) else ""


def _is_prose(kind: str, line: str, rest: str) -> bool:
    """Whether a line only begins like furniture of that kind: "By Friday it was signed.", "Watch: the Forum will …"."""
    verbs = [
        word
        for word in re.findall(r"[A-Za-z’'-]+", re.sub(r"\b\w+ (?:by|courtesy)\b", "", line))[1:]
        if is_small_verb(word)
    ]
    match kind:
        case "byline":
            return bool(verbs) and not line.startswith("(") and ";" not in line
        case "pointer to something else":
            return rest.lstrip()[:1].islower() and states_something(rest)
        case "call to the reader":
            told = [word for word in verbs if word not in _PRESENT]
            return bool(told) and not re.search(r"\b(?:you|your|us|our|we)\b", rest, re.IGNORECASE)
    return False


def is_small_verb(word: str) -> bool:
    """Whether a word is a verb in small letters, and so no part of a name."""
    return word[0].islower() and is_verb(word)


def states_something(text: str) -> bool:
    """Whether the text behind a label states something: it has a verb that is not the credit's own."""
    words = re.findall(r"[A-Za-z’'-]+", re.sub(r"\b\w+ (?:by|courtesy)\b", "", text))
    return any(is_verb(word) or word.casefold() in AUXILIARIES for word in words[1:])
