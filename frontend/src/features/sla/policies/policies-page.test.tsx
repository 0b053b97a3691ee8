import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { SlaPolicyRow, SlaRun } from "@redress/backend/contract";
import { politeAnnouncement } from "../../../lib/announcer.js";
import { ApiProblem } from "../../../lib/api-problem.js";
import { toasts } from "../../../lib/toasts.js";
import { withMove } from "./policy-places.js";
import { aPolicy, noConditions } from "./testing-policies.js";

interface Options {
  params?: { id: string };
  body?: { before?: number | null; is_on?: boolean };
}
let stored: SlaPolicyRow[] = [];
let runs: SlaRun[] = [];
let fail: ApiProblem | null = null;
const call = jest.fn(async (name: string, { params, body }: Options = {}): Promise<unknown> => {
  if (name === "listSlaPolicies") return { data: stored };
  if (name === "listSlaRuns") return { data: runs };
  if (name === "listCategories") return { data: [{ id: 3, path: ["Money", "Billing"] }] };
  if (fail) throw fail;
  const id = Number(params?.id);
  if (name === "moveSlaPolicy") stored = withMove(stored, id, { before: body?.before ?? null });
  if (name === "updateSlaPolicy")
    stored = stored.map((one) => (one.id === id ? { ...one, is_on: body?.is_on ?? one.is_on } : one));
  if (name === "deleteSlaPolicy") stored = stored.filter((one) => one.id !== id);
  return { data: stored };
});
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { PoliciesPage } = await import("./policies-page.js");
const { person, renderPage } = await import("../../../lib/testing.js");

const byDefault = aPolicy({ id: 9, name: "Standard support", is_default: true });
const sent = () => call.mock.calls.filter(([name]) => !name.startsWith("list"));
const names = () => screen.getAllByRole("listitem").flatMap((row) => row.querySelector("a")?.textContent ?? []);
const handleOf = (name: string) => screen.getByRole("button", { name: new RegExp(`^Move ${name}:`) });
const show = async () => {
  renderPage(<PoliciesPage />, { user: person() });
  await screen.findByRole("link", { name: "Standard support" });
};

beforeEach(() => {
  stored = [
    aPolicy({
      id: 1,
      name: "VIP",
      conditions: { ...noConditions, priorities: ["critical", "high"], category_ids: [3] },
    }),
    aPolicy({ id: 2, name: "Spring", in_force: false, valid_from: "2027-03-01" }),
    byDefault,
  ];
  runs = [];
  fail = null;
  call.mockClear();
  toasts.set([]);
});
afterEach(cleanup);

test("each policy says when it applies, what it promises, by which calendar and from when; the default one is last", async () => {
  await show();
  await screen.findByText("Priority is Critical or High; category is Money / Billing and below");
  const [vip, spring, standard] = screen
    .getAllByRole("listitem")
    .filter((row) => row.querySelector("a"))
    .map((row) => within(row));
  vip?.getByText("Office hours");
  expect(vip?.getByText(/^First reply/).textContent).toBe("First reply 1h");
  spring?.getByText("Every ticket");
  spring?.getByText("Not in force today");
  spring?.getByText("From 1 Mar 2027");
  standard?.getByText("Applies when nothing above matches");
  expect(standard?.queryByRole("switch")).toBeNull();
  expect(screen.queryByRole("button", { name: /^Move Standard support/ })).toBeNull();
  expect(screen.queryByRole("heading", { name: "One policy for everything" })).toBeNull();
});

test("keys and buttons move at once, keep the focus, say the place, and can be undone", async () => {
  await show();
  act(() => handleOf("Spring").focus());
  await userEvent.keyboard("{ArrowUp}");
  expect(names()).toEqual(["Spring", "VIP", "Standard support"]);
  expect(document.activeElement).toBe(handleOf("Spring"));
  expect(politeAnnouncement.get().text).toBe("Spring: place 1 of 2");
  await waitFor(() => expect(toasts.get().at(-1)?.action?.label).toBe("Undo"));
  act(() => toasts.get().at(-1)?.action?.run());
  await waitFor(() => expect(stored.map(({ id }) => id)).toEqual([1, 2, 9]));
  expect(sent().map(([, options]) => options)).toEqual([
    { params: { id: "2" }, body: { before: 1 } },
    { params: { id: "2" }, body: { before: null } },
  ]);
});

test("what the server refuses is put back and said", async () => {
  await show();
  fail = new ApiProblem({ code: "sla_policy.moved", status: 409, message: "It has been deleted meanwhile" });
  await userEvent.click(screen.getByRole("button", { name: "Move VIP down" }));
  await waitFor(() => expect(names()).toEqual(["VIP", "Spring", "Standard support"]));
  expect(toasts.get().at(-1)).toMatchObject({ tone: "error", text: "It has been deleted meanwhile" });
});

test("switching off counts at once and can be undone", async () => {
  await show();
  await userEvent.click(screen.getByRole("switch", { name: "VIP is on" }));
  expect(screen.getByRole("switch", { name: "VIP is on" }).getAttribute("aria-checked")).toBe("false");
  await waitFor(() => expect(toasts.get().at(-1)?.text).toBe("VIP was switched off"));
  act(() => toasts.get().at(-1)?.action?.run());
  await waitFor(() => expect(sent().map(([, options]) => options?.body)).toEqual([{ is_on: false }, { is_on: true }]));
});

test("deleting asks first and says what becomes of open tickets", async () => {
  await show();
  act(() => screen.getByRole("button", { name: "Actions for VIP" }).focus());
  await userEvent.keyboard("{Enter}");
  await userEvent.click(await screen.findByRole("menuitem", { name: "Delete policy" }));
  const dialog = within(await screen.findByRole("alertdialog", { name: "Delete policy VIP?" }));
  dialog.getByText(/Open tickets keep what it promised/);
  expect(sent()).toEqual([]);
  await userEvent.click(dialog.getByRole("button", { name: "Delete policy" }));
  await waitFor(() => expect(names()).toEqual(["Spring", "Standard support"]));
});

test("with the default policy alone the list teaches; what is being applied shows how far it is", async () => {
  stored = [byDefault];
  runs = [
    {
      id: 4,
      policy: { id: 9, name: "Standard support" },
      calendar: null,
      state: "running",
      total: 400,
      done: 120,
      changed: 3,
      created_at: "2026-07-07T12:00:00Z",
      finished_at: null,
    },
  ];
  await show();
  screen.getByRole("heading", { name: "One policy for everything" });
  const bar = await screen.findByRole("progressbar", { name: "Applying Standard support to the open tickets" });
  expect(bar.getAttribute("aria-valuetext")).toBe("120 of 400 tickets");
});
