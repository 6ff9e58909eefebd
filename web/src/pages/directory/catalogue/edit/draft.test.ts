import { expect, it } from "vitest";
import type { ProblemCard } from "~/api/own_catalogue";
import { closeDraft, fieldOf, isBlank, newCard, openDraft } from "./draft";
import { nameKey } from "./name_key";

const sides = {
  ...{ off: false, names: { ru: "Лифт стоит", en: "Lift stopped" }, synonyms: { ru: ["лифт встал"] }, advice: {} },
  ...{ category: "lift", trade: "lift_company", urgency: "urgent" as const, places: ["lift_shaft"], clocks: [] },
  questions: ["since_when"],
};
const card: ProblemCard = {
  ...newCard("lift_stopped", "ru", "Лифт встал"),
  ...{ own: false, common: sides, stands: { ...sides, names: { ...sides.names, ru: "Лифт встал" } } },
};

it("makes of the fields the change that they were opened with", () => {
  const draft = openDraft({ ...card, change: { ...card.change, synonyms: { ru: ["кабина", "не едет"] } } });
  expect(draft.names).toEqual({ ru: "Лифт встал", en: "Lift stopped" });
  expect(draft.synonyms).toEqual({ ru: "кабина\nне едет" });
  expect(closeDraft(draft, card)).toMatchObject({
    switched: "on",
    category: "",
    synonyms: { ru: ["кабина", "не едет"] },
  });
});

it("leaves out what was emptied, and blank lines", () => {
  const change = closeDraft(
    { ...openDraft(card), names: { ru: " ", en: " Cabin " }, synonyms: { ru: "\n a \n\n", pl: "" } },
    card,
  );
  expect(change.names).toEqual({ en: "Cabin" });
  expect(change.synonyms).toEqual({ ru: ["a"] });
});

it("opens a new problem with its name and keeps its category", () => {
  const fresh = newCard("own_sauna", "ru", "Сауна");
  const draft = openDraft(fresh);
  expect([draft.names, draft.urgency]).toEqual([{ ru: "Сауна" }, "normal"]);
  expect(closeDraft({ ...draft, category: "heating" }, fresh).category).toBe("heating");
});

it("knows the field of what does not fit", () => {
  expect(["change.synonyms.ru.2", "change.trade", "key"].map(fieldOf)).toEqual(["synonyms.ru", "trade", "key"]);
});

it("makes a key of a name", () => {
  expect(nameKey("Сауна холодная!", new Set())).toBe("own_sauna_holodnaya");
  expect(nameKey("Zepsuta łódź", new Set(["own_zepsuta_lodz"]))).toBe("own_zepsuta_lodz_2");
  expect(nameKey("Әткеншек", new Set())).toBe("own_atkenshek");
  expect(nameKey("!!!", new Set())).toBe("own_problem");
});

it("holds nothing against a field that nobody has come to", () => {
  const fresh = newCard("own_sauna", "ru", "Сауна");
  const draft = openDraft(fresh);
  const blank = ["names.ru", "names.kk", "category", "trade", "places", "urgency"].filter((field) =>
    isBlank(draft, fresh, field),
  );
  expect(blank).toEqual(["names.kk", "category", "trade", "places"]);
  expect(isBlank({ ...draft, names: { ...draft.names, kk: "С" } }, fresh, "names.kk")).toBe(false);
  expect(isBlank({ ...draft, names: { ru: "" } }, fresh, "names.ru")).toBe(false);
  expect(isBlank(draft, fresh, "key")).toBe(false);
});
