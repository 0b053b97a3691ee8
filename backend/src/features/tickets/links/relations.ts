import type { LinkRelation } from "../../../contract/index.js";

/** A row of `ticket_links`. */
export interface Link {
  kind: "related" | "duplicate" | "blocks" | "parent";
  fromId: number;
  toId: number;
}

/** Each relation, told from one of two tickets: how it is kept, and what it is called from the other's side. */
const relations: Readonly<
  Record<LinkRelation, { kind: Link["kind"]; otherStands: "first" | "second"; seenFromThere: LinkRelation }>
> = {
  parent: { kind: "parent", otherStands: "first", seenFromThere: "child" },
  child: { kind: "parent", otherStands: "second", seenFromThere: "parent" },
  related: { kind: "related", otherStands: "second", seenFromThere: "related" },
  duplicate_of: { kind: "duplicate", otherStands: "second", seenFromThere: "duplicated_by" },
  duplicated_by: { kind: "duplicate", otherStands: "first", seenFromThere: "duplicate_of" },
  blocks: { kind: "blocks", otherStands: "second", seenFromThere: "blocked_by" },
  blocked_by: { kind: "blocks", otherStands: "first", seenFromThere: "blocks" },
};

export function linkOf(id: number, relation: LinkRelation, otherId: number): Link {
  const { kind, otherStands } = relations[relation];
  const [fromId, toId] = otherStands === "first" ? [otherId, id] : [id, otherId];
  return kind === "related"
    ? { kind, fromId: Math.min(id, otherId), toId: Math.max(id, otherId) }
    : { kind, fromId, toId };
}

export const fromTheOther = (relation: LinkRelation): LinkRelation => relations[relation].seenFromThere;

/** What the other ticket of a link is to this one. */
export function relationIn({ kind, fromId }: Link, id: number): LinkRelation {
  const stands = kind === "related" || fromId === id ? "second" : "first";
  const found = (Object.keys(relations) as LinkRelation[]).find(
    (relation) => relations[relation].kind === kind && relations[relation].otherStands === stands,
  );
  if (!found) throw new Error(`Nobody named the relation of a ${kind}`);
  return found;
}
