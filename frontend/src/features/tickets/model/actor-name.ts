import type { PersonRef } from "@redress/backend/contract";
import { t } from "../../../lib/i18n.js";

/** Who did it, to the reader: "You", a name, or the desk itself. */
export function actorName(actor: PersonRef | null, readerId: number): string {
  if (actor === null) return t("ticket.actor.system");
  return actor.id === readerId ? t("ticket.actor.you") : actor.full_name;
}
