import fc from "fast-check";
import type { BuiltPerson } from "../../../../../test/factories/index.js";
import { priorities, statuses } from "../../../../contract/index.js";
import { quoted } from "../../../../contract/query/index.js";
import { instants, numbers, say, type Said } from "./compared.js";
import type { Facts, QueryDesk } from "./query-desk.js";

const isDone = ({ row }: Facts) => row.status === "resolved" || row.status === "closed";
const state = ({ row }: Facts): string => row.sla?.state ?? "none";
const dueAt = (facts: Facts): Date | null =>
  !isDone(facts) && facts.row.sla?.due_at ? new Date(facts.row.sla.due_at) : null;

/** Values joined by "|": any of them. */
const anyOf = (field: string, values: Said[]): Said => ({
  text: `${field}:${values.map(({ text }) => text).join("|")}`,
  fits: (facts) => values.some(({ fits }) => fits(facts)),
});
const listed = (field: string, values: Said[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }).map((some) => anyOf(field, some));

/** For each field of the language clauses with what they mean. */
export function clausesOf(desk: QueryDesk, person: BuiltPerson, now: Date): Record<string, () => fc.Arbitrary<Said>> {
  const { agent, luis, here, team, skill } = desk;
  const isStaff = person.id !== luis.id;
  const named = <T>(read: (facts: Facts) => T | null | undefined, values: [string, (value: T) => boolean][]) => [
    ...values.map(([text, fits]) =>
      say(text, (facts) => {
        const value = read(facts);
        return value !== null && value !== undefined && fits(value);
      }),
    ),
    say("none", (facts) => read(facts) === null),
    say("any", (facts) => read(facts) !== null),
  ];
  return {
    status: () =>
      listed("status", [
        ...statuses.map((status) => say(status, ({ row }) => row.status === status)),
        say("open", (facts) => !isDone(facts)),
        say("done", isDone),
      ]),
    priority: () =>
      fc.oneof(
        listed(
          "priority",
          priorities.map((one) => say(one, ({ row }) => row.priority === one)),
        ),
        ...([">=", ">", "<", "<="] as const).map((op) =>
          fc.constantFrom(...priorities).map((one) => {
            const rank = (priority: (typeof priorities)[number]) => priorities.indexOf(priority);
            return say(`priority${op}${one}`, ({ row }) => {
              const difference = rank(row.priority) - rank(one);
              return op === ">="
                ? difference >= 0
                : op === ">"
                  ? difference > 0
                  : op === "<"
                    ? difference < 0
                    : difference <= 0;
            });
          }),
        ),
      ),
    sla: () =>
      listed(
        "sla",
        ["on_track", "at_risk", "breached", "paused", "none"].map((one) => say(one, (facts) => state(facts) === one)),
      ),
    due: () =>
      fc.oneof(
        instants("due", dueAt, true, now),
        fc.constantFrom(
          say("due:any", (facts) => dueAt(facts) !== null),
          say("due:none", (facts) => !isDone(facts) && dueAt(facts) === null),
        ),
      ),
    assignee: () =>
      listed("assignee", [
        ...named(
          ({ row }) => row.assigned_agent?.id ?? null,
          [
            [quoted(agent.fullName), (id) => id === agent.id],
            ["neil*", () => false],
            ["BEN", (id) => id === agent.id],
            [String(agent.id), (id) => id === agent.id],
            [agent.email ?? "", (id) => id === agent.id],
          ],
        ).filter(({ text }) => text !== "neil*"),
        say("me", ({ row }) => row.assigned_agent?.id === person.id),
      ]),
    team: () =>
      listed(
        "team",
        named(
          ({ row }) => row.team?.id ?? null,
          [
            [quoted(team.name), (id) => id === team.id],
            ['"the \\"a*"', (id) => id === team.id],
          ],
        ),
      ),
    category: () =>
      listed("category", [
        say("Billing", ({ categoryPath }) => categoryPath === "Billing"),
        say('"billing/*"', ({ categoryPath }) => categoryPath.startsWith("Billing")),
        say("Billing/Refunds", ({ categoryPath }) => categoryPath === "Billing/Refunds"),
        say("refunds", ({ categoryPath }) => categoryPath === "Billing/Refunds"),
        say("lif*", ({ categoryPath }) => categoryPath === "Lifts"),
      ]),
    tag: () =>
      listed("tag", [
        say("VIP", ({ tags }) => tags.includes("vip")),
        say("flo*", ({ tags }) => tags.includes("Flood")),
        say("none", ({ tags }) => tags.length === 0),
        say("any", ({ tags }) => tags.length > 0),
      ]),
    from: () =>
      listed("from", [
        say("luis@prado.example", ({ customerEmail }) => customerEmail === "luis@prado.example"),
        say("luis@*", ({ customerEmail }) => customerEmail === "luis@prado.example"),
        say("LUIS*", () => true),
        say("Luisa", ({ customerName }) => customerName.startsWith("Luisa ")),
        say('"luis prado"', ({ customerName }) => customerName === "Luis Prado"),
        say(String(luis.id), ({ row }) => row.customer.id === luis.id),
        say("me", () => false),
      ]),
    is: () =>
      listed("is", [
        say("reopened", ({ row }) => row.reopened_count > 0),
        say("awaiting_reply", (facts) => {
          const last = facts.comments.findLast(({ isInternal }) => !isInternal);
          return !isDone(facts) && !last?.byStaff;
        }),
        say("overdue", (facts) => state(facts) === "breached"),
        say("sample", ({ row }) => row.is_sample),
        ...(isStaff
          ? [
              say("unassigned", ({ row }) => row.assigned_agent === null),
              say("assigned", ({ row }) => row.assigned_agent !== null),
              say("mine", ({ row }) => row.assigned_agent?.id === person.id),
              say("escalated", ({ row }) => row.escalation_level > 0),
              say("followed", ({ follow }) => follow === "following"),
              say("muted", ({ follow }) => follow === "muted"),
              say("snoozed", () => false),
            ]
          : []),
      ]),
    has: () =>
      listed("has", [
        say("attachment", ({ files }) => files.some(({ isInternal }) => isStaff || !isInternal)),
        say("reply", ({ comments }) => comments.some(({ byStaff, isInternal }) => byStaff && !isInternal)),
        say("due", (facts) => dueAt(facts) !== null),
        ...(isStaff
          ? [
              say("note", ({ comments }) => comments.some(({ isInternal }) => isInternal)),
              say("tag", ({ tags }) => tags.length > 0),
            ]
          : []),
      ]),
    created: () => instants("created", ({ row }) => new Date(row.created_at), false, now),
    updated: () => instants("updated", ({ row }) => new Date(row.updated_at), false, now),
    resolved: () =>
      fc.oneof(
        instants("resolved", ({ resolvedAt }) => resolvedAt, false, now),
        fc.constantFrom(
          say("resolved:none", ({ resolvedAt }) => resolvedAt === null),
          say("resolved:any", ({ resolvedAt }) => resolvedAt !== null),
        ),
      ),
    closed: () => instants("closed", ({ closedAt }) => closedAt, false, now),
    received: () => instants("received", ({ receivedAt }) => receivedAt, false, now),
    department: () =>
      listed(
        "department",
        named(({ row }) => row.department?.id ?? null, [[quoted(here.name), (id) => id === here.id]]),
      ),
    organization: () =>
      listed("organization", [
        say("none", ({ row }) => row.organization === null),
        say("any", ({ row }) => row.organization !== null),
      ]),
    skill: () =>
      listed(
        "skill",
        named(({ skillId }) => skillId, [[quoted(skill.name), (id) => id === skill.id]]),
      ),
    channel: () =>
      listed(
        "channel",
        ["web", "phone", "api"].map((one) => say(one, ({ row }) => row.channel === one)),
      ),
    following: () => fc.constant(say("following:me", ({ follow }) => follow === "following")),
    snoozed: () => fc.constant(say("snoozed:me", () => false)),
    comments: () => numbers("comments", ({ row }) => row.comment_count, fc.nat(3)),
    reopened: () => numbers("reopened", ({ row }) => row.reopened_count, fc.nat(3)),
    escalation: () => numbers("escalation", ({ row }) => row.escalation_level, fc.nat(3)),
    id: () => numbers("id", ({ row }) => row.id, fc.integer({ min: 10_000, max: 10_050 })),
    words: () =>
      fc.constantFrom(
        say("zebra", ({ row }) => row.subject.includes("zebra")),
        say('"elephant in the yard"', ({ row }) => row.subject.includes("elephant")),
      ),
  };
}
