import type { Endpoint } from "../endpoint.js";
import { evaluateSlaBody, slaResults } from "../schemas/sla-evaluate.js";

const common = { tag: "SLA", access: { permission: "ticket.edit" } } as const;

export const slaEndpoints = {
  evaluateSla: {
    ...common,
    summary: "Calculate with opening hours: due times, working seconds, the next opening",
    description:
      "Takes 1 to 500 calculations and answers them in order, by the code that finds every due time. One that cannot be made has an `error` at its place; the others are made all the same.",
    body: evaluateSlaBody,
    responses: { 200: slaResults },
  },
} as const satisfies Record<string, Endpoint>;
