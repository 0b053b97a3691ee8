import type { Endpoint } from "../endpoint.js";
import { home } from "../schemas/home.js";

export const homeEndpoints = {
  getHome: {
    tag: "Tickets",
    summary: "What one's day looks like",
    description:
      "For staff: what is due next, the week so far, and who of the team is there. Each count is the length of a list.",
    access: "signed_in",
    responses: { 200: home },
    errors: [403],
  },
} as const satisfies Record<string, Endpoint>;
