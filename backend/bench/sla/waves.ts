import { setTimeout as sleep } from "node:timers/promises";
import { tickSla } from "../../src/features/sla/index.js";
import { consumersOf } from "../../src/subscriptions.js";
import { testClock } from "../../test/test-clock.js";
import type { Bench } from "../open-bench.js";
import type { DeskPlan } from "./desk-plan.js";
import { probeLocks } from "./lock-probe.js";
import { capacity, ordinaryWrites, startWrites, type Writes } from "./ordinary-writes.js";
import { rawWave } from "./raw-wave.js";
import { median, percentile, timed } from "./samples.js";
import { ms, perSecond, type Line, type Part } from "./table.js";
import { timeTransactions } from "./timed-services.js";
import { checkWaves } from "./check-waves.js";

/** Of the waves some come alone, some while others ask for the same tickets, the rest in the middle of a day's writes. */
const [ALONE, PROBED] = [3, 3];
/** Of what the desk could do at most: a busy day, with room for a wave. */
const SHARE_OF_CAPACITY = 0.3;
const CALM_MS = 1500;
const [WAVE_MS, LOCK_MS, WRITES_RATIO] = [2000, 100, 2];

/** Many clocks that come due at one instant: how long until all is written, and who waits for it. */
export async function benchWaves(bench: Bench, plan: DeskPlan): Promise<Part> {
  const { services, transactions } = timeTransactions(bench.services);
  const clock = testClock(bench.owner);
  const tick = () => tickSla(services, consumersOf);
  const [alone, probed, among] = [
    plan.waves.slice(0, ALONE),
    plan.waves.slice(ALONE, ALONE + PROBED),
    plan.waves.slice(ALONE + PROBED),
  ];
  const size = plan.waves[0]?.clocks ?? 0;

  const floors: number[] = [];
  const took: number[] = [];
  for (const { at } of alone) {
    await clock.set(at.toISOString());
    floors.push(await rawWave(bench.owner, consumersOf("sla.breached").length));
    took.push(await timed(tick));
  }
  const quiet = transactions.length;
  const waits = { calm: [] as number[], wave: [] as number[] };
  for (const { at } of probed) {
    const ids = await dueTickets(bench, at);
    waits.calm.push(...(await probeLocks(bench, ids, () => sleep(CALM_MS))));
    await clock.set(at.toISOString());
    waits.wave.push(...(await probeLocks(bench, ids, tick)));
  }
  const held = Math.max(...transactions);
  const send = await ordinaryWrites(bench, plan);
  const rate = (await capacity(send)) * SHARE_OF_CAPACITY;
  const writes = await amongWrites(bench, startWrites(send, rate), among, tick);

  const slowest = Math.max(...took);
  const raw = median(floors);
  const waited = Math.max(...waits.wave);
  return {
    title: `${size.toLocaleString("en")} clocks due at one instant: stamped, logged and enqueued, ${took.length} times alone, ${waits.wave.length} asks for their rows in ${probed.length} waves, ${writes.wave.length} writes in ${among.length}`,
    lines: [
      {
        what: "a wave alone, median",
        figure: ms(median(took)),
        floor: ms(raw),
        ratio: median(took) / raw,
        aim: `under ${ms(WAVE_MS)}`,
        met: median(took) < WAVE_MS,
      },
      {
        what: "a wave alone, slowest",
        figure: ms(slowest),
        floor: ms(Math.max(...floors)),
        ratio: slowest / Math.max(...floors),
      },
      { what: `longest of ${quiet} batches of waves alone`, figure: ms(Math.max(...transactions.slice(0, quiet))) },
      { what: "longest batch of all these waves", figure: ms(held), aim: `under ${ms(LOCK_MS)}`, met: held < LOCK_MS },
      {
        what: "longest wait for a ticket's row",
        figure: ms(waited),
        floor: ms(Math.max(...waits.calm)),
        ratio: waited / Math.max(...waits.calm),
        aim: `under ${ms(LOCK_MS)}`,
        met: waited < LOCK_MS,
      },
      ...writesLines(writes),
    ],
    problems: await checkWaves(bench, plan),
    notes: [
      "floor of a wave: its rows in five plain statements, by the tables' owner, undone; of a wait and of writes: the same without a wave",
      `writes: half comments, a quarter changes of status, a quarter new complaints, ${perSecond(rate)} over HTTP, which is ${SHARE_OF_CAPACITY * 100} % of what was possible`,
    ],
  };
}

interface Durations {
  calm: number[];
  wave: number[];
}

/** Writes sent before each wave, and those sent while it was worked off; a tick rings each second all the while. */
async function amongWrites(
  bench: Bench,
  writes: Writes,
  waves: DeskPlan["waves"],
  tick: () => Promise<unknown>,
): Promise<Durations> {
  await sleep(CALM_MS); // plans and connections are made
  const spans: { from: number; wave: number; to: number }[] = [];
  for (const { at } of waves) {
    const from = performance.now();
    await tick();
    await sleep(CALM_MS);
    await testClock(bench.owner).set(at.toISOString());
    const wave = performance.now();
    await tick();
    spans.push({ from, wave, to: performance.now() });
    await sleep(CALM_MS / 3);
  }
  const done = await writes.stop();
  const sentIn = (from: (span: (typeof spans)[number]) => number, to: (span: (typeof spans)[number]) => number) =>
    spans.flatMap((span) => done.filter(({ at }) => at >= from(span) && at < to(span)).map(({ took }) => took));
  return {
    calm: sentIn(
      ({ from }) => from,
      ({ wave }) => wave,
    ),
    wave: sentIn(
      ({ wave }) => wave,
      ({ to }) => to,
    ),
  };
}

function writesLines({ calm, wave }: Durations): Line[] {
  return [0.5, 0.99].map((share) => {
    const [figure, floor] = [percentile(wave, share), percentile(calm, share)];
    const line = {
      what: `writes meanwhile, ${share * 100}th of a hundred`,
      figure: ms(figure),
      floor: ms(floor),
      ratio: figure / floor,
    };
    return share < 0.9 ? line : { ...line, aim: `under x${WRITES_RATIO}`, met: figure / floor < WRITES_RATIO };
  });
}

async function dueTickets({ db }: Bench, at: Date): Promise<number[]> {
  const rows = await db.rows<{ id: number }>("SELECT ticket_id AS id FROM sla_clocks WHERE next_at <= $1", [at]);
  return rows.map(({ id }) => id);
}
