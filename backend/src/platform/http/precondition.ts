import { AppError } from "../errors.js";

/** The strong validator of a version. */
export const etagOf = (version: number): string => `"v${version}"`;

const ONE = /^(?:W\/)?"v?(\d{1,15})"$/;

/**
 * The version in an `If-Match` header; null when none was sent or any will do (`*`).
 *
 * Of several the highest counts: versions only grow, so no other of them can be the present one. Weak validators are
 * taken too, since proxies that compress make strong ones weak.
 * @throws AppError `malformed_request` (400).
 */
export function readIfMatch(header: string | undefined): number | null {
  if (header === undefined || header.trim() === "*") return null;
  const versions = header.split(",").map((part) => ONE.exec(part.trim())?.[1]);
  if (!versions.every((version) => version !== undefined)) {
    throw new AppError("malformed_request", 400, 'Send `If-Match` as the `ETag` came, such as "v3"');
  }
  return Math.max(...versions.map(Number));
}
