import { useEffect, type RefObject } from "react";
import { keepFocusIn } from "../../lib/keep-focus.js";
import { Explainer } from "../explainer/explainer.js";

/** What no page needs for its first paint: the focus is kept, times are explained. */
export function PageAids({ region }: { region: RefObject<HTMLElement | null> }) {
  useEffect(() => (region.current ? keepFocusIn(region.current) : undefined), [region]);
  return <Explainer />;
}
