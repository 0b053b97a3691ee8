import type { Actor } from "./actor.js";
import type { Database, Queries } from "./db.js";
import { addEventJobs } from "./event-jobs.js";
import type { DomainEvent } from "./events.js";
import type { Hints, TicketHint } from "./hints.js";
import { sealJob } from "./job-secrets.js";
import type { Vault } from "./vault.js";

/** Where a request came from; kept with its events. */
export interface Origin {
  requestId?: string;
  ip?: string;
  userAgent?: string;
  /** The API key that was acted by. */
  apiKeyId?: number;
}

/**
 * A unit of work: an open transaction, who is acting, and one `now`. Commands take it and never open their own,
 * so a route, a job and another command can all call them.
 */
export interface Work extends Queries {
  readonly actor: Actor;
  /** The database's clock at the start of the transaction; every row written carries it. */
  readonly now: Date;
  /** "none": nothing follows from what is recorded (imports, the demo's history). */
  readonly reactions: "on" | "none";
  /** Writes the event and one job per consumer, in this transaction. Returns the event's id. */
  record(event: DomainEvent): Promise<number>;
  /** Adds a job by its name, in this transaction. */
  addJob(task: string, payload: Readonly<Record<string, unknown>>, options?: JobOptions): Promise<void>;
  /**
   * Does a part that may fail for itself: what it wrote and wanted to say is undone with its error, what came before
   * stays. PostgreSQL keeps its ease with up to 64 of them in one transaction.
   */
  attempt<T>(body: () => Promise<T>): Promise<T>;
  /** Best effort, once the transaction is on disk: never for what must happen. */
  afterCommit(callback: () => void): void;
  /**
   * The same transaction acted on by somebody else, e.g. the desk itself on a person's request. Another instant is for
   * what counts from before: a message that was held, and the demo's history, which writes many hours in one transaction.
   */
  as(actor: Actor, at?: Date): Work;
}

export interface JobOptions {
  /** A waiting job of the same key is replaced. */
  key?: string;
  /** Seconds to wait before it may run, by the queue's own clock, which tests do not shift. */
  delay?: number;
  /** What the queue's tables must not hold in clear; the task finds it in its payload (see job-secrets.ts). */
  secrets?: Readonly<Record<string, string>>;
  maxAttempts?: number;
  /** Jobs of one queue run one after the other. */
  queue?: string;
}

export interface WorkOptions {
  origin?: Origin;
  reactions?: "on" | "none";
  /** Sets the clock, for the demo's history alone. */
  now?: Date;
}

export interface WorkDeps {
  db: Database;
  hints: Hints;
  /** Event type -> the names of its consumers; see subscriptions.ts. */
  consumersOf(type: string): readonly string[];
  vault: Vault;
}

export type RunWork = <T>(actor: Actor, body: (work: Work) => Promise<T>, options?: WorkOptions) => Promise<T>;

/** The only place that opens a transaction. */
export function createRunWork(deps: WorkDeps): RunWork {
  return async (actor, body, options = {}) => {
    const after: AfterCommit = { callbacks: [], tickets: [] };
    const result = await deps.db.transaction((queries) =>
      body(openWork(deps, queries, actor, options.now ?? queries.startedAt, options, after)),
    );
    for (const callback of after.callbacks) callback();
    if (after.tickets.length > 0) deps.hints.ticketsChanged(after.tickets);
    return result;
  };
}

/** What is said once the transaction is on disk; of its tickets together, however many events they had. */
interface AfterCommit {
  callbacks: (() => void)[];
  tickets: TicketHint[];
}

function openWork(
  deps: WorkDeps,
  queries: Queries,
  actor: Actor,
  now: Date,
  options: WorkOptions,
  after: AfterCommit,
): Work {
  const reactions = options.reactions ?? "on";
  const work: Work = {
    rows: queries.rows,
    one: queries.one,
    actor,
    now,
    reactions,
    attempt: async (body) => {
      const said = [after.callbacks.length, after.tickets.length] as const;
      await queries.rows("SAVEPOINT attempt");
      try {
        const result = await body();
        await queries.rows("RELEASE SAVEPOINT attempt");
        return result;
      } catch (error) {
        await queries.rows("ROLLBACK TO SAVEPOINT attempt");
        [after.callbacks.length, after.tickets.length] = said;
        throw error;
      }
    },
    afterCommit: (callback) => void after.callbacks.push(callback),
    as: (other, at = now) => openWork(deps, queries, other, at, options, after),
    addJob: async (task, payload, job = {}) => {
      const kept = job.secrets ? sealJob(deps.vault, task, payload, job.secrets) : payload;
      await queries.rows(
        `SELECT 1 FROM graphile_worker.add_job($1, $2::json, run_at => clock_timestamp() + make_interval(secs => $3::float8), job_key => $4, max_attempts => $5, queue_name => $6)`,
        [task, JSON.stringify(kept), job.delay ?? 0, job.key ?? null, job.maxAttempts ?? 25, job.queue ?? null],
      );
    },
    record: async (event) => {
      const consumers = reactions === "none" ? [] : deps.consumersOf(event.type);
      const id = await writeEvent(work, event, consumers, options.origin);
      const { hint, ticketId } = event;
      if (hint && ticketId !== undefined && reactions === "on") {
        const audiences = hint.formerAudience ? [hint.audience, hint.formerAudience] : [hint.audience];
        const secrecy = hint.isNote ? "note" : event.isInternal ? "internal" : "public";
        after.tickets.push({ seq: id, ticketId, version: hint.version, audiences, secrecy });
      }
      return id;
    },
  };
  return work;
}

/** One statement for the event and, where there are any, its erasable part and one job per consumer. */
async function writeEvent(
  work: Work,
  event: DomainEvent,
  consumers: readonly string[],
  origin: Origin = {},
): Promise<number> {
  const binds: unknown[] = [
    event.type,
    event.ticketId ?? null,
    work.actor.kind,
    work.actor.id,
    event.onBehalfOf ?? null,
    event.isInternal ?? false,
    JSON.stringify(event.data ?? {}),
    origin.requestId ?? null,
    work.now,
    event.object?.kind ?? null,
    event.object?.id ?? null,
    origin.apiKeyId ?? null,
  ];
  const bind = (value: unknown) => `$${binds.push(value)}`;
  const hasDetails = event.details !== undefined || origin.ip !== undefined;
  // Parts that are not needed are not planned either: that is half of the statement's time.
  const details = hasDetails
    ? `, details AS (
         INSERT INTO event_details (event_id, data, ip, user_agent)
         SELECT id, ${bind(JSON.stringify(event.details ?? {}))}::jsonb, ${bind(origin.ip ?? null)}::inet, ${bind(origin.userAgent?.slice(0, 500) ?? null)} FROM event
       )`
    : "";
  const jobs =
    consumers.length > 0 ? `, ${addEventJobs("event.id", `unnest(${bind(consumers)}::text[])`)} AS jobs` : "";
  const row = await work.one<{ id: number }>(
    `WITH event AS (
       INSERT INTO events (type, ticket_id, actor_kind, actor_id, on_behalf_of, is_internal, data, request_id, created_at, object_kind, object_id, api_key_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11, $12) RETURNING id
     )${details}
     SELECT id${jobs} FROM event`,
    binds,
  );
  if (!row) throw new Error("The event was not written");
  return row.id;
}
