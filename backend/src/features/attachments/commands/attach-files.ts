import type { UploadedFile } from "../../../platform/http/context.js";
import type { Work } from "../../../platform/work.js";
import type { Attachment } from "../models.js";
import { storeFiles, type Owner, type ScanRules } from "./store-files.js";

/** Files of a request that go straight to their ticket. The caller has judged that the actor may, and records it. */
export async function attachFiles(
  work: Work,
  files: readonly UploadedFile[],
  owner: Owner,
  rules: ScanRules,
): Promise<Attachment[]> {
  return storeFiles(work, files, owner, rules);
}
