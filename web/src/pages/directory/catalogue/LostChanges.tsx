import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { restoreProblem } from "~/api/own_catalogue";
import { useDozor } from "~/app/dozor_context";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";

interface Props {
  company: string;
  lost: readonly { key: string; name: string; version: number }[];
}

/** Changes of problems that the catalogue has no longer: they do nothing, and can be put away. */
export function LostChanges({ company, lost }: Props) {
  const { t } = useTexts("directory");
  const { client } = useDozor();
  const explain = useExplain();
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ key, version }: { key: string; version: number }) =>
      restoreProblem(client, company, key, version, 0),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["catalogue", company] }),
  });
  if (!lost.length) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("trouble.gone")}
      description={
        <ul className="directory-plain">
          {lost.map((one) => (
            <li key={one.key}>
              {one.name}{" "}
              <Button size="small" disabled={isPending} onClick={() => mutate(one)}>
                {t("trouble.put_away")}
              </Button>
            </li>
          ))}
          {error && <li>{explain(error)}</li>}
        </ul>
      }
    />
  );
}
