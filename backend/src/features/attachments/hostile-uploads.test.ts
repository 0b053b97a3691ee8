import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildCustomer, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

interface HostileUploads {
  files: { cases: { id: string; filename: string; contentType: string; content_base64: string; size: number }[] };
  filenames: { names: string[] };
}

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const path = resolve(root, process.env["REDRESS_TEST_DATA"] ?? "../shared/data", "uploads.json");
const given = existsSync(path);
const data = given ? (JSON.parse(readFileSync(path, "utf8")) as HostileUploads) : null;
if (!given) {
  process.stderr.write(
    "The collection of hostile uploads is not here (REDRESS_TEST_DATA): only the built-in cases run.\n",
  );
}

const builtIn = [
  {
    id: "svg",
    filename: "logo.svg",
    contentType: "image/svg+xml",
    content: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  },
  {
    id: "html",
    filename: "page.html",
    contentType: "text/html",
    content: Buffer.from("<!doctype html><script>alert(1)</script>"),
  },
  { id: "empty", filename: "empty.txt", contentType: "text/plain", content: Buffer.alloc(0) },
];
const files = [
  ...builtIn,
  ...(data?.files.cases ?? []).map(({ content_base64, ...file }) => ({
    ...file,
    content: Buffer.from(content_base64, "base64"),
  })),
];
const names = [
  "../../etc/passwd",
  "a\u202Egpj.exe",
  "x\r\nSet-Cookie: a=b.txt",
  '"; filename="evil.html',
  "名前.pdf",
  ...(data?.filenames.names ?? []),
];

let app: TestApp;
let person: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** A multipart body made by hand: clients mend the names they are given. */
const send = async (filename: string, contentType: string, content: Buffer) => {
  person = await buildCustomer(app.db);
  const name = filename.replace(/["\r\n]/g, (sign) => encodeURIComponent(sign));
  const head = `--X\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: ${contentType}\r\n\r\n`;
  return app.api
    .as(person)
    .post("/api/attachments")
    .set("Content-Type", "multipart/form-data; boundary=X")
    .send(Buffer.concat([Buffer.from(head), content, Buffer.from("\r\n--X--\r\n")]));
};
const download = (id: string, query = "") =>
  app.api.as(person).get(`/api/attachments/${id}${query}`).buffer(true).parse(collect);
function collect(response: NodeJS.EventEmitter, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  response.on("data", (chunk: Buffer) => chunks.push(chunk));
  response.on("end", () => done(null, Buffer.concat(chunks)));
}

describe("a hostile file", () => {
  test.each(files)(
    "$id is kept as it is, downloaded and never run or shown",
    async ({ filename, contentType, content }) => {
      const answer = await send(filename, contentType, content);
      expect(answer.status).toBe(201);
      const { id, size } = answer.body.data[0];
      expect(size).toBe(content.length);
      for (const query of ["", "?inline=true"]) {
        const got = await download(id, query);
        expect(got.status).toBe(200);
        expect(got.body).toEqual(content);
        expect(got.get("Content-Disposition")).toMatch(/^attachment;/);
        expect(got.get("X-Content-Type-Options")).toBe("nosniff");
        expect(got.get("Content-Security-Policy")).toContain("sandbox");
        expect(got.get("Content-Type")).not.toMatch(/html|svg|xml|javascript/);
      }
    },
  );

  test("a small picture is shown when asked for, and saved when not", async () => {
    const pixel = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAUsKcKAAAAABJRU5ErkJggg==",
      "base64",
    );
    const { id } = (await send("dot.png", "image/png", pixel)).body.data[0];
    expect((await download(id, "?inline=true")).get("Content-Disposition")).toMatch(/^inline;/);
    expect((await download(id)).get("Content-Disposition")).toMatch(/^attachment;/);
  });
});

describe("a hostile name", () => {
  test.each(["/", "\\", ""])("%j is no name: refused in words", async (name) => {
    const answer = await send(name, "text/plain", Buffer.from("x"));
    expect([answer.status, answer.body.errors]).toEqual([422, [{ field: "files", message: "Choose a file" }]]);
  });

  test.each(names.filter((name) => !/^[\\/]$/.test(name)))("%j becomes harmless text", async (name) => {
    const answer = await send(name, "text/plain", Buffer.from("x"));
    expect(answer.status).toBe(201);
    const { id, file_name: shown } = answer.body.data[0] as { id: string; file_name: string };
    expect(shown.length).toBeGreaterThan(0);
    expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(255);
    // eslint-disable-next-line no-control-regex -- control characters are exactly what must not be there
    expect(shown).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069/\\]/);
    const header = (await download(id)).get("Content-Disposition") ?? "";
    expect(header).toMatch(/^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w.!~*%-]+$/);
    expect(decodeURIComponent(header.split("''")[1] ?? "")).toBe(shown);
  });
});
