const codes = new Set(["ERR_OUT_OF_RANGE", "ERR_BUFFER_OUT_OF_BOUNDS"]);

/** Runs a reader of somebody else's bytes; null when a length in them points beyond their end. */
export function orNull<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch (error) {
    if (typeof error === "object" && error !== null && "code" in error && codes.has(String(error.code))) return null;
    throw error;
  }
}
