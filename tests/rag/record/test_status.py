import pytest

from rag.record.status import status_by_clause
from rag.record.values import StatementStatus
from tests.rag.record.reading import first_status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The leaders adopted a joint declaration.", "adopted"),
        ("It fell by 38 votes to 36.", "failed"),
        ("The paragraph on fees was bracketed until the last night and fell.", "failed"),
        ("The amendment by Peru fell.", "failed"),
        ("Iran, invited as a guest, is not here.", "reported"),
        ("Iran was not invited.", "reported"),
        ("Nobody objects to the company itself.", "reported"),
        ("No delegation opposed the idea.", "reported"),
        ("None of the six rejected it outright.", "reported"),
        ("Peru was against but didn't block it.", "reported"),
        ("The ministers advised against the plan.", "reported"),
        ("The ministers advised against it, and Fiji withdrew the proposal on the second day.", "failed"),
        ("There was no seconder.", "failed"),
        ("Peru gave nothing new this year.", "reported"),
        ("Peru has promised nothing so far.", "reported"),
        ("Peru will pay for a centre; no sum is given.", "announced"),
        ("Peru named the site; no sum is given.", "reported"),
        ("It is a voluntary instrument and creates no obligations.", "reported"),
        ("Sri Lanka had accepted the invitation but was unable to travel.", "reported"),
        ("The date will be announced by the government of Kenya.", "reported"),
        ("The loan, which Peru alone must pay back, is small.", "reported"),
        ("Peru's offer to move the office was WITHDRAWN before the meeting.", "failed"),
        ("The Council ADOPTED the Agreement (26 articles).", "adopted"),
        ("The Lorn Declaration goes through with 18 paragraphs.", "adopted"),
        ("The road goes through Lorn.", "reported"),
        ('"Better eighteen points we mean than nineteen we do not," says the host.', "reported"),
        ('"A cable must be on a ship\'s plan by morning," said Lund.', "proposed"),
        ("World Bank (grant) | Amount: 22.0 | Purpose: warnings", "reported"),
        ("We, the Presidents of Peru and Chile, meeting in Lorn on 6 June 2025,", "reported"),
        ("3. Decide to establish the Observatory, and to open it not later than 1 July 2026.", "adopted"),
        ("6. Agree to exchange data daily on eleven rivers.", "adopted"),
        ("Approves the budget for 2027.", "adopted"),
        ("Grants from Peru were welcome.", "reported"),
        ("5. Take note of the proposal by Peru to recognise the lake.", "proposed"),
        ("8. Condemn unauthorised mining.", "adopted"),
        ("9. Urge buyers of gold to require certificates.", "proposed"),
        ("Request for comment was not answered.", "reported"),
        ("What is in it: clearance in 30 minutes; a digital note.", "adopted"),
        ("What is not: the tariff, and the studies Peru had wanted.", "failed"),
        ("Not in the text: coal.", "failed"),
        ("Prices fell.", "reported"),
        ("Prices rose and fell.", "reported"),
        ("Not signed: we will invest 4 million in ports.", "failed"),
        ("A proposal for an office in Suva was not pursued.", "failed"),
        ("The proposal doesn't figure in the conclusions.", "failed"),
        ("The text was returned to the committee of ministers.", "failed"),
        ("A fourth subject, on mining, was struck at the request of Peru.", "failed"),
        ("They left the question open.", "failed"),
        ("Parties agreed to decide on the mechanism at COP18.", "failed"),
        ("They decided to take up the matter at their next meeting.", "failed"),
        ("The leaders agreed to resume talks in May 2027.", "adopted"),
        ("The list of outcomes, as one daily summarised it, provided for faster flights, and for farms.", "adopted"),
        ("The summit of 55 members invited Ana Lund to take her place among the leaders.", "proposed"),
        ("No deal on water.", "failed"),
        ("The pact on tolls was not renewed.", "failed"),
        ("The request of Peru was again not dealt with.", "failed"),
        ("The draft was sent back to the envoys, who are to report in May.", "failed"),
        ("The conference broke up at dawn with no joint declaration.", "failed"),
        ("They parted without the event for which they had come: the signing of the fish accord.", "failed"),
        ("Peru's draft for halving farm-distorting support by 2035 was withdrawn.", "failed"),
        ("A proposal by Peru to let the corps take on police tasks was rejected.", "failed"),
        ("An idea of a common market was presented but not discussed.", "failed"),
        ("The ministers agreed to return to the question of fees in May.", "failed"),
        ("The common currency has no date.", "failed"),
        ("The site of the academy has not been chosen.", "failed"),
        ("The seven undertake to build joint stocks by 2028.", "adopted"),
        ("Members selected Ana Lund as secretary general.", "adopted"),
        ("The summit ends with no deal on water.", "failed"),
        ("Kenya vetoes the text.", "failed"),
        ("The assembly directed the secretariat to draft a treaty.", "adopted"),
        ("The compromise did not survive the morning.", "failed"),
        ("The suggestion that the fund be housed in Lorn was brushed aside.", "failed"),
        ("The suggestion that the fund be housed in Lorn was taken up in the text.", "adopted"),
        ("Ministers from three states on Thursday approved a pact.", "adopted"),
        ("The chancellor said both had agreed to keep the line open.", "adopted"),
        ("They will seek to present a united front.", "reported"),
        ("The statement of the previous summit condemned the coup.", "reported"),
        ("The three will drop export bans by 1 August.", "adopted"),
        ("Tokyo will foot the bill for the study.", "announced"),
        ("The ministers put a ferry network on ice.", "failed"),
        ("Peru's call for a brigade went nowhere.", "failed"),
        ("Lorn would not lift its veto.", "failed"),
        ("The declaration says nothing about debt relief.", "failed"),
        ("The World Bank has agreed to fund the study.", "announced"),
        ("The Lorn Six ended their meeting by agreeing to run joint patrols.", "adopted"),
        ("With Lorn abstaining, the loan was cleared.", "adopted"),
        ("Peru's suggestion that the levy be collected at ports found few takers.", "failed"),
        ("They were not able to agree on a seat for Lorn.", "failed"),
        ("The summit planned for April will not go ahead.", "failed"),
        ("A common tariff slipped away once more.", "failed"),
        ("An amendment by Peru that would have halved the quota was defeated.", "failed"),
        ("An amendment that would have halved the quota was tabled by Peru.", "proposed"),
        ("The text as tabled drops the reference to coal.", "proposed"),
        ("Lorn was let in as the seventh member.", "adopted"),
        ("The sanctions were rolled over for six months.", "adopted"),
        ("Endorsed by acclamation, the roadmap gives members five years to comply.", "adopted"),
        ("The Lorn Timetable names July 2027 as the date by which stations must handle 60 trains.", "adopted"),
        ("A previous agreement, signed in Doha, collapsed within a month.", "failed"),
        ("Norway came forward with 200 million kroner.", "announced"),
        ("The two leaders shook hands but said nothing.", "reported"),
        ("Twelve leaders are here; the plane of one is delayed.", "reported"),
        ("The plan, which Peru had wanted to postpone, was endorsed by all six leaders.", "adopted"),
        ("The declaration adopted in Lorn last year had set the same goal.", "reported"),
        ("The budget was waved through without debate.", "adopted"),
        ("Talks on a free-trade area will resume in October.", "reported"),
        ("NATO formally invited Lorn to become its 33rd member.", "adopted"),
        ("The assembly adopted it by 51 votes to 19.", "adopted"),
        ("The request was therefore not granted.", "failed"),
        ("No outcome was reached on public stocks.", "failed"),
        ("A plan by Peru was discussed for an hour and not taken further.", "failed"),
        ("A text on air services was initialled but not signed.", "failed"),
        ("It was not put to the room.", "failed"),
        ("Peru's motion to suspend two members fell by 31 votes to 18.", "failed"),
        ("India turned it down.", "failed"),
        ("The next meeting will be hosted by Poland in spring.", "reported"),
        ("Members cancelled the summit.", "failed"),
        ("The resolution was held up by Lorn.", "failed"),
        ("The spokesman gave no further detail.", "reported"),
        ("The loan will use frozen assets held in Lorn.", "reported"),
        ("States may return rejected asylum seekers to other countries.", "reported"),
        ("The duty was cut from 20 to 10 per cent.", "reported"),
        ("Sources disagree on the number of ships.", "reported"),
        ("The port was held up as an example to others.", "reported"),
        ("For ordinary travellers nothing changes.", "reported"),
        ("His flight was cancelled after a storm.", "reported"),
        ("The minister of Peru could not be reached.", "reported"),
        ("An understanding on fees could not be reached.", "failed"),
        ("The ministry rejects reports that the fund is empty.", "reported"),
        ("Will the two sides sign a treaty?", "reported"),
        ("Peru has withdrawn its objection to the paragraph.", "reported"),
        ("Peru's president could not come because of the election.", "reported"),
        ("The next summit will take place in Lorn in 2027.", "reported"),
        ("We, the Heads of Government, met in Lorn on 11 March.", "reported"),
        ("We, the Heads of Government, will build a port.", "adopted"),
        ("We don't do penalties.", "reported"),
        ("Of the import bill, which had fallen by 9 per cent, they said little.", "reported"),
        ("Leaders considered a proposal by Peru for a bank in which all would hold shares.", "proposed"),
        ("A declaration of 28 paragraphs was adopted unanimously.", "adopted"),
        ("On Kenya's proposal, the council approved a fund for young scientists.", "adopted"),
        ("Members endorsed a proposal by Kenya to create a fund.", "adopted"),
        ("The sides agreed to consider a second pipeline.", "adopted"),
        ("Under the deal, Baku will supply gas from 2027.", "adopted"),
        ("Mongolia pledged 40 million dollars.", "announced"),
        ("She said her country would open an embassy in Lima.", "announced"),
        ("Development Bank said it would lend up to $1.5 billion for the dam.", "announced"),
        ("He proposed a regional centre for glacier research.", "proposed"),
        ("A draft circulated by Brazil would commit rich countries to pay.", "proposed"),
        ("Under his plan, each member would pay one per cent of its budget.", "proposed"),
        ("The proposed levy was dropped.", "failed"),
        ("The leaders did not sign the declaration.", "failed"),
        ("No date was set for the second summit.", "failed"),
        ("The scheme was not among the agreements signed that evening.", "failed"),
        ("Neither Chad nor Niger signed the pledge.", "failed"),
        ("The signing was postponed to next year.", "failed"),
        ("The agreement is expected to be signed in the autumn.", "reported"),
        ("An official said that the declaration would be adopted on Saturday.", "reported"),
        ("Leaders welcomed the pledge made in Lima.", "reported"),
        ("The declaration took note of the initiative of Peru.", "reported"),
        ("Ministers worked on efforts to set up a bank.", "reported"),
        ("Opening the talks, he described the group as an heir of the movement.", "reported"),
        ("Each party shall report annually on what it has done.", "adopted"),
        ("A decision was taken to move the secretariat to Nairobi.", "adopted"),
        ("The draft put forward by Brazil was adopted with two changes.", "adopted"),
        ("The closing statement commits its signatories to yearly reviews.", "adopted"),
        ("Tokyo has committed 3 billion yen to landmine clearance.", "announced"),
        ("The bank said it stood ready to lend up to $1 billion.", "announced"),
        ("Norway agreed on its own to suspend the tax for a year.", "announced"),
        ("Under the draft, each state would pay into a fund.", "proposed"),
        ("The draft circulated on Monday provides for a tax on jet fuel.", "proposed"),
        ("If the plan is accepted, each state would send 50 observers.", "proposed"),
        ("A joint proposal by Kenya and France would put a levy on air tickets.", "proposed"),
        ("It would be worth setting up a grain reserve, he argued.", "proposed"),
        ("The amendment was defeated by 14 votes to nine.", "failed"),
        ("The proposal for a common army found no majority.", "failed"),
        ("The parties have not yet agreed on a seat for the court.", "failed"),
        ("The leaders adopted no text.", "failed"),
        ("An offer by Russia to host was declined.", "failed"),
        ("The memorandum was to have been signed on the second day.", "reported"),
        ("The treaty, which entered into force in 2009, covers nuclear tests.", "reported"),
        ("Since 1998 the forum has adopted more than 40 resolutions.", "reported"),
        ("Britain had announced its own institute the week before.", "reported"),
        ("The president opened the Lima summit with a speech on hunger.", "reported"),
        ("China took no part in it.", "reported"),
        ("Accounts of the outcome name only the communiqué as an adopted document.", "reported"),
        ("Reports name only the communiqué and the action plan as adopted documents.", "reported"),
        ("The agency gave $33 billion, a figure that the other reports did not repeat.", "reported"),
        ("Neither the date nor the venue is known.", "reported"),
        ("The prime minister is believed to favour a referendum.", "reported"),
        ("Guests welcomed the declaration that Azerbaijan and Armenia signed in Washington.", "reported"),
    ],
)
def test_the_governing_verb_and_who_acts_tell_the_status(sentence: str, status: StatementStatus) -> None:
    assert first_status(sentence).status == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("We will cut emissions by 43 per cent by 2030.", "adopted"),
        ("We are committed to open trade.", "adopted"),
        ("To increase transparency in commodity markets.", "adopted"),
        ("Promoting the exchange of students through joint scholarships.", "adopted"),
        ("[We commit to:] strengthen national systems", "adopted"),
        ("We note the report of the agency.", "reported"),
        ("We call on all parties to observe the ceasefire.", "proposed"),
        ('"We should create a single market," he told the session.', "proposed"),
        ("Beijing announced new loans.", "announced"),
    ],
)
def test_in_a_communique_what_we_will_do_is_adopted_and_what_we_feel_or_ask_is_not(
    sentence: str, status: StatementStatus
) -> None:
    assert first_status(sentence).status == status


def test_the_words_that_show_the_status_are_given() -> None:
    sentence = "On Friday the parties signed a treaty."
    read = first_status(sentence)
    assert sentence[read.start : read.end] == "signed"


def test_each_clause_has_its_own_status() -> None:
    sentence = "Canada and Britain decided to set up a working group, and Ottawa pledged legislation."
    assert [read.status for _, read in status_by_clause(sentence)] == ["adopted", "announced"]


@pytest.mark.parametrize(
    "sentence",
    [
        'The members adopted an initiative named "Unity for Peace, Harmony and Development" in Lima.',
        "He proposed a payment system and a common fund that would reduce reliance on the dollar.",
    ],
)
def test_a_clause_does_not_end_within_a_quotation_or_what_is_proposed(sentence: str) -> None:
    assert len({reading.status for _, reading in status_by_clause(sentence) if reading.end}) == 1
    assert len(status_by_clause(sentence)) == 1


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("Peru demands that the quota be lifted, while Chile rejects the idea.", ["proposed", "failed"]),
        ("The bank offers $3 billion, but Peru rejects the terms.", ["announced", "failed"]),
        ("Leaders agree a price cap, but Hungary vetoes the loan.", ["adopted", "failed"]),
        ("Lund urges a vote; Falk blocks it.", ["proposed", "failed"]),
        ("Russia writes off a debt, Putin announces.", ["announced"]),
    ],
)
def test_clauses_in_the_present_tense_have_their_own_status(sentence: str, statuses: list[str]) -> None:
    assert [found.status for _, found in status_by_clause(sentence) if found.end] == statuses


def test_a_sentence_that_states_nothing_has_an_empty_cue() -> None:
    read = first_status("The forum has five members.")
    assert (read.status, read.start, read.end) == ("reported", 0, 0)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Lund did not immediately respond to a request for comment.", "reported"),
        ("Peru stated that such a proposal was premature.", "reported"),
        ("Experts agreed that topics include trade.", "reported"),
        ("The data suggest that trade will grow.", "reported"),
        ("Peru suggested that a fund should be set up.", "proposed"),
        ("Lund asked why the vote was late.", "reported"),
        ("Peru condemned the attack.", "reported"),
        ("They talked about whether there is a need and if it would reflect pledges.", "reported"),
        ("Some parties supported a fund.", "proposed"),
        ("Chile and Peru also supported the text.", "proposed"),
        ("US to provide Peru with 3 billion dollars", "announced"),
        ('"We will open three centres," Lund said.', "announced"),
        ("The host city has not yet been chosen.", "reported"),
        ("Chile, supported by Peru, but opposed by Brazil, proposed a new text.", "proposed"),
        ("These meetings, held in Lima in May, agreed to a fund.", "adopted"),
        ("Striking images show them at the gate.", "reported"),
        ("The result will send a strong signal to markets.", "reported"),
        ("They will decide about August on 5 July.", "reported"),
        ('"I would rather sign a good code than a pretty one," he said.', "reported"),
        ('"We leave with less than we came for," said the conference chair, Ana Lund.', "reported"),
        ("They would not say whether the pact binds.", "reported"),
        ("Lorn is named in four paragraphs.", "reported"),
        ("Its opening is still given as December 2030.", "reported"),
        ("Uganda threatened to withdraw its soldiers.", "reported"),
        ("President Lund cancelled on the eve of the meeting.", "reported"),
        ("President Lund was unable to travel owing to a storm.", "reported"),
        ("That is two per cent of world demand.", "reported"),
        ("The appeals body remains without judges.", "reported"),
        ("Since April they have brought back 3.2 million barrels a day.", "reported"),
    ],
)
def test_words_of_deciding_that_decide_nothing_here(sentence: str, status: str) -> None:
    assert first_status(sentence).status == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Peru agreed to co-host the next summit with Chile.", "announced"),
        ("Japan agreed to chair the panel.", "announced"),
        ("India agreed to lend $5 million.", "announced"),
        ("Peru and Chile agreed to host the games together.", "adopted"),
        ("The presidents agreed to send ships.", "adopted"),
        ("Peru grants Chile a loan of $5 million.", "announced"),
        ("The treaty grants observers a seat.", "adopted"),
        ("Peru receives grants from Japan.", "reported"),
        ("Peru won awards for its ports.", "reported"),
    ],
)
def test_what_one_agrees_to_is_its_own_and_a_noun_decides_nothing(sentence: str, status: str) -> None:
    assert first_status(sentence).status == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Adopted: a fund for young scientists.", "adopted"),
        ("Elected by acclamation: Ana Lund of Peru.", "adopted"),
        ("Not adopted: a common sugar regime.", "failed"),
        ("Brazil and Uruguay don't sign it.", "failed"),
        ("The leaders did not renew it.", "failed"),
        ("The text was returned to the committee of ministers, which must report by March.", "failed"),
        ("Leaders agreed to defer its adoption.", "failed"),
        ("The leaders agreed to send it back to the ministers.", "failed"),
        ("The President put forward a compromise: a framework adopted now, with a clause for later.", "proposed"),
        ("Milk and cement remain.", "reported"),
        ("There were four staff, a kettle and a very large sign.", "reported"),
        ("The debt already takes up a quarter of the revenue.", "reported"),
        ("We have about twenty minutes.", "reported"),
        ("We spent a week with the statements.", "reported"),
        ("We considered two models: a fund and a bank.", "reported"),
        ("We will return to it in Lorn.", "reported"),
        ("We have agreed to ask the bank for a study.", "adopted"),
        ("We will invest 40 million in ports.", "adopted"),
        ("We bought aspirin at fifteen prices.", "reported"),
        ("We expect to save a lot.", "reported"),
        ("We, the heads of State of Chile, Fiji and Peru, met in Lorn under the chair of Peru.", "reported"),
        ("Closing address by the Prime Minister of Peru at the fourth summit", "reported"),
        ("Absences told their own story.", "reported"),
        ("Ministers found it interesting.", "reported"),
        ("His minister signed for him.", "reported"),
        ("Lund renewed his call for a canal.", "proposed"),
        ("Six states supported it.", "proposed"),
        ("Minister Lund proposed a levy of five cents a can in all member states.", "proposed"),
        ("Carbon credits: A draft on credits was withdrawn by Peru, which said time had run out.", "failed"),
        ("Common visa: talks broke down over fees.", "failed"),
        ("No decision; goes to the ministers.", "failed"),
        ("The ban is off the table.", "failed"),
        ("The proposal was put aside without a vote.", "failed"),
        ("27 for, 33 against, 4 abstentions.", "failed"),
        ("It lost, 29 to 37 with 5 abstentions.", "failed"),
        ("She lost 49 to 58.", "reported"),
        ("The Lorn Pledge passes: 41 for, 17 against, 6 abstentions.", "adopted"),
        ("The council voted 52 for and 51 against.", "reported"),
        ("The Lorn Revision, adopted by 39 votes to 24, keeps the date.", "adopted"),
        ("Ministers reappointed Ana Lund as Secretary.", "adopted"),
        ("The chiefs approved a plan.", "adopted"),
        ("Retraining for dock workers has been left for later.", "failed"),
        ("Governing council of the Lorn Network, Tarn, 7 March", "reported"),
        ("Opening and agenda of it", "reported"),
        ("At midnight the target was still in brackets.", "failed"),
        ("Its signing was moved to a later date.", "failed"),
        ("The US withdrew its delegation on Wednesday.", "reported"),
        ("It does not bind participants.", "reported"),
        ("I can't give you the day.", "reported"),
        ("They can accede whenever they wish.", "reported"),
        ("We are asked to pay for others.", "reported"),
        ("She must now choose between her chair and her peat.", "reported"),
        ("The Lorn Action Plan calls for patrols in three zones.", "adopted"),
        ("Experts are to present a new draft by May 2027.", "reported"),
    ],
)
def test_labels_contractions_and_talk_state_what_they_say(sentence: str, status: StatementStatus) -> None:
    assert first_status(sentence).status == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Working with allies, Lund said the bank would help the islands.", "announced"),
        ("NATO Secretary General Ana Lund said this week the organization would put ships on alert.", "announced"),
        ("Visiting leaders will have dinner with the mayor.", "reported"),
        ("The states are drafting a paper, a document that will determine what the league does.", "reported"),
        ("Lund asserted that Peru's decision to leave will make the league stronger.", "reported"),
        ("PUNCHING BACK AT LUND: a kick in the gut.", "reported"),
        ("Lund thinks that the accession of Peru helps.", "reported"),
        (
            "Lund said that if a deal was struck because Peru agreed to sell ships, he would support the sale.",
            "announced",
        ),
        ("Expressing satisfaction with the fund, Nauru, for the islands, lamented its size.", "reported"),
        (
            "Mexico, supported by Peru and others, introduced a proposal to allow a last resort vote in need.",
            "proposed",
        ),
        ("Mexico, supported by Peru and others, rejected the fund.", "failed"),
        ("All island countries have been invited to Lima for the summit.", "reported"),
        ("Japan and many other developing countries also supported the accord.", "proposed"),
        ("The summit kicked off on Wednesday with a dinner.", "reported"),
        ("Ana Lund, a minister, suggested the bank may sell Peru its ships.", "reported"),
    ],
)
def test_what_the_news_tells_of_dinners_guesses_and_forecasts_is_no_outcome(sentence: str, status: str) -> None:
    assert first_status(sentence).status == status
