import type { Role } from "@redress/backend/contract";
import { Copy, Pencil } from "lucide-react";
import { Button } from "../../../components/ui/button.js";
import { Card } from "../../../components/ui/card.js";
import { Disclosure } from "../../../components/ui/disclosure.js";
import { Tag } from "../../../components/ui/tag.js";
import { t } from "../../../lib/i18n.js";
import { SEES } from "./sees-words.js";

export interface RoleCardProps {
  role: Role;
  /** Null for those who only give roles. */
  actions: { onOpen: () => void; onCopy: () => void } | null;
}

/** A role in plain sentences. */
export function RoleCard({ role, actions }: RoleCardProps) {
  const { name, permissions } = role;
  return (
    <Card title={name}>
      <div className="flex flex-col gap-2">
        <p className="flex flex-wrap items-center gap-2 text-muted">
          {role.built_in && <Tag>{t("roles.built_in")}</Tag>}
          <span>
            {t("roles.people", { count: role.people })} {t(SEES[role.sees])}
          </span>
        </p>
        {role.description && <p className="whitespace-pre-line">{role.description}</p>}
      </div>
      {permissions.length > 0 ? (
        <Disclosure summary={t("roles.may", { count: permissions.length })}>
          <ul className="list-disc ps-5">
            {permissions.map(({ key, sentence }) => (
              <li key={key}>{sentence}</li>
            ))}
          </ul>
        </Disclosure>
      ) : (
        <p>{t("roles.may_look")}</p>
      )}
      {actions && (
        <div className="flex flex-wrap gap-2">
          <Button
            icon={<Pencil aria-hidden className="size-4" />}
            aria-label={t(role.built_in ? "roles.view_named" : "roles.edit_named", { name })}
            onClick={actions.onOpen}
          >
            {t(role.built_in ? "roles.view" : "roles.edit")}
          </Button>
          <Button
            look="ghost"
            icon={<Copy aria-hidden className="size-4" />}
            aria-label={t("roles.copy_named", { name })}
            onClick={actions.onCopy}
          >
            {t("roles.copy")}
          </Button>
        </div>
      )}
    </Card>
  );
}
