"""Tests of diff, flow, pack and standards."""
