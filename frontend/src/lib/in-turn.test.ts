import { expect, test } from "@jest/globals";
import { waitFor } from "@testing-library/react";
import { ApiProblem } from "./api-problem.js";
import { createTurns } from "./in-turn.js";
import { toasts } from "./toasts.js";
import "./testing.js";

/** Whether the browser would ask before the page is left. */
const isAsked = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

/** Changes that are answered when the test says so. */
function changes() {
  const done: string[] = [];
  const answers = new Map<string, (problem?: ApiProblem) => void>();
  const send = (name: string) => () =>
    new Promise<void>((resolve, reject) => {
      done.push(name);
      answers.set(name, (problem) => (problem ? reject(problem) : resolve()));
    });
  const read = async () => void done.push("read anew");
  return { done, answers, send, read };
}

test("a change waits until the one before is answered, and what stands is read anew after the last", async () => {
  const { done, answers, send, read } = changes();
  const inTurn = createTurns();
  for (const name of ["first", "second"]) inTurn(send(name), read);
  await waitFor(() => expect(done).toEqual(["first"]));
  answers.get("first")?.();
  await waitFor(() => expect(done).toEqual(["first", "second"]));
  answers.get("second")?.();
  await waitFor(() => expect(done).toEqual(["first", "second", "read anew"]));
});

test("the page is not left without a question before the last is answered", async () => {
  const { done, answers, send, read } = changes();
  const inTurn = createTurns();
  expect(isAsked()).toBe(false);
  for (const name of ["first", "second"]) inTurn(send(name), read);
  expect(isAsked()).toBe(true);
  await waitFor(() => expect(done).toEqual(["first"]));
  answers.get("first")?.();
  await waitFor(() => expect(done).toEqual(["first", "second"]));
  expect(isAsked()).toBe(true);
  answers.get("second")?.();
  await waitFor(() => expect(isAsked()).toBe(false));
});

test("what is refused is said, and the next is sent all the same", async () => {
  const { done, answers, send, read } = changes();
  const inTurn = createTurns();
  for (const name of ["first", "second"]) inTurn(send(name), read);
  await waitFor(() => expect(done).toEqual(["first"]));
  answers.get("first")?.(new ApiProblem({ code: "category.moved", status: 409, message: "It has been moved away" }));
  await waitFor(() => expect(done).toEqual(["first", "second"]));
  expect(toasts.get().at(-1)).toMatchObject({ tone: "error", text: "It has been moved away" });
  answers.get("second")?.();
  await waitFor(() => expect([done.at(-1), isAsked()]).toEqual(["read anew", false]));
});
