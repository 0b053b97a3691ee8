import { Agent, request } from "node:http";

/** Connections are kept, as a browser's or an integrator's are. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const PATIENCE_MS = 20_000;

/** Plain HTTP with as little of the machine as it takes: what the load costs, the desk does not have. */
export function send(
  url: string,
  method: string,
  headers: Record<string, string>,
  body: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { agent, method, headers: { ...headers, "content-length": Buffer.byteLength(body) }, timeout: PATIENCE_MS },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (part: string) => (text += part));
        answer.on("error", reject);
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
      },
    );
    sent.on("timeout", () => sent.destroy(new Error(`${method} ${url} was not answered in time`)));
    sent.on("error", reject);
    sent.end(body);
  });
}
