import { isAscii } from "node:buffer";
import { createHash } from "node:crypto";
import { TextDecoder } from "node:util";
import type { Encoding, FileSource } from "./file-source.js";

/** What a look at every byte tells. */
export interface Fingerprint {
  sha256: Buffer;
  encoding: Encoding;
}

/** Bytes of the longest byte order mark. */
const LONGEST_MARK = 3;

/** Hashes the file and finds out how its characters are written. */
export async function fingerprint(source: FileSource): Promise<Fingerprint> {
  const hash = createHash("sha256");
  const census = new Census();
  let head = Buffer.alloc(0);
  const stream = source.open();
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk);
      if (head.length < LONGEST_MARK) head = Buffer.concat([head, chunk.subarray(0, LONGEST_MARK)]);
      census.count(chunk);
    }
  } finally {
    stream.destroy();
  }
  return { sha256: hash.digest(), encoding: byteOrderMark(head) ?? census.encoding() };
}

function byteOrderMark(head: Buffer): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  return null;
}

/**
 * UTF-8 has a shape that other encodings do not have by chance: where the bytes above ASCII mostly fit it, it is UTF-8,
 * a few damaged characters included; else Windows-1252, which holds Latin-1 as well.
 */
class Census {
  private fitting = 0;
  private broken = 0;
  private readonly decoder = new TextDecoder("utf-8");
  private pending = false;

  count(chunk: Buffer): void {
    if (!this.pending && isAscii(chunk)) return;
    const text = this.decoder.decode(chunk, { stream: true });
    // eslint-disable-next-line no-control-regex -- ASCII is exactly what is not counted
    const foreign = text.match(/[^\u0000-\u007f]/gu) ?? [];
    const broken = foreign.filter((character) => character === "\ufffd").length;
    this.broken += broken;
    this.fitting += foreign.length - broken;
    // The last character of a piece may go on in the next.
    this.pending = (chunk.at(-1) ?? 0) >= 0x80;
  }

  encoding(): Encoding {
    return this.broken > this.fitting / 20 ? "windows-1252" : "utf-8";
  }
}
