import { sealingState, type SealingState } from "@redress/database";
import { Gauge, type Registry } from "prom-client";
import type { Queries } from "../../../platform/db.js";

const GAUGES: readonly { name: string; help: string; of: (state: SealingState) => number }[] = [
  {
    name: "redress_audit_lag_seconds",
    help: "Age of the oldest event that has no seal yet",
    of: (state) => state.lagSeconds,
  },
  {
    name: "redress_audit_unsealed_events",
    help: "Events that have no seal yet",
    of: (state) => state.waiting,
  },
  {
    name: "redress_audit_oldest_transaction_seconds",
    help: "Age of the oldest open transaction of the desk that has written something; sealing waits for it",
    of: (state) => state.oldestTransactionSeconds ?? 0,
  },
];

/** Shows how far sealing is behind; asked once for all gauges when somebody reads them. */
export function watchSealing(registry: Registry, db: Queries): void {
  let asked: Promise<SealingState> | null = null;
  const state = () =>
    (asked ??= sealingState(db).finally(() => {
      asked = null;
    }));
  for (const { name, help, of } of GAUGES) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(of(await state()));
      },
    });
  }
}
