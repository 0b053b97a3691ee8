import { createHash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream, mkdirSync } from "node:fs";
import { mkdir, open, opendir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "./errors.js";

export interface StoredFile {
  /** Random, 128 bits; names the file in the storage and nowhere else. */
  key: string;
  /** Bytes. */
  size: number;
  sha256: Buffer;
}

/** Where files' contents lie: outside the web root, under random names. What they are called and who may read them is in the database. */
export interface Storage {
  /** Stores a stream to its end and on disk. Nothing is left of one that breaks off. @throws AppError `storage_full` (507). */
  write(content: Readable): Promise<StoredFile>;
  /** The content; the stream fails where there is none. */
  read(key: string): Readable;
  /** The content with its size in bytes, or null where there is none (any more). */
  open(key: string): Promise<{ size: number; content: Readable } | null>;
  /** Stores a content under the key that it had before, for a restored backup. @throws AppError `storage_full` (507). */
  put(key: string, content: Readable): Promise<void>;
  /** Removing what is not there is fine: a repeated clean-up changes nothing. */
  remove(key: string): Promise<void>;
  /** Every file there is, also those whose writing broke off with the process; for the sweep of what belongs to nothing. */
  list(): AsyncIterable<{ key: string; storedAt: Date }>;
}

const KEY = /^[0-9a-f]{32}$/;
const INCOMING = "incoming";

/** Files in a folder of this machine, spread over subfolders by the first two digits of the key. */
export function openDiskStorage(folder: string): Storage {
  mkdirSync(join(folder, INCOMING), { recursive: true, mode: 0o700 });
  const shelf = (key: string) => join(folder, key.slice(0, 2));
  const place = (key: string) => join(shelf(key), checked(key));
  // A file has its final name only once it is whole, so a reader never meets half of one.
  const incoming = (key: string) => join(folder, INCOMING, checked(key));
  const store = async (key: string, content: Readable, flags: "w" | "wx") => {
    const { meter, result } = measure();
    const file = createWriteStream(incoming(key), { flags, mode: 0o600, flush: true });
    try {
      await pipeline(content, meter, file);
      await mkdir(shelf(key), { recursive: true, mode: 0o700 });
      await rename(incoming(key), place(key));
    } catch (error) {
      // A content that fails at once does so before the file is opened: it must not appear behind our back.
      if (!file.closed) await new Promise<void>((resolve) => file.once("close", resolve));
      await rm(incoming(key), { force: true });
      throw isFull(error) ? new AppError("storage_full", 507, "There is no room for the file") : error;
    }
    return result();
  };

  return {
    async write(content) {
      const key = randomBytes(16).toString("hex");
      return { key, ...(await store(key, content, "wx")) };
    },
    read: (key) => createReadStream(place(key)),
    async open(key) {
      try {
        // Opened before it is measured: what is removed from now on can still be read.
        const file = await open(place(key));
        const { size } = await file.stat();
        return { size, content: file.createReadStream() };
      } catch (error) {
        if (codeOf(error) === "ENOENT") return null;
        throw error;
      }
    },
    put: async (key, content) => void (await store(key, content, "w")),
    async remove(key) {
      await rm(place(key), { force: true });
      await rm(incoming(key), { force: true });
    },
    async *list() {
      for await (const shelfEntry of await opendir(folder)) {
        if (!shelfEntry.isDirectory()) continue;
        for await (const file of await opendir(join(folder, shelfEntry.name))) {
          if (!KEY.test(file.name)) continue;
          const { mtime } = await stat(join(folder, shelfEntry.name, file.name));
          yield { key: file.name, storedAt: mtime };
        }
      }
    },
  };
}

/** Keys come from the database, but a path is made of them: anything else must not leave the folder. */
function checked(key: string): string {
  if (!KEY.test(key)) throw new Error("That is no storage key");
  return key;
}

function measure(): { meter: Transform; result: () => { size: number; sha256: Buffer } } {
  const hash = createHash("sha256");
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  return { meter, result: () => ({ size, sha256: hash.digest() }) };
}

const isFull = (error: unknown): boolean => codeOf(error) === "ENOSPC" || codeOf(error) === "EDQUOT";

function codeOf(error: unknown): unknown {
  return error !== null && typeof error === "object" ? Reflect.get(error, "code") : undefined;
}
