import type { RecordedEvent } from "../../../platform/events.js";

/** What happens in a preview of each kind where nothing of the sort has happened yet. */
export const exampleData: Readonly<Record<string, RecordedEvent["data"]>> = {
  created: {},
  assigned: { from: null, to: { id: 1, name: "Priya Nair" }, reason: "She knows this network." },
  comment: { by_staff: true },
  mention: { by_staff: true },
  status_changed: { from: "in_progress", to: "resolved" },
  extended: {
    metric: "resolution",
    reason: "The network operator has to open the street.",
    due_at: "2026-07-24T22:00:00.000Z",
  },
  warning: { metric: "first_response" },
  breached: { metric: "first_response" },
  unassigned: {},
  followed: { by_staff: false },
  woken: { because: "reply" },
  escalated: { level: 1, by: "sla", to: { id: 2, name: "Mei Lin" } },
};

/** An API key, by its name and how it begins. */
export const exampleKey = "Web shop (rdk_4k2c9x…)";

/** Words in a message's place while there is none. */
export const exampleComment = "We replaced the cable this morning. Is the light green now?";

/** The people and texts of an invented ticket; its times count from the moment it is shown. */
export const exampleTicket = {
  ticket_id: 10001,
  number: "CMP-10001",
  subject: "Router offline since Friday",
  priority: "high",
  description: "The light has been red since Friday evening. I restarted it twice.",
  customer_name: "Luis Ferreira",
  assignee_name: "Priya Nair",
  actor_name: "Priya Nair",
  comment: exampleComment,
  comment_format: "markdown",
  signature: null,
} as const;
