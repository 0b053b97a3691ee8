import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { once } from "node:events";
import { endpoints, type Endpoint, type RouteName } from "../src/contract/index.js";
import { buildCallers, type Caller } from "./route-matrix/callers.js";
import { buildMatrixDesk, type MatrixDesk } from "./route-matrix/desk.js";
import { matrixRequests } from "./route-matrix/requests.js";
import { closeSockets, send, type Answer } from "./route-matrix/send.js";
import { sharedData } from "./shared-data.js";
import { eventually } from "./eventually.js";

interface HostileUploads {
  files: { cases: { id: string; filename: string; contentType: string; content_base64: string }[] };
  filenames: { names: string[] };
}
const given = sharedData<HostileUploads>("uploads.json");

const files = [
  {
    id: "svg",
    filename: "logo.svg",
    contentType: "image/svg+xml",
    content: '<svg xmlns="http://www.w3.org/2000/svg"/>',
  },
  { id: "page", filename: "photo.png", contentType: "image/png", content: "<!doctype html><script>alert(1)</script>" },
  { id: "empty", filename: "empty.png", contentType: "image/png", content: "" },
  { id: "script in a GIF", filename: "p.gif", contentType: "image/gif", content: "GIF89a=1;alert(1)/*\0;" },
].map((file) => ({ ...file, content: Buffer.from(file.content) }));
const cases = [
  ...files,
  ...(given?.files.cases ?? []).map(({ content_base64, ...file }) => ({
    ...file,
    content: Buffer.from(content_base64, "base64"),
  })),
];
const names = [
  "../../etc/passwd",
  "a\u202Egpj.exe",
  '"; filename="evil.html',
  "CON",
  ...(given?.filenames.names ?? []),
];

const routes = (Object.keys(endpoints) as RouteName[]).filter((name) => (endpoints[name] as Endpoint).files);
let desk: MatrixDesk;
let admin: Caller | undefined;

beforeAll(async () => {
  desk = await buildMatrixDesk();
  admin = (await buildCallers(desk)).find(({ name }) => name === "admin");
});
afterAll(async () => {
  closeSockets();
  await desk.app.close();
});

function placeOf(route: RouteName): { method: string; path: string } {
  const found = matrixRequests(desk).find((one) => one.route === route);
  if (!found) throw new Error(`${route} is not in the matrix`);
  return found;
}
const headers = (more: Record<string, string> = {}) => ({
  authorization: admin?.authorization ?? "",
  "content-type": "multipart/form-data; boundary=X",
  ...more,
});
/** Made by hand: clients mend the names they are given. */
function multipart(filename: string, contentType: string, content: Buffer): Buffer {
  const name = filename.replace(/["\r\n]/g, (sign) => encodeURIComponent(sign));
  const head = `--X\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: ${contentType}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from("\r\n--X--\r\n")]);
}
async function upload(route: RouteName, body: Buffer, more: Record<string, string> = {}): Promise<Answer> {
  const { method, path } = placeOf(route);
  const req = httpRequest(`${desk.app.api.url}${path}`, {
    method,
    headers: headers({ "content-length": String(body.length), ...more }),
  });
  req.end(body);
  const [res] = (await once(req, "response")) as [IncomingMessage];
  let text = "";
  for await (const chunk of res.setEncoding("utf8")) text += String(chunk);
  return { status: res.statusCode ?? 0, headers: res.headers, text };
}
const kept = async () => {
  const keys: string[] = [];
  for await (const { key } of desk.app.services.storage.list()) keys.push(key);
  return keys.length;
};
const isPicture = (route: RouteName) => /\/(photo|logo)$/.test(endpoints[route].path);

test("the routes that take files are known", () => {
  expect(routes.sort()).toEqual(
    [
      "addTicketAttachments",
      "createImport",
      "setDeskLogo",
      "setMyPhoto",
      "setOrganizationLogo",
      "uploadAttachments",
    ].sort(),
  );
});

describe.each(routes)("%s", (route) => {
  test("answers every hostile file with yes or a sentence, never with a failure", async () => {
    for (const { id, filename, contentType, content } of cases) {
      const before = await kept();
      const answer = await upload(route, multipart(filename, contentType, content));
      expect([id, answer.status < 500]).toEqual([id, true]);
      if (answer.status < 300) continue;
      // What was refused is not kept, and the answer says why.
      expect([id, await kept()]).toEqual([id, before]);
      const problem = JSON.parse(answer.text) as { code: string; detail?: string };
      expect(problem.code).toMatch(/^(validation|unsupported_media_type|too_large)$/);
    }
    await desk.app.jobs.runAll({ mayFail: true });
    expect((await send(desk.app.api.url, { method: "GET", path: "/readyz", body: undefined, file: null })).status).toBe(
      200,
    );
  });

  if (isPicture(route))
    test("takes no file but a whole raster picture of a size that can be shown", async () => {
      const answers = [];
      for (const { filename, contentType, content } of cases)
        answers.push((await upload(route, multipart(filename, contentType, content))).status);
      expect(answers.filter((status) => status < 400)).toEqual([]);
    });

  test("shows every hostile name as harmless text, or not at all", async () => {
    for (const name of names) {
      const answer = await upload(route, multipart(name, "text/plain", Buffer.from("id,title\n1,Lift\n")));
      expect([name, answer.status < 500]).toEqual([name, true]);
      for (const [, shown] of answer.text.matchAll(/"(?:file_name|name)":"((?:[^"\\]|\\.)*)"/g))
        expect(JSON.parse(`"${shown}"`)).not.toMatch(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069/\\]/u);
    }
  });

  test("outlives what is no multipart, or breaks off, and keeps nothing of it", async () => {
    const before = await kept();
    const whole = multipart("a.txt", "text/plain", Buffer.from("hello"));
    for (const [body, more] of [
      [Buffer.from("hello"), {}],
      [Buffer.alloc(0), {}],
      [whole.subarray(0, 40), {}],
      [whole.subarray(0, -8), {}],
      [whole, { "content-type": "multipart/form-data" }],
      [whole, { "content-type": 'multipart/form-data; boundary=""' }],
      [whole, { "content-type": `multipart/form-data; boundary=${"y".repeat(500)}` }],
      [whole, { "content-type": "text/plain" }],
      [Buffer.from(whole.toString().replace('name="files"', 'name="__proto__"')), {}],
      [Buffer.from(whole.toString().replace("Content-Disposition", "Content-Nothing")), {}],
      [Buffer.from(`--X\r\n${"A: b\r\n".repeat(5000)}\r\nx\r\n--X--\r\n`), {}],
    ] as [Buffer, Record<string, string>][]) {
      const { status } = await upload(route, body, more);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
    const { method, path } = placeOf(route);
    for (let i = 0; i < 5; i += 1) {
      const req = httpRequest(`${desk.app.api.url}${path}`, {
        method,
        headers: headers({ "content-length": "100000" }),
      });
      req.on("error", () => undefined);
      req.write(whole.subarray(0, 100));
      await new Promise((resolve) => setTimeout(resolve, 20));
      req.destroy();
    }
    await eventually(async () => (await kept()) === before);
  });
});
