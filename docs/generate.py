#!/usr/bin/env python3
"""Write the pages that the library itself can tell: articles, rules, readings, indexes, record, words of the glossary.

    python docs/generate.py            write them
    python docs/generate.py --check    exit 1 where a committed page differs, is missing, or is no longer generated

Each page is written in Chinese (docs/) and in English (docs/en/). The work is done in docs/generating/.
"""

from __future__ import annotations

import sys

from generating.writing import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
