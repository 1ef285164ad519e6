"""Tests of who is signed in, and what they may do."""
