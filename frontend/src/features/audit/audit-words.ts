import {
  auditObjects,
  auditTypes,
  type AuditGroup,
  type AuditObject,
  type AuditType,
} from "@redress/backend/contract/audit-types";
import { t } from "../../lib/i18n.js";

export const groups = Object.keys(auditTypes) as AuditGroup[];
export const typesOf = (group: AuditGroup): AuditType[] =>
  auditTypes[group].map((name) => `${group}.${name}` as AuditType);
const known = new Set<string>(groups.flatMap(typesOf));
const isType = (type: string): type is AuditType => known.has(type);
const isObject = (kind: string): kind is AuditObject => auditObjects.some((object) => object === kind);

/** "Changed a ticket": what happened. A type from another version of the desk is called by its name. */
export const typeWords = (type: string): string => (isType(type) ? t(`audit.type.${type}`) : type);
export const groupWords = (group: AuditGroup): string => t(`audit.group.${group}`);
export const objectWords = (kind: string): string => (isObject(kind) ? t(`audit.object.${kind}`) : kind);

/** A field's name as people read it: "is_on" is "is on". */
export const fieldWords = (field: string): string => field.replaceAll("_", " ");

/** A value whole: texts as they are, what is made of several as JSON. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return t("audit.empty");
  if (typeof value === "boolean") return t(value ? "audit.yes" : "audit.no");
  return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value, null, 2);
}
