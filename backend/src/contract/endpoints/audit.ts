import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import * as audit from "../schemas/audit.js";
import { idText } from "../schemas/primitives.js";

const common = { tag: "Audit", access: { permission: "audit.read" } } as const;

export const auditEndpoints = {
  listAudit: {
    ...common,
    summary: "List what happened, newest first",
    description: "Covers everything on record, hidden tickets included. Reading is not recorded.",
    query: audit.listAuditQuery,
    responses: { 200: audit.auditPage },
  },
  exportAudit: {
    ...common,
    summary: "Download what happened as CSV, newest first",
    description:
      "The rows that the same filter lists at this moment, each with all that is kept of it. Needs the permission `data.export` too, and is itself recorded before the first byte is sent. 409 `export.running` while another export of the same person runs, 422 for more rows than one file holds.",
    recent: true,
    query: audit.exportAuditQuery,
    responses: { 200: "file" },
    errors: [403, 409],
  },
  getAuditRow: {
    ...common,
    summary: "Read all that is kept of one row",
    params: z.strictObject({ id: idText }),
    responses: { 200: audit.auditDetail },
    errors: [404],
  },
} as const satisfies Record<string, Endpoint>;
