import type { TaskList } from "graphile-worker";
import type { Queries } from "./db.js";
import type { RecordedEvent } from "./events.js";
import { openJob } from "./job-secrets.js";
import type { Consumer, Services, Task } from "./services.js";

/** All that the job queue can be asked for, by name: reactions to an event, and tasks of their own. */
export interface JobNames {
  consumers: Readonly<Record<string, Consumer>>;
  tasks: Readonly<Record<string, Task>>;
}

/** What the queue runs for each name. @throws Error when a name means two things. */
export function toTaskList(services: Services, { consumers, tasks }: JobNames): TaskList {
  const twice = Object.keys(consumers).find((name) => name in tasks);
  if (twice) throw new Error(`"${twice}" is a consumer and a task`);
  const list: TaskList = {};
  for (const [name, consume] of Object.entries(consumers)) {
    list[name] = async (payload) => consume(services, await eventOf(services.db, payload));
  }
  for (const [name, run] of Object.entries(tasks)) {
    list[name] = async (payload) => run(services, openJob(services.vault, name, payload));
  }
  return list;
}

/** The event a consumer's job speaks of: its payload holds the id alone. */
async function eventOf(db: Queries, payload: unknown): Promise<RecordedEvent> {
  const id: unknown = payload !== null && typeof payload === "object" ? Reflect.get(payload, "event_id") : undefined;
  if (!Number.isSafeInteger(id)) throw new TypeError("The job names no event");
  const event = await db.one<RecordedEvent>(
    `SELECT id, type, ticket_id AS "ticketId", actor_kind AS "actorKind", actor_id AS "actorId", on_behalf_of AS "onBehalfOf",
            is_internal AS "isInternal", data, created_at AS "createdAt"
       FROM events WHERE id = $1`,
    [id],
  );
  if (!event) throw new Error(`There is no event ${String(id)}`);
  return event;
}
