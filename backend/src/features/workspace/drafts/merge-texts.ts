import type { OtherText } from "./models.js";

/** Kept beside a draft; what is older is put together, so that it can still be read. */
const MOST = 5;

interface Overwritten {
  /** What stands in the draft now, though the save knew nothing of it. */
  text: OtherText;
}

/**
 * The texts that stay beside a draft when it is saved: those of other devices that the new text does not contain.
 *
 * @param overwritten what the save would lose; null: its writer had seen what it takes the place of.
 * @param dropped ids of those that are no longer wanted.
 */
export function othersAfter(
  before: readonly OtherText[],
  body: string,
  overwritten: Overwritten | null,
  dropped: readonly number[],
): OtherText[] {
  const all = overwritten ? [...before, overwritten.text] : before;
  const wanted = all.filter(({ id }) => !dropped.includes(id));
  const told = (text: OtherText, i: number) =>
    isIn(text.body, body) ||
    wanted.some((other, k) => k !== i && isIn(text.body, other.body) && (k > i || !isIn(other.body, text.body)));
  const kept = wanted.filter((text, i) => !told(text, i));
  return putTogether(kept);
}

/** Does a text say all that another one says? */
const isIn = (text: string, whole: string): boolean => whole.includes(text.trim());

function putTogether(texts: OtherText[]): OtherText[] {
  if (texts.length <= MOST) return texts;
  const old = texts.slice(0, texts.length - MOST + 1);
  const first = old[0];
  if (!first) return texts;
  return [{ ...first, body: old.map(({ body }) => body).join("\n\n") }, ...texts.slice(old.length)];
}
