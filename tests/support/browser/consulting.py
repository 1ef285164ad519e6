"""Walks a consultation of two voices in a browser, and tells its code and what was said."""

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.pictures import DESK, LOW, PHONE, WIDE, picture
from tests.support.browser.traces import Seen, kept_by
from tests.support.browser.walk import AID

OWN = {
    "concern": "My beehives need me in June",
    "questions": "Would wild geese mind the ward?",
    "leaning": "The orchard must be pruned first",
    "tell-1": "Two strong ways and one that few have tried",
    "tell-2": "The lighthouse would be lonely",
    "tell-3": "Somebody to feed the donkey",
    "unclear": "How the marrow knows its way",
    "notes": "Ask the lighthouse keeper first",
}
PERSON = {
    "refractory": ["Active after two or more treatments", "Mycophenolate or azathioprine", "Serious ones"],
    "nephritis": ["Yes, shown by a biopsy", "It came back", "Less well"],
    "risk": ["None so far, but I worry about it", "Perhaps or not sure", "Medicines for years"],
}
CLINICIAN = "In the past"
KEPT, LEFT = "It did not get better with medicines", "It is controlled now"
LABELS = [*(label for said in PERSON.values() for label in said), KEPT, LEFT]
DIFFERENT = f"You gave different answers: you said “{PERSON['nephritis'][0]}”; your doctor or nurse said “{CLINICIAN}”."


def heading(page: Page) -> Locator:
    """What says which page this is."""
    return page.get_by_role("heading", level=1)


def tick(page: Page, labels: list[str], seen: Seen) -> None:
    """Take these choices, one after the other, as whoever is answering."""
    for label in labels:
        page.get_by_label(label, exact=True).first.check()
        expect(page.get_by_label(label, exact=True).first).to_be_checked()
    seen.look(page)


def go_on(page: Page) -> None:
    """Go to the next page, and wait until it is there."""
    before = heading(page).inner_text()
    page.get_by_role("button", name="Continue").click()
    expect(heading(page)).not_to_have_text(before)


def both_answer(page: Page, seen: Seen) -> None:
    """The person goes through the pages, then the clinician answers one of them otherwise."""
    page.get_by_role("link", name="Answer questions first").click()
    for labels in PERSON.values():
        tick(page, labels, seen)
        go_on(page)
    page.goto(f"{AID}/ask/what-matters")
    page.locator("#questions input[name$=kidneys-matter][value='a lot']").check()
    go_on(page)
    page.goto(f"{AID}/summary")
    expect(heading(page)).to_have_text("Your options at a glance")
    picture(page, "summary", WIDE, heading(page))
    page.goto(f"{AID}/ask/nephritis")
    page.get_by_role("button", name="My doctor or nurse").click()
    expect(page.get_by_text("The person has answered on this page.").filter(visible=True)).to_be_visible()
    tick(page, [CLINICIAN], seen)
    picture(page, "consultation-1-two-voices", PHONE, heading(page))
    go_on(page)


def try_another(page: Page, question: str, label: str) -> None:
    """From the summary, see what another answer to a question would change."""
    page.goto(f"{AID}/summary")
    expect(page.get_by_text(DIFFERENT)).to_be_visible()
    page.get_by_text("What if I had answered differently?").click()
    page.get_by_label("The question").select_option(value=question)
    page.get_by_role("button", name="Try it", exact=True).first.click()
    expect(heading(page)).to_have_text("What if?")
    page.get_by_label(label, exact=True).check()
    expect(page.get_by_text(f"Then: {label}")).to_be_visible()
    expect(page.get_by_role("heading", name="Newly shown")).to_be_visible()


def ask_what_if(page: Page, seen: Seen) -> None:
    """One other answer is kept; another is looked at and left."""
    try_another(page, "nephritis-course", KEPT)
    page.get_by_role("button", name="Keep this answer").click()
    expect(heading(page)).to_have_text("Your options at a glance")
    differing = page.get_by_role("heading", name="Where your answers differ")
    picture(page, "consultation-2-seen-differently", DESK, differing)
    page.goto(f"{AID}/everything")
    expect(page.get_by_text("For your answer", exact=True)).not_to_have_count(0)
    seen.look(page)
    try_another(page, "active", LEFT)
    picture(page, "consultation-3-what-if", LOW, page.locator("#result"))
    page.get_by_role("link", name="Go back and keep my own answer").click()
    expect(heading(page)).to_have_text("Your options at a glance")
    seen.look(page)


def write_down(page: Page, seen: Seen) -> str:
    """Write and tick on the handout all that is the person's own; the code on it."""
    for path in ("handout?pages=full", "handout"):
        page.goto(f"{AID}/{path}")
        seen.look(page)
    for box, words in OWN.items():
        page.locator(f"#own-{box}").fill(words)
    page.get_by_label("Unsure", exact=True).check()
    for one in (0, 1):
        page.locator("[data-ask]:visible").nth(one).check()
    page.reload()
    expect(page.get_by_label("Unsure", exact=True)).to_be_checked()
    expect(page.locator("[data-ask]:checked")).to_have_count(2)
    for box, words in OWN.items():
        expect(page.locator(f"#own-{box}")).to_have_value(words)
    return page.locator(".code .letters").inner_text()


def said(page: Page) -> dict[str, str]:
    """Each question that was answered, with what was said to it and by whom, as the page to check them has it."""
    page.goto(f"{AID}/check")
    expect(page.get_by_text(DIFFERENT)).to_be_visible()
    return dict(
        page.locator(".said dl > div").evaluate_all("""(all) => all
        .filter((one) => !one.querySelector("dd .soft"))
        .map((one) => [one.querySelector("dt").innerText, one.querySelector("dd").innerText])""")
    )


def clear(page: Page) -> None:
    """Clear for the next person."""
    page.locator(".site-menu > summary").click()
    page.get_by_role("link", name="Clear for the next person").click()
    page.get_by_role("button", name="Clear for the next person").click()
    expect(heading(page)).to_have_text("Cleared for the next person")
    page.wait_for_load_state()


def first_visit(page: Page, seen: Seen) -> tuple[str, dict[str, str]]:
    """Both answer, try and write; the code that is taken home, and what was said."""
    page.goto(f"{AID}/")
    both_answer(page, seen)
    ask_what_if(page, seen)
    code, answers = write_down(page, seen), said(page)
    assert len(answers) == 10
    assert any(KEPT in text for text in answers.values())
    during = kept_by(page)
    assert "two-or-more" in during, "the search finds what is there"
    assert [one for one in OWN.values() if one in during] == [], "own words are not to be read in the browser's storage"
    return code, answers
