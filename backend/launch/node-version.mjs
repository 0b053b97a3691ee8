/** Stops with a clear sentence on a Node that is too old. Imported first by every launch script, for its effect alone. */
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Redress needs Node 20.19 or newer; this is ${process.versions.node}. Get one at https://nodejs.org`);
  process.exit(1);
}
