import { connect, type Socket } from "node:net";
import type { Readable } from "node:stream";
import { ScanError } from "./scan-error.js";
import type { ScanLimits, ScannerAddress } from "./scanner.js";

/** More than any answer of clamd's has. */
const LONGEST_REPLY = 4_096;

/**
 * One INSTREAM conversation: the command, the content in pieces that each begin with their length, a length of 0, and
 * the answer, which ends with a zero byte.
 *
 * @returns the answer's text.
 * @throws ScanError when there is none, it is cut off, or it says OK to what was not yet sent whole.
 */
export async function askInStream(
  address: ScannerAddress,
  content: Readable,
  { size, limits }: { size: number; limits: ScanLimits },
): Promise<string> {
  const socket = connect(address);
  const late = (millis: number, what: string) =>
    setTimeout(() => socket.destroy(new ScanError(`${what} within ${millis / 1000} s`)), millis);
  const timers = [
    late(limits.connectMillis, "The scanner took no connection"),
    late(limits.totalMillis, "The scanner did not answer"),
  ];
  socket.once("connect", () => clearTimeout(timers[0]));

  const sent = { whole: false };
  const reply = readReply(socket).then((text) => {
    // A scanner that has not seen the end cannot know that nothing is in it.
    if (!sent.whole && text === "stream: OK") throw new ScanError("The scanner said OK before it had the whole file");
    return text;
  });
  try {
    // Whatever it answers before the end counts at once: it may refuse the rest and close.
    return await Promise.race([reply, send(socket, content, size, sent).then(() => reply)]);
  } catch (error) {
    if (error instanceof ScanError) throw error;
    throw new ScanError(`The scanner could not be asked: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  } finally {
    for (const timer of timers) clearTimeout(timer);
    content.destroy();
    socket.destroy();
  }
}

async function send(socket: Socket, content: Readable, size: number, sent: { whole: boolean }): Promise<void> {
  await write(socket, Buffer.from("zINSTREAM\0"));
  let bytes = 0;
  for await (const piece of content as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > size) throw new ScanError("The stored file is longer than it was when it came");
    // A piece of no length would end the stream: the rest would pass unseen.
    if (piece.length > 0) await write(socket, Buffer.concat([lengthOf(piece.length), piece]));
  }
  if (bytes < size) throw new ScanError("The stored file is shorter than it was when it came");
  sent.whole = true;
  await write(socket, lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** Waits until the piece is taken, so that a file is never in memory as a whole. */
const write = (socket: Socket, piece: Buffer): Promise<void> =>
  new Promise((resolve, reject) => socket.write(piece, (error) => (error ? reject(error) : resolve())));

function readReply(socket: Socket): Promise<string> {
  const reply = new Promise<string>((resolve, reject) => {
    let text = "";
    socket.setEncoding("latin1");
    socket.on("data", (piece: string) => {
      text += piece;
      const end = text.indexOf("\0");
      if (end >= 0 && end < text.length - 1) reject(new ScanError("The scanner answered twice"));
      else if (end >= 0) resolve(text.slice(0, end));
      else if (text.length > LONGEST_REPLY) reject(new ScanError("The scanner's answer has no end"));
    });
    socket.once("error", reject);
    socket.once("close", () => reject(new ScanError("The scanner closed the connection without an answer")));
  });
  // It is awaited only once everything is sent; what fails before that is told by the sending.
  reply.catch(() => undefined);
  return reply;
}
