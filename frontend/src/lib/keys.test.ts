import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { render } from "@testing-library/react";
import { createElement } from "react";
import { listenForCommands, useCommands, type Command } from "./commands.js";
import { setKeyboard } from "./keyboard.js";
import { chordOf, keyCaps } from "./keys.js";

let stop = () => {};
beforeEach(() => {
  document.body.innerHTML = "";
  stop = listenForCommands();
});
afterEach(() => {
  stop();
  setKeyboard(null);
});

function press(key: string, init: KeyboardEventInit = {}, target: Element = document.body): void {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }));
}

function register(...commands: Command[]): void {
  render(createElement(() => (useCommands(commands), null)));
}

test("a chord is what the key writes, with Shift for letters and named keys alone", () => {
  expect(chordOf(new KeyboardEvent("keydown", { key: "E", shiftKey: true }))).toBe("Shift+e");
  expect(chordOf(new KeyboardEvent("keydown", { key: "?", shiftKey: true }))).toBe("?");
  expect(chordOf(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, shiftKey: true }))).toBe(
    "Mod+Shift+Enter",
  );
  expect(keyCaps("g h")).toEqual(["G", "H"]);
  expect(keyCaps("Mod+Enter")).toEqual(["Ctrl", "Enter"]);
});

test("a single key runs its command, and not while writing, composing, in a menu or with a modifier", () => {
  const run = jest.fn();
  register({ id: "ticket.resolve", run });
  document.body.insertAdjacentHTML("beforeend", "<input id=i><div role=menu><button id=m></button></div>");
  press("e", {}, document.querySelector("#i") ?? undefined);
  press("e", {}, document.querySelector("#m") ?? undefined);
  press("e", { ctrlKey: true });
  press("e", { altKey: true });
  press("e", { isComposing: true });
  expect(run).not.toHaveBeenCalled();
  press("e");
  expect(run).toHaveBeenCalledTimes(1);
});

test("a sequence runs by its second key", () => {
  const run = jest.fn();
  register({ id: "go.mine", run });
  press("q");
  expect(run).not.toHaveBeenCalled();
  press("g");
  press("q");
  expect(run).toHaveBeenCalledTimes(1);
});

test("a command that is not possible now lets an older one have the key", () => {
  const older = jest.fn();
  const newer = jest.fn();
  setKeyboard({ single_keys: true, commands: [{ id: "ticket.note", keys: ["e"] }] });
  register({ id: "ticket.resolve", run: older }, { id: "ticket.note", run: newer, when: () => false });
  press("e");
  expect(newer).not.toHaveBeenCalled();
  expect(older).toHaveBeenCalledTimes(1);
});

test("a command for the composer runs while writing", () => {
  const run = jest.fn();
  register({ id: "compose.send", run });
  document.body.insertAdjacentHTML("beforeend", "<textarea id=t></textarea>");
  press("Enter", { ctrlKey: true }, document.querySelector("#t") ?? undefined);
  expect(run).toHaveBeenCalledTimes(1);
});

test("single keys can be turned off; those with a modifier stay", () => {
  const [single, chord] = [jest.fn(), jest.fn()];
  register({ id: "ticket.resolve", run: single }, { id: "app.palette", run: chord });
  setKeyboard({ single_keys: false, commands: [] });
  press("e");
  press("k", { ctrlKey: true });
  expect(single).not.toHaveBeenCalled();
  expect(chord).toHaveBeenCalledTimes(1);
});

test("a person's own key runs the command, the usual one no more", () => {
  const run = jest.fn();
  register({ id: "ticket.resolve", run });
  setKeyboard({ single_keys: true, commands: [{ id: "ticket.resolve", keys: ["x"] }] });
  press("e");
  expect(run).not.toHaveBeenCalled();
  press("x");
  expect(run).toHaveBeenCalledTimes(1);
});
