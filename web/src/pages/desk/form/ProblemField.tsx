import { Form, Select, Tag } from "antd";
import { useMemo, useState } from "react";
import type { Problem } from "~/api/types";
import { useSettled } from "~/parts/ui";
import { useTexts } from "~/texts";
import { URGENCY_COLOURS } from "../colours";
import { useFoundProblems, useProblems } from "../queries";
import { fits } from "./find_problem";
import { type CallerChoice, orderProblems } from "./order_problems";

interface Props {
  company: string;
  /** What the caller has chosen in the menu: it comes first. */
  chosen: CallerChoice | undefined;
  /** It was chosen by hand: what is asked about it comes next. */
  onChosen: () => void;
}

/** What happened, from the catalogue: found here by the beginnings of words, and by the API's search, which forgives more. */
export function ProblemField({ company, chosen, onChosen }: Props) {
  const { t, word, language } = useTexts("desk");
  const [typed, setTyped] = useState("");
  const { data, isFetching } = useProblems(company);
  const words = useSettled(typed.trim());
  const { data: found, isFetching: searching } = useFoundProblems(company, words);
  const all = useMemo(() => orderProblems(data?.items ?? [], chosen, language), [data, chosen, language]);
  const here = all.filter((problem) => fits(problem, typed));
  // What only the search has found comes behind: nothing moves under a finger that is about to press Enter.
  const more =
    typed.trim() === words && words
      ? (found?.items ?? []).filter(({ key }) => !here.some((one) => one.key === key))
      : [];
  const options = [...here, ...more].map((problem) => ({ value: problem.key, label: problem.name, problem }));
  return (
    <Form.Item name="problem" label={t("form.problem")} rules={[{ required: true, message: t("form.required") }]}>
      <Select
        showSearch={{ filterOption: false, onSearch: setTyped }}
        onSelect={() => {
          setTyped("");
          onChosen();
        }}
        placeholder={t("form.problem.hint")}
        loading={isFetching}
        notFoundContent={searching || words !== typed.trim() ? t("app.loading") : <NothingFound all={all} />}
        options={options}
        optionRender={({ data: { problem } }) => (
          <span className="problem-option">
            <span>
              {problem.name} <span className="quiet">{problem.category_name}</span>
            </span>
            <Tag color={URGENCY_COLOURS[problem.urgency]}>{word("urgency", problem.urgency)}</Tag>
          </span>
        )}
      />
    </Form.Item>
  );
}

/** What is no entry of its own is registered under this one. */
const OTHER = "other";

/** What to do when no words fit; the entry for all else is named as the company calls it, unless it was switched off. */
function NothingFound({ all }: { all: readonly Problem[] }) {
  const { t } = useTexts("desk");
  const other = all.find(({ key }) => key === OTHER);
  return (
    <>
      <p>{t("form.nothing_found")}</p>
      <p className="quiet">{other ? t("form.problem.else", { name: other.name }) : t("form.problem.try")}</p>
    </>
  );
}
