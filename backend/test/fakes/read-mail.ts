export interface ReceivedMail {
  to: string[];
  from: string;
  subject: string;
  messageId: string;
  text: string;
  html: string;
}

/** Reads a mail as our own transport writes it: one multipart/alternative, quoted-printable or base64. */
export function readMail(raw: string, to: string[]): ReceivedMail {
  const { headers, body } = splitPart(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(headers.get("content-type") ?? "")?.[1];
  const parts = boundary === undefined ? [raw] : body.split(`--${boundary}`).slice(1, -1);
  const content = (type: string) => {
    const part = parts
      .map((text) => splitPart(text.replace(/^\r?\n/, "")))
      .find((p) => p.headers.get("content-type")?.startsWith(type));
    return part ? decodeBody(part.body, part.headers.get("content-transfer-encoding") ?? "7bit") : "";
  };
  return {
    to,
    from: headers.get("from") ?? "",
    subject: decodeWords(headers.get("subject") ?? ""),
    messageId: headers.get("message-id") ?? "",
    text: content("text/plain"),
    html: content("text/html"),
  };
}

function splitPart(raw: string): { headers: Map<string, string>; body: string } {
  const end = /\r?\n\r?\n/.exec(raw);
  const head = end ? raw.slice(0, end.index) : raw;
  const lines = head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  return { headers, body: end ? raw.slice(end.index + end[0].length) : "" };
}

function decodeBody(body: string, encoding: string): string {
  if (encoding.toLowerCase() === "base64") return Buffer.from(body, "base64").toString();
  if (encoding.toLowerCase() !== "quoted-printable") return body;
  return decodeHex(body.replace(/=\r?\n/g, ""), /=([0-9A-F]{2})/gi);
}

/** RFC 2047 words in a subject. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_all, kind: string, data: string) =>
      kind.toUpperCase() === "B"
        ? Buffer.from(data, "base64").toString()
        : decodeHex(data.replace(/_/g, " "), /=([0-9A-F]{2})/gi),
    );
}

function decodeHex(text: string, pattern: RegExp): string {
  const bytes = Buffer.from(
    text.replace(pattern, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    "latin1",
  );
  // Text beyond Latin-1 that was not encoded must survive the detour through bytes.
  return /[\u0100-\uffff]/.test(text)
    ? text.replace(pattern, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : bytes.toString();
}
