import type { AuditRow } from "../../contract/index.js";
import { inShort } from "./changes-of.js";
import { maskSecrets } from "./mask-secrets.js";
import type { EventRow } from "./queries.js";

/** What somebody was refused; null for a row of another kind. The path comes without keys, and is cut where it is long. */
export function refusedIn({ type, data }: Pick<EventRow, "type" | "data">): AuditRow["refused"] {
  if (type !== "access.refused") return null;
  const { method, path, code } = maskSecrets(data) as Record<string, unknown>;
  const short = (value: unknown) => (typeof value === "string" ? String(inShort(value)) : "");
  return { method: short(method), path: short(path), code: short(code) };
}
