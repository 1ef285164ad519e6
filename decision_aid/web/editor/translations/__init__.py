"""Translate an aid, and review and approve a translation."""
