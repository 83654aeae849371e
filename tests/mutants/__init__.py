"""Mutants of the law: each rule changed in one place, and whether the spaces tell it from the rule itself."""
