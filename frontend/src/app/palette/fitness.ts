/**
 * How well words fit what was typed: 0 not at all, 1 they are it. Every typed word must begin one of theirs or stand in
 * one; letters here and there are no match, or Enter would do what nobody asked for.
 */
export function fitness(words: string, typed: string): number {
  const [theirs, wanted] = [plain(words), plain(typed)];
  if (wanted === "" || theirs === wanted) return 1;
  // Of those that fit alike, the shorter is meant rather.
  const share = Math.min(0.09, (0.09 * wanted.length) / theirs.length);
  if (theirs.startsWith(wanted)) return 0.9 + share;
  const parts = wanted.split(" ");
  const begun = theirs.split(/[^\p{L}\p{N}]+/u);
  if (parts.every((part) => begun.some((word) => word.startsWith(part)))) return 0.7 + share;
  return parts.every((part) => theirs.includes(part)) ? 0.4 + share : 0;
}

const plain = (text: string) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase().replace(/\s+/gu, " ").trim();
