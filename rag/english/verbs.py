"""Verbs: the stem that all forms of one share, what two words make one verb, and which mean the same or the opposite.

Lists of what news and official texts say, instead of a thesaurus, so that each can be read and corrected.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from rag.english.words import stem, word_set

_IRREGULAR = """
    arise arose arisen, beat beat beaten, become became become, begin began begun, bid bade bidden, bind bound,
    break broke broken, bring brought, build built, buy bought, catch caught, choose chose chosen, come came come,
    cut cut, deal dealt, draw drew drawn, drive drove driven, eat ate eaten, fall fell fallen, fight fought, find
    found, fly flew flown, forbid forbade forbidden, foresee foresaw foreseen, forget forgot forgotten, freeze
    froze frozen, get got gotten, give gave given, go went gone, grow grew grown, hear heard, hide hid hidden, hold
    held, keep kept, know knew known, lay laid, lead led, leave left, lend lent, let let, lose lost, make made,
    mean meant, meet met, overcome overcame overcome, pay paid, put put, ride rode ridden, rise rose risen, run ran
    run, say said, see saw seen, seek sought, sell sold, send sent, set set, shake shook shaken, shoot shot, show
    showed shown, sing sang sung, sink sank sunk, sit sat, speak spoke spoken, spend spent, stand stood, steal
    stole stolen, stick stuck, strike struck, swear swore sworn, swim swam, take took taken, teach taught, tell
    told, think thought, throw threw thrown, undergo underwent undergone, undertake undertook undertaken, uphold
    upheld, wear wore worn, win won, withdraw withdrew withdrawn, withhold withheld, withstand withstood, write
    wrote written, deny denied, try tried, carry carried, sue sued, die died, lie lied, tie tied, rely relied,
    apply applied"""
IRREGULAR_FORMS = tuple(tuple(forms.split()) for forms in _IRREGULAR.split(","))
"""Of each irregular verb the base, the past and the participle; two where past and participle are the same."""
_BASE: Mapping[str, str] = {form: forms[0] for forms in IRREGULAR_FORMS for form in forms}
PAST_FORMS = frozenset(
    form
    for form, base in _BASE.items()
    if form != base and form not in ("found", "felt", "lead", "means", "thought", "left")
) | {"found", "left", "thought", "cut", "put", "set", "hit", "quit", "split", "beat"}
"""Forms of the past that do not end in "ed"."""

VerbForm = Literal["base", "present", "past", "ing"]
_DOUBLES = word_set("admit begin cancel commit confer defer forbid forget initial omit recommit refer")
"""Verbs of several syllables that double their last letter before an ending: "admitted"."""
_OF_ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
"""Matches a verb that doubles its last letter: "plan", "cut"."""


@cache
def verb_forms(base: str) -> tuple[tuple[VerbForm, str], ...]:
    """The forms of a verb beside its base, the past first and then the participle, which is called "past" too."""
    if base.endswith("y") and base[-2] not in "aeou":
        present, past, ing = f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"
    elif base.endswith("ee"):
        present, past, ing = f"{base}s", f"{base}d", f"{base}ing"
    elif base.endswith("e"):
        present, past, ing = f"{base}s", f"{base}d", f"{base[:-1]}ing"
    else:
        present = f"{base}es" if base.endswith(("s", "sh", "ch", "x", "o")) else f"{base}s"
        doubled = base + base[-1] if base in _DOUBLES or _OF_ONE_SYLLABLE.fullmatch(base) else base
        past, ing = f"{doubled}ed", f"{doubled}ing"
    irregular = next((forms[1:] for forms in IRREGULAR_FORMS if forms[0] == base), ()) or (past,)
    return ("present", present), ("past", irregular[0]), ("past", irregular[-1]), ("ing", ing)


_TOGETHER = """
    take part=participate, take over=acquire, take on=hire, take up=accept, take off=start, take place=happen, take
    in=admit, turn down=reject, turn up=attend, turn away=reject, turn out=attend, put off=postpone, put
    back=postpone, put forward=propose, put up=offer, leave out=omit, set up=establish, set out=describe, set
    aside=reserve, call off=cancel, call for=urge, call on=urge, stay away=skip, stay out=skip, stay home=skip, keep
    away=skip, keep quiet=conceal, keep silent=conceal, keep out=exclude, walk out=leave, pull out=withdraw, back
    out=withdraw, drop out=withdraw, rule out=exclude, carry out=implement, bring in=introduce, bring up=raise, bring
    down=lower, give up=abandon, give in=yield, give away=donate, give back=return, hand over=transfer, hand
    back=return, hand in=submit, break off=end, break down=fail, break up=split, fall through=fail, fall apart=fail,
    go up=rise, go down=fall, go ahead=proceed, go back=return, come back=return, come out=emerge, come down=fall,
    make public=publish, sign up=join, sign off=approve, shut down=close, close down=close, phase out=end, phase
    in=introduce, point out=say, speak against=oppose, vote against=oppose, vote for=support, stand by=uphold, stand
    down=resign, step down=resign, stick to=uphold, hold on=keep, hold back=withhold, hold off=wait, hold up=delay,
    speed up=accelerate, slow down=slow, scale up=increase, scale back=reduce, scale down=reduce, cut back=reduce,
    cut down=reduce, cut off=cut, vote down=reject, throw out=reject, shoot down=reject, strike down=annul, lay
    off=dismiss, send off=dismiss, let go=dismiss, let down=disappoint, open up=open, back down=yield, play
    down=downplay, win over=persuade, look into=examine, look for=seek, ask for=request, wind up=end, come
    off=succeed, made up=consist, speak out=speak, speak up=support, stand up=support, roll out=introduce, roll
    back=annul, buy out=buy, sell off=sell, pay out=pay, pay back=repay, do away=abolish, get rid=remove, own
    up=admit, join up=join, team up=cooperate, link up=join, fall short=fail, run out=end, move in=enter, move
    out=leave, arrive at=reach, account for=represent, warn against=discourage, caution against=discourage, advise
    against=discourage, decide against=reject, rule against=reject, argue against=oppose, campaign against=oppose,
    agree on=agree, too much=excessive, too many=excessive, too high=excessive, too little=insufficient, too
    few=insufficient, too low=insufficient, too small=insufficient"""
_PAIRS: Mapping[tuple[str, str], str] = {
    (stem(first.split()[0]), first.split()[1]): word
    for first, word in (" ".join(one.split()).split("=") for one in _TOGETHER.split(","))
}

_SENSES = """
    attend come arrive participate | skip miss absent boycott; approve accept adopt endorse pass agree back support
    ratify permit allow grant clear confirm favour favor welcome bless sanction authorise authorize greenlight |
    reject refuse decline veto oppose turn deny forbid ban block bar prohibit defeat spurn rebuff exclude
    reservation; permit allow let may authorise authorize license licence enable | forbid ban bar prohibit prevent
    outlaw block; pledge promise commit vow undertake announce;
    praise hail commend applaud welcome laud thank congratulate celebrate honour honor | criticise
    criticize condemn blame denounce attack deplore slam accuse regret censure rebuke fault deride mock protest
    complain; support back favour favor endorse defend champion | oppose resist protest object fight reject contest
    undermine; open reopen unveil inaugurate start begin launch resume restart restore commence initiate shoot |
    close shut end stop suspend halt finish conclude cease cancel terminate abandon discontinue scrap axe drop;
    continue resume extend prolong lengthen renew maintain keep preserve retain remain stay last carry proceed uphold
    | shorten curtail end stop suspend halt cease abandon interrupt lapse expire abolish lift terminate discontinue
    scrap cancel drop; uphold confirm keep maintain retain reaffirm affirm defend sustain | overturn annul quash lift
    revoke repeal withdraw retract cancel reverse rescind abandon drop remove abolish scrap; impose introduce levy
    apply enact enforce raise erect | lift remove abolish scrap repeal ease waive revoke drop delete; lodge file
    submit raise voice present register bring enter make table | withdraw drop retract revoke; lift remove ease
    abolish | impose tighten uphold keep introduce; build construct erect establish create found make form set launch
    introduce start install assemble constitute produce develop | demolish destroy dismantle abolish dissolve reject
    scrap cancel abandon remove disband; keep hold retain preserve save maintain | abandon lose drop discard
    surrender remove yield delete; give grant award offer provide donate lend hand send pay supply deliver transfer
    allot allocate distribute contribute finance fund extend confer present | withhold refuse deny withdraw receive;
    receive get obtain accept collect earn gain take win inherit | give send lose refuse; pay spend invest repay
    settle compensate refund reimburse fund finance cost buy disburse pour contribute | withhold owe save default;
    lend loan | borrow; buy purchase acquire | sell; win beat defeat prevail triumph succeed secure gain clinch top |
    lose fail; succeed manage achieve accomplish reach | fail miss collapse founder; hire appoint recruit employ
    engage name elect nominate install promote | dismiss fire sack remove oust suspend axe; resign quit leave; resign
    quit depart retire leave | stay remain join return; join enter accede admit become sign | leave quit withdraw
    exit abandon expel exclude; admit concede acknowledge confess accept grant recognise recognize | deny dispute
    reject contest refute conceal; confirm verify acknowledge corroborate | deny dispute refute; say tell state
    announce report declare note add explain claim argue remark write describe stress mention maintain insist believe
    consider think hold recall warn underline emphasise emphasize contend assert reveal disclose inform publish
    publicise voice express observe suggest comment | conceal hide withhold; publish disclose reveal release announce
    leak issue unveil publicise publicize public | conceal hide withhold suppress; include contain mention cover
    feature encompass comprise consist list name refer comprise incorporate carry | omit exclude leave skip ignore
    delete lack; agree concur settle consent reach strike seal accept | disagree differ dispute quarrel clash refuse
    fail; settle resolve agree end solve reconcile conclude decide determine | break quarrel escalate; unite merge
    join combine unify fuse | split divide separate part break dissolve; increase raise rise grow climb expand surge
    jump swell boost double triple gain lift up accelerate higher more improve strengthen soar widen | decrease cut
    fall decline shrink drop lower reduce slump contract halve slow ease narrow sink weaken plunge down less; improve
    better strengthen recover heal | worsen deteriorate weaken worse decline; strengthen reinforce tighten deepen
    bolster intensify toughen harden stiffen | weaken loosen soften ease dilute;
    accelerate hasten speed advance | slow delay postpone hold;
    advance bring | postpone delay defer; protect defend preserve guard save safeguard | endanger harm threaten
    damage destroy attack abandon; help assist aid support | hinder hamper obstruct harm; trust rely believe |
    distrust doubt suspect; urge call appeal demand press ask request seek want plead push exhort advocate insist
    lobby petition plea invite encourage | discourage dissuade deter; propose suggest recommend offer advocate table
    float moot plan put draft present; want wish hope seek aim intend plan like desire mean prepare prefer favour |
    oppose resist reject; expect anticipate foresee predict forecast likely probable probably; worry concern fear
    alarm anxious | reassure; discuss debate talk consider examine review study explore address deal cover negotiate
    confer consult; meet gather assemble convene sit hold host congregate; host hold stage organise organize convene;
    sign initial conclude; plan schedule arrange set fix; move shift transfer relocate; send dispatch deploy despatch
    | recall withdraw; return back | leave take keep; distance dissociate; show prove demonstrate indicate reveal;
    find discover detect identify trace locate establish; cause trigger prompt lead provoke spark bring result; sue
    prosecute charge accuse | acquit clear; fine penalise penalize punish penalty | reward acquit; arrest detain jail
    imprison seize | release free liberate; ask query question inquire | answer reply; kill murder die | survive
    save; rob steal take; visit tour travel; chair preside lead head run; complete finish finalise finalize conclude
    | begin start; delay postpone defer put; sufficient enough adequate suffice | insufficient inadequate excessive
    excess; open public transparent | secret closed; above over | below under; majority most many | minority few
    little; full entire complete | partial half; strong | weak; rich wealthy | poor; allies ally partner friend |
    enemy rival opponent; peace truce ceasefire | war fighting; war | peace; import | export; legal lawful | illegal
    unlawful; possible | impossible; public | private secret; possible feasible | impossible; friendly warm cordial |
    hostile cold tense; easy simple | hard difficult; safe | dangerous unsafe; cheap | expensive costly dear; long |
    short brief; big large great huge | small little tiny; high | low; wide broad | narrow; heavy | light; deep |
    shallow; good fine | bad poor; new recent | old; young | old; tough strict harsh hard | soft mild lenient gentle;
    fast quick swift | slow; near close | far distant; true correct right | false wrong incorrect; full | empty; hot
    warm | cold cool; unanimous united | divided split dissent; partner | threat rival enemy opponent"""
"""Words of one meaning, and after "|" words of the opposite one."""
SENSES = tuple((one.split(), other.split()) for one, _, other in (each.partition("|") for each in _SENSES.split(";")))
"""Pairs of words of one meaning and words of the opposite one, which may be none."""


@cache
def verb_stem(word: str) -> str:
    """The stem that all forms of a verb share: "took" and "taken" have that of "take"; of another word its own."""
    folded = word.lower()
    return stem(_BASE.get(folded, folded))


@cache
def bases_of_past() -> Mapping[str, str]:
    """By the past of each verb listed here its base: "decide" by "decided"."""
    return {form: base for base in _listed() for kind, form in verb_forms(base) if kind == "past"}


def verb_in_one_word(word: str, after: str) -> str | None:
    """The verb that a verb and the word after it make together, as one word: "stayed away" is "skip"."""
    return _PAIRS.get((verb_stem(word), after.lower()))


@cache
def _senses() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((frozenset(map(verb_stem, one)), frozenset(map(verb_stem, other))) for one, other in SENSES)


@cache
def alike(one: str) -> frozenset[str]:
    """The stems (`verb_stem`) of words that may mean what this stem's do, itself among them."""
    return frozenset({one}.union(*(side for both in _senses() for side in both if one in side)))


@cache
def opposite(one: str) -> frozenset[str]:
    """The stems of words that may mean the opposite, without those that may also mean the same."""
    pairs = [pair for both in _senses() for pair in (both, both[::-1])]
    return frozenset().union(*(other for side, other in pairs if one in side)) - alike(one)


@cache
def present_forms() -> frozenset[str]:
    """The present ("decides") of all verbs listed here; some are nouns, too."""
    return frozenset(verb_forms(base)[0][1] for base in _listed())


def _listed() -> set[str]:
    return {word for both in SENSES for side in both for word in side} | {forms[0] for forms in IRREGULAR_FORMS}


@cache
def known_verbs() -> frozenset[str]:
    """The stems of all words listed here."""
    return frozenset().union(*(side for both in _senses() for side in both)) | {verb_stem(one) for one in _BASE}
