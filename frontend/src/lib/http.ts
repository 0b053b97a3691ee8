import axios, { AxiosError, type AxiosRequestConfig, type AxiosResponse } from "axios";
import { ApiProblem, readProblem } from "./api-problem.js";
import { noteServerTime } from "./clock.js";
import { deskAnswers, isOutOfReach } from "./reach.js";

const client = axios.create({
  timeout: 30_000,
  // ?status=new&status=pending, as the contract's `several` reads it.
  paramsSerializer: { indexes: null },
});

/**
 * One HTTP request; everything that is not a success is thrown as an ApiProblem.
 * An abort by the caller is thrown as it is, so that query code can tell it from a failure.
 */
export async function send(config: AxiosRequestConfig): Promise<AxiosResponse<unknown>> {
  try {
    const response = await client.request<unknown>(config);
    deskAnswers.set(true);
    const at = (response.data as { server_time?: unknown } | null | undefined)?.server_time;
    if (typeof at === "string") noteServerTime(at);
    return response;
  } catch (error) {
    throw await asProblem(error);
  }
}

async function asProblem(error: unknown): Promise<unknown> {
  if (!(error instanceof AxiosError) || axios.isCancel(error)) return error;
  deskAnswers.set(!isOutOfReach(error.response?.status ?? 0));
  if (error.response) {
    const { status, data, headers } = error.response as AxiosResponse<unknown>;
    return readProblem(status, data instanceof Blob ? await textOf(data) : data, { ...headers });
  }
  const timedOut = error.code === AxiosError.ECONNABORTED || error.code === AxiosError.ETIMEDOUT;
  return new ApiProblem({ code: timedOut ? "timeout" : "offline", status: 0, message: error.message });
}

/** Whoever asks for a file gets the refusal as one, too. */
async function textOf(body: Blob): Promise<unknown> {
  try {
    return JSON.parse(await body.text()) as unknown;
  } catch {
    // A proxy's page: `readProblem` has a word for it.
    return null;
  }
}
