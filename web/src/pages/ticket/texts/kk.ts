import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const kk: TextsLike<typeof en> = {
  back: "Артқа",
  resident: "Кім туралы",
  occurred: "Болған уақыты",
  deferred_until: "Кейінге қалдырылды, дейін",
  handed_to: "Кімге берілді",
  declined_because: "Неге қабылданбады",
  solved: "Шешілді",
  first_contact: "бірінші қоңырауда",
  riser: "{value}-тік құбыр",
  away: "жоқ",
  off_shift: "ауысымда емес",
  call: "Қоңырау шалу: {who}",
  "call.short": "Қоңырау шалу",
  reopened: "қайта ашылды: {count}",

  "part.facts": "Өтінім туралы",
  "part.map": "Қай жерде",

  "via.phone": "телефон арқылы",
  "via.web": "сайт арқылы",
  "via.email": "пошта арқылы",
  "via.desk": "диспетчерде",

  "outage.part": "Ажыратудың бөлігі",
  "outage.since": "басталуы:",
  "outage.until": "күтілетін аяқталуы:",
  "outage.until_unknown": "қашан аяқталатыны әзірге белгісіз",
  "outage.ended": "аяқталды:",

  "missing.title": "Мұнда {number} өтінімі жоқ.",
  "missing.what":
    "{company}: мұндай нөмір жоқ немесе бұл компания сізге ашық емес. Нөмірді тексеріңіз немесе сілтеме жіберген адамнан сұраңыз; компанияларды әкімші ашады.",
  "missing.number": "Өтінім нөмірі",
  "missing.look": "Табу",

  "guide.other": "Сценарий бойынша бұл «{problem}». Өтінім басқаша жазылған.",
  "guide.correct": "Осыған түзету",
  "guide.reason": "«{guide}» жадынамасы бойынша",

  "keys.title": "Жылдам пернелер",
  "keys.help": "осы анықтама",
  "keys.actions": "осы нөмірлі әрекет",
  "keys.note": "ескертпе жазу",
  "keys.correct": "түзету",
  "keys.pause": "мерзімдерді кідірту",
  "keys.recording": "қоңырауды тыңдау",
  "keys.file": "файл тіркеу",
  "keys.guide": "жадынаманы ашу",
  "keys.back": "артқа",
  "keys.seek": "жазбада: бес секунд, басы, соңы",
  "keys.send": "терезеде: жіберу",
  "keys.on": "Бұл бетте жеке пернелер жұмыс істейді",
};
