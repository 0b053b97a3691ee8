import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { RequestHandler } from "express";

const pack = promisify(gzip);

/** How a packed text is sent. */
export interface PackedHeaders {
  /** As a file's ending: "json". */
  type: string;
  cacheControl: string;
}

/**
 * Answers with something large that stays the same while the process lives, made and packed when first asked for and kept.
 * Anybody may ask as often as they like, so an answer must cost no more than sending it.
 *
 * @param make what fails is tried again by the next request.
 */
export function packed(make: () => Promise<Buffer>, { type, cacheControl }: PackedHeaders): RequestHandler {
  let kept: Promise<{ plain: Buffer; zipped: Buffer }> | null = null;
  const prepare = async () => {
    const plain = await make();
    return { plain, zipped: await pack(plain) };
  };
  return async (req, res) => {
    kept ??= prepare();
    const { plain, zipped } = await kept.catch((error: unknown) => {
      kept = null;
      throw error;
    });
    res.vary("Accept-Encoding").set("Cache-Control", cacheControl).type(type);
    if (req.acceptsEncodings("gzip") === "gzip") res.set("Content-Encoding", "gzip").send(zipped);
    else res.send(plain);
  };
}
