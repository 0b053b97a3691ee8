import { beforeEach, expect, jest, test } from "@jest/globals";
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import "../../lib/testing.js";
import { toast, toasts } from "../../lib/toasts.js";
import { Button } from "./button.js";
import { Dialog } from "./dialog.js";
import { DialogPanel } from "./dialog-panel.js";
import { HoverCard } from "./hover-card.js";
import { Menu } from "./menu.js";
import { Toaster } from "./toaster.js";
import { Tooltip } from "./tooltip.js";

beforeEach(() => toasts.set([]));

test("a menu opens by keyboard although its machinery comes later, runs an entry and gives the focus back", async () => {
  const user = userEvent.setup();
  const run = jest.fn();
  render(<Menu label="Actions" trigger={<Button>More</Button>} groups={[[{ id: "a", label: "Assign", run }]]} />);
  await user.tab();
  await user.keyboard("{Enter}");
  const entry = await screen.findByRole("menuitem", { name: "Assign" });
  await user.click(entry);
  expect(run).toHaveBeenCalledTimes(1);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByText("More")));
});

function DialogExample() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Assign" />
    </>
  );
}

test("a dialog closes with Escape and the focus returns to its opener", async () => {
  const user = userEvent.setup();
  render(<DialogExample />);
  await user.click(screen.getByText("Open"));
  await screen.findByRole("dialog", { name: "Assign" });
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(screen.getByText("Open")));
});

test("a dialog that came unasked takes no focus from whoever is in it already", async () => {
  render(
    <DialogPanel form="dialog" open quiet title="You were signed out" restoreFocus={() => undefined}>
      <input aria-label="Password" />
    </DialogPanel>,
  );
  const password = screen.getByLabelText("Password");
  act(() => password.focus());
  // It takes the focus a moment after it is there; what was begun later comes after that.
  await act(() => new Promise((done) => void setTimeout(done)));
  expect(document.activeElement).toBe(password);
});

test("a toast offers Undo; the fourth puts the first away; errors stay", async () => {
  const user = userEvent.setup();
  const undo = jest.fn();
  render(<Toaster />);
  act(() => {
    ["one", "two", "three"].forEach((text) => toast(text));
    toast("Assigned to Mei", { action: { label: "Undo", run: undo } });
  });
  expect(toasts.get().map(({ text }) => text)).toEqual(["two", "three", "Assigned to Mei"]);
  const button = await screen.findByRole("button", { name: "Undo" });
  act(() => button.focus());
  await user.keyboard("{Enter}");
  expect(undo).toHaveBeenCalledTimes(1);
  act(() => void toast("Failed", { tone: "error" }));
  expect(toasts.get().at(-1)?.durationMs).toBe(Infinity);
});

test("an explanation opens by focus, describes its button and closes with Escape", async () => {
  const user = userEvent.setup();
  render(<HoverCard trigger="42m">Target 4 hours</HoverCard>);
  const button = screen.getByRole("button", { name: "42m" });
  await user.click(button);
  expect(document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent).toBe("Target 4 hours");
  await user.keyboard("{Escape}");
  expect(screen.queryByText("Target 4 hours")).toBeNull();
});

test("an explanation that was closed does not come again for the pointer that still rests on its button", async () => {
  jest.useFakeTimers();
  try {
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    render(<HoverCard trigger="42m">Target 4 hours</HoverCard>);
    await user.click(screen.getByRole("button", { name: "42m" }));
    expect(screen.queryByText("Target 4 hours")).not.toBeNull();
    await user.keyboard("{Escape}");
    act(() => jest.advanceTimersByTime(1000));
    expect(screen.queryByText("Target 4 hours")).toBeNull();
  } finally {
    jest.useRealTimers();
  }
});

test("a tooltip shows label and key after a moment, and Escape puts it away", async () => {
  const user = userEvent.setup();
  render(
    <Tooltip label="Resolve" keys="e">
      <button type="button" aria-label="Resolve" />
    </Tooltip>,
  );
  await user.hover(screen.getByRole("button"));
  const shown = await screen.findByText("E");
  expect(shown.closest("div")?.textContent).toBe("ResolveE");
  await user.keyboard("{Escape}");
  expect(screen.queryByText("E")).toBeNull();
});
