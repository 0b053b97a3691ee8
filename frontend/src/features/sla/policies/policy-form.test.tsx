import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { SlaImpact, SlaPolicyDetail, SlaPreview } from "@redress/backend/contract";
import { Route, Routes } from "react-router-dom";
import { ApiProblem } from "../../../lib/api-problem.js";
import { listenForCommands } from "../../../lib/commands.js";
import { toasts } from "../../../lib/toasts.js";
import { aPolicy, aStep, officeHours } from "./testing-policies.js";

interface Options {
  params?: { id: string };
  body?: { policy?: object };
  ifMatch?: number;
  idempotencyKey?: string;
}
let policy: SlaPolicyDetail;
let refuse: ApiProblem | null = null;
const call = jest.fn(async (name: string, options: Options = {}): Promise<unknown> => {
  switch (name) {
    case "listCalendars":
      return { data: [officeHours] };
    case "listCategories":
      return { data: [{ id: 3, path: ["Billing"] }] };
    case "listPeople":
      return { data: [], page: { next_cursor: null } };
    case "getSlaPolicy":
      return policy;
    case "previewSla":
      return preview;
    case "slaImpact":
      return impact;
    case "applySlaPolicy":
      return run;
    case "getSlaRun":
      return { ...run, state: "done", done: 128, changed: 9 };
    case "createSlaPolicy":
    case "updateSlaPolicy":
      if (refuse) throw refuse;
      policy = {
        ...policy,
        ...(options.body as Partial<SlaPolicyDetail>),
        version: policy.version + 1,
      };
      // As the server answers: the form's targets are not its own.
      return (policy = { ...policy, calendar: { id: 5, name: "Office hours" }, targets: aPolicy().targets });
    default:
      return { data: [] };
  }
});
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { PolicyPage } = await import("./policy-page.js");
const { person, renderPage } = await import("../../../lib/testing.js");

const run = {
  id: 4,
  policy: { id: 1, name: "VIP" },
  calendar: null,
  state: "running",
  total: 128,
  done: 0,
  changed: 0,
  created_at: "2026-07-07T12:00:00Z",
  finished_at: null,
};
const impact: SlaImpact = { open_tickets: 128, examined: 128, matching: 128, moving: 9, overdue: 2, examples: [] };
const preview: SlaPreview = {
  matches: true,
  failed: [],
  clocks: [
    {
      metric: "first_response",
      due_at: "2026-07-13T08:50:00Z",
      target_seconds: 7200,
      warnings: [],
      steps: [{ level: 1, at: "2026-07-13T08:20:00Z" }],
      intervals: [
        { ...stretch("2026-07-10T14:50:00Z", "2026-07-10T15:00:00Z"), kind: "counted", counted_seconds: 600 },
        { ...stretch("2026-07-10T15:00:00Z", "2026-07-13T07:00:00Z"), kind: "closed", counted_seconds: 0 },
        { ...stretch("2026-07-13T07:00:00Z", "2026-07-13T08:50:00Z"), kind: "counted", counted_seconds: 6600 },
      ],
      tz: "Europe/Berlin",
    },
  ],
};
function stretch(from: string, to: string) {
  return { from, to, reason: null, used_seconds: 0 };
}

const sent = (name: string) => call.mock.calls.filter(([called]) => called === name).map(([, options]) => options);
const show = async (route: string) => {
  renderPage(
    <Routes>
      <Route path="/admin/sla/new" element={<PolicyPage />} />
      <Route path="/admin/sla/:id" element={<PolicyPage />} />
    </Routes>,
    { route, user: person() },
  );
  await screen.findByLabelText("Name of the policy");
};
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const save = () => userEvent.click(screen.getByRole("button", { name: /^Save/ }));

beforeEach(() => {
  // A wide screen: targets are a table.
  window.matchMedia = (query: string) =>
    ({ matches: true, media: query, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;
  policy = aPolicy({ name: "VIP", version: 3 });
  refuse = null;
  call.mockClear();
  toasts.set([]);
});
afterEach(cleanup);

test("a new policy is sent as it was filled in, to the only calendar there is, and then has its own address", async () => {
  await show("/admin/sla/new");
  type("Name of the policy", "VIP");
  await userEvent.click(screen.getByRole("button", { name: "Condition" }));
  await userEvent.click(screen.getByLabelText("Critical"));
  await userEvent.click(screen.getByRole("button", { name: "Condition" }));
  await userEvent.click(screen.getByRole("combobox", { name: "Category is one of" }));
  await userEvent.click(screen.getByRole("option", { name: "Billing" }));
  type("First reply, Critical", "1d");
  screen.getByText("7 hours 30 minutes");
  type("Resolution, Critical", "2d");
  await userEvent.click(screen.getByRole("button", { name: "Copy critical to all" }));
  type("Resolution, Low", "");
  await userEvent.click(screen.getByRole("button", { name: "Step" }));
  await userEvent.type(screen.getByLabelText("New warning"), "50{Enter}");
  await save();
  await waitFor(() => expect(sent("createSlaPolicy")).toHaveLength(1));
  const [created] = sent("createSlaPolicy");
  expect(created?.idempotencyKey).toMatch(/^\w{32}$/);
  expect(created?.body).toMatchObject({
    name: "VIP",
    conditions: { priorities: ["critical"], category_ids: [3], tag_ids: [] },
    calendar_id: 5,
    targets: {
      critical: { first_response: { duration: "1d" }, resolution: { duration: "2d" }, update: null },
      low: { first_response: { duration: "1d" }, resolution: null },
    },
    warn_percents: [50, 75],
    steps: [{ metric: "resolution", when: "percent", percent: 100, notify: ["supervisor"] }],
    is_on: true,
  });
  // Its own page.
  await screen.findByText("Version 1");
});

test("a warning that was typed and not added is saved with the rest by Ctrl+S", async () => {
  const stop = listenForCommands();
  await show("/admin/sla/1");
  await userEvent.type(screen.getByLabelText("New warning"), "40{Control>}s{/Control}");
  await waitFor(() => expect(sent("updateSlaPolicy")).toHaveLength(1));
  expect(sent("updateSlaPolicy")[0]?.body).toMatchObject({ warn_percents: expect.arrayContaining([40]) });
  stop();
});

test("what cannot be sent is told at its field, with a summary that leads there, and nothing is sent", async () => {
  await show("/admin/sla/1");
  type("First reply, Critical", "soon");
  expect(screen.queryByText("Enter a time such as 90m, 1.5h or 2d")).toBeNull();
  await save();
  const summary = within(await screen.findByRole("alert"));
  await userEvent.click(summary.getByRole("button", { name: "Enter a time such as 90m, 1.5h or 2d" }));
  expect(document.activeElement).toBe(screen.getByLabelText("First reply, Critical"));
  expect(sent("updateSlaPolicy")).toEqual([]);
});

test("what the server refuses stands at its field: a target at its cell, a step at its row, each once", async () => {
  policy = aPolicy({
    steps: [aStep({ when: "after_due", percent: null, seconds: { critical: 60, high: 60, medium: 60, low: 60 } })],
  });
  refuse = new ApiProblem({
    code: "validation",
    status: 422,
    message: "Check these",
    errors: [
      { field: "targets.high.first_response.duration", message: "Use a time above zero" },
      { field: "steps.0.notify", message: "A step tells somebody" },
      { field: "steps.0.seconds.critical", message: "Use at most five years" },
      { field: "steps.0.seconds.high", message: "Use at most five years" },
      { field: "is_default", message: "There is one already" },
    ],
  });
  await show("/admin/sla/1");
  type("First reply, High", "0m");
  await save();
  const summary = within(await screen.findByRole("alert"));
  expect(summary.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "Use a time above zero",
    "A step tells somebody",
    "Use at most five years",
    "There is one already",
  ]);
  const cell = screen.getByLabelText("First reply, High");
  expect(cell.getAttribute("aria-invalid")).toBe("true");
  await userEvent.click(summary.getByRole("button", { name: "A step tells somebody" }));
  expect(document.activeElement).toBe(screen.getByRole("group", { name: "Who is told" }));
});

test("only what was changed is sent; when somebody was faster, theirs appears and what was typed stays", async () => {
  await show("/admin/sla/1");
  const theirs = { ...policy, version: 7, valid_until: "2027-03-31" };
  refuse = new ApiProblem({ code: "stale_version", status: 412, message: "Stale", current: theirs });
  type("Name of the policy", "Gold");
  await save();
  await screen.findByText(/Somebody changed this/);
  expect(screen.getByLabelText<HTMLInputElement>("Name of the policy").value).toBe("Gold");
  expect(screen.getByLabelText<HTMLInputElement>(/^Valid until/).value).toBe("2027-03-31");
  refuse = null;
  policy = theirs;
  await save();
  await waitFor(() => expect(sent("updateSlaPolicy")).toHaveLength(2));
  expect(sent("updateSlaPolicy").map((options) => [options?.body, options?.ifMatch])).toEqual([
    [{ name: "Gold" }, 3],
    [{ name: "Gold" }, 7],
  ]);
});

test("the preview asks for what is filled in and says due time and days in the calendar's zone", async () => {
  await show("/admin/sla/1");
  await screen.findByText("Mon 13 Jul, 10:50");
  screen.getByText("10m counted Fri 10 Jul and 1h 50m counted Mon 13 Jul");
  screen.getByText(/^Times are in Europe\/Berlin/);
  screen.getByText("2 days closed");
  expect(sent("previewSla")[0]?.body).toMatchObject({
    policy: { name: "VIP", targets: { critical: { first_response: { duration: "1h" } } } },
    ticket: { priority: "medium", channel: "web" },
  });
  type("First reply, Critical", "3h");
  await waitFor(() => expect(sent("previewSla").length).toBeGreaterThan(1));
  expect(sent("previewSla").at(-1)?.body?.policy).toMatchObject({
    targets: { critical: { first_response: { duration: "3h" } } },
  });
});

test("without targets there is nothing to ask; the preview says what is missing", async () => {
  await show("/admin/sla/new");
  screen.getByText("Fill in the targets to see due times.");
  expect(sent("previewSla")).toEqual([]);
});

test("what it would do to open tickets is asked by a press; saving for them too begins to apply it", async () => {
  await show("/admin/sla/1");
  type("First reply, Critical", "30m");
  await userEvent.click(screen.getByRole("button", { name: "See what would change" }));
  await screen.findByText("Affects 128 open tickets.");
  screen.getByText(/Due times would move on 9 tickets/);
  expect(sent("slaImpact")[0]?.body).toMatchObject({ policy_id: 1, policy: { is_on: true } });
  // An older answer is not shown beside a newer draft.
  type("First reply, High", "40m");
  expect(screen.queryByText("Affects 128 open tickets.")).toBeNull();
  await userEvent.click(screen.getByLabelText(/^Also open tickets/));
  await save();
  await waitFor(() => expect(sent("applySlaPolicy")).toEqual([{ params: { id: "1" } }]));
});

test("the default policy has no conditions and is always in force", async () => {
  policy = aPolicy({ is_default: true });
  await show("/admin/sla/1");
  screen.getByText("Applies when nothing above matches");
  screen.getByText("The default policy is always in force.");
  expect(screen.queryByRole("button", { name: "Condition" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Delete policy" })).toBeNull();
});
