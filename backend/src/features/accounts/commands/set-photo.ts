import type { Work } from "../../../platform/work.js";
import { lockOneself } from "../lock-oneself.js";

export interface Photo {
  key: string;
  mediaType: string;
}

/** Sets or removes one's photo. Returns the key of the file it replaces, to be removed once this is on disk. */
export async function setPhoto(work: Work, photo: Photo | null): Promise<string | null> {
  const before = await lockOneself(work);
  const { id } = before;
  await work.rows("UPDATE people SET photo_key = $2, photo_media_type = $3, version = version + 1 WHERE id = $1", [
    id,
    photo?.key ?? null,
    photo?.mediaType ?? null,
  ]);
  await work.record({
    type: "account.profile_changed",
    object: { kind: "person", id },
    data: { fields: ["photo"] },
    details: { changes: { photo: { from: before.photoKey, to: photo?.key ?? null } } },
  });
  return before.photoKey;
}
