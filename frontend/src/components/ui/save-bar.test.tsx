import { expect, jest, test } from "@jest/globals";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useEffect, useState } from "react";
import { listenForCommands } from "../../lib/commands.js";
import { renderPage } from "../../lib/testing.js";
import { LastChanged } from "./last-changed.js";
import { SaveBar } from "./save-bar.js";

const save = jest.fn();

function Form({ busy = false }: { busy?: boolean }) {
  useEffect(listenForCommands, []);
  const [text, setText] = useState("");
  return (
    <main>
      <h1 tabIndex={-1}>Settings</h1>
      <input aria-label="Name" value={text} onChange={(event) => setText(event.target.value)} />
      <SaveBar
        dirty={text !== ""}
        busy={busy}
        onSave={() => {
          save(text);
          setText("");
        }}
        onDiscard={() => setText("")}
      />
    </main>
  );
}

const bar = () => screen.queryByRole("group", { name: "You have unsaved changes" });

test("the bar is there only while something is unsaved; Discard takes the change back", async () => {
  renderPage(<Form />);
  expect(bar()).toBeNull();
  await userEvent.type(screen.getByLabelText("Name"), "x");
  expect(bar()).not.toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Discard" }));
  expect(bar()).toBeNull();
  expect(save).not.toHaveBeenCalled();
});

test("Ctrl+S saves while writing, once, and nothing when nothing changed or it is being saved", async () => {
  const { unmount } = renderPage(<Form />);
  await userEvent.keyboard("{Control>}s{/Control}");
  await userEvent.type(screen.getByLabelText("Name"), "Acme");
  await userEvent.keyboard("{Control>}s{/Control}");
  await userEvent.keyboard("{Control>}s{/Control}");
  expect(save.mock.calls).toEqual([["Acme"]]);
  unmount();

  renderPage(<Form busy />);
  await userEvent.type(screen.getByLabelText("Name"), "Again");
  await userEvent.keyboard("{Control>}s{/Control}");
  expect(save).toHaveBeenCalledTimes(1);
});

test("the heading takes the focus that went with the bar", async () => {
  renderPage(<Form />);
  await userEvent.type(screen.getByLabelText("Name"), "x");
  await userEvent.click(screen.getByRole("button", { name: /Save/ }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading")));
});

test("who changed something last is named; what is as it came says nothing", () => {
  const at = "2026-07-07T12:00:00Z";
  const { container, unmount } = renderPage(
    <LastChanged change={{ by: { id: 3, full_name: "Mei Lin", photo_url: null }, at }} />,
  );
  expect(container.textContent).toMatch(/^Last changed by Mei Lin, \S/);
  unmount();
  expect(renderPage(<LastChanged change={{ by: null, at }} />).container.textContent).toMatch(/the desk itself/);
  expect(renderPage(<LastChanged change={null} />).container.textContent).toBe("");
});
