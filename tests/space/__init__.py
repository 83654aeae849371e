"""The finite space of facts of each rule: the library judges every point and is compared with the two-valued oracle.

A `Space` is a template record and a few axes. An axis is a place in the record with a finite number of values, one of
which is "not recorded". The library judges every point of the product. The expected verdicts follow from the oracle
only: they are its verdicts for all completions of the point. A definite verdict must hold for every completion. A
verdict that holds for every completion must be definite, except for the entries of `weaker_verdicts`, each with its
reason.

The modules that compute the expected verdicts (`axes`, `json_records`, `space`, `templates` and the spaces) import
nothing from the library; `typed_records` and `exploration` compute the verdicts of the library.
"""
