import { TextDecoder } from "node:util";
import type { Encoding, FileSource } from "./file-source.js";

/**
 * The file's text, piece by piece and without a byte order mark. Bytes that the encoding does not know become U+FFFD.
 *
 * @param onBytes called with how many bytes were read so far.
 */
export async function* textChunks(
  source: FileSource,
  encoding: Encoding,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding);
  let bytes = 0;
  const stream = source.open();
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      onBytes(bytes);
      const text = decoder.decode(chunk, { stream: true });
      if (text) yield text;
    }
  } finally {
    stream.destroy();
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}
