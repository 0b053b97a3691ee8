import type { AuditRow } from "@redress/backend/contract";
import { Fragment, type ReactNode } from "react";
import { formatList } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { actorWords } from "./actor-name.js";
import { knownType, typeWords } from "./audit-words.js";
import { AuditValue } from "./audit-value.js";
import { fieldInSentence } from "./field-words.js";
import { ObjectLink } from "./object-link.js";
import { isLarge } from "./value-words.js";

/** Stand in a sentence where something more than text goes; no language has them. */
const WHO = "\uE000";
const OBJECT = "\uE001";
const MOST_FIELDS = 3;

/** "Mei Lin changed priority of CMP-10431: Medium → Critical". */
export function AuditSentence({ row }: { row: AuditRow }) {
  const type = knownType(row.type);
  const who = <bdi className="font-medium">{actorWords(row.actor)}</bdi>;
  const object = row.object ? <ObjectLink object={row.object} ticket={row.ticket} /> : t("audit.something");
  if (!type)
    return (
      <>
        {who} {typeWords(row.type)} {row.object && object}
      </>
    );
  const text = t(`audit.say.${type}`, {
    who: WHO,
    object: OBJECT,
    about: row.object ? "yes" : "no",
    fields: fieldsOf(row),
  });
  const only = onlyChange(row);
  return (
    <>
      {filled(text, { [WHO]: who, [OBJECT]: object })}
      {row.refused && <RefusedRoute {...row.refused} />}
      {only && (
        <>
          {": "}
          <FromTo change={only} />
        </>
      )}
    </>
  );
}

/** "GET /api/roles (forbidden)": what was asked for, and the code it was answered with. */
function RefusedRoute({ method, path, code }: NonNullable<AuditRow["refused"]>) {
  return (
    <>
      {": "}
      <bdi>
        <code className="break-all">
          {method} {path}
        </code>
      </bdi>{" "}
      <span className="text-muted">({code})</span>
    </>
  );
}

/** One change that fits the sentence; several stand below it, each in a line of its own. */
export function onlyChange({ changes, more_changes: more }: AuditRow): AuditRow["changes"][number] | null {
  const [change, ...others] = changes;
  if (!change || others.length > 0 || more > 0) return null;
  return isLarge(change.from) || isLarge(change.to) ? null : change;
}

export function FromTo({ change: { field, from, to, from_name: fromName, to_name: toName } }: FromToProps) {
  return (
    <>
      {from !== null && (
        <>
          <AuditValue field={field} value={from} name={fromName} /> <span aria-hidden>→</span>
          <span className="sr-only">, {t("audit.after")}:</span>{" "}
        </>
      )}
      <AuditValue field={field} value={to} name={toName} />
    </>
  );
}

interface FromToProps {
  change: AuditRow["changes"][number];
}

/** "priority, team and 2 more fields". */
function fieldsOf({ changes, more_changes: more }: AuditRow): string {
  const names = changes.slice(0, MOST_FIELDS).map(({ field }) => fieldInSentence(field));
  const all = more > 0 ? [...names, t("audit.fields.more", { count: more })] : names;
  return all.length > 0 ? formatList(all) : t("audit.fields.none");
}

function filled(text: string, parts: Record<string, ReactNode>): ReactNode {
  return text.split(/([\uE000\uE001])/).map((piece, index) => <Fragment key={index}>{parts[piece] ?? piece}</Fragment>);
}
