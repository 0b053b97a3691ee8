import type { Attachment, RouteName } from "@redress/backend/contract";
import { routes } from "@redress/backend/contract/routes";
import { accessToken, renewToken, shouldRenew } from "./access-token.js";
import { pathOf } from "./call.js";
import { confirmed } from "./confirmation.js";
import { send } from "./http.js";

/**
 * Fetches an attachment with the reader's rights.
 *
 * @throws ApiProblem
 */
export const fetchFile = (attachmentId: string): Promise<Blob> =>
  fetchRoute("downloadAttachment", { attachment_id: attachmentId });

/** Saves an attachment under its own name. */
export async function saveFile(attachment: Pick<Attachment, "id" | "file_name">): Promise<void> {
  saveBlob(await fetchFile(attachment.id), attachment.file_name);
}

/** Saves what a route that answers with a file sends. @throws ApiProblem */
export async function saveRoute(name: RouteName, params: object, fileName: string): Promise<void> {
  saveBlob(await fetchRoute(name, params), fileName);
}

/** The access token is in memory only, so a plain link could not carry it. */
async function fetchRoute(name: RouteName, params: object): Promise<Blob> {
  if (shouldRenew()) await renewToken();
  const { method, path } = routes[name];
  const response = await confirmed(() =>
    send({
      method,
      url: pathOf(path, params),
      responseType: "blob",
      timeout: 0,
      headers: { Authorization: `Bearer ${accessToken() ?? ""}` },
    }),
  );
  return response.data as Blob;
}

function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser reads the address after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
