"""Tests of the rule folder, its history and its authors."""
