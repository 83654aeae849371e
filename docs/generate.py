#!/usr/bin/env python3
"""Write every generated file: the pages that the library describes itself with, the JSON Schemas and the anchor list.

    python docs/generate.py            write the files that differ
    python docs/generate.py --check    exit 1 if a committed file differs, is missing or is no longer generated

`make generate` runs the first form. Each page is written in Chinese (docs/) and in English (docs/en/). The work is done
in docs/generator/.
"""

from __future__ import annotations

import sys

from generator.pages import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
