import type { Endpoint } from "../endpoint.js";
import { auditHead, auditSealing } from "../schemas/audit-head.js";

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
  getAuditSealing: {
    tag: "Audit",
    access: { permission: "audit.read" },
    summary: "How far sealing is behind what happens",
    description:
      "A second or so is usual. A transaction that stays open holds sealing up, not what is written; nothing is lost by it.",
    responses: { 200: auditSealing },
  },
} as const satisfies Record<string, Endpoint>;
