import { connect, type Socket } from "node:net";

export interface Answer {
  status: number;
  body: string;
}

/** A connection that is kept: one request after the other. It costs the machine far less than `fetch`, which would be the limit here. */
export interface Connection {
  send(request: Request): Promise<Answer>;
  close(): void;
}

export interface Request {
  method: "GET" | "POST" | "PATCH";
  path: string;
  token?: string;
  body?: unknown;
}

export function openConnection(url: string): Connection {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  let buffer = Buffer.alloc(0);
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;
  const fail = (error: Error) => {
    waiting?.reject(error);
    waiting = null;
  };
  socket.on("error", fail);
  socket.on("close", () => fail(new Error("The connection was closed")));
  socket.on("data", (data) => {
    buffer = buffer.length === 0 ? data : Buffer.concat([buffer, data]);
    const answer = readAnswer(buffer);
    if (!answer) return;
    buffer = Buffer.alloc(0);
    const { resolve } = waiting ?? {};
    waiting = null;
    resolve?.(answer);
  });
  return {
    send: ({ method, path, token, body }) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        const text = body === undefined ? "" : JSON.stringify(body);
        const headers = [
          `${method} ${path} HTTP/1.1`,
          `host: ${hostname}`,
          ...(token ? [`authorization: Bearer ${token}`] : []),
          ...(text ? ["content-type: application/json", `content-length: ${Buffer.byteLength(text)}`] : []),
        ];
        socket.write(`${headers.join("\r\n")}\r\n\r\n${text}`);
      }),
    close: () => void socket.destroy(),
  };
}

/** Null while there is more to come. @throws Error for an answer that does not say how long it is. */
function readAnswer(buffer: Buffer): Answer | null {
  const end = buffer.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const head = buffer.toString("latin1", 0, end);
  const status = Number(head.slice(9, 12));
  const length = status === 204 || status === 304 ? 0 : Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1]);
  if (Number.isNaN(length)) throw new Error(`An answer does not say how long it is: ${head}`);
  if (buffer.length < end + 4 + length) return null;
  return { status, body: buffer.toString("utf8", end + 4, end + 4 + length) };
}
