"""How the tests are run by Hypothesis: what it makes up may take as long as a busy machine needs."""

from hypothesis import HealthCheck, settings

settings.register_profile("busy machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy machine")
