"""Compile rules to Polars expressions: facts, days, conditions and verdicts as columns."""
