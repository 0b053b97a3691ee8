import { beforeEach, expect, jest, test } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { PersonDetail } from "@redress/backend/contract";

const answers: Record<string, () => unknown> = {};
const call = jest.fn(async (name: string, _options?: object) => answers[name]?.());
jest.unstable_mockModule("../../lib/call.js", () => ({ call }));
const { person, renderPage } = await import("../../lib/testing.js");
const { InviteForm } = await import("./invite-form.js");
const { DeletePerson } = await import("./sessions/delete-person.js");
// Drawn when it is first needed: here before the clock of a test runs.
await import("../../components/ui/dialog-panel.js");

const user = person({ is_staff: true, permissions: ["people.invite", "people.manage", "people.delete"] });
const leaving = { id: 9, full_name: "Tom Okafor", open_tickets: 3, api_keys: 0 } as PersonDetail;

beforeEach(() => {
  call.mockClear();
  answers["listRoles"] = () => ({
    data: [
      { key: "agent", name: "Agent", is_staff: true, grantable: true },
      { key: "admin", name: "Admin", is_staff: true, grantable: false },
    ],
  });
  answers["listTeams"] = () => ({ data: [] });
  answers["listPeople"] = () => ({
    data: [{ id: 4, full_name: "Mei Lin", role: { name: "Agent" } }],
    page: { next_cursor: null },
  });
});

test("Whom to invite as: roles that the chooser may give, and that there are others", async () => {
  renderPage(<InviteForm begun="" onSent={() => undefined} />, { user });
  await screen.findByRole("option", { name: "Agent" });
  expect(screen.queryByRole("option", { name: "Admin" })).toBeNull();
  screen.getByText("Roles with more rights than yours are not listed.");
});

test("Before somebody is deleted it is chosen who takes over their open tickets", async () => {
  const gone = jest.fn();
  renderPage(<DeletePerson person={leaving} onDeleted={gone} />, { user });
  await userEvent.click(screen.getByRole("button", { name: "Delete person" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.click(dialog.getByRole("radio", { name: /To one person/ }));
  await userEvent.type(dialog.getByLabelText(/To go on, type/), "Tom Okafor");
  await userEvent.click(dialog.getByRole("button", { name: "Delete person" }));
  expect(dialog.queryAllByText("Choose who takes over").length).toBeGreaterThan(0);
  expect(call).not.toHaveBeenCalledWith("deletePerson", expect.anything());
  await userEvent.click(dialog.getByRole("combobox", { name: "Who takes over" }));
  await userEvent.click(await screen.findByRole("option", { name: /Mei Lin/ }));
  await userEvent.click(dialog.getByRole("button", { name: "Delete person" }));
  await waitFor(() => expect(gone).toHaveBeenCalled());
  expect(call).toHaveBeenCalledWith("deletePerson", { params: { id: "9" }, query: { assign_to: "4" } });
});

test("Without a choice they go back to their teams", async () => {
  renderPage(<DeletePerson person={leaving} onDeleted={() => undefined} />, { user });
  await userEvent.click(screen.getByRole("button", { name: "Delete person" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.type(dialog.getByLabelText(/To go on, type/), "Tom Okafor{Enter}");
  await waitFor(() => expect(call).toHaveBeenCalledWith("deletePerson", { params: { id: "9" }, query: {} }));
});
