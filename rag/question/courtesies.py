"""How people greet, thank and take leave, before or instead of a question."""

import re

_GREETING = (
    r"(?:(?:hi|hello|hey|hiya|howdy|greetings|salaam|salam|dear readout|good (?:morning|afternoon|evening|day))"
    r"(?: (?:there|again|all|everyone|everybody|readout|friend|team))*)"
)
_BESIDE_THANKS = (
    r"(?:a|lot|million|so|very|much|again|for|your|the|that'?s|that|this|was|is|it|all|today|now|helpful|useful|great"
    r"|perfect"
    r"|good|nice|help|answers?|time|i|have|got|need|needed|everything|really|you|were|been|just|then|readout|indeed"
    r"|enough"
    r"|nothing|else|more|no|quick|info|information|clear|anyway|folks|team)"
)
_THANKS = (
    r"(?:(?:(?:many|ok|okay|great|perfect|nice|cool|good|excellent|no|right|alright)[\s,.!]+)*"
    r"(?:thanks|thank (?:you|u)|thanx|thx|tnx|ty|cheers|much appreciated)"
    rf"(?! to\b)(?:[\s,.!]+{_BESIDE_THANKS}\b)*)"
)
_PRAISE = (
    r"(?:(?:very |really |so )?(?:great|perfect|excellent|awesome|nice|helpful|well done|good (?:job|work|answer)|cool)"
    r"|that (?:was|is) (?:all|very|really|great|helpful|useful|perfect|good)(?: \w+)?|that'?s (?:all|it|great|perfect"
    r"|helpful))"
)
_FAREWELL = (
    r"(?:(?:good)?bye(?:[ -]?bye)?(?: for now| then)?|see (?:you|ya|u)(?: (?:later|soon|tomorrow))?|farewell|good night"
    r"|cya|have a (?:nice|good|great) (?:day|evening|weekend|one))"
)
_MARKS = r"[\s,.!?;:)(–—-]*"
FAREWELL_WORDINGS = (rf"^(?:(?:{_THANKS}|ok(?:ay)?|{_PRAISE})[\s,.!]+(?:and )?)*{_FAREWELL}{_MARKS}$",)
THANKS_WORDINGS = (
    rf"^(?:(?:ok(?:ay)?|{_PRAISE}|{_THANKS}){_MARKS})*(?:{_THANKS}|{_PRAISE}){_MARKS}$",
    r"^(?:ok(?:ay)?|k|got it|i see|understood|fine|alright|noted)\W*$",
)
GREETING_WORDINGS = (rf"^{_GREETING}{_MARKS}(?:{_GREETING}{_MARKS})*$",)
FEELINGS_WORDINGS = (
    r"^how are (?:you|u)(?: (?:today|doing))*\W*$",
    r"^(?:how(?:'s| is) it going|what'?s up|are you (?:ok|there|awake|alive))\W*$",
)
LEADING_COURTESY = re.compile(
    rf"^(?:(?:{_GREETING}|{_THANKS})(?:[\s]*[,.!;:–—-]+\s*|\s+(?=(?:who|what|which|when|where|why|how|was|were|is|are"
    rf"|did|does|do|has|have|can|could|will|please|list|tell|i)\b))"
    rf"|(?:{_PRAISE})[,.!]+\s*)+",
    re.IGNORECASE,
)
TRAILING_COURTESY = re.compile(
    rf"(?<=[?.!])\s*(?:{_THANKS}|{_GREETING}|{_FAREWELL})[\s.!]*$|,? (?:thanks|thank you|thx|cheers)[\s.!]*$",
    re.IGNORECASE,
)
