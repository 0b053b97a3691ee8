import type { SavedView } from "@redress/backend/contract";

/** "v12" in the place of a view's name -> 12; null: another view. */
export function savedViewId(name: string | undefined): number | null {
  const digits = /^v([1-9]\d{0,14})$/.exec(name ?? "")?.[1];
  return digits === undefined ? null : Number(digits);
}

export const viewPath = (id: number): string => `/queue/v${id}`;

/** A link that says what the view asks for, so that it opens as a search for whoever has no such view. */
export function sharedLink({ id, q, sort }: Pick<SavedView, "id" | "q" | "sort">, origin: string): string {
  return `${origin}${viewPath(id)}?${new URLSearchParams({ q, sort }).toString()}`;
}
