import { normalize } from "../../base/text.ts";
import { readPersonal } from "../form/read-personal.ts";

/** What a person wrote as the description, in two: what is wanted, and what they said of themselves in the same breath. */
export interface PartedDescription {
  readonly description: string;
  /** Whether anything was set apart. */
  readonly isMixed: boolean;
}

/** How much of a clause may be left beside a telephone number or a name before it says something else: 「公开电话 0453-6000000 的设立依据」. */
const besidePersonal = 6;
const introduces =
  /身份证号?码?|证件号?码?|电话号?码?|手机号?码?|联系方式|邮箱|邮件|地址|住址|姓名|名字|本人|我(?:姓.)?|叫|是|住在?|家住|的|为|号码?|[:：]/gu;
const bringIt =
  /^(?:请|麻烦|就|到时候?|直接|给|帮)*(?:我|俺)?(?:给|帮)?(?:我|俺)?(?:邮?寄|发|送|传)(?:到|给|过来|来|我们?|俺|的|公司|单位|邮箱|邮件|家里?|就行|就好|就可以|吧|了|手机)*$|^(?:以|用)?个人(?:的)?(?:名义|身份)?(?:来)?申请$/u;

/**
 * The description without the clauses that tell no more than who asks, how to reach them and how to bring it; as it was written where nothing would be left, or
 * nothing personal is in it. What others read as the information that is wanted is not where a telephone number should stand.
 */
export function partDescription(words: string): PartedDescription {
  const whole = words.trim();
  const clauses = whole.match(/[^，,。；;\s]+[，,。；;\s]*/gu) ?? [];
  const wanted = clauses.filter((clause) => !isAside(clause.replace(/[，,。；;\s]+$/u, "")));
  const description = wanted.join("").replace(/[，,；;\s]+$/u, "");
  const isLeft = description.replace(/[\s\p{P}]/gu, "").length > 3;
  return isLeft && wanted.length < clauses.length
    ? { description, isMixed: true }
    : { description: whole, isMixed: false };
}

function isAside(clause: string): boolean {
  const plain = normalize(clause);
  if (bringIt.test(plain)) return true;
  const { rest, ...said } = readPersonal(plain);
  if (Object.keys(said).length === 0) return false;
  const isIntroduced = said.address === undefined || /地址|住|寄到/u.test(plain);
  return isIntroduced && rest.replace(introduces, "").replace(/[\s\p{P}]/gu, "").length < besidePersonal;
}
