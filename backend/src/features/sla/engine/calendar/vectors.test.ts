import { expect, test } from "@jest/globals";
import { answerTo, vectors } from "./testing/vectors.js";

test.each(vectors.map((vector) => [vector.id, vector.note, vector] as const))("%s: %s", (_id, _note, vector) => {
  expect(answerTo(vector)).toEqual(vector.expected);
});
