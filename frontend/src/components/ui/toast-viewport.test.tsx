import { beforeEach, expect, test } from "@jest/globals";
import { act, screen, within } from "@testing-library/react";
import { useState } from "react";
import { ApiProblem } from "../../lib/api-problem.js";
import { renderPage } from "../../lib/testing.js";
import { toastProblem } from "../../lib/problem-text.js";
import { toast, toasts } from "../../lib/toasts.js";
import { Button } from "./button.js";
import { Dialog } from "./dialog.js";
import { Toaster } from "./toaster.js";

function Page() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Details" />
      <Toaster />
    </>
  );
}

beforeEach(() => toasts.set([]));

test("what was said before a dialog opened can still be undone inside it", async () => {
  renderPage(<Page />);
  act(() => void toast("Saved", { action: { label: "Undo", run: () => undefined } }));
  // Its machinery arrives with the first toast.
  await screen.findByRole("button", { name: "Undo" });
  act(() => screen.getByRole("button", { name: "Open" }).click());
  await screen.findByRole("dialog", { name: "Details" });
  expect(screen.queryByRole("button", { name: "Open" })).toBeNull();
  expect(screen.getByRole("button", { name: "Undo" })).toBeTruthy();
});

const shownTexts = () => screen.queryAllByRole("listitem").map((item) => item.textContent);
const say = (text: string, tone?: "error") => act(() => void toast(text, tone && { tone }));
const close = (text: string) => {
  const item = screen.getAllByRole("listitem").find((shown) => shown.textContent === text);
  if (!item) throw new Error(`${text} is not shown`);
  act(() => within(item).getByRole("button", { name: "Close" }).click());
};

test("a fourth puts away what is no error, and waits behind three errors until one is closed", async () => {
  renderPage(<Toaster />);
  say("Not saved", "error");
  await screen.findByText("Not saved");
  ["Sent", "Solved", "Assigned"].forEach((text) => say(text));
  expect(shownTexts()).toEqual(["Not saved", "Solved", "Assigned"]);
  ["Not sent", "Not solved", "Not assigned"].forEach((text) => say(text, "error"));
  expect(shownTexts()).toEqual(["Not saved", "Not sent", "Not solved"]);
  close("Not sent");
  expect(shownTexts()).toEqual(["Not saved", "Not solved", "Not assigned"]);
  say("Tagged");
  expect(shownTexts()).not.toContain("Tagged");
  close("Not saved");
  expect(shownTexts()).toEqual(["Not solved", "Not assigned", "Tagged"]);
});

test("the same error again does not have to be closed twice", async () => {
  renderPage(<Toaster />);
  ["one", "two", "Offline"].forEach((text) => say(text, "error"));
  await screen.findByText("Offline");
  say("Offline", "error");
  expect(shownTexts()).toEqual(["one", "two", "Offline"]);
  close("one");
  expect(shownTexts()).toEqual(["two", "Offline"]);
});

test("an error says which request failed, where it has one", async () => {
  renderPage(<Toaster />);
  const refused = new ApiProblem({ code: "not_found", status: 404, message: "", requestId: "r-4711" });
  act(() => void toastProblem(refused));
  expect((await screen.findByText("r-4711")).parentElement?.textContent).toBe("Request r-4711");
  act(() => toasts.set([]));
  act(() => void toastProblem(new ApiProblem({ code: "offline", status: 0, message: "" })));
  await screen.findByRole("listitem");
  expect(screen.queryByText(/Request/)).toBeNull();
});
