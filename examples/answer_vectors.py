"""用另一个程序回答测试向量 · A program that answers golden vectors, one JSON object a line.

这里用本库自己回答，换成您的系统即可 · Here the library answers itself: put your own system in its place.

    zhixing conform --rule art9.filing python examples/answer_vectors.py
"""

import json
import sys
from datetime import date

from zhixing_rules import validate

for line in sys.stdin:
    asked = json.loads(line)
    report = validate(asked["input"], on=date.fromisoformat(asked["on"]), readings=asked["readings"])
    found = next(each for each in report.rule(asked["rule"]) if each.path == asked["path"])
    applies = found.verdict.value != "not_applicable"
    due = found.due.isoformat() if applies and found.due is not None else None
    print(json.dumps({"id": asked["id"], "verdict": found.verdict.value, "due": due}))
