import type { SharedScope } from "@redress/backend/contract";
import type { MessageId } from "../../lib/i18n.js";

export type CannedTab = SharedScope;
/** What everybody uses first: that is what most come for. */
export const cannedTabs: readonly CannedTab[] = ["all", "team", "personal"];

export const tabWords: Record<CannedTab, MessageId> = {
  all: "canned.tab.shared",
  team: "canned.tab.team",
  personal: "canned.tab.mine",
};

/** Why a tab is empty: how to begin, or who can. */
export function noneWords(tab: CannedTab, mayAdd: boolean): MessageId {
  if (tab === "personal") return "canned.none.mine";
  if (!mayAdd) return tab === "team" ? "canned.none.team" : "canned.none.shared";
  return tab === "team" ? "canned.none.team.begin" : "canned.none.shared.begin";
}
