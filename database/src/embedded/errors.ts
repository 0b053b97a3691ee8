/** A reason why the embedded server cannot run, in words meant for the person at the terminal. */
export class EmbeddedError extends Error {
  override readonly name = "EmbeddedError";
}

/** The system's code of a failed call (`ENOENT`, `EPERM` …), or undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
