import { Button } from "antd";
import { EmptyState } from "~/parts/ui";
import { useTexts } from "~/texts";
import type { Filter } from "./filter/filter";
import { LEAST_OF_A_PHONE } from "./filter/fits";
import { NO_SEARCH } from "./filter/read_search";

interface Props {
  filter: Filter;
  set: (changes: Partial<Filter>) => void;
  clear: (() => void) | undefined;
}

/** In the place of rows when there are none; digits that are no ticket's number may be the last ones of a phone. */
export function NothingFound({ filter: { number }, set, clear }: Props) {
  const { t } = useTexts("register");
  const mayEndAPhone = number.length >= LEAST_OF_A_PHONE;
  return (
    <EmptyState
      action={
        <>
          {mayEndAPhone && (
            <Button type="primary" onClick={() => set({ ...NO_SEARCH, words: number })}>
              {t("empty.phone_end", { text: number })}
            </Button>
          )}{" "}
          {clear && <Button onClick={clear}>{t("filter.clear")}</Button>}
        </>
      }
    >
      {number ? t("empty.number", { text: number }) : clear ? t("empty.filtered") : t("empty.none")}
    </EmptyState>
  );
}
