import type { Measured } from "./in-rounds.js";

/** What the issue asks for, and whether it was so here. Nothing fails on it: machines differ. */
export interface Bar {
  says: string;
  met: boolean;
}

/** One line of the table. */
export interface Figure {
  /** How many tickets the desk has. */
  tickets: number;
  what: string;
  /** In words, units included. */
  figure: string;
  floor?: string;
  /** The request that took longest. */
  slowest?: string;
  bars: Bar[];
  /** The numbers behind the words, for the file. */
  measured: Record<string, Measured | number>;
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
export const perSecond = (rate: number): string => `${Math.round(rate).toLocaleString("en")}/s`;
export const said = ({ rate, p50, p99 }: Measured): string => `${perSecond(rate)}, p50 ${ms(p50)}, p99 ${ms(p99)}`;
