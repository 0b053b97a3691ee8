import { expect, test } from "@jest/globals";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useEffect, useRef, useState } from "react";
import { keepFocusIn } from "./keep-focus.js";

/** A page of two parts: a list whose rows can be taken away, and a ticket whose button goes once it is pressed. */
function Page() {
  const region = useRef<HTMLElement>(null);
  useEffect(() => (region.current ? keepFocusIn(region.current) : undefined), []);
  const [rows, setRows] = useState(["a", "b", "c"]);
  const [isTaken, setTaken] = useState(false);
  return (
    <main ref={region}>
      <section>
        <h2>List</h2>
        <ul>
          {rows.map((row) => (
            <li key={row}>
              <button onClick={() => setRows(rows.filter((other) => other !== row))}>{row}</button>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h1>Ticket</h1>
        {!isTaken && (
          <span>
            <button onClick={() => setTaken(true)}>take</button>
          </span>
        )}
      </section>
      <p>Beside</p>
    </main>
  );
}

const focusIs = (name: string) => waitFor(() => expect(document.activeElement?.textContent).toBe(name));

test("what is taken away leaves the focus in the same list, and with the list's last in the heading above it", async () => {
  render(<Page />);
  for (const [row, next] of [
    ["b", "a"],
    ["a", "c"],
    ["c", "List"],
  ] as const) {
    screen.getByRole("button", { name: row }).focus();
    await userEvent.keyboard("{Enter}");
    await focusIs(next);
  }
});

test("a button that has done what it was for leaves the focus to its part's heading", async () => {
  render(<Page />);
  screen.getByRole("button", { name: "take" }).focus();
  await userEvent.keyboard("{Enter}");
  await focusIs("Ticket");
});

test("whoever left it for nowhere is not brought back", async () => {
  render(<Page />);
  const take = screen.getByRole("button", { name: "take" });
  take.focus();
  take.blur();
  await new Promise((done) => setTimeout(done, 20));
  take.click();
  await waitFor(() => expect(screen.queryByRole("button", { name: "take" })).toBeNull());
  await new Promise((done) => setTimeout(done, 20));
  expect(document.activeElement).toBe(document.body);
});
