import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import type { FileAnswer, UploadedFile } from "../../platform/http/context.js";
import { AppError, fieldErrors, notFound } from "../../platform/errors.js";
import { dimensionsOf, rasterTypes, withoutMetadata } from "../../platform/image/index.js";
import type { Services } from "../../platform/services.js";
import type { Photo } from "./commands/set-photo.js";

const maxBytes = 2 * 1024 * 1024;
/** A side's length; what is larger would cost every browser that shows the photo dearly. */
const maxPixels = 4096;

/**
 * Makes a photo of an uploaded file: checked, and without what its camera wrote into it. The upload itself is removed;
 * the caller keeps the new file's key or removes it.
 *
 * @throws AppError 413, 415 or 422 saying what the file should have been.
 */
export async function keepAsPhoto({ storage }: Pick<Services, "storage">, upload: UploadedFile): Promise<Photo> {
  if (upload.size > maxBytes)
    throw new AppError("too_large", 413, "A photo may have at most 2 MB", { limit: maxBytes });
  if (!rasterTypes.includes(upload.mediaType))
    throw new AppError("unsupported_media_type", 415, "Choose a PNG, JPEG or WebP picture");
  const original = await buffer(storage.read(upload.storageKey));
  const size = dimensionsOf(original);
  const picture = size && withoutMetadata(original, upload.mediaType);
  if (!picture) throw fieldErrors({ files: "This picture is damaged; choose another one" });
  if (size.width > maxPixels || size.height > maxPixels || size.width === 0 || size.height === 0) {
    throw fieldErrors({ files: `Choose a picture of at most ${maxPixels} by ${maxPixels} pixels` });
  }
  const { key } = await storage.write(Readable.from([picture]));
  await storage.remove(upload.storageKey);
  return { key, mediaType: upload.mediaType };
}

/** A person's photo; the key in its address changes with the photo, so browsers may keep it for good. */
export async function readPhoto(
  { db, storage }: Pick<Services, "db" | "storage">,
  personId: number,
  key: string,
): Promise<FileAnswer> {
  const photo = await db.one<{ key: string; mediaType: string }>(
    `SELECT photo_key AS key, photo_media_type AS "mediaType" FROM people WHERE id = $1 AND photo_key IS NOT NULL`,
    [personId],
  );
  if (!photo || photo.key !== key) throw notFound("Photo");
  const content = await buffer(storage.read(photo.key));
  return {
    stream: Readable.from([content]),
    fileName: `photo.${photo.mediaType.replace("image/", "")}`,
    mediaType: photo.mediaType,
    size: content.length,
    inline: true,
    cacheControl: "private, max-age=31536000, immutable",
  };
}
