"""Tables and lists of a text, each with what must be quotable of it: the kind of document, its content, the pieces."""

SPANNED = (
    "<table><tr><th rowspan=2>State<th colspan=2>Pledge<tr><th>2026<th>2027<tr><td>Arland<td>60<td>61"
    "<tr><td rowspan=2>Borava<td>40<td>45<tr><td>10<td>12<tr><td colspan=3>In kind<tr><td>Dorne<td>1<td>2</table>"
)


TABLES = [
    (
        "markdown",
        "| State | Vote |\n|---|---|\n| Arland | for |\n| Celdia | against |",
        ["State: Celdia | Vote: against"],
    ),
    ("markdown", "Pledges.\n\n| Who | How much |\n|:--|--:|\n| Dorne | 4 m |", ["Who: Dorne | How much: 4 m"]),
    (
        "markdown",
        "<table><tr><th>City</th><th>Year</th></tr><tr><td>Brell</td><td>2026</td></tr></table>",
        ["City: Brell | Year: 2026"],
    ),
    ("text", "Seats\n\nState\tSeats\nArland\t12\nBorava\t9", ["State: Arland | Seats: 12"]),
    ("text", "Votes\n\nArland\tfor\nBorava\tagainst", ["Arland | for", "Borava | against"]),
    ("text", "Dues\n\nCrop\t2025\t2026\nOats\t3\t4", ["Crop: Oats | 2025: 3 | 2026: 4"]),
    ("text", "Facts\n\nFounded\t1998\nMembers\t11", ["Founded | 1998", "Members | 11"]),
    ("text", "Dues\n\n| Member | Dues |\n|---|---|\n| Halen | 3 |", ["Member: Halen | Dues: 3"]),
    (
        "text",
        "Dues\n\nMember      Dues      Due by\nHalen       3         May\nDorne       5         June",
        ["Member: Halen | Dues: 3 | Due by: May"],
    ),
    (
        "page",
        "<p>The pledges follow here.</p><table><tr><td>Kestrel</td><td>7</td></tr><tr><td>Lorn</td><td>8</td></tr></table>",
        ["Kestrel | 7"],
    ),
    (
        "page",
        "<h1>Pledges</h1><table><caption>Pledges by state.</caption><tr><th>State<th>Sum<tr><td>Vey<td>1.5</table>",
        ["State: Vey | Sum: 1.5", "Pledges by state."],
    ),
    (
        "markdown",
        "| Item | Note |\n|---|---|\n| Fund | agreed |\n| Bank | |",
        ["Item: Fund | Note: agreed", "Item: Bank"],
    ),
    (
        "text",
        "Pledges\n\nCountry;Pledge;Year\nArland;120;2027\nBorava;85;2028",
        ["Country: Borava | Pledge: 85 | Year: 2028"],
    ),
    (
        "text",
        'Votes\n\nState,Vote,Seats\nArland,for,12\n"Drane, Republic of",against,9',
        ["State: Drane, Republic of | Vote: against | Seats: 9"],
    ),
    (
        "text",
        "Dues\n\n+--------+------+\n| State  | Dues |\n+========+======+\n| Halen  | 3 m  |\n+--------+------+",
        ["State: Halen | Dues: 3 m"],
    ),
    ("markdown", "Country | Pledge\n--- | ---\nArland | 5 m", ["Country: Arland | Pledge: 5 m"]),
    (
        "markdown",
        "<table>\n\n<tr><td>Arland</td><td>for</td></tr>\n\n<tr><td>Dorne</td><td>no</td></tr>\n\n</table>",
        ["Arland | for", "Dorne | no"],
    ),
    (
        "markdown",
        "<dl><dt>Venue</dt><dd>Old Mill, Brell</dd><dt>Chair:</dt><dd>Ines Falk</dd></dl>",
        ["Venue: Old Mill, Brell", "Chair: Ines Falk"],
    ),
    (
        "page",
        "<p>The Bay Pact met in Lorn on Friday and agreed.</p><table><tr><td>Chair</td><td>Falk</td></tr></table>"
        "<dl><dt>Venue</dt><dd>Old Mill in Brell</dd></dl>",
        ["Chair | Falk", "Venue: Old Mill in Brell"],
    ),
    (
        "page",
        f"<p>The pledges of the Delta Summit follow here.</p>{SPANNED}",
        [
            "State: Arland | Pledge 2026: 60 | Pledge 2027: 61",
            "State: Borava | Pledge 2026: 40 | Pledge 2027: 45",
            "State: Borava | Pledge 2026: 10 | Pledge 2027: 12",
            "State: Dorne | Pledge 2026: 1 | Pledge 2027: 2",
        ],
    ),
    (
        "page",
        "<p>The votes of the Delta Summit follow here.</p><table><tr><td><b>State</b><td><b>Vote</b>"
        "<tr><td>Arland<td>for<tr><td>Celdia<td>against</table>",
        ["State: Celdia | Vote: against"],
    ),
    (
        "page",
        "<p>The facts of the Delta Summit follow here.</p><table><tr><th colspan=2>Delta Summit<tr><th>Host<td>Arlen"
        "<tr><th>Date<td>7 July 2026</table>",
        ["Delta Summit", "Host: Arlen", "Date: 7 July 2026"],
    ),
    (
        "markdown",
        "<dl><dt>Chair</dt><dd>Ines Falk</dd><dd>Tom Reese</dd></dl>",
        ["Chair: Ines Falk", "Chair: Tom Reese"],
    ),
    ("values", "State,Vote\nArland,for\nCeldia,against\n", ["State: Celdia | Vote: against"]),
    ("values", "State;Dues\nHalen;3,5\nDorne;4,0\n", ["State: Halen | Dues: 3,5"]),
    ("values", 'Who\tSaid\nKalo\t"No, said\nthe chair."\n', ["Who: Kalo | Said: No, said the chair."]),
    (
        "text",
        "Accord\n\nThe members agree to set up a      The bank has its seat in Sant\nbank with a capital of nine      "
        "City, and it is led by a\nmillion crowns for the port.     governor for five years.",
        [
            "set up a bank with a capital of nine million crowns for the port.",
            "in Sant City, and it is led by a governor",
        ],
    ),
]


ITEMS = [
    (
        "text",
        "Talks\n\nThe ministers agreed to:\n● open a bridge\n● share water data",
        ["agreed to: ● open a bridge ● share water data"],
    ),
    (
        "text",
        "Talks\n\nThey rejected:\n\n– a common tax\n– a common army",
        ["They rejected: – a common tax – a common army"],
    ),
    ("text", "Talks\n\nNext steps\n‣ a draft by May\n‣ a vote by June", ["‣ a draft by May", "‣ a vote by June"]),
    (
        "text",
        "Talks\n\nThe pact covers\n✓ radar\n✓ fishing\nIt does not cover whales.",
        ["✓ radar", "It does not cover whales."],
    ),
    (
        "text",
        "Rules\n\n4.1 Dues are paid in May\n4.2 Late dues bear interest",
        ["4.1 Dues are paid in May", "4.2 Late dues bear interest"],
    ),
    (
        "text",
        "Rules\n\n7. The Council shall\n(i) meet once a year;\n(ii) report to members",
        ["7. The Council shall (i) meet once a year; (ii) report to members"],
    ),
    ("text", "Rules\n\na) seats\nb) votes\nc) dues", ["a) seats", "b) votes", "c) dues"]),
    (
        "markdown",
        "They agreed on:\n\n* a bank\n* a court\n    * with nine judges",
        ["They agreed on: - a bank - a court - with nine judges"],
    ),
    ("markdown", "1. Peace\n2. Trade\n3. Water", ["1. Peace", "2. Trade", "3. Water"]),
    (
        "page",
        "<p>They agreed on:</p><ul><li>a bank</li><li>a court</li></ul><p>They left at noon on Friday.</p>",
        ["- a bank", "- a court"],
    ),
    (
        "text",
        "Rules\n\nThe Fund pays twice.\n\nIV. Dues fall in May\nV. The Bank keeps the accounts\n\nThey left.",
        ["V. The Bank"],
    ),
    (
        "text",
        "Rules\n\nThe Fund pays twice.\n\n(aa) early dues\n(bb) late dues\n\nThey left.",
        ["(aa) early dues", "(bb) late"],
    ),
    (
        "text",
        "Rules\n\nThe Fund pays twice.\n\n1/ early dues\n2/ late dues\n\nThey left.",
        ["1/ early dues", "2/ late dues"],
    ),
    ("text", "Rules\n\nThe Fund pays twice.\n\nOP1. Early dues\nOP2. Late dues\n\nThey left.", ["OP2. Late dues"]),
    ("text", "Rules\n\nThe Fund pays twice.\n\nArticle 5. Early dues\n\nThey left.", ["Article 5. Early dues"]),
    ("text", "Rules\n\nThe Fund pays twice.\n\n№ 5. Early dues\n\nThey left.", ["№ 5. Early dues"]),
]
