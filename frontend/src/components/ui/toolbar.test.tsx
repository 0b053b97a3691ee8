import { expect, test } from "@jest/globals";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Toolbar } from "./toolbar.js";

const bar = (direction: "ltr" | "rtl") => (
  <Toolbar label="Selected" style={{ direction }}>
    <button>first</button>
    <button disabled>not now</button>
    <button>second</button>
    <button>third</button>
  </Toolbar>
);
const walk = async (...keys: string[]) => {
  const passed = [];
  for (const key of keys) {
    await userEvent.keyboard(`{${key}}`);
    passed.push(document.activeElement?.textContent);
  }
  return passed;
};

test("arrows go from button to button that can be pressed, and stay at the ends", async () => {
  render(bar("ltr"));
  screen.getByRole("button", { name: "first" }).focus();
  expect(await walk("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "Home", "ArrowLeft", "End")).toEqual(
    "second third third second first first third".split(" "),
  );
});

test("where texts run from right to left, the arrows do as well", async () => {
  render(bar("rtl"));
  screen.getByRole("button", { name: "first" }).focus();
  expect(await walk("ArrowLeft", "ArrowRight")).toEqual(["second", "first"]);
});
