/** A printed table, or a part of it, as data: it is drawn where it is shown. */
export interface Sheet {
  readonly kind: "table";
  readonly title: string;
  /** Where it is printed. */
  readonly source: string;
  /** Below the picture: what its marks mean, what is left out. */
  readonly notes: readonly string[];
  /** The asked cell and its place in words, for whoever cannot see the picture. */
  readonly caption: string;
  /** Half-width columns it would take as text, each label on one line: where they are more than a screen has, the picture is clearer. */
  readonly textColumns: number;
  readonly cells: readonly SheetCell[];
}

export interface SheetCell {
  /** Where it begins and how far it reaches, counted from 0. */
  readonly line: number;
  readonly from: number;
  readonly down: number;
  readonly across: number;
  /** As printed; "" where nothing is. */
  readonly text: string;
  /** `gap`: lines are left out here. */
  readonly role: "head" | "label" | "gap" | "value";
  readonly isAsked: boolean;
  /** The report contradicts itself here, or is likely filled in by mistake. */
  readonly isDoubted: boolean;
}
