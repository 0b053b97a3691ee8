import type { TicketDetail, TicketRow } from "@redress/backend/contract";
import { answersIn } from "./answer-columns.js";

/** A row that was refreshed by itself carries its own answer's time: its clock counts from there. */
export type QueueRow = TicketRow & { server_time?: string };

/** What a list shows of a whole ticket. */
export function rowOf(ticket: TicketDetail): QueueRow {
  const {
    id,
    number,
    subject,
    status,
    priority,
    channel,
    customer,
    assigned_agent,
    category,
    organization,
    department,
    team,
  } = ticket;
  const {
    escalation_level,
    reopened_count,
    comment_count,
    created_at,
    updated_at,
    sla,
    is_sample,
    version,
    follow,
    snooze,
    server_time,
  } = ticket;
  return {
    ...{
      id,
      number,
      subject,
      status,
      priority,
      channel,
      customer,
      assigned_agent,
      category,
      organization,
      department,
      team,
    },
    ...{
      escalation_level,
      reopened_count,
      comment_count,
      created_at,
      updated_at,
      sla,
      is_sample,
      version,
      follow,
      snooze,
      server_time,
    },
    answers: answersIn(ticket),
  };
}

/** A deleted ticket is still there for those who read the audit, in no list; its history says so. */
export function isHidden({ timeline }: TicketDetail): boolean {
  return timeline.some(({ type }) => type === "ticket.hidden");
}
