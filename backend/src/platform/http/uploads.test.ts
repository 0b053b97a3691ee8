import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { eventually } from "../../../test/eventually.js";
import { startBareApp, type BareApp, type BareContext } from "../../../test/start-bare-app.js";
import { notFound } from "../errors.js";
import type { Storage } from "../storage.js";
import type { UploadedFile } from "./context.js";

const file = z.object({ name: z.string(), type: z.string(), size: z.number(), sha256: z.string() });
const contract = {
  upload: {
    method: "POST",
    path: "/api/files",
    tag: "t",
    summary: "",
    access: "signed_in",
    files: { max: 5 },
    responses: { 201: z.object({ files: z.array(file) }) },
  },
  photo: {
    method: "PUT",
    path: "/api/photo",
    tag: "t",
    summary: "",
    access: "signed_in",
    files: { max: 1 },
    responses: { 204: null },
  },
  download: {
    method: "GET",
    path: "/api/files/:key",
    tag: "t",
    summary: "",
    access: "signed_in",
    params: z.strictObject({ key: z.string() }),
    query: z.strictObject({ type: z.string(), inline: z.string().optional() }),
    responses: { 200: "file" },
  },
} as const;

let app: BareApp;
let received: readonly UploadedFile[] = [];
let full = false;
let fails = false;

/** Fails as a full disk does, once some of the file is written. */
const filling = (real: Storage): Storage => ({
  ...real,
  write: (content) => {
    if (!full) return real.write(content);
    return real.write(
      Readable.from(
        (async function* () {
          for await (const chunk of content) yield chunk as Buffer;
          throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
        })(),
      ),
    );
  },
});

beforeAll(async () => {
  const upload = async (ctx: BareContext) => {
    received = ctx.files;
    if (fails) throw notFound("Ticket");
    return {
      files: ctx.files.map((one) => ({
        name: one.fileName,
        type: one.mediaType,
        size: one.size,
        sha256: one.sha256.toString("hex"),
      })),
    };
  };
  const download = async (ctx: BareContext) => ({
    stream: app.storage.read(String(ctx.params["key"])),
    fileName: "Beleg – März.png",
    mediaType: String(ctx.query["type"]),
    size: received[0]?.size ?? 0,
    inline: ctx.query["inline"] === "true",
  });
  app = await startBareApp(
    contract,
    { upload, photo: async () => undefined, download },
    { config: { attachmentMaxBytes: 100_000, attachmentMaxFiles: 3 }, storage: filling },
  );
});
afterAll(() => app.close());
afterEach(async () => {
  full = false;
  fails = false;
  for (const one of await app.storedFiles()) await app.storage.remove(one.split("/").at(-1) ?? "");
});

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
const send = (content: Buffer | string, name = "a.txt", field = "files") =>
  app.as().post("/api/files").attach(field, Buffer.from(content), name);

test("files arrive whole, with their size, hash, clean name and a type told from the content", async () => {
  const res = await app
    .as()
    .post("/api/files")
    .attach("files", Buffer.from("Grüße"), "../Grüße \u202Egpj.txt")
    .attach("files", PNG, { filename: "x.html", contentType: "text/html" })
    .expect(201);
  expect(res.body.files).toEqual([
    { name: "Grüße gpj.txt", type: "text/plain", size: 7, sha256: createHash("sha256").update("Grüße").digest("hex") },
    { name: "x.html", type: "image/png", size: PNG.length, sha256: createHash("sha256").update(PNG).digest("hex") },
  ]);
  expect(await app.storedFiles()).toHaveLength(2);
});

test.each([
  ["<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "application/octet-stream"],
  ["<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "application/octet-stream"],
  ["\uFEFF  <!doctype html><script>alert(1)</script>", "application/octet-stream"],
  ["a\u0000b", "application/octet-stream"],
  ["", "application/octet-stream"],
  ["%PDF-1.7\n", "application/pdf"],
  ["name;value\n1;2\n", "text/plain"],
])("the content %j is taken for %s whatever the client says", async (content, type) => {
  const res = await app
    .as()
    .post("/api/files")
    .attach("files", Buffer.from(content), { filename: "a.png", contentType: "image/png" })
    .expect(201);
  expect(res.body.files[0].type).toBe(type);
});

test("of a request with one bad file nothing is kept", async () => {
  const res = await app
    .as()
    .post("/api/files")
    .attach("files", Buffer.from("small"), "a.txt")
    .attach("files", Buffer.alloc(100_001, "x"), "b.txt")
    .expect(413);
  expect(res.body).toMatchObject({ code: "too_large", limit: 100_000 });
  expect(await app.storedFiles()).toEqual([]);
  await send(Buffer.alloc(100_000, "x")).expect(201);
});

test("a body that cannot fit is refused before it is read", async () => {
  const res = await app.as().post("/api/files").attach("files", Buffer.alloc(2_000_000), "a.bin").expect(413);
  expect(res.body.code).toBe("too_large");
});

test("too many files, none, another field and text fields are told by name", async () => {
  const many = app.as().post("/api/files");
  for (let i = 0; i < 4; i += 1) many.attach("files", Buffer.from("x"), `${i}.txt`);
  expect((await many.expect(422)).body.errors).toEqual([{ field: "files", message: "Send at most 3 files" }]);
  expect(
    (await app.as().put("/api/photo").attach("files", PNG, "a.png").attach("files", PNG, "b.png").expect(422)).body
      .errors[0].message,
  ).toBe("Send at most 1 files");
  expect(
    (
      await app
        .as()
        .post("/api/files")
        .set("Content-Type", "multipart/form-data; boundary=x")
        .send("--x--\r\n")
        .expect(422)
    ).body.errors[0].message,
  ).toBe("Choose a file");
  expect((await send("x", "a.txt", "file").expect(422)).body.errors[0].field).toBe("file");
  expect(
    (await app.as().post("/api/files").field("role", "admin").attach("files", PNG, "a.png").expect(422)).body.errors[0]
      .field,
  ).toBe("role");
  expect(await app.storedFiles()).toEqual([]);
});

test("another content type is 415, and a stranger is refused before anything is stored", async () => {
  await app.as().post("/api/files").send({ files: [] }).expect(415);
  await app.request.post("/api/files").attach("files", PNG, "a.png").expect(401);
  expect(await app.storedFiles()).toEqual([]);
});

test.each([
  ["no boundary", "multipart/form-data", "rubbish"],
  [
    "an end that never comes",
    "multipart/form-data; boundary=x",
    '--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nhalf',
  ],
  [
    "broken headers",
    "multipart/form-data; boundary=x",
    "--x\r\nContent-Disp\u0000osition form-data\r\n\r\nx\r\n--x--\r\n",
  ],
])("multipart with %s is refused and leaves nothing", async (_name, type, body) => {
  const res = await app.as().post("/api/files").set("Content-Type", type).send(body);
  expect([400, 422]).toContain(res.status);
  expect(await app.storedFiles()).toEqual([]);
});

test("an upload that is broken off leaves nothing and hurts nobody", async () => {
  const socket = connect(app.port, "127.0.0.1");
  socket.write(
    "POST /api/files HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer person\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 50000\r\n\r\n" +
      '--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n' +
      "some of it".repeat(100),
  );
  await eventually(async () => expect(await app.storedFiles()).toHaveLength(1));
  socket.destroy();
  await eventually(async () => expect(await app.storedFiles()).toEqual([]));
  await send("fine").expect(201);
});

test("when the handler fails its files are removed", async () => {
  fails = true;
  await send("x").expect(404);
  expect(await app.storedFiles()).toEqual([]);
});

test("a full disk is 507 and leaves nothing", async () => {
  full = true;
  expect((await send(Buffer.alloc(90_000)).expect(507)).body.code).toBe("storage_full");
  expect(await app.storedFiles()).toEqual([]);
});

test("a download is saved and not run; pictures alone may be shown", async () => {
  await send(PNG, "a.png").expect(201);
  const key = received[0]?.storageKey;
  const saved = await app.as().get(`/api/files/${key}?type=image/png`).expect(200);
  expect(saved.body).toEqual(PNG);
  expect(saved.headers).toMatchObject({
    "content-type": "image/png",
    "content-disposition":
      "attachment; filename=\"Beleg _ M_rz.png\"; filename*=UTF-8''Beleg%20%E2%80%93%20M%C3%A4rz.png",
    "content-security-policy": expect.stringMatching(/^sandbox; default-src 'none'/),
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  });
  const shown = await app.as().get(`/api/files/${key}?type=image/png&inline=true`).expect(200);
  expect(shown.headers["content-disposition"]).toContain("inline;");
  const svg = await app.as().get(`/api/files/${key}?type=image/svg%2Bxml&inline=true`).expect(200);
  expect(svg.headers["content-disposition"]).toContain("attachment;");
  await app.as().head(`/api/files/${key}?type=image/png`).expect(200);
});

test("a file that is gone is a failure with an answer, not a broken connection", async () => {
  await app
    .as()
    .get(`/api/files/${"0".repeat(32)}?type=image/png`)
    .expect(500);
});

test("an empty file is a file", async () => {
  await send("").expect(201);
  const res = await app.as().get(`/api/files/${received[0]?.storageKey}?type=text/plain`).expect(200);
  expect(res.headers["content-length"]).toBe("0");
});

test("a download that is broken off hurts nobody", async () => {
  await send(Buffer.alloc(100_000, "x")).expect(201);
  const socket = connect(app.port, "127.0.0.1");
  socket.write(
    `GET /api/files/${received[0]?.storageKey}?type=text/plain HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer person\r\n\r\n`,
  );
  await once(socket, "data");
  socket.destroy();
  await sleep(100); // for a failure to show, were there one
  await send("fine").expect(201);
});
