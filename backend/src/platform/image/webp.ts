export interface WebpChunk {
  type: string;
  /** With header and padding. */
  whole: Buffer;
  data: Buffer;
}

export const isWebp = (image: Buffer): boolean =>
  image.toString("latin1", 0, 4) === "RIFF" && image.toString("latin1", 8, 12) === "WEBP";

/** A WebP's chunks; null when one reaches beyond the file's end. */
export function chunksOfWebp(image: Buffer): WebpChunk[] | null {
  const chunks: WebpChunk[] = [];
  const end = Math.min(8 + image.readUInt32LE(4), image.length);
  for (let at = 12; at + 8 <= end;) {
    const size = image.readUInt32LE(at + 4);
    if (at + 8 + size > end) return null;
    const next = at + 8 + size + (size % 2);
    chunks.push({
      type: image.toString("latin1", at, at + 4),
      whole: image.subarray(at, next),
      data: image.subarray(at + 8, at + 8 + size),
    });
    at = next;
  }
  return chunks;
}

const drawing = new Set(["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF"]);
/** Bits of VP8X that promise an ICC profile, EXIF and XMP. */
const promises = 0x20 | 0x08 | 0x04;

/** The same picture without EXIF, XMP, profile and unknown chunks. Null when it is no whole WebP. */
export function stripWebp(image: Buffer): Buffer | null {
  if (!isWebp(image)) return null;
  const kept = chunksOfWebp(image)?.filter(({ type }) => drawing.has(type));
  if (!kept || kept.length === 0) return null;
  const body = Buffer.concat([Buffer.from("WEBP"), ...kept.map(({ whole }) => whole)]);
  if (kept[0]?.type === "VP8X") body.writeUInt8(body.readUInt8(12) & ~promises, 12);
  const head = Buffer.alloc(8);
  head.write("RIFF");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}
