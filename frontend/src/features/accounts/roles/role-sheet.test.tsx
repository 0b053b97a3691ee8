import { beforeEach, expect, jest, test } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { PermissionGroupList, RoleDetail } from "@redress/backend/contract";
import { ApiProblem } from "../../../lib/api-problem.js";

const answers: Record<string, () => unknown> = {};
const call = jest.fn(async (name: string, _asked?: unknown) => answers[name]?.());
jest.unstable_mockModule("../../../lib/call.js", () => ({ call }));
const { renderPage } = await import("../../../lib/testing.js");
const { RoleSheet } = await import("./role-sheet.js");
// Drawn when it is first needed: here before the clock of a test runs.
await import("../../../components/ui/dialog-panel.js");

const role = (facts: Partial<RoleDetail> = {}): RoleDetail => ({
  id: 5,
  key: "custom_night",
  name: "Night shift",
  description: null,
  built_in: false,
  sees: "departments",
  is_staff: true,
  permissions: [{ key: "ticket.reply", sentence: "Reply to complaints in public" }],
  grantable: true,
  people: 4,
  open_tickets: 12,
  version: 3,
  changed: null,
  abilities: { edit: true, delete: true, change_kind: false, lock: null },
  ...facts,
});
const permission = (
  key: PermissionGroupList["data"][number]["permissions"][number]["key"],
  sentence: string,
  more: Partial<PermissionGroupList["data"][number]["permissions"][number]> = {},
) => ({ key, sentence, needs: [], staff_only: true, grantable: true, ...more });
const permissions: PermissionGroupList = {
  data: [
    {
      key: "complaints",
      name: "Complaints",
      permissions: [
        permission("ticket.create", "File complaints of their own", { staff_only: false }),
        permission("ticket.reply", "Reply to complaints in public"),
        permission("ticket.read_notes", "Read internal notes"),
        permission("ticket.note", "Write internal notes", { needs: ["ticket.read_notes"] }),
        permission("ticket.hide", "Delete tickets", { grantable: false }),
      ],
    },
  ],
  sees: ["own", "assigned", "teams", "departments"],
};

beforeEach(() => {
  call.mockClear();
  answers["getRole"] = () => role();
  answers["listPermissions"] = () => permissions;
  answers["listRoles"] = () => ({
    data: [role(), role({ id: 6, name: "Agent" }), role({ id: 7, name: "VIP", is_staff: false })],
  });
});
const onClose = jest.fn();
const show = (id = "5", from: string | null = null) =>
  renderPage(<RoleSheet id={id} from={from} onCopy={jest.fn()} onClose={onClose} />);
const box = (name: string) => screen.findByRole<HTMLInputElement>("checkbox", { name });
const sent = (name: string) => call.mock.calls.find(([called]) => called === name)?.[1];

test("what one does not have oneself is there, cannot be given, and says why", async () => {
  show();
  const hide = await box("Delete tickets");
  expect(hide.disabled).toBe(true);
  expect(screen.getByText("You do not have this yourself, so you cannot give it.")).toBeTruthy();
  const everything = screen.getByRole<HTMLInputElement>("radio", { name: /^Everything/ });
  expect(everything.disabled).toBe(true);
  expect(screen.getByRole<HTMLInputElement>("radio", { name: /^Customers/ }).disabled).toBe(true);
});

test("what saving takes from people is told before, and what is sent is what is ticked", async () => {
  answers["updateRole"] = () => ({ ...role({ version: 4 }), returned_tickets: 2 });
  show();
  await userEvent.click(await box("Write internal notes"));
  expect((await box("Read internal notes")).checked).toBe(true);
  await userEvent.click(await box("Reply to complaints in public"));
  const told = screen.getByText("4 people will lose:").parentElement;
  expect(within(told ?? document.body).getByText("Reply to complaints in public")).toBeTruthy();
  expect(screen.getByText("4 people will also be able to:")).toBeTruthy();
  expect(screen.getByText(/They hold 12 open tickets/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: /^Save/ }));
  await waitFor(() =>
    expect(sent("updateRole")).toMatchObject({
      ifMatch: 3,
      body: { permissions: ["ticket.read_notes", "ticket.note"] },
    }),
  );
});

test("for customers only what customers can use is offered", async () => {
  show("new");
  await userEvent.click(await box("Write internal notes"));
  await userEvent.click(screen.getByRole("radio", { name: /^Customers/ }));
  expect(screen.getAllByRole("checkbox")).toHaveLength(1);
  await userEvent.type(screen.getByRole("textbox", { name: "Name" }), "VIP");
  answers["createRole"] = () => role({ name: "VIP" });
  await userEvent.click(screen.getByRole("button", { name: "Make role" }));
  await waitFor(() =>
    expect(sent("createRole")).toMatchObject({ body: { name: "VIP", is_staff: false, sees: "own", permissions: [] } }),
  );
});

test("a locked role shows what it may, and why it stays", async () => {
  answers["getRole"] = () => role({ abilities: { edit: false, delete: false, change_kind: false, lock: "built_in" } });
  show();
  expect(await screen.findByText("Built-in roles stay as they are. Copy this one to change something.")).toBeTruthy();
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.queryByRole("button", { name: "Delete role" })).toBeNull();
});

test("deleting asks which role its people get, of the same kind; somebody new in it is not forgotten", async () => {
  answers["getRole"] = () =>
    role({ people: 0, abilities: { edit: true, delete: true, change_kind: true, lock: null } });
  answers["deleteRole"] = () => {
    throw new ApiProblem({ status: 409, code: "role.in_use", message: "1 person has the role Night shift" });
  };
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Delete role" }));
  const question = await screen.findByRole("dialog", { name: "Delete the role Night shift?" });
  await userEvent.click(within(question).getByRole("button", { name: "Delete role" }));
  const choice = await within(question).findByLabelText("Their new role");
  expect(
    within(choice)
      .getAllByRole("option")
      .map((option) => option.textContent),
  ).toEqual(["Choose a role", "Agent"]);
});
