"""Tests of reviews and comments."""
