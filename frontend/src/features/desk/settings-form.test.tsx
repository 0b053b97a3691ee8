import { beforeEach, expect, jest, test } from "@jest/globals";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useQuery } from "@tanstack/react-query";
import type { Settings } from "@redress/backend/contract";
import { ApiProblem } from "../../lib/api-problem.js";

const call = jest.fn<(name: string, options?: { body?: object; ifMatch?: number }) => Promise<unknown>>();
jest.unstable_mockModule("../../lib/call.js", () => ({ call, pathOf: String }));
const { SettingsForm } = await import("./settings-form.js");
const { renderPage } = await import("../../lib/testing.js");

const settings: Settings = {
  name: "Redress",
  time_zone: "UTC",
  language: "en",
  support_contact: null,
  customer_priority: "apply",
  auto_close_days: 4,
  reopen_days: 14,
  attachment_max_bytes: 10 * 1024 ** 2,
  attachment_max_files: 5,
  files_scanned: false,
  two_factor_required: "admins",
  attachment_bounds: { max_bytes: 25 * 1024 ** 2, max_files: 10 },
  accent: null,
  colours: null,
  logo_url: null,
  changed: { desk: null, complaints: null, attachments: null, sign_in: null, branding: null },
  version: 3,
};

beforeEach(() => {
  call.mockReset();
});

function Page() {
  const { data } = useQuery<Settings>({
    queryKey: ["getSettings"],
    queryFn: async () => settings,
    staleTime: Infinity,
    initialData: settings,
  });
  return <SettingsForm settings={data} />;
}
const fill = async (label: string, text: string) => {
  const field = screen.getByLabelText(label);
  await userEvent.clear(field);
  await userEvent.type(field, text);
};
const save = () => userEvent.click(screen.getByRole("button", { name: /^Save/ }));

test("only what was changed is sent, in the server's units, against the version that was read", async () => {
  call.mockResolvedValue({ ...settings, name: "City Water", attachment_max_bytes: 1_572_864, version: 4 });
  renderPage(<Page />);
  await fill("Name of the desk", "City Water");
  await fill("Largest file, in MB", "1.5");
  await save();
  await waitFor(() => expect(screen.queryByRole("button", { name: /^Save/ })).toBeNull());
  expect(call.mock.calls).toEqual([
    ["updateSettings", { body: { name: "City Water", attachment_max_bytes: 1_572_864 }, ifMatch: 3 }],
  ]);
});

test("what cannot be is told at its field before anything is sent", async () => {
  renderPage(<Page />);
  await fill("Largest file, in MB", "26");
  await fill("Days until a resolved ticket closes", "0");
  await save();
  expect((await screen.findAllByText("Enter a number from 0.01 to 25")).length).toBeGreaterThan(0);
  expect(screen.getAllByText("Enter a number from 1 to 365").length).toBeGreaterThan(0);
  expect(call).not.toHaveBeenCalled();
});

test("when somebody was faster, theirs appears, what was typed stays, and the next save goes against their version", async () => {
  const theirs = { ...settings, reopen_days: 30, version: 4 };
  call.mockRejectedValueOnce(new ApiProblem({ code: "stale_version", status: 412, message: "Stale", current: theirs }));
  call.mockResolvedValue({ ...theirs, name: "City Water", version: 5 });
  renderPage(<Page />);
  await fill("Name of the desk", "City Water");
  await save();
  await screen.findByText(/Somebody changed this/);
  expect(screen.getByLabelText<HTMLInputElement>("Days to reopen a closed complaint").value).toBe("30");
  expect(screen.getByLabelText<HTMLInputElement>("Name of the desk").value).toBe("City Water");
  await save();
  await waitFor(() => expect(call).toHaveBeenCalledTimes(2));
  expect(call.mock.calls[1]).toEqual(["updateSettings", { body: { name: "City Water" }, ifMatch: 4 }]);
});

test("Discard brings back what is saved", async () => {
  renderPage(<Page />);
  await userEvent.click(screen.getByRole("radio", { name: /Staff decide/ }));
  await userEvent.click(screen.getByRole("button", { name: "Discard" }));
  expect(screen.getByRole<HTMLInputElement>("radio", { name: /It counts at once/ }).checked).toBe(true);
  expect(screen.queryByRole("button", { name: /^Save/ })).toBeNull();
});
