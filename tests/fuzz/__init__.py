"""Hostile input for every public entry point and every command; `invariants` has the assertions.

A run checks each property with a number of inputs that `support.effort` decides, the same in every run. To check
more, before a release or after a change to how input is read:

    ZHIXING_EFFORT=nightly python -m pytest tests/fuzz

Hypothesis reports the smallest input that fails. Add that input as a test of the module that reads it.
"""
