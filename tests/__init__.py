"""Tests, one file a module; `test_promises.py` and `test_house.py` look at all of them."""
