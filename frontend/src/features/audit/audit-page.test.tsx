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
const { AuditSentence } = await import("./audit-sentence.js");
const { groups, typesOf, typeWords } = await import("./audit-words.js");
const { toasts } = await import("../../lib/toasts.js");

const change = <Value,>(field: string, from: Value, to: Value) => ({
  field,
  from,
  to,
  from_name: null as string | null,
  to_name: null as string | null,
});
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
    api_key: null,
    changes: [change("priority", "medium", "critical")],
    more_changes: 0,
    refused: null,
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
    change("subject", "", "x".repeat(3000)),
    change("is_on", false, true),
    change("due_at", null, "2026-03-02T14:22:07.000Z"),
    { ...change("team_id", null, 4), to_name: "Night shift" },
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
  answers["getAuditSealing"] = () => ({ waiting: 0, lag_seconds: 0, oldest_transaction_seconds: null });
  answers["getAuditRow"] = () => detail;
  answers["listPeople"] = () => ({ data: [], page: { next_cursor: null } });
});

const admin = person({ is_staff: true, permissions: ["audit.read", "data.export", "people.read"] });
const show = (route = "/admin/audit", user = admin) => renderPage(<AuditPage />, { route, user });
const lastQuery = () =>
  (call.mock.calls.filter(([name]) => name === "listAudit").at(-1)?.[1] as { query: Record<string, unknown> }).query;

const entry = async () => (await screen.findAllByRole("listitem")).at(-1) as HTMLElement;

test("a row is a sentence under its day, to the second, with both values in the product's words, and from where", async () => {
  show();
  const item = await entry();
  expect(screen.getByRole("heading", { name: /^Monday,? 2 March 2026$/ })).toBeTruthy();
  const text = item.textContent ?? "";
  for (const part of [
    "14:22:07",
    "Mei Lin changed priority of CMP-10431: Medium →, After: Critical",
    "Router offline",
    "10.0.0.8",
    "Firefox on Windows",
    "Request request-",
  ])
    expect(text).toContain(part);
  expect(within(item).getByRole("button", { name: /Changed a ticket, .* UTC/ })).toBeTruthy();
  expect(within(item).getByRole("link", { name: "CMP-10431" }).getAttribute("href")).toBe("/queue/all?ticket=10431");

  await userEvent.click(within(item).getByRole("button", { name: "All of request request-0001" }));
  expect(lastQuery()).toMatchObject({ request_id: "request-0001" });
});

test("several changes stand in lines of their own; for whom and by which key is said; what is made of many waits in the drawer", async () => {
  answers["listAudit"] = () => ({
    data: [
      row({
        on_behalf_of: { id: 8, full_name: "Luis Ortega", photo_url: null },
        api_key: { id: 2, name: "Nightly report" },
        changes: [
          change("status", "in_progress", "pending"),
          { ...change("team_id", 3, 4), from_name: "Billing", to_name: "Night shift" },
          change("hours", null, '{"fri":[["09:00"'),
        ],
        more_changes: 2,
      }),
    ],
    page: { next_cursor: null },
  });
  show();
  await screen.findByText(/for Luis Ortega/);
  const all = screen.getByRole("region", { name: "Audit" }).textContent ?? "";
  for (const part of [
    "changed status, team, opening hours and 2 more fields of CMP-10431",
    "Status: In progress →, After: Waiting on customer",
    "Team: Billing →, After: Night shift",
    "and 2 more fields",
    "by API key Nightly report",
  ])
    expect(all).toContain(part);
  expect(all).not.toContain("09:00");
});

test("seals that come late are told with what holds them up; seals in time are not mentioned", async () => {
  answers["getAuditSealing"] = () => ({ waiting: 12, lag_seconds: 300, oldest_transaction_seconds: 290 });
  show();
  expect(
    await screen.findByText(/Seals are 5 minutes.* behind: 12 events wait for one.*open for 4 minutes/),
  ).toBeTruthy();
});

test("a refusal says what was asked for and how it was answered", async () => {
  const refused = { method: "PATCH", path: "/api/roles/3", code: "forbidden" };
  answers["listAudit"] = () => ({
    data: [row({ type: "access.refused", object: null, ticket: null, changes: [], refused })],
    page: { next_cursor: null },
  });
  show();
  expect((await entry()).textContent).toContain("Mei Lin was refused: PATCH /api/roles/3 (forbidden)");
});

test("the button for narrow screens says how many filters there are, and whether they are shown", async () => {
  show("/admin/audit?actor=system&type=ticket");
  const button = await screen.findByRole("button", { name: "Filters (2)" });
  expect(button.getAttribute("aria-expanded")).toBe("false");
  const fields = document.getElementById(button.getAttribute("aria-controls") ?? "");
  expect(fields?.className).toContain("max-sm:hidden");
  await userEvent.click(button);
  expect(button.getAttribute("aria-expanded")).toBe("true");
  expect(fields?.className).not.toContain("max-sm:hidden");
  expect(
    screen.getByRole("combobox", { name: "Who", description: "What they did, and what was done for them" }),
  ).toBeTruthy();
});

test("an hour of the day before belongs to another day of the viewer's calendar", async () => {
  answers["listAudit"] = () => ({
    data: [row(), row({ id: 40, at: "2026-03-01T23:59:59.000Z" })],
    page: { next_cursor: null },
  });
  show();
  await entry();
  expect(screen.getAllByRole("heading", { level: 2 }).map((title) => title.textContent?.replace(",", ""))).toEqual([
    "Monday 2 March 2026",
    "Sunday 1 March 2026",
  ]);
});

test("the address's filters are what is asked for, days as the viewer's; the export asks for the same", async () => {
  show(
    "/admin/audit?actor=system&type=ticket&object=ticket:CMP-10431&ip=10.0.0.0/8&from=2026-03-01&until=2026-03-02&request=request-0001",
  );
  await entry();
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
  expect(await entry()).toBeTruthy();
  expect(lastQuery()).not.toHaveProperty("ip");
});

test("a row opens with whole values, UTC, seal and raw data; from there to all of its request", async () => {
  show("/admin/audit?row=41");
  const sheet = await screen.findByRole("dialog");
  expect(await within(sheet).findByText("x".repeat(3000))).toBeTruthy();
  expect(within(sheet).getAllByText("Empty")).toHaveLength(3);
  for (const words of ["On", "no", "yes", "Due date", "Team", "Night shift"])
    expect(within(sheet).getByText(words)).toBeTruthy();
  expect(sheet.querySelector("ins time")?.getAttribute("title")).toBe("2 Mar 2026, 14:22:07 UTC");
  expect(within(sheet).getAllByText("2 Mar 2026, 14:22:07 UTC")[0]).toBeTruthy();
  expect(within(sheet).getByText("99 in the chain")).toBeTruthy();
  expect(within(sheet).getByRole("link", { name: "CMP-10431" }).getAttribute("href")).toBe("/queue/all?ticket=10431");
  expect(within(sheet).getByText(/"version": 4/)).toBeTruthy();

  await userEvent.click(within(sheet).getByRole("button", { name: "All of this request" }));
  await entry();
  expect(lastQuery()).toMatchObject({ request_id: "request-0001" });
});

test("nothing found says so; without the right to export there is no button for it", async () => {
  answers["listAudit"] = () => ({ data: [], page: { next_cursor: null } });
  show("/admin/audit?type=role.deleted", person({ is_staff: true, permissions: ["audit.read"] }));

  expect(await screen.findByText("Nothing fits these filters.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Export CSV" })).toBeNull();
  expect(screen.getByRole("button", { name: "Download signed head" })).toBeTruthy();
});

test("every type has a sentence without gaps; what is not known is called by its name", () => {
  const said = (type: string, object: AuditRow["object"]) =>
    renderPage(<AuditSentence row={row({ type, object, changes: [] })} />).container.textContent ?? "";
  for (const type of groups.flatMap(typesOf))
    for (const object of [null, { kind: "tag", id: 4, name: "Refunds" }]) {
      expect(said(type, object)).toMatch(/^([A-Z]|something|Refunds)/);
      expect(said(type, object)).not.toMatch(/[{}\uE000\uE001]|audit\.say/);
    }
  expect(said("tag.archived", { kind: "tag", id: 4, name: "Refunds" })).toBe("Mei Lin archived the tag Refunds");
  expect(said("ship.sunk", null).trim()).toBe("Mei Lin ship.sunk");
});

test("every type has words; an unknown one is called by its name", () => {
  for (const type of groups.flatMap(typesOf)) expect(typeWords(type)).toMatch(/^[A-Z][^{]+$/);
  expect(typeWords("ship.sunk")).toBe("ship.sunk");
});
