const MAX_BYTES = 255;

/** Control characters, and those that make a name read otherwise than it is written ("gpj.exe" as "exe.jpg"). */
// eslint-disable-next-line no-control-regex -- control characters are exactly what this removes
const HIDDEN = /[\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;

/** A client's file name as we keep it: no path, nothing hidden, at most 255 bytes of UTF-8 with its ending kept. */
export function cleanFileName(sent: string): string {
  const last = sent.toWellFormed().split(/[/\\]/).at(-1) ?? "";
  const visible = last.replace(HIDDEN, "").replace(/\s+/g, " ").trim().replace(/^\.+/, "");
  return shorten(visible) || "file";
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MAX_BYTES) return name;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? "";
  let room = MAX_BYTES - ending.length;
  let stem = "";
  for (const letter of name.slice(0, name.length - ending.length)) {
    room -= Buffer.byteLength(letter);
    if (room < 0) break;
    stem += letter;
  }
  return stem + ending;
}

/** `Content-Disposition` (RFC 6266): a plain name for old clients, the true one in UTF-8 beside it. */
export function contentDisposition(kind: "attachment" | "inline", fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
