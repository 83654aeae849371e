// The clients of benchmarks/service.py: milliseconds a case, one request after the other, answers parsed.
//
//   node service.mjs ROUNDS http ADDRESS RECORD.json...    or    node service.mjs ROUNDS stdio RECORD.json...

import { readFileSync } from "node:fs";

import { connect, startProcess } from "../examples/clients/zhixing_client.mjs";

const [rounds, way, ...rest] = process.argv.slice(2);
const service = way === "stdio" ? startProcess() : connect(rest.shift());
const records = rest.map((name) => JSON.parse(readFileSync(name, "utf8")));

async function round() {
  const start = performance.now();
  for (const record of records) {
    const { result } = await service.ask("validate", { on: "2026-03-02", record });
    if (!result) throw new Error("refused");
  }
  return (performance.now() - start) / records.length;
}

for (let each = 0; each < 5; each++) await round(); // warm
const taken = [];
for (let each = 0; each < Number(rounds); each++) taken.push(await round());
taken.sort((first, second) => first - second);
console.log(JSON.stringify({ median: taken[taken.length >> 1], least: taken[0] }));
service.close();
