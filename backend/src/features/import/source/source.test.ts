import { expect, test } from "@jest/globals";
import { Readable } from "node:stream";
import { examineFile } from "./examine-file.js";
import { UnreadableFile, type FileSource } from "./file-source.js";
import { countRows, readRows } from "./read-rows.js";

/** In small pieces, so that characters, quotes and lines are cut everywhere. */
function fileOf(content: string | Buffer, piece = 7): FileSource {
  const bytes = Buffer.from(content);
  const pieces = () =>
    Array.from({ length: Math.ceil(bytes.length / piece) }, (_, i) => bytes.subarray(i * piece, (i + 1) * piece));
  return { size: bytes.length, open: () => Readable.from(pieces()) };
}

const auto = { encoding: "auto", delimiter: "auto" } as const;

async function rowsOf(content: string | Buffer, piece?: number) {
  const source = fileOf(content, piece);
  const examined = await examineFile(source, auto);
  const rows = [];
  for await (const row of readRows(source, examined))
    rows.push({ number: row.number, cells: { ...row.cells }, ...(row.problem && { problem: row.problem }) });
  return { ...examined, rows };
}

test("a byte order mark, CRLF, quotes with line breaks and empty lines are read as a spreadsheet reads them", async () => {
  const { rows, columns } = await rowsOf('\ufeffid,text\r\n1,"two\r\nlines, and ""quotes"""\r\n\r\n2,plain\r\n');

  expect(columns).toEqual(["id", "text"]);
  expect(rows).toEqual([
    { number: 2, cells: { id: "1", text: 'two\r\nlines, and "quotes"' } },
    { number: 4, cells: { id: "2", text: "plain" } },
  ]);
});

test.each([
  [",", "a,b\n1,x;y\n"],
  [";", "a;b\n1;x,y\n"],
  ["\t", "a\tb\n1\tx,y\n"],
  ["|", "a|b\n1|x,y\n"],
  [";", '"a, or not";b\n1;x\n'],
])("the separator %j is found out", async (delimiter, content) => {
  const read = await rowsOf(content);

  expect(read.delimiter).toBe(delimiter);
  expect(read.columns).toHaveLength(2);
  expect(read.rows).toHaveLength(1);
});

test.each([
  ["utf-8", Buffer.from("text\nGrüße aus Köln 🙂\n")],
  ["windows-1252", Buffer.from("text\nGr\xfc\xdfe aus K\xf6ln\n", "latin1")],
  ["utf-16le", Buffer.from("\ufefftext\nGrüße aus Köln\n", "utf16le")],
])("characters in %s are found out and read right, wherever a piece ends", async (encoding, content) => {
  for (const piece of [1, 3, 64]) {
    const read = await rowsOf(content, piece);
    expect(read.encoding).toBe(encoding);
    expect(String(read.rows[0]?.cells["text"])).toMatch(/^Grüße aus Köln/);
  }
});

test("one damaged character does not make another encoding of the whole file", async () => {
  const text = "text\n" + "é".repeat(100) + "\n";
  const { encoding } = await rowsOf(Buffer.concat([Buffer.from(text), Buffer.from([0xff]), Buffer.from("\n")]));

  expect(encoding).toBe("utf-8");
});

test("columns named twice or not at all can be told apart, and none can reach beyond its row", async () => {
  const { columns, rows } = await rowsOf("title,title,,__proto__\na,b,c,d\n");

  expect(columns).toEqual(["title", "title (2)", "Column 3", "__proto__"]);
  expect(Object.keys(rows[0]?.cells ?? {})).toHaveLength(4);
  expect({}).not.toHaveProperty("d");
});

test("a row with too many cells is a broken row, one with too few has empty cells", async () => {
  const { rows } = await rowsOf("a,b\n1,2,3\n1\n1,2,\n");

  expect(rows.map(({ problem }) => problem?.slice(0, 18))).toEqual(["It has 3 cells whe", undefined, undefined]);
  expect(rows[1]?.cells).toEqual({ a: "1", b: "" });
});

test("a cell of two million characters is read whole", async () => {
  const long = "x".repeat(2_000_000);
  const { rows } = await rowsOf(`a,b\n1,"${long}"\n2,y\n`, 65_536);

  expect(String(rows[0]?.cells["b"])).toHaveLength(2_000_000);
  expect(rows).toHaveLength(2);
});

test.each([
  ["an empty file", "", "empty"],
  ["a file of white space", " \n \n", "empty"],
  ["too many columns", `${"a,".repeat(400)}\n`, "401 columns"],
  ["JSON that holds no objects", '{\n  "tickets": [\n    {}\n  ]\n}', "array of objects"],
])("%s is refused in words", async (_what, content, words) => {
  await expect(examineFile(fileOf(content), auto)).rejects.toThrow(UnreadableFile);
  await expect(examineFile(fileOf(content), auto)).rejects.toThrow(words);
});

test.each([
  ["csv", 'a,b\n1,2\n3,"never closed\n4,5\n', "never closed"],
  ["json", '[{"a":1},{"a":2}', "never closed"],
  ["json", '[{"a":1},{"a":nonsense}]', "cannot be read as JSON"],
] as const)("a %s file that breaks off is found out before anything is imported", async (format, content, words) => {
  const reading = { format, encoding: "utf-8", delimiter: "," } as const;

  await expect(countRows(fileOf(content), reading)).rejects.toThrow(words);
});

test("of JSON, objects in objects become columns and lists stay lists; a single element that is no object is one broken row", async () => {
  const { format, columns, rows } = await rowsOf(
    '[{"id":1,"requester":{"email":"a@b.org","deep":{"x":true}},"tags":["a","b"]},\n7,{"id":2,"note":null}]',
  );

  expect(format).toBe("json");
  expect(columns).toEqual(["id", "requester.email", "requester.deep.x", "tags", "note"]);
  expect(rows).toEqual([
    { number: 1, cells: { id: 1, "requester.email": "a@b.org", "requester.deep.x": true, tags: ["a", "b"] } },
    { number: 2, cells: {}, problem: "It is not a JSON object" },
    { number: 3, cells: { id: 2, note: null } },
  ]);
});

test("of JSON lines, a line that is none is one broken row, and the next goes on", async () => {
  const { format, rows } = await rowsOf('{"a":1}\n{"a":\n\n{"a":"\\ud800"}\n[1]\n{"a":2}');

  expect(format).toBe("ndjson");
  expect(rows.map(({ number, problem }) => [number, problem !== undefined])).toEqual([
    [1, false],
    [2, true],
    [4, false],
    [5, true],
    [6, false],
  ]);
});

test("nesting without end is refused before it fills the memory, and a deep list becomes nobody's stack", async () => {
  const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  const reading = { format: "json", encoding: "utf-8", delimiter: "" } as const;

  await expect(countRows(fileOf(`[{"a":${deep(5_000_000)}}]`, 65_536), reading)).rejects.toThrow("too large");
  const { rows, sample } = await rowsOf(
    `{"a":${deep(100_000)},"b":1}\n{"a":${deep(300_000)}}\n{"a":"x","b":2}`,
    65_536,
  );
  expect(sample[0]).toEqual(["{…}", "1"]);
  expect(rows.map(({ problem }) => problem)).toEqual([undefined, "It is too large to be a complaint", undefined]);
});

test("columns whose names cannot be stored get names that can, and keep their cells", async () => {
  const csv = await rowsOf("a\0b,c\n1,2\n");
  expect(csv.columns).toEqual(["a\ufffdb", "c"]);
  expect(csv.rows[0]?.cells).toEqual({ "a\ufffdb": "1", c: "2" });
  const json = await rowsOf('{"a\\u0000b":1,"\\ud800":2}');
  expect(json.columns).toEqual(["a\ufffdb", "\ufffd"]);
  expect(json.rows[0]?.cells).toEqual({ "a\ufffdb": 1, "\ufffd": 2 });
});
