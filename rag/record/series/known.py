"""Series of summits that the world knows: their names, aliases and abbreviations, and who takes part as a member.

Members are listed where they are few and a meeting is one of all of them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

CENTRAL_ASIA = ("Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan")
_GULF = "Bahrain, Kuwait, Oman, Qatar, Saudi Arabia, United Arab Emirates"
_G7 = "Canada, France, Germany, Italy, Japan, United Kingdom, United States, European Union"
_TABLE = f"""
G7 Summit | G-?7, Group of Seven, Group of 7 | {_G7}
G8 Summit | G-?8, Group of Eight | {_G7}, Russia
Group of 77 Meeting | Group of 77(?: and China)?, G-?77(?!/) |
G20 Summit | G-?20, Group of Twenty, Group of 20 | Argentina, Australia, Brazil, China, India, Indonesia, Mexico,
    Russia, Saudi Arabia, South Africa, South Korea, Turkey, {_G7}, African Union 2023
BRICS Summit | BRICS | Brazil, Russia, India, China, South Africa 2011, Egypt 2024, Ethiopia 2024, Iran 2024,
    United Arab Emirates 2024, Indonesia 2025
SCO Council of Heads of Government | (?:SCO|Shanghai Cooperation Organi[sz]ation) (?:Council of )?Heads of Government,
    Council of (?:the )?Heads of Government of (?:the )?(?:SCO|Shanghai Cooperation Organi[sz]ation),
    SCO (?:premiers|[Pp]rime [Mm]inisters) | China, Kazakhstan, Kyrgyzstan, Russia, Tajikistan, Uzbekistan, India 2017,
    Pakistan 2017, Iran 2023, Belarus 2024
CIS Council of Heads of Government | CIS (?:Council of )?Heads of Government,
    Council of (?:the )?Heads of Government of (?:the )?(?:CIS|Commonwealth of Independent States) |
Shanghai Cooperation Organisation Summit | SCO, Shanghai Cooperation Organi[sz]ation |
    China, Kazakhstan, Kyrgyzstan, Russia, Tajikistan, Uzbekistan, India 2017, Pakistan 2017, Iran 2023, Belarus 2024
NATO Summit | NATO, North Atlantic Council, North Atlantic Alliance |
Consultative Meeting of the Heads of State of Central Asia |
    Consultative Meetings? of (?:the )?(?:Heads of State|Leaders|Presidents) of Central Asia(?:n (?:states|countries))?,
    Consultative Meetings? of Central Asian? (?:leaders|presidents|heads of state),
    Central Asian? (?:leaders'? )?Consultative Meetings?, Consultative Meeting | {", ".join(CENTRAL_ASIA)}
C5+1 Summit | C5 ?\\+ ?1, C5\\+US | United States, {", ".join(CENTRAL_ASIA)}
GCC-Central Asia Summit | GCC ?- ?C5, GCC ?- ?Central Asia, Central Asia ?- ?GCC | {_GULF}, {", ".join(CENTRAL_ASIA)}
EU-Central Asia Summit | EU ?- ?Central Asia, Central Asia ?- ?EU, Central Asia ?- ?European Union |
    European Union, {", ".join(CENTRAL_ASIA)}
European Union-African Union Summit | EU-AU, AU-EU, European Union-African Union, African Union-European Union,
    (?:African Union and (?:the )?European Union|European Union and (?:the )?African Union),
    EU-Africa summit, Africa-EU summit | European Union, African Union
Central Asia plus Japan Summit | Central Asia plus Japan, Central Asia ?\\+ ?Japan, CA\\+JAD |
    Japan, {", ".join(CENTRAL_ASIA)}
CIS Council of Heads of State | CIS Council of Heads of State, Council of Heads of State of the CIS, CIS,
    Commonwealth of Independent States | Armenia, Azerbaijan, Belarus, Kazakhstan, Kyrgyzstan, Russia, Tajikistan,
    Turkmenistan, Uzbekistan
Supreme Eurasian Economic Council | Supreme Eurasian Economic Council, Eurasian Economic Union, EAEU, EEU |
    Armenia, Belarus, Kazakhstan, Kyrgyzstan, Russia
Eurasian Intergovernmental Council | Eurasian Intergovernmental Council |
    Armenia, Belarus, Kazakhstan, Kyrgyzstan, Russia
Collective Security Treaty Organization Summit | CSTO, Collective Security Treaty Organi[sz]ation |
    Belarus, Kazakhstan, Kyrgyzstan, Russia, Tajikistan
Organization of Turkic States Summit | OTS, Organi[sz]ation of Turkic States, Turkic Council |
    Azerbaijan, Kazakhstan, Kyrgyzstan, Turkey, Uzbekistan
Economic Cooperation Organization Summit | ECO, Economic Cooperation Organi[sz]ation |
    Afghanistan, Azerbaijan, Iran, Kazakhstan, Kyrgyzstan, Pakistan, Tajikistan, Turkey, Turkmenistan, Uzbekistan
ASEAN Plus Three Summit | ASEAN (?:Plus Three|PLUS THREE), ASEAN ?\\+ ?3 |
ASEAN Summit | ASEAN, Association of Southeast Asian Nations | Brunei, Cambodia, Indonesia, Laos, Malaysia, Myanmar,
    Philippines, Singapore, Thailand, Vietnam, Timor-Leste 2025
APEC Economic Leaders' Meeting | APEC, Asia-Pacific Economic Cooperation |
AI Summit | AI (?:Safety |Action |Impact |Seoul )?[Ss]ummit, summit on artificial intelligence, AI Safety Summit,
    artificial intelligence summit |
UN Biodiversity Conference (COP) | (?:CBD|[Bb]iodiversity|BIODIVERSITY)(?: Convention)? COP ?-?\\d\\d,
    UN [Bb]iodiversity (?:[Cc]onference|[Ss]ummit|talks), Convention on Biological Diversity |
UN Desertification Conference (COP) | (?:UNCCD|[Dd]esertification) COP ?-?\\d\\d, Convention to Combat Desertification |
CITES Conference of the Parties | CITES(?: C[Oo]P ?-?\\d\\d)?, Convention on International Trade in Endangered Species |
Ramsar Conference of the Parties | (?:Ramsar|[Ww]etlands)(?: Convention)? COP ?-?\\d\\d, Convention on Wetlands |
UN Climate Change Conference (COP) | COP ?-?\\d\\d?(?!\\d), (?:UN)?FCCC C[Oo][Pp] ?-?\\d+,
    UN [Cc]limate (?:[Cc]hange )?(?:[Cc]onference|[Ss]ummit|talks),
    Conference of the Parties(?! to the (?!UN|United)) |
UN Summit of the Future | Summit of the Future |
UN General Assembly | UN General Assembly, UNGA, United Nations General Assembly |
Gulf Cooperation Council Summit | Gulf Cooperation Council, GCC | {_GULF}
CICA Summit | CICA, Conference on Interaction and Confidence[- ]Building Measures in Asia |
Caspian Summit | Caspian [Ss]ummit | Azerbaijan, Iran, Kazakhstan, Russia, Turkmenistan
Organisation of Islamic Cooperation Summit | OIC, Organi[sz]ation of Islamic Cooperation |
Arab League Summit | Arab League, Arab [Ss]ummit, League of Arab States |
African Union Summit | African Union Summit, African Union summit, AU [Ss]ummit, Assembly of the African Union |
European Council | European Council (?:meeting|summit), EU leaders' summit,
    European Council(?= (?:endorses|recalls|invites|welcomes|takes|calls|held|exchanged|was chaired)\\b) |
European Political Community Summit | European Political Community |
East Asia Summit | East Asia Summit |
Quad Leaders' Summit | Quad (?:Leaders' )?[Ss]ummit, Quad leaders | Australia, India, Japan, United States
Commonwealth Heads of Government Meeting | CHOGM, Commonwealth Heads of Government Meeting |
Mercosur Summit | Mercosur, MERCOSUR | Argentina, Brazil, Paraguay, Uruguay, Bolivia 2024
Pacific Islands Forum | Pacific Islands Forum |
Non-Aligned Movement Summit | Non-Aligned Movement, NAM |
Pacific Alliance Summit | Pacific Alliance | Chile, Colombia, Mexico, Peru
East African Community Summit | East African Community, EAC | Burundi, Kenya, Rwanda, South Sudan, Tanzania, Uganda
ECOWAS Summit | ECOWAS, Economic Community of West African States |
SADC Summit | SADC, Southern African Development Community |
CARICOM Summit | CARICOM, Caribbean Community |
CELAC Summit | CELAC, Community of Latin American and Caribbean States |
Summit of the Americas | Summit of the Americas |
Ibero-American Summit | Ibero-American [Ss]ummit |
SAARC Summit | SAARC, South Asian Association for Regional Cooperation | Afghanistan, Bangladesh, Bhutan, India,
    Maldives, Nepal, Pakistan, Sri Lanka
BIMSTEC Summit | BIMSTEC, Bay of Bengal Initiative for Multi-Sectoral Technical and Economic Cooperation | Bangladesh,
    Bhutan, India, Myanmar, Nepal, Sri Lanka, Thailand
Three Seas Summit | Three Seas |
Visegrad Group Summit | Visegr[aá]d (?:Group|Four|4), V4 | Czechia, Hungary, Poland, Slovakia
Bucharest Nine Summit | Bucharest Nine, B9 | Bulgaria, Czechia, Estonia, Hungary, Latvia, Lithuania, Poland, Romania,
    Slovakia
Weimar Triangle Meeting | Weimar Triangle | France, Germany, Poland
Nordic-Baltic Eight Meeting | Nordic-Baltic Eight, NB8 | Denmark, Estonia, Finland, Iceland, Latvia, Lithuania, Norway,
    Sweden
Arctic Council Meeting | (?<!Euro-)(?:Arctic Council|ARCTIC COUNCIL) |
China-Japan-South Korea Summit | (?:China-Japan-(?:South )?Korea|Japan-China-(?:South )?Korea|Japan-South Korea-China) |
    China, Japan, South Korea
Francophonie Summit | Francophonie, Organisation internationale de la Francophonie |
Developing Eight Summit | Developing Eight, D-8 (?:[Ss]ummit|Organi[sz]ation) | Azerbaijan 2025, Bangladesh, Egypt,
    Indonesia, Iran, Malaysia, Nigeria, Pakistan, Turkey
Asia Cooperation Dialogue Summit | Asia Cooperation Dialogue |
OAS General Assembly | OAS General Assembly, Organization of American States |
Nordic Council Session | Nordic Council(?! of Ministers) |
IGAD Summit | IGAD, Intergovernmental Authority on Development |
COMESA Summit | COMESA, Common Market for Eastern and Southern Africa |
ECCAS Summit | ECCAS, Economic Community of Central African States |
SICA Summit | SICA, Central American Integration System |
ALBA Summit | ALBA(?:-TCP)?, Bolivarian Alliance |
Melanesian Spearhead Group Summit | Melanesian Spearhead Group, MSG [Ss]ummit |
Lancang-Mekong Cooperation Leaders' Meeting | Lancang-Mekong Cooperation | Cambodia, China, Laos, Myanmar, Thailand,
    Vietnam
Berlin Process Summit | Berlin Process |
"""
"""Name | aliases, as regular expressions | members, with the year of the first summit as one where it matters."""


@dataclass(frozen=True, slots=True)
class KnownSeries:
    """A series of the table."""

    name: str
    aliases: tuple[str, ...]
    joined: Mapping[str, int]
    """Members, each with the year since which it is one; 0 for always."""

    def members(self, year: int | None) -> tuple[str, ...]:
        """Who is a member in a year, all of today's when it is not known."""
        return tuple(name for name, since in self.joined.items() if year is None or since <= year)


def _read_table() -> Iterator[KnownSeries]:
    rows = re.sub(r"\n\s+", " ", _TABLE).strip().split("\n")
    for row in rows:
        name, aliases, members = (part.strip() for part in re.split(r" \|(?: |$)", row, maxsplit=2))
        joined = {}
        for member in filter(None, (one.strip() for one in members.split(","))):
            given = re.fullmatch(r"(.+?)(?: (\d{4}))?", member)
            if given:
                joined[given[1]] = int(given[2] or 0)
        name = re.sub(r"(?<=GCC|.EU)-|^EU-|(?<=Union)-", lambda dash: dash[0].replace("-", "–"), name)
        yield KnownSeries(name, tuple(re.split(r",\s+(?![^()]*\))", aliases)), joined)


KNOWN_SERIES: Mapping[str, KnownSeries] = {one.name: one for one in _read_table()}
