import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { AppError, fieldErrors, notFound } from "../errors.js";
import type { FileAnswer, UploadedFile } from "../http/context.js";
import type { Storage } from "../storage.js";
import { dimensionsOf, rasterTypes, withoutMetadata } from "./index.js";

/** A picture in the storage. */
export interface Picture {
  /** Random: names the file and is part of its address, so that browsers may keep what they got for good. */
  key: string;
  mediaType: string;
}

const maxBytes = 2 * 1024 * 1024;
/** A side's length; what is larger would cost every browser that shows it dearly. */
const maxPixels = 4096;

/**
 * Makes a picture of an uploaded file: checked, and without what its camera or editor wrote into it. The upload itself
 * is removed; the caller keeps the new file's key or removes it.
 *
 * @param what it is to be, with its article: "A photo".
 * @throws AppError 413, 415 or 422 saying what the file should have been.
 */
export async function keepPicture(storage: Storage, upload: UploadedFile, what: string): Promise<Picture> {
  if (upload.size > maxBytes) {
    throw new AppError("too_large", 413, `${what} may have at most 2 MB`, { limit: maxBytes });
  }
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

/**
 * Puts a kept picture in the place of another, or of none. Files are written before and removed after the transaction,
 * never within; one whose transaction failed is removed again.
 *
 * @param replace changes the rows, and tells the key of the picture that was there.
 */
export async function replacePicture<View>(
  storage: Storage,
  picture: Picture | null,
  replace: (picture: Picture | null) => Promise<{ replaced: string | null; view: View }>,
): Promise<View> {
  let done;
  try {
    done = await replace(picture);
  } catch (error) {
    if (picture) await storage.remove(picture.key);
    throw error;
  }
  if (done.replaced) await storage.remove(done.replaced);
  return done.view;
}

/**
 * A picture that is asked for by its address.
 *
 * @param picture the present one; null: none.
 * @param asked for: the key in the address, which changes with the picture.
 * @throws AppError 404 for any but the present one.
 */
export async function showPicture(
  storage: Storage,
  picture: Picture | null,
  { key, name, cacheControl }: { key: string; name: string; cacheControl: string },
): Promise<FileAnswer> {
  if (!picture || picture.key !== key) throw notFound("Picture");
  const content = await buffer(storage.read(picture.key));
  return {
    stream: Readable.from([content]),
    fileName: `${name}.${picture.mediaType.replace("image/", "")}`,
    mediaType: picture.mediaType,
    size: content.length,
    inline: true,
    cacheControl,
  };
}
