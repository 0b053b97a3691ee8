import { isDeepStrictEqual } from "node:util";
import { bothAnswers } from "../../src/features/sla/engine/calendar/testing/both-answers.js";
import { randomCases } from "../../src/features/sla/engine/calendar/testing/random-cases.js";
import { answerTo, vectors } from "../../src/features/sla/engine/calendar/testing/vectors.js";
import { seconds, type Part } from "./table.js";

const CASES = 10_000;
/** Another than the tests': other cases. */
const SEED = 4_711;
const SHOWN = 5;

/** Whether due times are right: what is known, and what counting minute by minute says. */
export function benchCorrectness(): Part {
  const [wrongVectors, vectorsTook] = clocked(() =>
    vectors.filter((vector) => !isDeepStrictEqual(answerTo(vector), vector.expected)).map(({ id }) => `vector ${id}`),
  );
  const [wrongCases, casesTook] = clocked(() => {
    const wrong: string[] = [];
    for (const one of randomCases(CASES, SEED)) {
      const { engine, oracle } = bothAnswers(one);
      if (!isDeepStrictEqual(engine, oracle))
        wrong.push(`a random case: ${JSON.stringify({ ...one, engine, oracle })}`);
    }
    return wrong;
  });
  const exact = (wrong: string[], all: number, took: number) =>
    `${all - wrong.length} of ${all} exact in ${seconds(took)}`;
  const wrong = [...wrongVectors, ...wrongCases];
  return {
    title: "Due times are right",
    lines: [
      { what: "vectors", figure: exact(wrongVectors, vectors.length, vectorsTook) },
      { what: "random cases against the oracle", figure: exact(wrongCases, CASES, casesTook) },
    ],
    problems: [...wrong.slice(0, SHOWN), ...(wrong.length > SHOWN ? [`${wrong.length - SHOWN} more`] : [])],
    notes: ["nearly all of the time is the oracle's"],
  };
}

function clocked<T>(work: () => T): [result: T, milliseconds: number] {
  const before = performance.now();
  const result = work();
  return [result, performance.now() - before];
}
