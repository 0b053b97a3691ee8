import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";

const SOURCE = fileURLToPath(new URL("../src/push-worker/push-worker.ts", import.meta.url));

/** While developing, the worker of alerts is built anew for each browser that asks: it has to be one file of its own. */
export function pushWorker(): Plugin {
  return {
    name: "redress-push-worker",
    apply: "serve",
    configureServer(server) {
      server.middlewares.use("/push-worker.js", (_request, response, next) => {
        bundle().then((code) => {
          response.setHeader("Content-Type", "text/javascript");
          response.setHeader("Cache-Control", "no-cache");
          response.end(code);
        }, next);
      });
    },
  };
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    build: { write: false, minify: false, rolldownOptions: { input: SOURCE, output: { format: "iife" } } },
  });
  const [file] = Array.isArray(built) ? built.flatMap(({ output }) => output) : "output" in built ? built.output : [];
  if (file?.type !== "chunk") throw new Error("The push worker was not built");
  return file.code;
}
