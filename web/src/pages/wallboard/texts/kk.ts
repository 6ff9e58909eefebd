import type { en } from "./en";

export const kk: Record<keyof typeof en, string> = {
  "wallboard.title": "Табло",
  "wallboard.as_of": "{at} бойынша деректер",
  "wallboard.stale": "Бұл деректер {at} бойынша ({ago}): содан бері байланыс орталығы жауап бермейді. Оларға сенбеңіз.",
  "wallboard.trouble": "Байланыс орталығы қазір жауап бермейді; {at} деректері көрсетілген.",
  "wallboard.big": "Үлкен экран",
  "wallboard.small": "Қалыпты көрініс",
  "wallboard.big_hint": "Alt+B",

  "total.waiting": "Күтуде",
  "total.longest": "Ең ұзақ күту",
  "total.level": "Қызмет деңгейі",
  "total.level_hint": "бүгін {seconds} с ішінде, мақсат {target} %",
  "total.answered": "Бүгін жауап берілді",
  "total.abandoned": "Күтпей кетті",
  "total.ready": "Дайын",
  "total.talking": "Сөйлесуде",
  "total.break": "Үзілісте",
  "total.none": "—",

  "queues.title": "Кезектер",
  "queues.empty": "Компанияларыңыздың тілдерінде кезек жоқ. Тілдерді әкімші белгілейді.",
  "queues.name": "Кезек",
  "queues.waiting": "Күтуде",
  "queues.longest": "Ең ұзақ",
  "queues.available": "Дайын",
  "queues.level": "Деңгей",
  "queues.lost": "Жоғалған",
  "queues.average": "Орташа күту",
  "queues.own": "өз",
  "queues.shared_note": "Ортақ кезектер барлық компанияның қоңырауларын санайды.",
  "queues.all": "Тыныш {count} кезекті де көрсету",
  "queues.fewer": "Тыныш кезектерді жасыру",

  "operators.title": "Операторлар",
  "operators.empty": "Ешкім желіде емес. Операторлар пультін ашқанда осында шығады.",
  "operators.next": "содан кейін {status}",
  "operators.elsewhere": "басқа компанияның қоңырауы",
  "operators.set": "Күйін өзгерту: {name}",
  "operators.set_short": "Күйін…",

  "doing.talking": "сөйлесуде",
  "doing.ringing": "шырылдауда",
  "doing.wrap_up": "аяқтауда",
  "doing.ready": "дайын",
  "doing.break": "үзіліс",
  "doing.offline": "дайын емес",

  "calls.title": "Қоңыраулар",
  "calls.empty": "Қазір компанияларыңызға ешкім қоңырау шалып жатқан жоқ.",
  "calls.withheld": "нөмір жасырылған",
  "calls.emergency": "апат",

  "call_state.waiting": "күтуде",
  "call_state.ringing": "шырылдауда",
  "call_state.talking": "сөйлесу",
  "call_state.on_hold": "күту режимінде",
  "call_state.wrap_up": "аяқтау",

  "act.listen": "Тыңдау",
  "act.listen_to": "Тыңдау: {who}",
  "act.move": "Ауыстыру",
  "act.move_of": "Ауыстыру: {who}",
  "act.join": "Әңгімеге қосылу",
  "act.silent": "Қайтадан тек тыңдау",
  "act.leave": "Шығу",
  "act.cancel": "Болдырмау",
  "act.why": "Себебі",
  "act.why_hint": "Қоңыраумен бірге сақталады, оны басшылар оқиды.",
  "act.why_state": "Мұны оператор оқиды; «Аға операторлар не істеді» тізімінде қалады.",
  "act.done_move": "{who}: ауыстырылуда, бір минутқа дейін.",
  "act.done_give": "{who} алдымен күтеді: {name}.",
  "act.done_state": "{name}: {status}.",

  "listen.title": "Әңгімені тыңдау",
  "listen.what":
    "Телефоныңыз әңгімеге қосылады. Қоңырау шалушы да, оператор да білмейді. Тыңдағаныңыз қоңыраумен бірге сақталады.",
  "listen.now": "Сіз тыңдап отырсыз",
  "listen.joined": "Сіз әңгімедесіз: сізді бәрі естиді",
  "listen.elsewhere": "Телефоныңыз тыңдап тұр. Қосылу және шығу телефон панелінде.",
  "listen.no_telephone": "Телефоныңызда байланыс жоқ: қазір тыңдай алмайсыз.",
  "listen.heard": "Айтылды: {text}",
  "listen.parties": "Әңгімеде: {names}",
  "listen.you": "сіз",

  "join.title": "Әңгімеге қосылу",
  "join.what": "Осы сәттен бастап сізді қоңырау шалушы мен оператор естиді. Атыңыз оператордың пультінде көрінеді.",

  "move.title": "Күтушіні ауыстыру",
  "move.what":
    "Кезекке: қоңырау шалушы байқамайды, күткен уақыты сақталады, бір минутқа дейін. Операторға: алдымен тек соған, {seconds} секунд.",
  "move.to": "Қайда",
  "move.queues": "Кезектер",
  "move.operators": "Операторлар",

  "state.title": "Күйін өзгерту: {name}",
  "state.what":
    "Бірден күшіне енеді, қоңырау кезінде — содан кейін. Оператордың пультінде мұны сіз жасағаныңыз және себебі көрінеді.",
  "state.new": "Жаңа күй",

  "tickets.title": "Мерзімі таянған",
  "tickets.empty": "Таяу екі сағатта мерзімі бітетін өтінім жоқ.",
  "tickets.nobody": "әзірге ешкім",

  "duties.title": "Қайта қоңырау шалу",
  "duties.empty": "Ешкім қоңырау күтіп тұрған жоқ.",
  "duties.count": "×{count}",

  "left.late": "кешіккен",

  "trail.title": "Аға операторлар не істеді",
  "trail.empty":
    "Әзірге ешкім ештеңе істеген жоқ. Кім тыңдағаны, әңгімеге қосылғаны, қоңырау шалушыны ауыстырғаны не күй өзгерткені осында жазылады.",
  "trail.more": "Бұрынғылары",
};
