import { AppError } from "../../platform/errors.js";
import type { Attachment } from "./models.js";

/**
 * Where a file's content lies, for somebody who may have it.
 *
 * @throws AppError 409 `file_being_checked`, 403 `file_quarantined`.
 */
export function contentKey({ storageKey, scanState }: Pick<Attachment, "storageKey" | "scanState">): string {
  if (scanState === "quarantined")
    throw new AppError("file_quarantined", 403, "A virus was found in this file, so nobody can download it");
  if (storageKey === null)
    throw new AppError("file_being_checked", 409, "This file is still being checked for viruses; try again shortly");
  return storageKey;
}
