import { randomUUID } from "node:crypto";
import { get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client, Answer } from "./client.js";
import { jsonOf } from "./client.js";
import type { ProductionProcess } from "./production-process.js";

export interface Edge {
  client: Client;
  httpPort: number;
  httpsPort: number;
  token: string;
  metricsToken: string;
  processes: readonly ProductionProcess[];
}

/** What must hold between the visitor and the processes, as sentences about what does not. */
export async function complaintsAboutEdge(edge: Edge): Promise<string[]> {
  return (await Promise.all([transport(edge), addresses(edge), hidden(edge), sizes(edge)])).flat();
}

const unless = (holds: boolean, complaint: string) => (holds ? [] : [complaint]);

async function transport({ client, httpPort, httpsPort }: Edge): Promise<string[]> {
  const plain = await new Promise<{ status: number | undefined; to: string | undefined }>((resolve, reject) => {
    get({ host: "127.0.0.1", port: httpPort, path: "/complaints?x=1", agent: false }, (res) => {
      res.resume();
      resolve({ status: res.statusCode, to: res.headers.location });
    }).on("error", reject);
  });
  const app = await client.ask("/api/app");
  const hsts = String(app.headers["strict-transport-security"] ?? "");
  const page = await client.ask("/");
  return [
    ...unless(
      plain.status === 301 && plain.to === `https://localhost:${httpsPort}/complaints?x=1`,
      `Plain http is not led to https: ${JSON.stringify(plain)}`,
    ),
    ...unless(app.status === 200 && /max-age=\d{7,}/.test(hsts), `No HSTS: ${hsts}`),
    ...unless(page.status === 200 && page.body.includes("<!doctype html"), `The web app is not served: ${page.status}`),
    ...unless(
      String(page.headers["content-security-policy"]).includes(`wss://localhost:${httpsPort}`),
      "The page may not open its live channel",
    ),
  ];
}

/** The address in the log is the one nginx saw, whatever a visitor claims to be. */
async function addresses({ client, processes }: Edge): Promise<string[]> {
  const claims = {
    "x-forwarded-for": "203.0.113.7, 198.51.100.1",
    forwarded: "for=203.0.113.7",
    "x-real-ip": "203.0.113.7",
  };
  const [honest, lying] = [`/api/app?honest=${randomUUID()}`, `/api/app?lying=${randomUUID()}`];
  await client.ask(honest, { from: "127.0.0.2" });
  await client.ask(lying, { from: "127.0.0.3", headers: claims });
  const loggedFor = async (url: string) => {
    for (let tries = 0; tries < 100; tries += 1, await sleep(20)) {
      const line = processes.flatMap(({ log }) => log).find((entry) => entry["url"] === url);
      if (line) return String(line["ip"]);
    }
    return "nothing";
  };
  const [ofHonest, ofLying] = [await loggedFor(honest), await loggedFor(lying)];
  return [
    ...unless(ofHonest === "127.0.0.2", `A visitor from 127.0.0.2 is logged as ${ofHonest}`),
    ...unless(ofLying === "127.0.0.3", `A forged address is believed: ${ofLying}`),
  ];
}

async function hidden({ client, metricsToken }: Edge): Promise<string[]> {
  const paths = ["/metrics", "/metrics/", "/METRICS", "//metrics", "/%6detrics", "/./metrics"];
  const headers = { authorization: `Bearer ${metricsToken}` };
  const answers = await Promise.all(paths.map((path) => client.ask(path, { headers })));
  return answers.flatMap(({ body }, i) =>
    unless(!body.includes("process_cpu"), `${paths[i]} shows the metrics to the world`),
  );
}

async function sizes({ client, token }: Edge): Promise<string[]> {
  const { attachments } = jsonOf<{ attachments: { max_bytes: number } }>(await client.ask("/api/app"));
  const fits = await upload(client, token, attachments.max_bytes);
  const tooLarge = await upload(client, token, attachments.max_bytes + 1);
  const farTooLarge = await upload(client, token, attachments.max_bytes * 12);
  const longText = await client.ask("/api/tickets", {
    method: "POST",
    token,
    body: { subject: "x".repeat(4_000_000) },
  });
  const code = ({ body }: Answer) => (JSON.parse(body) as { code?: string }).code;
  return [
    ...unless(fits.status === 201, `A file of the largest size allowed is answered ${fits.status}: ${fits.body}`),
    ...[tooLarge, farTooLarge, longText].flatMap((answer, i) =>
      unless(
        answer.status === 413 && answer.body.startsWith("{") && code(answer) === "too_large",
        `Too large (${i}) is answered ${answer.status}: ${answer.body.slice(0, 100)}`,
      ),
    ),
  ];
}

function upload(client: Client, token: string, bytes: number): Promise<Answer> {
  const boundary = randomUUID();
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="notes.txt"\r\nContent-Type: text/plain\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), Buffer.alloc(bytes, "a"), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = { "content-type": `multipart/form-data; boundary=${boundary}`, "idempotency-key": randomUUID() };
  return client.ask("/api/attachments", { method: "POST", token, body, headers });
}
