import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import { idText, ticketRef } from "../schemas/primitives.js";
import { evaluateSlaBody, slaResults } from "../schemas/sla-evaluate.js";
import * as explain from "../schemas/sla-explain.js";
import * as policies from "../schemas/sla-policies.js";
import { ticketDetail } from "../schemas/tickets.js";

const tag = "SLA";
const manage = { tag, access: { permission: "sla.manage" } } as const;
const byId = z.strictObject({ id: idText });
const ticket = z.strictObject({ id: ticketRef });

export const slaEndpoints = {
  listSlaPolicies: {
    ...manage,
    summary: "List policies in the order in which they are tried",
    responses: { 200: policies.slaPolicyList },
  },
  getSlaPolicy: {
    ...manage,
    summary: "One policy",
    versioned: true,
    params: byId,
    responses: { 200: policies.slaPolicyDetail },
    errors: [404],
  },
  createSlaPolicy: {
    ...manage,
    summary: "Add a policy",
    description:
      "It stands last before the default one. What is promised in durations takes `90m`, `1.5h`, `2d`; a day is the median of the calendar's open weekdays.",
    idempotent: true,
    body: policies.createSlaPolicyBody,
    responses: { 201: policies.slaPolicyDetail },
  },
  updateSlaPolicy: {
    ...manage,
    summary: "Change a policy",
    description: "What is promised is saved as a new version; open tickets keep theirs until it is applied to them.",
    versioned: true,
    params: byId,
    body: policies.updateSlaPolicyBody,
    responses: { 200: policies.slaPolicyDetail },
    errors: [404, 409, 412],
  },
  moveSlaPolicy: {
    ...manage,
    summary: "Move a policy before another",
    params: byId,
    body: policies.moveSlaPolicyBody,
    responses: { 200: policies.slaPolicyList },
    errors: [404, 409],
  },
  deleteSlaPolicy: {
    ...manage,
    summary: "Delete a policy",
    description: "Open tickets keep what it promised. The default policy stays (409 `sla_policy.default`).",
    params: byId,
    responses: { 204: null },
    errors: [404, 409],
  },
  listSlaPolicyVersions: {
    ...manage,
    summary: "What a policy was, newest first",
    params: byId,
    responses: { 200: policies.slaPolicyVersionList },
    errors: [404],
  },
  applySlaPolicy: {
    ...manage,
    summary: "Apply a policy to the open tickets",
    description:
      "In the background: open tickets that it matches now, or that still have an earlier version of it, are promised anew. What was used and missed stays. `GET /api/sla/runs/:id` tells how far it is.",
    params: byId,
    responses: { 202: policies.slaRun },
    errors: [404],
  },
  listSlaRuns: {
    ...manage,
    summary: "What was applied to the open tickets, newest first",
    responses: { 200: policies.slaRunList },
  },
  getSlaRun: {
    ...manage,
    summary: "How far applying is",
    params: byId,
    responses: { 200: policies.slaRun },
    errors: [404],
  },
  previewSla: {
    ...manage,
    summary: "All due times a draft would promise, with their working",
    description: "Nothing is saved.",
    body: explain.previewSlaBody,
    responses: { 200: explain.slaPreview },
  },
  slaImpact: {
    ...manage,
    summary: "What a draft would do to the open tickets",
    description: "How many match, whose due times would move, which would become overdue. Nothing is saved.",
    body: explain.slaImpactBody,
    responses: { 200: explain.slaImpact },
    errors: [404],
  },
  evaluateSla: {
    tag,
    access: { permission: "ticket.edit" },
    summary: "Calculate with opening hours: due times, working seconds, the next opening",
    description:
      "Takes 1 to 500 calculations and answers them in order, by the code that finds every due time. One that cannot be made has an `error` at its place; the others are made all the same. Two seconds of calculating per person are made at once and a fifth of a second more with each second that goes by; what is left says so, and a request that finds nothing left is answered 429.",
    body: evaluateSlaBody,
    responses: { 200: slaResults },
  },
  explainSla: {
    tag,
    summary: "A ticket's promises with all their working",
    description: "Every stretch of time that was counted or skipped and why, adding up to the due time.",
    access: "signed_in",
    guests: true,
    params: ticket,
    responses: { 200: explain.slaExplanation },
    errors: [404],
  },
  extendSla: {
    tag,
    summary: "Extend a date by law, once, with a reason",
    description:
      "By as much as the policy allows; the customer is told the new date and the reason. Else 409 `sla.not_extendable`.",
    access: { permission: "ticket.set_due" },
    versioned: true,
    params: ticket,
    body: explain.extendSlaBody,
    responses: { 200: ticketDetail },
    errors: [403, 404, 409, 412],
  },
} as const satisfies Record<string, Endpoint>;
