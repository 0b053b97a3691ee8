import { describe, expect, test } from "@jest/globals";
import { dimensionsOf, withoutMetadata } from "./index.js";

const secret = Buffer.from("51.5074 N, 0.1278 W");

function pngChunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4);
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}
const pngHeader = (width: number, height: number) => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width);
  data.writeUInt32BE(height, 4);
  return pngChunk("IHDR", data);
};
const png = (...chunks: Buffer[]) => Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), ...chunks]);
const pngEnd = pngChunk("IEND", Buffer.alloc(0));

function jpegSegment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}
const jpegFrame = jpegSegment(0xc0, Buffer.from([8, 0x01, 0x00, 0x02, 0x00, 1, 1, 0x11, 0]));
/** A scan with an escaped 0xff and a restart in it. */
const jpegScan = Buffer.concat([
  jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0xff, 0xd0, 0x34]),
]);
const jpeg = (...parts: Buffer[]) => Buffer.concat([Buffer.from([0xff, 0xd8]), ...parts]);
const jpegEnd = Buffer.from([0xff, 0xd9]);
/** Big-endian, orientation 6 (held upright), then the place. */
const exif = Buffer.concat([
  Buffer.from("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0", "latin1"),
  secret,
]);

function webpChunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type);
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}
function webp(...chunks: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from("WEBP"), ...chunks]);
  const head = Buffer.alloc(8);
  head.write("RIFF");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}
const vp8x = (flags: number) => webpChunk("VP8X", Buffer.from([flags, 0, 0, 0, 0xff, 1, 0, 0xff, 0, 0]));

describe("dimensionsOf", () => {
  test.each([
    ["PNG", png(pngHeader(512, 256), pngEnd)],
    ["JPEG", jpeg(jpegSegment(0xe1, exif), jpegFrame, jpegScan, jpegEnd)],
    ["extended WebP", webp(vp8x(0), webpChunk("VP8L", Buffer.alloc(6)))],
    ["lossless WebP", webp(webpChunk("VP8L", Buffer.from([0x2f, 0xff, 0xc1, 0x3f, 0x00])))],
    ["lossy WebP", webp(webpChunk("VP8 ", Buffer.from([0, 0, 0, 0x9d, 1, 0x2a, 0, 2, 0, 1])))],
  ])("reads a %s", (_type, image) => {
    expect(dimensionsOf(image)).toEqual({ width: 512, height: 256 });
  });

  test("believes a claim of 60000 by 60000 without making room for it", () => {
    expect(dimensionsOf(png(pngHeader(60_000, 60_000)))).toEqual({ width: 60_000, height: 60_000 });
  });

  test("is null for anything else, cut short at any byte or not", () => {
    expect(dimensionsOf(Buffer.from("GIF89a"))).toBeNull();
    for (const image of [jpeg(jpegFrame, jpegScan), webp(vp8x(0)), png(pngHeader(1, 1))]) {
      for (let length = 0; length < 24; length += 1)
        expect(() => dimensionsOf(image.subarray(0, length))).not.toThrow();
    }
  });
});

describe("withoutMetadata", () => {
  test("leaves of a PNG what draws it, and nothing behind its end", () => {
    const image = png(
      pngHeader(1, 1),
      pngChunk("tEXt", secret),
      pngChunk("eXIf", secret),
      pngChunk("IDAT", Buffer.from("x")),
      pngEnd,
      secret,
    );
    expect(withoutMetadata(image, "image/png")).toEqual(
      png(pngHeader(1, 1), pngChunk("IDAT", Buffer.from("x")), pngEnd),
    );
  });

  test("leaves of a JPEG the picture and how it was held", () => {
    const trailer = Buffer.concat([secret, jpegEnd]);
    const image = jpeg(jpegSegment(0xe1, exif), jpegSegment(0xfe, secret), jpegFrame, jpegScan, jpegEnd, trailer);
    const stripped = withoutMetadata(image, "image/jpeg");
    expect(stripped?.includes(secret)).toBe(false);
    expect(stripped?.subarray(-2)).toEqual(jpegEnd);
    expect(stripped?.includes(Buffer.concat([jpegFrame, jpegScan]))).toBe(true);
    expect(stripped?.subarray(2, 38).toString("hex")).toBe(
      "ffe1002245786966000049492a00080000000100120103000100000006000000" + "00000000",
    );
  });

  test("leaves of a WebP the picture, which promises no more than it has", () => {
    const image = webp(
      vp8x(0x2c | 0x10),
      webpChunk("VP8L", Buffer.from("x")),
      webpChunk("EXIF", secret),
      webpChunk("XMP ", secret),
    );
    expect(withoutMetadata(image, "image/webp")).toEqual(webp(vp8x(0x10), webpChunk("VP8L", Buffer.from("x"))));
  });

  test("is null for what is damaged or of another type", () => {
    expect(withoutMetadata(png(pngHeader(1, 1)), "image/png")).toBeNull();
    expect(withoutMetadata(jpeg(jpegFrame, jpegScan), "image/jpeg")).toBeNull();
    expect(withoutMetadata(png(pngHeader(1, 1), pngEnd), "image/jpeg")).toBeNull();
    expect(withoutMetadata(Buffer.from("<svg/>"), "image/svg+xml")).toBeNull();
  });
});
