import { expect, test } from "@jest/globals";
import { buffer, text } from "node:stream/consumers";
import { eventually } from "../../test/eventually.js";
import { csvOf, safeCell } from "./csv.js";

async function* rowsOf(...cells: (string | number | null)[]) {
  yield* cells.map((cell) => ({ cell }));
}

test.each([
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\tx",
  "\rx",
  "\nx",
  "＝1",
  "＋1",
  "－1",
  "＠x",
  " =1",
  "\u00a0-2",
  "\ufeff=1",
])("a cell %j becomes text", (cell) => {
  expect(safeCell(cell)).toBe(`'${cell}`);
});

test.each(["", "a=b", "1-2", "Ångström", "'=1", "x@example.org", "10.0.0.1"])("a cell %j stays as it is", (cell) => {
  expect(safeCell(cell)).toBe(cell);
});

test("Rows are written with a mark for UTF-8, names of columns, and quotes where the text would break the line", async () => {
  const csv = await buffer(csvOf(["cell"], rowsOf("=1+1", 'say "x"', "two\nlines", "a\rb", "a,b", -5, null)));

  expect(csv.toString()).toBe(`\ufeffcell\n'=1+1\n"say ""x"""\n"two\nlines"\n"a\rb"\n"a,b"\n-5\n\n`);
});

test("When the reader goes away, the rows are closed", async () => {
  let closed = false;
  async function* endless() {
    try {
      for (;;) yield { cell: "x".repeat(1000) };
    } finally {
      closed = true;
    }
  }
  const csv = csvOf(["cell"], endless());
  await new Promise((resolve) => csv.once("readable", resolve));
  csv.destroy();

  await eventually(() => expect(closed).toBe(true));
});

test("An error of the rows is the reader's", async () => {
  // eslint-disable-next-line require-yield -- it breaks off before its first row
  async function* broken(): AsyncGenerator<{ cell: string }> {
    throw new Error("No rows");
  }
  await expect(text(csvOf(["cell"], broken()))).rejects.toThrow("No rows");
});

test("what turns the text of a cell around ends with it", () => {
  expect(safeCell("Refund\u202Ednufer")).toBe("Refund\u202Ednufer\u202C");
  expect(safeCell("\u202E=1")).toBe("\u202E=1\u202C");
});
