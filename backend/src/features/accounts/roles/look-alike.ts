import { fieldErrors } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";

/** Letters by the Latin one that they look like, small or capital. After Unicode's list of confusables (TS 39), its common part. */
const LIKE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ["a", "аαɑ"],
    ["b", "вβьƅ"],
    ["c", "сϲⅽ"],
    ["d", "ԁⅾ"],
    ["e", "еεҽ"],
    ["g", "ɡց"],
    ["h", "нηһհ"],
    ["i", "іιıї"],
    ["j", "јϳ"],
    ["k", "кκ"],
    ["l", "ӏ1|ⅼ"],
    ["m", "мμ"],
    ["n", "νпո"],
    ["o", "оοօ0"],
    ["p", "рρ"],
    ["q", "ԛզ"],
    ["r", "г"],
    ["s", "ѕ"],
    ["t", "тτ"],
    ["u", "υսц"],
    ["v", "ѵ"],
    ["w", "ԝѡ"],
    ["x", "хχ"],
    ["y", "уү"],
    ["z", "ζ"],
  ].flatMap(([latin = "", others = ""]) => [...others].map((other) => [other, latin])),
);

/** What two names have in common that look alike: in any case, script and width. */
const skeleton = (name: string): string =>
  [...name.normalize("NFKC").toLowerCase()]
    .map((letter) => LIKE[letter] ?? letter)
    .join("")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w");

/**
 * A role that looks like Admin would be given by mistake, or to deceive.
 *
 * @param except the role that has the name so far.
 * @throws AppError 422 on `name`.
 */
export async function requireOwnLook(work: Work, name: string, except: number | null = null): Promise<void> {
  const others = await work.rows<{ name: string }>("SELECT name FROM roles WHERE id IS DISTINCT FROM $1", [except]);
  const look = skeleton(name);
  // The very same name, in any case, is found by the index, also when two make it at once.
  const like = others.find((other) => skeleton(other.name) === look && other.name.toLowerCase() !== name.toLowerCase());
  if (like) throw fieldErrors({ name: `That looks like the name of the role ${like.name}` });
}
