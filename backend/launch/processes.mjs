/** What other processes are doing. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Does this process exist? One that belongs to somebody else does too. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Is this process alive and still the program we mean? Numbers are given away again, above all after a reboot. */
export const runs = (pid, script) => isAlive(pid) && commandOf(pid).includes(script);

/**
 * The npm that runs this script, or null when none does.
 * Most shells stay between npm and its script, so that our parent is either npm or such a shell.
 */
export function npmAbove(script) {
  if (!process.env.npm_lifecycle_event) return null;
  return commandOf(process.ppid).includes(script) ? parentOf(process.ppid) : process.ppid;
}

const onLinux = process.platform === "linux";

function commandOf(pid) {
  return read(() => (onLinux ? readFileSync(`/proc/${pid}/cmdline`, "utf8") : ps(pid, "command=")));
}

function parentOf(pid) {
  // In "pid (name) state parent ..." the name may hold anything, so what counts starts after its last bracket.
  const stat = () => readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ")[1];
  return Number(read(() => (onLinux ? stat() : ps(pid, "ppid=")))) || null;
}

const ps = (pid, column) => execFileSync("ps", ["-p", String(pid), "-o", column], { encoding: "utf8" });

/** A process that ends while it is looked at is as good as one that has ended. */
function read(look) {
  try {
    return look();
  } catch {
    return "";
  }
}
