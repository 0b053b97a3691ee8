import { beforeEach, expect, test } from "@jest/globals";
import { keepPane, recallPanes } from "./pane-widths.js";

const shown = (pane: string) => document.documentElement.style.getPropertyValue(`--pane-${pane}`);

beforeEach(() => {
  localStorage.clear();
  recallPanes(0);
});

test("a width is there again for whoever chose it, until they take the usual one", () => {
  keepPane(7, "list", 350);
  keepPane(7, "details", 300);
  recallPanes(8);
  expect([shown("list"), shown("details")]).toEqual(["", ""]);
  recallPanes(7);
  expect([shown("list"), shown("details")]).toEqual(["350px", "300px"]);
  keepPane(7, "list", null);
  recallPanes(7);
  expect([shown("list"), shown("details")]).toEqual(["", "300px"]);
});

test.each(['{"list":"50%; color:red"}', "null", "no JSON"])("what is not a width is not shown: %s", (stored) => {
  localStorage.setItem("redress.panes.7", stored);
  recallPanes(7);
  expect(shown("list")).toBe("");
});
