/** Compiles every catalogue and returns the ids in it, sorted. */
export function compileMessages(): string[];
