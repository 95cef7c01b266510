"""Meetings, places and days put into headings and questions that the joint reader is trained on."""

import random
from collections.abc import Sequence

MEETINGS = [
    "G20",
    "G7",
    "BRICS",
    "ASEAN",
    "NATO",
    "EU",
    "APEC",
    "SCO",
    "CIS",
    "OPEC+",
    "African Union",
    "Mercosur",
    "Quad",
    "OECD",
    "OSCE",
    "Arctic Council",
    "Arab League",
    "GCC",
    "CARICOM",
    "Pacific Islands Forum",
    "OIC",
    "ECOWAS",
    "SADC",
    "Visegrad Group",
    "Nordic Council",
    "Commonwealth",
    "COP28",
    "COP26",
    "COP21",
    "Turkic States",
    "C5+1",
    "EU–Western Balkans",
    "EU–China",
    "US–Japan",
    "AI Summit",
    "Food Systems",
    "Ocean Conference",
    "Climate Week",
]
PLACES = [
    "Rome",
    "Berlin",
    "Paris",
    "London",
    "Madrid",
    "Brussels",
    "Vienna",
    "Geneva",
    "Prague",
    "Warsaw",
    "Athens",
    "Ankara",
    "Baku",
    "Tbilisi",
    "Yerevan",
    "Moscow",
    "Kazan",
    "Astana",
    "Tashkent",
    "Samarkand",
    "Bishkek",
    "Ashgabat",
    "Dushanbe",
    "Beijing",
    "Shanghai",
    "Tokyo",
    "Osaka",
    "Seoul",
    "Busan",
    "Hanoi",
    "Manila",
    "Jakarta",
    "Bali",
    "Bangkok",
    "Singapore",
    "New Delhi",
    "Goa",
    "Colombo",
    "Doha",
    "Riyadh",
    "Cairo",
    "Nairobi",
    "Addis Ababa",
    "Kigali",
    "Johannesburg",
    "Abuja",
    "Accra",
    "Rabat",
    "Tunis",
    "Brasilia",
    "Lima",
    "Santiago",
    "Buenos Aires",
    "Bogota",
    "Ottawa",
    "Quebec",
    "Washington",
    "New York",
    "Chicago",
]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def date_line(chance: random.Random) -> list[str]:
    """What stands behind the title in a heading: a meeting, its place and day, or some of them."""
    parts = [chance.choice(MEETINGS), chance.choice(PLACES)]
    year = chance.randrange(1995, 2027)
    parts.append(f"{chance.randrange(1, 29)} {chance.choice(MONTHS)} {year}" if chance.random() < 0.7 else str(year))
    return parts if chance.random() < 0.7 else [part for part in parts if chance.random() < 0.6]


def named(text: str, chance: random.Random) -> tuple[str, list[str], bool]:
    """The question with a meeting, place or year in it; the line of the headings; and whether the two agree."""
    line = [chance.choice(MEETINGS), chance.choice(PLACES)]
    year = chance.randrange(1995, 2027)
    line.append(f"{chance.randrange(1, 29)} {chance.choice(MONTHS)} {year}")
    if chance.random() < 0.35:
        return text, line, True
    said = [line[0], line[1], str(year)]
    agrees = chance.random() < 0.65
    used = chance.choice([(0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2)])
    if not agrees:
        wrong = chance.choice(used)
        kinds: Sequence[str] = (MEETINGS, PLACES, [str(y) for y in range(1995, 2027)])[wrong]
        said[wrong] = chance.choice([one for one in kinds if one != said[wrong]])
    words = {
        (0,): f"at the {said[0]} summit",
        (1,): f"in {said[1]}",
        (2,): f"in {said[2]}",
        (0, 1): f"at the {said[0]} summit in {said[1]}",
        (0, 2): f"at {said[0]} {said[2]}",
        (1, 2): f"in {said[1]} in {said[2]}",
        (0, 1, 2): f"at the {said[2]} {said[0]} summit in {said[1]}",
    }[used]
    plain = text.rstrip("?")
    if chance.random() < 0.5:
        return f"{plain} {words}?", line, agrees
    return f"{words[0].upper()}{words[1:]}, {plain[0].lower()}{plain[1:]}?", line, agrees
