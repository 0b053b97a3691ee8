import { createHash } from "node:crypto";
import { z } from "zod";
import type { Vault } from "./vault.js";

type Payload = Readonly<Record<string, unknown>>;

const SEALED = "sealed";
const secretsOf = z.record(z.string(), z.string());

/** What is sealed for one job opens in no other: neither of another task nor with another payload. */
const contextOf = (task: string, payload: Payload): string =>
  `job:${task}:${createHash("sha256").update(JSON.stringify(payload)).digest("base64url")}`;

/** A job's payload with secrets that the queue's tables hold sealed: the token of a link that is still to be mailed. */
export function sealJob(
  vault: Vault,
  task: string,
  payload: Payload,
  secrets: Readonly<Record<string, string>>,
): Payload {
  return { ...payload, [SEALED]: vault.seal(contextOf(task, payload), JSON.stringify(secrets)) };
}

/**
 * The same payload with its secrets in their places; one without any stays as it is.
 *
 * @throws VaultError when it was sealed for another job, or with a key that is not here: the job fails and says so.
 */
export function openJob(vault: Vault, task: string, payload: unknown): unknown {
  if (payload === null || typeof payload !== "object" || !(SEALED in payload)) return payload;
  const { [SEALED]: sealed, ...rest } = payload as Record<string, unknown>;
  if (typeof sealed !== "string") return payload;
  return { ...rest, ...secretsOf.parse(JSON.parse(vault.open(contextOf(task, rest), sealed))) };
}
