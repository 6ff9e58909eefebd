import { Badge, Button } from "antd";
import { useCurrentOutages } from "~/parts/outages/queries";
import { hotkey } from "~/parts/telephone/use_hotkeys";
import { useTexts } from "~/texts";
import { DialOut } from "../call/DialOut";
import { PANELS, type WorkspaceEvent } from "../workspace";

interface Props {
  companies: readonly string[];
  put: (event: WorkspaceEvent) => void;
}

/** Lists to be laid on the desk, and a number to call. */
export function Tools({ companies, put }: Props) {
  const { t } = useTexts("desk", "parts/outages");
  const { outages } = useCurrentOutages(companies);
  return (
    <nav className="desk-tools" aria-label={t("tools.title")}>
      <div className="desk-panels">
        {PANELS.map((panel) => (
          <Badge key={panel} size="small" count={panel === "outages" ? outages?.length : 0} title="">
            <Button
              size="small"
              onClick={() => put({ type: "panel_opened", panel })}
              {...(panel === "outages" && hotkey("O", t("outages.title")))}
            >
              {t(`${panel}.title`)}
            </Button>
          </Badge>
        ))}
      </div>
      <DialOut companies={companies} />
    </nav>
  );
}
