/** Where something stands in the file it was read from. Lines and pages count from 1; `page` is null where the file shows no page marks. */
export interface Place {
  readonly page: number | null;
  readonly line: number;
}
