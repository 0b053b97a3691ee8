import { expect, test } from "@jest/globals";
import { act, screen } from "@testing-library/react";
import { useState } from "react";
import { renderPage } from "../../lib/testing.js";
import { toast } from "../../lib/toasts.js";
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
