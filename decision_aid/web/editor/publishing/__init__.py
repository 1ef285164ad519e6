"""Publish a draft, and read and bring back what was published before."""
