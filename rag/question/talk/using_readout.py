"""How people ask about using Readout: adding articles, exporting, privacy, cost, feedback, the marks; and complain."""

_TAKES = r"(?:add|upload|import|load|ingest|feed(?: \w+)?|paste|use|put|insert|include|attach|submit|bring in)"
_MATERIAL = (
    r"(?:articles?|documents?|docs?|files?|pdfs?|texts?|sources?|reports?|releases?|library|links?|urls?|websites?"
    r"|web ?pages?|feeds?|rss|emails?|communiques?|readouts|notes?|material|stuff|folders?|papers|news)"
)
_FORMATS = (
    r"(?:pdfs?|docx?|word (?:files?|documents?)|odt|rtf|e?mails?|eml|html?|markdown|md files?|txt|text files|excel"
    r"|xlsx?|pptx?|powerpoints?|epubs?|csv|images|scans?|scanned \w+|rss|mhtml)"
)
_TYPED = (
    r"(?:data|questions?|conversations?|chats?|quer(?:y|ies)|texts?|documents?|files?|articles?|inputs?|history"
    r"|searches"
    r"|privacy|information)"
)
_HANDLES = (
    r"(?:private|privately|safe|secure|sent|send|stored?|storing|kept|keep|saved?|saving|shared?|sharing|seen|logged"
    r"|log"
    r"|leaves?|leaving|confidential|train\w*|collect\w*|tracked|transmit\w*|transferred|uploaded|exposed|leak\w*)"
)
ADDING_WORDINGS = (
    rf"\b(?:how|where|can|could|may) (?:do |can |could |should |would |might )?(?:i|we|you|one) (?:\w+ "
    rf"){{0,2}}?"
    rf"(?:{_TAKES}|remove|delete)\b (?:\w+ ){{0,5}}{_MATERIAL}\b",
    rf"^(?:(?:hi|hello|please|and|so|know|explain|tell me)[, ]+)*how to (?:{_TAKES}|remove|delete)\b (?:\w+ "
    rf"){{0,4}}{_MATERIAL}\b",
    r"\b(?:how|where|can|could|may|want to|like to) .{0,25}\b(?:add|put|get|bring|load|feed|include|import"
    r"|insert"
    r"|drop)\b .{0,60}\b(?:in here|in this|into (?:this|it|here|readout)"
    r"|(?:to|into|in) (?:the|your|this|my) library)\b",
    r"\b(?:how|where|can|could|may) .{0,15}\b(?:i|we) (?:upload|ingest)\b",
    rf"\bmy own (?:\w+ ){{0,2}}{_MATERIAL}\b",
    rf"\b(?:do|does|can|could|will|is it possible to) .{{0,30}}\b(?:{_TAKES}|read|accept|take|open|support"
    rf"|handle|process)\b .{{0,40}}\b{_FORMATS}\b",
    r"\b(?:which|what)(?: kinds? of| sorts? of)? (?:file|document)[ -]?(?:formats?|types?)\b.*"
    r"\b(?:can|do|does|may|are|is)\b",
    r"\b(?:which|what) (?:formats?|files?)\b.*\b(?:you|i|it|readout|we)\b.*"
    r"\b(?:read|accept|support|upload|import|add|ingest|open|take)\b"
    r"|\b(?:which|what) formats? (?:are|is) (?:the |your )?(?:articles|texts|files|library)\b",
)
FEEDBACK_WORDINGS = (
    r"\b(?:leave|give|send|submit|provide|share) (?:you |u |my |some |any )*feedback\b",
    r"\b(?:how|where|can|could|to whom|want to|like to) .{0,20}\b(?:report|flag|complain about|correct|rate)\b"
    r".{0,30}\b(?:answers?|mistakes?|errors?|quotes?|bugs?|problems?)\b",
    r"^(?:this|that|your|the) (?:last )?(?:answer|quote) (?:is|was) (?:\w+ )?(?:wrong|bad|incorrect|useless"
    r"|false"
    r"|nonsense|not (?:right|correct|helpful|good))\b",
)
PRIVACY_WORDINGS = (
    rf"\b(?:my|our) (?:\w+ )?{_TYPED} (?:\w+ ){{0,2}}{_HANDLES}\b"
    rf"|\b{_HANDLES}\b.{{0,20}}\bmy (?:\w+ )?{_TYPED}\b",
    rf"\b(?:what|whatever|anything|everything|things|stuff|texts?|questions) (?:that )?(?:i|we) (?:\w+ "
    rf")?(?:type|write|ask|enter|paste|upload|say|put in)\b.*\b(?:{_HANDLES}|see|go|goes"
    r"|leaves?|left)\b",
    rf"\b(?:{_HANDLES}|see|read)\b.{{0,15}}\b(?:what|everything|anything|whatever|all) (?:i|we) (?:type|write"
    rf"|ask"
    r"|enter|paste|upload|say)\b",
    r"\bleav(?:e|es|ing) (?:my|this|the|your|our) (?:computer|machine|laptop|pc|device|network|office"
    r"|server)\b",
    r"\b(?:do|does|will|can|are|is) (?:you|readout|it|this(?: \w+)?) (?:\w+ )?(?:phon(?:e|ing) home|spy\w*"
    r"|track\w*"
    r"|log(?:ging)?|collect\w*|(?:send|sending|shar(?:e|ing)|stor(?:e|ing)|keep(?:ing)?) (?:\w+ )?(?:data"
    r"|anything"
    r"|information|conversations?|questions|everything))\b(?! on\b)",
    r"\b(?:do|can|will) you (?:still |even )?(?:remember|recall|learn from|forget) (?:\w+ ){0,2}(?:i|we|my|our|me|us"
    r"|earlier|previous|past)\b",
    r"^(?:you|it|this|readout) works? (?:offline|locally)\W*$",
    r"\bwhat (?:do|does|will) (?:you|readout|it|this) do with (?:my|our)\b",
    r"\b(?:does|do|can|will|could) (?:you|it|readout|this(?: \w+)?|i) (?:\w+ )?(?:work|run|use|be used"
    r"|function)\b"
    r".{0,25}\b(?:offline|locally|without (?:\w+ ){0,2}(?:internet|network|connection|wifi))\b",
    r"\b(?:i|we|you|it|this(?: \w+)?|readout) (?:\w+ )?(?:need|require|use)s? (?:an? |the )?(?:internet|network"
    r"|online) ?(?:connection|access)?\W*$",
    r"^(?:(?:and|what about|how about|is this|are you|is readout) )*(?:privacy|data protection|gdpr\b.*)\W*$"
    r"|\b(?:your|readout's) (?:\w+ )?privacy\b|\bprivacy policy\W*$",
    r"\bis (?:this|readout|this \w+|what i \w+) (?:private|confidential|secure|safe|offline|local|gdpr)\b",
    r"\bwhere (?:is|are) (?:the |my |your |our )?(?:data|conversations?|library|questions|history) "
    r"(?:stored|kept|saved|held|hosted)\b",
)
COST_WORDINGS = (
    r"\bdo i (?:have to |need to )?pay\b|\b(?:is|are) (?:this|readout|you|it|this (?:app|tool|service)) "
    r"(?:really "
    r"|completely |for |all )?free(?: of charge| to use)?\W*$",
    r"\b(?:what|how much) (?:do|does|would|will) (?:you|u|readout|this (?:app|tool|thing|program|assistant"
    r"|service|software)) cost\b",
    r"\b(?:what|how much) (?:do|does|would|will|is) .{0,15}\bcost\w* to (?:use|run) (?:it|this|you|readout)?",
    r"\b(?:do|does) (?:i|you|it|this|readout|one|we) (?:\w+ )?(?:need|require|have to have) (?:an? |any "
    r")?(?:\w+ )?"
    r"(?:api key|key|gpu|account|subscription|licen[sc]e|login|registration|graphics card)\b",
    r"\b(?:price|pricing|subscription|licen[sc]e)\b.*\b(?:readout|this (?:app|tool|program|software)|you)\W*$",
)
EXPORTING_WORDINGS = (
    r"\b(?:how|where|can|could|may|want to|like to) (?:do |can |could |would )?(?:i|we) (?:\w+ )?(?:export"
    r"|download"
    r"|save|print|copy|share|cite|keep)\b (?:\w+ ){0,3}?(?:this|it|answers?|conversations?|chats?|results?"
    r"|quotes?"
    r"|everything|history|references?|list|table|brief)\b",
    r"^(?:please |can you |could you )*(?:export|download|save|print) (?:this|it|that|the|my|our) ?(?:answers?"
    r"|conversations?|chats?|results?|quotes?|list|table|brief)?\b(?: (?:as|to|in|into)\b.*)?\W*$",
)
MARKS_WORDINGS = (
    r"\b(?:what|why) (?:do|does|did|is|are|is there|are there) (?:the|these|those|this|that|an?|all|your) (?:\w+ ){0,3}"
    r"(?:ticks?|check ?marks?|badges?|symbols?|icons?|brackets|highlight\w*|little numbers?"
    r"|numbers? in (?:\w+ )?brackets)"
    r"\b(?! on\b)",
    r"^what (?:does|do) [\"'“]?(?:very likely|likely|perhaps|word for word)[\"'”]? mean\b",
)
_ANSWERED = r"(?:you|u|that|this|it|the answer|your answer|the last (?:one|answer))(?:'s|'re| is| are| was| were)?"
COMPLAINT_WORDINGS = (
    rf"^(?:(?:no|nope|but|hm+|well|sorry|nonsense)\W+)*{_ANSWERED} (?:\w+ ){{0,2}}?(?:wrong|incorrect|mistaken|rubbish"
    r"|nonsense|useless|unhelpful|garbage|(?:not|no|n't) (?:\w+ )?(?:right|true|correct|answer|help|use|good"
    r"|what (?:i|we) (?:asked|meant|wanted|want|need|needed)(?: for| to know)?))\W*$",
    r"^(?:(?:but|hm+|and|wait|really)\W+)*(?:are (?:you|u)|is (?:that|this|it)) (?:really |quite |absolutely |very )?"
    r"(?:sure|certain|serious|kidding|joking)(?: (?:about|of) (?:that|this|it))?\W*$",
    r"^(?:(?:but|and)\W+)*how (?:do|can|would|could) (?:you|u) know(?: (?:that|this|it|all that))?\W*$",
    r"^(?:i (?:do not|don't|dont|can't|cannot) (?:believe|trust|understand|get|follow) (?:you|that|this|it|your answer)"
    r"|(?:that|this|it) (?:makes no|does not make|doesn't make|doesnt make) (?:any )?sense"
    r"|(?:that|this|it) (?:does not|doesn't|doesnt|did not|didn't|didnt) (?:answer|help)(?: \w+){0,3}"
    r"|you (?:have not|haven't|did not|didn't|didnt) answer(?:ed)?(?: \w+){0,3}"
    r"|you (?:have )?(?:misunderst\w+|got (?:me|it|that) wrong)(?: \w+){0,2})\W*$",
)
