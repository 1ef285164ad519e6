"""Tests of the forms that change an entry of a draft."""
