"""``python -m mutants`` in ``tests``: print the score of each rule, and the survivors."""

from __future__ import annotations

import sys

from mutants.score import Score, all_mutants, survivors

sys.stdout.write("".join(f"{line}\n" for line in Score().lines()))
sys.stdout.write("".join(f"{' | '.join(each)}\n" for each in sorted(survivors(all_mutants()))))
