import type { SummaryError } from "../../components/ui/error-summary.js";
import { t, type MessageId } from "../../lib/i18n.js";

/** What has a name is not saved without one. */
export function nameMissing({ name }: { name: string }, message: MessageId): SummaryError[] {
  return name.trim() ? [] : [{ field: "name", message: t(message) }];
}
