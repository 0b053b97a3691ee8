import type { AuditRow } from "@redress/backend/contract";
import { Link } from "react-router-dom";
import { objectWords } from "./audit-words.js";
import { objectPath } from "./object-path.js";

interface ObjectLinkProps {
  object: NonNullable<AuditRow["object"]>;
  ticket: AuditRow["ticket"];
}

/** What a row is about, by its name, and the way there. */
export function ObjectLink({ object, ticket }: ObjectLinkProps) {
  const path = objectPath(object);
  const name = <bdi>{objectName(object, ticket)}</bdi>;
  return path ? (
    <Link to={path} className="rounded-chip text-link hover:underline">
      {name}
    </Link>
  ) : (
    name
  );
}

function objectName({ kind, id, name }: ObjectLinkProps["object"], ticket: AuditRow["ticket"]): string {
  if (kind === "ticket" && ticket) return ticket.number;
  return name ?? `${objectWords(kind)} ${id}`;
}
