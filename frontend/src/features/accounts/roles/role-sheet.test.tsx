import { beforeEach, expect, jest, test } from "@jest/globals";
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { PermissionGroupList, RoleDetail } from "@redress/backend/contract";
import { ApiProblem } from "../../../lib/api-problem.js";

const answers: Record<string, () => unknown> = {};
const call = jest.fn(async (name: string, _asked?: unknown) => answers[name]?.());
jest.unstable_mockModule("../../../lib/call.js", () => ({ call }));
const { renderPage } = await import("../../../lib/testing.js");
const { keyOf } = await import("../../../lib/query.js");
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
  localStorage.clear();
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

test("somebody was faster: both versions side by side, each decided alone; what was typed stays until then", async () => {
  const theirs = role({
    name: "Night desk",
    description: "From ten to six",
    version: 4,
    changed: { at: "2026-03-02T14:22:07.123Z", by: { id: 3, full_name: "Mei Lin", photo_url: null } },
    permissions: [
      { key: "ticket.reply", sentence: "Reply to complaints in public" },
      { key: "ticket.create", sentence: "File complaints of their own" },
    ],
  });
  answers["updateRole"] = () => {
    throw new ApiProblem({ status: 412, code: "stale_version", message: "Stale", current: theirs });
  };
  show();
  const name = await screen.findByRole<HTMLInputElement>("textbox", { name: "Name" });
  await userEvent.type(name, " crew");
  await userEvent.click(await box("Write internal notes"));
  await userEvent.click(screen.getByRole("button", { name: /^Save/ }));

  const both = await screen.findByRole("region", { name: "Mei Lin changed this role while you were changing it" });
  const choice = (of: string, which: RegExp) =>
    within(within(both).getByRole("group", { name: of })).getByRole<HTMLInputElement>("radio", { name: which });
  expect(name.value).toBe("Night shift crew");
  expect(choice("Name", /Keep mine.*Night shift crew/).checked).toBe(true);
  expect(choice("Write internal notes", /Keep mine.*Allowed/).checked).toBe(true);
  // What only they changed is as they have it, unless mine is asked for.
  expect(choice("What it is for", /Take theirs.*From ten to six/).checked).toBe(true);
  expect((await box("File complaints of their own")).checked).toBe(true);
  expect(within(both).queryByRole("group", { name: "Reply to complaints in public" })).toBeNull();

  await userEvent.click(choice("Name", /Take theirs.*Night desk/));
  expect(name.value).toBe("Night desk");
  await userEvent.click(choice("File complaints of their own", /Keep mine.*Not allowed/));
  answers["updateRole"] = () => ({ ...theirs, version: 5, returned_tickets: 0 });
  await userEvent.click(screen.getByRole("button", { name: /^Save/ }));
  await waitFor(() =>
    expect(call.mock.calls.filter(([called]) => called === "updateRole").at(-1)?.[1]).toMatchObject({
      ifMatch: 4,
      body: {
        name: "Night desk",
        description: "From ten to six",
        permissions: ["ticket.reply", "ticket.read_notes", "ticket.note"],
      },
    }),
  );
  await waitFor(() => expect(screen.queryByRole("region", { name: /changed this role/ })).toBeNull());
});

test("a newer version that arrives by itself overwrites nothing that is being typed", async () => {
  const { cache } = show();
  const name = await screen.findByRole<HTMLInputElement>("textbox", { name: "Name" });
  const key = keyOf("getRole", { params: { id: "5" } });
  await act(async () => cache.setQueryData(key, role({ name: "Night desk", version: 4 })));
  await waitFor(() => expect(name.value).toBe("Night desk"));
  await userEvent.type(name, " crew");
  await act(async () => cache.setQueryData(key, role({ name: "Late desk", version: 5 })));
  expect(await screen.findByRole("dialog", { name: "Late desk" })).toBeTruthy();
  expect(name.value).toBe("Night desk crew");
});

test("a new role that was begun is there again, a copy by itself; Discard begins anew, and making it ends the draft", async () => {
  const first = show("new");
  await userEvent.type(await screen.findByRole("textbox", { name: "Name" }), "VIP");
  await userEvent.click(await box("Write internal notes"));
  first.unmount();

  const copy = show("new", "5");
  expect((await screen.findByRole<HTMLInputElement>("textbox", { name: "Name" })).value).toBe("Night shift (copy)");
  copy.unmount();

  const second = show("new");
  const name = () => screen.findByRole<HTMLInputElement>("textbox", { name: "Name" });
  expect((await name()).value).toBe("VIP");
  expect((await box("Read internal notes")).checked).toBe(true);
  expect(screen.getByText("What you wrote before is still here.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Discard" }));
  expect((await name()).value).toBe("");

  await userEvent.type(await name(), "VIP");
  answers["createRole"] = () => role({ name: "VIP" });
  await userEvent.click(screen.getByRole("button", { name: "Make role" }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  second.unmount();
  show("new");
  expect((await name()).value).toBe("");
});
