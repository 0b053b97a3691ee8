/**
 * The floor: bare Express and `pg` running what the desk runs for the same requests, each statement by plain
 * `pool.query(text, values)`, without rights, checks, presenters or kept plans.
 */
import express from "express";
import { once } from "node:events";
import pg from "pg";
import { answerAll } from "./answer-all.mjs";
import { replay } from "./replay.mjs";

// As the desk reads them: ids are numbers.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const known = new Map();
let pool = null;

answerAll(async (message) => {
  if (message.ask === "learn") {
    known.set(message.kind, { runs: message.runs, targets: message.targets, next: 0 });
    return null;
  }
  pool = new pg.Pool({ connectionString: message.appUrl, max: 10 });
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use(express.json());
  app.get("/:kind", async (req, res) => {
    const { run } = turnOf(req.params.kind);
    const answers = [];
    for (const { text, values } of run.statements) answers.push((await pool.query(text, values)).rows);
    res.json(answers);
  });
  app.post("/:kind", async (req, res) => {
    const { run, target } = turnOf(req.params.kind);
    res.json(await replay(pool, run, target));
  });
  const server = app.listen(0, "127.0.0.1");
  server.keepAliveTimeout = 300_000;
  await once(server, "listening");
  return `http://127.0.0.1:${server.address().port}`;
});

function turnOf(kind) {
  const learnt = known.get(kind);
  const run = learnt?.runs[learnt.next % learnt.runs.length];
  if (!learnt || !run) throw new Error(`Nobody has shown how to do ${kind}`);
  const target = learnt.targets[learnt.next % Math.max(1, learnt.targets.length)];
  learnt.next += 1;
  return { run, target };
}
