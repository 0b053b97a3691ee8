/** The six digits of an app, as they may be typed; null for anything else, such as a recovery code. */
export function readAppCode(typed: string): string | null {
  const digits = typed.replace(/\s/g, "");
  return /^\d{6}$/.test(digits) ? digits : null;
}
