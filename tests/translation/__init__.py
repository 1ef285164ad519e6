"""Tests of translations of rule files and pages."""
