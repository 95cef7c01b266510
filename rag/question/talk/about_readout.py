"""How people ask what Readout is, what it can do and how far it can be trusted."""

_MODELS = r"(?:chat ?gpt|gpt(?:-?\d\S*)?|claude|gemini|llama|copilot|mistral|qwen|deepseek|siri|alexa)"
_YOU = (
    r"(?:you|readout|(?:this|it)(?: (?:app|tool|thing|bot|site|assistant|program))?|(?:all )?(?:your|the) (?:\w+ )?"
    r"(?:answers?|info\w*|facts?|data|quotes?|quotations|repl(?:y|ies)|stuff|knowledge))"
)
_DRAWS = (
    r"(?:search\w*|brows\w*|us(?:es?|ing)|access|look\w*|check\w*|connect\w*|hooked|linked|pull\w*|draw\w*|drawn"
    r"|go(?:es|ing)?|get\w*|fetch\w*|read\w*|rel(?:y|ies|ying)|based|taken|copied|scrap\w*|crawl\w*|com(?:e|es|ing)"
    r"|only|just|from|off|know)"
)
_BETWEEN = (
    r"(?: (?:in|on|to|from|at|for|through|by|off|out|up|of|the|things?|stuff|it|this|that|them|info\w*|any|only|just"
    r"|also"
    r"|all|an?|with|live|everything|answers?|have|upon))*"
)
_OUTSIDE = (
    r"(?:(?:inter)?net|web|online|google|bing|wikipedia|wiki|twitter|facebook|social media|(?:live|latest|current) news"
    r"|news ?(?:sites?|feeds?|wires?)|real[- ]?time(?: data)?|outside sources?)"
)
_ENDS = (
    r"(?:\W*$|\W+(?:or|and|for|to|too|as|if|when|while|at|only|directly|live|right|now|searches?|data|access"
    r"|connection)\b)"
)
_OWN = (
    r"(?:(?:own|loaded|given|these|those|same|local) )*(?:files|articles|documents|texts|library|database|collection)"
)
_CHOOSES = r"(?:choos(?:e|es|ing)|chose|chosen|pick(?:s|ed)?|select(?:s|ed)?|decide[sd]?|find|found|rank(?:s|ed)?)"
_QUOTES = r"(?:quotes?|quotations?|sentences?|answers?|passages?|excerpts?|to (?:quote|show|cite))"
PROMPT_WORDINGS = (
    r"\b(?:print|show|reveal|repeat|what|which|tell|give|output|see|leak|display|write|share|copy|paste"
    r"|dump)\b.*"
    r"\byour (?:\w+ ){0,2}(?:prompt|instructions|rules|guidelines)\b|\bsystem prompt\b"
    r"|^your (?:\w+ ){0,2}(?:prompt|instructions)\W*$",
    r"\b(?:ignore|forget|disregard) (?:\w+ ){0,4}(?:instructions|prompt|rules)\W*$",
)
MODEL_WORDINGS = (
    r"\b(?:which|what)(?:'s| is)? the (?:\w+ )?(?:llm|model|ai|engine) (?:that )?(?:you|this|it)\b",
    rf"^(?:(?:so|and|ok)\W+)*is (?:this|it|that) (?:really |just )?{_MODELS}\b",
    r"\b(?:which|what) (?:\w+ ){0,4}(?:models?|llm|engine)\b.*"
    r"\b(?:you|u|your|behind (?:this|it|the answers?))\b",
    r"\b(?:which|what) (?:\w+ ){0,2}ai (?:models? |engine |system )?(?:are|is|do|does|did|runs?|writes?|powers?|you"
    r"|your"
    r"|behind)\b.{0,20}\b(?:you|your|this|it|answers?)\b",
    rf"\b(?:does|do|is|are) {_YOU} (?:\w+ )?(?:use|using|run on|running on|based on|built on|powered by) "
    rf"(?:an? )?(?:llm|ai|language model|{_MODELS})\b",
    r"\b(?:which|what) (?:language )?(?:models?|llm) (?:is|are) (?:this|it|used|running|configured)"
    r"(?: here)?\W*$",
    r"\b(?:your|the) (?:language )?(?:model|llm) (?:are you|do you|in use)\b",
    r"^(?:which|what)(?: language)? (?:model|llm)\W*$",
    r"\b(?:do|are) you (?:use|using|run on|running|based on|powered by) (?:an? )?(?:\w+ )?"
    rf"(?:language model|model|llm|ai|{_MODELS})\b",
    r"\bis (?:there|this) an? (?:\w+ )?(?:language model|llm|ai)\b",
    r"\bdoes (?:an? )?(?:ai|llm|language model|machine) write (?:this|the answers?|these|it)\b",
)
IDENTITY_WORDINGS = (
    r"\b(?:who|what)(?: are| r|'re) (?:you|u)\b(?! (?:talking|referring|saying|looking|able|capable|for|good))",
    r"\b(?:who|what) am i (?:talking|speaking|chatting|writing|typing) (?:to|with)\b",
    r"\bwhat'?s your name\b|\bintroduce yourself\b|\btell me about (?:yourself|you)\W*$",
    r"\bare (?:you|u) (?:an? |the |really |just |actually )*"
    rf"(?:{_MODELS}|ai|artificial\w*|bot|chatbot|robot|human|person|real|machine|program|computer|llm"
    r"|language model|readout)\b",
    r"\bis this (?:an? )?(?:ai|bot|chatbot|chat ?gpt)\b",
    r"^who(?:'s| is) behind (?:this|you|it|readout)(?: (?:app|tool|thing|site|bot))?\W*$",
    r"\bwho (?:made|built|created|wrote|developed|programmed|runs) (?:you|u|this (?:app|tool|assistant|bot))\b",
    r"\bwhat is (?:readout|this (?:app|tool|assistant|site|thing|program))\b|^what is this\W*$",
)
ACCURACY_WORDINGS = (
    r"\b(?:are|is) (?:you|u|readout) (?:bad|poor|weak|worst|not (?:so |very )?good) (?:at|with)\b",
    r"\b(?:you|readout|it|this)(?:'re| are|'s| is| might be| could be| may be)?(?: not)? (?:\w+ ){0,3}?"
    r"(?:mak(?:e|es|ing) (?:\w+ ){1,4}up|inventing|hallucinating|lying|bluffing)\b",
    r"\b(?:how|why) (?:do|can|would|should|could) (?:i|we|one|anyone) (?:\w+ )?(?:know|tell|be (?:sure|certain)|trust"
    r"|believe|rely on)\b.{0,25}\b(?:you|your|readout)\b",
    r"\b(?:you|u|it|this(?: \w+)?|readout) (?:don't|do not|won't|never|doesn't|aren't|are not|isn't|is not)"
    r" (?:\w+ ){0,2}"
    r"(?:mak(?:e|ing) (?:\w+ )?up\b|invent\w*|hallucinat\w*|lie\b|lying|guess\w*)",
    r"\b(?:can|do|does|could|will|might|may|are|have|is|did) (?:you|readout|this (?:app|tool|thing)) "
    r"(?:\w+ ){0,2}(?:make (?:\w+ )?(?:mistakes?|errors?)|wrong|err|hallucinat\w+"
    r"|make (?:things?|stuff|it|this|that|anything|facts|quotes|answers) up|make up|invent|lie|lying|trusted"
    r"|accurate|reliable|trustworthy|biased|unbiased|neutral|objective|impartial|fallible|infallible"
    r"|get (?:it|things|facts|this|stuff|anything) wrong)\b",
    r"\bhow (?:accurate|reliable|trustworthy|precise|often|sure|certain|good|confident|likely) "
    r"(?:are|is|do|can|were) (?:you|u|your|readout|the (?:answers?|quotes?|results)|this (?:app|tool|thing))\b",
    r"\bhow (?:do|can|could|would|should) (?:i|we|you) (?:know|check|verify|tell|be (?:sure|certain)|trust"
    r"|confirm)\b.{0,20}\b(?:(?:quotes?|answers?|you|your|what you)\b.{0,20}|(?:this|it|that) is )"
    r"\b(?:right|true|correct|real|genuine|accurate|made up|wrong|reliable|mistaken|say)\W*$",
    r"\b(?:how|can|could) (?:do |can |could )?(?:i|we) (?:check|verify|trust|rely on)(?: \w+)? "
    r"(?:you|your (?:\w+ )?(?:answers?|quotes?|sources)|the (?:answers?|quotes?)|readout"
    r"|this(?: (?:app|tool|answer))?)\W*$",
    r"\b(?:your|readout's|the tool's) (?:\w+ )?(?:limits|limitations|weaknesses|accuracy|error rate|bias(?:es)?"
    r"|shortcomings|blind spots)\b",
    r"\b(?:is|are) (?:the information|the answers?|your (?:answers?|sources|quotes?)) (?:\w+ )?"
    r"(?:reliable|trustworthy|correct|accurate|real|genuine|right|true|made up)\b",
)
CHOOSING_WORDINGS = (
    rf"\bhow (?:do|does|did|are|were|is|was) (?:\w+ ){{0,4}}{_CHOOSES}\b.{{0,30}}\b{_QUOTES}\W*$",
    rf"\bhow (?:do|does|did|are|were|is|was) (?:\w+ ){{0,2}}{_QUOTES} (?:\w+ )?{_CHOOSES}\b",
    rf"\bhow do(?:es)? (?:you|this|readout|it) {_CHOOSES} (?:what|which)\b",
    rf"\bwhy (?:do|did|have|are) (?:you|readout) (?:\w+ )?(?:{_CHOOSES}|quot(?:ed?|ing)|show(?:n|ing)?"
    r"|cit(?:ed?|ing)) (?:me )?(?:this|that|these|those|only|the|so)\b",
)
OPINION_WORDINGS = (
    r"\b(?:what(?:'s| is| are)|do you have|have you(?: got)?) (?:your|an?) (?:\w+ ){0,2}"
    r"(?:opinions?|views?|take|verdict|guess|predictions?|forecasts?|preference|favou?rite)\b",
    r"\bwhat (?:do|did|would) (?:you|u) (?:\w+ )?(?:think|make|reckon) (?:about|of)\b",
    r"\b(?:who|which|what) (?:do|would) (?:you|u) (?:\w+ )?(?:think|believe|reckon|expect|predict) (?:\w+ ){0,4}?"
    r"(?:will|would|should|is going to|ought)\b",
    r"\b(?:do|would) (?:you|u) (?:\w+ )?(?:agree (?:with|that)|support|like|prefer|approve of|vote for)\b"
    r"(?! (?:me|to)\b)",
    r"\b(?:can|could|will|would|do|please) (?:you |u )?(?:\w+ )?(?:predict|forecast|foresee|speculate|guess)\b"
    r"|\bmake (?:me )?(?:an? |any )?(?:\w+ )?(?:forecasts?|predictions?|guess(?:es)?)\b|^(?:predict|speculate)\b",
)
LANGUAGES_WORDINGS = (
    r"\b(?:if|that|when|may|can|should|must) (?:i|we) (?:\w+ )?(?:writes?|wrote|asks?|asked|types?|typed|speak|spoke)\b"
    r"(?: (?:to )?(?:you|it|this|my|some|questions?))* in (?!the\b)[a-z]+(?:ian|ish|nch|man|ese|kh|bek|bic|yz|jik)\b",
    r"\b(?:do|can) (?:you|u) (?:only |also )?(?:speak|understand|read|answer in|reply in|write in|talk in)\b",
    r"\b(?:can|may|could|should|must) i (?:also )?(?:ask|write|type|speak|chat|talk|put questions)"
    r"(?: (?:to )?(?:you|it|this|my|a|some|questions?|things|something))* in (?!the\b)\w+",
    r"\b(?:can|do) you (?:do|know|handle|manage) [a-z]+(?:ian|ish|nch|man|ese|kh|bek|bic)\W*$",
    r"\b(?:can|could|will|do) (?:you|readout|it|this) (?:please |also )?translate\b"
    r"|^(?:please )?translate (?:this|that|it|the answer)\b",
    r"\b(?:which|what) languages\b.*\b(?:you|i)\b|^answer (?:me )?in [a-z]+(?:ian|ish|nch|man)\W*$",
)
SOURCES_WORDINGS = (
    r"\bon (?:what|which) (?:\w+ )?(?:texts?|sources?|articles?|material|documents?|data) (?:are|is) your\b",
    r"^(?:(?:and|so|but|then)\W+)*where (?:does|do) (?:it all|all (?:of )?(?:it|this|that)|(?:this|that) all) come from"
    r"\W*$",
    r"\b(?:which|what)(?: news)? (?:sources|publications|publishers|outlets|newspapers|media)\b"
    r"(?!.*\b(?:piece|article|report|brief|text|coverage)s? (?:on|about|of)\b).*\b(?:you|u|your|library"
    r"|these answers)\b",
    r"\b(?:what|which) (?:are|is) your (?:sources?|data|database|training data|knowledge base)\b",
    r"\byour (?:data )?sources\W*$",
    r"\bwhere (?:do|does) (?:you|u|your (?:\w+ )?(?:answers?|information|facts|data|quotes?)) (?:\w+ )?"
    r"(?:get|come|take|find|draw)\b",
    rf"\b(?:do|does|did|can|could|are|is|have|has|will) {_YOU}\b(?: (?:\w+ )??{_DRAWS}){{1,3}}{_BETWEEN} {_OUTSIDE}\b"
    rf"{_ENDS}",
    rf"\b(?:do|can|are|have) you (?:\w+ )?(?:have |got )?(?:live |real[- ]?time |direct |an? )*(?:access|connection)"
    rf"(?: to)?{_BETWEEN} {_OUTSIDE}\b",
    rf"\b(?:do|does|can|are|is) {_YOU} (?:\w+ )?(?:only|just|all|purely|solely|limited|restricted|nothing"
    rf" but)\b.{{0,25}}"
    rf"\b(?:from|use|know|read|search|look at|to|on)\b{_BETWEEN} (?:your |the )?{_OWN}\b",
    rf"^(?:is it |so |and )*(?:only|just|all from) (?:from )?(?:your |the )?{_OWN} or (?:\w+ ){{0,3}}{_OUTSIDE}\b",
    r"\b(?:can|could|do|does|will) (?:you|u|readout|it) (?:\w+ ){0,2}(?:answer|know|tell|say|handle|cover)\b.{0,40}"
    r"(?:\b(?:not|isnt|arent|outside|beyond|besides|other than)|n't) (?:\w+ )?(?:in |from |of )?"
    rf"(?:the |your |these |those )?{_OWN}\b",
    r"^what(?:'s| is| are) your sources? for (?:this|that|it|all|these|your)\b",
    r"^where (?:are|do|did) (?:the|these|your) (?:\w+ )?(?:articles|texts|documents|files) (?:come )?from\W*$",
    r"^(?:are|is) (?:these|those|they|this|all (?:this|of (?:this|these))|your (?:articles|texts|sources))"
    r" (?:\w+ )?(?:official|original|primary|first-hand|second-hand|full)"
    r" (?:documents?|texts?|sources?|transcripts?|records?)\b",
)
ABILITIES_WORDINGS = (
    r"^(?:(?:please|hey|ok|can you|could you)\W+)*(?:tell|sing|write|draw|make|give|recite|play|invent) (?:me |us )?"
    r"(?:an? |some |another )?(?:\w+ )?(?:jokes?|songs?|poems?|stor(?:y|ies)|pictures?|limericks?|haikus?|games?"
    r"|recipes?)\b",
    r"\b(?:can|could|will|would) (?:you|u|readout) (?:please |also )?(?:draft|write|compose|prepare|type up) "
    r"(?:\w+ ){0,2}?(?:(?:\w+['’]s|my|our|a|an|the) )?(?:\w+ )?(?:speech|speaking (?:note|points)|notes?|letter|e-?mail"
    r"|remarks|op-ed|article|press release|tweet|post|cable|report|essay)\b",
    r"\bwhat (?:else )?(?:can|could|do) (?:you|u|readout)(?: \w+)? (?:do|answer|offer|help)\b"
    r"(?! (?:about|on|at|in)\b)",
    r"\bhow does (?:this|it)(?: (?:app|tool|thing|assistant|site|program|chat))? work\W*$",
    r"^what(?:'s| is) (?:the (?:point|purpose|idea) of |)(?:this|readout)(?: (?:app|tool|thing|site|assistant))?"
    r"(?: (?:about|for|good for))?\W*$",
    r"\bwhat (?:can|does) this (?:(?:app|tool|thing|assistant|site|program) )?do\b",
    r"\bwhat are you (?:able|capable|for|good)\b|\bwhat (?:can|may|should|could) i (?:ask|do|type|write)\b",
    r"\bwhat (?:kinds? of |sorts? of )?(?:questions?|things)\b.*\b(?:can i|can you|do you|to ask)\b",
    r"\b(?:which|what)(?: kinds?| sorts?| types?)?(?: of)? (?:questions?|things?|tasks?|requests?)\b.*\bable to\b",
    r"\bhow (?:do|does|can|should|would) (?:i|you|u|this|readout|one) (?:work|use|ask|start|begin)\b"
    r"(?! (?:with|out|in|on))(?: (?:this|you|it|readout|here|app|tool))*\W*$",
    r"\byour (?:abilities|capabilities|features|functions|purpose)\b",
    r"^(?:please )?(?:help|can you help|i need help|menu|start|commands)(?: me)?(?: please)?\W*$",
    r"\b(?:can|could) you help(?: me)?(?: please)?\W*$",
    r"\bhow do(?:es)? (?:you|this|readout) (?:\w+ )?(?:answer|produce|make|compose|write)"
    r" (?:(?:the|your|its|my) )?(?:answers?|questions?)\W*$",
)
