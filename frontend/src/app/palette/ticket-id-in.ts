/** The ticket that somebody typed the number of: "10431", "#10431", "cmp-10431". */
export function ticketIdIn(text: string): number | null {
  const digits = /^\s*(?:#|cmp-?\s*)?([1-9]\d{2,14})\s*$/i.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}
