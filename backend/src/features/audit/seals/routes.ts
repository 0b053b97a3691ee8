import { sealingState, signHead } from "@redress/database";
import { AppError } from "../../../platform/errors.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";

export function auditHeadRoutes(mount: Mount, { config, db }: Services): void {
  mount("getAuditHead", (ctx) =>
    ctx.work(async (work) => {
      const head = await signHead(work, config.dataDir);
      if (!head) throw new AppError("audit.nothing_sealed", 409, "No event has been sealed yet");
      await work.record({
        type: "audit.head_exported",
        object: { kind: "desk", id: 1 },
        isInternal: true,
        data: { seq: head.seq, event_id: head.event_id },
      });
      return head;
    }),
  );

  mount("getAuditSealing", async () => {
    const { waiting, lagSeconds, oldestTransactionSeconds } = await sealingState(db);
    return { waiting, lag_seconds: lagSeconds, oldest_transaction_seconds: oldestTransactionSeconds };
  });
}
