import { expect, test } from "@jest/globals";
import type { Canned } from "@redress/backend/contract";
import { buildTicket } from "../../tickets/testing/build-ticket.js";
import { inverseOfMacro } from "./macro-inverse.js";

const actions: Canned["actions"] = {
  set_status: "pending",
  set_priority: "critical",
  add_tags: ["hot", "March"],
  assign_to_me: true,
  assign_team: { id: 3, name: "Refunds" },
};
const mei = { id: 8, full_name: "Mei Lin", photo_url: null };
const base = buildTicket({ id: 1, assigneeId: 7 });
const may = { ...base.abilities, statuses: ["in_progress" as const], set_priority: true, assign: true, edit: true };
const before = {
  ...base,
  status: "in_progress" as const,
  priority: "low" as const,
  requested_priority: "high" as const,
  tags: ["march", "old"],
  team: null,
};
const after = {
  ...before,
  status: "pending" as const,
  priority: "critical" as const,
  requested_priority: null,
  assigned_agent: mei,
  team: { id: 3, name: "Refunds" },
  tags: ["march", "old", "hot", "another's"],
  abilities: may,
};

test("every part is taken back to what it was, and only while it is as the macro left it", () => {
  expect(inverseOfMacro(actions, before, after)).toEqual({
    changes: {
      status: "in_progress",
      priority: "low",
      requested_priority: "high",
      assignee_id: 7,
      team_id: null,
      remove_tags: ["hot"],
    },
    onlyIf: { status: "pending", priority: "critical", assignee_id: 8, team_id: 3 },
    stays: [],
  });
});

test("what cannot be taken back is named, and the rest is taken back all the same", () => {
  const was = { ...before, status: "new" as const };
  const inverse = inverseOfMacro(actions, was, { ...after, abilities: { ...may, assign: false } });
  expect(inverse.stays).toEqual(["status", "assignee"]);
  expect(Object.keys(inverse.changes ?? {})).toEqual(["priority", "requested_priority", "team_id", "remove_tags"]);
  expect(inverse.onlyIf).toEqual({ priority: "critical", team_id: 3 });
});

test("of what was so already nothing is taken back", () => {
  expect(inverseOfMacro(actions, after, after)).toEqual({ changes: null, onlyIf: {}, stays: [] });
});
