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

/** A type that the screen knows; null for one from another version of the desk. */
export const knownType = (type: string): AuditType | null => (isType(type) ? type : null);

/** "Changed a ticket": what happened. A type from another version of the desk is called by its name. */
export const typeWords = (type: string): string => (isType(type) ? t(`audit.type.${type}`) : type);
export const groupWords = (group: AuditGroup): string => t(`audit.group.${group}`);
export const objectWords = (kind: string): string => (isObject(kind) ? t(`audit.object.${kind}`) : kind);
