"""The finite space of facts behind each rule, enumerated whole and held against the two-valued oracle.

A `Space` is a template case and a few axes; an axis is a place in the record with its finite values, "not recorded"
among them. Every point of the product is judged by the library. What it may say follows from the oracle alone: the
verdicts of every completion of the point. What is sure must be so of every completion; what is so of every completion
must be sure, but for the places in `weaker_verdicts`, each with its reason.

What is expected (`axes`, `json_records`, `space`, `templates`, and the spaces themselves) imports nothing of the
library; what the library says is in `typed_records` and `exploration`.
"""
