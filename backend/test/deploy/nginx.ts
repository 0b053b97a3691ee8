import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const template = fileURLToPath(new URL("../../deploy/nginx.conf.template", import.meta.url));
const INSTALL = "apt-get install --no-install-recommends -y";

export interface NginxOptions {
  folder: string;
  httpPort: number;
  httpsPort: number;
  appPorts: readonly [number, number];
}

export interface Nginx {
  /** Of the certificate, to be trusted by clients. */
  certificate: Buffer;
  errorLog(): string;
  stop(): Promise<void>;
}

/** Sees to nginx and openssl. @throws Error saying how to get what is missing, where we may not fetch it ourselves. */
export function requirePrograms(): void {
  const missing = ["nginx", "openssl"].filter((program) => spawnSync(program, ["version"]).error !== undefined);
  if (missing.length === 0) return;
  const command = `${INSTALL} ${missing.join(" ")}`;
  if (process.getuid?.() !== 0) throw new Error(`This needs ${missing.join(" and ")}: sudo ${command}`);
  console.log(`Installing ${missing.join(" and ")}`);
  execFileSync("sh", ["-c", `apt-get update -qq && ${command} -qq`], { stdio: ["ignore", "ignore", "inherit"] });
}

/** A real nginx with the configuration that ships, a certificate of its own, and everything it writes in one folder. */
export async function startNginx({ folder, httpPort, httpsPort, appPorts }: NginxOptions): Promise<Nginx> {
  const certificate = join(folder, "certificate.pem");
  const key = join(folder, "key.pem");
  const make = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  const whom = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
  execFileSync("openssl", [...make, ...whom, "-keyout", key, "-out", certificate], { stdio: "ignore" });

  const site = fillIn(readFileSync(template, "utf8"), {
    REDRESS_HOST: "localhost",
    REDRESS_PUBLIC_URL: `https://localhost:${httpsPort}`,
    REDRESS_HTTP_PORT: `127.0.0.1:${httpPort}`,
    REDRESS_HTTPS_PORT: `127.0.0.1:${httpsPort}`,
    REDRESS_CERTIFICATE: certificate,
    REDRESS_CERTIFICATE_KEY: key,
    REDRESS_APP_1: `127.0.0.1:${appPorts[0]}`,
    REDRESS_APP_2: `127.0.0.1:${appPorts[1]}`,
  });
  const config = join(folder, "nginx.conf");
  writeFileSync(join(folder, "redress.conf"), site);
  writeFileSync(config, surroundings(folder));

  const child = spawn("nginx", ["-c", config, "-e", join(folder, "error.log")], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
  await listening(child, httpsPort, () => said);
  return {
    certificate: readFileSync(certificate),
    errorLog: () => readFileSync(join(folder, "error.log"), "utf8"),
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

/** As envsubst does it. @throws Error naming what the template asks for and nobody gives. */
function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The template asks for ${name}`);
    return value;
  });
}

/** What a distribution's nginx.conf says around a site, for a folder of our own. */
function surroundings(folder: string): string {
  const kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  for (const kind of kinds) mkdirSync(join(folder, kind), { mode: 0o777 });
  return `
    ${process.getuid?.() === 0 ? "user root;" : ""}
    daemon off;
    worker_processes 2;
    pid ${join(folder, "nginx.pid")};
    events { worker_connections 4096; }
    http {
      access_log off;
      default_type application/octet-stream;
      ${kinds.map((kind) => `${kind}_temp_path ${join(folder, kind)};`).join("\n      ")}
      include ${join(folder, "redress.conf")};
    }`;
}

async function listening(child: ChildProcess, port: number, said: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}:\n${said()}`);
    const socket = connect(port, "127.0.0.1");
    const open = await Promise.race([
      once(socket, "connect").then(() => true),
      once(socket, "close").then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (open) return;
  }
}
