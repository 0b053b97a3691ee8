import { expect, jest, test } from "@jest/globals";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { renderPage } from "../../lib/testing.js";
import { AccentField } from "./accent-field.js";

const changed = jest.fn();
function Form({ begun }: { begun: string }) {
  const [accent, setAccent] = useState(begun);
  const change = (value: string) => {
    changed(value);
    setAccent(value);
  };
  return <AccentField label="Accent" name="accent" value={accent} onChange={change} />;
}
const outcome = () => screen.queryByRole("group", { name: "This is how it is used" });
const themes = async () => (await screen.findAllByRole("listitem")).map((item) => item.textContent);

test("a colour that can be used as it is says so, with the contrast of the text on it", async () => {
  renderPage(<Form begun="#7c4dff" />);
  expect(await themes()).toEqual([
    expect.stringMatching(/^Light theme.*Used #7c4dffUsed as chosen\. Text on it: 4\.\d to 1\.$/),
    expect.stringMatching(/^Dark theme.*Text on it: \d+(\.\d)? to 1\.$/),
  ]);
});

test("a colour that cannot be seen stands beside the one that is used instead", async () => {
  const { container } = renderPage(<Form begun="#ffd400" />);
  const [light, dark] = await themes();
  expect(light).toMatch(/Chosen #ffd400Used #(?!ffd400)[0-9a-f]{6}Made darker/);
  expect(dark).toMatch(/Used #ffd400Used as chosen/);
  const shown = container.querySelector<HTMLElement>('[data-theme="light"]');
  expect(shown?.style.getPropertyValue("--brand-light-accent")).not.toBe("#ffd400");
});

test("what is typed shows its outcome once it is a colour; none is chosen with a press", async () => {
  renderPage(<Form begun="" />);
  expect(outcome()).toBeNull();
  await userEvent.type(screen.getByRole("textbox", { name: "Accent" }), "#0a7f5");
  expect(outcome()).toBeNull();
  await userEvent.type(screen.getByRole("textbox", { name: "Accent" }), "a");
  await screen.findByRole("group", { name: "This is how it is used" });
  await userEvent.click(screen.getByRole("button", { name: "Use none" }));
  expect(changed).toHaveBeenLastCalledWith("");
  expect(outcome()).toBeNull();
});
