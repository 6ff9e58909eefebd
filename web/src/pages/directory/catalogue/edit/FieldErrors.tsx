/** What does not fit in the field above. */
export function FieldErrors({ reasons }: { reasons: readonly string[] | undefined }) {
  if (!reasons?.length) return null;
  return (
    <p className="problem-error" role="alert">
      {reasons.join(" ")}
    </p>
  );
}
