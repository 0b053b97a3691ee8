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

/** What a download may take besides its path. */
export interface DownloadExtras {
  query?: object;
  /** Bytes that have come so far: how many there will be is not known. */
  onProgress?: (bytes: number) => void;
}

/** Saves what a route that answers with a file sends. @throws ApiProblem */
export async function saveRoute(
  name: RouteName,
  params: object,
  fileName: string,
  extras: DownloadExtras = {},
): Promise<void> {
  saveBlob(await fetchRoute(name, params, extras), fileName);
}

/** The access token is in memory only, so a plain link could not carry it. */
async function fetchRoute(name: RouteName, params: object, { query, onProgress }: DownloadExtras = {}): Promise<Blob> {
  if (shouldRenew()) await renewToken();
  const { method, path } = routes[name];
  const response = await confirmed(() =>
    send({
      method,
      url: pathOf(path, params),
      ...(query && { params: query }),
      ...(onProgress && { onDownloadProgress: ({ loaded }) => onProgress(loaded) }),
      responseType: "blob",
      timeout: 0,
      headers: { Authorization: `Bearer ${accessToken() ?? ""}` },
    }),
  );
  return response.data as Blob;
}

/** Saves what the browser has made or fetched. */
export function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser reads the address after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
