import { beforeEach, describe, expect, jest, test } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ApiProblem } from "../../../lib/api-problem.js";

const answers: Record<string, (options: { body?: Record<string, unknown> }) => unknown> = {};
const call = jest.fn(async (name: string, options: object = {}) => answers[name]?.(options));
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { person, renderPage } = await import("../../../lib/testing.js");
const { currentPerson } = await import("../../../lib/session.js");
const { onSession, takeSession } = await import("../../../lib/access-token.js");
const { SecondStepForm } = await import("./second-step-form.js");
const { SignInPage } = await import("../sign-in-page.js");
const { TwoFactorCard } = await import("./two-factor-card.js");
const { pathOf } = await import("./qr-code.js");

const off = { on: false, required: false, recovery_codes_left: 0 };
const on = { on: true, required: false, recovery_codes_left: 10 };
const codes = Array.from({ length: 10 }, (_, i) => `aaaa-bbbb-cccc-000${i}`);
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const challenge = { challenge: "c".repeat(43), expires_at: "2026-03-02T09:05:00Z" };
const button = (name: string | RegExp) => screen.findByRole("button", { name });

beforeEach(() => {
  call.mockClear();
  for (const name of Object.keys(answers)) delete answers[name];
  answers["beginTwoFactor"] = () => ({ secret, otpauth_uri: `otpauth://totp/Redress:priya?secret=${secret}` });
  answers["confirmTwoFactor"] = () => ({ recovery_codes: codes });
});

describe("The second step of signing in", () => {
  test("is one field for the app's code, which has the focus, and signs in", async () => {
    const signedIn = jest.fn();
    const stop = onSession(signedIn);
    answers["loginTwoFactor"] = () => ({ token: "a.b.c", user: person() });
    renderPage(<SecondStepForm challenge={challenge} onBack={() => undefined} />);
    const field = screen.getByLabelText<HTMLInputElement>("Code from the app");
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect([field.autocomplete, field.inputMode]).toEqual(["one-time-code", "numeric"]);
    await userEvent.type(field, "123456{Enter}");
    expect(call).toHaveBeenCalledWith("loginTwoFactor", {
      body: { challenge: challenge.challenge, code: "123456" },
    });
    await waitFor(() => expect(signedIn).toHaveBeenCalledWith(person(), false));
    stop();
    takeSession(null);
  });

  test("takes a recovery code instead, and says at the field what was wrong", async () => {
    answers["loginTwoFactor"] = () => {
      const errors = [{ field: "code", message: "That code is wrong" }];
      throw new ApiProblem({ code: "two_factor.wrong_code", status: 422, message: "Wrong", errors });
    };
    renderPage(<SecondStepForm challenge={challenge} onBack={() => undefined} />);
    await userEvent.click(await button("Use a recovery code"));
    const field = screen.getByLabelText<HTMLInputElement>("Recovery code");
    expect(field.inputMode).toBe("");
    await userEvent.type(field, "aaaa-bbbb-cccc-0000{Enter}");
    expect((await screen.findAllByText("That code is wrong")).length).toBeGreaterThan(0);
    expect(field.value).toBe("aaaa-bbbb-cccc-0000");
    await userEvent.click(await button("Use the app"));
    expect(screen.getByLabelText<HTMLInputElement>("Code from the app").value).toBe("");
  });

  test("follows the right password where two-factor is on, and leads back to it", async () => {
    answers["login"] = () => challenge;
    renderPage(<SignInPage />, { route: "/sign-in" });
    await userEvent.type(screen.getByLabelText("Email"), "priya@example.org");
    await userEvent.type(screen.getByLabelText("Password"), "copper lantern ferry");
    await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
    await screen.findByLabelText("Code from the app");
    await userEvent.click(await button("Back to the password"));
    expect(await screen.findByLabelText("Password")).toBeDefined();
  });
});

describe("The card of the profile", () => {
  const show = (two_factor: typeof on) => renderPage(<TwoFactorCard />, { user: person({ two_factor }) });

  test("sets up with the key as text, and keeps the codes on the screen until they are kept", async () => {
    const user = userEvent.setup();
    show(off);
    await user.click(await button("Set up two-factor"));
    await screen.findByRole("img", { name: "QR code for the app" });
    expect(screen.getByText("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")).toBeDefined();
    await user.click(await button("Copy"));
    expect(await navigator.clipboard.readText()).toBe(secret);
    await user.type(screen.getByLabelText("Code from the app"), "12345{Enter}");
    expect((await screen.findAllByText("Enter the 6 digits that the app shows")).length).toBeGreaterThan(0);
    expect(call).not.toHaveBeenCalledWith("confirmTwoFactor", expect.anything());
    await user.type(screen.getByLabelText("Code from the app"), "6{Enter}");

    const region = await screen.findByRole("region", { name: "Your recovery codes" });
    expect(
      within(region)
        .getAllByRole("listitem")
        .map((item) => item.textContent),
    ).toEqual(codes);
    expect(document.activeElement?.textContent).toBe("Your recovery codes");
    await user.click(within(region).getByRole("button", { name: "Copy" }));
    expect(await navigator.clipboard.readText()).toContain(codes.join("\n"));
    answers["getMe"] = () => person({ two_factor: on });
    await user.click(await button("I have kept them"));
    await screen.findByText("10 recovery codes left");
    expect(currentPerson()?.two_factor.on).toBe(true);
    expect(document.body.innerHTML).not.toContain(codes[0]);
  });

  test("turns off after a question; where the desk demands it, it offers only another app", async () => {
    const { unmount } = show(on);
    answers["getMe"] = () => person({ two_factor: off });
    await userEvent.click(await button("Turn off two-factor"));
    const question = await screen.findByRole("alertdialog", { name: "Turn off two-factor?" });
    expect(call).not.toHaveBeenCalledWith("turnTwoFactorOff", expect.anything());
    await userEvent.click(within(question).getByRole("button", { name: "Turn off two-factor" }));
    await button("Set up two-factor");
    unmount();

    show({ ...on, required: true });
    await screen.findByText(/so it stays on/);
    expect(screen.queryByRole("button", { name: "Turn off two-factor" })).toBeNull();
    await button("Move to another app");
  });

  test("warns when few codes are left, and gives new ones", async () => {
    answers["renewRecoveryCodes"] = () => ({ recovery_codes: codes });
    show({ ...on, recovery_codes_left: 1 });
    await screen.findByText(/Only 1 recovery code is left/);
    await userEvent.click(await button("New recovery codes"));
    await screen.findByText(codes[9] ?? "");
  });
});

test("A QR code is drawn as one run for each row of dark modules", () => {
  expect(
    pathOf([
      [true, true, false, true],
      [false, false, false, false],
      [false, true, true, true],
    ]),
  ).toBe("M0 0h2v1h-2zM3 0h1v1h-1zM1 2h3v1h-3z");
});
