import { beforeEach, expect, jest, test } from "@jest/globals";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

const answers: Record<string, () => unknown> = {};
const call = jest.fn(async (name: string, _options?: object) => answers[name]?.());
jest.unstable_mockModule("../../../lib/call.js", () => ({ call }));
const { person, renderPage } = await import("../../../lib/testing.js");
const { PasswordForm } = await import("./password-edit-form.js");
const { Toaster } = await import("../../../components/ui/toaster.js");

const passwords = { current_password: "copper lantern ferry", new_password: "seventeen quiet bridges" };
beforeEach(() => {
  call.mockClear();
  const key = { name: "Web shop", expired: false };
  answers["listMyApiKeys"] = () => ({ data: [key, key, { ...key, expired: true }], ended: [] });
});

async function change(alsoRevoke: boolean) {
  const done = jest.fn();
  renderPage(
    <>
      <PasswordForm minPassword={12} onDone={done} />
      <Toaster />
    </>,
    { user: person({ permissions: ["api_keys.make"] }) },
  );
  const box = await screen.findByRole<HTMLInputElement>("checkbox", { name: "Also revoke my 2 API keys" });
  expect(box.checked).toBe(false);
  if (alsoRevoke) await userEvent.click(box);
  await userEvent.type(screen.getByLabelText("Present password"), passwords.current_password);
  await userEvent.type(screen.getByLabelText("New password"), `${passwords.new_password}{Enter}`);
  await waitFor(() => expect(done).toHaveBeenCalled());
}

test("A new password leaves the keys unless asked otherwise, and says how many still work", async () => {
  answers["changePassword"] = () => ({ message: "", api_keys: { revoked: 0, left: 2 } });
  await change(false);
  expect(call).toHaveBeenCalledWith("changePassword", { body: passwords });
  expect((await screen.findAllByText(/2 API keys still work\./)).length).toBeGreaterThan(0);
});

test("Where it is asked for, the keys end with the old password", async () => {
  answers["changePassword"] = () => ({ message: "", api_keys: { revoked: 2, left: 0 } });
  await change(true);
  expect(call).toHaveBeenCalledWith("changePassword", { body: { ...passwords, revoke_api_keys: true } });
  expect((await screen.findAllByText(/2 API keys were revoked\./)).length).toBeGreaterThan(0);
});

test("Who has no keys is asked nothing about them", async () => {
  answers["listMyApiKeys"] = () => ({ data: [], ended: [] });
  renderPage(<PasswordForm minPassword={12} onDone={() => undefined} />, {
    user: person({ permissions: ["api_keys.make"] }),
  });
  await waitFor(() => expect(call).toHaveBeenCalled());
  expect(screen.queryByRole("checkbox")).toBeNull();
});
