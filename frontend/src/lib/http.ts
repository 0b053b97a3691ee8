import axios, { AxiosError, type AxiosAdapter, type AxiosRequestConfig, type AxiosResponse } from "axios";
import { ApiProblem, readProblem } from "./api-problem.js";
import { noteServerTime } from "./clock.js";
import { deskAnswers, isOutOfReach } from "./reach.js";

const TIMEOUT_MS = 30_000;

const client = axios.create({
  timeout: TIMEOUT_MS,
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

/**
 * For a request whose answer is for the browser and not for the page alone: the browser takes it to its end when the page
 * is left meanwhile, which it does for nothing that is sent by XMLHttpRequest.
 */
export const outlivingThePage: AxiosAdapter = async (config) => {
  const { method = "GET", url = "", headers } = config;
  const asked = { method, headers: { ...headers }, keepalive: true, signal: AbortSignal.timeout(TIMEOUT_MS) };
  try {
    const response = await fetch(url, asked);
    const { ok, status, statusText } = response;
    const answer = {
      data: await response.text(),
      status,
      statusText,
      headers: Object.fromEntries(response.headers),
      config,
    };
    if (!ok) throw new AxiosError(statusText, AxiosError.ERR_BAD_RESPONSE, config, undefined, answer);
    return answer;
  } catch (error) {
    const { name, message } = error as Error;
    if (error instanceof AxiosError) throw error;
    const code = name === "TimeoutError" ? AxiosError.ETIMEDOUT : AxiosError.ERR_NETWORK;
    throw new AxiosError(message, code, config);
  }
};

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
