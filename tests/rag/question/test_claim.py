"""What asks for a check is recognised in many wordings, and is cut off from what is claimed."""

import pytest

from rag.question.claim import asks_to_check, without_asking

ASKING = [
    "is it right that {}?",
    "Is this correct? {}.",
    "true or false: {}",
    "True/false? {}",
    "someone told me {}, correct?",
    "fact check: {}",
    "my draft says: {}",
    "Our report states that {}. Is that so?",
    "could you check this for me? {}.",
    "please verify that {}",
    "am I right that {}?",
    "I read that {}, right?",
    "I understand that {}. Is this accurate?",
    "my boss says {}. is he right?",
    "correct me if I'm wrong: {}",
    "Here is our draft, is it accurate? {}.",
    "{}, true?",
    '"{}" - true?',
    "“{}” – correct?",
    '"{}" (right?)',
    "{}, didn't they?",
    "can I write that {}?",
    "would it be accurate to say that {}?",
    "check pls: {}",
    "T/F: {}",
    "someone on a blog claims that {}",
    "I heard that {}. Do your sources back this up?",
    "do your articles confirm that {}?",
    "Copy says {}. Sign off?",
    "“{}” - safe to run this line?",
    "{}. OK for print?",
    "Our speech writer says {}. Good to go?",
    "we have a line that {}. Any objections?",
    "May we state in a cable that {}?",
    "A colleague has written that {}. Does that hold up?",
    "my prof says {}. is she right",
    "I need this confirmed asap: {}",
    "In an essay I found two claims about Bukhara: {}. Are they both sound?",
    "We came across three statements on hubs: {}",
    "Please proofread this draft: {}",
    "Note for file, please correct where needed: {}",
    "amend this if it is wrong: {}",
    "Can you go over this draft for mistakes before I file it? {}",
    "pls verify, sentence by sentence: {}",
    "My neighbour maintains that {}",
    "A friend of mine keeps telling me that {}. Is that solid?",
    "On a website I came across two statements about it: {}. Are both legit?",
    "An acquaintance wrote in a chat that {}. Fact or fiction?",
    "Someone at work swears that {}. Is she right?",
    "A report on my desk says {}. Can I rely on that?",
    "I'd be glad if somebody could confirm: {}",
    "our source has told me that {}. Is it true?",
    "Claim: {}. Is that so?",
    "In the deputy minister's draft it says that {}. Before he says so in public: does that hold?",
]


@pytest.mark.parametrize("asking", ASKING)
def test_a_claim_is_told_from_what_asks(asking: str) -> None:
    claim = "The hub was agreed in Bukhara"
    text = asking.format(claim)
    assert asks_to_check(text)
    assert without_asking(text).strip(' .?"“”') == claim


@pytest.mark.parametrize(
    "text",
    [
        "Was the bank agreed, yes or no?",
        "Was the bank agreed? ok?",
        "The bank was agreed. Is it good for Kenya?",
        "is the hub agreed or not?",
        "who attended, please?",
        "check out the news on NATO",
        "confirm the date of the next summit",
        "I read that money was agreed. What did India say?",
        "when is the right time to ask",
        "what claims did the president make?",
        "summarise this please",
        "go over the history of the hub",
        "I need the sums confirmed at the summit",
        "review the outcomes of the summit",
        "Ana Lund - what office does she hold",
    ],
)
def test_other_questions_ask_for_no_check(text: str) -> None:
    assert not asks_to_check(text)


def test_a_verb_at_the_end_belongs_to_the_claim() -> None:
    assert without_asking("did I get this right: 37 points were agreed") == "37 points were agreed"
