import { fileURLToPath } from "node:url";
import compression from "compression";
import express, { Router, type Express } from "express";
import { Registry } from "prom-client";
import { accountRoutes, announceDemand, peopleAdminRoutes } from "./features/accounts/index.js";
import { attachmentRoutes } from "./features/attachments/index.js";
import { auditHeadRoutes, auditRoutes } from "./features/audit/index.js";
import { deskRoutes, readRules } from "./features/desk/index.js";
import { directoryRoutes, setPersonTeams } from "./features/directory/index.js";
import { emailRoutes } from "./features/email/index.js";
import { fieldRoutes } from "./features/fields/index.js";
import { guestRoutes } from "./features/guests/index.js";
import { importRoutes } from "./features/import/index.js";
import { jobRoutes } from "./features/jobs/index.js";
import { notificationRoutes, ownPush } from "./features/notifications/index.js";
import { searchRoutes } from "./features/search/index.js";
import { slaRoutes } from "./features/sla/index.js";
import { setupRoutes } from "./features/setup/index.js";
import {
  complaintsOf,
  handOverTickets,
  joinComplaints,
  listedFor,
  mayDownload,
  ticketNumber,
  ticketRoutes,
  visibleAmong,
} from "./features/tickets/index.js";
import {
  ownCanned,
  ownDrafts,
  ownStandings,
  ownTime,
  ownViews,
  workspaceRoutes,
  viewsNamed,
} from "./features/workspace/index.js";
import { createIsAllowedOrigin } from "./platform/http/allowed-origin.js";
import { authenticate, type Identify } from "./platform/http/authenticate.js";
import { cors } from "./platform/http/cors.js";
import { apiDocs } from "./platform/http/docs.js";
import { live, ready } from "./platform/http/health.js";
import { createHttpMetrics } from "./platform/http/metrics.js";
import { leaving } from "./platform/http/leaving.js";
import { createMounting } from "./platform/http/mount.js";
import { openApiDocument } from "./platform/http/openapi.js";
import { problemHandler, unknownPath } from "./platform/http/problem.js";
import { createRateLimiters, defaultRateLimits, type RateLimits } from "./platform/http/rate-limit.js";
import { requestId } from "./platform/http/request-id.js";
import { requestLog } from "./platform/http/request-log.js";
import { securityHeaders } from "./platform/http/security-headers.js";
import { webApp } from "./platform/http/spa.js";
import type { Services } from "./platform/services.js";

export interface AppOptions {
  /** Whom an access token vouches for; the live channel asks the same. */
  identify: Identify;
  /** Names of migrations that the database lacks; asked for by /readyz until there are none. */
  pendingMigrations?: () => Promise<readonly string[]>;
  /** True from the signal to stop on. */
  isStopping?: () => boolean;
  /** What /metrics shows besides the HTTP side's own. */
  registry?: Registry;
  /** Replaces some of the usual limits. */
  rateLimits?: Partial<RateLimits>;
  /** The built web app; by default where its build puts it. */
  webFolder?: string;
}

/** Bytes; an answer below travels in the first round trip as it is, and packing it would take longer. */
const COMPRESSED_FROM = 8_192;

/** The same from `src` and from `dist`. */
const builtWebApp = fileURLToPath(new URL("../../frontend/dist/", import.meta.url));

/**
 * The desk's HTTP side, not yet listening.
 * @throws Error when an endpoint of the contract is mounted by nobody or does not say who may call it.
 */
export function createApp(services: Services, options: AppOptions): Express {
  const { config, db, log } = services;
  const { pendingMigrations = async () => [], isStopping = () => false, registry = new Registry() } = options;
  const metrics = createHttpMetrics({ registry, db, token: config.metricsToken });

  const app = express();
  app.disable("x-powered-by");
  // Answers of the API are not stored by anybody; those with a version set their own.
  app.disable("etag");
  app.set("trust proxy", config.trustProxy);

  app.use(requestId(), requestLog(log), ...securityHeaders(config), leaving(isStopping));
  app.get("/livez", live);
  app.get("/readyz", ready({ db, log, pendingMigrations, isStopping }));
  app.get("/metrics", metrics.expose);
  app.use(apiDocs(openApiDocument));
  app.use(metrics.observe, api(services, options.identify, { ...defaultRateLimits, ...options.rateLimits }));
  app.use(webApp(options.webFolder ?? builtWebApp, config));
  app.use(() => {
    throw unknownPath();
  });
  app.use(problemHandler(log));
  return app;
}

function api(services: Services, identify: Identify, limits: RateLimits): Router {
  const router = Router();
  const limiters = createRateLimiters(limits, services);
  router.use(
    "/api",
    compression({ threshold: COMPRESSED_FROM }),
    cors(services.config),
    authenticate(identify, limiters.countStranger),
    limiters.general,
  );

  const { mount, complete } = createMounting({
    router,
    services,
    attachmentLimits: async () => {
      const { attachmentMaxBytes, attachmentMaxFiles } = await readRules(services.db, services.config);
      return { maxBytes: attachmentMaxBytes, maxFiles: attachmentMaxFiles };
    },
    isAllowedOrigin: createIsAllowedOrigin(services.config),
    limitersFor: limiters.forRoute,
  });
  deskRoutes(mount, services, { demandChanged: announceDemand });
  accountRoutes(mount, services);
  directoryRoutes(mount, services);
  peopleAdminRoutes(mount, services, {
    setTeams: setPersonTeams,
    handOver: handOverTickets,
    joinComplaints,
    complaintsOf,
    draftsOf: ownDrafts,
    cannedOf: ownCanned,
    viewsOf: ownViews,
    standingsOf: ownStandings,
    timeOf: ownTime,
    pushOf: ownPush,
  });
  attachmentRoutes(mount, services, mayDownload(services.db));
  fieldRoutes(mount, services);
  ticketRoutes(mount, services);
  searchRoutes(mount, services, { listedFor, ticketNumber, viewsNamed });
  workspaceRoutes(mount, services);
  guestRoutes(mount, services);
  notificationRoutes(mount, services);
  emailRoutes(mount, services);
  importRoutes(mount, services);
  setupRoutes(mount, services);
  slaRoutes(mount, services, visibleAmong);
  jobRoutes(mount, services);
  auditHeadRoutes(mount, services);
  auditRoutes(mount, services);
  complete();
  return router;
}
