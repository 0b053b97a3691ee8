import type { AuditRow } from "@redress/backend/contract";
import { KeyRound, Monitor, Smartphone, Terminal, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../../lib/i18n.js";

interface AuditOriginProps {
  row: AuditRow;
  /** Shows everything that one request did. */
  onRequest: (id: string) => void;
}

/** From where: device, address, key and request. */
export function AuditOrigin({ row: { ip, device, api_key: key, request_id: request }, onRequest }: AuditOriginProps) {
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 text-meta text-muted">
      {key && (
        <Part icon={KeyRound}>
          <span>
            {key.name === null ? t("audit.by_key.gone", { id: key.id }) : t("audit.by_key", { name: key.name })}
          </span>
        </Part>
      )}
      {device && (
        <Part icon={iconOf(device)}>
          <bdi>{device}</bdi>
        </Part>
      )}
      {ip && <bdi className="whitespace-nowrap tabular-nums">{ip}</bdi>}
      {request && (
        <button
          type="button"
          title={request}
          aria-label={t("audit.of_request.named", { id: request })}
          onClick={() => onRequest(request)}
          className="min-h-6 self-start rounded-chip text-start whitespace-nowrap hover:text-link hover:underline"
        >
          {t("audit.request.short", { id: request.slice(0, 8) })}
        </button>
      )}
    </div>
  );
}

function Part({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1">
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {children}
    </span>
  );
}

/** A script names no system; a phone's system tells it from a computer. */
function iconOf(device: string): LucideIcon {
  if (/ on (iOS|Android)$/.test(device)) return Smartphone;
  return device.includes(" on ") ? Monitor : Terminal;
}
