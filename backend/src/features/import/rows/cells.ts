import { z } from "zod";
import { line, prose } from "../../../contract/index.js";

/** A cell cannot be taken; the message says why, in words for whoever brought the file. */
export class CellProblem extends Error {
  override readonly name = "CellProblem";
}

/** Longer than people may type here: other desks had other limits, and history is not cut. */
const LONGEST_TEXT = 50_000;

const shapes = {
  externalId: line(200, 0),
  subject: line(200, 0),
  text: prose(LONGEST_TEXT, 0),
  name: line(120, 0),
  email: z.email("It is not an email address").max(254, "It is longer than an email address can be"),
  tag: line(40),
};

/** A cell as text; numbers and yes or no of JSON are written out. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value === undefined || value === null) return "";
  throw new CellProblem("It is a list where one value is expected");
}

/** @throws CellProblem */
export function read(shape: keyof typeof shapes, value: unknown): string {
  const parsed = shapes[shape].safeParse(textOf(value));
  if (parsed.success) return parsed.data;
  const message = parsed.error.issues[0]?.message ?? "It cannot be taken";
  if (message.startsWith("Use at most")) throw new CellProblem(message.replace("Use at most", "It has more than"));
  if (message.startsWith("Remove the characters")) throw new CellProblem("It holds characters that cannot be shown");
  throw new CellProblem(message);
}

/** An address in lower case, also out of "Mei Lin <mei@example.org>"; null where the cell is empty. */
export function readEmail(value: unknown): { email: string; name: string | null } | null {
  const text = textOf(value).trim();
  if (text === "") return null;
  const found = /^(.*?)<([^<>]+)>$/su.exec(text);
  const name = found?.[1]?.replace(/^\s*"|"\s*$/g, "").trim();
  return { email: read("email", (found?.[2] ?? text).trim().toLowerCase()), name: name || null };
}

const yes = new Set(["true", "yes", "y", "1"]);
const no = new Set(["false", "no", "n", "0", ""]);

/** Null where the cell is empty or missing. */
export function readFlag(value: unknown): boolean | null {
  const text = textOf(value).trim().toLowerCase();
  if (yes.has(text)) return true;
  if (!no.has(text)) throw new CellProblem("It is neither yes nor no");
  return text === "" ? null : false;
}

/** A list of JSON, or words parted by commas, semicolons or bars. */
export function readTags(value: unknown): string[] {
  const parts = Array.isArray(value) ? (value as unknown[]) : textOf(value).split(/[,;|]/);
  const tags = parts.map((part) => textOf(part).trim()).filter(Boolean);
  if (tags.length > 20) throw new CellProblem("A complaint can have at most 20 tags");
  return tags.map((tag) => read("tag", tag));
}
