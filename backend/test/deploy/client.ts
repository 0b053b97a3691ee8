import { Agent, request } from "node:https";
import { text } from "node:stream/consumers";

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface Ask {
  method?: string;
  token?: string;
  body?: object | Buffer;
  headers?: Record<string, string>;
  /** The address to come from. */
  from?: string;
}

const TIMEOUT_MS = 30_000;

/** Requests through nginx over TLS, on kept connections, as browsers and programs make them. */
export function createClient(port: number, certificate: Buffer) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64, ca: certificate });

  const ask = (path: string, { method = "GET", token, body, headers, from }: Ask = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const isFile = Buffer.isBuffer(body);
      const payload = body === undefined || isFile ? body : Buffer.from(JSON.stringify(body));
      const req = request(
        {
          host: "localhost",
          port,
          path,
          method,
          agent: from ? new Agent({ ca: certificate }) : agent,
          family: 4,
          timeout: TIMEOUT_MS,
          ...(from && { localAddress: from }),
          headers: {
            "x-redress-request": "1",
            ...(token && { authorization: `Bearer ${token}` }),
            ...(payload && { "content-length": payload.length }),
            ...(payload && !isFile && { "content-type": "application/json" }),
            ...headers,
          },
        },
        (res) => {
          text(res).then((read) => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: read }), reject);
        },
      );
      req.on("error", reject);
      req.on("timeout", () => req.destroy(new Error(`${method} ${path} was not answered within ${TIMEOUT_MS} ms`)));
      req.end(payload);
    });

  return { ask, close: () => agent.destroy() };
}

export type Client = ReturnType<typeof createClient>;

/** The body of an answer that must be a success. */
export function jsonOf<T>(answer: Answer): T {
  if (answer.status >= 300) throw new Error(`Answered ${answer.status}: ${answer.body.slice(0, 300)}`);
  return JSON.parse(answer.body) as T;
}
