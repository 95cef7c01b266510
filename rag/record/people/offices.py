"""Words for offices and forms of address, and where they stand beside a name."""

import re

MODIFIER = (
    r"(?:[Aa]cting|[Dd]eputy|[Vv]ice|[Ff]irst|[Ff]oreign|[Pp]rime|[Ee]xternal|[Aa]ffairs|[Tt]rade|[Cc]ommerce"
    r"|[Ee]conomy|[Ff]inance|[Tt]ransport|[Hh]ealth|[Aa]griculture|[Ee]nvironment|[Ee]conomic|[Ii]ndustry"
    r"|[Ii]nvestment|[Dd]igital|[Cc]ulture"
    r"|[Dd]efen[cs]e|[Cc]limate|[Cc]rown|[Ss]tate|[Ii]nterior|[Tt]reasury|[Ee]nergy|[Ff]ederal|and|[Ee]xecutive"
    r"|[Ss]pecial|[Nn]ational"
    r"|[Dd]evelopment|[Tt]echnology|[Ll]abou?r|[Ee]ducation|[Ss]cience|[Ww]ater|[Pp]etroleum|[Oo]il|[Mm]ining"
    r"|[Tt]ourism|[Jj]ustice|[Pp]lanning|[Rr]egional|[Ii]nfrastructure|[Rr]ailways?|[Ff]isheries|[Mm]aritime"
    r"|[Ii]nformation|[Cc]ommunications|[Ii]nnovation|[Ee]urope|[Hh]ome|[Ss]ocial|[Hh]ousing|[Ii]nternational"
    r"|[Cc]ooperation|[Mm]anaging|[Pp]ermanent|[Cc]abinet|[Pp]rincipal|[Ss]enior|[Uu]nder"
    r"|[Ss]ecurity|[Gg]eneral|environment|human|rights|[Cc]ouncil|[Cc]ommission|military|COP\d\d|commerce|chief|UN"
    r"|EU|CIS|NATO|OTS|SCO)"
)
OFFICE_NOUN = (
    r"(?:[Pp]residents?|[Mm]inisters?|[Cc]hancellor|[Pp]remier|[Kk]ing|[Qq]ueen|[AEae]mir|[Pp]rince|[Ss]ultan"
    r"|[Ss]ecretary(?:[- ][Gg]eneral)?"
    r"|[Cc]ommissioner|(?:[Cc]o-)?[Cc]hair(?:man|woman|person|s)?|[Cc]o-[Ff]acilitators?"
    r"|[Ll]eader|[Ee]nvoy|[Nn]egotiator|[Aa]ide|[Ss]pokes(?:man|woman"
    r"|person)|[Aa]dvis[eo]r"
    r"|[Aa]mbassador|[Ss]peaker|[Ss]enator|[Aa]dministrator|[Hh]eads?|[Dd]irector(?:[- ][Gg]eneral)?|[Hh]ost|[Pp]ope"
    r"|[Gg]overnor|[Rr]epresentative|[Dd]eputy(?=, )|[Cc]ounterpart|[Cc]hief|PM|VP|FM|EAM)"
)
OFFICE = (
    rf"(?:{MODIFIER}[ -])*{OFFICE_NOUN}(?: and (?:{MODIFIER} )*{OFFICE_NOUN})?"
    r"(?: (?:of|for) (?:[Ss]tate|[Ff]oreign [Aa]ffairs|Science and Technology|Government)| (?:of"
    r"|for) [a-z]+(?: [a-z]+){0,2}(?=,)"
    r"| of (?:the )?(?:[A-Z][a-z]+ )?government\b)?"
)
HONORIFIC_WORD = (
    r"(?:(?:Mr|Mrs|Ms|Mme|Madam|Dr|Prof|Professor|Advocate|Eng|Sir|Dame|Amb|Gen|Lt|Maj|Col|Capt|Senator|Sheikh"
    r"|H\. ?E)\.?|(?:(?:Lieutenant|Major|Brigadier)[ -])?General(?! (?:Secretary|Assembly|Council))|Colonel|Marshal"
    r"|Admiral"
    r"|(?:[Tt]he )?(?:(?:Most|Right|Rt\.?) )?Hon(?:ou?rable\b|\b\.?)"
    r"|(?:His|Her) (?:Royal |Serene )?(?:Excellency|Highness|Majesty|Honour),?(?: the [A-Z][a-z]+)?)"
)
HONORIFIC = rf"(?:{HONORIFIC_WORD} )"
PORTFOLIO = r"(?: (?:of|for) (?:the )?[A-Z][\w-]+(?:(?:,| and|, and)? [A-Z][\w-]+){0,4})?"
OFFICE_BEFORE = re.compile(
    rf"\b(?P<office>{OFFICE})(?: (?:of|for) (?:the )?(?P<of>[A-Z][\w'-]*(?: (?:of |the "
    rf"|and )*[A-Z][\w'-]*){{0,4}})| to (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?,? {HONORIFIC}{{0,4}}$"
)
OFFICE_AFTER = re.compile(
    rf"^(?: \([^()]{{1,20}}\))?, (?:the |an? |who (?:is"
    rf"|was|as) )?(?:[A-Z][\w']+ ){{0,3}}?(?P<office>(?!and ){OFFICE})(?: of (?:the )?(?P<of>[A-Z][\w'-]*(?: (?:of "
    rf"|the |and )*[A-Z][\w'-]*){{0,4}}))?(?=[,.; ]|$)"
)
COUNTRY_AFTER = re.compile(r"^(?:,? of (?:the )?| \()(?P<of>[A-Z][\w']*(?: [A-Z][\w']*){0,3})")
OF_SEVERAL = re.compile(r"^(?:presidents|prime ministers|heads|leaders) and ", re.IGNORECASE)
PLURAL_OFFICE = re.compile(r"\b(president|prime minister|minister|head|leader|chair|facilitator)s$", re.IGNORECASE)
LEADER = re.compile(
    r"\b(?:presidents?|prime ministers?|chancellor|premier|king|emir|crown prince|sultan|secretary[- ]general"
    r"|chair(?:person|man|woman)"
    r"|minister|governor|pm|vp|fm|eam|negotiator|secretary of state"
    r"|secretary|director[- ]general|managing director|trade representative"
    r"|leader|host|deputy prime minister|vice president|commission heads?|heads?)\b",
    re.IGNORECASE,
)
STAFF = re.compile(
    r"\b(?:aide|spokes\w+|advis[eo]r|ambassador|senator|administrator|commissioner"
    r"|(?<!managing )director(?![- ]general)|pope|bank|chief)\b",
    re.I,
)
OF_ONE_OFFICE = re.compile(
    r"\b(?P<office>[Pp]residents|[Pp]rime [Mm]inisters|[Ff]oreign [Mm]inisters|[Mm]inisters|[Ll]eaders|[Cc]hancellors"
    r"|[Pp]remiers|[Rr]epresentatives|[Aa]mbassadors"
    r"|[Hh]eads of (?:[Ss]tate"
    r"|[Gg]overnment)) (?:of|from)\b"
)
"""Before a list of countries with names: "the Presidents of Peru, Ana Lund; of Chile, Jan Falk; and Bolivia, …"."""


def shares_office(text: str, start: int) -> re.Match[str] | None:
    """The office of a name in a list of those who hold it: "the Presidents of Peru, Ana Lund; of Chile, Jan Falk"."""
    return OF_ONE_OFFICE.search(text, 0, start) if text[:start].endswith(", ") and ";" in text else None
