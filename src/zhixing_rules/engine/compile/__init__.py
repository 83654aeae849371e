"""Rules as generated Python: expressions, verdicts, due days, and the module they share."""
