import type { LinkRelation } from "@redress/backend/contract";
import type { MessageId } from "../../../lib/i18n.js";

/** What the other ticket is, as the heading of a list of such. */
export const RELATION_WORDS: Readonly<Record<LinkRelation, MessageId>> = {
  parent: "links.parent",
  child: "links.child",
  related: "links.related",
  duplicate_of: "links.duplicate_of",
  duplicated_by: "links.duplicated_by",
  blocks: "links.blocks",
  blocked_by: "links.blocked_by",
};
