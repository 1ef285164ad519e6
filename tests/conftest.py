"""How tests are run: which take long, in which order they come, and how many examples Hypothesis makes up."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.compiled import compile_templates_once

BROWSER = Path(__file__).parent / "browser"
SLOW = {  # what starts programs, sets paper or tries hundreds of people: `make check` goes without
    "test_alternatives",
    "test_attacked",
    "test_attacked_raw",
    "test_both",
    "test_check_process",
    "test_child_process",
    "test_code",
    "test_container",
    "test_counted",
    "test_damaged_history",
    "test_deploy_lines",
    "test_deployed",
    "test_fuzzed_files",
    "test_handing_out",
    "test_handout",
    "test_keeps_serving",
    "test_listening",
    "test_mutants",
    "test_never_a_broken_download",
    "test_no_answer_left",
    "test_paper",
    "test_paper_at_once",
    "test_publishing",
    "test_random_edits",
    "test_rule_text_is_text",
    "test_serving_together",
    "test_short_handout",
    "test_short_translated",
    "test_short_words",
    "test_voices_promises",
    "test_what_if",
    "test_wheel",
}

settings.register_profile("usual", max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("soak", settings.get_profile("usual"), max_examples=500)
settings.load_profile("usual")
compile_templates_once()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what takes long, and let it come first, so that no worker is left with it at the end."""
    for item in items:
        if item.path.is_relative_to(BROWSER):
            item.add_marker("browser")
        elif item.path.stem in SLOW:
            item.add_marker("slow")
    items.sort(key=lambda item: [item.get_closest_marker(name) is None for name in ("browser", "slow")])
