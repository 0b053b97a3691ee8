import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import type { ScannerAddress } from "../../src/platform/scan/index.js";

/** What every scanner finds, so that one can be tried without a virus; put together here, lest one finds this file. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

/**
 * `scan` is an honest one. The others: `hang` says nothing, `deaf` does not even read, `cut` ends in the middle of a yes,
 * `close` ends without a word, `early` says yes before it has the end, `too_large` refuses after the first piece.
 */
export type ClamdMood = "scan" | "hang" | "deaf" | "cut" | "close" | "early" | "too_large" | { says: string };

export interface FakeClamd {
  /** For SCAN_URL. */
  url: string;
  address: ScannerAddress;
  /** Contents it was given whole, in their order. */
  scanned: Buffer[];
  /** Connections it was ever asked by. */
  asked: () => number;
  become(mood: ClamdMood): void;
  close(): Promise<void>;
}

/** A server on loopback that speaks clamd's INSTREAM, as its manual describes it. */
export async function startClamd({ path }: { path?: string } = {}): Promise<FakeClamd> {
  const scanned: Buffer[] = [];
  const open = new Set<Socket>();
  let asked = 0;
  let mood: ClamdMood = "scan";
  const server = createServer((socket) => {
    asked += 1;
    open.add(socket);
    socket.on("error", () => undefined).on("close", () => open.delete(socket));
    if (mood === "deaf") return void socket.pause();
    let received = Buffer.alloc(0);
    socket.on("data", (piece: Buffer) => {
      received = Buffer.concat([received, piece]);
      if (mood === "early") {
        if (received.length === piece.length) socket.write("stream: OK\0");
        return;
      }
      if (mood === "too_large" && received.length > 50) return void socket.end("INSTREAM size limit exceeded. ERROR\0");
      const content = contentOf(received);
      if (!content) return;
      scanned.push(content);
      answer(socket, content, mood);
    });
  });
  server.listen(path === undefined ? { port: 0, host: "127.0.0.1" } : { path });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  return {
    url: path === undefined ? `tcp://127.0.0.1:${port}` : `unix:${path}`,
    address: path === undefined ? { host: "127.0.0.1", port } : { path },
    scanned,
    asked: () => asked,
    become: (next) => void (mood = next),
    close: async () => {
      for (const socket of open) socket.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, "close");
    },
  };
}

function answer(socket: Socket, content: Buffer, mood: ClamdMood): void {
  if (mood === "hang") return;
  if (mood === "cut") return void socket.end("stream: OK");
  if (mood === "close") return void socket.end();
  if (typeof mood === "object") return void socket.end(mood.says);
  socket.end(content.includes(eicar) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0");
}

const command = Buffer.from("zINSTREAM\0");

/** What was streamed, once a piece of no length has ended it; null before. @throws Error for any other command. */
function contentOf(received: Buffer): Buffer | null {
  if (received.length < command.length) return null;
  if (!received.subarray(0, command.length).equals(command)) throw new Error("That is no INSTREAM");
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    if (at + 4 + length > received.length) return null;
    pieces.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
