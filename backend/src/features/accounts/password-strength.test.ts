import { expect, test } from "@jest/globals";
import { weaknessOf } from "./password-strength.js";

/** Milliseconds of the processor for one judgement: what others wait for meanwhile. */
async function effort(password: string): Promise<number> {
  const before = process.cpuUsage();
  await weaknessOf(password, ["Grace Hopper", "grace@example.org"]);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test("No text that a stranger can send holds up the process for long", async () => {
  const plainTries: number[] = [];
  // The first loads the word lists; the next warm up.
  for (let i = 0; i < 5; i += 1) plainTries.push(await effort("copperlanternferry".repeat(40)));
  const plain = Math.max(...plainTries.slice(3), 10);
  // Signs that stand for letters, in which the estimator looks for words in every combination.
  const hostile = [
    "4@8({[<36691!|70$5+%2",
    "p4$$w0rd!1|l+7({<[96gq3@",
    "20121220",
    '<a href="\\xE2\\x80\\x89javascript:1',
  ];
  for (const text of hostile) {
    const efforts = [await effort(text.repeat(40)), await effort(text.repeat(40))];
    expect(Math.min(...efforts) / plain).toBeLessThan(5);
  }
});

test("A text of any length costs no more than its beginning", async () => {
  const text = "4@8({[<36691!|70$5+%2p4$$w0rd!1|l+7({<[96gq3@".repeat(22);
  const costs = async (one: string) => Math.min(await effort(one), await effort(one), await effort(one));
  expect((await costs(text)) / Math.max(await costs(text.slice(0, 64)), 5)).toBeLessThan(4);
});

test.each(["P4$$w0rd1234", "p@ssw0rd2024!", "qw3rtyu10p12", "1l0v3y0u4ever", "sh4d0wm4st3r1"])(
  "%s is still seen through",
  async (password) => {
    expect(await weaknessOf(password, [])).not.toBeNull();
  },
);
