"""Tests of the pages that list, begin and set up aids."""
