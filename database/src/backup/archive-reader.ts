import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import { BackupError } from "./format.js";

/**
 * Hands over the parts of a backup one after the other; each must be read to its end.
 *
 * @throws BackupError when the file is damaged, cut short or no backup; what `take` throws is thrown on.
 */
export async function readArchive(
  path: string,
  take: (name: string, content: Readable) => Promise<void>,
): Promise<void> {
  const tar = extract();
  const flowing = pipeline(createReadStream(path), createGunzip(), tar).then(
    () => null,
    (error: unknown) => error,
  );
  try {
    for await (const entry of tar) await take(entry.header.name, entry as unknown as Readable);
  } catch (error) {
    // What broke off below is the reason; whoever read a part has only seen it end too early.
    const below = await flowing;
    throw isUnreadable(below) || isCutShort(error) ? damaged(path, below ?? error) : error;
  }
  const below = await flowing;
  if (below === null) return;
  if (isUnreadable(below) || isCutShort(below)) throw damaged(path, below);
  throw new BackupError(`${path} cannot be read: ${String(fieldOf(below, "message"))}`, { cause: below });
}

export const damaged = (path: string, cause?: unknown): BackupError =>
  new BackupError(`${path} is damaged, cut short or no backup. Nothing was restored.`, { cause });

/** zlib does not know what to make of the bytes. */
const isUnreadable = (error: unknown): boolean => String(fieldOf(error, "code")).startsWith("Z_");

/** The tar's own layout does not fit what follows. */
const isCutShort = (error: unknown): boolean =>
  /tar|unexpected end|premature close|size mismatch|writable stream closed/i.test(String(fieldOf(error, "message")));

const fieldOf = (error: unknown, field: string): unknown =>
  error !== null && typeof error === "object" ? Reflect.get(error, field) : undefined;
