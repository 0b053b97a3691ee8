import { afterEach, expect, test } from "@jest/globals";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import "../../lib/testing.js";
import { DurationField } from "./duration-field.js";
import { durationWords } from "./duration-words.js";

afterEach(cleanup);

function Form({ daySeconds = 27_000, error }: { daySeconds?: number; error?: string }) {
  const [value, setValue] = useState("");
  return (
    <DurationField label="Target" name="t" value={value} onChange={setValue} daySeconds={daySeconds} error={error} />
  );
}

const echoOf = async (typed: string): Promise<string> => {
  const field = screen.getByLabelText("Target");
  await userEvent.clear(field);
  await userEvent.type(field, typed);
  const ids = field.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent).join("|");
};

test("what is typed is said in words beside the field; a day is as long as the calendar's", async () => {
  render(<Form />);
  expect(await echoOf("90m")).toBe("1 hour 30 minutes");
  expect(await echoOf("1.5h")).toBe("1 hour 30 minutes");
  expect(await echoOf("2d")).toBe("15 hours");
  expect(await echoOf("1d 1h 5s")).toBe("8 hours 30 minutes 5 seconds");
});

test("what is no time keeps what was typed and says how to write one; nothing typed says nothing", async () => {
  render(<Form error="Use a time above zero" />);
  expect(screen.getByLabelText("Target").getAttribute("aria-invalid")).toBe("true");
  expect(await echoOf("soon")).toBe("Use a time above zero|Such as 90m, 1.5h or 2d");
  await userEvent.clear(screen.getByLabelText("Target"));
  expect(screen.queryByText("Such as 90m, 1.5h or 2d")).toBeNull();
});

test("round the clock a day is 24 hours, and long times stay in hours", async () => {
  render(<Form daySeconds={86_400} />);
  expect(await echoOf("7d")).toBe("168 hours");
  expect(durationWords(0)).toBe("0 minutes");
  expect(durationWords(6600, "narrow")).toBe("1h 50m");
});
