export type Token = 'series-1' | 'series-2' | 'series-3' | 'series-4' | 'breach-solid' | 'line-control';

export interface Series {
  name: string;
  kind: 'bar' | 'line';
  /** One for each label; null where there is none. */
  values: (number | null)[];
  token: Token;
  /** What it is compared with: drawn behind, dashed. */
  compared?: boolean;
}

export interface Plot {
  labels: string[];
  series: Series[];
  format: (value: number) => string;
  /** The highest value of the axis, where it is known. */
  top?: number | undefined;
  target?: { value: number; word: string } | undefined;
  /** The labels are names of things: each is shown, on several lines where it is long. */
  named?: boolean;
  /** Of data that go on: nothing moves by itself. */
  live?: boolean;
}
