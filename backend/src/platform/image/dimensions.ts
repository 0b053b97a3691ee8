import { jpegSegments } from "./jpeg.js";
import { chunksOfWebp, isWebp } from "./webp.js";
import { isPng } from "./png.js";
import { orNull } from "./out-of-range.js";

export interface Dimensions {
  width: number;
  height: number;
}

/**
 * How large a picture says it is, from its headers alone: nothing is decoded, so a small file that claims to be huge
 * costs nothing. Null for anything but a PNG, JPEG or WebP, and for one that does not say.
 */
export function dimensionsOf(image: Buffer): Dimensions | null {
  return orNull(() => read(image));
}

function read(image: Buffer): Dimensions | null {
  if (isPng(image)) return { width: image.readUInt32BE(16), height: image.readUInt32BE(20) };
  if (isWebp(image)) return ofWebp(image);
  const frame = jpegSegments(image)?.find(({ marker }) => isFrame(marker));
  return frame ? { height: frame.data.readUInt16BE(1), width: frame.data.readUInt16BE(3) } : null;
}

/** SOF0 to SOF15, without the three markers among them that mean something else. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function ofWebp(image: Buffer): Dimensions | null {
  const [first] = chunksOfWebp(image) ?? [];
  if (!first) return null;
  const { data } = first;
  switch (first.type) {
    case "VP8X":
      return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 };
    case "VP8 ":
      return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
    case "VP8L": {
      const bits = data.readUInt32LE(1);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    default:
      return null;
  }
}
