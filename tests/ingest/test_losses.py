"""Nothing is lost without a word: what can be quoted, and what is furniture and reported, kind by kind."""

import pytest

from ingest.extract import Extracted, extract
from ingest.raw import RawDocument
from ingest.split import split
from tests.rag.fakes import FakeEmbedder

pytestmark = pytest.mark.usefixtures("one_child")


def taken(kind: str, content: str) -> Extracted:
    return extract(RawDocument("a", f"/a.{kind}", kind, content.encode()))


def quotable(found: Extracted) -> list[str]:
    made = found.article
    return [made.text[one.start : one.end] for passage in split(made, FakeEmbedder()) for one in passage.sentences]


def spaced(text: str) -> str:
    return " ".join(text.split())


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
]
SPANNED = (
    "<table><tr><th rowspan=2>State<th colspan=2>Pledge<tr><th>2026<th>2027<tr><td>Arland<td>60<td>61"
    "<tr><td rowspan=2>Borava<td>40<td>45<tr><td>10<td>12<tr><td colspan=3>In kind<tr><td>Dorne<td>1<td>2</table>"
)
TABLES += [
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
WRAPPED = [
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
]
WRAPPED += [
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
            "Subscribe to the treaty by May, the chair told members.",
            "Back to top form, the chair said that the vote was fair.",
        )
    ),
    ("markdown", "It was signed.[^1]\n\n[^1]: Ibid.\n[Note]: optional", ["[^1]: Ibid.", "[Note]: optional"]),
    ("markdown", "It was signed.\n\n![The six leaders sign the pact.](a.png)", ["The six leaders sign the pact."]),
    ("markdown", "<pre>\nArland is for it.\nDorne is not.\n</pre>", ["Arland is for it.", "Dorne is not."]),
]
PROSE += [
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
]


SPOKEN += [
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


@pytest.mark.parametrize(("kind", "content", "pieces"), [*TABLES, *ITEMS, *WRAPPED, *PROSE, *RAW_HTML, *SPOKEN])
def test_what_an_article_says_can_be_quoted(kind: str, content: str, pieces: list[str]) -> None:
    found = [spaced(one) for one in quotable(taken(kind, content))]
    for piece in pieces:
        assert any(piece in one for one in found), found


@pytest.mark.parametrize(
    "line",
    [
        "By Dana Pell",
        "By Dana Pell and Tom Reese, WireOne.",
        "(Reporting by Dana Pell; editing by Tom Reese)",
        "Reporting by Dana Pell in Brell; Editing by Tom Reese",
        "Read more: Lorn closes its port",
        "RELATED ARTICLES",
        "Sign up here.",
        "Subscribe to our newsletter",
        "Share on Facebook",
        "Follow us on X and Telegram.",
        "FOR IMMEDIATE RELEASE",
        "EMBARGOED UNTIL 6 MAY 2026",
        "###",
        "** FOR IMMEDIATE RELEASE **",
        "Press release No. 45",
        "NEWS RELEASE",
        "Press Release | 3 September 2026",
        "Joint press communiqué",
        "Embargo: 6 p.m.",
        "Ref: HU/2026/45",
        "Contact: Press Office, Harbour Union, press@example.org",
        "For more information, please call the press office.",
        "Notes to editors: The appointment was made by written procedure.",
        "Video: WireOne pool.",
        "Photo by Jonas Ekdahl",
        "Tags: rail, water",
        "Filed under: Asia",
        "© 2026 Lorn Daily",
        "All rights reserved.",
        "18:42 GMT",
        "Updated 14:03 GMT",
        "5 min read",
        "Page 3 of 9",
        "Brell, 6 May 2026",
        "We use cookies to make this site better.",
        "12 comments",
        "https://example.org/a",
        "Vol. 12 No. 814 | Published by the Reporting Service",
        "This issue of the Lake Bulletin © is written and edited by Ann Lee.",
        "Newsdesk: newsdesk@example.org",
        "((dana.pell@example.org; +00 20 555 0188))",
        "Follow the Foreign Office on X @fo",
        "Full story on Wire: [nL1N2]",
        "Additional reporting by Bo Lind",
        "Unsubscribe",
        "You receive this because you signed up. Unsubscribe",
        "Thanks for reading! Subscribe for free to receive new posts.",
        "The post Port of Lorn closes appeared first on Gulf Bulletin.",
        "For information media. Not an official record.",
        "On Mon, 4 May 2026 at 09:12, Tom Hale <tom@desk.example> wrote:",
        "---------- Forwarded message ---------",
        "С уважением,",
        "Dear colleagues,",
        "2.1 Seats of the members . . . . . . . . . 12",
    ],
)
def test_furniture_is_never_quoted_and_always_reported(line: str) -> None:
    found = taken(
        "text", f"Port of Lorn closes\n\nThe port of Lorn closed on Friday.\n\n{line}\n\nIt opens again in June."
    )
    assert quotable(found) == ["The port of Lorn closed on Friday.", "It opens again in June."]
    if any(one.isalnum() for one in line):
        assert [one.text for one in found.left_out] == [line]


@pytest.mark.parametrize("day", ["2021/10/27", "27/10/2021", "1-7-2026", "2021-10-27", "12-17/10/2026"])
def test_a_date_in_figures_is_no_contact_and_no_title(day: str) -> None:
    found = taken("text", f"{day}\n\nPort of Lorn closes\n\nThe port of Lorn closed on Friday.\n\nTel: +00 20 555 0188")
    assert found.article.title == "Port of Lorn closes"
    assert day in found.article.text
    assert [one.text for one in found.left_out] == ["Tel: +00 20 555 0188"]


def test_what_a_reader_of_markdown_does_not_see_is_reported() -> None:
    found = taken("markdown", "A ![flag of Lorn](a.png) picture <!-- of nine --> stands here.")
    assert found.article.text == "A  picture  stands here."
    assert [(one.reason, one.text) for one in found.left_out] == [
        ("description of a picture", "flag of Lorn"),
        ("comment in the source", "of nine"),
    ]


@pytest.mark.parametrize(
    "mark", ["PRESS RELEASE", "News Release No. 12", "STATEMENT", "For immediate release", "Ref: A/45"]
)
def test_the_mark_of_a_press_release_is_no_title(mark: str) -> None:
    assert (
        taken("text", f"{mark}\n\nAgency gets director\n\nThe Union met on Friday.").article.title
        == "Agency gets director"
    )


def test_the_header_and_the_signature_of_a_mail_are_furniture() -> None:
    found = taken(
        "text",
        "From: Press Desk\nSent: 22 May 2026\nTo: All\nSubject: Summit closes\n\nThe Summit approved the protocol.\n\n"
        "Kind regards,\nOla Prenn\nPress Officer",
    )
    assert quotable(found) == ["The Summit approved the protocol."]
    assert {one.reason for one in found.left_out} == {"header of a mail", "salutation", "signature"}


def test_what_a_page_hides_is_left_out_unless_it_is_most_of_it() -> None:
    shown = "<p>The Bay Pact met in Cape Lorn on Friday and agreed to freeze its fleets until 2030.</p>"
    hidden = '<p style="display:none">You have read your last free article.</p>'
    found = taken("page", shown + hidden)
    assert "last free" not in found.article.text
    assert ("hidden on the page", "You have read your last free article.") in [
        (x.reason, x.text) for x in found.left_out
    ]
    whole = taken("page", f'<p>Loading.</p><div style="visibility: hidden">{shown}</div>')
    assert "freeze its fleets" in whole.article.text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("FINAL COMMUNIQUÉ\n\nof the ninth summit\n\nThe members met in Lorn.", "FINAL COMMUNIQUÉ of the ninth summit"),
        ("THE PALACE\nFOR IMMEDIATE RELEASE\nJune 3, 2026\n\nReadout of a call\n\nThey spoke.", "Readout of a call"),
        ("BAY PACT CLOSES\nPress release\n\nThe pact closed its ports on Friday, it said.", "BAY PACT CLOSES"),
    ],
)
def test_the_title_is_the_text_s_and_not_the_sender(text: str, title: str) -> None:
    assert taken("text", text).article.title == title


def test_a_quotation_that_is_never_closed_is_split_as_any_text() -> None:
    quotation = 'The form is "hh-\n\n"mm’" or none.'
    assert quotable(taken("text", f"Talks\n\nThe talks failed.\n\n{quotation}\n\nThey left."))
