import { Form, Select, Tag } from "antd";
import { useTexts } from "~/texts";
import { URGENCY_COLOURS } from "../colours";
import { useProblems } from "../queries";
import { fits } from "./find_problem";

/** What happened, from the catalogue, found by any words of its name, the most pressing marked. */
export function ProblemField({ company }: { company: string }) {
  const { t, word } = useTexts("desk");
  const { data, isFetching } = useProblems(company);
  const options = (data?.items ?? []).map((problem) => ({ value: problem.key, label: problem.name, problem }));
  return (
    <Form.Item name="problem" label={t("form.problem")} rules={[{ required: true, message: t("form.required") }]}>
      <Select
        showSearch={{ filterOption: (typed, option) => option !== undefined && fits(option.problem, typed) }}
        placeholder={t("form.problem.hint")}
        loading={isFetching}
        notFoundContent={t("form.nothing_found")}
        options={options}
        optionRender={({ data: { problem } }) => (
          <span className="problem-option">
            {problem.name}
            <Tag color={URGENCY_COLOURS[problem.urgency]}>{word("urgency", problem.urgency)}</Tag>
          </span>
        )}
      />
    </Form.Item>
  );
}
