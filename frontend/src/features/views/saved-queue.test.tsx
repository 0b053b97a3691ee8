import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import type { SavedView } from "@redress/backend/contract";
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { answersAsked } from "../tickets/model/answer-columns.js";
import { fakeDesk } from "../tickets/testing/fake-desk.js";

/** A view keeps what it has, whatever of it its reader can be shown when they change it. */
const { call, answers, sent } = fakeDesk([]);
jest.unstable_mockModule("../../lib/call.js", () => ({ call, pathOf: String }));
const { SavedQueue } = await import("./saved-queue.js");
const { ViewSheet } = await import("./view-sheet.js");
const { person, renderPage } = await import("../../lib/testing.js");

const by = { at: "2026-07-01T08:00:00.000Z", by: null };
const view: SavedView = {
  id: 12,
  scope: "personal",
  team: null,
  name: "Meters",
  q: "meter",
  sort: "due",
  columns: ["number", "fields.meter", "fields.size"],
  group_by: null,
  alert: false,
  created: by,
  changed: by,
  archived: false,
  version: 3,
  abilities: { edit: true, delete: false },
};

beforeEach(() => {
  answers["getView"] = () => view;
  answers["updateView"] = ({ body }) => ({ ...view, ...body, version: 4 });
});
afterEach(() => {
  cleanup();
  call.mockClear();
});

/** Renames it and takes a column to it, in the page of the view. @returns the columns of its list. */
async function change(): Promise<string | null> {
  renderPage(
    <SavedQueue id={12}>
      {(saved, parts) => (
        <>
          <p data-testid="columns">{[parts.columns, answersAsked(saved).fields].join(" ")}</p>
          <ViewSheet view={saved} search={{ q: "", sort: "due" }} onClose={() => undefined} />
        </>
      )}
    </SavedQueue>,
    { user: person({ is_staff: true }) },
  );
  const name = await screen.findByRole("textbox", { name: "Name" });
  await userEvent.clear(name);
  await userEvent.type(name, "Water meters");
  await userEvent.click(screen.getByRole("checkbox", { name: "Customer" }));
  const shown = screen.getByTestId("columns").textContent;
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(sent("updateView")).toHaveLength(1));
  return shown;
}
const kept = () => sent("updateView")[0]?.body;

test("a column of a field that was put away is not shown, and stays with the view when it is changed", async () => {
  answers["listFields"] = () => ({ data: [{ key: "size", label: "Size", type: "text", options: [] }] });
  expect(await change()).toBe("number,fields.size size");
  expect(kept()).toMatchObject({
    name: "Water meters",
    columns: ["number", "customer", "fields.size", "fields.meter"],
  });
});

test("while the desk's fields cannot be read none is shown, and all stay with the view when it is changed", async () => {
  answers["listFields"] = () => {
    throw new Error("Not now");
  };
  expect(await change()).toBe("number ");
  expect(kept()).toMatchObject({
    name: "Water meters",
    columns: ["number", "customer", "fields.meter", "fields.size"],
  });
});
