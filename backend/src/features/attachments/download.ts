import type { FileAnswer } from "../../platform/http/context.js";
import { dimensionsOf, rasterTypes } from "../../platform/image/index.js";
import type { Storage } from "../../platform/storage.js";
import { contentKey } from "./content.js";
import type { Attachment } from "./models.js";

/** What of a picture is read to learn its size; the cameras' data before it may be long. */
const headBytes = 256 * 1024;
/** More a browser would spend hundreds of megabytes on, however small the file. */
const maxPixels = 64_000_000;

/**
 * A file to send. It is saved, not shown, except a picture that is asked for as one: by content a raster image that
 * no browser runs, of a size that no browser chokes on.
 *
 * @throws AppError 409 or 403 for one that nobody may have.
 */
export async function openDownload(storage: Storage, attachment: Attachment, asPicture: boolean): Promise<FileAnswer> {
  const key = contentKey(attachment);
  return {
    stream: storage.read(key),
    fileName: attachment.fileName,
    mediaType: attachment.mediaType,
    size: attachment.size,
    inline: asPicture && rasterTypes.includes(attachment.mediaType) && (await isReasonable(storage, key)),
  };
}

async function isReasonable(storage: Storage, key: string): Promise<boolean> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of storage.read(key) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= headBytes) break;
  }
  const size = dimensionsOf(Buffer.concat(chunks));
  return size !== null && size.width * size.height <= maxPixels;
}
