// 调用 zhixing serve 的 Node 客户端，不需任何程序包，Node 18 以上。A Node client of zhixing serve, without packages.
//
//   node zhixing_client.mjs stdio RECORD.json...                       starts zhixing serve --stdio and asks it
//   node zhixing_client.mjs http http://127.0.0.1:8000 RECORD.json...  asks a running zhixing serve --http
//
// 每份记录打印一行：违反的规则。Prints, for each record, the rules that are breached. The token of a server is read from
// the environment variable ZHIXING_TOKEN, the command to start from ZHIXING (default: zhixing).

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import http from "node:http";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

/** A process of its own; the answers come in the order of the requests. */
export function startProcess(command = process.env.ZHIXING ?? "zhixing") {
  const [program, ...words] = command.split(" ");
  const child = spawn(program, [...words, "serve", "--stdio"], { stdio: ["pipe", "pipe", "ignore"] });
  const waiting = [];
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift().resolve(JSON.parse(line)));
  child.on("exit", () => waiting.splice(0).forEach(({ reject }) => reject(new Error("the service has ended"))));
  return {
    ask(verb, members) {
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify({ do: verb, ...members })}\n`);
      });
    },
    close: () => child.stdin.end(), // the end of input ends the service
  };
}

/** A server; connections are kept. */
export function connect(address, token = process.env.ZHIXING_TOKEN) {
  const agent = new http.Agent({ keepAlive: true });
  const headers = { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) };
  return {
    ask(verb, members) {
      return new Promise((resolve, reject) => {
        const request = http.request(`${address}/v1/${verb}`, { method: "POST", agent, headers }, (response) => {
          const chunks = [];
          response.on("data", (chunk) => chunks.push(chunk));
          response.on("end", () => resolve(JSON.parse(Buffer.concat(chunks).toString("utf8"))));
        });
        request.on("error", reject);
        request.end(JSON.stringify(members));
      });
    },
    close: () => agent.destroy(),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [way, ...rest] = process.argv.slice(2);
  const service = way === "stdio" ? startProcess() : connect(rest.shift());
  for (const name of rest) {
    const record = JSON.parse(readFileSync(name, "utf8"));
    const { result, problems } = await service.ask("validate", { on: "2026-03-02", record });
    console.log(
      problems
        ? problems.map((each) => `${each.pointer}: ${each.zh}`).join("\n")
        : result.findings.filter((each) => each.verdict === "fail").map((each) => each.rule_id).join(" ") || "—",
    );
  }
  service.close();
}
