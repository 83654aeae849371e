"""Hostile input at every public entry and every verb of the command; what must hold stands in `invariants`.

Each property tries some inputs, the same ones in every run; how many of them, `support.effort` says. More of them,
before a release or after a change of how input is read:

    ZHIXING_EFFORT=nightly python -m pytest tests/fuzz

An input that breaks something is shown by Hypothesis as small as it can be made; it then becomes a plain test beside
the code that read it.
"""
