const wish =
  /^(?:你好|您好|请问|麻烦|那)?[,，。!！\s]*(?:我|俺|本人|咱)?(?:(?:想|要)*(?:替|帮|代)(?:我|俺)?(?:爸|妈|爹|娘|父亲?|母亲?|老公|老婆|爱人|丈夫|妻子|儿子|女儿|孩子|爷爷|奶奶|外公|外婆|亲戚|朋友|邻居){1,2})?(?:现在)?(?:就)?(?:想要?|要|来|打算|希望|需要|请|请求|帮我|给我|替我)*(?:提交|递交|提出?|交|写|填|办)?(?:一?[个份项件])?(?:信息公开|政府信息公开|依申请公开)?(?:的)?(?:申[请請])?(?:表)?(?:一下)?(?:公[开開]|获取|查阅)?(?:的)?(?:一?[个份项件])?[:：,，\s]*/u;
const englishWish =
  /^(?:(?:hello|hi|hey|good (?:morning|afternoon|evening))[,.! ]*)?(?:please |kindly )?(?:(?:i|we)(?:'d| would)?(?:'m| am| are)? ?(?:like|want|wish|need|going|here|hope)? ?(?:to )?|let me |help me (?:to )?)?(?:apply(?:ing)?|file|submit|make|send|request)\b(?: (?:an?|my|the))?(?: (?:freedom of information|foi|government information|information(?: disclosure)?|disclosure)(?= (?:application|request)))?(?: (?:application|request))?(?: (?:for|to (?:get|see|have|obtain|receive)|on|about))?(?: (?:disclosure of|access to))?(?: (?:some|any|the))?(?: (?:open )?(?:government|public) information| information)?(?: disclosure)?(?: (?:about|on|regarding|concerning|of))?(?=\s|[.,:;!]|$)[\s.,:;!]*/iu;

/** What a wish to apply asks for, beside the wish: 「我要申请公开…的批复」, “I want to apply for the approval of …”. */
export function withoutWish(text: string): string {
  return text.replace(/\p{Script=Han}/u.test(text) ? wish : englishWish, "").trim();
}
