import type { ApiKey } from "@redress/backend/contract";
import type { ReactNode } from "react";
import { DataTable, type Column } from "../../../components/ui/data-table.js";
import { Tag } from "../../../components/ui/tag.js";
import { When } from "../../../components/ui/when.js";
import { formatDate } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { scopeWords } from "./scope-words.js";

export interface KeyTableProps<Key extends ApiKey> {
  /** Names the table. */
  label: string;
  keys: readonly Key[];
  /** Whose it is, where that is not everybody's own. */
  owner?: (key: Key) => ReactNode;
  actions: (key: Key) => ReactNode;
}

/** Keys with what they may do, when they were last used, and when they end. */
export function KeyTable<Key extends ApiKey>({ label, keys, owner, actions }: KeyTableProps<Key>) {
  const columns: Column<Key>[] = [
    {
      key: "name",
      header: t("api_keys.name"),
      rowHeader: true,
      cell: (key) => (
        <div className="flex min-w-32 flex-col items-start gap-0.5">
          <bdi>{key.name}</bdi>
          <code className="font-mono text-meta font-normal text-muted">
            <bdi>{key.prefix}…</bdi>
          </code>
        </div>
      ),
    },
    ...(owner ? [{ key: "owner", header: t("api_keys.owner"), cell: owner }] : []),
    {
      key: "scopes",
      header: t("api_keys.scopes"),
      cell: (key) => (
        <ul className="min-w-56">
          {key.scopes.map((scope) => (
            <li key={scope}>{t(scopeWords[scope])}</li>
          ))}
        </ul>
      ),
    },
    { key: "used", header: t("api_keys.last_used"), cell: (key) => <LastUse of={key} /> },
    {
      key: "expires",
      header: t("api_keys.expires"),
      cell: (key) =>
        key.expired ? (
          <Tag tone="warn">{t("api_keys.expired")}</Tag>
        ) : (
          // With its year: a key may live for one.
          <time dateTime={key.expires_at} className="whitespace-nowrap">
            {formatDate(key.expires_at)}
          </time>
        ),
    },
    { key: "actions", header: t("api_keys.actions"), cell: actions },
  ];
  return <DataTable label={label} columns={columns} rows={keys} keyOf={(key) => key.id} />;
}

function LastUse({ of: key }: { of: ApiKey }) {
  if (!key.last_used_at) return <span className="text-muted">{t("api_keys.never_used")}</span>;
  return (
    <div className="flex min-w-24 flex-col items-start">
      <When at={key.last_used_at} />
      {key.last_used_ip && (
        <span className="text-meta text-muted">
          <bdi>{key.last_used_ip}</bdi>
        </span>
      )}
    </div>
  );
}
