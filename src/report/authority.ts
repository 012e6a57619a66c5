/** What kind of body publishes the report. `government`: a people's government (省、市、县、区、乡、镇). `office`: a government's own
 *  general office reporting for itself. `department`: 局、委、办 …. `street`: 街道办事处. `other`: 开发区, 管委会 and the like. */
export type AuthorityKind = "government" | "office" | "department" | "street" | "other";

/** The body that publishes a report and receives applications. Two reports are of one authority exactly if their `id` is equal. */
export interface Authority {
  /** The full name without spaces, which is also the id: 「牡丹江市爱民区人民政府」. 「未写明单位（FILE）」 where the report names none. */
  readonly id: string;
  readonly name: string;
  /** Places from the widest to the narrowest, as far as the report tells: ["牡丹江市", "爱民区"]. */
  readonly places: readonly string[];
  readonly kind: AuthorityKind;
  readonly level: "province" | "city" | "county" | "town" | null;
  /** Other names people use that mean this authority: 「爱民区」「爱民区人民政府」「爱民区政府」. Longest first. Never a name of a body within it. */
  readonly names: readonly string[];
  /** False where the report does not name its authority. */
  readonly isNamed: boolean;
}
