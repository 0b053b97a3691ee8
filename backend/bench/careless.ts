import { withClient } from "@redress/database/testing";

/**
 * Lets a server fill tables without care for what a broken machine would leave of them.
 *
 * @param url of any of its databases, as superuser.
 * @returns what makes it as careful as it was; what was filled is on disk by then.
 */
export async function careless(url: string): Promise<() => Promise<void>> {
  await withClient(url, async (superuser) => {
    for (const setting of ["fsync = off", "autovacuum = off", "max_wal_size = '16GB'"])
      await superuser.query(`ALTER SYSTEM SET ${setting}`);
    await superuser.query("SELECT pg_reload_conf()");
  });
  return () =>
    withClient(url, async (superuser) => {
      await superuser.query("ALTER SYSTEM RESET ALL");
      await superuser.query("SELECT pg_reload_conf()");
      await superuser.query("CHECKPOINT");
    });
}
