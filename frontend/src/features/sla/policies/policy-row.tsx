import type { SlaPolicyRow } from "@redress/backend/contract";
import { clsx } from "clsx";
import type { PointerEvent } from "react";
import { Link } from "react-router-dom";
import { MoveButtons, ReorderHandle, type MoveWay } from "../../../components/ui/reorder.js";
import { Switch } from "../../../components/ui/switch.js";
import { Tag } from "../../../components/ui/tag.js";
import { t } from "../../../lib/i18n.js";
import type { NameOf } from "./names.js";
import { PolicyMenu } from "./policy-menu.js";
import type { Place } from "./policy-places.js";
import { conditionsWords, datesWords, metricWord, targetsWords } from "./policy-words.js";

export interface PolicyRowProps {
  policy: SlaPolicyRow;
  number: number;
  nameOf: NameOf;
  /** Where a dragged one would land beside this row. */
  line: "before" | "after" | null;
  isDragged: boolean;
  placeBy: (way: MoveWay) => Place | null;
  onMove: (place: Place) => void;
  onGrab: (event: PointerEvent<HTMLElement>) => void;
  onTurn: (isOn: boolean) => void;
  onDelete: () => void;
}

export function PolicyRow({ policy, number, nameOf, line, isDragged, placeBy, onMove, onGrab, ...on }: PolicyRowProps) {
  const { id, name, is_default: isDefault, is_on: isOn } = policy;
  const go = (way: MoveWay) => {
    const place = placeBy(way);
    if (place) onMove(place);
  };
  return (
    <li
      {...(!isDefault && { "data-reorder-row": id })}
      className={clsx(
        "relative grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-1 border-b border-border py-3 pe-2 last:border-b-0",
        isDragged && "opacity-60",
        line &&
          "after:pointer-events-none after:absolute after:inset-x-0 after:z-sticky after:border-t-2 after:border-accent",
        line === "before" && "after:-top-px",
        line === "after" && "after:-bottom-px",
      )}
    >
      <span className="flex min-h-control items-center ps-1">
        {isDefault ? (
          <span className="w-control min-w-6" />
        ) : (
          <ReorderHandle id={id} name={name} onMove={go} onGrab={onGrab} />
        )}
        <span className="min-w-5 text-end text-muted tabular-nums">{number}</span>
      </span>
      <p className="flex min-h-control min-w-0 flex-wrap items-center gap-x-2 ps-2">
        <Link
          to={`/admin/sla/${id}`}
          className="inline-flex min-h-6 items-center rounded-chip font-medium text-link hover:underline touch-target"
        >
          {name}
        </Link>
        {isDefault && <Tag>{t("sla_policies.default")}</Tag>}
        {!isOn && <Tag>{t("sla_policies.off")}</Tag>}
        {isOn && !policy.in_force && <Tag tone="warn">{t("sla_policies.not_in_force")}</Tag>}
      </p>
      <span className="flex min-h-control items-center">
        {!isDefault && (
          <>
            <Switch label={t("sla_policies.turn", { name })} checked={isOn} onChange={on.onTurn} />
            <span className="hidden md:inline-flex">
              <MoveButtons
                id={id}
                name={name}
                onMove={go}
                isFirst={placeBy("up") === null}
                isLast={placeBy("down") === null}
              />
            </span>
          </>
        )}
        <PolicyMenu policy={policy} placeBy={placeBy} onMove={go} onDelete={on.onDelete} />
      </span>
      <div className="col-span-2 col-start-2 flex min-w-0 flex-col gap-1 ps-2 pe-2">
        <p>
          {isDefault
            ? t("sla_policies.applies.default")
            : conditionsWords(policy.conditions, nameOf) || t("sla_policies.applies.always")}
        </p>
        <Promises policy={policy} />
      </div>
    </li>
  );
}

/** Targets from critical to low, the calendar, and when it is valid. */
function Promises({ policy }: { policy: SlaPolicyRow }) {
  const targets = targetsWords(policy.targets);
  const dates = datesWords(policy);
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-dense text-muted">
      {targets.map(({ metric, text }) => (
        <li key={metric}>
          {metricWord(metric)} <span className="tabular-nums">{text}</span>
        </li>
      ))}
      {targets.length === 0 && <li>{t("sla_policies.promises_nothing")}</li>}
      <li>{policy.calendar.name}</li>
      {dates && <li>{dates}</li>}
    </ul>
  );
}
