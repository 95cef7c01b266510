"""English words by what they do in a sentence, for checking it against its quotes.

Short lists instead of a parser or a model of grammar, so that each can be read and corrected. Names that end in
`_STEMS` hold stems (`rag.english.words.stem`), the others folded words.
"""

from rag.english.dates import MONTH_NUMBERS, WEEKDAYS
from rag.english.numerals import number_words
from rag.english.words import stem, word_set
from rag.ordinals import ORDINALS


def _stemmed(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in text.split())


PHRASE_OPENERS = word_set(
    """in on at by for with from to into under over after before during between among against about as than
    because since until till while whereas although though which who whom whose that where when and or but
    including without within through throughout via toward towards alongside upon near so if plus not besides
    despite following amid across around beyond unless whether"""
)
"""A phrase begins with these."""

JOINS = word_set("and but while whereas although though or yet")
"""Words that join clauses of equal rank."""

RELATIVE = word_set("which who that where when as after before because since whose with")
"""Words that open a dependent clause after a comma."""

CLAUSE_OPENERS = (
    "and",
    "but",
    "or",
    "yet",
    "while",
    "whereas",
    "although",
    "though",
    "who",
    "which",
    "that",
    "where",
    "when",
)
"""Words with which a clause goes on after another."""

QUESTION_WORDS = ("who", "what", "which", "when", "where", "why", "how")

ARTICLES = word_set("a an the its his her their")
"""Articles, and the possessives that stand in their place."""

MEETING_NOUNS = ("summit", "meeting", "conference", "gathering", "talks", "session")

AUXILIARIES = word_set(
    """is are was were be been being has have had do does did will would shall should can could may might must
    am"""
)

IRREGULAR_VERBS = word_set(
    """said told took gave made put set met held led left saw sought spoke went came became began brought built
    found chose sent cut rose fell grew drew won lost paid kept let meant read ran stood thought wrote got knew
    says remains calls plans hopes wants aims covers contains includes provides backs supports seeks gives takes
    makes holds"""
)
"""Forms that do not end in "ed" and are seldom anything but verbs."""

NOT_VERBS = word_set("hundred united need indeed speed feed")
"""Words that end in "ed" and are no past forms."""

EMPTY_STEMS = _stemmed(
    """say said tell told according report reported note add state announce mention explain describe remark
    comment warn complain claim argue maintain insist stress emphasise emphasize underline recall voice express
    want wish point pointed call named see seen text document source account outlet differ disagree vary diverge
    meanwhile however furthermore moreover additionally separately respectively namely own well make made take
    took taken put set place held hold one way part number such others both able include included including yet
    while go goes went come came back give gave get leader president head country summit meeting participant
    side member declaration"""
)
"""Words that a quote need not contain: of reporting, of meeting, and words that only join."""


TITLES = word_set(
    """president presidents prime minister ministers foreign chancellor premier king queen crown prince princess
    emir sheikh secretary general commissioner chairman chairwoman chairperson chair leader leaders vice deputy
    mr mrs ms dr sir excellency spokesman spokeswoman envoy chief head heads aide adviser advisor senator
    ambassador governor mayor pope national security assistant acting special representative director executive
    professor"""
)
"""Titles and offices that stand before a name and are no part of it."""

MONTHS_AND_DAYS = frozenset(MONTH_NUMBERS) | {day.lower() for day in WEEKDAYS}

GENERIC_STEMS = _stemmed(
    """summit declaration statement communique meeting agreement plan action joint final treaty council
    conference forum session format member members region regional government republic party parties state
    states bank fund development university commission court agency ministry organisation organization union
    group centre center institute corridor initiative platform framework partnership alliance programme program
    strategy charter roadmap agenda office committee convention accord accords protocol network road railway
    line port airport plant river sea lake palace hall airlines company corporation international world global
    nations nation people peoples community cooperation economic political strategic outcome outcomes document
    documents concept system working dialogue assembly parliament congress senate house department secretariat
    chairmanship presidency article point trade transport energy climate peace friendship security digital
    industrial investment critical minerals mineral artificial intelligence governance standing mechanism
    package pact compact annex resolution expert experts ai it gdp tv"""
)
"""Words that name nothing by themselves, even with a capital."""

OPENING_WORDS = word_set(
    """i ok meanwhile overall instead additionally furthermore moreover however nevertheless nonetheless
    according speaking addressing opening closing asked earlier later separately elsewhere previously currently
    recently officially formally reportedly notably finally initially originally together apart alongside beyond
    since although though whereas despite unlike like regarding concerning following ahead among amid given
    thanks due host hosts participants participant delegates delegations officials observers critics analysts
    reports report media countries governments sides parties members talks negotiations negotiators documents
    texts trade turnover commerce energy money security cooperation transport investment investments migration
    agriculture work progress consensus membership proposals proposal pledges none nobody nothing everyone
    everybody today yesterday tomorrow roughly approximately nearly almost exactly around half dozens hundreds
    thousands millions billions developed developing poorer richer rich poor western eastern northern southern
    small large big major new next last previous another other others several many most some
    few all each every both either neither any such same total annual financial bilateral multilateral joint
    mutual direct foreign domestic local private public human social cultural technical carbon fossil green
    clean renewable nuclear water food gas oil coal steel police religion education health tourism culture sport
    science technology research innovation industry business companies firms banks investors people citizens
    students workers women children youth leaders presidents ministers heads experts scientists"""
) | {*number_words(2, 12), *ORDINALS[:3]}
"""Words that are no name when they open a sentence with a capital."""

SMALL_IN_NAMES = word_set("of the for and on de da do la al bin von der van")
"""Words without a capital that may stand inside a name."""

REGIONS = word_set(
    """central asia asian asians europe european africa african africans gulf latin america middle east caucasus
    pacific caribbean balkans baltic southeast south north eurasia eurasian arctic"""
)
"""Parts of the world that a text may call "the region"."""

LISTED_STEMS = _stemmed(
    """documents texts papers statements agreements declarations leaders presidents ministers countries states
    sides parties guests bodies measures programmes areas fields points topics priorities names people men women
    officials companies firms governments members cities places projects proposals ideas organisations groups
    decisions"""
)
"""What a sentence may count that the quote lists by name."""


DECIDED_STEMS = _stemmed(
    """agreed adopted signed approved decided endorsed established created launched concluded ratified committed
    undertook undertaken admitted introduced accepted finalised finalized resolved inaugurated abolished granted
    confirmed enacted instituted became joined merged lifted imposed cancelled completed sealed designated
    appointed elected selected chose chosen"""
)
"""Of verbs that report a decision."""

PROPOSED_STEMS = _stemmed(
    """proposed suggested recommended floated mooted urged advocated proposal suggestion recommendation"""
)
"""Plain words of proposal."""

TENTATIVE_STEMS = _stemmed(
    """asked invited appealed pressed sought seek considered studied examined explored planned drafted intended
    offered envisaged foresaw called wanted wants hoped requested encouraged idea initiative draft plans
    considering discuss discussed wished demanded pushed lobbied expected pending potential ready readiness
    willing intention intends"""
)
"""Weaker words, for what is wished, asked for, looked into or yet to come."""

MODALS = word_set("would could might may will should shall")

OPEN_STEMS = _stemmed(
    """study studied examine examined consider considered considering explore explored feasibility possibility draft
    drafting negotiate negotiating"""
)
"""After a verb of decision these say that nothing is decided yet: "agreed to study"."""

FAILED_STEMS = _stemmed(
    """failed rejected refused postponed declined blocked dropped abandoned vetoed stalled collapsed suspended
    withdrew withdrawn scrapped shelved"""
)
"""Of verbs that report that something failed."""

NEGATORS = word_set(
    """not no never neither nor none nobody nothing without cannot hardly failed fails refused refuses declined
    declines omitted omits rejected rejects lacked lacks avoided avoids"""
)
"""Words that deny what follows them."""

DENYING_STEMS = _stemmed(
    """failed refused rejected declined denied lacked lacks absent avoided omitted excluded skipped missed opposed
    blocked halted unable refrained abstained boycotted dropped unresolved unsigned withheld prevented stopped
    merely only hardly barely instead rather dismissed disagreed unclear undecided unfinished unwilling leave
    except excepting impossible ineffective yet suspended stayed left short despite against few little
    postponed without missing resisted objected banned forbade beyond unlike apart alone exempted stalled
    inconclusive mere quiet silent silence absence cancelled"""
)
"""Other words that deny something; where a quote has one, a denial in the answer may be right."""


_OPPOSITE_WORDS = (
    (
        "rise rose risen rising increase increased increasing grow grew grown growth growing climb climbed up "
        "higher gain gained expand expanded surge surged raise raised jump jumped swell boost boosted widen "
        "widened more",
        "fall fell fallen falling decrease decreased decreasing decline shrink shrank shrunk drop dropped down "
        "reduce reduced reduction cut lower lowered narrow narrowed slump slumped contract contracted less fewer "
        "shrinking",
    ),
    (
        "strengthen strengthened stronger reinforce reinforced tighten tightened deepen deepened",
        "weaken weakened weaker loosen loosened soften softened ease eased",
    ),
    ("before beforehand ahead prior preceding", "after following afterwards subsequently"),
    (
        "first opening opened began begin beginning start initial initially",
        "last final end ended concluding",
    ),
    (
        "lift lifted lifting remove removed removing removal abolish abolished scrap scrapped",
        "impose imposed imposing introduce introduced tighten tightened",
    ),
    (
        "support supported supporting supports backed back favour favoured favor endorsed welcome welcomed "
        "praised hailed",
        "oppose opposed opposing opposition reject rejected condemn condemned criticise criticised criticize "
        "criticized denounced",
    ),
    ("import imported imports", "export exported exports"),
    ("joined join joining entered enter accession admitted", "left leave leaving withdrew withdraw quit"),
    ("accelerate accelerated quicker faster speed sped hasten hastened", "slow slowed slower delay delayed"),
    ("largest biggest highest maximum most greatest", "smallest lowest minimum least"),
    ("unanimously unanimous consensus", "narrowly divided split majority"),
    ("success successful", "failure unsuccessful"),
    ("pleased content satisfied satisfaction hopeful", "disappointed disappointment dissatisfied unhappy"),
    ("early earlier", "late later"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
    ("binding mandatory compulsory obligatory", "voluntary nonbinding optional"),
    ("include included includes including", "exclude excluded excludes excluding"),
    ("retain retained keep kept preserve preserved contain contained", "omitted omit removed scrapped"),
    ("permanent permanently", "temporary temporarily non"),
)
OPPOSITES: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (_stemmed(one), _stemmed(other)) for one, other in _OPPOSITE_WORDS
)
"""Pairs of sets of stems with opposite meanings."""
