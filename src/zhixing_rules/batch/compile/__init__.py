"""Rules as columns: facts, days, conditions and verdicts written as Polars expressions."""
