import { randomUUID } from "node:crypto";
import type { BulkBody, BulkResult } from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import { AppError } from "../../../platform/errors.js";
import { retried } from "../../../platform/retried.js";
import type { Origin, RunWork, Work } from "../../../platform/work.js";
import { ticketNumber, type DeskRules } from "../../tickets/index.js";
import { changeOne } from "./change-one.js";
import { quietWork, type Told } from "./quiet-work.js";

/** Tickets per transaction: locks are held for moments, and each ticket is an attempt of its own (see `Work.attempt`). */
const BATCH = 50;

interface Many {
  actor: Actor;
  origin: Origin;
  body: BulkBody;
  rules: DeskRules;
  /** Called after each batch. */
  onBatch: () => Promise<unknown>;
}

/**
 * Changes tickets in batches, each a transaction: what is done stays done when the process dies. Tickets are taken in
 * the order of their ids, so that two such changes wait for each other and never in a circle.
 *
 * @returns how it went with each, in that order.
 */
export async function changeMany(runWork: RunWork, many: Many): Promise<BulkResult[]> {
  const { actor, origin, body, onBatch } = many;
  const bulkId = randomUUID();
  const ids = body.ids.toSorted((a, b) => a - b);
  const results: BulkResult[] = [];
  let told: Told = new Set();
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH);
    const done = await retried(() =>
      runWork(actor, (work) => changeBatch(work, batch, bulkId, new Set(told), many), { origin }),
    );
    results.push(...done.results);
    told = done.told;
    await onBatch();
  }
  return results;
}

async function changeBatch(work: Work, ids: readonly number[], bulkId: string, told: Told, { body, rules }: Many) {
  const results: BulkResult[] = [];
  for (const id of ids) {
    const before = new Set(told);
    try {
      const changed = await work.attempt(() => changeOne(quietWork(work, bulkId, told), id, body, rules));
      results.push({ id, number: ticketNumber(id), ok: true, ...changed });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      told = before;
      results.push({ id, number: ticketNumber(id), ok: false, code: error.code, message: reasonOf(error) });
    }
  }
  return { results, told };
}

/** Of wrong values the one that says what is wrong here. */
function reasonOf({ message, details }: AppError): string {
  const errors = details["errors"];
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  return typeof first === "object" && first !== null && "message" in first ? String(first.message) : message;
}
