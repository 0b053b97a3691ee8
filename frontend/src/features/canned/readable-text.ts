import type { Canned } from "@redress/backend/contract";

/** The text that its reader understands best: in their language, else the first there is. */
export function readableText(texts: Canned["texts"], language: string): Canned["texts"][number] | undefined {
  const baseOf = (tag: string) => tag.split("-")[0]?.toLowerCase();
  return texts.find((text) => baseOf(text.language) === baseOf(language)) ?? texts[0];
}
