import { viewer } from "../../lib/format.js";

/** Languages that people are offered; any other can be given through the API. */
const CODES =
  "ar bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk ko lt lv mk ms mt nb nl pa pl pt pt-BR ro ru sk sl so sq sr sv sw ta te th ti tl tr uk ur uz vi zh".split(
    " ",
  );

/** "German" for "de", in the viewer's language. */
export function languageName(code: string): string {
  return new Intl.DisplayNames([viewer.get().locale], { type: "language" }).of(code) ?? code;
}

/** By name, with what each calls itself to search by. */
export function otherLanguages(): { value: string; label: string; detail: string }[] {
  return CODES.map((code) => ({
    value: code,
    label: languageName(code),
    detail: new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code,
  })).sort((a, b) => a.label.localeCompare(b.label));
}
