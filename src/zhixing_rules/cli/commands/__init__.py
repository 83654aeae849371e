"""The commands of ``zhixing``."""
