import { expect, test } from "@jest/globals";
import { bothAnswers } from "./testing/both-answers.js";
import { randomCases } from "./testing/random-cases.js";

test("A thousand random calendars, pauses and instants say what counting minute by minute says", () => {
  for (const one of randomCases(1_000, 20_261_121)) {
    const { engine, oracle } = bothAnswers(one);
    expect({ ...one, ...engine }).toEqual({ ...one, ...oracle });
  }
});
