import { Transform } from "node:stream";
import type { Request, Response } from "express";
import multer, { MulterError, type StorageEngine } from "multer";
import { AppError, fieldErrors } from "../errors.js";
import type { Storage } from "../storage.js";
import type { UploadedFile } from "./context.js";
import { cleanFileName } from "./file-name.js";
import { HEAD_BYTES, mediaTypeOf } from "./media-type.js";
import { through } from "./through.js";

const FIELD = "files";

export interface UploadLimits {
  /** Bytes of one file. */
  maxBytes: number;
  /** Files of one request. */
  maxFiles: number;
}

/**
 * Streams the files of a multipart request to the storage. On any failure nothing of them is left.
 * @throws AppError `too_large` (413), `unsupported_media_type` (415), `validation` (422), `malformed_request` (400),
 *   `storage_full` (507).
 */
export async function receiveFiles(
  req: Request,
  res: Response,
  storage: Storage,
  limits: UploadLimits,
): Promise<UploadedFile[]> {
  if (!req.is("multipart/form-data"))
    throw new AppError("unsupported_media_type", 415, `Send multipart/form-data with the field \`${FIELD}\``);
  refuseByLength(req, limits);
  const reception: Reception = { writes: [], failure: null };
  const parser = multer({
    storage: engine(storage, reception),
    limits: {
      fileSize: limits.maxBytes,
      files: limits.maxFiles,
      fields: 10,
      fieldSize: 1024,
      fieldNameSize: 100,
      headerPairs: 20,
      parts: limits.maxFiles + 10,
    },
    defParamCharset: "utf8",
  });
  try {
    await through(parser.array(FIELD), req, res);
  } catch (error) {
    // The parser reports a broken request before the last write has noticed it.
    const writes = await Promise.allSettled(reception.writes);
    await removeFiles(
      storage,
      writes.flatMap((write) => (write.status === "fulfilled" ? [write.value] : [])),
    );
    throw reception.failure ?? translate(error, limits);
  }
  if (reception.writes.length === 0) throw fieldErrors({ [FIELD]: "Choose a file" });
  return Promise.all(reception.writes);
}

interface Reception {
  /** One per file, in the order of their parts. */
  readonly writes: Promise<UploadedFile>[];
  /** The storage's own failure, which the parser would pass on among its own. */
  failure: Error | null;
}

export async function removeFiles(storage: Storage, files: readonly UploadedFile[]): Promise<void> {
  await Promise.all(files.map(({ storageKey }) => storage.remove(storageKey)));
}

/** Refused before a byte is read: a body that cannot be right need not be sent. */
function refuseByLength(req: Request, { maxBytes, maxFiles }: UploadLimits): void {
  const envelope = 64 * 1024;
  if (Number(req.get("content-length") ?? 0) > maxBytes * maxFiles + envelope) throw tooLarge(maxBytes);
}

const tooLarge = (limit: number) => new AppError("too_large", 413, `A file may have at most ${limit} bytes`, { limit });

/** Measures, hashes and recognises each file while it streams by. */
function engine(storage: Storage, reception: Reception): StorageEngine {
  return {
    _handleFile(_req, file, done) {
      const write = store(storage, file);
      reception.writes.push(write);
      write.then(
        () => done(null, {}),
        (error: unknown) => {
          // A stream that broke off is the request's fault; anything else is the storage's.
          if (error instanceof Error && !(error instanceof BrokenOff)) reception.failure ??= error;
          file.stream.resume();
          done(error);
        },
      );
    },
    // All files go or stay together: see `receiveFiles`.
    _removeFile: (_req, _file, done) => done(null),
  };
}

class BrokenOff extends Error {
  override readonly name = "BrokenOff";
}

async function store(storage: Storage, file: Express.Multer.File): Promise<UploadedFile> {
  const head: Buffer[] = [];
  let kept = 0;
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (kept < HEAD_BYTES) head.push(chunk.subarray(0, HEAD_BYTES - kept));
      kept += chunk.length;
      done(null, chunk);
    },
  });
  const breakOff = () => {
    if (!file.stream.readableEnded) watch.destroy(new BrokenOff());
  };
  file.stream.on("error", breakOff).on("close", breakOff);
  const { key, size, sha256 } = await storage.write(file.stream.pipe(watch));
  return {
    fileName: cleanFileName(file.originalname),
    mediaType: await mediaTypeOf(Buffer.concat(head)),
    size,
    sha256,
    storageKey: key,
  };
}

function translate(error: unknown, { maxBytes, maxFiles }: UploadLimits): unknown {
  if (!(error instanceof MulterError)) {
    // The parser's own errors have no class: what is left besides the storage's failures is a body that nobody can read.
    return new AppError("malformed_request", 400, "The multipart body could not be read");
  }
  switch (error.code) {
    case "LIMIT_FILE_SIZE":
      return tooLarge(maxBytes);
    case "LIMIT_FILE_COUNT":
    case "LIMIT_PART_COUNT":
      return fieldErrors({ [FIELD]: `Send at most ${maxFiles} files` });
    case "LIMIT_UNEXPECTED_FILE":
      // Multer says the same of the wrong field and of one file too many.
      return fieldErrors(
        error.field === FIELD
          ? { [FIELD]: `Send at most ${maxFiles} files` }
          : { [(error.field ?? FIELD).slice(0, 100)]: "There is no such field" },
      );
    default:
      return fieldErrors({ [(error.field ?? "body").slice(0, 100)]: "This field is not taken here" });
  }
}
