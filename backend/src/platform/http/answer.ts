import { pipeline } from "node:stream/promises";
import { once } from "node:events";
import type { Request, Response } from "express";
import type { Endpoint } from "../../contract/index.js";
import type { FileAnswer } from "./context.js";
import { contentDisposition } from "./file-name.js";
import { filePolicy } from "./security-headers.js";

/** What a handler returned is not what the contract promises: a bug of ours, answered as 500. */
class BrokenPromise extends Error {
  override readonly name = "BrokenPromise";
}

/** The first success status of an endpoint: what it answers unless its handler says otherwise. */
export function firstStatus(endpoint: Endpoint): number {
  const status = Object.keys(endpoint.responses)
    .map(Number)
    .sort((a, b) => a - b)[0];
  if (status === undefined) throw new Error("An endpoint without a response");
  return status;
}

/**
 * What may leave the house: the fields that the contract names and no others, whatever else the handler put in.
 * @throws BrokenPromise when a field is missing or of another type.
 */
export function checkedBody(endpoint: Endpoint, status: number, value: unknown): unknown {
  const schema = endpoint.responses[status];
  if (schema === undefined) throw new BrokenPromise(`Status ${status} is not in the contract`);
  if (schema === null || schema === "file") return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    // Paths and reasons, never values: they go to the log.
    const issues = parsed.error.issues
      .slice(0, 10)
      .map(({ path, message }) => `${path.map(String).join(".")}: ${message}`);
    throw new BrokenPromise(`The answer breaks the contract: ${issues.join("; ")}`);
  }
  return parsed.data;
}

export function sendBody(res: Response, status: number, body: unknown): void {
  res.status(status).set("Cache-Control", "no-store");
  if (body === undefined) res.end();
  else res.json(body);
}

/** Raster pictures that no browser takes for anything else. */
const INLINE = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/** Streams a file so that it is saved, not run: what is in it came from strangers. */
export async function sendFile(req: Request, res: Response, file: FileAnswer): Promise<void> {
  const inline = file.inline && INLINE.has(file.mediaType);
  try {
    // Whatever is wrong with the file shows at its first byte, while another answer is still possible.
    await once(file.stream, "readable");
    res.status(200).set({
      "Content-Type": file.mediaType === "text/plain" ? "text/plain; charset=utf-8" : file.mediaType,
      ...(file.size !== null && { "Content-Length": String(file.size) }),
      "Content-Disposition": contentDisposition(inline ? "inline" : "attachment", file.fileName),
      "Content-Security-Policy": filePolicy,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": file.cacheControl ?? "private, no-store",
    });
    if (req.method === "HEAD") res.end();
    else await pipeline(file.stream, res);
  } catch (error) {
    if (!isGone(error)) throw error;
  } finally {
    file.stream.destroy();
  }
}

/** The reader went away in the middle: nobody is left to tell. */
function isGone(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "ERR_STREAM_PREMATURE_CLOSE" || error.code === "EPIPE" || error.code === "ECONNRESET")
  );
}
