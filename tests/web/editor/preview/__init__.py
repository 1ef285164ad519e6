"""Tests of the preview of a draft."""
