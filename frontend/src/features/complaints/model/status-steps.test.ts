import { expect, test } from "@jest/globals";
import type { Status } from "@redress/backend/contract";
import { stepsOf } from "./status-steps.js";

const current = (status: Status) =>
  stepsOf({ status, closed_reason: null }).find(({ state }) => state === "current")?.name;

test("each status has its step; on hold looks like progress", () => {
  const statuses: Status[] = ["new", "in_progress", "on_hold", "pending", "resolved", "closed"];
  expect(statuses.map(current)).toEqual(["received", "in_progress", "in_progress", "answer", "resolved", "closed"]);
});

test("what is behind is done, what is ahead is not", () => {
  expect(stepsOf({ status: "in_progress", closed_reason: null }).map(({ state }) => state)).toEqual([
    "done",
    "current",
    "ahead",
    "ahead",
  ]);
});

test("a withdrawn complaint was received and withdrawn, nothing else", () => {
  expect(stepsOf({ status: "closed", closed_reason: "withdrawn" }).map(({ name }) => name)).toEqual([
    "received",
    "withdrawn",
  ]);
});

test("a merged complaint was received and closed; nobody claims that it was resolved", () => {
  expect(stepsOf({ status: "closed", closed_reason: "merged" }).map(({ name }) => name)).toEqual([
    "received",
    "closed",
  ]);
});
