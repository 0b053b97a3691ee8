/** The live channel of a desk with its HTTP API in a process of its own, as it runs in production: `DATABASE FOLDER`. */
import { createServer } from "node:http";
import { pino } from "pino";
import { createApp } from "../../src/app.js";
import { createIdentify } from "../../src/features/accounts/index.js";
import { startWorkspace } from "../../src/features/workspace/index.js";
import { openDatabase } from "../../src/platform/db.js";
import { openSocketAdapter } from "../../src/platform/sockets-adapter.js";
import { createLiveChannel } from "../../src/platform/sockets.js";
import { createServices } from "../../src/services.js";
import { testConfig } from "../../test/test-config.js";
import { noLimits } from "../open-bench.js";
import { serveMeasured } from "./serve-measured.js";

const [url = "", folder = ""] = process.argv.slice(2);
const config = testConfig(folder);
const log = pino({ level: "silent" });
const db = openDatabase(url);
const live = createLiveChannel(config, log, (missed) => openSocketAdapter({ url, log }, missed));
const services = createServices({ config, log, db, demo: false, broadcast: live.broadcast });
startWorkspace(services, live);
const identify = createIdentify(services);
const http = createServer(createApp(services, { identify, rateLimits: noLimits }));
live.attach(http, identify);
await serveMeasured(http);
