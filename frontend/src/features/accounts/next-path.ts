/** Where to go after signing in: a path of this site from `?next=`, else home. Another site's address is never followed. */
export function nextPath(search: string): string {
  const next = new URLSearchParams(search).get("next");
  if (!next?.startsWith("/")) return "/";
  try {
    const url = new URL(next, window.location.origin);
    // "/.//evil.example" is a path of this site that, written down again, would be another site's address.
    const isOurs = url.origin === window.location.origin && !url.pathname.startsWith("//");
    return isOurs ? url.pathname + url.search + url.hash : "/";
  } catch {
    return "/";
  }
}

/** The token of a mailed link. */
export function linkToken(search: string): string {
  return new URLSearchParams(search).get("token") ?? "";
}
