"""zhixing: the command line. The only floor with a clock, and the only one that prints."""

from zhixing_rules.cli.main import main

__all__ = ["main"]
