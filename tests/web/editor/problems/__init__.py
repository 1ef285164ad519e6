"""Tests of how problems are told and waived in forms."""
