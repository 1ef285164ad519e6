"""Tests of answers, path and summary."""
