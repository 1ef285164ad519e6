"""Two figures of one study on one outcome say how they are related: otherwise they look like two studies.

Passes:
    statements:
      - {option: wait, outcome: ache, says: Some ached., certainty: low, because: old, sources: [beta],
         chance: {people: 8, of: 20, event: ached, over: 1 year}}
      - {option: wait, outcome: ache, says: Few ached much., certainty: low, because: old, sources: [beta],
         chance: {people: 2, of: 20, event: ached much, over: 1 year}, note: They are among the people above.}
Fails:
    statements:
      - {option: wait, outcome: ache, says: Some ached., certainty: low, because: old, sources: [beta],
         chance: {people: 8, of: 20, event: ached, over: 1 year}}
      - {option: wait, outcome: ache, says: Few ached much., certainty: low, because: old, sources: [beta],
         chance: {people: 2, of: 20, event: ached much, over: 1 year}}
"""

from collections import defaultdict
from collections.abc import Iterator

from decision_aid.checks.naming import at_line, key, listed, named_in
from decision_aid.checks.text.chances import figures
from decision_aid.checks.text.word_lists import word_lists
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Finding, Statement
from decision_aid.model.problems import Level, Problem, Wording, worded
from decision_aid.rule_file.schema.table import STATEMENT


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at the second figure of a study for one option and outcome, if no text relates it to the first."""
    together: defaultdict[tuple[str, str, tuple[str, ...], bool], list[tuple[Statement, Finding]]] = defaultdict(list)
    for statement, finding, _ in figures(aid):
        together[statement.option, statement.outcome, finding.sources, finding.modelled].append((statement, finding))
    linking = word_lists(aid.language).linking
    for (_, _, sources, _), found in together.items():
        apart = {
            statement.table or statement.id for statement, _ in found
        }  # cases of a table are about different people
        if len(apart) > 1 and not any(finding.note or linking.search(finding.says) for _, finding in found):
            second = found[1][0]
            first = found[0][0]
            message = worded(
                "{} has a figure of {} too. Say {} how they belong together, such as whether they count the same "
                "people.",
                Wording(f"Line {first.place.line}", at_line(first).in_form, "Another line"),
                listed(named_in(aid.sources, source) for source in sources),
                Wording("in a 'note:'", f"under {key(STATEMENT, 'note').in_form}"),
            )
            yield Problem(second.place, "same-study", message, Level.WARNING)
