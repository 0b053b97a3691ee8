import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Category } from "@redress/backend/contract";
import { ApiProblem } from "../../lib/api-problem.js";
import { politeAnnouncement } from "../../lib/announcer.js";
import { toasts } from "../../lib/toasts.js";
import { withMove, type Place } from "./category-places.js";
import { drawCategories, drawingOf } from "./testing-categories.js";

interface Options {
  params?: { id: string };
  body?: unknown;
}
let stored: Category[] = [];
let fail: ApiProblem | null = null;
const call = jest.fn(async (name: string, { params, body }: Options = {}): Promise<unknown> => {
  if (name === "listCategories" || name === "countCategoryTickets")
    return { data: name === "listCategories" ? stored : [{ category_id: 2, open: 1, all: 412 }] };
  if (fail) throw fail;
  const id = Number(params?.id);
  if (name === "moveCategory") stored = withMove(stored, id, body as Place);
  if (name === "updateCategory") stored = stored.map((one) => (one.id === id ? { ...one, ...(body as object) } : one));
  return {};
});
jest.unstable_mockModule("../../lib/call.js", () => ({ call, pathOf: String }));
const { CategoriesPage } = await import("./categories-page.js");
const { person, renderPage } = await import("../../lib/testing.js");

const ROW_PX = 40;
const sent = () => call.mock.calls.filter(([name]) => !name.startsWith("list") && !name.startsWith("count"));
const shown = () =>
  [...document.querySelectorAll("[data-reorder-row]")].map((row) => row.querySelector("button.text-link")?.textContent);
const handleOf = (name: string) => screen.getByRole("button", { name: new RegExp(`^Move ${name}:`) });

beforeEach(async () => {
  stored = drawCategories("Billing\n  Refund\n  Sum\nDelivery\nOther\nOld (archived)");
  fail = null;
  call.mockClear();
  toasts.set([]);
  renderPage(<CategoriesPage />, { user: person() });
  await screen.findByRole("button", { name: "Billing" });
});
afterEach(cleanup);

test("the tree is shown without what is archived, with the tickets of what lies below, and folds", async () => {
  const user = userEvent.setup();
  expect(shown()).toEqual(["Billing", "Refund", "Sum", "Delivery", "Other"]);
  const tickets = await screen.findByRole("link", { name: "412 tickets in Billing" });
  expect(tickets.getAttribute("href")).toBe("/queue/all?category=1,2,3");
  await user.click(screen.getByRole("button", { name: "Fold Billing" }));
  expect(shown()).toEqual(["Billing", "Delivery", "Other"]);
  expect(screen.getByRole("button", { name: "Unfold Billing" }).getAttribute("aria-expanded")).toBe("false");
  await user.click(screen.getByLabelText("Show 1 archived"));
  expect(shown()).toEqual(["Billing", "Delivery", "Other", "Old"]);
});

test("buttons and keys move at once, say the new place, keep the focus, and send it by its neighbour", async () => {
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Move Delivery down" }));
  expect(shown()).toEqual(["Billing", "Refund", "Sum", "Other", "Delivery"]);
  expect(politeAnnouncement.get().text).toBe("Delivery: place 3 of 4 at the top");
  act(() => handleOf("Sum").focus());
  await user.keyboard("{ArrowUp}");
  expect(document.activeElement).toBe(handleOf("Sum"));
  await user.keyboard("{ArrowUp}{ArrowLeft}");
  expect(politeAnnouncement.get().text).toBe("Sum: place 2 of 5 at the top");
  await waitFor(() => expect(drawingOf(stored)).toBe("Billing\n  Refund\nSum\nOther\nDelivery\nOld"));
  expect(sent().map(([, options]) => options)).toEqual([
    { params: { id: "4" }, body: { parent_id: null, after_id: 5 } },
    { params: { id: "3" }, body: { parent_id: 1, after_id: null } },
    { params: { id: "3" }, body: { parent_id: null, after_id: 1 } },
  ]);
});

test("another parent can be undone; what the server refuses is put back and said", async () => {
  const user = userEvent.setup();
  act(() => handleOf("Delivery").focus());
  await user.keyboard("{ArrowRight}");
  await waitFor(() => expect(toasts.get().at(-1)?.action?.label).toBe("Undo"));
  act(() => toasts.get().at(-1)?.action?.run());
  await waitFor(() => expect(drawingOf(stored)).toBe("Billing\n  Refund\n  Sum\nDelivery\nOther\nOld"));
  fail = new ApiProblem({ code: "category.moved", status: 409, message: "It has been moved away" });
  await user.click(screen.getByRole("button", { name: "Move Other up" }));
  await waitFor(() => expect(shown()).toEqual(["Billing", "Refund", "Sum", "Delivery", "Other"]));
  expect(toasts.get().at(-1)).toMatchObject({ tone: "error", text: "It has been moved away" });
});

/** jsdom knows no pointer events and lays nothing out: a mouse event of that name carries what a drag reads. */
function point(target: Element | Window, type: string, clientX: number, clientY: number): void {
  document.querySelectorAll("[data-reorder-row]").forEach((row, index) => {
    row.getBoundingClientRect = () => ({ top: index * ROW_PX, height: ROW_PX }) as DOMRect;
  });
  fireEvent(target, new MouseEvent(type, { bubbles: true, cancelable: true, button: 0, clientX, clientY }));
}

test("a drag lands where the line is, as deep as it was moved; Escape and a small slip change nothing", async () => {
  const drag = (name: string, x: number, y: number) => {
    point(handleOf(name), "pointerdown", 10, 180);
    point(window, "pointermove", x, y);
  };
  drag("Other", 10, ROW_PX);
  fireEvent.keyDown(window, { key: "Escape" });
  point(window, "pointerup", 10, ROW_PX);
  drag("Other", 11, 181);
  point(window, "pointerup", 11, 181);
  expect(sent()).toEqual([]);
  drag("Other", 34, 4 * ROW_PX);
  const line = document.querySelectorAll("[data-reorder-row]")[4];
  expect(line?.className).toContain("border-t-2");
  point(window, "pointerup", 34, 4 * ROW_PX);
  await waitFor(() => expect(drawingOf(stored)).toBe("Billing\n  Refund\n  Sum\nDelivery\n  Other\nOld"));
});

test("archiving is undone by restoring", async () => {
  const user = userEvent.setup();
  act(() => screen.getByRole("button", { name: "Actions for Billing" }).focus());
  await user.keyboard("{Enter}");
  await user.click(await screen.findByRole("menuitem", { name: "Archive" }));
  await waitFor(() => expect(toasts.get().at(-1)?.action?.label).toBe("Undo"));
  act(() => toasts.get().at(-1)?.action?.run());
  await waitFor(() =>
    expect(sent().map(([, options]) => options?.body)).toEqual([{ archived: true }, { archived: false }]),
  );
});
