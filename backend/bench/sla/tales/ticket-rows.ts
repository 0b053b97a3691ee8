import { createHash } from "node:crypto";
import type { TicketChannel } from "../../../src/contract/index.js";
import { createRandom, type Random } from "../../../src/features/demo/index.js";
import { clockColumns, clockRow, eventColumns, eventRow, nextOf } from "../../../src/features/sla/store.js";
import type { Value } from "../../desk/load/copy-rows.js";
import { nameFile, writeSubject, writeText } from "../../desk/load/texts.js";
import { ORIGIN, type Step, type Tale } from "./tales.js";
import * as world from "../../desk/load/world.js";

/** Of which table, in the order of the columns that `columns` names. */
export type Add = (table: keyof typeof columns, row: readonly Value[]) => void;

export const columns = {
  tickets: list(`id, subject, status, priority, channel, customer_id, created_by, category_id, organization_id,
    department_id, team_id, skill_id, assignee_id, escalation_level, reopened_count, comment_count, note_count, created_at,
    received_at, updated_at, resolved_at, closed_at, closed_reason, hidden_at, next_due_at, next_warn_at, version`),
  ticket_bodies: list("ticket_id, description"),
  ticket_comments: list("id, ticket_id, author_id, by_staff, is_internal, body, created_at, format"),
  ticket_tags: list("ticket_id, tag_id"),
  attachments: list(
    "id, ticket_id, comment_id, uploaded_by, file_name, media_type, size, sha256, storage_key, created_at, claimed_at",
  ),
  events: list("type, ticket_id, actor_kind, actor_id, is_internal, data, created_at"),
  sla_events: ["ticket_id", ...list(eventColumns)],
  sla_clocks: clockColumns,
} as const;

function list(names: string): readonly string[] {
  return names.split(",").map((name) => name.trim());
}

/** All of one ticket that its life does not say. */
interface Ticket {
  id: number;
  customer: world.Customer;
  category: world.Category | null;
  organizationId: number | null;
  departmentId: number | null;
  agent: world.StaffMember | null;
  /** What writes for the desk where nobody holds it. */
  colleague: world.StaffMember;
  channel: TicketChannel;
  receivedAt: number;
  tale: Tale;
}

/** The n-th of so many tickets, from 0: the oldest came in 1,000 days ago, and the desk gets ever more of them. */
const ageOf = (n: number, tickets: number): number => 1_000 * 86_400_000 * ((tickets - n) / tickets) ** 1.5;

/** Adds all rows of the n-th ticket: the same ones at every time. */
export function addTicket(
  n: number,
  tickets: number,
  otherCategory: number,
  tell: (random: Random, age: number) => Tale,
  add: Add,
): void {
  const random = createRandom(Math.imul(n + 1, 2_654_435_761));
  const age = ageOf(n, tickets);
  const tale = tell(random, age);
  const category = random.chance(0.04) ? null : random.pick(random.chance(0.5) ? someCategories : world.categories);
  const team = category?.departmentId ?? 1 + Math.floor(random.next() * world.teams.length);
  const agents = world.agentsOf.get(team) ?? [];
  // Some hold more than others.
  const colleague = agents[Math.floor(random.next() * random.next() * agents.length)];
  if (!colleague) throw new Error(`Team ${team} has nobody`);
  const ticket: Ticket = {
    id: world.FIRST_TICKET + n,
    customer: world.customerAt(Math.floor(random.next() ** 2 * world.customersOf(tickets))),
    category,
    organizationId: category ? Math.ceil((category.departmentId ?? 1) / 3) : null,
    departmentId: category?.departmentId ?? null,
    agent: tale.steps.some(({ does }) => does === "assign") ? colleague : null,
    colleague,
    channel: random.weighted(channels).name,
    receivedAt: world.NOW.getTime() - Math.floor(age),
    tale,
  };
  addFacts(ticket, otherCategory, random, add);
  addTold(ticket, random, add);
  addPromises(ticket, add);
}

const someCategories = world.categories.slice(0, 15);
const channels: { name: TicketChannel; weight: number }[] = [
  { name: "web", weight: 70 },
  { name: "phone", weight: 12 },
  { name: "api", weight: 9 },
  { name: "counter", weight: 5 },
  { name: "import", weight: 4 },
];

function addFacts(ticket: Ticket, otherCategory: number, random: Random, add: Add): void {
  const { id, customer, category, departmentId, receivedAt, tale } = ticket;
  const at = (offset: number) => new Date(receivedAt + Math.floor(offset));
  const statuses = tale.steps.filter((step) => step.does === "status");
  const resolved = statuses.findLast(({ to }) => to === "resolved");
  const closed = statuses.find(({ to }) => to === "closed");
  const isSettled = tale.status === "resolved" || tale.status === "closed";
  const next = nextOf(tale.clocks);
  const count = (...kinds: Step["does"][]) => tale.steps.filter(({ does }) => kinds.includes(does)).length;
  add("tickets", [
    id,
    writeSubject(random, customer.language),
    tale.status,
    tale.priority,
    ticket.channel,
    customer.id,
    customer.id,
    category?.id ?? otherCategory,
    ticket.organizationId,
    departmentId,
    departmentId,
    category?.skillId ?? null,
    ticket.agent?.id ?? null,
    tale.clocks.some(({ breachedAt }) => breachedAt) ? 1 : 0,
    statuses.filter(({ reason }) => reason === "reopened").length,
    count("staff", "customer"),
    count("note"),
    at(0),
    at(0),
    at(tale.lasts),
    isSettled && resolved ? at(resolved.at) : null,
    closed ? at(closed.at) : null,
    closed?.reason ?? null,
    random.chance(0.0005) ? at(tale.lasts) : null,
    moved(next.due_at, receivedAt),
    moved(next.warn_at, receivedAt),
    1 + tale.steps.length,
  ]);
  add("ticket_bodies", [id, writeText(random, customer.language, 60 + Math.floor(random.next() * 141))]);
  const tags = new Set(
    Array.from({ length: Math.floor(random.next() * 3) }, () => 1 + Math.floor(random.next() ** 2 * world.TAGS)),
  );
  for (const tag of tags) add("ticket_tags", [id, tag]);
  if (random.chance(0.08)) addFile(ticket, random, add);
}

function addFile({ id, customer, receivedAt }: Ticket, random: Random, add: Add): void {
  const { fileName, mediaType } = nameFile(random);
  const hash = createHash("sha256").update(`${id} ${fileName}`).digest();
  const at = new Date(receivedAt);
  add("attachments", [
    hash.toString("base64url").slice(0, 22),
    id,
    null,
    customer.id,
    fileName,
    mediaType,
    10_000 + Math.floor(random.next() * 2_000_000),
    `\\x${hash.toString("hex")}`,
    hash.toString("hex").slice(0, 32),
    at,
    at,
  ]);
}

/** What was said and what happened, in order. */
function addTold(ticket: Ticket, random: Random, add: Add): void {
  const { id, customer, colleague, receivedAt, tale } = ticket;
  const at = (offset: number) => new Date(receivedAt + Math.floor(offset));
  const event = (type: string, by: number | null, internal: boolean, data: object, offset: number) =>
    add("events", [type, id, by === null ? "system" : "person", by, internal, JSON.stringify(data), at(offset)]);
  event("ticket.created", customer.id, false, { number: `CMP-${id}`, priority: tale.priority }, 0);
  let [said, status] = [0, "new"];
  const warnings = tale.lines.filter(({ type }) => type in told).values();
  let warning = warnings.next();
  const tellWarnings = (until: number) => {
    for (; !warning.done && +warning.value.recordedAt - +ORIGIN <= until; warning = warnings.next()) {
      const { type, metric, cycle, step, policyVersionId, recordedAt } = warning.value;
      const data = { metric, cycle, step, policy_version_id: policyVersionId };
      event(told[type] ?? type, null, true, data, +recordedAt - +ORIGIN);
    }
  };
  for (const step of tale.steps) {
    tellWarnings(step.at);
    if (step.does === "assign") {
      const data = { from: null, to: { id: colleague.id, name: colleague.fullName } };
      event("ticket.assigned", colleague.id, false, data, step.at);
    } else if (step.does === "status") {
      const data = { from: status, to: step.to, ...(step.reason && { reason: step.reason }) };
      const by = step.reason === "automatic" ? null : step.reason === "confirmed" ? customer.id : colleague.id;
      event("ticket.status_changed", by, false, data, step.at);
      status = step.to;
    } else {
      const commentId = (id - world.FIRST_TICKET) * MESSAGES + (said += 1);
      const byStaff = step.does !== "customer";
      const internal = step.does === "note";
      const author = byStaff ? colleague.id : customer.id;
      const text = writeText(
        random,
        byStaff && internal ? "en" : customer.language,
        20 + Math.floor(random.next() * 81),
      );
      add("ticket_comments", [
        commentId,
        id,
        author,
        byStaff,
        internal,
        text,
        at(step.at),
        byStaff ? "markdown" : "plain",
      ]);
      event("comment.added", author, internal, { comment_id: commentId, by_staff: byStaff }, step.at);
    }
  }
  tellWarnings(Infinity);
}

/** On each ticket. */
const MESSAGES = 4;

const told: Readonly<Record<string, string>> = {
  warned: "sla.warned",
  breached: "sla.breached",
  escalated: "sla.escalation_due",
};

function addPromises({ id, receivedAt, tale }: Ticket, add: Add): void {
  for (const each of tale.lines) {
    const row: Readonly<Record<string, unknown>> = eventRow(each);
    add("sla_events", [id, ...columns.sla_events.slice(1).map((column) => valueOf(row[column], receivedAt))]);
  }
  for (const clock of tale.clocks) {
    const row: Readonly<Record<string, unknown>> = {
      ...clockRow(id, clock),
      pending: clock.pending.map((step) => ({ ...step, at: moved(step.at, receivedAt) })),
    };
    add(
      "sla_clocks",
      clockColumns.map((column) => valueOf(row[column], receivedAt)),
    );
  }
}

function valueOf(value: unknown, receivedAt: number): Value {
  if (value instanceof Date) return moved(value, receivedAt);
  return typeof value === "object" && value !== null ? JSON.stringify(value) : (value as Value);
}

/** An instant of a tale, on the ticket's own days. */
function moved(at: Date | null, receivedAt: number): Date | null {
  return at === null ? null : new Date(at.getTime() - ORIGIN.getTime() + receivedAt);
}
