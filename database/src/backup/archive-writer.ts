import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { pack } from "tar-stream";

export interface ArchiveWriter {
  /** Adds a part; resolves once it is on its way to the disk, so that no more than one lies in memory. */
  add(name: string, size: number, content: Readable): Promise<void>;
  addBytes(name: string, bytes: Buffer): Promise<void>;
  /** SHA-256 of each part so far, in hex. */
  checksums: Readonly<Record<string, string>>;
  /** Bytes of content so far, before compression. */
  size(): number;
  /** Puts the finished file, which is on disk then, in its place. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

/**
 * Writes a tar, compressed, beside its final place: a file of the final name is always whole. Only its owner can read
 * it, for it holds everything that the desk knows.
 */
export function openArchive(path: string): ArchiveWriter {
  const unfinished = `${path}.unfinished`;
  const tar = pack();
  const written = pipeline(tar, createGzip(), createWriteStream(unfinished, { mode: 0o600, flush: true }));
  // Told by whoever waits for the next part or for the end; until then it must not count as unhandled.
  written.catch(() => undefined);
  const checksums: Record<string, string> = {};
  let bytes = 0;

  const add = async (name: string, size: number, content: Readable) => {
    const hash = createHash("sha256");
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done(null, chunk);
      },
    });
    const entry = tar.entry({ name, size });
    // A disk that is full ends the writing; without looking at it, the part would wait for ever.
    await Promise.race([pipeline(content, meter, entry), written.then(() => undefined)]);
    checksums[name] = hash.digest("hex");
  };

  return {
    add,
    addBytes: (name, content) => add(name, content.length, Readable.from([content])),
    checksums,
    size: () => bytes,
    finish: async () => {
      tar.finalize();
      await written;
      await rename(unfinished, path);
    },
    abandon: async () => {
      tar.destroy();
      await written.catch(() => undefined);
      await rm(unfinished, { force: true });
    },
  };
}
