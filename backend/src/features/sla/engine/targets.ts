/** Nobody promises further ahead than ten years. */
const LONGEST_SECONDS = 10 * 366 * 86_400;

/** What keeps a number of working seconds from being promised, in words; null when nothing does. */
export function targetProblem(seconds: number): string | null {
  if (!Number.isInteger(seconds)) return "Use whole seconds";
  if (seconds <= 0) return "Use a time above zero";
  return seconds > LONGEST_SECONDS ? "Use at most ten years" : null;
}
