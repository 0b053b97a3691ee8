import { beforeEach, expect, jest, test } from "@jest/globals";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Setup, SetupStep } from "@redress/backend/contract";
import { ApiProblem } from "../../lib/api-problem.js";

const answers: Record<string, (options: { body?: Record<string, unknown>; ifMatch?: number }) => unknown> = {};
const call = jest.fn(async (name: string, options: object = {}) => answers[name]?.(options));
jest.unstable_mockModule("../../lib/call.js", () => ({ call }));
// After the mock: it loads the API too.
const { person, renderPage } = await import("../../lib/testing.js");
const { SetupPage } = await import("./setup-page.js");

const keys: SetupStep[] = ["desk", "departments", "categories", "hours", "policy", "team", "invitations"];

function setup(facts: Partial<Setup> = {}): Setup {
  return {
    steps: keys.map((key) => ({ key, done: key === "desk", skipped: false })),
    done: 1,
    total: 7,
    hidden: false,
    pending: true,
    sample_data: { state: "none", percent: 0, tickets: 0, kept: [], last_change: null },
    version: 3,
    ...facts,
  };
}

beforeEach(() => {
  call.mockClear();
  answers["getApp"] = () => ({ name: "Redress" });
  answers["getSetup"] = () => setup();
});

const admin = person({ is_staff: true, permissions: ["desk.configure", "directory.manage"] });
const show = () => renderPage(<SetupPage />, { user: admin });
const button = (name: string) => screen.findByRole("button", { name });

test("says how far the desk is and leads to each step; what one may not do is no link", async () => {
  show();
  expect(await screen.findByText("1 of 7 done")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Departments" }).getAttribute("href")).toBe("/admin/organizations");
  expect(screen.queryByRole("link", { name: "Invite your colleagues" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Skip: Name and time zone" })).toBeNull();
});

test("skips at once, with the version that was read", async () => {
  answers["updateSetup"] = ({ body }) =>
    setup({
      version: 4,
      steps: keys.map((key) => ({ key, done: key === "desk", skipped: (body?.["skipped"] as string[]).includes(key) })),
    });
  show();
  await userEvent.click(await button("Skip: Team"));
  await button("Do it after all: Team");
  expect(call).toHaveBeenCalledWith("updateSetup", { body: { skipped: ["team"] }, ifMatch: 3 });
});

test("takes a change back that came too late, and shows what somebody else made of it", async () => {
  answers["updateSetup"] = () => {
    throw new ApiProblem({
      code: "stale_version",
      status: 412,
      message: "Changed",
      current: setup({ version: 9, hidden: true, pending: false }),
    });
  };
  show();
  await userEvent.click(await button("Skip: Team"));
  expect(await screen.findByText(/This list is hidden/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Skip: Team" })).toBeTruthy();
});

test("shows the job's progress, then offers to remove; what stays is told with its reason", async () => {
  const sample = setup().sample_data;
  answers["loadSampleData"] = () => ({ ...sample, state: "loading", percent: 40 });
  show();
  await userEvent.click(await button("Load sample data"));
  expect((await screen.findByRole("progressbar")).getAttribute("aria-valuenow")).toBe("40");
  expect((await button("Remove it")).getAttribute("aria-disabled")).toBe("true");

  answers["getSetup"] = () => setup({ sample_data: { ...sample, state: "shown", percent: 100, tickets: 40 } });
  expect(await screen.findByText(/40 sample tickets are in sight/)).toBeTruthy();
  answers["removeSampleData"] = () => ({
    ...sample,
    state: "hidden",
    kept: [{ kind: "category", name: "Refund (sample)", tickets: 2, others: 0 }],
  });
  answers["getSetup"] = () => setup({ sample_data: answers["removeSampleData"]?.({}) as Setup["sample_data"] });
  await userEvent.click(await button("Remove it"));
  expect(await screen.findByText(/Category Refund \(sample\): 2 tickets are filed under it/)).toBeTruthy();
});
