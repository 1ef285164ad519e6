"""Tests of what an author takes in from files."""
