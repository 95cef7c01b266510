"""Prose in awkward shapes, each with what must be quotable of it: the kind of document, its content, the pieces."""

WRAPPED = [
    (
        "text",
        "Accord\n\nDecide to pay as follows:\n\n    (a)  Arland, 10 million;\n    (b)  Borava, 20 million.",
        ["Decide to pay as follows: (a) Arland, 10 million; (b) Borava, 20 million."],
    ),
    (
        "text",
        "Outcomes\n\n\t•\tA rail fund is set up.\n\t•\tA court in Lorn,\n\t\twhich opens in 2027.",
        ["• A rail fund is set up.", "• A court in Lorn, which opens in 2027."],
    ),
    ("text", "Accord\n\nIt is void.\n\n__________\n* Sella is absent.", ["* Sella is absent."]),
    (
        "text",
        "Accord\n\n3. The Parties shall, within sixty days of the entry into\nforce of this Accord, name a focal point and notify the\nSecretariat of it.",
        [
            "3. The Parties shall, within sixty days of the entry into force of this Accord, name a focal point and notify the Secretariat of it."
        ],
    ),
    (
        "text",
        "Accord\n\nThe negotiators worked all night on the text of the rail-\nway agreement and signed it at dawn in the presence of\nnobody.",
        ["the text of the railway agreement and signed it at dawn in the presence of nobody."],
    ),
    (
        "text",
        "The ministers met in Brell for two days and discussed the\nlong-\nterm budget of the union, which they want to double by the\nend of the decade.",
        ["discussed the long-term budget of the union"],
    ),
    (
        "text",
        "The bank said on Monday that it would lend the port of Lorn\n\n                    - 12 -\n\nanother 40 million crowns for its new breakwater.",
        ["lend the port of Lorn another 40 million crowns for its new breakwater."],
    ),
    (
        "text",
        "Report\n\nThe council adopted its budget for the coming year after a\n\nReport of the Council                               Page 7\n\ndebate of nine hours, by ten votes to one.",
        ["after a debate of nine hours, by ten votes to one."],
    ),
    (
        "text",
        "The first page ends in the middle of a sentence that goes on\n7\n\fon the second page, where it comes to an end.",
        ["that goes on on the second page"],
    ),
    (
        "text",
        "   Selma Okoro opened the session with a short speech in which\nshe thanked her hosts and asked for patience.\n   Joel Tamo answered her at length and asked for a ship and for\na doctor, in that order.",
        [
            "she thanked her hosts and asked for patience.",
            "Joel Tamo answered her at length and asked for a ship and for a doctor, in that order.",
        ],
    ),
    (
        "text",
        "The trans-\nCaspian line was discussed by the ministers at a dinner that\nlasted until well after midnight, and was then forgotten.",
        ["The trans-Caspian line was discussed"],
    ),
    (
        "markdown",
        "    The Grain Council met in Tolbac and decided to release\n    two million tonnes of wheat.",
        ["The Grain Council met in Tolbac and decided to release two million tonnes of wheat."],
    ),
    (
        "text",
        "The chair proposed 12\nmembers of the panel and the assembly elected them in a\nsingle vote, with two members abstaining from it.",
        ["proposed 12 members of the panel and the assembly elected them"],
    ),
    *(
        (
            "text",
            f"The Pact has its seat in\n\n{page}\n\nKestrel Bay. Its director shall be named for four years by the members.",
            ["seat in Kestrel Bay."],
        )
        for page in (
            "[4]",
            "p. 3",
            "- Page 3 -",
            "<page 4>",
            ". . . 4",
            "4 | Page",
            "24-10937 4/6",
            "A/RES/79/12\n\n                        4/9",
        )
    ),
    (
        "text",
        "Notes\n\nThe members adopted a 20-\nyear plan for the period of 2026-\n2030 in Halen.",
        ["a 20-year plan", "2026-2030"],
    ),
    (
        "text",
        "Notes\n\nNobody opposed the re-\nelection of the chair in Halen on Friday.",
        ["the re-election of the chair"],
    ),
    (
        "text",
        "> The Council decided in Tolbac to release\n> two tonnes of wheat.\n>\n> It meets in May.",
        ["release two tonnes of wheat.", "It meets in May."],
    ),
    (
        "markdown",
        "\tThe Council decided in Tolbac to release\n\ttwo tonnes of wheat.",
        ["release two tonnes of wheat."],
    ),
    (
        "text",
        "1.   The members met in Belport under the chairmanship of the\n     President of Belmar and elected a chair.\n\n"
        "2.   The members directed the Secretariat to submit a plan by\n     31 December 2026.",
        ["elected a chair.", "2. The members directed the Secretariat to submit a plan by 31 December 2026."],
    ),
    (
        "text",
        "Notes\n\nThe members agreed on a long-term plan, a medium-\nterm budget and rules for e-\ncommerce in all ports.",
        ["a medium-term budget and rules for e-commerce"],
    ),
    (
        "text",
        "Readout of the meeting of the two ministers in Lorn\nParticipants: Ines Calder and Bo Lind of the Union\n"
        "Location: Lancaster Hall\n\nThey agreed to meet again.",
        ["Participants: Ines Calder and Bo Lind of the Union", "Location: Lancaster Hall"],
    ),
    (
        "text",
        "Pact\n\nThe Council meets in Hollin in 2028.*\n\n[1] The pact was first signed in 2014.\n2 Prices are those of "
        "2025.",
        [
            "The Council meets in Hollin in 2028.*",
            "[1] The pact was first signed in 2014.",
            "2 Prices are those of 2025.",
        ],
    ),
    ("page", "<p>A line that is broken<br>by hand goes on here.</p>", ["A line that is broken by hand goes on here."]),
]


PROSE = [
    (
        "markdown",
        "# Rules\n\n12.2 Contributions are voluntary\n12.3 The board meets twice\na year.",
        ["12.2 Contributions are voluntary", "12.3 The board meets twice a year."],
    ),
    (
        "markdown",
        "# Rules\n\nThe plan – new\n– and dear, as said\n– is void.",
        ["The plan – new – and dear, as said – is void."],
    ),
    ("markdown", "# Rules\n\nIt is old.[^1]\n\n- The port is new.", ["It is old.[^1]"]),
    (
        "text",
        "News\n\nSource: the ministry denied on Friday that it had sold the ships.",
        ["Source: the ministry denied"],
    ),
    ("text", "News\n\nCredit: the fund will lend nine million to farmers.", ["Credit: the fund will lend"]),
    ("text", "News\n\nPhoto: the leaders refused to pose for a family picture.", ["the leaders refused to pose"]),
    ("text", "News\n\nTopics: ministers discussed water, rail and visas.", ["ministers discussed water"]),
    ("text", "News\n\nContact: the group will keep a line open to the rebels.", ["will keep a line open"]),
    (
        "text",
        "News\n\nLea Strand is an analyst and has led the Institute since 2020.",
        ["has led the Institute since 2020."],
    ),
    (
        "text",
        "Facts\n\nThe talks ended.\n\nVenue: Old Mill, Brell\nChair: Ana Kalo",
        ["Venue: Old Mill, Brell", "Chair: Ana Kalo"],
    ),
    ("text", "By 2030 the fleet is to shrink by half.", ["By 2030 the fleet is to shrink by half."]),
    ("markdown", "# Summit\n\n## Seat: Halen\n\n## Budget: 9 million", ["Seat: Halen", "Budget: 9 million"]),
    ("text", "Notes\n\nThe pact is in force.\n\nMembers may leave at any time", ["Members may leave at any time"]),
    *(
        ("text", f"News\n\nThe Forum met in Solano.\n\n{prose}\n\nIt meets again.", [prose])
        for prose in (
            "Watch: the Forum will lend 3 million crowns to fishermen.",
            "Related: the ministers agreed to a fund for orphans.",
            "By Friday the text had been signed by all.",
            "Courtesy of Halen, the delegates travelled free.",
            "Sign up for the fund closed in May.",
            "This article was amended by the ninth meeting.",
            "This report was originally published by the bank.",
            "Next story ideas were told to the press, Lund said.",
            "Register for the fund to continue fishing until May, the council told the members.",
            "Comments are welcome until May.",
            "Get the best of both, the chair told members.",
            "Subscribe to the treaty by May, the chair told members.",
            "Back to top form, the chair said that the vote was fair.",
        )
    ),
    ("markdown", "It was signed.[^1]\n\n[^1]: Ibid.\n[Note]: optional", ["[^1]: Ibid.", "[Note]: optional"]),
    ("markdown", "It was signed.\n\n![The six leaders sign the pact.](a.png)", ["The six leaders sign the pact."]),
    ("markdown", "<pre>\nArland is for it.\nDorne is not.\n</pre>", ["Arland is for it.", "Dorne is not."]),
    (
        "text",
        "Decision 7\n\nThe Contact Meeting,\n\nNoting with appreciation the report of the secretariat,\n\nDecides to go on.",
        ["The Contact Meeting,", "Noting with appreciation the report of the secretariat,"],
    ),
    (
        "text",
        "Accord\n\nII. DECISIONS\n\n3. The Summit elected Lia Moro as its chair.\n\n4. It meets in May.",
        ["3. The Summit elected Lia Moro as its chair."],
    ),
    ("text", "Talks\n\nThe report was written by the secretariat.", ["The report was written by the secretariat."]),
]


RAW_HTML = [
    (
        "page",
        "<h1>Rail</h1><p>The Harbour Union adopted a rail plan in Brell on Monday.</p><p>Points agreed:<br>"
        "1. A bank is set up.<br>2. A court sits in Lorn.<br>3. No levy<p>Read: 1204",
        ["Points agreed: 1. A bank is set up. 2. A court sits in Lorn. 3. No levy"],
    ),
    ("markdown", "It holds 10<sup>6</sup> litres.<sup><a href='#n'>2</a></sup>", ["It holds 10⁶ litres.²"]),
    (
        "page",
        "<article><h1>Live</h1><div><h3>Leaders arrive</h3><p>Lund came first.</p></div>"
        "<div><p>The text is not ready, Pell said on Monday.</p></div><div><p>They signed.</p></div></article>",
        ["Lund came first.", "They signed."],
    ),
    ("markdown", "<p>The barrier is 90 kilometres long.</p>", ["The barrier is 90 kilometres long."]),
    ("markdown", "<div>\n\nThe barrier is long.\n\n</div>", ["The barrier is long."]),
    ("markdown", "<blockquote>Celdia voted against it.</blockquote>", ["Celdia voted against it."]),
    ("markdown", "<ul><li>a bank</li><li>a court</li></ul>", ["- a bank", "- a court"]),
    ("markdown", "<details><summary>More</summary>The vote was secret.</details>", ["The vote was secret."]),
    ("markdown", "<h2>Vote</h2><p>Nine were for it.</p>", ["Nine were for it."]),
    ("markdown", "<p>The cost is &euro;3&nbsp;m.<br>It is paid in May.</p>", ["It is paid in May."]),
    ("markdown", "<center><b>The pact was signed at noon.</b></center>", ["The pact was signed at noon."]),
    (
        "markdown",
        "<figure><figcaption>The leaders sign the pact.</figcaption></figure>",
        ["The leaders sign the pact."],
    ),
    (
        "text",
        "<!DOCTYPE html><html><body><p>Six ministers met in Brell on Friday.</p></body></html>",
        ["Six ministers met in Brell on Friday."],
    ),
]


SPOKEN = [
    (
        "text",
        "Briefing\n\nQ And Sella --\n\nMS. COLE: I have nothing.",
        ["Q And Sella --", "MS. COLE: I have nothing."],
    ),
    ("text", "Briefing\n\nQ: Is it signed?\n\nA: It is.", ["Q: Is it signed? A: It is."]),
    ("text", "Briefing\n\nQ. Who pays?\nA. Dorne does. It has the money.", ["Q. Who pays? A. Dorne does."]),
    (
        "text",
        "Briefing\n\nQUESTION: When is the vote?\n\nMS. OLL: On Friday at noon.",
        ["QUESTION: When is the vote? MS. OLL: On Friday at noon."],
    ),
    ("text", "Briefing\n\nKALO: Thank you. We want a ship.", ["KALO: Thank you. We want a ship."]),
    ("text", "Briefing\n\nTHE CHAIR: Order! Please sit down.", ["THE CHAIR: Order! Please sit down."]),
    (
        "markdown",
        "**Q: Will it rain?**\n\n**A:** No, says the minister.",
        ["Q: Will it rain? A: No, says the minister."],
    ),
    (
        "markdown",
        "**President Kalo:** The levy is two per cent. It starts in July.",
        ["President Kalo: The levy is two per cent. It starts in July."],
    ),
    (
        "text",
        "Speech\n\n“We came for peace.\n\n“We leave with a treaty,” President Alim said.",
        ["“We came for peace. “We leave with a treaty,” President Alim said."],
    ),
    (
        "text",
        "Speech\n\nAna Kalo rose. “I am tired.\n\n“I shall not run again,” she said.",
        ["Ana Kalo rose. “I am tired. “I shall not run again,” she said."],
    ),
    (
        "text",
        "Briefing\n\nQUESTION (Radio 4): How many ships?\n\nADM. COLE: Nine. All are old.",
        ["How many ships? ADM. COLE: Nine. All are old."],
    ),
    ("text", "Briefing\n\nHALDEN:\nWe shall not open it. Never.", ["HALDEN: We shall not open it. Never."]),
    ("text", "Briefing\n\nQ – Who pays?\n\nA – Dorne does.", ["Q – Who pays? A – Dorne does."]),
    ("text", "Briefing\n\nQ    Who pays?\n\nTHE PRESIDENT:  Dorne does.", ["Q Who pays? THE PRESIDENT: Dorne does."]),
    ("text", "Briefing\n\n[Question] Who pays?\n\n[Answer] Dorne does.", ["Who pays? [Answer] Dorne does."]),
    ("text", "Briefing\n\nJOURNALIST – Who pays?\n\nVOSK – Dorne does.", ["Who pays? VOSK – Dorne does."]),
    ("text", "Briefing\n\nSPEAKER 1: We oppose it. It is dear.", ["SPEAKER 1: We oppose it. It is dear."]),
    ("text", "Briefing\n\nВопрос: Кто платит?\n\nВ.Ким: Платит Дорн.", ["Вопрос: Кто платит? В.Ким: Платит Дорн."]),
    ("text", "Briefing\n\n>> OLL: We oppose it. It is dear.\n\nThey left.", ["OLL: We oppose it. It is dear."]),
    ("text", "Briefing\n\n[10:32] OLL: We oppose it. It is dear.", ["OLL: We oppose it. It is dear."]),
    ("text", "Briefing\n\nMr. OLL [Drane]: We oppose it. It is dear.", ["Mr. OLL [Drane]: We oppose it. It is dear."]),
    (
        "text",
        "Briefing\n\nMs. van der Berg: We oppose it. It is dear.",
        ["Ms. van der Berg: We oppose it. It is dear."],
    ),
    ("text", "Briefing\n\n– Who pays?\n– Dorne does.", ["– Who pays? – Dorne does."]),
    (
        "text",
        "Briefing\n\nChair Falk said:\n\n“We came to build. We stay.”",
        ["Chair Falk said: “We came to build. We stay.”"],
    ),
    (
        "text",
        'Speech\n\nAna Kalo rose. "I am tired.\n\n"I shall not run again," she said.',
        ['Ana Kalo rose. "I am tired. "I shall not run again," she said.'],
    ),
    (
        "text",
        "Interview\n\nMs Moro spoke to us.\n\nWill the tariff be agreed by July?\n\nI believe so. The ministers meet in June.",
        ["Will the tariff be agreed by July? I believe so."],
    ),
    (
        "text",
        "MR. BRENNER:  Good afternoon.  Sorry, I am late.\n\nMR. OLL:  We pay nine million.  It is little.\n\n"
        "MR. VOSK:  It is a lot.  We are poor, you know that.",
        ["MR. BRENNER: Good afternoon."],
    ),
    ("text", "Сводка\n\nПроект стоит 1,5 млрд. долл. США. Платит Дорн.", ["Проект стоит 1,5 млрд. долл. США."]),
]
