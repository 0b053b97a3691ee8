import { explainTicket } from "../../src/features/sla/explain.js";
import { judgeChange, beginPromises } from "../../src/features/sla/engine/changes.js";
import { explainClocks } from "../../src/features/sla/engine/explain-clocks.js";
import type { SlaEvent } from "../../src/features/sla/engine/types.js";
import type { Bench } from "../open-bench.js";
import type { DeskPlan } from "./desk-plan.js";
import { HOUR } from "./life.js";
import type { Promises } from "./promises.js";
import { inTurns, median, percentile, timed } from "./samples.js";
import { ms, type Part } from "./table.js";

const TICKETS = 500;
/** Of a long life: each is a pause and its end. */
const PAUSES = 200;

/** How long it takes to say how due times come about. */
export async function benchExplanations({ db }: Bench, plan: DeskPlan, { offer }: Promises): Promise<Part> {
  const ids = await db.rows<{ id: number }>(
    "SELECT id FROM tickets WHERE channel = 'phone' ORDER BY hashint8(id) LIMIT $1",
    [TICKETS],
  );
  let n = 0;
  const log = () => db.rows("SELECT * FROM sla_events WHERE ticket_id = $1 ORDER BY id", [ids[n % ids.length]?.id]);
  const explain = () =>
    explainTicket(db, ids[n++ % ids.length]?.id ?? 0, { internal: true, mayExtend: true }, plan.now);
  await inTurns(log, explain, 50);
  const { one: floor, other: took } = await inTurns(log, explain, TICKETS);

  const [policy] = offer.policies;
  if (!policy) throw new Error("There is no policy");
  let lines: readonly SlaEvent[] = beginPromises(offer.book, policy.version, "low", plan.now, plan.now);
  for (let i = 1; i <= 2 * PAUSES; i += 1) {
    const to = i % 2 === 0 ? "in_progress" : "pending";
    const at = new Date(plan.now.getTime() + i * HOUR);
    lines = [...lines, ...judgeChange(lines, offer.book, { kind: "status", to, priority: "low" }, at)];
  }
  const long = await timed(async () => explainClocks(lines, offer.book, plan.now));
  const line = (what: string, of: (values: readonly number[]) => number) => ({
    what,
    figure: ms(of(took)),
    floor: ms(of(floor)),
    ratio: of(took) / of(floor),
  });
  return {
    title: "Explanations",
    lines: [
      line("a ticket's, median", median),
      line("a ticket's, 99th of a hundred", (values) => percentile(values, 0.99)),
      { what: `of a log of ${lines.length} lines, without reading it`, figure: ms(long) },
    ],
    problems: [],
    notes: ["floor: a SELECT of the ticket's log"],
  };
}
