import { Button, Segmented } from "antd";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import WaveSurfer from "wavesurfer.js";
import { useTexts } from "~/texts";
import { formatSpan } from "~/time/format";

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
  const { wave, file, loading } = useWaveform(url, audio);
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
        ref={audio}
        autoPlay
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={({ currentTarget }) => setTime(currentTarget.currentTime)}
        onDurationChange={({ currentTarget }) => setDuration(currentTarget.duration || 0)}
        onError={({ currentTarget }) => currentTarget.getAttribute("src") && onBroken()}
      />
    </fieldset>
  );
}

/** Draws the recording and gives it to the audio element. file: an address to save it from, once it is here. */
function useWaveform(url: string, audio: React.RefObject<HTMLAudioElement | null>) {
  const wave = useRef<HTMLDivElement>(null);
  const [file, setFile] = useState<string>();
  const [loading, setLoading] = useState(true);
  useEffect(() => {
    const leaving = new AbortController();
    let drawn: WaveSurfer | undefined;
    let saved: string | undefined;
    const load = async () => {
      const { current: media } = audio;
      const { current: container } = wave;
      if (!media || !container) return;
      const blob = await readBlob(url, leaving.signal);
      if (leaving.signal.aborted) return;
      setLoading(false);
      if (!blob) {
        media.src = url;
        return;
      }
      saved = URL.createObjectURL(blob);
      setFile(saved);
      drawn = WaveSurfer.create({ container, media, ...looksOf(container) });
      await drawn.loadBlob(blob).catch(() => {
        if (!leaving.signal.aborted && !media.src) media.src = url; // without a picture of it there is still the sound
      });
    };
    void load();
    return () => {
      leaving.abort();
      drawn?.destroy();
      if (saved) URL.revokeObjectURL(saved);
    };
  }, [url, audio]);
  return { wave, file, loading };
}

/** What lies there; undefined when the page may not read it, or it has gone. */
async function readBlob(url: string, signal: AbortSignal): Promise<Blob | undefined> {
  const response = await fetch(url, { signal }).catch(() => undefined);
  return response?.ok ? response.blob() : undefined;
}

function looksOf(element: HTMLElement) {
  return {
    height: 36,
    barWidth: 2,
    barGap: 1,
    cursorWidth: 2,
    normalize: true,
    waveColor: readColour(element, "--quiet"),
    progressColor: readColour(element, "--brand"),
    cursorColor: readColour(element, "--bad"),
  };
}

/** A colour of the pages as a canvas understands it: a canvas knows no variables. */
function readColour(element: HTMLElement, name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
