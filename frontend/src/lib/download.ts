import type { Attachment } from "@redress/backend/contract";
import { routes } from "@redress/backend/contract/routes";
import { accessToken, refreshSession, shouldRenew } from "./access-token.js";
import { pathOf } from "./api.js";
import { send } from "./http.js";

/**
 * Fetches a file with the reader's rights. The access token is in memory only, so a plain link could not carry it.
 *
 * @throws ApiProblem
 */
export async function fetchFile(attachmentId: string): Promise<Blob> {
  if (shouldRenew()) await refreshSession();
  const { method, path } = routes.downloadAttachment;
  const response = await send({
    method,
    url: pathOf(path, { attachment_id: attachmentId }),
    responseType: "blob",
    timeout: 0,
    headers: { Authorization: `Bearer ${accessToken() ?? ""}` },
  });
  return response.data as Blob;
}

/** Saves an attachment under its own name. */
export async function saveFile(attachment: Pick<Attachment, "id" | "file_name">): Promise<void> {
  const url = URL.createObjectURL(await fetchFile(attachment.id));
  const link = document.createElement("a");
  link.href = url;
  link.download = attachment.file_name;
  link.click();
  // The browser reads the address after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
