/** The longest that is believed: alerts are not worth more. */
const MOST = 24 * 3600;

/** Seconds until another try is welcome, from a `Retry-After` of seconds or a date; 0 for anything else. */
export function retryAfter(header: string | undefined, now: Date): number {
  const text = header?.trim() ?? "";
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - now.getTime()) / 1000);
  return Number.isNaN(seconds) ? 0 : Math.min(MOST, Math.max(0, seconds));
}
