import type { Readable } from "node:stream";

/** Where the contents of files lie that rows speak of by their keys. */
export interface FileStore {
  /** A content with its size in bytes, or null where there is none (any more). */
  open(key: string): Promise<{ size: number; content: Readable } | null>;
  /** Stores a content under the key it had before; one that is there already gives way. */
  put(key: string, content: Readable): Promise<void>;
}
