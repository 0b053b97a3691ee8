import { afterEach, expect, test } from "@jest/globals";
import { standAlone } from "./stand-alone.js";

afterEach(() => document.body.replaceChildren());

test("nothing of the page but the element is in reach, until it is given back; what is announced stays heard", () => {
  document.body.innerHTML = `<div><header></header><main><h1></h1><section></section></main>
    <div aria-live="polite"></div></div><aside inert></aside>`;
  const find = (name: string) => document.querySelector(name) ?? document.body;
  const isOut = (name: string) => find(name).closest("[inert]") !== null;
  const free = standAlone(find("section"));
  expect(["header", "h1", "aside"].map(isOut)).toEqual([true, true, true]);
  expect(["section", "main", "[aria-live]"].map(isOut)).toEqual([false, false, false]);
  document.body.append(document.createElement("dialog"));
  expect(isOut("dialog")).toBe(false);
  free();
  expect(["header", "h1"].map(isOut)).toEqual([false, false]);
  // What others had closed stays closed.
  expect(isOut("aside")).toBe(true);
});
