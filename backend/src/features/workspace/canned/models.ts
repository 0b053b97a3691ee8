import type { SharedScope, Priority, Status } from "../../../contract/index.js";
import type { LastChangeRow } from "../../desk/index.js";

export interface CannedText {
  language: string;
  body: string;
}

/** A canned response, or a macro: one without texts. */
export interface Canned {
  id: number;
  scope: SharedScope;
  ownerId: number | null;
  team: { id: number; name: string } | null;
  shortcut: string;
  title: string;
  folder: string | null;
  texts: CannedText[];
  setStatus: Exclude<Status, "new"> | null;
  setPriority: Priority | null;
  addTags: string[];
  assignToMe: boolean;
  assignTeam: { id: number; name: string } | null;
  uses: number;
  lastUsed: LastChangeRow;
  created: LastChangeRow;
  changed: LastChangeRow;
  archivedAt: Date | null;
  version: number;
}

/** What somebody wrote of it; `undefined` is not looked at. */
export interface CannedParts {
  scope?: SharedScope | undefined;
  team_id?: number | null | undefined;
  shortcut?: string | undefined;
  title?: string | undefined;
  folder?: string | null | undefined;
  texts?: readonly CannedText[] | undefined;
  set_status?: Canned["setStatus"] | undefined;
  set_priority?: Priority | null | undefined;
  add_tags?: readonly string[] | undefined;
  assign_to_me?: boolean | undefined;
  assign_team_id?: number | null | undefined;
}

/** The same with nothing left open, as the row is written. */
export type WholeCanned = { [Part in keyof CannedParts]-?: Exclude<CannedParts[Part], undefined> };

export const partsOf = (canned: Canned): WholeCanned => ({
  scope: canned.scope,
  team_id: canned.team?.id ?? null,
  shortcut: canned.shortcut,
  title: canned.title,
  folder: canned.folder,
  texts: canned.texts,
  set_status: canned.setStatus,
  set_priority: canned.setPriority,
  add_tags: canned.addTags,
  assign_to_me: canned.assignToMe,
  assign_team_id: canned.assignTeam?.id ?? null,
});
