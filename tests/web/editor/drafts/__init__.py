"""Tests of drafts: kept, checked, merged."""
