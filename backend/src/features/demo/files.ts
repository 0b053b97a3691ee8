import { Readable } from "node:stream";
import { deflateSync, crc32 } from "node:zlib";
import type { UploadedFile } from "../../platform/http/context.js";
import type { Storage } from "../../platform/storage.js";
import type { Random } from "./random.js";

/** A few files for complaints: a small picture, or notes somebody kept. */
export async function inventFile(random: Random, storage: Storage, subject: string): Promise<UploadedFile> {
  const picture = random.chance(0.6);
  const content = picture
    ? drawPicture(random)
    : Buffer.from(
        `Notes: ${subject}\n\nMonday: called, nobody answered.\nWednesday: was promised a call back.\nFriday: nothing.\n`,
      );
  const stored = await storage.write(Readable.from([content]));
  return {
    fileName: picture ? "photo.png" : "notes.txt",
    mediaType: picture ? "image/png" : "text/plain",
    size: stored.size,
    sha256: stored.sha256,
    storageKey: stored.key,
  };
}

/** A PNG of 320 x 200: bands of colour, like a photo seen from far away. */
function drawPicture(random: Random): Buffer {
  const width = 320;
  const height = 200;
  const sky = Array.from({ length: 3 }, () => Math.floor(random.between(90, 220)));
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * 3);
    for (let x = 0; x < width; x += 1) {
      for (const [channel, shade] of sky.entries()) {
        const wave = Math.sin(x / 23 + channel) * 18 + Math.cos((x + y) / 41) * 22;
        row[1 + x * 3 + channel] = Math.max(0, Math.min(255, shade - y / 3 + wave + (y > 140 ? -50 : 0)));
      }
    }
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body) >>> 0, 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
