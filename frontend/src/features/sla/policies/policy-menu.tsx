import type { SlaPolicyRow } from "@redress/backend/contract";
import { ArrowDown, ArrowUp, EllipsisVertical, History, Pencil, Trash2 } from "lucide-react";
import { useNavigate } from "react-router-dom";
import { IconButton } from "../../../components/ui/icon-button.js";
import { Menu, type MenuEntry } from "../../../components/ui/menu.js";
import type { MoveWay } from "../../../components/ui/reorder.js";
import { t } from "../../../lib/i18n.js";
import type { Place } from "./policy-places.js";

export interface PolicyMenuProps {
  policy: SlaPolicyRow;
  placeBy: (way: MoveWay) => Place | null;
  onMove: (way: MoveWay) => void;
  onDelete: () => void;
}

/** All that can be done with a policy, also where there is no room for buttons. */
export function PolicyMenu({ policy, placeBy, onMove, onDelete }: PolicyMenuProps) {
  const navigate = useNavigate();
  const icon = (Icon: typeof Pencil) => <Icon aria-hidden className="size-4" />;
  const path = `/admin/sla/${policy.id}`;
  const open: MenuEntry[] = [
    { id: "edit", label: t("sla_policies.edit"), icon: icon(Pencil), run: () => void navigate(path) },
    {
      id: "versions",
      label: t("sla_policies.versions"),
      icon: icon(History),
      run: () => void navigate(`${path}/versions`),
    },
  ];
  const ways = [
    { way: "up", label: t("sla_policies.move.up"), Icon: ArrowUp },
    { way: "down", label: t("sla_policies.move.down"), Icon: ArrowDown },
  ] as const;
  const moves: MenuEntry[] = ways.map(({ way, label, Icon }) => ({
    id: way,
    label,
    icon: icon(Icon),
    disabled: placeBy(way) === null,
    run: () => onMove(way),
  }));
  const remove: MenuEntry = {
    id: "delete",
    label: t("sla_policies.delete"),
    icon: icon(Trash2),
    danger: true,
    run: onDelete,
  };
  const label = t("sla_policies.actions", { name: policy.name });
  return (
    <Menu
      label={label}
      trigger={<IconButton label={label} icon={icon(EllipsisVertical)} />}
      groups={policy.is_default ? [open] : [open, moves, [remove]]}
    />
  );
}
