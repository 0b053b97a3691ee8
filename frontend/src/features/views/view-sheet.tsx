import type { SavedView, ViewColumn } from "@redress/backend/contract";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { Button } from "../../components/ui/button.js";
import { Checkbox } from "../../components/ui/checkbox.js";
import { Sheet } from "../../components/ui/dialog.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { Select } from "../../components/ui/select.js";
import { TextField } from "../../components/ui/text-field.js";
import { t } from "../../lib/i18n.js";
import { leaveFreely, leaveWhenSaved, useLeaveGuard } from "../../lib/leave-guard.js";
import { ScopeFields } from "../canned/scope-fields.js";
import { sortWord } from "../tickets/queue/queue-words.js";
import { ArchivedViews } from "./archived-views.js";
import type { SavedSearch } from "./saved-search.js";
import { useSaveView, type ViewValues } from "./save-view.js";
import { useOwnFields } from "./use-own-fields.js";
import { viewPath } from "./view-address.js";
import { columnNames, columnWord, groupingNames, groupingWord, usualColumns } from "./view-words.js";

const sorts = ["due", "newest", "oldest", "updated", "priority"] as const;

export interface ViewSheetProps {
  /** Null: another one. */
  view: SavedView | null;
  /** What a new one begins with. */
  search: SavedSearch;
  onClose: () => void;
}

/** What a view is called, who sees it, what it asks for and how its list is shown. */
export function ViewSheet({ view, search, onClose }: ViewSheetProps) {
  return (
    <Sheet open onClose={() => leaveWhenSaved(onClose)} title={view ? t("views.edit") : t("views.add")}>
      <ViewForm view={view} search={search} onClose={onClose} />
      {!view && <ArchivedViews />}
    </Sheet>
  );
}

const valuesOf = (view: SavedView | null, search: SavedSearch) => ({
  scope: view?.scope ?? ("personal" as const),
  team_id: view?.team?.id ?? null,
  name: view?.name ?? "",
  q: view?.q ?? search.q,
  sort: view?.sort ?? search.sort,
  columns: view && view.columns.length > 0 ? view.columns : [...usualColumns],
  group_by: view?.group_by ?? null,
});

/** In the order in which they are offered; what is not offered now (its field was put away) stays behind them. */
const withColumn = (
  before: readonly ViewColumn[],
  column: ViewColumn,
  isShown: boolean,
  names: readonly ViewColumn[],
): ViewColumn[] => [
  ...names.filter((one) => (one === column ? isShown : before.includes(one))),
  ...before.filter((one) => !names.includes(one)),
];

function ViewForm({ view, search, onClose }: ViewSheetProps) {
  const go = useNavigate();
  const [begun] = useState(() => valuesOf(view, search));
  const [values, setValues] = useState(begun);
  const { save, busy, errors, attempt, errorOf } = useSaveView();
  const own = useOwnFields();
  const names = columnNames(own);
  const set = (part: Partial<typeof values>) => setValues((before) => ({ ...before, ...part }));
  const dirty = JSON.stringify(values) !== JSON.stringify(begun);
  useLeaveGuard(dirty);
  const done = ({ id }: SavedView) =>
    leaveFreely(() => {
      onClose();
      void go(viewPath(id));
    });
  const body: ViewValues = { ...values, team_id: values.scope === "team" ? values.team_id : null };
  return (
    <form
      noValidate
      className="flex flex-col gap-5 pb-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) save(view, body, done);
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <TextField
        label={t("views.field.name")}
        name="name"
        autoComplete="off"
        maxLength={80}
        value={values.name}
        error={errorOf("name")}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextField
        label={t("views.field.q")}
        hint={t("views.field.q.hint")}
        name="q"
        dir="ltr"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={1000}
        value={values.q}
        error={errorOf("q")}
        onChange={(event) => set({ q: event.target.value })}
      />
      <ScopeFields manage="view.manage" values={values} set={set} errorOf={errorOf} />
      <Select
        label={t("queue.sort")}
        name="sort"
        options={sorts.map((sort) => ({ value: sort, label: sortWord(sort) }))}
        value={values.sort}
        onChange={(event) => set({ sort: sorts.find((sort) => sort === event.target.value) ?? "due" })}
      />
      <Select
        label={t("views.field.group_by")}
        name="group_by"
        placeholder={t("views.group.none")}
        options={groupingNames.map((grouping) => ({ value: grouping, label: groupingWord(grouping) }))}
        value={values.group_by ?? ""}
        onChange={(event) => set({ group_by: groupingNames.find((one) => one === event.target.value) ?? null })}
      />
      <fieldset className="flex flex-col gap-1">
        <legend className="font-medium">{t("views.field.columns")}</legend>
        <p className="text-dense text-muted">{t("views.field.columns.hint")}</p>
        <div className="grid grid-cols-2 gap-x-4">
          {names.map((column) => (
            <Checkbox
              key={column}
              label={columnWord(column, own)}
              checked={values.columns.includes(column)}
              onChange={({ target }) => set({ columns: withColumn(values.columns, column, target.checked, names) })}
            />
          ))}
        </div>
      </fieldset>
      <Button type="submit" look="primary" busy={busy}>
        {view ? t("ui.save") : t("views.add")}
      </Button>
    </form>
  );
}
