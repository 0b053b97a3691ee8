export interface JpegSegment {
  marker: number;
  /** Where the segment begins, with its marker. */
  start: number;
  end: number;
  /** Without marker and length. */
  data: Buffer;
}

const startOfScan = 0xda;

/** A JPEG's segments up to the first scan, which is the last in the list. Null when it is no JPEG. */
export function jpegSegments(image: Buffer): JpegSegment[] | null {
  if (image.length < 4 || image.readUInt16BE(0) !== 0xffd8) return null;
  const segments: JpegSegment[] = [];
  for (let at = 2; at + 4 <= image.length;) {
    const marker = image.readUInt8(at + 1);
    if (image.readUInt8(at) !== 0xff) return null;
    if (marker === 0xff) {
      at += 1; // padding
      continue;
    }
    const end = at + 2 + image.readUInt16BE(at + 2);
    if (end < at + 4 || end > image.length) return null;
    segments.push({ marker, start: at, end, data: image.subarray(at + 4, end) });
    if (marker === startOfScan) return segments;
    at = end;
  }
  return null;
}

/** APP0 (JFIF) and APP14 (Adobe's colour transform) are needed to draw; other APPs and comments only tell. */
const tells = (marker: number): boolean => (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;

/**
 * The same picture without EXIF (place, camera), comments and profiles, and nothing after its end. Only how the
 * camera was held is kept, else photos would lie on their side. Null when it is no whole JPEG.
 */
export function stripJpeg(image: Buffer): Buffer | null {
  const segments = jpegSegments(image);
  const scan = segments?.at(-1);
  const end = scan?.marker === startOfScan ? endOfPicture(image, scan.end) : null;
  if (!segments || !scan || end === null) return null;
  const kept = segments
    .filter(({ marker }) => !tells(marker))
    .map((segment) => image.subarray(segment.start, segment.end));
  return Buffer.concat([image.subarray(0, 2), orientationSegment(segments), ...kept, image.subarray(scan.end, end)]);
}

/** Behind the marker that ends the picture, over all its scans; null when there is none. */
function endOfPicture(image: Buffer, from: number): number | null {
  for (let at = image.indexOf(0xff, from); at >= 0 && at + 2 <= image.length; at = image.indexOf(0xff, at)) {
    const marker = image.readUInt8(at + 1);
    if (marker === 0xd9) return at + 2;
    // Inside a scan: an escaped byte, a restart, padding. Anything else is a segment between two scans.
    if (marker === 0xff) at += 1;
    else if (marker === 0 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else at += 2 + image.readUInt16BE(at + 2);
  }
  return null;
}

/** An EXIF segment with nothing but the orientation of the one there was; empty where it says nothing unusual. */
function orientationSegment(segments: readonly JpegSegment[]): Buffer {
  const exif = segments.find(({ marker, data }) => marker === 0xe1 && data.toString("latin1", 0, 6) === "Exif\0\0");
  const orientation = exif ? orientationOf(exif.data.subarray(6)) : 1;
  if (orientation < 2 || orientation > 8) return Buffer.alloc(0);
  const head = Buffer.from("ffe1002245786966000049492a00080000000100120103000100000000000000", "hex");
  head.writeUInt16LE(orientation, 28);
  return Buffer.concat([head, Buffer.alloc(4)]);
}

/** Tag 0x0112 of the first directory; 1 (upright) where it cannot be found. */
function orientationOf(tiff: Buffer): number {
  const little = tiff.toString("latin1", 0, 2) === "II";
  const u16 = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const u32 = (at: number) => (at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = u32(4);
  const entries = Math.min(u16(directory), 200);
  for (let i = 0; i < entries; i += 1) {
    const entry = directory + 2 + i * 12;
    if (u16(entry) === 0x0112) return u16(entry + 8);
  }
  return 1;
}
