import { tickSla } from "../../src/features/sla/index.js";
import { consumersOf } from "../../src/subscriptions.js";
import type { Bench } from "../open-bench.js";
import type { DeskPlan } from "./desk-plan.js";
import { inTurns, median, percentile } from "./samples.js";
import { ms, type Part } from "./table.js";

const TURNS = 5000;
const AIM = 3;

/** What a second costs in which nothing is due: nearly every one. */
export async function benchIdleTick({ services, db }: Bench, { running }: DeskPlan): Promise<Part> {
  let steps = 0;
  const bare = () => db.rows("SELECT 1 FROM sla_clocks WHERE next_at <= app_now() LIMIT 1");
  const tick = async () => (steps += await tickSla(services, consumersOf));
  await inTurns(bare, tick, 100);
  const { one: floor, other: idle } = await inTurns(bare, tick, TURNS);
  const line = (what: string, of: (values: readonly number[]) => number) => ({
    what,
    figure: ms(of(idle)),
    floor: ms(of(floor)),
    ratio: of(idle) / of(floor),
  });
  const middle = line("median", median);
  return {
    title: `A tick that finds nothing due, ${running.toLocaleString("en")} running clocks`,
    lines: [
      { ...middle, aim: `at most x${AIM}`, met: middle.ratio <= AIM },
      line("99th of a hundred", (values) => percentile(values, 0.99)),
    ],
    problems: steps === 0 ? [] : [`${steps} steps were taken while nothing was due`],
    notes: ["floor: a bare SELECT of what is due, by the same index"],
  };
}
