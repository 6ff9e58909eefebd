import { Alert, Button, Input, Space } from "antd";
import { useTexts } from "~/texts";

interface Props {
  note: string;
  onNote: (note: string) => void;
  /** Whether there is anything to save. */
  changed: boolean;
  saving: boolean;
  trouble: string;
  onSave: () => void;
  onClose: () => void;
}

/** What was changed and why, saving it, and leaving it. */
export function SaveLine({ note, onNote, changed, saving, trouble, onSave, onClose }: Props) {
  const { t } = useTexts("parts/versions");
  return (
    <>
      {trouble && <Alert type="error" title={trouble} showIcon />}
      <Space.Compact block>
        <Input
          value={note}
          onChange={(event) => onNote(event.target.value)}
          onPressEnter={() => changed && onSave()}
          placeholder={t("versions.note.hint")}
          aria-label={t("versions.note")}
          maxLength={500}
        />
        <Button type="primary" loading={saving} disabled={!changed} onClick={onSave}>
          {t("app.save")}
        </Button>
        <Button onClick={onClose}>{t("versions.close")}</Button>
      </Space.Compact>
    </>
  );
}
