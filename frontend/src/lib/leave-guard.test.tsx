import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { BrowserRouter, Link, Route, Routes, useNavigate } from "react-router-dom";
import { LeaveQuestion } from "../components/ui/leave-question.js";
import { leaveFreely, leaveQuestion, leaveWhenSaved, useLeaveGuard } from "./leave-guard.js";
import "./testing.js";

beforeEach(() => {
  leaveQuestion.set(null);
  window.history.replaceState(null, "", "/edit");
});
afterEach(() => window.history.replaceState(null, "", "/"));

function Edit() {
  const [dirty, setDirty] = useState(false);
  const [isOpen, setOpen] = useState(true);
  const navigate = useNavigate();
  useLeaveGuard(dirty);
  return (
    <>
      <h1>Edit</h1>
      {isOpen && <p>Sheet</p>}
      <button onClick={() => setDirty(!dirty)}>Type</button>
      <button onClick={() => leaveWhenSaved(() => setOpen(false))}>Close</button>
      <button onClick={() => leaveFreely(() => void navigate("/list"))}>Saved</button>
      <button onClick={() => void navigate("/list")}>Key</button>
      <a href="#part">Part</a>
      <Link to="/list">List</Link>
    </>
  );
}

function App() {
  return (
    <BrowserRouter>
      <LeaveQuestion />
      <Routes>
        <Route
          path="/list"
          element={
            <>
              <h1>List</h1>
              <Link to="/edit">Edit one</Link>
            </>
          }
        />
        <Route path="/edit" element={<Edit />} />
      </Routes>
    </BrowserRouter>
  );
}

const page = () => screen.getByRole("heading", { level: 1, hidden: true }).textContent;
const press = (name: string) => userEvent.click(screen.getByText(name));
const question = () => screen.findByRole("alertdialog", { name: "Leave without saving?" });
const answer = async (name: string) => {
  await question();
  await userEvent.click(screen.getByRole("button", { name }));
  await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
};

test("what is saved is left without a question", async () => {
  render(<App />);
  await press("List");
  expect(page()).toBe("List");
});

test.each(["List", "Key"])(
  "unsaved changes are asked about on the way by %s, and stay when people stay",
  async (way) => {
    render(<App />);
    await press("Type");
    await press(way);
    await answer("Cancel");
    expect([page(), window.location.pathname]).toEqual(["Edit", "/edit"]);

    await press(way);
    await answer("Leave without saving");
    expect([page(), window.location.pathname]).toEqual(["List", "/list"]);
  },
);

test("Back is taken back and asked about, then goes where it led", async () => {
  window.history.replaceState(null, "", "/list");
  render(<App />);
  await press("Edit one");
  await press("Type");
  act(() => window.history.back());
  await answer("Cancel");
  expect([page(), window.location.pathname]).toEqual(["Edit", "/edit"]);

  act(() => window.history.back());
  await answer("Leave without saving");
  await waitFor(() => expect([page(), window.location.pathname]).toEqual(["List", "/list"]));
});

test("changes that were taken back, or have just been saved, ask nothing", async () => {
  render(<App />);
  await press("Type");
  await press("Type");
  await press("List");
  expect(page()).toBe("List");

  await press("Edit one");
  await press("Type");
  await press("Saved");
  expect(page()).toBe("List");
  await press("Edit one");
  await press("List");
  expect(page()).toBe("List");
});

test("a sheet with unsaved changes asks before it closes", async () => {
  render(<App />);
  await press("Type");
  await press("Close");
  await question();
  expect(screen.queryByText("Sheet")).not.toBeNull();
  await answer("Leave without saving");
  expect(screen.queryByText("Sheet")).toBeNull();
});

test("the browser is asked to hold its close button only while something is unsaved", async () => {
  render(<App />);
  const closing = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(closing()).toBe(false);
  await press("Type");
  expect(closing()).toBe(true);
  await press("Type");
  expect(closing()).toBe(false);
});
