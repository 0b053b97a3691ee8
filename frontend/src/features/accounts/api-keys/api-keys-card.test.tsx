import { beforeEach, expect, jest, test } from "@jest/globals";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { scopes, type ApiKey } from "@redress/backend/contract";
import { ApiProblem } from "../../../lib/api-problem.js";

const answers: Record<string, (options: { body?: Record<string, unknown> }) => unknown> = {};
const call = jest.fn(async (name: string, options: object = {}) => answers[name]?.(options));
jest.unstable_mockModule("../../../lib/call.js", () => ({ call }));
const { person, renderPage } = await import("../../../lib/testing.js");
const { t } = await import("../../../lib/i18n.js");
const { ApiKeysCard } = await import("./api-keys-card.js");
const { ApiKeysPage } = await import("./api-keys-page.js");
const { allScopes, presets, scopeWords } = await import("./scope-words.js");

function apiKey(facts: Partial<ApiKey> = {}): ApiKey {
  return {
    id: 5,
    name: "Web shop",
    prefix: "rdk_ab12cd",
    scopes: ["complaints:read"],
    created_at: "2026-03-02T09:00:00Z",
    expires_at: "2126-05-31T09:00:00Z",
    expired: false,
    last_used_at: null,
    last_used_ip: null,
    ...facts,
  };
}

beforeEach(() => {
  call.mockClear();
  answers["listMyApiKeys"] = () => ({ data: [apiKey()], ended: [] });
  answers["revokeMyApiKey"] = () => undefined;
});

const maker = person({ is_staff: true, permissions: ["api_keys.make"] });
const show = () => renderPage(<ApiKeysCard />, { user: maker });
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const secret = `rdk_ab12cd_${"x".repeat(43)}`;

test("Each scope is said as the contract says it, and presets are made of scopes", () => {
  expect(Object.fromEntries(allScopes.map((scope) => [scope, t(scopeWords[scope])]))).toEqual(scopes);
  expect(presets.read.every((scope) => scope.endsWith(":read"))).toBe(true);
});

test("A key's end is a date with its year", async () => {
  show();
  expect((await screen.findByRole("row", { name: /Web shop/ })).textContent).toContain("31 May 2126");
});

test("Who may make no keys is shown none", () => {
  renderPage(<ApiKeysCard />, { user: person() });
  expect(screen.queryByText("API keys")).toBeNull();
  expect(call).not.toHaveBeenCalled();
});

test("A key is made with a preset, shown once with a way to copy it, and not again", async () => {
  // With a clipboard of its own.
  const user = userEvent.setup();
  answers["createApiKey"] = () => ({ ...apiKey(), key: secret });
  show();
  await user.click(await button("Make a key"));
  await user.type(await screen.findByLabelText("Name"), "Web shop");
  await user.click(await button("File and answer complaints"));
  expect(screen.getByRole("button", { name: "File and answer complaints" }).getAttribute("aria-pressed")).toBe("true");
  await user.click(screen.getByLabelText("Read the list of people and their contact details"));
  await user.selectOptions(screen.getByLabelText("How long it works"), "365 days");
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Make a key" }));

  const field = await screen.findByLabelText<HTMLInputElement>("Key “Web shop”");
  expect(field.value).toBe(secret);
  expect(call).toHaveBeenCalledWith("createApiKey", {
    body: { name: "Web shop", scopes: ["complaints:read", "complaints:write", "setup:read"], days: 365 },
  });
  await user.click(await button("Copy"));
  expect(await navigator.clipboard.readText()).toBe(secret);
  await user.click(await button("Done"));
  expect(document.body.innerHTML).not.toContain(secret);
});

test("Without a name and a scope nothing is sent, and both are said", async () => {
  show();
  await userEvent.click(await button("Make a key"));
  await screen.findByLabelText("Name");
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Make a key" }));
  expect(await screen.findAllByText("Give the key a name")).not.toHaveLength(0);
  expect(await screen.findAllByText("Choose what the key is for")).not.toHaveLength(0);
  expect(call).not.toHaveBeenCalledWith("createApiKey", expect.anything());
});

test("Nothing that was typed is lost when the desk refuses", async () => {
  answers["createApiKey"] = () => {
    throw new ApiProblem({ code: "api_key.too_many", status: 409, message: "You have 25 keys that work." });
  };
  show();
  await userEvent.click(await button("Make a key"));
  await userEvent.type(await screen.findByLabelText("Name"), "Another");
  await userEvent.click(await button("Read only"));
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Make a key" }));
  await screen.findByRole("alert");
  expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Another");
});

test("Revoking asks first, by the key's name", async () => {
  show();
  await userEvent.click(await button("Revoke: Web shop"));
  const question = await screen.findByRole("alertdialog", { name: "Revoke the key “Web shop”?" });
  await userEvent.click(within(question).getByRole("button", { name: "Cancel" }));
  expect(call).not.toHaveBeenCalledWith("revokeMyApiKey", expect.anything());

  await userEvent.click(await button("Revoke: Web shop"));
  await userEvent.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Revoke key" }));
  expect(call).toHaveBeenCalledWith("revokeMyApiKey", { params: { id: "5" } });
});

test("A key can be renamed; the list is asked for anew", async () => {
  answers["updateApiKey"] = ({ body }) => apiKey({ name: String(body?.["name"]) });
  show();
  await userEvent.click(await button("Rename: Web shop"));
  const field = await screen.findByLabelText("Name");
  await userEvent.clear(field);
  await userEvent.type(field, "Shop{Enter}");
  expect(call).toHaveBeenCalledWith("updateApiKey", { params: { id: "5" }, body: { name: "Shop" } });
  expect(call.mock.calls.filter(([name]) => name === "listMyApiKeys").length).toBeGreaterThan(1);
});

test("Admins see whose each key is, which open nothing, and which are out of their reach", async () => {
  const owner = { id: 9, full_name: "Mei Lin", photo_url: null };
  const used = { last_used_at: "2026-03-02T09:00:00Z", last_used_ip: "192.0.2.7", expired: true };
  answers["listApiKeys"] = () => ({
    data: [
      { ...apiKey(used), owner, owner_active: false, abilities: { revoke: true } },
      { ...apiKey({ id: 6, name: "Report" }), owner, owner_active: true, abilities: { revoke: false } },
    ],
    page: { next_cursor: null },
  });
  renderPage(<ApiKeysPage />, { user: person({ is_staff: true, permissions: ["people.manage"] }) });
  const [, first, second] = await screen.findAllByRole("row");
  expect(first?.textContent).toMatch(/Mei Lin.*Opens nothing.*192\.0\.2\.7.*Expired/);
  expect(second?.textContent).toMatch(/Never.*Its owner has more rights than you/);
  await userEvent.click(await button("Revoke: Web shop"));
  await userEvent.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Revoke key" }));
  expect(call).toHaveBeenCalledWith("revokeApiKey", { params: { id: "5" } });
});
