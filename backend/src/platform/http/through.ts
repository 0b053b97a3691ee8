import type { Request, RequestHandler, Response } from "express";

/** Runs one middleware to its `next`, and throws what it passes on. */
export function through(middleware: RequestHandler, req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (error?: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error("A middleware failed", { cause: error }));
    };
    void Promise.resolve(middleware(req, res, next)).catch(reject);
  });
}
