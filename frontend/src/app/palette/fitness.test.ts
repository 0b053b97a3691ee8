import { expect, test } from "@jest/globals";
import { fitness } from "./fitness.js";

const found = (typed: string, ...labels: string[]) =>
  labels.filter((label) => fitness(label, typed) > 0).sort((a, b) => fitness(b, typed) - fitness(a, typed));

test("what is called so comes first, then what begins so, then what has such a word", () => {
  expect(found("send", "Resolve and open the next", "Send and resolve", "Send", "Resend")).toEqual([
    "Send",
    "Send and resolve",
    "Resend",
  ]);
  expect(found("send", "Now send it", "Send and resolve")).toEqual(["Send and resolve", "Now send it"]);
  expect(found("next", "Resolve and open the next", "Open the next ticket")[0]).toBe("Open the next ticket");
});

test("words are found in any order and without their accents, letters here and there are not", () => {
  expect(found("unassig go", "Go to unassigned", "Assign")).toEqual(["Go to unassigned"]);
  expect(found("zoe", "CMP-10005 Zoë’s meter")).toHaveLength(1);
  expect(found("stn", "Set the status on")).toEqual([]);
  expect(found("13001", "CMP-13001 Router")).toHaveLength(1);
});
