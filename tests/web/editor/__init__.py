"""Tests of the pages for authors, without a browser."""
