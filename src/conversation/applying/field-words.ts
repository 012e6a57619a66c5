import type { ApplicantType, Delivery, IdType, InformationForm } from "../../application/application.ts";

type Field = "description" | "form" | "delivery" | "type" | "representative" | "name" | "id" | "guardian" | "contact";

/** Names of the fields as people say them, to change one. */
export const fieldNames: readonly (readonly [Field, RegExp])[] = [
  ["description", /内容|信息|描述|文件|材料|要什么|description|information/iu],
  ["form", /形式|格式|电子(?!邮)|纸质|format|\bform\b/iu],
  ["delivery", /途径|(?<!联系)方式|怎么拿|怎么给|获取|自取|寄(?!地址)|delivery/iu],
  ["type", /类型|类别|身份类|type/iu],
  ["representative", /代表|代理|代办|负责人|法人|representative|agent/iu],
  ["guardian", /监护人|guardian/iu],
  ["name", /姓名|名字|名称|单位名|\bname\b/iu],
  ["id", /证件|身份证|证号|护照|信用代码|照片|图片|\bid\b|passport|code|picture|photo/iu],
  ["contact", /联系|电话|手机|号码|邮箱|邮件|电邮|地址|contact|phone|mobile|mail|address/iu],
];

export const idTypeWords: readonly (readonly [RegExp, IdType])[] = [
  [/护照|passport/iu, "passport"],
  [/居住证|通行证|台胞证|回乡证|永久居留|永居|permit|permanent residen/iu, "residence_permit"],
  [/信用代码|执照|credit code|licen[cs]e/iu, "credit_code"],
  [/身份证|id(?:entity)? card|identity/iu, "id_card"],
  [/证|certificate|registration/iu, "other"],
];

export const formWords: readonly (readonly [RegExp, InformationForm])[] = [
  [/电子|邮箱|邮件|pdf|word|扫描|electronic|digital/iu, "electronic"],
  [/纸|打印|复印|paper|print|hard ?copy/iu, "paper"],
  [/光盘|u盘|磁|\bdis[ck]|\bcd\b|usb/iu, "disc"],
  [/查阅|抄录|现场看|看看就|inspect|read it there/iu, "inspection"],
];
export const deliveryWords: readonly (readonly [RegExp, Delivery])[] = [
  [/邮箱|邮件|e-?mail/iu, "email"],
  [/寄|快递|ems|post|mail/iu, "post"],
  [
    /自取|自己去?(?:拿|取)|领取|上门|当面|pick(?:ed)? ?(?:it )?up|collect|in ?person|come (?:and|to) (?:get|fetch)/iu,
    "pickup",
  ],
  [/传真|fax/iu, "fax"],
  [/网上|在线|线上|这里|聊天|online/iu, "online"],
];
export const typeWords: readonly (readonly [RegExp, ApplicantType])[] = [
  // what someone is, and not where they work: 大学生, 公司职员
  [
    /^(?:我|本人)?是?(?!.*(?:法人|代表|代理|负责)).*(?:[农居村市渔牧]民|公务员|[职店教学人]员|[学研究]生|[老教]师|工人|业主|房主|车主|户主|家长|人|同胞|个体户)$|(?:替|帮|代|给)(?:我|俺)(?:爸|妈|爹|娘|父|母|老公|老婆|爱人|丈夫|妻子|儿子|女儿|孩子|爷爷|奶奶|外公|外婆|亲戚|朋友|邻居)|\b(?:student|resident|tourist|journalist|reporter|worker|teacher|retired|private person|on my own|just me)\b|^(?:it is |it's |for )?me$|\bmy (?:mother|father|mum|mom|dad|wife|husband|son|daughter|parents?|friend|neighbou?r)\b/iu,
    "natural_person",
  ],
  [/律师事务所|律所|法律服务|law ?firm|legal/iu, "legal_service"],
  [/科研|研究所|研究院|大学|学校|research|universit|college/iu, "research"],
  [/公益|协会|基金会|社会组织|社团|non-?profit|charit|ngo|association|foundation/iu, "nonprofit"],
  [/公司|企业|厂|商|company|business|corporat|enterprise/iu, "business"],
  [
    /个人|自然人|公民|本人|自己|老百姓|群众|individual|natural ?person|person|citizen|myself|foreigner/iu,
    "natural_person",
  ],
  [/其他|单位|组织|机构|organi[sz]ation|other/iu, "other_organization"],
];

export const passingDelivery: readonly (readonly [RegExp, Delivery])[] = [
  [
    /(?:邮|快)?(?:寄|递)(?:给我|到家|过来|来)|给我(?:邮?寄)|(?:用|走)?(?:邮寄|快递|挂号信)(?:就行|吧|给我)|\b(?:by|via) (?:post|mail|courier|ems)\b|\b(?:post|mail) it to me\b/iu,
    "post",
  ],
  [/(?:我|自己)(?:自己)?(?:去|来|过去|过来)(?:拿|取|领)|\b(?:pick|collect) it(?: up)?\b/iu, "pickup"],
];
