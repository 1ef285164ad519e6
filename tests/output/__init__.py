"""Tests of the handout and the exports."""
