import { Tag } from "antd";
import { memo } from "react";
import { useTexts } from "~/texts";
import type { Filter } from "./filter";
import { useAddress } from "./names";

interface Props {
  filter: Filter;
  set: (changes: Partial<Filter>) => void;
}

/** What was searched for, each to be let go. */
export const Searched = memo(function Searched({ filter, set }: Props) {
  const { t } = useTexts("register");
  const address = useAddress(filter.company[0] ?? "", filter.building);
  const searched: readonly (readonly [keyof Filter, string])[] = [
    ["number", filter.number && t("search.number", { text: filter.number })],
    ["phone", filter.phone && t("search.phone", { text: filter.phone })],
    ["building", filter.building && t("search.address", { text: address })],
    ["words", filter.words && t("search.words", { text: filter.words })],
    ["outage", filter.outage && t("search.outage")],
    ["at", filter.at && t("jump.at", { at: filter.at.split("/").at(-1) ?? "" })],
  ];
  const said = searched.filter(([, text]) => text);
  if (!said.length) return null;
  return (
    <div className="register-searched">
      {said.map(([name, text]) => (
        <Tag key={name} closable={{ "aria-label": t("search.let_go", { text }) }} onClose={() => set({ [name]: "" })}>
          {text}
        </Tag>
      ))}
    </div>
  );
});
