import { Gauge, type Registry } from "prom-client";
import type { Queries } from "../../../platform/db.js";

/** Shows in /metrics how many files wait for the scanner, and since when: what grows here is not being looked into. */
export function watchScans(registry: Registry, db: Queries): void {
  const waiting = () =>
    db.one<{ files: number; seconds: number }>(
      `SELECT count(*) AS files, coalesce(extract(epoch FROM app_now() - min(created_at)), 0)::float8 AS seconds
         FROM attachments WHERE scan_state = 'pending'`,
    );
  const age = new Gauge({
    name: "redress_files_pending_seconds",
    help: "Age of the oldest uploaded file that the virus scanner has not yet judged",
    registers: [registry],
  });
  new Gauge({
    name: "redress_files_pending",
    help: "Uploaded files that the virus scanner has not yet judged; nobody can download them",
    registers: [registry],
    async collect() {
      const { files, seconds } = (await waiting()) ?? { files: 0, seconds: 0 };
      this.set(files);
      age.set(seconds);
    },
  });
}
