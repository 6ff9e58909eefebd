import type { en } from "./en";

export const ru: Record<keyof typeof en, string> = {
  "wallboard.title": "Табло",
  "wallboard.as_of": "Данные на {at}",
  "wallboard.stale": "Это данные на {at} ({ago}): с тех пор контакт-центр не отвечает. Не полагайтесь на них.",
  "wallboard.trouble": "Контакт-центр сейчас не отвечает; показаны данные на {at}.",
  "wallboard.big": "Большой экран",
  "wallboard.small": "Обычный вид",
  "wallboard.big_hint": "Alt+B",

  "total.waiting": "Ждут",
  "total.longest": "Дольше всех",
  "total.level": "Уровень сервиса",
  "total.level_hint": "сегодня за {seconds} с, цель {target} %",
  "total.answered": "Отвечено сегодня",
  "total.abandoned": "Не дождались",
  "total.ready": "Готовы",
  "total.talking": "Говорят",
  "total.break": "На перерыве",
  "total.none": "—",

  "queues.title": "Очереди",
  "queues.empty": "Ни одна очередь не обслуживает языки ваших компаний. Языки компаний задаёт администратор.",
  "queues.name": "Очередь",
  "queues.waiting": "Ждут",
  "queues.longest": "Дольше всех",
  "queues.available": "Готовы",
  "queues.level": "Уровень",
  "queues.lost": "Потеряно",
  "queues.average": "В среднем",
  "queues.own": "своя",
  "queues.shared_note": "Общие очереди считают звонки всех компаний.",
  "queues.all": "Показать ещё {count} тихих",
  "queues.fewer": "Скрыть тихие",

  "operators.title": "Операторы",
  "operators.empty": "Никто не на линии. Операторы появятся здесь, когда откроют пульт.",
  "operators.next": "затем {status}",
  "operators.elsewhere": "звонок другой компании",
  "operators.set": "Сменить состояние: {name}",
  "operators.set_short": "Состояние…",

  "doing.talking": "говорит",
  "doing.ringing": "звонит",
  "doing.wrap_up": "завершает",
  "doing.ready": "готов",
  "doing.break": "перерыв",
  "doing.offline": "не готов",

  "calls.title": "Звонки",
  "calls.empty": "Сейчас в ваши компании никто не звонит.",
  "calls.withheld": "номер скрыт",
  "calls.emergency": "авария",

  "call_state.waiting": "ждёт",
  "call_state.ringing": "звонит",
  "call_state.talking": "разговор",
  "call_state.on_hold": "на удержании",
  "call_state.wrap_up": "завершение",

  "act.listen": "Слушать",
  "act.listen_to": "Слушать: {who}",
  "act.move": "Перевести",
  "act.move_of": "Перевести: {who}",
  "act.join": "Войти в разговор",
  "act.silent": "Снова только слушать",
  "act.leave": "Выйти",
  "act.cancel": "Отмена",
  "act.why": "Почему",
  "act.why_hint": "Сохранится при звонке, это читают руководители.",
  "act.why_state": "Это прочтёт оператор; останется в списке «Что делали старшие».",
  "act.done_move": "{who}: переводим, это займёт до минуты.",
  "act.done_give": "{who} сначала ждёт: {name}.",
  "act.done_state": "{name}: {status}.",

  "listen.title": "Прослушать разговор",
  "listen.what":
    "Ваш телефон подключится к разговору. Ни звонящий, ни оператор об этом не узнают. Запись о прослушивании сохранится при звонке.",
  "listen.now": "Вы слушаете",
  "listen.joined": "Вы в разговоре: вас слышат все",
  "listen.elsewhere": "Ваш телефон слушает. Войти в разговор и выйти можно в панели телефона.",
  "listen.no_telephone": "У вашего телефона нет связи: слушать сейчас нельзя.",
  "listen.heard": "Звучит: {text}",
  "listen.parties": "В разговоре: {names}",
  "listen.you": "вы",

  "join.title": "Войти в разговор",
  "join.what": "С этого момента вас слышат звонящий и оператор. Ваше имя появится на пульте оператора.",

  "move.title": "Перевести ждущего",
  "move.what":
    "В очередь: звонящий не заметит, время ожидания сохранится, переход — до минуты. Оператору: сначала звоним только ему, {seconds} секунд.",
  "move.to": "Куда",
  "move.queues": "Очереди",
  "move.operators": "Операторы",

  "state.title": "Сменить состояние: {name}",
  "state.what":
    "Действует сразу, а во время звонка — после него. На пульте оператора будет видно, что это сделали вы и почему.",
  "state.new": "Новое состояние",

  "tickets.title": "Сроки на исходе",
  "tickets.empty": "В ближайшие два часа сроки не истекают.",
  "tickets.nobody": "пока никто",

  "duties.title": "Перезвонить",
  "duties.empty": "Никто не ждёт звонка.",
  "duties.count": "×{count}",

  "left.late": "просрочено",

  "trail.title": "Что делали старшие",
  "trail.empty":
    "Пока никто ничего не делал. Здесь записано, кто слушал, входил в разговор, переводил звонящего или менял состояние.",
  "trail.more": "Раньше",
};
