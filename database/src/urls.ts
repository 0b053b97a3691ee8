/** Where the database is, for the product (`appUrl`) and for migrations (`ownerUrl`). */
export interface DatabaseUrls {
  appUrl: string;
  ownerUrl: string;
}

/**
 * The addresses the environment names, or null when it names none and the embedded server is meant.
 * Without `DATABASE_OWNER_URL` both are the same: migrations work, but the app's role then owns the tables, so its
 * rights do not protect the log. `sharesRole` tells; the caller warns.
 */
export function urlsFromEnvironment(env: NodeJS.ProcessEnv): DatabaseUrls | null {
  const appUrl = env["DATABASE_URL"];
  if (!appUrl) return null;
  return { appUrl, ownerUrl: env["DATABASE_OWNER_URL"] || appUrl };
}

/** Do both addresses sign in as the same role? */
export function sharesRole({ appUrl, ownerUrl }: DatabaseUrls): boolean {
  return roleOf(appUrl) === roleOf(ownerUrl);
}

/** The role of a connection address; decoded, since addresses escape special characters. */
export function roleOf(url: string): string {
  const { username } = new URL(url);
  if (!username) throw new Error("A database address must name its role: postgres://role:password@host:port/database");
  return decodeURIComponent(username);
}

/** The same server and role, another database. */
export function withDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(database)}`;
  return address.href;
}
