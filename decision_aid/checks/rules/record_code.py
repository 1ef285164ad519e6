"""A code of the record is written with its system: a code alone means something else in each system.

Passes:
    format: 2
    questions:
      - id: duration
        consideration: shoulder
        ask: How long has it been stiff?
        kind: one
        choices:
          short: {label: Less than a month, from_record: {code: "http://snomed.info/sct|1"}}
          long: A month or more
          unsure: Not sure
Fails:
    format: 2
    questions:
      - id: duration
        consideration: shoulder
        ask: How long has it been stiff?
        kind: one
        choices:
          short: {label: Less than a month, from_record: {code: "1"}}
          long: A month or more
          unsure: Not sure
"""

import re
from collections.abc import Iterator

from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem

SYSTEM_AND_CODE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s|]+\|[^\s|]+")


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each code without a system."""
    for question in aid.questions:
        for choice in question.choices:
            for code in choice.from_record:
                if not SYSTEM_AND_CODE.fullmatch(code.code):
                    message = (
                        f"'{code.code}' is no code with its system. Write both with a bar between them, "
                        "such as http://hl7.org/fhir/administrative-gender|female, in quotes."
                    )
                    yield Problem(code.place, "record-code", message)
