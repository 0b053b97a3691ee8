import type { SlaExplanation, SlaTriedPolicy } from "@redress/backend/contract";
import { Check, X } from "lucide-react";
import { formatDay, formatList } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { placeId } from "./explain-place.js";

/** Which policy the ticket has, in which version, and how today's policies judge it. */
export function PolicySection({ explanation, now }: { explanation: SlaExplanation; now: number }) {
  const { policy, tried } = explanation;
  const match = tried.find(({ matches }) => matches);
  const id = placeId("policy");
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h3 id={id} tabIndex={-1} className="text-body font-semibold">
        {t("explain.policy")}
      </h3>
      <p>{policy ? versionWords(policy, now) : t("explain.policy.none")}</p>
      {tried.length > 0 && (
        <>
          <p className="text-muted">{t("explain.tried")}</p>
          <ol className="flex flex-col gap-1">
            {tried.map((one) => (
              <Tried key={one.id} policy={one} />
            ))}
          </ol>
          {policy && match?.id !== policy.id && (
            <p className="text-muted">
              {match
                ? t("explain.tried.other", { kept: policy.name, today: match.name })
                : t("explain.tried.nothing", { kept: policy.name })}
            </p>
          )}
        </>
      )}
    </section>
  );
}

function versionWords(policy: NonNullable<SlaExplanation["policy"]>, now: number): string {
  const { name, version, newest_version: newest, applied_at: at, deleted } = policy;
  const has = t("explain.policy.version", { name, version, at: formatDay(Date.parse(at), now) });
  if (deleted) return `${has} ${t("explain.policy.deleted")}`;
  return newest > version
    ? `${has} ${t("explain.policy.newest", { newest })}`
    : `${has} ${t("explain.policy.current")}`;
}

function Tried({ policy: { name, matches, met, failed } }: { policy: SlaTriedPolicy }) {
  const Icon = matches ? Check : X;
  const asked = formatList(met.map((condition) => t(`explain.condition.${condition}`)));
  const against = formatList(failed.map((condition) => t(`explain.condition.${condition}`)));
  const words = matches
    ? met.length > 0
      ? t("explain.tried.matches", { conditions: asked })
      : t("explain.tried.asks_nothing")
    : t("explain.tried.fails", { conditions: against });
  return (
    <li className="flex items-start gap-2">
      <Icon aria-hidden className={`h-lh w-4 shrink-0 ${matches ? "text-ok-fg" : "text-muted"}`} />
      <p className="min-w-0">
        <span className="font-medium">{name}</span> <span className="text-muted">{words}</span>
      </p>
    </li>
  );
}
