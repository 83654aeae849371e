"""Hostile input at every public entry and every verb of the command; what must hold stands in `invariants`.

A run tries a few dozen inputs for each property, the same ones every time. More of them, before a release or after a
change of how input is read:

    ZHIXING_FUZZ=20000 python -m pytest tests/fuzz

An input that breaks something is shown by Hypothesis as small as it can be made; it then becomes a plain test beside
the code that read it.
"""
