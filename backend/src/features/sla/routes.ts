import type { Mount } from "../../platform/http/context.js";
import { evaluate } from "./evaluate.js";

export function slaRoutes(mount: Mount): void {
  mount("evaluateSla", async ({ body }) => ({ results: await evaluate(body.items) }));
}
