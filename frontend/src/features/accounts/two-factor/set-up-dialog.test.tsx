import { beforeEach, expect, jest, test } from "@jest/globals";
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";

const answers: Record<string, () => unknown> = {};
const call = jest.fn(async (name: string) => answers[name]?.());
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { person, renderPage } = await import("../../../lib/testing.js");
const { takeSession } = await import("../../../lib/access-token.js");
const { updatePerson, useSession } = await import("../../../lib/session.js");
const { ConfirmQuestion } = await import("../../../app/confirm-question.js");
// Drawn when they are first needed: here before the clock of a test runs.
await import("../../../components/ui/dialog-panel.js");
await import("./confirm-set-up-form.js");
const { SetUpPage } = await import("./set-up-page.js");

const standing = (on: boolean, required: boolean) => ({
  two_factor: { on, required, recovery_codes_left: on ? 10 : 0 },
});
const atWork = person(standing(false, false));
const demanded = person(standing(false, true));
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

beforeEach(() => {
  act(() => takeSession(null));
  call.mockClear();
  answers["getMe"] = () => demanded;
  answers["beginTwoFactor"] = () => ({ secret, otpauth_uri: `otpauth://totp/Redress:priya?secret=${secret}` });
  answers["confirmTwoFactor"] = () => ({ recovery_codes: ["aaaa-bbbb-cccc-0001"] });
});

function Page() {
  const [text, setText] = useState("");
  return <input aria-label="What happened" value={text} onChange={(event) => setText(event.target.value)} />;
}
/** As the guards do it, around whatever page. */
const Guarded = () => (useSession().setUp === "page" ? <SetUpPage /> : <Page />);
const show = (user = atWork) =>
  renderPage(
    <>
      <Guarded />
      <ConfirmQuestion />
    </>,
    { user },
  );
const dialog = () => screen.queryByRole("dialog", { name: "Set up two-factor" });
const typed = () => document.querySelector<HTMLInputElement>("input[aria-label='What happened']")?.value;

test("Who is at work when it begins to be demanded sets it up over the page, and goes on with what was typed there", async () => {
  show();
  await userEvent.type(screen.getByLabelText("What happened"), "Since Friday");
  act(() => takeSession({ token: "a.b.c", user: demanded }));
  await waitFor(() => expect(dialog()).not.toBeNull());
  // It cannot be put away.
  expect(screen.queryByRole("button", { name: "Close" })).toBeNull();
  await userEvent.keyboard("{Escape}");
  expect(dialog()).not.toBeNull();
  await userEvent.type(await screen.findByLabelText("Code from the app"), "123456{Enter}");
  await screen.findByText("aaaa-bbbb-cccc-0001");
  // A refresh at that moment must not take the codes away unread.
  act(() => takeSession({ token: "a.b.c", user: person(standing(true, true)) }));
  expect(screen.queryByText("aaaa-bbbb-cccc-0001")).not.toBeNull();
  answers["getMe"] = () => person(standing(true, true));
  await userEvent.click(screen.getByRole("button", { name: "I have kept them" }));
  await waitFor(() => expect(dialog()).toBeNull());
  expect(typed()).toBe("Since Friday");
});

test("Once it is no longer demanded the page is free again, with what was typed there", async () => {
  show();
  await userEvent.type(screen.getByLabelText("What happened"), "Since Friday");
  act(() => updatePerson(demanded));
  await waitFor(() => expect(dialog()).not.toBeNull());
  answers["getMe"] = () => atWork;
  await waitFor(() => expect(dialog()).toBeNull());
  expect(typed()).toBe("Since Friday");
}, 10_000);

test("Who signs in while it is demanded sets it up in place of the page", async () => {
  show(demanded);
  expect(await screen.findByRole("heading", { name: "Set up two-factor" })).not.toBeNull();
  expect([dialog(), typed()]).toEqual([null, undefined]);
});
