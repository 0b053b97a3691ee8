import { fileTypeFromBuffer } from "file-type";

/** Bytes from a file's beginning that tell its type; office files reveal theirs a few kilobytes in. */
export const HEAD_BYTES = 16 * 1024;

const UNKNOWN = "application/octet-stream";

/** What a browser would run or render as a page or picture of its own: never told by its true name. */
const ACTIVE =
  /^(text\/(?!plain$)|image\/svg|application\/(xml|xhtml|javascript|ecmascript|x-javascript|wasm|x-shockwave-flash))|\+xml$/;

/** A file's type, told from its content alone: what the client says counts nothing. */
export async function mediaTypeOf(head: Buffer): Promise<string> {
  const found = await detect(head);
  if (found) return ACTIVE.test(found) ? UNKNOWN : found;
  return isPlainText(head) ? "text/plain" : UNKNOWN;
}

async function detect(head: Buffer): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(head))?.mime;
  } catch (error) {
    // The detector reads what strangers made; what breaks it is simply of no known type.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** UTF-8 without control characters, and nothing that begins like markup. */
function isPlainText(head: Buffer): boolean {
  if (head.length === 0) return false;
  try {
    // The head may end within a letter, which `stream` allows.
    const text = new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    // eslint-disable-next-line no-control-regex -- control characters tell binary content from text
    return !/[\u0000-\u0008\u000E-\u001F]/.test(text) && !/^\s*</.test(text);
  } catch {
    return false;
  }
}
