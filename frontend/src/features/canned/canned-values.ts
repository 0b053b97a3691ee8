import type { Canned, SharedScope, Priority, RequestOf, Status } from "@redress/backend/contract";

/** A canned response as its form has it. */
export interface CannedValues {
  scope: SharedScope;
  team_id: number | null;
  shortcut: string;
  title: string;
  folder: string;
  texts: { language: string; body: string }[];
  set_status: Exclude<Status, "new"> | "";
  set_priority: Priority | "";
  add_tags: string[];
  assign_to_me: boolean;
  assign_team_id: number | null;
}

export const valuesOf = (canned: Canned | null, scope: SharedScope, language: string): CannedValues => ({
  scope: canned?.scope ?? scope,
  team_id: canned?.team?.id ?? null,
  shortcut: canned?.shortcut ?? "",
  title: canned?.title ?? "",
  folder: canned?.folder ?? "",
  texts: canned && canned.texts.length > 0 ? canned.texts : [{ language, body: "" }],
  set_status: canned?.actions.set_status ?? "",
  set_priority: canned?.actions.set_priority ?? "",
  add_tags: canned?.actions.add_tags ?? [],
  assign_to_me: canned?.actions.assign_to_me ?? false,
  assign_team_id: canned?.actions.assign_team?.id ?? null,
});

/** Texts that say something. */
export const writtenTexts = ({ texts }: Pick<CannedValues, "texts">) => texts.filter(({ body }) => body.trim() !== "");

export const bodyOf = (values: CannedValues): RequestOf<"createCanned">["body"] => ({
  ...values,
  folder: values.folder.trim() || null,
  texts: writtenTexts(values),
  team_id: values.scope === "team" ? values.team_id : null,
  set_status: values.set_status || null,
  set_priority: values.set_priority || null,
});
