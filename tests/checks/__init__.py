"""Tests of the checks and their proofs."""
