"""The intents that requests are told apart by, and the slots that their words fill."""

INTENTS = (
    *("hello", "thanks", "identity", "abilities", "sources", "languages"),
    *("held", "count_meetings", "newest", "oldest", "list_meetings", "mentioned_at", "took_part_in", "hosted_by"),
    *("came", "absent", "did_attend", "stood_in", "chair", "host", "when", "where", "when_where", "next"),
    *("documents", "adopted", "proposed", "adopted_and_proposed", "not_agreed", "disagreed"),
    *("status", "in_force", "who_proposed", "signatories", "points"),
    *("pledges", "sums", "deadlines", "calendar", "said", "who_said"),
    *("compare", "digest", "topic", "more", "check", "who_is", "why", "other"),
)
"""What is asked for; "other" is what the record, the catalogue and the fixed texts do not answer."""

SLOTS = ("", "M", "A", "T", "D", "C")
"""What a word is part of: nothing, the name of a meeting, an actor, a topic or thing, a time, a claim."""
