import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

const send = jest.fn<(config: { url: string; data?: unknown }) => Promise<{ status: number; data: unknown }>>();
jest.unstable_mockModule("../../../lib/http.js", () => ({ send }));
const { takeSession } = await import("../../../lib/access-token.js");
const { currentPerson } = await import("../../../lib/session.js");
const { person, renderPage } = await import("../../../lib/testing.js");
const { endedMark } = await import("./ended-mark.js");
const { SessionEnd } = await import("./session-end.js");
// What arrives when it is needed is here already: the clock of these tests stands still.
await import("./sign-in-again.js");
await import("../../../components/ui/dialog-panel.js");

const me = person();
const NOW = Date.parse("2026-07-07T12:00:00Z");
const MINUTE = 60_000;
const iso = (minutes: number) => new Date(NOW + minutes * MINUTE).toISOString();
const signedIn = (endsIn: number, latestIn: number) => ({
  token: "a.b.c",
  user: me,
  session_ends_at: iso(endsIn),
  session_latest_end_at: iso(latestIn),
});

let user = userEvent.setup();
beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
  user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  send.mockReset().mockResolvedValue({ status: 204, data: null });
});
afterEach(() => {
  act(() => takeSession(null));
  jest.useRealTimers();
});

function show(endsIn: number, latestIn: number) {
  takeSession(signedIn(endsIn, latestIn));
  return renderPage(
    <>
      <textarea aria-label="Reply" />
      <SessionEnd me={me} />
    </>,
  );
}
const pass = (minutes: number) => act(() => jest.advanceTimersByTimeAsync(minutes * MINUTE));
const warning = () => screen.queryByRole("region", { name: "End of your sign-in" });
const asked = (url: string) => send.mock.calls.filter(([config]) => config.url === url);

test("Two minutes ahead it warns, in nobody's way, and one press carries the session on", async () => {
  show(30, 600);
  act(() => screen.getByLabelText("Reply").focus());
  await pass(27.9);
  expect(warning()).toBeNull();
  await pass(0.1);
  expect(warning()?.textContent).toContain("You will be signed out at 12:30.");
  expect(document.activeElement).toBe(screen.getByLabelText("Reply"));
  send.mockResolvedValue({ status: 200, data: signedIn(58, 600) });
  await user.click(screen.getByRole("button", { name: /Stay signed in/ }));
  await waitFor(() => expect(warning()).toBeNull());
  expect(document.activeElement).toBe(screen.getByLabelText("Reply"));
  await pass(26);
  expect(warning()).toBeNull();
  await pass(2);
  expect(warning()).not.toBeNull();
});

test("A key presses the button from wherever somebody types", async () => {
  show(1, 600);
  await pass(0);
  act(() => screen.getByLabelText("Reply").focus());
  send.mockResolvedValue({ status: 200, data: signedIn(60, 600) });
  await user.keyboard("{F8}");
  await waitFor(() => expect(warning()).toBeNull());
  expect(asked("/api/auth/refresh")).toHaveLength(1);
});

test("What no refresh carries on is gone on with by the password, over the page", async () => {
  show(1, 1);
  await pass(0);
  await user.click(screen.getByRole("button", { name: /Sign in again/ }));
  const password = await screen.findByLabelText("Password");
  send.mockResolvedValue({ status: 200, data: signedIn(600, 9000) });
  await user.type(password, "copper lantern ferry{Enter}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(asked("/api/auth/login")[0]?.[0].data).toEqual({ email: me.email, password: "copper lantern ferry" });
  expect(warning()).toBeNull();
});

test("Over by its time, the page stays below for its person; what is typed on goes into nothing", async () => {
  show(1, 1);
  act(() => screen.getByLabelText("Reply").focus());
  await user.keyboard("Dear M");
  await pass(1);
  const dialog = await screen.findByRole("dialog", { name: "You were signed out" });
  const password = await screen.findByLabelText<HTMLInputElement>("Password");
  await pass(0);
  expect(document.activeElement).toBe(dialog);
  await user.keyboard("s Meyer{Enter}");
  expect([password.value, asked("/api/auth/login").length]).toEqual(["", 0]);
  expect(currentPerson()?.id).toBe(me.id);
  send.mockResolvedValue({ status: 200, data: signedIn(600, 9000) });
  act(() => password.focus());
  await user.keyboard("copper lantern ferry{Enter}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(screen.getByLabelText<HTMLTextAreaElement>("Reply").value).toBe("Dear M");
});

test("Ended by somebody before its time, it leads away, and the sign-in page may say why", async () => {
  show(30, 600);
  await pass(1);
  act(() => takeSession(null, true));
  expect([currentPerson(), endedMark.get()]).toEqual([null, true]);
});

test("Who leaves by themselves is told nothing", async () => {
  show(30, 600);
  await pass(1);
  act(() => takeSession(null));
  expect([currentPerson(), endedMark.get()]).toEqual([null, false]);
});
