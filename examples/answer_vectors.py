"""用另一个程序回答测试向量 · A program that answers golden vectors, one JSON object per line.

这里用本库自己回答，换成您的系统即可 · This example calls the library; replace the call with your own system.

    zhixing conform --rule art9.filing python examples/answer_vectors.py
"""

import json
import sys
from datetime import date

from zhixing_rules import validate

for line in sys.stdin:
    vector = json.loads(line)
    report = validate(vector["input"], on=date.fromisoformat(vector["on"]), readings=vector["readings"])
    finding = next(each for each in report.rule(vector["rule"]) if each.path == vector["path"])
    applies = finding.verdict.value != "not_applicable"
    due = finding.due.isoformat() if applies and finding.due is not None else None
    print(json.dumps({"id": vector["id"], "verdict": finding.verdict.value, "due": due}))
