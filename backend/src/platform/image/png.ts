const signature = Buffer.from("89504e470d0a1a0a", "hex");

export const isPng = (image: Buffer): boolean =>
  image.subarray(0, 8).equals(signature) && image.toString("latin1", 12, 16) === "IHDR";

/** What draws the picture; every other chunk (texts, EXIF, times, profiles, private ones) says something about it. */
const drawing = new Set(["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs"]);

/** The same picture without what was written into it besides. Null when it is no whole PNG. */
export function stripPng(image: Buffer): Buffer | null {
  if (!isPng(image)) return null;
  const kept: Buffer[] = [image.subarray(0, 8)];
  for (let at = 8; at + 12 <= image.length;) {
    const end = at + 12 + image.readUInt32BE(at);
    if (end > image.length) return null;
    const type = image.toString("latin1", at + 4, at + 8);
    if (drawing.has(type)) kept.push(image.subarray(at, end));
    // What follows the end is no picture: it could be anything.
    if (type === "IEND") return Buffer.concat(kept);
    at = end;
  }
  return null;
}
