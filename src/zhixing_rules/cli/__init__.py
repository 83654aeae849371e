"""Command line ``zhixing``: the only package that prints and the only one that reads the clock."""

from zhixing_rules.cli.main import main

__all__ = ["main"]
