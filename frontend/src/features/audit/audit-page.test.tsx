import { beforeEach, expect, jest, test } from "@jest/globals";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { AuditDetail, AuditRow } from "@redress/backend/contract";
import { ApiProblem } from "../../lib/api-problem.js";

const answers: Record<string, (options: { query?: Record<string, string> }) => unknown> = {};
const call = jest.fn(async (name: string, options: object = {}) => answers[name]?.(options));
const saveRoute = jest.fn(async (..._asked: unknown[]) => undefined);
jest.unstable_mockModule("../../lib/call.js", () => ({ call, pathOf: (path: string) => path }));
jest.unstable_mockModule("../../lib/download.js", () => ({ saveRoute }));
// After the mock: it loads the API too.
const { person, renderPage } = await import("../../lib/testing.js");
const { AuditPage } = await import("./audit-page.js");
const { groups, typesOf, typeWords } = await import("./audit-words.js");
const { toasts } = await import("../../lib/toasts.js");

const mei = { id: 3, full_name: "Mei Lin", photo_url: null };
function row(facts: Partial<AuditRow> = {}): AuditRow {
  return {
    id: 41,
    at: "2026-03-02T14:22:07.123Z",
    actor: { kind: "person", person: mei },
    on_behalf_of: null,
    type: "ticket.updated",
    object: { kind: "ticket", id: 10431, name: "Router offline" },
    ticket: { id: 10431, number: "CMP-10431" },
    changes: [{ field: "priority", from: "medium", to: "critical" }],
    more_changes: 0,
    ip: "10.0.0.8",
    device: "Firefox on Windows",
    request_id: "request-0001",
    is_sealed: true,
    ...facts,
  };
}
const detail: AuditDetail = {
  ...row(),
  changes: [
    { field: "subject", from: "", to: "x".repeat(3000) },
    { field: "is_on", from: false, to: true },
  ],
  user_agent: "Mozilla/5.0",
  data: { version: 4 },
  details: {},
  seal: { seq: 99, hash: "ab".repeat(32) },
};

beforeEach(() => {
  call.mockClear();
  saveRoute.mockClear();
  answers["listAudit"] = () => ({ data: [row()], page: { next_cursor: null } });
  answers["getAuditRow"] = () => detail;
  answers["listPeople"] = () => ({ data: [], page: { next_cursor: null } });
});

const admin = person({ is_staff: true, permissions: ["audit.read", "data.export", "people.read"] });
const show = (route = "/admin/audit", user = admin) => renderPage(<AuditPage />, { route, user });
const lastQuery = () =>
  (call.mock.calls.filter(([name]) => name === "listAudit").at(-1)?.[1] as { query: Record<string, unknown> }).query;

test("a row says to the second when, who did what to which thing, with old and new value, and from where", async () => {
  show();
  const table = await screen.findByRole("table", { name: "Audit" });
  const text = within(table).getAllByRole("row").at(-1)?.textContent ?? "";
  for (const part of [
    "2 Mar 2026, 14:22:07",
    "Mei Lin",
    "Changed a ticket",
    "priority: medium",
    "critical",
    "CMP-10431",
    "10.0.0.8",
    "Firefox on Windows",
  ])
    expect(text).toContain(part);
  expect(within(table).getByRole("button", { name: /Changed a ticket, .* UTC/ })).toBeTruthy();
});

test("the address's filters are what is asked for, days as the viewer's; the export asks for the same", async () => {
  show(
    "/admin/audit?actor=system&type=ticket&object=ticket:CMP-10431&ip=10.0.0.0/8&from=2026-03-01&until=2026-03-02&request=request-0001",
  );
  await screen.findByRole("table");
  const asked = {
    actor: "system",
    type: "ticket",
    object: "ticket:CMP-10431",
    ip: "10.0.0.0/8",
    from: "2026-03-01T00:00:00.000Z",
    to: "2026-03-03T00:00:00.000Z",
    request_id: "request-0001",
  };
  expect(lastQuery()).toMatchObject(asked);

  await userEvent.click(screen.getByRole("button", { name: "Export CSV" }));
  expect(saveRoute).toHaveBeenCalledWith("exportAudit", {}, "audit.csv", expect.objectContaining({ query: asked }));
  expect(toasts.get().at(-1)?.text).toContain("on record");
});

test("what the server says against a filter stands at its field", async () => {
  answers["listAudit"] = ({ query }) => {
    if (query?.["ip"] !== "10.") return { data: [row()], page: { next_cursor: null } };
    throw new ApiProblem({
      code: "validation",
      status: 422,
      message: "No",
      errors: [{ field: "ip", message: "Use an address" }],
    });
  };
  show();
  await userEvent.type(await screen.findByLabelText("IP"), "10.");

  expect(await screen.findByText("Use an address")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Clear filters" }));
  expect(await screen.findByRole("table")).toBeTruthy();
  expect(lastQuery()).not.toHaveProperty("ip");
});

test("a row opens with whole values, UTC, seal and raw data; from there to all of its request", async () => {
  show("/admin/audit?row=41");
  const sheet = await screen.findByRole("dialog");
  expect(await within(sheet).findByText("x".repeat(3000))).toBeTruthy();
  expect(within(sheet).getByText("Empty")).toBeTruthy();
  expect(within(sheet).getByText("is on")).toBeTruthy();
  expect(within(sheet).getByText("2 Mar 2026, 14:22:07 UTC")).toBeTruthy();
  expect(within(sheet).getByText("99 in the chain")).toBeTruthy();
  expect(within(sheet).getByRole("link", { name: "CMP-10431" }).getAttribute("href")).toBe("/queue/all?ticket=10431");
  expect(within(sheet).getByText(/"version": 4/)).toBeTruthy();

  await userEvent.click(within(sheet).getByRole("button", { name: "All of this request" }));
  await screen.findByRole("table");
  expect(lastQuery()).toMatchObject({ request_id: "request-0001" });
});

test("nothing found says so; without the right to export there is no button for it", async () => {
  answers["listAudit"] = () => ({ data: [], page: { next_cursor: null } });
  show("/admin/audit?type=role.deleted", person({ is_staff: true, permissions: ["audit.read"] }));

  expect(await screen.findByText("Nothing fits these filters.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Export CSV" })).toBeNull();
  expect(screen.getByRole("button", { name: "Download signed head" })).toBeTruthy();
});

test("every type has words; an unknown one is called by its name", () => {
  for (const type of groups.flatMap(typesOf)) expect(typeWords(type)).toMatch(/^[A-Z][^{]+$/);
  expect(typeWords("ship.sunk")).toBe("ship.sunk");
});
