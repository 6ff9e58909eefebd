import { Form, Input, Modal } from "antd";
import { useTexts } from "~/texts";

/** Asks by what name the company's new guide is to be known. */
export function NewGuide({ onClose, onNamed }: { onClose: () => void; onNamed: (key: string) => void }) {
  const { t } = useTexts("knowledge");
  const [form] = Form.useForm<{ key: string }>();
  return (
    <Modal
      open
      title={t("knowledge.new")}
      onCancel={onClose}
      onOk={form.submit}
      okText={t("knowledge.new.begin")}
      cancelText={t("ticket.cancel")}
    >
      <Form form={form} layout="vertical" onFinish={({ key }) => onNamed(key)} requiredMark={false}>
        <Form.Item
          name="key"
          label={t("knowledge.new.key")}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{2,59}$/, message: t("knowledge.new.key.hint") }]}
        >
          <Input autoFocus autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
