import type { LucideIcon } from "lucide-react";

/** What choosing it does: writes into the query, searches for another one, or leads somewhere. */
export type Deed =
  | { kind: "write"; from: number; to: number; text: string }
  | { kind: "search"; query: string }
  | { kind: "go"; to: string };

/** Something that the box offers while one writes. */
export interface Choice {
  key: string;
  label: string;
  /** Small words behind the label. */
  detail?: string | undefined;
  icon?: LucideIcon;
  deed: Deed;
}

export interface ChoiceGroup {
  key: string;
  title: string;
  choices: readonly Choice[];
}

/** A query with a piece of it written anew, and where the caret is then. */
export function withPiece(query: string, { from, to, text }: { from: number; to: number; text: string }) {
  const rest = query.slice(to);
  // One blank divides it from what follows, and none from another value.
  const isDivided = rest.startsWith(" ") || rest.startsWith("|");
  const piece = isDivided ? text.trimEnd() : text;
  const caret = from + piece.length + (rest.startsWith(" ") && text.endsWith(" ") ? 1 : 0);
  return { text: query.slice(0, from) + piece + rest, caret };
}
