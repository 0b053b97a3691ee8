import { statSync } from "node:fs";
import { userInfo } from "node:os";
import { EmbeddedError, errorCode } from "./errors.js";

/** The system account a server process runs under when it is not our own. */
export interface Account {
  uid: number;
  gid: number;
}

const nobody: Account = { uid: 65534, gid: 65534 };

/**
 * The account to run PostgreSQL as, or null for our own. PostgreSQL refuses to run as root, so root
 * hands it to the owner of an existing data directory, else to `nobody`: no account is created on the host.
 */
export function serverAccount(existingDataDirectory: string): Account | null {
  if (process.platform === "win32") return null;
  const owner = statSync(existingDataDirectory, { throwIfNoEntry: false });
  const ourUid = process.getuid?.();
  if (ourUid !== 0) {
    assertNamedUser();
    if (owner && owner.uid !== ourUid) {
      throw new EmbeddedError(
        `${existingDataDirectory} belongs to user id ${owner.uid}: the database was created by another user. Start as that user or as root.`,
      );
    }
    return null;
  }
  if (process.platform === "darwin") {
    throw new EmbeddedError("PostgreSQL does not run as root: start as a normal user, or set DATABASE_URL.");
  }
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody;
}

/** May this account pass through the folder? Judged by the mode bits, as the kernel does without ACLs. */
export function mayEnter(folder: string, account: Account): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** initdb needs a name for the user id; some containers run with a bare number. */
function assertNamedUser(): void {
  try {
    userInfo();
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    throw new EmbeddedError(
      `User id ${process.getuid?.()} has no name in /etc/passwd, and PostgreSQL refuses to run without one. ` +
        "Run as a named user, or set DATABASE_URL to a PostgreSQL server of your own.",
      { cause: error },
    );
  }
}
