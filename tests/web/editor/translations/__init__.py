"""Tests of the pages on which an aid is translated."""
