import type { Endpoint } from "../endpoint.js";
import { auditHead } from "../schemas/audit-head.js";

export const auditHeadEndpoints = {
  getAuditHead: {
    tag: "Audit",
    access: { permission: "audit.read" },
    summary: "The end of the audit, signed",
    description:
      "Kept elsewhere, it shows later whether anything before it was altered or the log's end was cut off: `npm run db -- verify-audit --head FILE`. 409 `audit.nothing_sealed` until the first event is sealed, which takes a second or so.",
    responses: { 200: auditHead },
    errors: [409],
  },
} as const satisfies Record<string, Endpoint>;
