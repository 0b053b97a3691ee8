import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { buildRow } from "../../tickets/testing/build-ticket.js";

type Query = { status: string; cursor?: string };
const open = [
  buildRow({ id: 1, subject: "Router offline" }),
  buildRow({ id: 2, subject: "Wrong reading", status: "pending" }),
];
const call = jest.fn(async (_name: string, { query }: { query: Query }) => {
  if (query.status !== "closed") return { data: open, page: { next_cursor: null } };
  if (query.cursor) return { data: [buildRow({ id: 4, subject: "Older" })], page: { next_cursor: null } };
  return { data: [buildRow({ id: 3, subject: "Done" })], page: { next_cursor: "c1" } };
});
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { ComplaintsPage } = await import("./complaints-page.js");
const { person, renderPage } = await import("../../../lib/testing.js");

const size = (tablet: boolean) => {
  window.matchMedia = () => Object.assign(new EventTarget(), { matches: tablet }) as unknown as MediaQueryList;
};
const show = (route: string) => renderPage(<ComplaintsPage />, { route, user: person({ id: 31 }) });

beforeEach(() => size(false));
afterEach(cleanup);

test("open complaints are cards on a phone, each leading to its complaint", async () => {
  show("/complaints");
  expect((await screen.findByRole("link", { name: "Router offline" })).getAttribute("href")).toBe("/complaints/CMP-1");
  expect(screen.getByText("We need your answer")).toBeTruthy();
  expect(screen.queryByRole("table")).toBeNull();
  expect(screen.getByRole("tab", { name: /Open.*2/ }).getAttribute("aria-selected")).toBe("true");
});

test("they are a table with headers where there is room", async () => {
  size(true);
  show("/complaints");
  expect(await screen.findByRole("columnheader", { name: "How it stands" })).toBeTruthy();
});

test("the closed ones are in the address, and further pages are added below", async () => {
  show("/complaints?show=closed");
  expect(await screen.findByRole("link", { name: "Done" })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Load more" }));
  expect(await screen.findByRole("link", { name: "Older" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Done" })).toBeTruthy();
});
