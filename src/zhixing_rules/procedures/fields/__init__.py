"""The facts of a case by the names that rules use: one module a subject."""
