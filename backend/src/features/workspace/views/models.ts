import type { SharedScope, ViewColumn, ViewGrouping } from "../../../contract/index.js";
import type { ListTicketsQuery } from "../../../contract/index.js";
import type { LastChangeRow } from "../../desk/index.js";

export type ViewSort = NonNullable<ListTicketsQuery["sort"]>;

/** A saved search, as one person has it. */
export interface View {
  id: number;
  scope: SharedScope;
  ownerId: number | null;
  team: { id: number; name: string } | null;
  name: string;
  query: string;
  sort: ViewSort;
  columns: ViewColumn[];
  groupBy: ViewGrouping | null;
  /** In that person's order; null: behind those that have one. */
  place: number | null;
  alertsSince: Date | null;
  created: LastChangeRow;
  changed: LastChangeRow;
  archivedAt: Date | null;
  /** Gone for everybody; null: there. */
  deletedAt: Date | null;
  version: number;
}

/** What somebody chose of it; `undefined` is not looked at. */
export interface ViewParts {
  scope?: SharedScope | undefined;
  team_id?: number | null | undefined;
  name?: string | undefined;
  q?: string | undefined;
  sort?: ViewSort | undefined;
  columns?: readonly ViewColumn[] | undefined;
  group_by?: ViewGrouping | null | undefined;
}

/** The same with nothing left open, as the row is written. */
export type WholeView = { [Part in keyof ViewParts]-?: Exclude<ViewParts[Part], undefined> };

export const partsOf = (view: View): WholeView => ({
  scope: view.scope,
  team_id: view.team?.id ?? null,
  name: view.name,
  q: view.query,
  sort: view.sort,
  columns: view.columns,
  group_by: view.groupBy,
});
