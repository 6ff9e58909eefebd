import { Button, Segmented } from "antd";
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";
import { formatSpan } from "~/time/format";
import { useWaveform } from "./use_waveform";

interface Props {
  /** A signed link. */
  url: string;
  /** How the player is called. */
  label: string;
  /** The name of the file when it is saved. */
  fileName: string;
  /** The link has worn out, or what came is no sound. */
  onBroken: () => void;
}

const SPEEDS = [1, 1.5, 2];
/** Seconds that the arrow and the page keys skip. */
const STEP = 5;
const LEAP = 15;

/**
 * A recording with its waveform: play, speed, any place by a click or the keys, saving.
 * Where the storage lets no page read it (no CORS rule) it is played by its link, without a waveform.
 */
export default function RecordingPlayer({ url, label, fileName, onBroken }: Props) {
  const { t } = useTexts("parts/ticket");
  const audio = useRef<HTMLAudioElement>(null);
  const { begin, element } = useSilence(audio);
  const { wave, file, loading } = useWaveform(url, audio, element);
  const [playing, setPlaying] = useState(false);
  const [time, setTime] = useState(0);
  const [duration, setDuration] = useState(0);
  const [speed, setSpeed] = useState(1);
  const toggle = () => {
    if (audio.current?.paused) void audio.current.play().catch(() => {});
    else audio.current?.pause();
  };
  const go = (to: number) => {
    if (audio.current) audio.current.currentTime = Math.min(Math.max(to, 0), audio.current.duration || 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, () => void> = {
      ArrowLeft: () => go(time - STEP),
      ArrowRight: () => go(time + STEP),
      PageDown: () => go(time - LEAP),
      PageUp: () => go(time + LEAP),
      Home: () => go(0),
      End: () => go(duration),
      " ": toggle,
    };
    const act = steps[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const told = (seconds: number) => formatSpan(seconds * 1000, t("day_letter"));
  return (
    <fieldset className="player" aria-label={label}>
      <Button
        size="small"
        onClick={toggle}
        loading={loading}
        aria-label={playing ? t("player.stop") : t("player.play")}
      >
        {playing ? "❚❚" : "►"}
      </Button>
      <div
        className="player-wave"
        role="slider"
        tabIndex={0}
        aria-label={t("player.place")}
        aria-valuemin={0}
        aria-valuemax={Math.round(duration)}
        aria-valuenow={Math.round(time)}
        aria-valuetext={`${told(time)} / ${told(duration)}`}
        onKeyDown={onKeyDown}
      >
        <div ref={wave} />
      </div>
      <span className="player-time">
        {told(time)} / {told(duration)}
      </span>
      <Segmented
        size="small"
        aria-label={t("player.speed")}
        value={speed}
        onChange={(value) => {
          setSpeed(value);
          if (audio.current) audio.current.playbackRate = value;
        }}
        options={SPEEDS.map((value) => ({ value, label: `${value}×` }))}
      />
      {file && (
        <a href={file} download={fileName} className="player-save">
          {t("player.save")}
        </a>
      )}
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said */}
      <audio
        key={element}
        ref={audio}
        onCanPlay={begin}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={({ currentTarget }) => setTime(currentTarget.currentTime)}
        onDurationChange={({ currentTarget }) => setDuration(currentTarget.duration || 0)}
        onError={({ currentTarget }) => currentTarget.getAttribute("src") && onBroken()}
      />
    </fieldset>
  );
}

/**
 * Keeps the recording out of talks: it pauses when one begins, and when its page is left for one. Gives what lets it play by itself, as
 * it was asked to: once, and in no talk. A page that is shown again has another element: what one has played before, it would load by itself.
 */
function useSilence(audio: RefObject<HTMLAudioElement | null>) {
  const { call } = useTelephone().telephone;
  const talking = call?.phase === "connected";
  const begun = useRef(false);
  const [element, setElement] = useState(0);
  useEffect(() => {
    if (talking) audio.current?.pause();
  }, [talking, audio]);
  useLayoutEffect(() => {
    const { current: media } = audio; // a page that is hidden stays in the document, where it would play on
    return () => {
      media?.pause();
      setElement((before) => before + 1);
    };
  }, [audio]);
  const begin = () => {
    if (begun.current || talking) return;
    begun.current = true;
    void audio.current?.play().catch(() => {});
  };
  return { begin, element };
}
