"""Tests of publishing, and the versions there were."""
