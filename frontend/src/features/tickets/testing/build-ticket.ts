import type { PersonRef, SlaClock, TicketDetail, TicketRow } from "@redress/backend/contract";

interface RowFacts extends Partial<Omit<TicketRow, "sla">> {
  assigneeId?: number | null;
  dueAt?: string | null;
  slaState?: SlaClock["state"];
}

export const personRef = (id: number, name = `Person ${id}`): PersonRef => ({ id, full_name: name, photo_url: null });

const AT = "2026-07-01T08:00:00.000Z";

/** A list's row for tests, with the facts that matter and believable others. */
export function buildRow({
  assigneeId,
  dueAt = "2026-07-01T10:00:00.000Z",
  slaState = "on_track",
  ...facts
}: RowFacts = {}): TicketRow {
  const id = facts.id ?? 1;
  return {
    id,
    number: `CMP-${id}`,
    subject: `Subject ${id}`,
    status: "in_progress",
    priority: "medium",
    channel: "web",
    customer: personRef(900, "Luis Ferreira"),
    assigned_agent: assigneeId == null ? null : personRef(assigneeId),
    category: { id: 1, name: "Billing" },
    organization: null,
    department: null,
    team: null,
    escalation_level: 0,
    reopened_count: 0,
    comment_count: 0,
    created_at: AT,
    updated_at: AT,
    sla: {
      metric: "resolution",
      cycle: 1,
      state: slaState,
      due_at: dueAt,
      warn_at: null,
      remaining_ms: 3_600_000,
      missed_by_ms: null,
      clock: "running",
      next_change_at: null,
      tz: "UTC",
    },
    is_sample: false,
    version: 1,
    follow: null,
    snooze: null,
    ...facts,
  };
}

/** A whole ticket for tests; everything is allowed unless said otherwise. */
export function buildTicket({
  abilities,
  ...facts
}: RowFacts &
  Partial<Omit<TicketDetail, "abilities" | "sla">> & {
    abilities?: Partial<TicketDetail["abilities"]>;
  } = {}): TicketDetail {
  return {
    ...buildRow(facts),
    description: "It broke.",
    urgent_reason: null,
    requested_priority: null,
    addressee: { organization: null, department: null },
    received_at: AT,
    resolved_at: null,
    closed_at: null,
    closed_reason: null,
    due_at: null,
    reopen_until: null,
    closes_at: null,
    tags: [],
    fields: [],
    customer_groups: [],
    skill: null,
    customer_contact: null,
    merged_into: null,
    merged: [],
    split_from: null,
    clocks: [],
    comments: [],
    timeline: [],
    attachments: [],
    server_time: AT,
    ...withoutRowFacts(facts),
    abilities: {
      reply: true,
      note: true,
      edit_text: false,
      edit: true,
      set_priority: true,
      set_due: true,
      assign: true,
      escalate: true,
      attach: true,
      withdraw: false,
      hide: true,
      merge: true,
      unmerge: false,
      split: true,
      unsplit: false,
      reopen: false,
      follow: true,
      snooze: true,
      confirm: false,
      statuses: ["in_progress", "pending", "on_hold", "resolved"],
      ...abilities,
    },
  };
}

function withoutRowFacts(facts: RowFacts): Partial<TicketDetail> {
  const { assigneeId: _assignee, dueAt: _due, slaState: _state, ...rest } = facts;
  return rest;
}
