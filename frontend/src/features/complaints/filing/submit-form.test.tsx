import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Attachment } from "@redress/backend/contract";
import { Route, Routes, useLocation } from "react-router-dom";
import { ApiProblem } from "../../../lib/api-problem.js";
import { buildRow, buildTicket } from "../../tickets/testing/build-ticket.js";

type Options = { body?: Record<string, unknown>; idempotencyKey?: string };
const answers: Record<string, (options: Options) => unknown> = {};
const call = jest.fn(async (name: string, options: Options = {}) => answers[name]?.(options));
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { SubmitForm } = await import("./submit-form.js");
const { person, renderPage } = await import("../../../lib/testing.js");
const { readDraft, writeDraft } = await import("../../../lib/drafts.js");

const me = person({ id: 31 });
const topics = [
  { value: "1", label: "Billing", name: "Billing", parent: null, help: null, decidesDepartment: true },
  { value: "2", label: "Something else", name: "Something else", parent: null, help: null, decidesDepartment: false },
];
const file: Attachment = {
  id: "a".repeat(22),
  file_name: "bill.pdf",
  media_type: "application/pdf",
  size: 1200,
  sha256: "",
  url: "",
  uploaded_by: 31,
  scan_state: "unscanned",
  finding: null,
  created_at: "2026-07-01T08:00:00.000Z",
};

function Place() {
  const { pathname } = useLocation();
  return <p data-testid="place">{pathname}</p>;
}

const show = () =>
  renderPage(
    <>
      <Place />
      <Routes>
        <Route path="/complaints/new" element={<SubmitForm topics={topics} />} />
        <Route path="*" element={null} />
      </Routes>
    </>,
    { route: "/complaints/new", user: me, app: { attachments: { max_bytes: 1000, max_files: 2 } } },
  );

const subject = () => screen.getByLabelText<HTMLInputElement>("Sum it up in a sentence");
const story = () => screen.getByLabelText<HTMLTextAreaElement>("What happened?");
const send = () => userEvent.click(screen.getByRole("button", { name: "Send complaint" }));
const requests = () => call.mock.calls.filter(([name]) => name === "createTicket").map(([, options]) => options);

async function fillIn() {
  await userEvent.click(screen.getByLabelText("Billing"));
  await userEvent.type(subject(), "Charged twice");
  await userEvent.type(story(), "In March");
}

beforeEach(() => {
  localStorage.clear();
  call.mockClear();
  Object.assign(answers, {
    listTickets: () => ({ data: [buildRow({ id: 10402, status: "in_progress" })], page: { next_cursor: null } }),
    listDepartments: () => ({ data: [{ id: 5, name: "Repairs", organization: { id: 3, name: "Water" } }] }),
    createTicket: () => buildTicket({ id: 10431 }),
  });
});
afterEach(cleanup);

test("sending, when fields are missing, names them all and keeps what was typed", async () => {
  show();
  await userEvent.type(story(), "In March");
  await userEvent.click(screen.getByText("This is urgent"));
  await send();

  const summary = await screen.findByRole("alert");
  expect(summary.textContent).toContain("Choose what it is about");
  expect(summary.textContent).toContain("Sum up your complaint in a sentence");
  expect(summary.textContent).toContain("Say why it is urgent");
  expect(document.activeElement).toBe(summary);
  expect(story().value).toBe("In March");
  expect(requests()).toEqual([]);
});

test("sending an urgent complaint asks for high priority with the reason", async () => {
  show();
  await fillIn();
  await userEvent.click(screen.getByText("This is urgent"));
  await userEvent.type(screen.getByLabelText("Why can it not wait?"), "No heating");
  await send();

  await waitFor(() => expect(screen.getByTestId("place").textContent).toBe("/complaints/CMP-10431/sent"));
  expect(requests()[0]?.body).toEqual({
    subject: "Charged twice",
    description: "In March",
    category_id: 1,
    priority: "high",
    urgent_reason: "No heating",
  });
  expect(readDraft("complaint")).toBeNull();
});

test("a refused complaint shows the server's message at its field, and a retry sends the same key", async () => {
  answers["createTicket"] = () => {
    throw new ApiProblem({
      code: "validation",
      status: 422,
      message: "",
      errors: [{ field: "subject", message: "Remove the characters" }],
    });
  };
  show();
  await fillIn();
  await send();
  expect((await screen.findByRole("alert")).textContent).toContain("Remove the characters");
  expect(subject().getAttribute("aria-invalid")).toBe("true");
  await send();
  await waitFor(() => expect(requests()).toHaveLength(2));
  await userEvent.type(subject(), "!");
  await send();
  await waitFor(() => expect(requests()).toHaveLength(3));

  const [first, again, edited] = requests().map((options) => options?.idempotencyKey);
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(again).toBe(first);
  expect(edited).not.toBe(first);
  expect(subject().value).toBe("Charged twice!");
});

test("a double click sends one key", async () => {
  show();
  await fillIn();
  await userEvent.dblClick(screen.getByRole("button", { name: "Send complaint" }));
  await waitFor(() => expect(screen.getByTestId("place").textContent).toContain("/sent"));
  expect(new Set(requests().map((options) => options?.idempotencyKey)).size).toBe(1);
});

test("the draft, its files and its key come back after a reload", async () => {
  writeDraft("complaint", {
    subject: "Charged twice",
    description: "In March",
    category_id: "1",
    urgent: true,
    urgent_reason: "Now",
    files: [file],
    submitKey: "k1",
  });
  show();
  expect(subject().value).toBe("Charged twice");
  expect(screen.getByText("bill.pdf")).toBeTruthy();
  await send();
  await waitFor(() => expect(requests()).toHaveLength(1));
  expect(requests()[0]).toMatchObject({ idempotencyKey: "k1", body: { attachment_ids: [file.id] } });
});

test("what is typed is kept on the device", async () => {
  const { unmount } = show();
  await fillIn();
  unmount();
  expect(readDraft("complaint")).toMatchObject({ subject: "Charged twice", description: "In March", category_id: "1" });
});

test("what was typed before signing in is taken over", () => {
  localStorage.setItem(
    "redress.draft.guest.complaint",
    JSON.stringify({ value: { subject: "Offline", description: "Since Friday", files: [] } }),
  );
  show();
  expect(subject().value).toBe("Offline");
  expect(story().value).toBe("Since Friday");
  expect(localStorage.getItem("redress.draft.guest.complaint")).toBeNull();
});

test("the department is asked only where the topic does not decide it", async () => {
  show();
  await userEvent.click(screen.getByLabelText("Billing"));
  expect(screen.queryByLabelText(/Which organization/)).toBeNull();
  await userEvent.click(screen.getByLabelText("Something else"));
  await userEvent.selectOptions(await screen.findByLabelText(/Which organization/), "Water");
  await userEvent.selectOptions(screen.getByLabelText(/Which department/), "Repairs");
  await userEvent.type(subject(), "Leak");
  await userEvent.type(story(), "In the hall");
  await send();
  await waitFor(() => expect(requests()).toHaveLength(1));
  expect(requests()[0]?.body).toMatchObject({ category_id: 2, organization_id: 3, department_id: 5 });
});

test("an open complaint about the same topic is pointed at", async () => {
  show();
  await userEvent.click(screen.getByLabelText("Billing"));
  expect((await screen.findByRole("link", { name: "View it" })).getAttribute("href")).toBe("/complaints/CMP-10402");
});

test("a file that is too large is refused at the file and stops the sending", async () => {
  show();
  await fillIn();
  await userEvent.upload(
    screen.getByLabelText("Choose files or drop them here"),
    new File(["x".repeat(1001)], "big.txt"),
  );
  expect(screen.getByText(/That is too large/)).toBeTruthy();
  await send();
  expect(await screen.findByText(/A file was not sent/)).toBeTruthy();
  expect(requests()).toEqual([]);
});
