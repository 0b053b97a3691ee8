import { Readable } from "node:stream";
import type { FileStore } from "../backup/file-store.js";

/** Files in memory, for tests of backups: by key, as text. */
export function memoryFiles(initial: Record<string, string> = {}): FileStore & { contents(): Record<string, string> } {
  const files = new Map(Object.entries(initial));
  return {
    open: (key) => {
      const text = files.get(key);
      if (text === undefined) return Promise.resolve(null);
      const bytes = Buffer.from(text);
      return Promise.resolve({ size: bytes.length, content: Readable.from([bytes]) });
    },
    put: async (key, content) => {
      const chunks: Buffer[] = [];
      for await (const chunk of content as AsyncIterable<Buffer>) chunks.push(chunk);
      files.set(key, Buffer.concat(chunks).toString());
    },
    contents: () => Object.fromEntries(files),
  };
}
