"""``python -m zhixing_rules``, the same as ``zhixing``."""

from __future__ import annotations

import sys

from zhixing_rules.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
