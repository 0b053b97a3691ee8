import type { AuditDetail } from "@redress/backend/contract";
import type { ReactNode } from "react";
import { t } from "../../lib/i18n.js";
import { ActorName, actorWords } from "./actor-name.js";
import type { FilterName } from "./audit-address.js";
import { objectWords } from "./audit-words.js";
import { ExactTime } from "./exact-time.js";
import { formatUtc } from "./format-exact.js";
import { ObjectLink } from "./object-link.js";

interface AuditFactsProps {
  row: AuditDetail;
  /** Shows the list by this one filter alone. */
  onFind: (name: FilterName, value: string) => void;
}

/** Who, when, about what, from where, and its place in the chain. */
export function AuditFacts({ row, onFind }: AuditFactsProps) {
  const { actor, object, seal } = row;
  const actorValue = actor.person ? String(actor.person.id) : actor.kind === "person" ? null : actor.kind;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2">
      <Fact name={t("audit.when")}>
        <ExactTime at={row.at} />
        <span className="block text-meta text-muted">{formatUtc(row.at)}</span>
      </Fact>
      <Fact name={t("audit.who")}>
        <ActorName row={row} />
        {row.api_key && (
          <span className="block text-meta text-muted">
            {t("audit.by_key", { name: row.api_key.name ?? row.api_key.id })}
          </span>
        )}
        {actorValue && (
          <Find onClick={() => onFind("actor", actorValue)}>{t("audit.of_actor", { name: actorWords(actor) })}</Find>
        )}
      </Fact>
      {object && (
        <Fact name={t("audit.about")}>
          <ObjectLink object={object} ticket={row.ticket} />
          <span className="block text-meta text-muted">
            {object.kind === "ticket" && object.name ? <bdi>{object.name}</bdi> : objectWords(object.kind)}
          </span>
          <Find onClick={() => onFind("object", `${object.kind}:${object.id}`)}>{t("audit.of_object")}</Find>
        </Fact>
      )}
      {row.refused && (
        <Fact name={t("audit.refused")}>
          <code className="break-all">
            {row.refused.method} {row.refused.path}
          </code>
          <span className="block text-meta text-muted">{row.refused.code}</span>
        </Fact>
      )}
      <Fact name={t("audit.type")}>
        <code className="break-all">{row.type}</code>
      </Fact>
      {row.ip && (
        <Fact name={t("audit.ip")}>
          <bdi>{row.ip}</bdi>
        </Fact>
      )}
      {row.device && <Fact name={t("audit.device")}>{row.device}</Fact>}
      {row.user_agent && (
        <Fact name={t("audit.agent")}>
          <bdi className="text-meta break-words">{row.user_agent}</bdi>
        </Fact>
      )}
      {row.request_id && (
        <Fact name={t("audit.request")}>
          <code className="break-all">{row.request_id}</code>
          <Find onClick={() => onFind("request", row.request_id ?? "")}>{t("audit.of_request")}</Find>
        </Fact>
      )}
      <Fact name={t("audit.seal")}>
        {seal ? (
          <>
            {t("audit.seal.place", { seq: seal.seq })}
            <code className="block text-meta break-all text-muted">{seal.hash}</code>
          </>
        ) : (
          t("audit.seal.none")
        )}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function Find({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="block min-h-6 rounded-chip text-start text-meta text-link hover:underline"
    >
      {children}
    </button>
  );
}
