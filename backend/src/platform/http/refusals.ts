import type { Request } from "express";
import { AppError } from "../errors.js";
import type { Services } from "../services.js";
import { originOf } from "./origin.js";
import { stateOf } from "./request-state.js";
import { withoutKeys } from "./without-keys.js";

/**
 * Writes down that a signed-in person was refused (403) or asked for what is not there for them (404), in a
 * transaction of its own: what they tried has left nothing else. Strangers are not written down, only counted.
 */
export async function recordRefusal(
  { runWork, log }: Pick<Services, "runWork" | "log">,
  req: Request,
  error: unknown,
): Promise<void> {
  const { actor, requestId } = stateOf(req);
  if (actor.kind !== "person" || !(error instanceof AppError) || (error.status !== 403 && error.status !== 404)) return;
  const data = { method: req.method, path: withoutKeys(req.baseUrl + req.path.slice(0, 300)), code: error.code };
  try {
    await runWork(actor, (work) => work.record({ type: "access.refused", data }), { origin: originOf(req) });
  } catch (failure) {
    // The refusal itself must still be answered.
    log.error({ err: failure, request_id: requestId }, "A refusal could not be recorded");
  }
}
