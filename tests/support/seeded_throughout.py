"""Faults in many lines that only checks find: each takes the text of the lupus file and gives it with the fault.

The mark ` #! check` stands at the line that the author must mend.
"""

import re

HARD = "Which other treatment would another hospital consider before we all decide together and who explains it to me"


def no_harms(text: str) -> str:
    """An author takes every harm for something practical."""
    changed = re.sub("  # waive uneven-options: for controlled .*", "", text).replace("kind: harm", "kind: practical")
    return changed.replace("  conventional:\n", "  conventional: #! one-sided\n", 1)


def harms_for_some(text: str) -> str:
    """An author says of each harm of one option that it is for some people only."""
    harms = "|".join(re.findall(r"\n  ([a-z-]+):\n    name: .*\n    kind: harm", text))
    cell = re.compile(rf"(  - option: conventional)(\n    outcome: (?:{harms})\n)((?:    .+\n)*)")

    def for_some(hit: re.Match[str]) -> str:
        when = "" if "    when:" in hit[3] else "    when: {children: [hope]}\n"
        return hit[1] + hit[2] + when + hit[3]

    return cell.sub(r"\1 #! one-sided\2\3", cell.sub(for_some, text), count=1)


def harms_undrawn(text: str) -> str:
    """An author draws the benefits and, each time for a reason, not the harms."""
    harms = "|".join(re.findall(r"\n  ([a-z-]+):\n    name: .*\n    kind: harm", text))
    chance = re.compile(rf"(  - option: .+\n    outcome: (?:{harms})\n(?:    .+\n)*?    chance:\n)")
    undrawn = chance.sub(r"\1      picture: no # waive no-picture: it may frighten people\n", text)
    return undrawn.replace("may frighten people\n", "may frighten people #! uneven-pictures\n", 1)


def nothing_for_some(text: str) -> str:
    """An author adds a consideration on which there is something for some people only."""
    gap = "outcome: sleep, not_known: Nobody asked., because: not studied, when: {children: [no]}"
    gaps = "".join(f"  - {{option: {option}, {gap}}}\n" for option in ("conventional", "hsct", "msc"))
    outcome = "  sleep: #! empty-consideration\n    {name: Sleep, kind: benefit, consideration: nights}\n"
    text = text.replace("\nconsiderations:\n", "\nconsiderations:\n  nights: {title: Your nights}\n")
    return text.replace("\noutcomes:\n", f"\noutcomes:\n{outcome}").replace("\nstatements:\n", f"\nstatements:\n{gaps}")


def hard_asks(text: str) -> str:
    """An author adds many things to ask, none of them too hard alone, which are hard to read together."""
    asks = "".join(f"  - {{ask: {HARD} {number}?, consideration: risk}}\n" for number in range(1000))
    return f"# #! reading-grade\n{text}".replace("\nask_the_team:\n", f"\nask_the_team:\n{asks}")


def endless_choices(text: str) -> str:
    """An author lists every drug there is, each to be chosen beside others, so that no code can hold the answers."""
    drugs = [f"drug-{number}" for number in range(760)]
    more = "    choices:\n" + "".join(f"      {one}: {{label: {one}, said: you tried {one}}}\n" for one in drugs)
    ask = f"  - {{ask: Which helped?, consideration: refractory, when: {{tried: [{', '.join(drugs)}]}}}}\n"
    before, after = text.replace("\nask_the_team:\n", f"\nask_the_team:\n{ask}").split("  - id: tried\n", 1)
    return f"{before}  - id: tried #! long-code\n" + after.replace("    choices:\n", more, 1)


THROUGHOUT = {
    "more choices than a code holds": endless_choices,
    "no outcome is a harm": no_harms,
    "harms for some only": harms_for_some,
    "benefits drawn and harms not": harms_undrawn,
    "a consideration that is empty for some": nothing_for_some,
    "hard to read as a whole": hard_asks,
}
