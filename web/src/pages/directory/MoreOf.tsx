import { Button } from "antd";
import { useTexts } from "~/texts";
import type { useList } from "./use_list";

/** What stands under a list that is not at its end: that it is being looked for, or the way to more. */
export function MoreOf<Item>({ list, block }: { list: ReturnType<typeof useList<Item>>; block?: boolean }) {
  const { t } = useTexts("directory");
  if (list.looking) {
    return (
      <p className="quiet" role="status">
        {t("list.looking")}
      </p>
    );
  }
  return list.hasNextPage ? (
    <Button block={block} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {t("list.more")}
    </Button>
  ) : null;
}
