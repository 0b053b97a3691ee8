import type { SlaRun } from "../../src/contract/index.js";
import { applySla } from "../../src/features/sla/index.js";
import { withLunch } from "../../test/factories/promises.js";
import { call, type Bench } from "../open-bench.js";
import { checkApply, closedDigest } from "./check-apply.js";
import type { DeskPlan } from "./desk-plan.js";
import { killMidway } from "./kill-run.js";
import type { Promises } from "./promises.js";
import { rawApply } from "./raw-apply.js";
import { timed } from "./samples.js";
import { ms, seconds, type Part } from "./table.js";
import { timeTransactions } from "./timed-services.js";

const AIM_MS = 60_000;
const KILLED_AT = 0.4;

/** A calendar that changes and is applied to the open tickets; the process that does it is killed on the way. */
export async function benchApply(bench: Bench, plan: DeskPlan, { office, adminToken }: Promises): Promise<Part> {
  const before = await closedDigest(bench.owner);
  const path = `/api/calendars/${office.id}`;
  const hours = { ...withLunch, fri: [["09:00", "15:00"]] };
  await call(bench.api, adminToken, ["PATCH", path], { hours }, { "if-match": `"${office.version}"` });
  const run = (await call(bench.api, adminToken, ["POST", `${path}/apply`])) as SlaRun;

  const killed = await killMidway(bench, run.id, KILLED_AT);
  const { services, transactions } = timeTransactions(bench.services);
  const rest = await timed(() => applySla(services, { run_id: run.id }));
  const took = killed.took + rest;

  const problems = await checkApply(bench, plan, office.id, run.id);
  if (killed.done === 0 || killed.done === run.total) problems.push("The run was not killed in the middle of it");
  if ((await closedDigest(bench.owner)) !== before) problems.push("A closed ticket was touched");
  const floor = await rawApply(bench.owner, office.id);
  const count = (n: number) => n.toLocaleString("en");
  return {
    title: `A changed calendar is applied to ${count(plan.byOffice)} open tickets, of ${count(run.total)} that are looked at`,
    lines: [
      {
        what: "all in all",
        figure: seconds(took),
        floor: seconds(floor),
        ratio: took / floor,
        aim: `under ${seconds(AIM_MS)}`,
        met: took < AIM_MS,
      },
      { what: "until its process was killed", figure: seconds(killed.took) },
      { what: "tickets it had looked at", figure: count(killed.done) },
      { what: "the rest", figure: seconds(rest) },
      { what: `longest of ${transactions.length} batches`, figure: ms(Math.max(...transactions)) },
    ],
    problems,
    notes: [
      `${count(plan.byOffice)} closed tickets of the same calendar: ${problems.length === 0 ? "untouched; every open one changed once" : "see below"}`,
      "floor: its rows in five plain statements, by the tables' owner, undone",
    ],
  };
}
