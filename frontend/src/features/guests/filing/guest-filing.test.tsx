import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Route, Routes, useLocation } from "react-router-dom";
import { ApiProblem } from "../../../lib/api-problem.js";

type Options = { body?: Record<string, unknown> };
const answers: Record<string, (options: Options) => unknown> = {};
const call = jest.fn(async (name: string, options: Options = {}) => answers[name]?.(options));
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { GuestFiling } = await import("./guest-filing.js");
const { renderPage } = await import("../../../lib/testing.js");
const { accessToken, takeGuest } = await import("../../../lib/access-token.js");

const draft = {
  draft: "the-draft",
  email: "ana@example.org",
  code_expires_at: "2126-07-01T08:15:00.000Z",
  expires_at: "2126-07-02T08:00:00.000Z",
  demo_code: null,
};

function Place() {
  return <p data-testid="place">{useLocation().pathname}</p>;
}

const show = (app = {}) =>
  renderPage(
    <>
      <Place />
      <Routes>
        <Route path="/complaints/new" element={<GuestFiling />} />
        <Route path="*" element={null} />
      </Routes>
    </>,
    { route: "/complaints/new", app },
  );
const type = async (label: string, text: string) => userEvent.type(await screen.findByLabelText(label), text);
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const requests = (name: string) => call.mock.calls.filter(([route]) => route === name).map(([, options]) => options);

async function write() {
  await userEvent.click(await screen.findByLabelText("Billing"));
  await type("Sum it up in a sentence", "Charged twice");
  await type("What happened?", "In March");
  await type("Your email", "Ana@example.org");
  await press("Go on");
}

beforeEach(() => {
  localStorage.clear();
  takeGuest(null);
  call.mockClear();
  Object.assign(answers, {
    listGuestTopics: () => ({
      topics: [
        { id: 1, name: "Billing", help: null, parent_id: null, position: 0, archived: false, department: { id: 4 } },
      ],
      departments: [],
      fields: [],
    }),
    createGuestDraft: () => draft,
    confirmGuestDraft: () => ({ number: "CMP-10431", token: "t.t.t" }),
    resendGuestCode: () => draft,
  });
});
afterEach(cleanup);

test("a complaint goes to the server as a draft, and the code, pasted with a space, sends it", async () => {
  show();
  await write();
  await screen.findByRole("heading", { name: "Look into your mailbox" });
  expect(requests("createGuestDraft")[0]?.body).toEqual({
    subject: "Charged twice",
    description: "In March",
    category_id: 1,
    email: "Ana@example.org",
    time_zone: "UTC",
  });

  const field = await screen.findByLabelText<HTMLInputElement>("Code from our mail");
  expect(field.autocomplete).toBe("one-time-code");
  await userEvent.click(field);
  await userEvent.paste("123 456");
  await press("Send complaint");
  await waitFor(() => expect(screen.getByTestId("place").textContent).toBe("/track/CMP-10431/sent"));
  expect(requests("confirmGuestDraft")[0]?.body).toEqual({ draft: "the-draft", code: "123456" });
  expect(accessToken()).toBe("t.t.t");
  expect(Object.keys(localStorage)).toEqual([]);
});

test("a wrong code is said at its field and takes the focus to the problem", async () => {
  answers["confirmGuestDraft"] = () => {
    const errors = [{ field: "code", message: "That is not the code" }];
    throw new ApiProblem({ code: "code.wrong", status: 422, message: "", errors });
  };
  show();
  await write();
  await type("Code from our mail", "000000");
  await press("Send complaint");
  const summary = await screen.findByRole("alert");
  expect(summary.textContent).toContain("That is not the code");
  expect(document.activeElement).toBe(summary);
  expect(screen.getByLabelText("Code from our mail").getAttribute("aria-invalid")).toBe("true");
});

test("what waits for its code is there after a reload, and can be changed with every value kept", async () => {
  const { unmount } = show();
  await write();
  await screen.findByLabelText("Code from our mail");
  unmount();
  show();
  await screen.findByLabelText("Code from our mail");
  await press("Change my complaint or email");
  expect((await screen.findByLabelText<HTMLInputElement>("Sum it up in a sentence")).value).toBe("Charged twice");
  expect(screen.getByLabelText<HTMLInputElement>("Your email").value).toBe("Ana@example.org");
});

test("a draft that the server no longer has leads back to the form, which still has everything", async () => {
  answers["confirmGuestDraft"] = () => {
    throw new ApiProblem({ code: "not_found", status: 404, message: "" });
  };
  show();
  await write();
  await type("Code from our mail", "123456");
  await press("Send complaint");
  await screen.findByText(/longer than a day/);
  await press("Back to my complaint");
  expect((await screen.findByLabelText<HTMLInputElement>("What happened?")).value).toBe("In March");
});

test("the demo shows the code that nobody is mailed; a desk without mail says that it needs an account", async () => {
  answers["createGuestDraft"] = () => ({ ...draft, demo_code: "135790" });
  const { unmount } = show({ demo: true });
  await write();
  await screen.findByText(/Your code is 135790/);
  unmount();
  localStorage.clear();
  show({ registration_open: false });
  await screen.findByText(/cannot send mail yet/);
});
