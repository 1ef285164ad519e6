"""How tests are run: which take long, in which order they come, and how many examples Hypothesis makes up."""

import gc
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from decision_aid.storage.check_process import DRAFT_QUEUE, FOLDER_QUEUE
from tests.support.compiled_routes import compile_routes_once
from tests.support.compiled_templates import compile_templates_once
from tests.support.memory_disk import write_into_memory
from tests.support.waiting import PATIENCE

TESTS = Path(__file__).parent
BROWSER = TESTS / "browser"
# Starts programs, sets paper, tries hundreds of people, opens many pages or publishes: `make check` goes without.
SLOW = {
    "checks/test_loose_number",
    "checks/test_prefiltered_regex",
    "checks/test_proof_checks",
    "checks/test_proofs",
    "checks/test_seeded_faults",
    "checks/test_solver_memory",
    "cli/test_handout",
    "cli/test_new_and_author",
    "cli/test_output_files",
    "cli/test_upgrade",
    "cli/test_waitress_server",
    "consultation/test_answer_code",
    "consultation/test_head_notes",
    "consultation/test_voices_promises",
    "consultation/test_what_if",
    "model/test_condition_table",
    "output/test_bilingual",
    "output/test_child_process",
    "output/test_every_kind",
    "output/test_exports",
    "output/test_fhir_proof",
    "output/test_from_summary",
    "output/test_handout",
    "output/test_own_words",
    "output/test_right_to_left",
    "output/test_short_handout",
    "output/test_short_translated",
    "project/test_container",
    "project/test_docstrings",
    "project/test_documents",
    "project/test_examples",
    "project/test_mutants",
    "project/test_wheel",
    "promises/test_figures",
    "promises/test_form_1",
    "promises/test_from_0_1",
    "promises/test_glance_heads",
    "promises/test_growth",
    "promises/test_largest_aid",
    "promises/test_page_bytes_and_queries",
    "promises/test_promises",
    "promises/test_random_aids",
    "review/test_pack",
    "rule_file/test_fuzzed_files",
    "rule_file/test_random_edits",
    "rule_file/test_size_limits",
    "rule_file/test_suggested_fixes",
    "storage/test_authors",
    "storage/test_check_child_ends",
    "storage/test_check_process",
    "storage/test_damaged_history",
    "storage/test_folder_shared",
    "storage/test_no_room",
    "storage/test_object_size",
    "storage/test_other_owners",
    "storage/test_publishing",
    "storage/test_settings_history",
    "storage/test_verdict_size",
    "translation/test_translated",
    "web/editor/aids/test_new_aid",
    "web/editor/aids/test_settings",
    "web/editor/drafts/test_check_cache",
    "web/editor/drafts/test_merge",
    "web/editor/drafts/test_text_editor",
    "web/editor/entries/test_entry_pages",
    "web/editor/entries/test_every_kind",
    "web/editor/entries/test_figure_fields",
    "web/editor/entries/test_first_entries",
    "web/editor/entries/test_part_pages",
    "web/editor/people/test_login_throttle",
    "web/editor/people/test_openid_login",
    "web/editor/people/test_roles",
    "web/editor/preview/test_preview",
    "web/editor/publishing/test_publishing",
    "web/editor/publishing/test_same_text",
    "web/editor/review/test_review",
    "web/editor/review/test_several_reviewers",
    "web/editor/translations/test_translation_review",
    "web/editor/translations/test_translations",
    "web/test_attacked",
    "web/test_attacked_raw",
    "web/test_counts",
    "web/test_deploy_lines",
    "web/test_deployed",
    "web/test_enter_code",
    "web/test_fragment_cache",
    "web/test_handout",
    "web/test_hostile_requests",
    "web/test_keeps_serving",
    "web/test_launch",
    "web/test_never_a_broken_download",
    "web/test_no_answer_left",
    "web/test_page_count",
    "web/test_paper_at_once",
    "web/test_rule_text_is_text",
    "web/test_serving_together",
    "web/test_wsgi",
}

gc.disable()  # until all is loaded
settings.register_profile("usual", max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("soak", settings.get_profile("usual"), max_examples=500)
settings.load_profile("usual")
compile_templates_once()
compile_routes_once()
write_into_memory()
FOLDER_QUEUE.patience = DRAFT_QUEUE.patience = PATIENCE  # what a test sees must not depend on the machine's speed


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what takes long, and let it come first, so that no worker is left with it at the end."""
    for item in items:
        if kind := _kind(item.path):
            item.add_marker(kind)
    items.sort(key=lambda item: [item.get_closest_marker(name) is None for name in ("browser", "slow")])


@cache
def _kind(path: Path) -> str | None:
    if path.is_relative_to(BROWSER):
        return "browser"
    return "slow" if path.relative_to(TESTS).with_suffix("").as_posix() in SLOW else None


def pytest_collection_finish() -> None:
    """Let no search for garbage look through all that was loaded: a fifth of the tests' time went into that."""
    gc.freeze()
    gc.enable()
