import { Agent, request } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import { buffer } from "node:stream/consumers";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Sent {
  method: string;
  /** Sent as it is: no client tidies it up. */
  path: string;
  authorization?: string | null;
  headers?: Record<string, string>;
  body?: unknown;
  file?: { name: string; content: Buffer } | null;
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** One request, byte for byte as it is asked for. */
export async function send(url: string, sent: Sent): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const { type, content } = await bodyOf(sent);
  return new Promise((resolve, reject) => {
    const req = request(
      {
        agent,
        hostname,
        port,
        method: sent.method,
        path: sent.path,
        headers: {
          ...(sent.authorization ? { authorization: sent.authorization } : {}),
          ...(content.length > 0 ? { "content-type": type, "content-length": String(content.length) } : {}),
          ...sent.headers,
        },
      },
      (res) => {
        buffer(res).then(
          (bytes) => resolve({ status: res.statusCode ?? 0, headers: res.headers, text: bytes.toString("utf8") }),
          reject,
        );
      },
    );
    req.on("error", reject);
    req.end(content);
  });
}

async function bodyOf({ body, file }: Sent): Promise<{ type: string; content: Buffer }> {
  if (!file) {
    return {
      type: "application/json",
      content: body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body)),
    };
  }
  const form = new FormData();
  form.set("files", new Blob([new Uint8Array(file.content)]), file.name);
  const packed = new Response(form);
  return { type: packed.headers.get("content-type") ?? "", content: Buffer.from(await packed.arrayBuffer()) };
}

/** Lets the sockets go that were kept for the next request. */
export const closeSockets = (): void => agent.destroy();
