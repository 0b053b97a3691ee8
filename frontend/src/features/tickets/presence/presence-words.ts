import { formatList } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import type { OthersAt } from "./use-others-at.js";

const namesOf = (people: OthersAt["viewing"]) => formatList(people.map(({ full_name: name }) => name));

/** "Priya is replying", before "writing a note"; null while nobody writes. */
export function writingSentence({ replying, noting }: OthersAt): string | null {
  if (replying.length > 0) return t("presence.replying", { names: namesOf(replying), count: replying.length });
  return noting.length > 0 ? t("presence.noting", { names: namesOf(noting), count: noting.length }) : null;
}

/** "Priya and Mei Lin are here". */
export const viewingSentence = ({ viewing }: OthersAt): string =>
  t("presence.viewing", { names: namesOf(viewing), count: viewing.length });
