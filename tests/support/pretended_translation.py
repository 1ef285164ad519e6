"""An aid that passes for its own translation, so that bilingual paper needs no translator."""

from decision_aid.model.aid import DecisionAid
from decision_aid.translation.checks import check_translation
from tests.support.translations import whole


def pretended(aid: DecisionAid, without: frozenset[str] = frozenset()) -> DecisionAid:
    """The aid as if in Spanish."""
    found, problems = check_translation(aid, whole(aid, without=without).encode())
    assert found, "\n".join(map(str, problems))
    return found
