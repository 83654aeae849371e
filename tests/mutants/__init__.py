"""Mutants of the law: rules with one change each, and whether the spaces distinguish them from the original rule."""
