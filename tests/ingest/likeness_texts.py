"""Short accounts and communiqués with what other houses, and later meetings of the same series, made of them.

Each base text has reprints (headline, byline, dateline, house style, cuts, an own paragraph) and other editions (the
same boilerplate with other days, places, figures and states), given as what is replaced in the base. The limits in
`ingest.likeness` were read off these; those in `tests.ingest.likeness_measured` were not looked at.
"""

from dataclasses import dataclass

Edits = tuple[tuple[str, str], ...]
"""What is replaced in the base, and by what; an empty string cuts it."""


@dataclass(frozen=True, slots=True)
class Base:
    """A text with its reprints and its namesakes of other meetings."""

    text: str
    reprint: Edits
    edition: Edits

    def edited(self, edits: Edits) -> str:
        """The base with those edits; each must apply."""
        text = self.text
        for old, new in edits:
            assert old in text, old
            text = text.replace(old, new)
        return text


TRIED = (
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
        """Joint statement of the third meeting of the heads of emergency services

The heads of the emergency services of the Central Asian states met in Bishkek on 14 March 2024 for their third meeting. The meeting was chaired by the Kyrgyz Republic and took place in an atmosphere of friendship and mutual understanding.

The participants noted with satisfaction the progress made since their second meeting in Almaty and reaffirmed their commitment to closer cooperation in the prevention of natural disasters, based on the principles of equality, mutual respect and non-interference.

They agreed to exchange data on mudflows and glacial lakes every day between April and October, to hold a joint exercise with 300 rescuers in the Fergana valley, and to set up a common register of heavy equipment.

The participants thanked the Kyrgyz side for its hospitality. The fourth meeting will be held in Dushanbe in 2025.""",
        reprint=(
            (
                "Joint statement of the third meeting of the heads of emergency services",
                "Rescuers to share data on mudflows: the full text",
            ),
            ("third meeting. The meeting was chaired", "third meeting. It was chaired"),
            ("14 March 2024", "March 14, 2024"),
            (
                "mutual respect and non-interference.",
                "mutual respect and non-interference.\n\nRead also: mudflow closes the road to Osh",
            ),
            ("The participants thanked the Kyrgyz side for its hospitality. ", ""),
        ),
        edition=(
            ("third meeting", "fourth meeting"),
            ("Bishkek on 14 March 2024", "Dushanbe on 6 February 2025"),
            ("the Kyrgyz Republic", "the Republic of Tajikistan"),
            ("second meeting in Almaty", "third meeting in Bishkek"),
            (
                "to hold a joint exercise with 300 rescuers in the Fergana valley, and to set up a common register of heavy equipment",
                "to open a training centre for divers, and to translate the manual on avalanches into five languages",
            ),
            ("the Kyrgyz side", "the Tajik side"),
            (
                "The fourth meeting will be held in Dushanbe in 2025",
                "The fifth meeting will be held in Ashgabat in 2026",
            ),
        ),
    ),
    Base(
        """The President receives the Ambassador of Japan

On 3 September 2025 the President received the Ambassador of Japan on the completion of his diplomatic mission in the country.

The head of state thanked the diplomat for his contribution to the development of friendly relations and noted the high level of political dialogue between the two countries. Trade has grown steadily in recent years, and a number of joint projects in energy, medicine and education have been carried out.

The Ambassador expressed his gratitude for the support that he was given during his work and conveyed the greetings of the leadership of Japan. He stressed that his country attaches great importance to further strengthening the strategic partnership.

The schedule of forthcoming meetings at the highest level was also discussed.""",
        reprint=(
            ("The President receives the Ambassador of Japan", "Japan's envoy takes his leave"),
            ("On 3 September 2025 the President", "The President on Wednesday"),
            (
                "Trade has grown steadily in recent years, and a number of joint projects in energy, medicine and education have been carried out.",
                "Trade has grown in recent years.",
            ),
            (
                "The schedule of forthcoming meetings at the highest level was also discussed.",
                "Other matters were discussed too.\n\n(Source: press service)",
            ),
        ),
        edition=(
            ("3 September 2025", "19 November 2025"),
            ("Ambassador of Japan", "Ambassador of Italy"),
            ("leadership of Japan", "leadership of Italy"),
            ("energy, medicine and education", "energy, design and education"),
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
        """Communiqué of the meeting of the Council of Ministers of Agriculture

The Council of Ministers of Agriculture held its twelfth meeting in Samarkand on 23 May 2024 under the chairmanship of the Republic of Uzbekistan.

1. The Council welcomed the progress made in the implementation of the programme of cooperation and stressed the importance of food security for the sustainable development of the member states.

2. The Council approved the list of seeds that may be traded without a second test and instructed the secretariat to publish it within thirty days.

3. The Council took note of the information of the secretariat on the preparation of the exhibition of agricultural machinery.

4. The Council expressed its gratitude to the Uzbek side for the warm welcome and the high level of organisation of the meeting.

The next meeting of the Council will take place in Bishkek in 2025.""",
        reprint=(
            (
                "Communiqué of the meeting of the Council of Ministers of Agriculture",
                "Ministers of agriculture: text of the Samarkand communiqué",
            ),
            ("held its twelfth meeting", "held its 12th meeting"),
            ("23 May 2024", "May 23rd, 2024"),
            ("within thirty days", "within 30 days"),
            ("the warm welcome and the high level of organisation of the meeting", "the warm welcome"),
            ("1. The", "The"),
            ("2. The", "The"),
            ("3. The", "The"),
            ("4. The", "The"),
        ),
        edition=(
            ("twelfth meeting in Samarkand on 23 May 2024", "thirteenth meeting in Bishkek on 5 June 2025"),
            ("the Republic of Uzbekistan", "the Kyrgyz Republic"),
            ("the Uzbek side", "the Kyrgyz side"),
            ("in Bishkek in 2025", "in Minsk in 2026"),
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
        """Statement by the co-chairs following the eighth session of the working group on border crossings

The working group on border crossings met in its eighth session by video link on 11 February 2025. Delegations of both governments took part, together with customs, border guards and the railways.

The co-chairs recalled the agreements reached by the heads of state and underlined the importance of their full and timely implementation. The delegations informed each other of the state of works at the crossings and exchanged views on the calendar for the current year.

The sides agreed to open the crossing at Dostuk for lorries around the clock from 1 April 2025, to keep the crossing at Kara-Suu closed for repairs until the autumn, and to check each container once.

The session was held in a constructive and business-like spirit. The sides agreed to hold the next session in the third quarter of 2025.""",
        reprint=(
            (
                "Statement by the co-chairs following the eighth session of the working group on border crossings",
                "Dostuk to be open day and night",
            ),
            ("11 February 2025", "Tuesday, February 11, 2025"),
            ("Dostuk for lorries", "Dostuk to lorries"),
            ("from 1 April 2025", "from April 1"),
            (
                " Delegations of both governments took part, together with customs, border guards and the railways.",
                " Both governments, customs, border guards and the railways took part.",
            ),
            ("The session was held in a constructive and business-like spirit. The sides", "The sides"),
        ),
        edition=(
            ("eighth session by video link on 11 February 2025", "ninth session in Osh on 2 September 2025"),
            ("eighth session of", "ninth session of"),
            (
                "open the crossing at Dostuk for lorries around the clock from 1 April 2025",
                "open the crossing at Kara-Suu for pedestrians from 1 October 2025",
            ),
            (
                "keep the crossing at Kara-Suu closed for repairs until the autumn",
                "widen the road at Dostuk to four lanes",
            ),
            ("third quarter of 2025", "first quarter of 2026"),
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
        """Readout of the call between the foreign ministers

The foreign minister spoke today by telephone with the foreign minister of Türkiye.

The ministers discussed the state of and prospects for bilateral relations, welcomed the dynamic of trade and stressed the need to make full use of the intergovernmental commission. They exchanged views on current regional and international issues, and on cooperation within the Organization of Turkic States.

Particular attention was paid to the preparation of the forthcoming meetings at the highest and high levels. The ministers agreed to instruct their services to finalise the documents to be signed.

The conversation was held in a warm and friendly atmosphere, and the ministers agreed to stay in touch.""",
        reprint=(
            ("Readout of the call between the foreign ministers", "Ministers talk on the telephone"),
            ("spoke today by telephone", "spoke by phone today"),
            ("Particular attention was paid", "Special attention was paid"),
            (
                "\n\nThe conversation was held in a warm and friendly atmosphere, and the ministers agreed to stay in touch.",
                "\n\nPress service of the ministry",
            ),
        ),
        edition=(
            ("the foreign minister of Türkiye", "the foreign minister of Hungary"),
            ("within the Organization of Turkic States", "within the United Nations"),
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
        """Chair's summary of the dialogue on migration

The dialogue on migration met for its fifteenth round in Geneva. The chair thanked the delegations for a frank exchange and the host for its hospitality.

Delegations agreed that the fees that migrants pay to recruiters should fall, and many said that they should be paid by employers. Several delegations called for a register of licensed recruiters. Some recalled that registers exist and are not read.

On money sent home, delegations noted that the cost had come down to 5.6 per cent of the sum on average and remained far above the aim of three per cent. One delegation proposed that post offices be let into the payment system. Others reserved their position.

The chair concluded that a text on recruiters was within reach and that a text on fees for payments was not. The sixteenth round will be held in the first half of next year.""",
        reprint=(
            ("Chair's summary of the dialogue on migration", "Migration talks: what the chair concluded"),
            ("The chair thanked the delegations for a frank exchange and the host for its hospitality.", ""),
            ("fifteenth round", "15th round"),
            ("sixteenth round", "16th round"),
            ("5.6 per cent of the sum on average", "5.6% of the sum on average"),
            ("three per cent", "3%"),
            (" Some recalled that registers exist and are not read.", ""),
        ),
        edition=(
            ("fifteenth round in Geneva", "sixteenth round in Nairobi"),
            (
                "Delegations agreed that the fees that migrants pay to recruiters should fall, and many said that they should be paid by employers. Several delegations called for a register of licensed recruiters.",
                "Delegations agreed on the text on recruiters that the chair had circulated. Several delegations called for a register of them.",
            ),
            ("5.6 per cent", "5.1 per cent"),
            (
                "a text on recruiters was within reach and that a text on fees for payments was not",
                "a text on fees for payments was within reach",
            ),
            (
                "The sixteenth round will be held in the first half",
                "The seventeenth round will be held in the second half",
            ),
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
    Base(
        """Press release on the meeting of the Intergovernmental Commission

The Intergovernmental Commission on Trade and Economic Cooperation held its regular meeting in Ashgabat. The meeting was chaired by the deputy prime ministers of the two countries.

The sides reviewed the implementation of the decisions taken at the previous meeting and noted the positive dynamic of mutual trade. They discussed the state of and prospects for cooperation in industry, energy, transport, agriculture, culture and education, and agreed on a number of practical steps.

The sides confirmed their interest in increasing the supply of building materials and textiles, in the joint production of farm machinery, and in the exchange of students.

Following the meeting a protocol was signed. The next meeting of the Commission is to take place at a time to be agreed through diplomatic channels.""",
        reprint=(
            ("Press release on the meeting of the Intergovernmental Commission", "Commission meets in Ashgabat"),
            ("held its regular meeting in Ashgabat", "met in Ashgabat this week"),
            ("positive dynamic of mutual trade", "growth of mutual trade"),
            (
                "industry, energy, transport, agriculture, culture and education",
                "industry, energy, transport, farming, culture and education",
            ),
            (
                " The next meeting of the Commission is to take place at a time to be agreed through diplomatic channels.",
                "",
            ),
        ),
        edition=(
            ("in Ashgabat", "in Muscat"),
            (
                "building materials and textiles, in the joint production of farm machinery, and in the exchange of students",
                "polymers and carpets, in the joint use of ports, and in tourism",
            ),
        ),
    ),
)
"""Fourteen reprints and fourteen other editions."""
