import { t, type MessageId } from "./i18n.js";
import { toastProblem } from "./problem-text.js";
import { toast } from "./toasts.js";

interface PutAway<Thing> {
  name: (thing: Thing) => string;
  /** Sends the change of the version seen; answers with the one it made. `next`: whether it is put away then. */
  change: (seen: Thing, next: boolean) => Promise<Thing>;
  /** Asks again for all that shows it. */
  refresh: () => Promise<void>;
  /** Said when it was put away, and when it was brought back; each takes `{name}`. */
  said: { archived: MessageId; restored: MessageId };
}

/** Puts something away, or brings it back, at once; Undo is the same the other way round. */
export async function putAway<Thing>(seen: Thing, archived: boolean, how: PutAway<Thing>): Promise<void> {
  try {
    const saved = await how.change(seen, archived);
    toast(t(archived ? how.said.archived : how.said.restored, { name: how.name(saved) }), {
      action: { label: t("ui.undo"), run: () => void putAway(saved, !archived, how) },
    });
  } catch (error) {
    toastProblem(error);
  }
  await how.refresh();
}
