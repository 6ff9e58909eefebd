/** The resident's page speaks the residents' four languages; the rest of the pages need only two of them. */
export type ResidentLanguage = "ru" | "kk" | "pl" | "en";

const en = {
  title: "My requests",
  loading: "One moment…",
  none: "There are no requests of yours yet.",
  open: "Open",
  over: "Over",
  planned: "Expected by {at}",
  done: "Done on {at}",
  executor: "Executor: {name}",
  back: "All requests",
  journal: "What has happened",
  messages: "What we wrote to you",
  files: "Your photos and files",
  refused: "not accepted: {reason}",
  checking: "being looked at…",
  call: "Call us",
  retry: "Try again",
  offline: "We cannot be reached just now. Check your connection and try again.",
  note: "Write to us",
  note_send: "Send",
  confirm: "Yes, it is done",
  reopen: "It is not done",
  reopen_why: "What is still wrong?",
  reopen_send: "Open the request again",
  rate: "How satisfied are you?",
  rate_one: "{mark} of 5",
  photo: "Add a photo",
  uploading: "Sending…",
  language: "Language",
};
export type ResidentWord = keyof typeof en;
type Words = Readonly<Record<ResidentWord, string>>;

const ru: Words = {
  title: "Мои заявки",
  loading: "Минуту…",
  none: "Ваших заявок пока нет.",
  open: "В работе",
  over: "Завершены",
  planned: "Ожидайте до {at}",
  done: "Выполнено {at}",
  executor: "Исполнитель: {name}",
  back: "Все заявки",
  journal: "Что произошло",
  messages: "Что мы вам писали",
  files: "Ваши фото и файлы",
  refused: "не принят: {reason}",
  checking: "проверяется…",
  call: "Позвонить нам",
  retry: "Повторить",
  offline: "Сейчас связаться не удаётся. Проверьте связь и попробуйте ещё раз.",
  note: "Написать нам",
  note_send: "Отправить",
  confirm: "Да, всё сделано",
  reopen: "Не сделано",
  reopen_why: "Что осталось не так?",
  reopen_send: "Открыть заявку снова",
  rate: "Вы довольны работой?",
  rate_one: "{mark} из 5",
  photo: "Добавить фото",
  uploading: "Отправляем…",
  language: "Язык",
};

const kk: Words = {
  title: "Менің өтінімдерім",
  loading: "Бір сәт…",
  none: "Әзірге өтінімдеріңіз жоқ.",
  open: "Орындалуда",
  over: "Аяқталған",
  planned: "{at} дейін күтіңіз",
  done: "Орындалды: {at}",
  executor: "Орындаушы: {name}",
  back: "Барлық өтінімдер",
  journal: "Не болды",
  messages: "Біз сізге не жаздық",
  files: "Сіздің фотоларыңыз бен файлдарыңыз",
  refused: "қабылданбады: {reason}",
  checking: "тексерілуде…",
  call: "Бізге қоңырау шалу",
  retry: "Қайталау",
  offline: "Қазір байланысу мүмкін емес. Байланысты тексеріп, қайталап көріңіз.",
  note: "Бізге жазу",
  note_send: "Жіберу",
  confirm: "Иә, бәрі жасалды",
  reopen: "Жасалмады",
  reopen_why: "Не дұрыс емес?",
  reopen_send: "Өтінімді қайта ашу",
  rate: "Жұмысқа ризасыз ба?",
  rate_one: "5-тен {mark}",
  photo: "Фото қосу",
  uploading: "Жіберілуде…",
  language: "Тіл",
};

const pl: Words = {
  title: "Moje zgłoszenia",
  loading: "Chwileczkę…",
  none: "Nie ma jeszcze Twoich zgłoszeń.",
  open: "W toku",
  over: "Zakończone",
  planned: "Termin: {at}",
  done: "Wykonano: {at}",
  executor: "Wykonawca: {name}",
  back: "Wszystkie zgłoszenia",
  journal: "Co się wydarzyło",
  messages: "Co do Ciebie napisaliśmy",
  files: "Twoje zdjęcia i pliki",
  refused: "nie przyjęto: {reason}",
  checking: "sprawdzamy…",
  call: "Zadzwoń do nas",
  retry: "Spróbuj ponownie",
  offline: "Teraz nie możemy się połączyć. Sprawdź połączenie i spróbuj ponownie.",
  note: "Napisz do nas",
  note_send: "Wyślij",
  confirm: "Tak, zrobione",
  reopen: "Nie zrobiono",
  reopen_why: "Co jest jeszcze nie tak?",
  reopen_send: "Otwórz zgłoszenie ponownie",
  rate: "Jak oceniasz naszą pracę?",
  rate_one: "{mark} na 5",
  photo: "Dodaj zdjęcie",
  uploading: "Wysyłamy…",
  language: "Język",
};

const WORDS: Record<ResidentLanguage, Words> = { ru, kk, pl, en };
export const RESIDENT_LANGUAGES: readonly { code: ResidentLanguage; name: string }[] = [
  { code: "ru", name: "Рус" },
  { code: "kk", name: "Қаз" },
  { code: "pl", name: "Pol" },
  { code: "en", name: "Eng" },
];
const KEY = "dozor.resident.language";

/** The language chosen here before, else the browser's, else English. */
export function firstLanguage(): ResidentLanguage {
  const wanted = localStorage.getItem(KEY) ?? navigator.language.slice(0, 2);
  return wanted in WORDS ? (wanted as ResidentLanguage) : "en";
}

export function keepLanguage(language: ResidentLanguage): void {
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
}

/** The word in that language, every {name} replaced. */
export function say(
  language: ResidentLanguage,
  word: ResidentWord,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return WORDS[language][word].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A time in the company's zone, as the language writes it. */
export function sayMoment(language: ResidentLanguage, at: string, zone: string): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: zone,
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(at));
}
