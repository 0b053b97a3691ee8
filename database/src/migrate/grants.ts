import pg, { type Client } from "pg";

/** What the app may do with a table, by the first word of the table's comment. */
const privilegesByComment = [
  { prefix: "append-only:", privileges: ["INSERT", "SELECT"] },
  { prefix: "read-only:", privileges: ["SELECT"] },
] as const;
const allPrivileges = ["DELETE", "INSERT", "SELECT", "UPDATE"] as const;

interface Relation {
  name: string;
  is_view: boolean;
  comment: string | null;
  /** What the app holds now, sorted. */
  granted: string[];
}

/**
 * Gives the app role its rights on schema public: everything on rows, nothing on the schema itself. A table whose comment
 * begins with `append-only:` takes new rows only, one with `read-only:` (and any view) is only read. A partition
 * follows its parent's comment. Only differences are written, so a start that changes nothing locks nothing.
 */
export async function grantPublicSchema(client: Client, appRole: string): Promise<void> {
  const role = pg.escapeIdentifier(appRole);
  await client.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
  for (const relation of await relations(client, appRole)) {
    const wanted = wantedPrivileges(relation);
    if (wanted.join() === relation.granted.join()) continue;
    const table = `public.${pg.escapeIdentifier(relation.name)}`;
    await client.query(`REVOKE ALL ON ${table} FROM ${role}`);
    await client.query(`GRANT ${wanted.join(", ")} ON ${table} TO ${role}`);
  }
  await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
}

function wantedPrivileges({ comment, is_view }: Relation): readonly string[] {
  if (is_view) return ["SELECT"];
  return privilegesByComment.find(({ prefix }) => comment?.startsWith(prefix))?.privileges ?? allPrivileges;
}

async function relations(client: Client, appRole: string): Promise<Relation[]> {
  const { rows } = await client.query<Relation>(
    `SELECT c.relname AS name,
            c.relkind IN ('v', 'm') AS is_view,
            obj_description(CASE WHEN c.relispartition THEN pg_partition_root(c.oid)::oid ELSE c.oid END, 'pg_class') AS comment,
            ARRAY(SELECT acl.privilege_type::text
                    FROM aclexplode(c.relacl) acl
                    JOIN pg_roles r ON r.oid = acl.grantee
                   WHERE r.rolname = $1
                   ORDER BY 1) AS granted
       FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace
        AND c.relkind IN ('r', 'p', 'v', 'm')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
      ORDER BY c.relname`,
    [appRole],
  );
  return rows;
}
