import type { EmbeddedServer } from "@redress/database";
import { watchMachine } from "../sla/machine.js";
import type { Figure } from "./figures.js";
import { copyOf, loadedTemplate, openKept } from "./kept-desks.js";
import { benchKeys } from "./keys.js";
import { ask } from "./messages.js";
import { benchPaging } from "./paging.js";
import { everyList, everySearch, searchSettings, seePlans, type SeenPlan } from "./plans.js";
import { benchReads } from "./reads.js";
import { machineOf, writeResults } from "./results.js";
import { benchSearches } from "./searches.js";
import { benchSizes } from "./sizes.js";
import { openStage, type Stage } from "./stage.js";
import { printTable } from "./table.js";
import { benchWrites } from "./writes.js";

/** What the issue names, in the same words. */
export const SIZES: readonly number[] = [10_000, 100_000, 1_000_000];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Lists, tickets, counts and writes of desks of several sizes, each beside its floor; the smallest is served beside the largest.
 * Where the largest was measured, what came out is written to `results.json`.
 *
 * @returns what was wrong.
 */
export async function benchDesk(sizes: readonly number[]): Promise<string[]> {
  const machine = await watchMachine();
  const server = await openKept();
  const figures: Figure[] = [];
  const problems: string[] = [];
  try {
    for (const tickets of sizes) {
      const small = tickets === Math.max(...sizes) && sizes.length > 1 ? Math.min(...sizes) : null;
      const measured = await measureSize(server, tickets, small, problems);
      figures.push(...measured);
      printTable(measured);
    }
    const about = { ...(await machineOf(server.superuserUrl)), busy: await machine() };
    say(`${about.cores} cores of ${about.cpu}, ${about.memory}; ${about.busy}`);
    if (sizes.includes(Math.max(...SIZES)))
      await writeResults({ date: new Date().toISOString(), machine: about, figures });
  } finally {
    await server.stop();
  }
  return problems;
}

async function measureSize(
  server: EmbeddedServer,
  tickets: number,
  small: number | null,
  problems: string[],
): Promise<Figure[]> {
  const figures: Figure[] = [];
  await onStage(server, tickets, async (stage) => {
    figures.push(...(await benchReads(stage)));
    const paging = await benchPaging(stage);
    if (paging) figures.push(paging);
    if (small !== null)
      await onStage(server, small, async (other) => void figures.push(...(await benchSizes(other, stage))));
    figures.push(await benchKeys(stage));
    figures.push(...(await benchSearches(stage)));
    figures.push(...(await plansOf(stage, problems)));
    figures.push(...(await benchWrites(stage)));
    figures.push(await memoryOf(stage));
  });
  return figures;
}

async function onStage(server: EmbeddedServer, tickets: number, body: (stage: Stage) => Promise<void>): Promise<void> {
  const database = await copyOf(server, await loadedTemplate(server, tickets, say));
  try {
    const stage = await openStage(database, tickets);
    await body(stage).finally(() => stage.close());
  } finally {
    await database.drop();
  }
}

async function plansOf(stage: Stage, problems: string[]): Promise<Figure[]> {
  const lists = await seePlans(stage, await everyList(stage));
  const searches = await seePlans(stage, await everySearch(stage), searchSettings, "each time");
  return [planFigure(stage, "lists and counts", lists, problems), planFigure(stage, "searches", searches, problems)];
}

function planFigure(stage: Stage, what: string, plans: readonly SeenPlan[], problems: string[]): Figure {
  const scans = plans.filter(({ scanned }) => scanned.length > 0);
  const walks = plans.filter(({ walked }) => walked.length > 0);
  if (stage.tickets === Math.max(...SIZES))
    for (const { who, path, scanned } of scans)
      problems.push(`${path} of an ${who} reads all of ${scanned.join(", ")}`);
  for (const { who, path, walked } of walks) say(`  ${path} of an ${who} walks through ${walked.join(", ")}`);
  return {
    tickets: stage.tickets,
    what: `Plans of ${plans.length} statements of ${what}`,
    figure: `${scans.length} read a hot table from end to end, ${walks.length} walk through an index in vain`,
    bars: [
      { says: "no table from end to end", met: scans.length === 0 },
      { says: "no index in vain", met: walks.length === 0 },
    ],
    measured: { statements: plans.length, scans: scans.length, walks: walks.length },
  };
}

async function memoryOf(stage: Stage): Promise<Figure> {
  const { rss, used } = await ask<{ rss: number; used: number }>(stage.serve, { ask: "memory" });
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  return {
    tickets: stage.tickets,
    what: "Memory of the API's process after all of it",
    figure: `${megabytes(rss)}, ${megabytes(used)} of it in use by objects`,
    bars: [{ says: "below 400 MB", met: rss < 400e6 }],
    measured: { rss, used },
  };
}
