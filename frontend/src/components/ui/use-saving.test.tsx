import { expect, test } from "@jest/globals";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { ApiProblem } from "../../lib/api-problem.js";
import { renderPage } from "../../lib/testing.js";
import { ErrorSummary } from "./error-summary.js";
import { useSaving } from "./use-saving.js";

const refusal = (status: number, field?: string) =>
  new ApiProblem({
    code: status === 0 ? "offline" : "validation",
    status,
    message: "Refused",
    errors: field ? [{ field, message: "Taken" }] : [],
  });

interface NameFormProps {
  /** What the server says, in turn. */
  answers: (ApiProblem | null)[];
  sent: string[];
  readAnew: () => Promise<void>;
}

/** A form of one field. */
function NameForm({ answers, sent, readAnew }: NameFormProps) {
  const [name, setName] = useState("Billing");
  const { save, busy, errors, attempt, errorOf } = useSaving();
  const press = () =>
    save(name ? [] : [{ field: "name", message: "Missing" }], async (submitKeyOf) => {
      sent.push(submitKeyOf({ name }));
      await Promise.resolve();
      const refused = answers.shift();
      if (refused) throw refused;
      return readAnew;
    });
  return (
    <>
      <ErrorSummary errors={errors} attempt={attempt} />
      <input aria-label="Name" name="name" value={name} onChange={(event) => setName(event.target.value)} />
      <p>{errorOf("name")}</p>
      <button disabled={busy} onClick={press}>
        Save
      </button>
    </>
  );
}

function open(...answers: (ApiProblem | null)[]) {
  const sent: string[] = [];
  // Never done.
  renderPage(<NameForm answers={answers} sent={sent} readAnew={() => new Promise(() => undefined)} />);
  return { sent, save: () => userEvent.click(screen.getByRole("button", { name: "Save" })) };
}

test("What is missing is told at its place and nothing is sent", async () => {
  const { sent, save } = open();
  await userEvent.clear(screen.getByLabelText("Name"));
  await save();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("alert")));
  screen.getByText("Missing", { selector: "p" });
  expect(sent).toEqual([]);
});

test("A press after no answer came has the same key, so nothing is made twice; what is sent after a success another", async () => {
  const { sent, save } = open(refusal(0), null, null);
  await save();
  await screen.findByRole("alert");
  await save();
  expect(screen.queryByRole("alert")).toBeNull();
  await save();
  expect(sent[1]).toBe(sent[0]);
  expect(sent[2]).not.toBe(sent[0]);
});

test("The next Save does not wait until what else shows it is read anew", async () => {
  const { sent, save } = open(null, null);
  await save();
  await save();
  expect(sent).toHaveLength(2);
});

test("A refusal lands at its field and keeps what was typed; what is typed then has a key of its own", async () => {
  const { sent, save } = open(refusal(422, "name"), null);
  await save();
  await screen.findByText("Taken", { selector: "p" });
  await userEvent.type(screen.getByLabelText("Name"), " 2");
  screen.getByDisplayValue("Billing 2");
  await save();
  expect(screen.queryByRole("alert")).toBeNull();
  expect(sent[1]).not.toBe(sent[0]);
});
