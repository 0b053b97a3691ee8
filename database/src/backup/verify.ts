import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import type { Readable } from "node:stream";
import { damaged, readArchive } from "./archive-reader.js";
import { BackupError, FORMAT, headerPart, manifestPart, type Header, type Manifest } from "./format.js";

export interface Backup {
  header: Header;
  manifest: Manifest;
}

/**
 * Reads a whole backup and checks every byte against its checksums, before anything is done with it.
 *
 * @throws BackupError when it is missing, damaged, cut short or of another format.
 */
export async function verifyBackup(path: string, progress: (bytes: number) => void): Promise<Backup> {
  if (!existsSync(path)) throw new BackupError(`There is no file ${path}.`);
  const checksums: Record<string, string> = {};
  let header: Header | null = null;
  let manifest: Manifest | null = null;
  let bytes = 0;
  await readArchive(path, async (name, content) => {
    const kept = name === headerPart || name === manifestPart;
    const { checksum, body } = await digest(content, kept, (size) => progress((bytes += size)));
    if (name === headerPart) header = readHeader(path, parse(path, body));
    if (name === manifestPart) manifest = parse(path, body) as Manifest;
    else checksums[name] = checksum;
  });
  if (header === null || manifest === null) throw damaged(path);
  const { parts } = manifest as Manifest;
  const wrong = [...new Set([...Object.keys(parts), ...Object.keys(checksums)])].filter(
    (name) => parts[name] !== checksums[name],
  );
  if (wrong.length > 0) throw damaged(path, new Error(`Wrong checksum: ${wrong.slice(0, 5).join(", ")}`));
  return { header, manifest };
}

async function digest(content: Readable, keep: boolean, progress: (size: number) => void) {
  const hash = createHash("sha256");
  const kept: Buffer[] = [];
  for await (const chunk of content as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (keep) kept.push(chunk);
    progress(chunk.length);
  }
  return { checksum: hash.digest("hex"), body: Buffer.concat(kept) };
}

function readHeader(path: string, value: unknown): Header {
  const format: unknown = value !== null && typeof value === "object" ? Reflect.get(value, "format") : undefined;
  if (typeof format !== "number") throw damaged(path);
  if (format !== FORMAT) {
    throw new BackupError(`${path} is a backup of format ${format}; this version reads format ${FORMAT}.`);
  }
  return value as Header;
}

function parse(path: string, body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (error) {
    throw damaged(path, error);
  }
}
