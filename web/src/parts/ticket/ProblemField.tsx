import { useQuery } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";

/** What happened, from the catalogue, found by any words of its name. */
export function ProblemField({ company }: { company: string }) {
  const { t, language } = useTexts("parts/ticket");
  const { api } = useDozor();
  const { data, isFetching } = useQuery({
    queryKey: ["problems", company, language],
    queryFn: () => api.problems(company),
    staleTime: 600_000,
  });
  return (
    <Form.Item name="problem" label={t("ticket.problem")}>
      <Select
        showSearch={{ filterOption: (typed, option) => hasWords(String(option?.label), typed) }}
        loading={isFetching}
        options={data?.items.map(({ key, name }) => ({ value: key, label: name }))}
      />
    </Form.Item>
  );
}

/** Every typed word begins a word of the name. */
function hasWords(name: string, typed: string): boolean {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((each) => words.some((word) => word.startsWith(each)));
}
