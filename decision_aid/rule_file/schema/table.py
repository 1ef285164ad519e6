"""Every key of a rule file, once: what it holds, whether it must be there, what it means, and how forms name it.

To add a key, add its line here: it is then read, explained, completed, edited by form, translated, compared, exported
as JSON and known to other editors. The model needs a field of its name. The keys under `about` are in `about`, those of
figures in `figures`.
"""

from dataclasses import replace

from decision_aid.model import aid, evidence
from decision_aid.model.enums import (
    Certainty,
    Denominator,
    Direction,
    FileFormat,
    OutcomeKind,
    QuestionKind,
    RecordValue,
    Status,
    Unknown,
    Verdict,
)
from decision_aid.rule_file.schema.about import ABOUT
from decision_aid.rule_file.schema.figures import AMOUNT, AMOUNTS, CHAIN, CHANCE, COURSE, DIFFERENCE
from decision_aid.rule_file.schema.keys import (
    LINE,
    TEXT,
    EntrySchema,
    Listed,
    Named,
    Nested,
    OneOf,
    Plain,
    Reference,
    References,
    Text,
    optional,
    required,
)

QUOTED = Text(long=True, quoted=True)
VERBATIM = Text(long=True, translated=False, prose=False)
# The kinds of a statement, each called like the key that tells it.
FINDING, REPORTED, GAP, DOES_NOT_APPLY = ("says",), ("reported",), ("not_known",), ("does_not_apply",)
SOURCED = (*FINDING, *REPORTED)

# fmt: off
HEAD_NOTE = EntrySchema("a head note", aid.HeadNote, (
    required("text", LINE, "What people read beside the option's name, such as: studied in small children.",
             label="What people read", hint="Such as: studied in small children"),
    optional("when", Plain.CONDITION, "The answers for which it is shown; without it, it is shown to everybody.",
             label="For whom"),
), title_key="text")
OPTION = EntrySchema("option", aid.Option, (
    required("name", LINE, "The option as people read it."),
    optional("short", LINE, "A shorter name, for where there is little room.",
             label="Short name", hint="Where there is little room"),
    required("involves", TEXT, "What the option asks of the person, in a sentence or two.",
             label="What it involves", hint="A sentence or two"),
    optional("accepting", LINE, 'The downsides to accept with this option; finishes "With ... you accept ...".',
             label="Downsides to accept", hint="Finishes “With it you accept …”"),
    optional("for_a_chance_of", LINE, 'What one hopes for with this option; finishes "... for a chance of ...".',
             label="What one may gain", hint="Finishes “… for a chance of …”"),
    optional("head_note", Listed(HEAD_NOTE, 3),
             "What stands beside the option's name for some people; the option itself is shown to everybody.",
             attribute="head_notes", label="Note beside its name", in_form=False, since=2),
), title_key="name", detail_key="involves")
CONSIDERATION = EntrySchema("consideration", aid.Consideration, (
    required("title", LINE, "The theme as people read it, at the top of its page of questions."),
    optional("why", TEXT, "What makes this theme matter to the decision.", label="What makes it matter"),
), title_key="title", detail_key="why")
OUTCOME = EntrySchema("outcome", aid.Outcome, (
    required("name", LINE, "The outcome as people read it, at the head of its row."),
    required("kind", OneOf(OutcomeKind), "Whether it is a benefit, a harm, a burden or something practical.",
             label="What it is to a person"),
    required("consideration", Reference("considerations"), "The theme that this outcome belongs to.", label="Theme"),
    optional("asks", LINE, "The plain question that this row answers.",
             label="The plain question that it answers", hint="Such as: How many people sleep without pain?"),
    optional("direction", OneOf(Direction, "a direction"),
             "What an option may do to a harm or benefit, if not the usual: make dying of the illness rarer.",
             label="What an option may do to it",
             hint="Only where it is not the usual: a harm such as dying may become rarer, and happen less often",
             since=2),
    optional("glance", Plain.YES_NO, "Whether it is in the glance, where each option has one head on it.",
             label="In the glance", since=2,
             hint="The glance is the table that people see first, with all options side by side. At most seven "
             "outcomes are in it. Each option then needs one short sentence there"),
    optional("glance_when", Plain.CONDITION,
             "The answers for which it is in the glance; without it, it is in everybody's.",
             label="For whom", since=2),
    optional("with", References("outcomes"), "Other outcomes that this one is never shown apart from.",
             attribute="kept_with", label="Show it only together with",
             hint="Other outcomes that nobody may see without this one, such as the harm that comes with a benefit",
             since=2),
    optional("out_of", OneOf(Denominator, "a number that a row can be out of"),
             "The number of people that all chances of this row are told out of; without it, the smallest that fits.",
             label="Out of how many people it is told", hint="Blank means: the smallest number that fits", since=2),
), title_key="name", detail_key="asks")
STUDIED = EntrySchema("who was studied", evidence.Studied, (
    required("were", LINE, "Something true of all people in the study, as a whole sentence without its full stop.",
             label="What was true of all of them", hint="A whole sentence without its full stop"),
    required("like", Plain.CONDITION, "The answers of somebody who is like them in this.", label="For whom"),
))
CLAIM = EntrySchema("a claim", evidence.Claim, (
    required("id", Plain.ID, "A short name for the claim, for addresses."),
    required("claim", QUOTED, "What the source says, in your words.", label="What the source says"),
    required("verdict", OneOf(Verdict), "What checking the claim found.", label="What checking it found"),
    required("why", TEXT, "What was found, and how it bears on the claim."),
    optional("sources", References("sources"), "The sources in which the claim was looked up."),
))
SOURCE = EntrySchema("source", evidence.Source, (
    required("citation", VERBATIM, "How the source is cited; in quotes, since it has a colon.",
             hint="Authors, title, journal, year"),
    optional("link", Plain.LINK, "The address where the source can be read, beginning with https://.",
             hint="Begins with https://"),
    required("kind", LINE, 'The design of the study, in words, such as "randomised trial".',
             label="Kind of study or text", hint="In plain words, such as: trial with groups chosen by chance"),
    optional("people", TEXT, "Who was studied, and how many.",
             label="Who was studied", hint="Such as: 80 adults, three months of symptoms or more"),
    optional("comparison_group", Plain.YES_NO,
             'Whether others were studied for comparison, yes or no; "no" is said beside each number from it.',
             label="Comparison group", hint="Were others studied for comparison?"),
    optional("checked", Plain.DAY, "The day on which somebody last read the source.",
             label="Last read on", hint="Year-month-day, such as 2026-09-01"),
    optional("limits", TEXT, "What one must not read into the source.", label="Limits of the study"),
    optional("funded_by", TEXT, 'Who paid for the study; "not stated" where the source does not say.',
             label="Who paid for the study", hint="Such as: the maker of the drug", since=2),
    optional("may_share_people_with", References("sources"),
             "Other sources in which some of the same people may be counted.",
             label="May report on the same people as"),
    optional("studied", Listed(STUDIED),
             "What is true of the people in the study, so that the person can see whether they are like them.",
             label="How the people studied compare with the person", in_form=False),
    optional("claims", Listed(CLAIM), "What the source says, claim by claim, with what checking it found.",
             label="Claims checked one by one", in_form=False),
), title_key="citation", detail_key="kind")
RECORD_CODE = EntrySchema("a code in the record", aid.RecordCode, (
    required("code", Plain.WORD, "The code with its system, such as http://hl7.org/fhir/administrative-gender|female.",
             in_form=False),
))
CHOICE = EntrySchema("choice", aid.Choice, (
    required("label", LINE, "The choice as people read it.", label="Answer", hint="As the person reads it"),
    optional("said", LINE, 'The choice as it finishes "you said ...".',
             label="How it is repeated", hint="Finishes “Since you said …”, such as: the pain is new"),
    optional("from_record", Listed(RECORD_CODE),
             "What in a patient's record makes this a proposed answer; somebody confirms it before it counts.",
             in_form=False, since=2),
), plain="label", title_key="label")
QUESTION = EntrySchema("a question", aid.Question, (
    required("id", Plain.ID, "A short name for the question, for conditions; people never see it."),
    required("consideration", Reference("considerations"), "The theme on whose page the question stands.",
             kinds=("one", "several", "number"), label="Theme", hint="The page on which it is asked"),
    required("ask", TEXT, "The question as people read it.", label="The question", hint="As the person reads it"),
    optional("why", TEXT, "Why it is asked.", label="Why it is asked", hint="One sentence below the question"),
    required("kind", OneOf(QuestionKind),
             "How it is answered: one choice, several, a number, or how much something matters."),
    required("choices", Named(CHOICE),
             "What can be chosen, each with a short name and its words; for questions of kind one and several.",
             kinds=("one", "several")),
    optional("alone", References("choices"),
             'Choices that can\'t be ticked together with others, such as "none of these".',
             kinds=("several",), label="Answers that cannot be ticked with others"),
    optional("limits", Plain.TWO_NUMBERS, "The lowest and the highest number that can be answered.",
             kinds=("number",), hint="The lowest and the highest number that somebody can answer"),
    optional("unit", LINE, "What the number counts, such as years.", kinds=("number",), hint="Such as: years"),
    optional("from_record", OneOf(RecordValue, "what a record has as a number"),
             "What of a patient's record is a proposed answer; somebody confirms it before it counts.",
             kinds=("number",), in_form=False, since=2),
    required("about", Reference("outcomes"), "The outcome that a question of importance asks about.",
             kinds=("importance",), label="Which outcome it is about"),
    optional("when", Plain.CONDITION,
             "The earlier answers after which this question is asked; without it everybody is asked.",
             label="For whom"),
), title_key="ask")
# What a statement says, and what each case of a table may say in its own way.
CONTENT = (
    required("says", TEXT, "What is known, in words without proportions: those belong in the chance.",
             kinds=FINDING, label="Statement"),
    required("reported", TEXT,
             "A fact that sources report and that is no effect of an option: a law, a guideline, who took part.",
             kinds=REPORTED, attribute="says", label="Reported fact", since=2),
    required("not_known", TEXT, "That something is not known, in words; a gap is as good as a statement.",
             kinds=GAP, attribute="text"),
    required("does_not_apply", TEXT,
             "Why the outcome cannot happen with this option; it is neither known nor unknown and has no source.",
             kinds=DOES_NOT_APPLY, attribute="text", label="Why it does not apply", since=2),
    optional("chance", Nested(CHANCE), "The figure, as people counted among people.", kinds=SOURCED,
             attribute="figure"),
    optional("amount", Nested(AMOUNT), "The figure, as what people had on average: days, visits a year, money.",
             kinds=SOURCED, attribute="figure", since=2),
    optional("amounts", Nested(AMOUNTS), "The figure, as one amount at several times of one study.",
             kinds=FINDING, attribute="figure", label="The amount at several times", since=2),
    optional("course", Nested(COURSE), "The figure, as one event at several times of one study.",
             kinds=FINDING, attribute="figure", label="The figure at several times", since=2),
    optional("chain", Nested(CHAIN), "The figure, as people of whom fewer come to each step: tested, called back, ill.",
             kinds=FINDING, attribute="figure", label="The figure step by step", since=2),
    optional("difference", Nested(DIFFERENCE), "The figure, as a difference of which the two sides were not published.",
             kinds=FINDING, attribute="figure", since=2),
    required("certainty", OneOf(Certainty), "How sure the evidence is: high, moderate, low or very low.",
             kinds=FINDING, label="How sure the evidence is"),
    required("because", LINE, "The plain reason for that certainty.",
             kinds=FINDING, label="Reason for this certainty", hint="A few words, such as: one small trial"),
    optional("because", OneOf(Unknown, "a reason that a gap can have", (Unknown.NOT_LOOKED_FOR.value,)),
             "The plain reason for that certainty; for a gap, why it is not known.",
             kinds=GAP, attribute="reason", label="Why it is not known"),
    required("sources", References("sources"), "The sources that this comes from; one alone where there is a chance.",
             kinds=SOURCED),
    optional("modelled", Plain.YES_NO, "Whether a computer model worked it out, so that nobody was counted: yes or no.",
             kinds=FINDING, label="Worked out by a computer model", since=2),
    optional("from_to", Plain.TWO_STATEMENTS,
             "For a range over several studies, the statements with the lowest and the highest figure.",
             kinds=FINDING, label="Range over several studies"),
    optional("composite", Plain.YES_NO,
             "Whether its figure counts other things together with the outcome, such as deaths or infections.",
             kinds=FINDING, label="Counts other things as well", since=2,
             hint="Such as deaths or infections in one number. It can't stand for its outcome in the glance then"),
    optional("note", TEXT, "One thing more to know about this figure.", kinds=SOURCED,
             label="One thing more to know about the figure", hint="Leave it blank if there is nothing."),
    optional("head", LINE, "At most 12 words that stand for this option and outcome in the glance.",
             label="In the glance", since=2,
             hint="One short sentence, at most 12 words. With “every option”, each option has the same."),
    optional("first", Plain.YES_NO,
             'Whether it stands first in its place, as "this was not studied in people like you" should.',
             label="Show it first", since=2,
             hint="Such as: This was not studied in people like you. Said for every option and for some answers alone, "
             "it also stands above the numbers of the glance."),
)
CASE = EntrySchema("a case", evidence.Case, (
    required("when", Plain.CASE,
             "The answers that this case is for; otherwise, once, for those whom no other case fits.",
             label="Whom it is for"),
    optional("called", LINE,
             "Words for its people, where their answers are long to read, such as: ill seven times a year or more.",
             label="Words for its people", since=2),
    *(replace(key, required=False) for key in CONTENT),
))
STATEMENT = EntrySchema("a statement", evidence.Statement, (
    required("option", Reference("options", evidence.OPTION_WORDS),
             "The option that this says something about; in form 2 also: every, or none."),
    required("outcome", Reference("outcomes"), "The outcome that this says something about."),
    optional("id", Plain.ID, "A name for this statement; without it, option.outcome."),
    *CONTENT,
    optional("when", Plain.CONDITION, "The answers for which this applies; without it, it applies to everybody.",
             label="For whom"),
    optional("never_with", References("statements"),
             "Statements that nobody may see together with this one; every check proves it.",
             label="Never show it together with",
             hint="Statements on the same outcome. The checks make sure that nobody reads both."),
    optional("cases", Listed(CASE),
             "A table by answers: each case says what is different for its people, and has the rest from here.",
             label="Table by answers", in_form=False, since=2),
))
ASK = EntrySchema("a thing to ask", aid.AskTheTeam, (
    required("ask", LINE, "The question to take to the team, as people read it.", label="The question"),
    required("consideration", Reference("considerations"), "The theme that it belongs to.", label="Theme"),
    optional("when", Plain.CONDITION, "The answers for which it is proposed; without it, to everybody.",
             label="For whom"),
    optional("first", Plain.YES_NO, "Whether it leads the short handout of those who chose no questions.",
             label="First on the short paper", since=2,
             hint="For people who chose no questions"),
), title_key="ask")
TERM = EntrySchema("the word", aid.Term, (
    required("means", TEXT, "What the word means, in plain words.",
             label="What it means", hint="In words that everybody knows"),
    optional("also", Plain.WORDS, "Other forms in which the word is written.",
             label="Other forms of the word", hint="One in each line, such as its plural"),
), plain="means")
EXAMPLE = EntrySchema("an example", aid.Example, (
    required("name", Plain.WORD, "Who this is, in a few words.", label="Who this is", hint="In a few words"),
    required("given", Plain.ANSWERS, "What they answer: question and answer."),
    optional("must_show", References("statements"), "Statements that they must be shown.",
             label="What they must be shown"),
    optional("must_not_show", References("statements"), "Statements that they must not be shown.",
             label="What they must not be shown"),
    optional("may_apply", References("statements"), "Statements that may apply to them, since an answer is missing.",
             label="What may apply to them"),
), title_key="name")
RULE_FILE = EntrySchema("a rule file", aid.DecisionAid, (
    optional("format", OneOf(FileFormat), "The form of the rule file: 2, or 1 where this line is missing."),
    required("title", LINE, "What the aid is about, as people read it at the top of every page."),
    required("language", Plain.LANGUAGE, "The language of the texts, by its code, such as en.",
             hint="Its code, such as en or es-MX"),
    required("status", OneOf(Status),
             "How far this file has come: a draft, reviewed by a second person, or approved for use."),
    optional("hidden", Plain.YES_NO,
             "Whether authors alone see the aid, yes or no: one that is not ready, or that is no longer offered."),
    optional("version", VERBATIM,
             "Your own name for this edition; without it the fingerprint of the text stands for it."),
    required("about", Nested(ABOUT), "What the decision is, for whom, who wrote the aid and how it is kept up."),
    required("options", Named(OPTION, 12), "The options, two or more; always all shown, always in this order."),
    required("considerations", Named(CONSIDERATION, 40), "The themes of the decision; each is one page of questions."),
    required("outcomes", Named(OUTCOME, 60),
             "What may happen, or what an option asks of the person; each is a row of the summary."),
    required("sources", Named(SOURCE, 300),
             "Where each statement comes from; they are numbered in this order on every page."),
    required("questions", Listed(QUESTION, 200),
             "What the person is asked; a later question may depend on the answers to earlier ones."),
    required("statements", Listed(STATEMENT, 2000),
             "What is known, or not known, about each option on each outcome."),
    optional("ask_the_team", Listed(ASK, 2000), "Questions that a person may want to take to the team."),
    optional("glossary", Named(TERM, 500, by_word=True),
             "Hard words and what they mean; they are explained wherever they stand."),
    optional("examples", Listed(EXAMPLE),
             "Made-up persons with what they must and must not see; tried at every check."),
))
# fmt: on
