import type { ImportDetail } from "../../contract/index.js";
import type { Import } from "./models.js";

/** Nothing of it was imported, and nobody is at it. */
const isUntouched = (it: Import): boolean =>
  it.lastRow === 0 &&
  (it.state === "ready" || it.state === "checked" || it.state === "stopped" || it.state === "failed");

const hasFile = (it: Import): boolean => it.storageKey !== null;

/** What can be done with an import now. One that was begun on the command line goes on there. */
export function abilitiesOf(it: Import): ImportDetail["abilities"] {
  const isOpen = it.state !== "checking" && it.state !== "running" && it.state !== "finished";
  return {
    configure: hasFile(it) && isUntouched(it),
    check: hasFile(it) && isUntouched(it),
    start: hasFile(it) && isOpen,
    cancel: it.state === "checking" || it.state === "running",
    discard: !it.byCommand && isUntouched(it),
  };
}
