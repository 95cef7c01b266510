"""Countries by all the words that name them."""

import subprocess
import sys

import pytest

from rag.english.countries import countries, spellings
from rag.english.mentions import mentions
from rag.english.words import plain

MEMBERS = """
Afghanistan|Afghan|Kabul; Albania|Albanian|Tirana; Algeria|Algerian|Algiers; Andorra|Andorran|Andorra la Vella
Angola|Angolan|Luanda; Antigua and Barbuda|Antiguan|St. John's; Argentina|Argentine|Buenos Aires
Armenia|Armenian|Yerevan; Australia|Australian|Canberra; Austria|Austrian|Vienna; Azerbaijan|Azerbaijani|Baku
Bahamas|Bahamian|Nassau
Bahrain|Bahraini|Manama; Bangladesh|Bangladeshi|Dhaka; Barbados|Barbadian|Bridgetown; Belarus|Belarusian|Minsk
Belgium|Belgian|Brussels; Belize|Belizean|Belmopan; Benin|Beninese|Porto-Novo; Bhutan|Bhutanese|Thimphu
Bolivia|Bolivian|La Paz; Bosnia and Herzegovina|Bosnian|Sarajevo; Botswana|Motswana|Gaborone; Brazil|Brazilian|Brasília
Brunei|Bruneian|Bandar Seri Begawan; Bulgaria|Bulgarian|Sofia; Burkina Faso|Burkinabe|Ouagadougou
Burundi|Burundian|Gitega; Cambodia|Cambodian|Phnom Penh; Cameroon|Cameroonian|Yaoundé; Canada|Canadian|Ottawa
Cape Verde|Cape Verdean|Praia; Central African Republic|Central African|Bangui; Chad|Chadian|N'Djamena
Chile|Chilean|Santiago; China|Chinese|Beijing; Colombia|Colombian|Bogotá; Comoros|Comorian|Moroni
DR Congo|Congolese|Kinshasa; Republic of the Congo|Congolese|Brazzaville; Costa Rica|Costa Rican|San José
Croatia|Croatian|Zagreb; Cuba|Cuban|Havana; Cyprus|Cypriot|Nicosia; Czechia|Czech|Prague; Denmark|Danish|Copenhagen
Djibouti|Djiboutian|Djibouti City; Dominica|Dominican|Roseau; Dominican Republic|Dominican|Santo Domingo
Ecuador|Ecuadorian|Quito; Egypt|Egyptian|Cairo; El Salvador|Salvadoran|San Salvador
Equatorial Guinea|Equatorial Guinean|Malabo; Eritrea|Eritrean|Asmara; Estonia|Estonian|Tallinn; Eswatini|Swazi|Mbabane
Ethiopia|Ethiopian|Addis Ababa; Fiji|Fijian|Suva; Finland|Finnish|Helsinki; France|French|Paris
Gabon|Gabonese|Libreville; Gambia|Gambian|Banjul
Georgia|Georgian|Tbilisi; Germany|German|Berlin; Ghana|Ghanaian|Accra; Greece|Greek|Athens
Grenada|Grenadian|St. George's; Guatemala|Guatemalan|Guatemala City; Guinea|Guinean|Conakry
Guinea-Bissau|Bissau-Guinean|Bissau; Guyana|Guyanese|Georgetown; Haiti|Haitian|Port-au-Prince
Honduras|Honduran|Tegucigalpa; Hungary|Hungarian|Budapest; Iceland|Icelandic|Reykjavik; India|Indian|New Delhi
Indonesia|Indonesian|Jakarta; Iran|Iranian|Tehran; Iraq|Iraqi|Baghdad; Ireland|Irish|Dublin; Israel|Israeli|Jerusalem
Italy|Italian|Rome; Ivory Coast|Ivorian|Yamoussoukro; Jamaica|Jamaican|Kingston; Japan|Japanese|Tokyo
Jordan|Jordanian|Amman; Kazakhstan|Kazakh|Astana; Kenya|Kenyan|Nairobi; Kiribati|I-Kiribati|Tarawa
Kuwait|Kuwaiti|Kuwait City; Kyrgyzstan|Kyrgyz|Bishkek; Laos|Lao|Vientiane; Latvia|Latvian|Riga; Lebanon|Lebanese|Beirut
Lesotho|Basotho|Maseru; Liberia|Liberian|Monrovia; Libya|Libyan|Tripoli; Liechtenstein|Liechtensteiner|Vaduz
Lithuania|Lithuanian|Vilnius; Luxembourg|Luxembourgish|Luxembourg City; Madagascar|Malagasy|Antananarivo
Malawi|Malawian|Lilongwe; Malaysia|Malaysian|Kuala Lumpur; Maldives|Maldivian|Malé; Mali|Malian|Bamako
Malta|Maltese|Valletta; Marshall Islands|Marshallese|Majuro; Mauritania|Mauritanian|Nouakchott
Mauritius|Mauritian|Port Louis; Mexico|Mexican|Mexico City; Micronesia|Micronesian|Palikir; Moldova|Moldovan|Chisinau
Monaco|Monegasque|Monaco; Mongolia|Mongolian|Ulaanbaatar; Montenegro|Montenegrin|Podgorica; Morocco|Moroccan|Rabat
Mozambique|Mozambican|Maputo; Myanmar|Burmese|Naypyidaw; Namibia|Namibian|Windhoek; Nauru|Nauruan|Yaren
Nepal|Nepali|Kathmandu; Netherlands|Dutch|The Hague; New Zealand|New Zealander|Wellington; Nicaragua|Nicaraguan|Managua
Niger|Nigerien|Niamey; Nigeria|Nigerian|Abuja; North Korea|North Korean|Pyongyang; North Macedonia|Macedonian|Skopje
Norway|Norwegian|Oslo; Oman|Omani|Muscat; Pakistan|Pakistani|Islamabad; Palau|Palauan|Ngerulmud
Panama|Panamanian|Panama City; Papua New Guinea|Papua New Guinean|Port Moresby; Paraguay|Paraguayan|Asunción
Peru|Peruvian|Lima; Philippines|Filipino|Manila; Poland|Polish|Warsaw; Portugal|Portuguese|Lisbon; Qatar|Qatari|Doha
Romania|Romanian|Bucharest; Russia|Russian|Moscow; Rwanda|Rwandan|Kigali; Saint Kitts and Nevis|Kittitian|Basseterre
Saint Lucia|Saint Lucian|Castries; Saint Vincent and Grenadines|Vincentian|Kingstown; Samoa|Samoan|Apia
San Marino|Sammarinese|San Marino; São Tomé and Príncipe|Santomean|São Tomé; Saudi Arabia|Saudi|Riyadh
Senegal|Senegalese|Dakar; Serbia|Serbian|Belgrade; Seychelles|Seychellois|Victoria; Sierra Leone|Sierra Leonean|Freetown
Singapore|Singaporean|Singapore; Slovakia|Slovak|Bratislava; Slovenia|Slovenian|Ljubljana
Solomon Islands|Solomon Islander|Honiara; Somalia|Somali|Mogadishu; South Africa|South African|Pretoria
South Korea|South Korean|Seoul; South Sudan|South Sudanese|Juba; Spain|Spanish|Madrid; Sri Lanka|Sri Lankan|Colombo
Sudan|Sudanese|Khartoum; Suriname|Surinamese|Paramaribo; Sweden|Swedish|Stockholm; Switzerland|Swiss|Bern
Syria|Syrian|Damascus; Tajikistan|Tajik|Dushanbe; Tanzania|Tanzanian|Dodoma; Thailand|Thai|Bangkok
Timor-Leste|Timorese|Dili; Togo|Togolese|Lomé; Tonga|Tongan|Nuku'alofa; Trinidad and Tobago|Trinidadian|Port of Spain
Tunisia|Tunisian|Tunis; Turkey|Turkish|Ankara; Turkmenistan|Turkmen|Ashgabat; Tuvalu|Tuvaluan|Funafuti
Uganda|Ugandan|Kampala; Ukraine|Ukrainian|Kyiv; United Arab Emirates|Emirati|Abu Dhabi
United Kingdom|British|London; United States|American|Washington; Uruguay|Uruguayan|Montevideo
Uzbekistan|Uzbek|Tashkent; Vanuatu|Ni-Vanuatu|Port Vila; Venezuela|Venezuelan|Caracas; Vietnam|Vietnamese|Hanoi
Yemen|Yemeni|Sana'a; Zambia|Zambian|Lusaka; Zimbabwe|Zimbabwean|Harare
"""
OTHERS = """
Palestine|Palestinian|Ramallah; Vatican City|Vatican|Holy See; Kosovo|Kosovar|Pristina; Taiwan|Taiwanese|Taipei
European Union|European|Brussels; Hong Kong|Hongkonger|Hong Kong SAR; Greenland|Greenlandic|Nuuk
Northern Ireland|Northern Irish|Northern Ireland; Macau|Macanese|Macao; Faroe Islands|Faroese|Tórshavn
"""


def rows(table: str) -> list[list[str]]:
    return [row.strip().split("|") for row in table.replace("\n", ";").split(";") if row.strip()]


def named(text: str) -> set[str]:
    return {country for one in mentions(plain(text)) for country in one.countries}


def test_the_members_of_the_united_nations_are_all_in_the_table() -> None:
    assert len(rows(MEMBERS)) == len({row[0] for row in rows(MEMBERS)}) == 193


@pytest.mark.parametrize(("country", "people", "seat"), rows(MEMBERS) + rows(OTHERS), ids=lambda word: word)
def test_a_country_is_read_by_its_name_its_people_and_its_seat_of_government(
    country: str, people: str, seat: str
) -> None:
    for name in (country, people, seat):
        assert country in named(f"Then the {name} side spoke.")
        assert countries(f"the {name}")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Czech Republic and Czechia", ["Czechia"]),
        ("Côte d’Ivoire, cote d'ivoire", ["Ivory Coast"]),
        ("Türkiye and Turkey", ["Turkey"]),
        ("the UAE, the UK and the USA", ["United Arab Emirates", "United Kingdom", "United States"]),
        ("the U.S. and U.S.-led talks, not us", ["United States"]),
        ("they told us", []),
        ("the ROK", ["South Korea"]),
        ("the Democratic People's Republic of Korea and the Republic of Korea", ["North Korea", "South Korea"]),
        ("the DRC and Congo-Brazzaville", ["DR Congo", "Republic of the Congo"]),
        ("the Democratic Republic of the Congo", ["DR Congo"]),
        ("Papua New Guinea, Guinea-Bissau and Equatorial Guinea", [
            "Papua New Guinea", "Guinea-Bissau", "Equatorial Guinea",
        ]),
        ("South Sudan left Sudan", ["South Sudan", "Sudan"]),
        ("St Lucia, St. Kitts and Nevis", ["Saint Lucia", "Saint Kitts and Nevis"]),
        ("the US Virgin Islands and American Samoa", ["U.S. Virgin Islands", "American Samoa"]),
        ("Latin American leaders at the Gulf of Guinea", []),
        ("Iran/Iraq", ["Iran", "Iraq"]),
        ("Northern Cyprus and Northern Ireland", ["Northern Cyprus", "Northern Ireland"]),
        ("to polish it, male, jersey", []),
        ("did turkey, jordan and chad come?", ["Turkey", "Jordan", "Chad"]),
        ("Michael Jordan and Israel Katz and Mr Chad and Santiago Peña", []),
        ("Jordan's king, of Jordan and in Israel Netanyahu", ["Jordan", "Israel"]),
        ("did lithuania and latvia come?", ["Lithuania", "Latvia"]),
    ],
)  # fmt: skip
def test_names_are_read_as_texts_write_them(text: str, found: list[str]) -> None:
    assert list(countries(text)) == found


def test_a_name_that_several_share_stands_for_all_of_them_unless_the_text_says_which() -> None:
    shared = {" ".join(name) for name, of in spellings().items() if len(of) > 1}
    assert {one for one in shared if one.isascii() and "martin" not in one} == {
        "korea", "korean", "koreans", "congo", "congolese", "dominican", "dominicans", "brussels", "virgin islands",
    }  # fmt: skip
    assert named("The Korean side left.") == {"South Korea", "North Korea"}
    assert named("North Korea spoke, and the Korean side left.") == {"North Korea"}
    assert countries("the Korean leader") == ("South Korea",)
    assert countries("North Korea and its Korean guests") == ("North Korea",)


def test_the_table_is_built_when_it_is_first_needed() -> None:
    code = "import rag.english, sys; print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout == "False\n"
