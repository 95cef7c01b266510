"""More texts with reprints and other editions, made as `tests.ingest.likeness_base` says.

They were written before the limits in `ingest.likeness` were run on them, and are only measured.
"""

from tests.ingest.likeness_base import Base

MEASURED = (
    Base(
        """Postal ministers agree on one price for small parcels

ISTANBUL, 8 May – Postal ministers of the Black Sea states agreed on Thursday on one price for parcels of up to two kilograms, whichever of their countries they are sent to.

The price is to be 4.20 euros from September on. Today it lies between 3.10 and 9.80 euros, and a parcel to the neighbour can cost more than one across the ocean, the host minister said.

Three states asked for a year more to adapt their tariffs and got six months. Couriers are not bound by the agreement; one of them called it "a stamp on a dead letter".

The ministers will look at letters, of which fewer are sent every year, when they meet again in Varna.""",
        reprint=(
            ("Postal ministers agree on one price for small parcels", "One price for Black Sea parcels"),
            ("ISTANBUL, 8 May – Postal", "Istanbul (own report). Postal"),
            ("4.20 euros", "€4.20"),
            ("3.10 and 9.80 euros", "€3.10 and €9.80"),
            (
                "\n\nThe ministers will look at letters, of which fewer are sent every year, when they meet again in Varna.",
                "",
            ),
        ),
        edition=(
            ("ISTANBUL, 8 May", "VARNA, 30 April"),
            (
                "one price for parcels of up to two kilograms, whichever",
                "one form for letters of up to fifty grams, whichever",
            ),
            ("small parcels", "letters"),
            (
                "The price is to be 4.20 euros from September on. Today it lies between 3.10 and 9.80 euros, and a parcel to the neighbour can cost more than one across the ocean",
                "The form is to be used from January on. Today there are five",
            ),
            (
                "Three states asked for a year more to adapt their tariffs and got six months.",
                "Two states asked for a year more to adapt their forms and got it.",
            ),
            (
                "letters, of which fewer are sent every year, when they meet again in Varna",
                "customs when they meet again in Odesa",
            ),
        ),
    ),
    Base(
        """Joint communiqué of the trilateral meeting of the ministers of culture

The ministers of culture of the three states met in Baku on 17 October 2023.

The ministers highly appreciated the results achieved since the previous meeting and reaffirmed that culture serves mutual understanding between peoples. They emphasised the role of young people and of creative industries.

The ministers agreed to hold days of culture in each other's capitals, to return objects that were lent before 1991, and to publish a joint catalogue of carpets in museums.

The ministers expressed their appreciation to the hosts for the excellent organisation and agreed that the next meeting is to be held in Tbilisi.""",
        reprint=(
            (
                "Joint communiqué of the trilateral meeting of the ministers of culture",
                "Three ministers promise to return museum loans",
            ),
            ("met in Baku on 17 October 2023", "met on October 17, 2023 in Baku"),
            ("They emphasised the role of young people and of creative industries.", ""),
            ("highly appreciated", "welcomed"),
            (
                " and agreed that the next meeting is to be held in Tbilisi",
                ". The next meeting is to be held in Tbilisi",
            ),
        ),
        edition=(
            ("Baku on 17 October 2023", "Tbilisi on 4 November 2024"),
            ("in Tbilisi.", "in Ankara."),
        ),
    ),
    Base(
        """Fishermen get four more weeks in the gulf

The joint commission on fisheries has lengthened the season in the gulf by four weeks, the ministry of agriculture said late on Monday.

Boats of both countries may now fish for sturgeon-free species until 15 November. The quota stays at 12,600 tonnes, of which 7,100 go to the northern side. Inspectors of either side may board any boat, a right that the commission had suspended in 2022 after a scuffle.

Scientists had advised against it. The stock has recovered but is young, they wrote, and a month in autumn weighs more than two in spring. The commission promised to read their next report before, and not after, it decides.

The commission sits twice a year, by turns on either shore.""",
        reprint=(
            ("Fishermen get four more weeks in the gulf", "Season in the gulf lengthened against advice"),
            (", the ministry of agriculture said late on Monday", ""),
            ("four weeks", "4 weeks"),
            ("15 November", "November 15"),
            ("Scientists had advised against it. The stock", "Scientists had warned against the step: the stock"),
            (
                "The commission sits twice a year, by turns on either shore.",
                "What does it mean for our town? The cannery on the quay will work through October, its owner told us, and take on twenty hands. The harbour master has no objection as long as the ice stays away, which in three of the last ten years it did not.",
            ),
        ),
        edition=(
            ("four more weeks", "two more weeks"),
            ("by four weeks", "by two weeks"),
            ("late on Monday", "on Friday"),
            ("15 November", "31 October"),
            ("12,600 tonnes, of which 7,100", "11,900 tonnes, of which 6,800"),
        ),
    ),
    Base(
        """Opening remarks at the conference on glaciers

Excellencies, ladies and gentlemen, let me welcome you to the conference on glaciers and thank the government of Tajikistan for bringing us together at a time when the matter can no longer wait.

Glaciers feed the rivers on which two billion people depend. Those of the Pamir have lost a quarter of their area since 1960, and what is gone does not come back with the next cold winter.

I ask you for three things. Measure them, and share what you measure. Warn those who live below them, in words that they use. And spend on both at least what you spend on one bridge.

I wish you a fruitful discussion, and I look forward to your declaration.""",
        reprint=(
            ("Opening remarks at the conference on glaciers", '"Spend what you spend on one bridge"'),
            ("Excellencies, ladies and gentlemen, let me welcome you", "Ladies and gentlemen, let me welcome you"),
            ("two billion", "2 billion"),
            (
                "\n\nI wish you a fruitful discussion, and I look forward to your declaration.",
                "\n\n(Transcript: our newsroom)",
            ),
        ),
        edition=(
            ("conference on glaciers", "conference on water"),
            ("the government of Tajikistan", "the government of Hungary"),
            (
                "Glaciers feed the rivers on which two billion people depend. Those of the Pamir have lost a quarter of their area since 1960, and what is gone does not come back with the next cold winter.",
                "Every fourth person drinks water that nobody has tested.",
            ),
            ("Measure them", "Test it"),
            ("share what you measure", "share what you find"),
            ("those who live below them", "those who drink it"),
        ),
    ),
    Base(
        """Weekly briefing: sanctions list extended

The Council today prolonged the restrictive measures by six months, until 15 March 2026. The list now includes 1,412 persons and 583 entities.

The measures consist of an asset freeze and a ban on making funds available to those listed. Persons are also subject to a travel ban. The Council will continue to review the list at regular intervals.

The names of two persons were removed, and the entries of nine were brought up to date. One of those removed had died; the other won a case before the General Court.

The legal acts have been published in the Official Journal.""",
        reprint=(
            ("Weekly briefing: sanctions list extended", "EU keeps its list for another half-year"),
            ("The Council today prolonged", "The Council has prolonged"),
            ("until 15 March 2026", "until March 15, 2026"),
            ("six months", "6 months"),
            (
                "The measures consist of an asset freeze and a ban on making funds available to those listed. Persons are also subject to a travel ban.",
                "The assets of those listed are frozen and persons may not travel.",
            ),
            ("\n\nThe legal acts have been published in the Official Journal.", ""),
        ),
        edition=(
            ("until 15 March 2026", "until 15 September 2026"),
            ("1,412 persons and 583 entities", "1,437 persons and 590 entities"),
            (
                "The names of two persons were removed, and the entries of nine were brought up to date. One of those removed had died; the other won a case before the General Court.",
                "The name of one person, who had died, was removed.",
            ),
        ),
    ),
    Base(
        """Airlines of two countries may fly to every airport

From the summer timetable on, airlines of Kazakhstan and Georgia may fly to every airport of the other country as often as they like, under an agreement signed in Batumi on Sunday.

Until now each side had 14 flights a week between two pairs of cities. The airlines had asked for more for years; the ministries had wanted to see first how the last ones were filled.

Rights to fly on to a third country, the so-called fifth freedom, are left for a second round. Kazakhstan had asked for them for its cargo flights, Georgia offered them from Kutaisi alone.

Fares from Almaty fell by an eighth on the day after, a comparison of offers showed, and rose again by the evening.""",
        reprint=(
            ("Airlines of two countries may fly to every airport", "Open skies between Kazakhstan and Georgia"),
            ("an agreement signed in Batumi on Sunday", "an agreement that was signed on Sunday"),
            ("14 flights a week", "fourteen weekly flights"),
            (", the so-called fifth freedom,", ""),
            (
                "Fares from Almaty fell by an eighth on the day after, a comparison of offers showed, and rose again by the evening.",
                "",
            ),
        ),
        edition=(
            ("Kazakhstan and Georgia", "Kazakhstan and Oman"),
            ("signed in Batumi on Sunday", "signed in Muscat on Tuesday"),
            ("14 flights", "7 flights"),
            ("Georgia offered them from Kutaisi alone", "Oman offered them from Salalah alone"),
            (
                "Fares from Almaty fell by an eighth on the day after, a comparison of offers showed, and rose again by the evening.",
                "Fares did not move.",
            ),
        ),
    ),
    Base(
        """Information on the meeting of national coordinators

A regular meeting of the national coordinators was held in Beijing on 20–22 August.

During the meeting the sides considered the progress of preparations for the forthcoming meeting of the Council of Heads of State, agreed on the drafts of documents to be submitted for adoption, and exchanged views on the further development of cooperation.

The national coordinators also discussed the organisational aspects of the events planned for the rest of the year and matters of the budget.

The meeting was held in a constructive atmosphere. The next meeting of the national coordinators will be held at the headquarters of the secretariat.""",
        reprint=(
            ("Information on the meeting of national coordinators", "National coordinators prepare the summit"),
            (
                "A regular meeting of the national coordinators was held in Beijing on 20–22 August.",
                "The national coordinators held a regular meeting in Beijing from 20 to 22 August.",
            ),
            ("considered the progress", "reviewed the progress"),
            (" and matters of the budget", ""),
            ("The meeting was held in a constructive atmosphere. ", ""),
        ),
        edition=(
            ("in Beijing on 20–22 August", "in Bishkek on 11–13 March"),
            ("the Council of Heads of State", "the Council of Foreign Ministers"),
        ),
    ),
    Base(
        """Minister answers questions on the pipeline

QUESTION: Minister, when will gas flow?

ANSWER: In the last quarter of next year, if the compressor stations are delivered on time. Two of five are on the site.

QUESTION: The neighbours speak of a price of 240 dollars. Is that agreed?

ANSWER: It is a number that they speak of. The formula is agreed, and the formula has the price of oil in it, so ask me in a year.

QUESTION: Parliament wants to see the contract before it is signed.

ANSWER: Parliament will see everything that the law lets me show, and the law lets me show the volume, which is eight billion cubic metres a year for 25 years.

QUESTION: And the villages along the line?

ANSWER: Eleven of them get gas in the first year. The line passes nineteen, and I would like to say the other number, but it would not be true yet.""",
        reprint=(
            ("Minister answers questions on the pipeline", '"Ask me in a year": the minister on the price of gas'),
            ("QUESTION: Minister, when will gas flow?\n\n", ""),
            ("QUESTION:", "Q."),
            ("ANSWER:", "A."),
            ("eight billion cubic metres", "8 bn cubic metres"),
            ("last quarter", "fourth quarter"),
        ),
        edition=(
            ("pipeline", "power line"),
            ("when will gas flow", "when will current flow"),
            ("compressor stations", "transformer stations"),
            ("Two of five", "One of three"),
            ("a price of 240 dollars", "a price of six cents"),
            ("the price of oil in it", "the price of coal in it"),
            ("eight billion cubic metres a year for 25 years", "1,300 megawatts for 15 years"),
            (
                "Eleven of them get gas in the first year. The line passes nineteen, and I would like to say the other number, but it would not be true yet.",
                "None in the first year.",
            ),
        ),
    ),
    Base(
        """Delegation of the election observers presents its preliminary findings

The mission of observers of the interparliamentary assembly presented its preliminary findings today. The mission consisted of 86 observers from nine countries, who visited 412 polling stations on election day.

The mission concludes that the elections were prepared and held in accordance with the law in force. No violations were noted that could have cast doubt on the result. The voters had the possibility to express their will freely.

The mission thanks the central election commission and the ministry of foreign affairs for their assistance and their openness.

The final report will be submitted to the assembly within one month.""",
        reprint=(
            ("Delegation of the election observers presents its preliminary findings", "Observers note no violations"),
            ("presented its preliminary findings today", "presented its preliminary findings"),
            ("nine countries", "9 countries"),
            ("in accordance with the law in force", "in accordance with the law"),
            ("The voters had the possibility to express their will freely.", "Voters could express their will freely."),
            (
                "\n\nThe mission thanks the central election commission and the ministry of foreign affairs for their assistance and their openness.",
                "",
            ),
        ),
        edition=(
            (
                "86 observers from nine countries, who visited 412",
                "104 observers from eight countries, who visited 377",
            ),
        ),
    ),
    Base(
        """Chief negotiators close the chapter on services

GENEVA – The chief negotiators closed the chapter on trade in services in the small hours of Saturday, leaving agriculture and dispute settlement for the last round, three people in the room said.

Banks and insurers will be let in after four years, accountants at once and lawyers not at all. For doctors a committee is to be set up, which in trade talks, one of the three said, means no.

The government had wanted to conclude before the elections. That is now possible only if the round in February succeeds, and the farm ministers of two members have said in public that it will not.

A spokesman confirmed that talks had been held and declined to say more.""",
        reprint=(
            ("Chief negotiators close the chapter on services", "Trade talks: services done, farms to come"),
            ("GENEVA – The chief negotiators closed", "Negotiators in Geneva closed"),
            ("in the small hours of Saturday", "early on Saturday"),
            ("four years", "4 years"),
            (
                "For doctors a committee is to be set up, which in trade talks, one of the three said, means no.",
                "For doctors a committee is to be set up.",
            ),
            (
                "A spokesman confirmed that talks had been held and declined to say more.",
                "The agency's report could not be verified independently.",
            ),
        ),
        edition=(
            ("chapter on services", "chapter on goods"),
            (
                "trade in services in the small hours of Saturday, leaving agriculture and dispute settlement for the last round, three",
                "trade in goods in the small hours of Thursday, leaving services and dispute settlement for the next round, two",
            ),
            (
                "Banks and insurers will be let in after four years, accountants at once and lawyers not at all. For doctors a committee is to be set up, which in trade talks, one of the three said, means no.",
                "Duties on cars fall to zero after nine years, on machines at once.",
            ),
            ("the round in February", "the round in October"),
        ),
    ),
)
"""Ten reprints and ten other editions."""
