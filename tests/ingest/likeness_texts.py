"""Short accounts and communiqués with what other houses, and later meetings of the same series, made of them.

The limits in `ingest.likeness` were read off these; those in `tests.ingest.likeness_measured` were not looked at.
"""

from tests.ingest.likeness_base import Base
from tests.ingest.likeness_communiques import COMMUNIQUES

ACCOUNTS = (
    Base(
        """Transport ministers of the Caspian states agree on a single waybill

AKTAU, June 12 – Transport ministers of the five Caspian states agreed on Thursday to use a single electronic waybill for goods that cross the sea by ferry, the host ministry said.

The waybill replaces seven paper forms and is to be in use from January 1, 2027 at the ports of Aktau, Baku and Turkmenbashi, the ministry said in a statement after the talks. Two further ports are to join within a year.

"A lorry that waits three days for a stamp is a lorry that goes another way next time," the minister of Kazakhstan told reporters.

Some 4.5 million tonnes of cargo went by ferry across the Caspian in 2025, a tenth more than in the year before. The ministers left open who is to pay for the data centre that the system needs, which is put at 18 million dollars.

The next meeting is planned for the spring in Baku.""",
        reprint=(
            ("Transport ministers of the Caspian states agree on a single waybill", "One waybill for Caspian ferries"),
            ("AKTAU, June 12 –", "By our correspondent\n\nAktau, 12 June –"),
            ("Thursday", "yesterday"),
            ("January 1, 2027", "1 January 2027"),
            ("lorry", "truck"),
            ("18 million dollars", "$18 million"),
            ("\n\nThe next meeting is planned for the spring in Baku.", ""),
        ),
        edition=(
            ("AKTAU, June 12", "BAKU, May 21"),
            ("Thursday", "Wednesday"),
            ("agree on a single waybill", "agree on a single insurance form"),
            ("electronic waybill", "electronic insurance form"),
            ("The waybill replaces seven", "The form replaces four"),
            ("January 1, 2027", "July 1, 2028"),
            (
                "4.5 million tonnes of cargo went by ferry across the Caspian in 2025",
                "5.1 million tonnes of cargo went by ferry across the Caspian in 2026",
            ),
            ("18 million", "7 million"),
            ("for the spring in Baku", "for the autumn in Astrakhan"),
        ),
    ),
    Base(
        """Water talks end without a deal on the upper reservoir

Two days of talks on the sharing of the river's water ended on Friday without a deal on how much the upper reservoir may hold back in winter, delegates of both sides said.

The downstream state wants at least 1.9 cubic kilometres to be released between April and September; the upstream state offers 1.6 and asks for coal and fuel oil worth 22 million dollars in return. In a dry year such as this one the difference is the cotton of two provinces.

Both sides agreed to measure the flow together at four stations from March on and to publish the readings every ten days. It is the first time that the readings are to be public, which hydrologists on both banks have asked for since 2011.

A further round is to be held next month. The commission of the two governments, which has to sign any deal, meets in December.""",
        reprint=(
            (
                "Water talks end without a deal on the upper reservoir",
                "No deal on winter water, but readings go public",
            ),
            ("ended on Friday without", "have ended without"),
            ("1.9 cubic kilometres", "1.9 cubic km"),
            ("22 million dollars", "$22m"),
            ("four stations", "4 stations"),
            (" In a dry year such as this one the difference is the cotton of two provinces.", ""),
            (
                " The commission of the two governments, which has to sign any deal, meets in December.",
                '\n\nFarmers in the lower valley told this paper that they had stopped waiting. "We sow melons," one of them said. "Melons ask nobody."',
            ),
        ),
        edition=(
            ("Two days of talks", "Three days of talks"),
            ("on Friday", "on Tuesday"),
            ("at least 1.9 cubic", "at least 2.2 cubic"),
            ("offers 1.6", "offers 1.8"),
            ("22 million", "31 million"),
            (
                "In a dry year such as this one the difference is the cotton of two provinces.",
                "After a wet winter the difference is small.",
            ),
            ("at four stations from March on", "at nine stations from June on"),
            ("meets in December", "meets in August"),
        ),
    ),
    Base(
        """Ministers back a common electricity market from 2029

YEREVAN, October 2 – Energy ministers of six countries on Thursday backed a plan to open a common electricity market in 2029, two years later than first intended, officials said.

Under the plan generators in one country will be able to sell to buyers in another a day ahead, on a single exchange. Long contracts will go on as before. The exchange is to be run from Yerevan by a company in which each state holds an equal share.

"We would rather be late than dark," a deputy minister said after the meeting.

The ministers could not agree on a common price for the use of the lines. Two countries want it to rise with distance, the others want one price for all. An expert group is to report by the end of March.

Trade in electricity among the six came to 11.4 terawatt hours last year, three per cent of what they consumed.""",
        reprint=(
            ("Ministers back a common electricity market from 2029", "Common power market put off to 2029"),
            ("YEREVAN, October 2 –", "Oct. 2 (from our staff and agencies)"),
            ("on Thursday backed", "backed on Thursday"),
            ("three per cent", "3%"),
            ('\n\n"We would rather be late than dark," a deputy minister said after the meeting.', ""),
            ("could not agree", "did not agree"),
        ),
        edition=(
            ("YEREVAN, October 2", "MINSK, September 24"),
            ("common electricity market", "common gas market"),
            ("in 2029, two years later", "in 2030, five years later"),
            ("2029", "2030"),
            ("generators in one", "producers in one"),
            ("run from Yerevan", "run from Saint Petersburg"),
            (
                "Trade in electricity among the six came to 11.4 terawatt hours last year, three per cent",
                "Trade in gas among the six came to 47 billion cubic metres last year, a fifth",
            ),
            ("by the end of March", "by the end of June"),
        ),
    ),
    Base(
        """Leaders' retreat opens on the island with a promise on plastic

Leaders of the Pacific islands opened their yearly retreat on Monday with a promise to end the import of single-use plastic by 2031.

The promise, which the host called the easiest page of a hard book, leaves each state to choose how: a ban, a tax or a deposit. Nine of the eighteen members have some ban already. What washes ashore, the leaders' paper says, is mostly not their own; for that they ask the fishing nations for a levy on nets.

Harder pages follow on Tuesday. The leaders must choose a new secretary general, and they are divided on whether partners from outside the region may sit in the room when they do. Last year they could not agree, and the chair read a statement on the weather.

The retreat ends on Wednesday. No side events are planned, because the island has forty beds.""",
        reprint=(
            (
                "Leaders' retreat opens on the island with a promise on plastic",
                "Pacific leaders vow to end plastic imports",
            ),
            (", which the host called the easiest page of a hard book,", ""),
            ("eighteen members", "18 members"),
            ("Harder pages follow on Tuesday. The", "On Tuesday the"),
            (
                " Last year they could not agree, and the chair read a statement on the weather.\n\nThe retreat ends on Wednesday. No side events are planned, because the island has forty beds.",
                "",
            ),
        ),
        edition=(
            ("a promise on plastic", "a promise on tuna"),
            ("to end the import of single-use plastic by 2031", "to share the licences for tuna anew by 2028"),
            (
                "a ban, a tax or a deposit. Nine of the eighteen members have some ban already. What washes ashore, the leaders' paper says, is mostly not their own; for that they ask the fishing nations for a levy on nets.",
                "by days, by boats or by weight. Seven of the eighteen members sell days already.",
            ),
            ("on Monday", "on Sunday"),
            ("follow on Tuesday", "follow on Monday"),
            ("on Wednesday", "on Tuesday"),
            ("forty beds", "ninety beds"),
            ("choose a new secretary general", "choose a seat for the new commission"),
        ),
    ),
    Base(
        """Bank approves loan for the road to the lake

The regional development bank has approved a loan of 95 million dollars for the road from the capital to the lake, it said on Friday.

The loan runs for 24 years at 1.8 per cent, with the first six years free of repayment. The government adds 30 million dollars of its own. Work on the 148 kilometres is to begin in the spring and to take three summers, because above 2,000 metres nobody lays asphalt in winter.

The bank attaches two conditions. Tolls must cover the upkeep from the fifth year on, and the villages along the old road must keep a bus. Villagers had feared to be left aside when the new road passes them by.

It is the bank's largest loan to the country so far. A loan for the airport, asked for at the same time, was not on the agenda.""",
        reprint=(
            ("Bank approves loan for the road to the lake", "Lake road gets its money"),
            ("a loan of 95 million dollars", "a $95 million loan"),
            ("The government adds 30 million dollars of its own.", "The government adds $30 million of its own."),
            ("1.8 per cent", "1.8 percent"),
            ("the first six years", "the first 6 years"),
            (", because above 2,000 metres nobody lays asphalt in winter", ""),
            (
                "Villagers had feared to be left aside when the new road passes them by.",
                "We reported in May on the villagers' fears.",
            ),
        ),
        edition=(
            ("road to the lake", "railway to the port"),
            (
                "a loan of 95 million dollars for the road from the capital to the lake",
                "a loan of 210 million dollars for the railway from the capital to the port",
            ),
            ("24 years at 1.8 per cent, with the first six", "30 years at 2.1 per cent, with the first eight"),
            ("30 million dollars", "64 million dollars"),
            ("148 kilometres", "233 kilometres"),
            ("Tolls must", "Fares must"),
            ("fifth year", "tenth year"),
            (
                "the villages along the old road must keep a bus. Villagers had feared to be left aside when the new road passes them by.",
                "the old halts must stay open.",
            ),
        ),
    ),
    Base(
        """Forum of rectors signs a charter on degrees

Rectors of 64 universities from seven countries signed a charter in Tashkent on Saturday by which they will recognise each other's degrees in engineering and medicine.

Until now a doctor trained in one of the countries could wait up to fourteen months for leave to work in the next. Under the charter the wait is to be thirty days, and a second examination may be asked for in one subject only. Degrees in law are left out, since, as one rector put it, gravity is the same on both banks of the river and the civil code is not.

The charter binds the universities and not the ministries. Four ministries sent observers; three have said that they will follow it, one that it will study it.

The forum also founded a prize for the best joint thesis, worth 5,000 dollars. It meets again in two years.""",
        reprint=(
            ("Forum of rectors signs a charter on degrees", "A diploma that crosses the border"),
            (
                "Rectors of 64 universities from seven countries signed a charter in Tashkent on Saturday",
                "Sixty-four universities in seven countries have signed a charter",
            ),
            ("fourteen months", "14 months"),
            ("thirty days", "30 days"),
            (
                ", since, as one rector put it, gravity is the same on both banks of the river and the civil code is not",
                "",
            ),
            (
                "The forum also founded a prize for the best joint thesis, worth 5,000 dollars. It meets again in two years.",
                "Applicants in this city, where the medical institute is among those that signed, will notice the change first, the deputy dean told our newspaper. She expects some forty of them in the first year and has ordered forms.",
            ),
        ),
        edition=(
            ("Rectors of 64 universities from seven", "Rectors of 81 universities from nine"),
            ("in Tashkent on Saturday", "in Almaty on Friday"),
            ("engineering and medicine", "agriculture and veterinary science"),
            ("fourteen months", "eleven months"),
            ("thirty days", "sixty days"),
            ("a doctor trained", "a vet trained"),
            (
                "Four ministries sent observers; three have said that they will follow it, one that it will study it.",
                "No ministry sent observers.",
            ),
            ("5,000 dollars", "8,000 dollars"),
        ),
    ),
    Base(
        """Snow leopard states count their cats together

BISHKEK – Twelve states in which snow leopards live will count them by one method from this winter on, their environment ministers agreed here on Wednesday.

Until now each state counted its own way, and the sum, somewhere between 4,000 and 6,500, says more about the methods than about the cats, a biologist of the secretariat said. The new count uses camera traps in squares of 25 square kilometres, chosen by lot.

The first result is expected in 2028. Money is there for two winters: 3.2 million euros from a fund for the environment and, from the states, the boots of their rangers.

The ministers put off a decision on compensation for herders who lose sheep. Mongolia and Kyrgyzstan have such schemes; the others want to see first what they cost.""",
        reprint=(
            ("Snow leopard states count their cats together", "Snow leopards to be counted by one method"),
            ("BISHKEK – Twelve states", "Twelve countries"),
            ("agreed here on Wednesday", "agreed in Bishkek"),
            ("3.2 million euros", "EUR 3.2 million"),
            (" and, from the states, the boots of their rangers", ""),
            ("a biologist of the secretariat said", "a biologist said"),
            (
                "\n\nThe ministers put off a decision on compensation for herders who lose sheep. Mongolia and Kyrgyzstan have such schemes; the others want to see first what they cost.",
                "",
            ),
        ),
        edition=(
            ("Snow leopard", "Saiga"),
            ("Twelve states in which snow leopards live", "Five states in which saiga antelopes live"),
            ("count their cats", "count their herds"),
            ("somewhere between 4,000 and 6,500", "somewhere between 1.9 and 2.8 million"),
            ("than about the cats", "than about the herds"),
            (
                "camera traps in squares of 25 square kilometres, chosen by lot",
                "aeroplanes on straight lines, chosen by lot",
            ),
            ("from this winter", "from this spring"),
            ("in 2028", "in 2027"),
            ("two winters: 3.2 million", "two springs: 1.4 million"),
            ("Mongolia and Kyrgyzstan have", "Kazakhstan has"),
        ),
    ),
)

TRIED = tuple(text for pair in zip(ACCOUNTS, COMMUNIQUES, strict=True) for text in pair)
"""Fourteen reprints and fourteen other editions, of accounts and communiqués by turns."""
