import { clsx } from "clsx";
import type { Field } from "@redress/backend/contract";
import { useQuery } from "@tanstack/react-query";
import { Button } from "../../../components/ui/button.js";
import { MoveButtons, ReorderHandle, useKeptFocus, type MoveWay } from "../../../components/ui/reorder.js";
import { useRowDrag } from "../../../components/ui/row-drag.js";
import { Tag } from "../../../components/ui/tag.js";
import { formatList } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import { useArrangeFields } from "./use-arrange-fields.js";

/** The fields in the order of forms, put in another by dragging, keys or buttons. */
export function FieldList({ fields, onOpen }: { fields: readonly Field[]; onOpen: (id: number) => void }) {
  const { move, archive } = useArrangeFields();
  const { data: categories } = useQuery(queries.listCategories({ query: { archived: "true" } }));
  const ids = fields.map(({ id }) => id);
  useKeptFocus(ids.join());
  const place = (id: number, at: number) => {
    const others = ids.filter((one) => one !== id);
    const to = Math.max(0, Math.min(at, others.length));
    if (to !== ids.indexOf(id)) move(id, others[to - 1] ?? null);
  };
  const moveBy = (id: number, way: MoveWay) => {
    const at = ids.indexOf(id);
    const to = { up: at - 1, down: at + 1, first: 0, last: ids.length, in: at, out: at }[way];
    place(id, to);
  };
  const { dragged, listRef, grab } = useRowDrag((id, { gap }) => place(id, gap > ids.indexOf(id) ? gap - 1 : gap));
  const nameOf = (id: number) => categories?.data.find((category) => category.id === id)?.name;
  const placesOf = ({ category_ids: within }: Field) => {
    if (within === null) return t("fields.admin.everywhere");
    const tops = within.filter((id) => {
      const parent = categories?.data.find((category) => category.id === id)?.parent_id ?? null;
      return parent === null || !within.includes(parent);
    });
    return formatList(tops.flatMap((id) => nameOf(id) ?? []));
  };
  return (
    <ul ref={listRef} className="rounded-card border border-border bg-surface">
      {fields.map((field, index) => (
        <li
          key={field.id}
          data-reorder-row={field.id}
          className={clsx(
            "flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-border px-3 py-2 last:border-b-0",
            dragged?.id === field.id && "opacity-50",
            dragged?.gap === index && "shadow-[inset_0_2px_0_var(--accent)]",
          )}
        >
          <ReorderHandle
            id={field.id}
            name={field.label}
            onMove={(way) => moveBy(field.id, way)}
            onGrab={grab(field.id)}
          />
          <span className="min-w-0 flex-1 basis-40">
            <button
              type="button"
              className="min-h-6 rounded-chip text-start font-medium hover:underline touch-target"
              onClick={() => onOpen(field.id)}
            >
              <bdi>{field.label}</bdi>
            </button>
            <span className="flex flex-wrap items-center gap-x-2 text-dense text-muted">
              <code className="font-mono">{field.key}</code>
              <span>{t(`fields.type.${field.type}`)}</span>
              <span>{placesOf(field)}</span>
            </span>
          </span>
          <span className="flex flex-wrap items-center gap-1">
            {field.required !== "never" && <Tag>{t(`fields.required.${field.required}`)}</Tag>}
            {field.audience !== "customer_fills" && <Tag>{t(`fields.audience.${field.audience}`)}</Tag>}
            {field.archived && <Tag>{t("fields.admin.archived")}</Tag>}
          </span>
          <span className="ms-auto flex items-center">
            <MoveButtons
              id={field.id}
              name={field.label}
              onMove={(way) => moveBy(field.id, way)}
              isFirst={index === 0}
              isLast={index === fields.length - 1}
            />
            <Button
              look="ghost"
              aria-label={t(field.archived ? "fields.admin.restore_named" : "fields.admin.archive_named", {
                label: field.label,
              })}
              onClick={() => archive(field, !field.archived)}
            >
              {t(field.archived ? "fields.admin.restore" : "fields.admin.archive")}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
}
