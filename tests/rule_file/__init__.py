"""Tests of parsing, reading and editing rule files."""
