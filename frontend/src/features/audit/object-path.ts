import type { AuditRow } from "@redress/backend/contract";

/** Where a thing of the audit can be looked at; null where there is no page for it. */
export function objectPath(object: AuditRow["object"]): string | null {
  if (!object) return null;
  const { kind, id } = object;
  switch (kind) {
    case "ticket":
      return `/queue/all?ticket=${id}`;
    case "person":
      return `/admin/people?person=${id}`;
    case "organization":
      return `/admin/organizations/${id}`;
    case "sla_policy":
      return `/admin/sla/${id}`;
    case "calendar":
      return `/admin/calendars/${id}`;
    case "role":
      return `/admin/people?tab=roles&role=${id}`;
    case "import":
      return `/admin/import/${id}`;
    case "mail":
      return `/admin/mail?mail=${id}`;
    case "canned":
      return `/canned?response=${id}`;
    case "category":
      return "/admin/categories";
    case "field":
      return "/admin/fields";
    case "team":
    case "skill":
      return "/admin/teams";
    case "tag":
    case "customer_group":
      return "/admin/tags";
    case "desk":
      return "/admin/settings";
    default:
      return null;
  }
}
