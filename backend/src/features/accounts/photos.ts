import type { FileAnswer, UploadedFile } from "../../platform/http/context.js";
import { keepPicture, showPicture, type Picture } from "../../platform/image/keep-picture.js";
import type { Services } from "../../platform/services.js";
import type { Photo } from "./commands/set-photo.js";

/** Makes a photo of an uploaded file. @throws AppError 413, 415 or 422 saying what the file should have been. */
export const keepAsPhoto = ({ storage }: Pick<Services, "storage">, upload: UploadedFile): Promise<Photo> =>
  keepPicture(storage, upload, "A photo");

/** A person's photo; the key in its address changes with the photo, so browsers may keep it for good. */
export async function readPhoto(
  { db, storage }: Pick<Services, "db" | "storage">,
  personId: number,
  key: string,
): Promise<FileAnswer> {
  const photo = await db.one<Picture>(
    `SELECT photo_key AS key, photo_media_type AS "mediaType" FROM people WHERE id = $1 AND photo_key IS NOT NULL`,
    [personId],
  );
  return showPicture(storage, photo, { key, name: "photo", cacheControl: "private, max-age=31536000, immutable" });
}
