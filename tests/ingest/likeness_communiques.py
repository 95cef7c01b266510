"""Communiqués, statements and readouts with reprints and other editions; a part of the texts of `likeness_texts`."""

from tests.ingest.likeness_base import Base

COMMUNIQUES = (
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
